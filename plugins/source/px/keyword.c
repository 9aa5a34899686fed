/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyword.h"

#include <string.h>

#include "../../buffer.h"
#include "../../near.h"

#define FAULTS_SHOWN 50
#define UNKNOWN_SHOWN 10
#define LONGEST_NAME 60
#define MOST_KEYWORDS 20000 /* each is held against those before it */

/* All keywords of AXIS-VERSION 2013, and what PxWeb and earlier versions add. */
static const char *const KNOWN[] = {"AGGREGALLOWED",
                                    "ATTRIBUTE-ID",
                                    "ATTRIBUTE-TEXT",
                                    "ATTRIBUTES",
                                    "AUTOPEN",
                                    "AXIS-VERSION",
                                    "BASEPERIOD",
                                    "CELLNOTE",
                                    "CELLNOTEX",
                                    "CFPRICES",
                                    "CHARSET",
                                    "CODEPAGE",
                                    "CODES",
                                    "CONFIDENTIAL",
                                    "CONTACT",
                                    "CONTENTS",
                                    "CONTVARIABLE",
                                    "COPYRIGHT",
                                    "CREATION-DATE",
                                    "DATA",
                                    "DATABASE",
                                    "DATANOTE",
                                    "DATANOTECELL",
                                    "DATANOTESUM",
                                    "DATASYMBOL1",
                                    "DATASYMBOL2",
                                    "DATASYMBOL3",
                                    "DATASYMBOL4",
                                    "DATASYMBOL5",
                                    "DATASYMBOL6",
                                    "DATASYMBOLNIL",
                                    "DATASYMBOLSUM",
                                    "DAYADJ",
                                    "DECIMALS",
                                    "DEFAULT-GRAPH",
                                    "DESCRIPTION",
                                    "DESCRIPTIONDEFAULT",
                                    "DIRECTORY-PATH",
                                    "DOMAIN",
                                    "DOUBLECOLUMN",
                                    "ELIMINATION",
                                    "FIRST-PUBLISHED",
                                    "HEADING",
                                    "HIERARCHIES",
                                    "HIERARCHYLEVELS",
                                    "HIERARCHYLEVELSOPEN",
                                    "HIERARCHYNAMES",
                                    "INFO",
                                    "INFOFILE",
                                    "KEYS",
                                    "LANGUAGE",
                                    "LANGUAGES",
                                    "LAST-UPDATED",
                                    "LINK",
                                    "MAP",
                                    "MATRIX",
                                    "META-ID",
                                    "NEXT-UPDATE",
                                    "NOTE",
                                    "NOTEX",
                                    "OFFICIAL-STATISTICS",
                                    "PARTITIONED",
                                    "PRECISION",
                                    "PRESTEXT",
                                    "PX-SERVER",
                                    "REFPERIOD",
                                    "ROUNDING",
                                    "SEASADJ",
                                    "SHOWDECIMALS",
                                    "SOURCE",
                                    "STOCKFA",
                                    "STUB",
                                    "SUBJECT-AREA",
                                    "SUBJECT-CODE",
                                    "SURVEY",
                                    "SYNONYMS",
                                    "TABLEID",
                                    "TIMEVAL",
                                    "TITLE",
                                    "UNITS",
                                    "UPDATE-FREQUENCY",
                                    "VALUENOTE",
                                    "VALUENOTEX",
                                    "VALUES",
                                    "VARIABLE-TYPE",
                                    "VARIABLECODE",
                                    NULL};

typedef struct Scanner {
  Keywords *keywords;
  const char *at, *end;
  uint32_t line, faults, unknown;
} Scanner;

/* ---- reporting */

static bool may_report(Scanner *scanner) { return scanner->faults++ < FAULTS_SHOWN; }

static void warn_unknown(Scanner *scanner, const Keyword *keyword) {
  Keywords *keywords = scanner->keywords;
  for (size_t i = 0; KNOWN[i]; i++)
    if (strcmp(KNOWN[i], keyword->name) == 0)
      return;
  if (scanner->unknown++ >= UNKNOWN_SHOWN)
    return;
  sn_warn_at(keywords->context, keywords->shown, keyword->line, "keyword %s is not known, and passed over",
             keyword->name);
  hint_near(keywords->context, keyword->name, KNOWN);
}

/* ---- reading */

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void skip_blank(Scanner *scanner) {
  for (; scanner->at < scanner->end && is_blank(*scanner->at); scanner->at++)
    scanner->line += *scanner->at == '\n';
}

static bool take(Scanner *scanner, char c) {
  skip_blank(scanner);
  if (scanner->at >= scanner->end || *scanner->at != c)
    return false;
  scanner->at++;
  return true;
}

/* Appends the text between the quotes at `at`.  false: it has no end. */
static bool take_quoted(Scanner *scanner, Buffer *text) {
  const char *close = memchr(scanner->at + 1, '"', (size_t)(scanner->end - scanner->at - 1));
  if (!close)
    return false;
  /* A long text may be broken within the quotes too: the break is a space. */
  for (const char *c = scanner->at + 1; c < close; c++) {
    scanner->line += *c == '\n';
    if (*c != '\r' && *c != '\n')
      buffer_char(text, *c);
    else if (text->length > 0 && text->data[text->length - 1] != ' ')
      buffer_char(text, ' ');
  }
  scanner->at = close + 1;
  return true;
}

static void add_text(Texts *texts, Buffer *text) {
  buffer_char(text, '\0');
  *array_add(texts) = string_copy(text->data);
  buffer_clear(text);
}

/* Texts in quotes that follow each other, or a word without quotes. */
static bool take_value(Scanner *scanner, const char *stop, Buffer *text) {
  skip_blank(scanner);
  if (scanner->at < scanner->end && *scanner->at != '"') {
    while (scanner->at < scanner->end && !strchr(stop, *scanner->at) && *scanner->at != '"' && !is_blank(*scanner->at))
      buffer_char(text, *scanner->at++);
    return true;
  }
  while (scanner->at < scanner->end && *scanner->at == '"') {
    if (!take_quoted(scanner, text))
      return false;
    skip_blank(scanner);
  }
  return true;
}

/* ("a","b") or [en]: what stands between the brackets. */
static bool take_bracket(Scanner *scanner, char close, Texts *texts) {
  Buffer text = {0};
  const char stop[] = {',', close, '\0'};
  bool good = true;
  do {
    good = take_value(scanner, stop, &text);
    add_text(texts, &text);
  } while (good && texts->count < MOST_SUBKEYS && take(scanner, ','));
  buffer_free(&text);
  return good && take(scanner, close);
}

static void take_name(Scanner *scanner, Keyword *keyword) {
  Buffer name = {0};
  for (; scanner->at < scanner->end && name.length < LONGEST_NAME; scanner->at++) {
    char c = *scanner->at;
    if (c >= 'a' && c <= 'z')
      c = (char)(c - 'a' + 'A');
    if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
      break;
    buffer_char(&name, c);
  }
  buffer_char(&name, '\0');
  keyword->name = string_copy(name.data);
  buffer_free(&name);
}

/* To behind the semicolon that ends the values, however they are. */
static void skip_values(Scanner *scanner) {
  bool quoted = false;
  for (; scanner->at < scanner->end && (quoted || *scanner->at != ';'); scanner->at++) {
    scanner->line += *scanner->at == '\n';
    quoted ^= *scanner->at == '"';
  }
  scanner->at += scanner->at < scanner->end;
}

/* TLIST(A1,"1994"-"1996") and TLIST(A1),"1994","1995" become TLIST, A1 and the periods. */
static bool take_values(Scanner *scanner, Keyword *keyword) {
  Buffer text = {0};
  bool good = true, more = true;
  while (good && more) {
    good = take_value(scanner, ",;()", &text);
    add_text(&keyword->values, &text);
    more = false;
    for (skip_blank(scanner); scanner->at < scanner->end && strchr(",()-", *scanner->at); skip_blank(scanner)) {
      keyword->range |= *scanner->at == '-';
      /* A closing bracket is no value's beginning. */
      more = *scanner->at != ')';
      scanner->at++;
    }
  }
  buffer_free(&text);
  return good;
}

static bool same_texts(const Texts *a, const Texts *b) {
  for (size_t i = 0; i < a->count && a->count == b->count; i++)
    if (strcmp(a->items[i], b->items[i]) != 0)
      return false;
  return a->count == b->count;
}

/* Notes of one thing may be several. */
static bool is_repeated(const Keywords *keywords, const Keyword *keyword) {
  if (strstr(keyword->name, "NOTE"))
    return false;
  for (size_t i = 0; i < keywords->list.count; i++) {
    const Keyword *other = &keywords->list.items[i];
    if (strcmp(other->name, keyword->name) == 0 && same_texts(&other->subkeys, &keyword->subkeys) &&
        (other->language ? keyword->language && strcmp(other->language, keyword->language) == 0 : !keyword->language))
      return true;
  }
  return false;
}

static void texts_clear(Texts *texts) {
  for (size_t i = 0; i < texts->count; i++)
    free(texts->items[i]);
  array_free(texts);
}

static void keyword_clear(Keyword *keyword) {
  free(keyword->name);
  free(keyword->language);
  texts_clear(&keyword->subkeys);
  texts_clear(&keyword->values);
}

static bool take_key(Scanner *scanner, Keyword *keyword) {
  Texts language = {0};
  bool good = true;
  take_name(scanner, keyword);
  if (take(scanner, '[')) {
    good = take_bracket(scanner, ']', &language);
    keyword->language = string_copy(language.count > 0 ? language.items[0] : "");
    texts_clear(&language);
  }
  if (good && take(scanner, '('))
    good = take_bracket(scanner, ')', &keyword->subkeys);
  return good;
}

/* The values of a keyword; what is wrong with them does not hide what follows. */
static void read_values(Scanner *scanner, Keyword *keyword) {
  Keywords *keywords = scanner->keywords;
  if (!take_values(scanner, keyword)) {
    if (may_report(scanner))
      sn_fail_at(keywords->context, keywords->shown, scanner->line,
                 "the quote that opens a text in this line is never closed");
    scanner->at = scanner->end;
  } else if (!take(scanner, ';')) {
    if (may_report(scanner))
      sn_fail_at(keywords->context, keywords->shown, keyword->line,
                 "the values of keyword %s do not end with a semicolon", keyword->name);
    skip_values(scanner);
  } else if (is_repeated(keywords, keyword)) {
    if (may_report(scanner))
      sn_fail_at(keywords->context, keywords->shown, keyword->line, "keyword %s is given twice for the same thing",
                 keyword->name);
  } else {
    *array_add(&keywords->list) = *keyword;
    return;
  }
  keyword_clear(keyword);
}

/* The key up to its "=".  false: reported. */
static bool read_key(Scanner *scanner, Keyword *keyword) {
  Keywords *keywords = scanner->keywords;
  bool good = take_key(scanner, keyword);
  if (*keyword->name == '\0') {
    if (may_report(scanner))
      sn_fail_at(keywords->context, keywords->shown, keyword->line, "a keyword was expected here");
    return false;
  }
  if (good && take(scanner, '='))
    return true;
  if (may_report(scanner))
    sn_fail_at(keywords->context, keywords->shown, keyword->line, "keyword %s is not followed by “=” and its values",
               keyword->name);
  return false;
}

static bool has_room(Scanner *scanner) {
  Keywords *keywords = scanner->keywords;
  if (keywords->list.count < MOST_KEYWORDS)
    return true;
  scanner->faults++;
  return sn_fail_at(keywords->context, keywords->shown, scanner->line, "the file has more than %d keywords",
                    MOST_KEYWORDS);
}

/* false: it was DATA, or nothing more can be read. */
static bool read_keyword(Scanner *scanner) {
  skip_blank(scanner);
  if (scanner->at >= scanner->end || !has_room(scanner))
    return false;
  Keyword keyword = {.line = scanner->line};
  if (!read_key(scanner, &keyword)) {
    keyword_clear(&keyword);
    skip_values(scanner);
    return true;
  }
  if (strcmp(keyword.name, "DATA") == 0) {
    scanner->keywords->data = scanner->at;
    scanner->keywords->data_line = scanner->line;
    keyword_clear(&keyword);
    return false;
  }
  warn_unknown(scanner, &keyword);
  read_values(scanner, &keyword);
  return true;
}

bool keywords_read(Keywords *keywords, SnContext *context, const char *shown, const char *text, const char *end) {
  *keywords = (Keywords){.context = context, .shown = shown};
  Scanner scanner = {keywords, text, end, 1, 0, 0};
  while (read_keyword(&scanner))
    ;
  if (scanner.unknown > UNKNOWN_SHOWN)
    sn_warn_at(context, shown, 0, "%u more keywords are not known", scanner.unknown - UNKNOWN_SHOWN);
  if (scanner.faults > FAULTS_SHOWN)
    sn_fail_at(context, shown, 0, "%u more keywords have such faults", scanner.faults - FAULTS_SHOWN);
  if (!keywords->data && scanner.faults == 0)
    return sn_fail_at(context, shown, 0, "the file has no DATA: it is no PC-Axis file, or its end is missing");
  return scanner.faults == 0;
}

void keywords_clear(Keywords *keywords) {
  for (size_t i = 0; i < keywords->list.count; i++)
    keyword_clear(&keywords->list.items[i]);
  array_free(&keywords->list);
}

static bool is_of(const Keyword *keyword, const char *name, const char *language) {
  if (strcmp(keyword->name, name) != 0)
    return false;
  return language ? keyword->language && strcmp(keyword->language, language) == 0 : !keyword->language;
}

const Keyword *keywords_find(const Keywords *keywords, const char *name, const char *language, const char *subkey) {
  for (size_t i = 0; i < keywords->list.count; i++) {
    const Keyword *keyword = &keywords->list.items[i];
    if (!is_of(keyword, name, language) || keyword->subkeys.count != (subkey != NULL))
      continue;
    if (!subkey || strcmp(keyword->subkeys.items[0], subkey) == 0)
      return keyword;
  }
  return NULL;
}
