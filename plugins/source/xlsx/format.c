/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LITERAL 64 /* bytes of shown text that are looked at: a longer one is no currency */

/* What a section of a code is found to hold. */
typedef struct Section {
  bool digits, percent, day, clock, elapsed;
  bool month;                 /* an m that may yet turn out to mean minutes */
  char last;                  /* the last letter that stood for a part of a date: y, m, d, h, s; 0: none */
  bool is_us_dollar, is_code; /* said by the currency's bracket */
  char literal[LITERAL + 2];
  size_t length;
} Section;

static void add_literal(Section *section, const char *text, size_t length) {
  if (section->length + length <= LITERAL)
    memcpy(section->literal + section->length, text, length);
  section->length += length;
}

/* ---- date letters */

/* An m between an h and an s means minutes, also beside just one of them. */
static void settle_month(Section *section) {
  section->day |= section->month;
  section->month = false;
}

static void add_date_letter(Section *section, char letter) {
  if (letter == 'm') {
    if (section->last == 'h')
      section->clock = true;
    else if (section->last != 'm')
      section->month = true;
  } else if (letter == 's') {
    section->month = false;
    section->clock = true;
  } else {
    settle_month(section);
    section->day |= letter == 'y' || letter == 'd';
    section->clock |= letter == 'h';
  }
  /* A run of m after h stays a run of minutes. */
  if (letter != 'm' || section->last != 'h')
    section->last = letter;
}

/* ---- brackets */

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/* [$SIGN-LCID]: a currency's sign, or a language alone. */
static void add_currency(Section *section, const char *text, size_t length) {
  const char *dash = memchr(text, '-', length);
  size_t sign = dash ? (size_t)(dash - text) : length;
  section->is_code = sign == 3 && is_capital(text[0]) && is_capital(text[1]) && is_capital(text[2]);
  section->is_us_dollar = dash && length - sign == 4 && strncasecmp(dash, "-409", 4) == 0;
  add_literal(section, text, sign);
}

/* [Red], [>=100], [DBNum1] say nothing of units; [h], [mm] and [ss] count on beyond a day. */
static void add_bracket(Section *section, const char *text, size_t length) {
  static const char LETTERS[] = "hms";
  if (length > 0 && *text == '$') {
    add_currency(section, text + 1, length - 1);
    return;
  }
  char first = length > 0 ? (char)tolower((unsigned char)*text) : 0;
  if (!first || !strchr(LETTERS, first))
    return;
  for (size_t i = 1; i < length; i++)
    if (tolower((unsigned char)text[i]) != first)
      return;
  section->elapsed = section->clock = true;
  section->last = first == 'm' ? 'h' : first;
}

/* ---- the section */

/* In bytes of UTF-8; 0 at the end. */
static size_t character_length(const char *at) {
  size_t length = *at != '\0';
  while (length > 0 && ((unsigned char)at[length] & 0xC0) == 0x80)
    length++;
  return length;
}

/* How long the piece at `at` is: a quoted text, a bracket, an escaped character, or one byte. */
static size_t add_piece(Section *section, const char *at) {
  const char *close;
  switch (*at) {
  case '"':
    close = strchr(at + 1, '"');
    if (!close)
      close = at + strlen(at);
    add_literal(section, at + 1, (size_t)(close - at - 1));
    return (size_t)(close - at) + (*close != '\0');
  case '[':
    close = strchr(at + 1, ']');
    if (!close)
      return 1;
    add_bracket(section, at + 1, (size_t)(close - at - 1));
    return (size_t)(close - at) + 1;
  case '\\':
    if (at[1] == '\0')
      return 1;
    add_literal(section, at + 1, 1);
    return 2;
  case '_': /* room as wide as the next character */
  case '*': /* the next character again and again */
    return 1 + character_length(at + 1);
  case '%':
    section->percent = true;
    return 1;
  case '0':
  case '#':
  case '?':
    section->digits = true;
    return 1;
  default:
    break;
  }
  if (strncasecmp(at, "General", 7) == 0) {
    section->digits = true;
    return 7;
  }
  if (strncasecmp(at, "AM/PM", 5) == 0 || strncasecmp(at, "A/P", 3) == 0) {
    section->clock = true;
    return at[1] == '/' ? 3 : 5;
  }
  if ((*at == 'E' || *at == 'e') && (at[1] == '+' || at[1] == '-'))
    return 2;
  char letter = (char)tolower((unsigned char)*at);
  if (strchr("ymdhs", letter))
    add_date_letter(section, letter);
  else if ((unsigned char)*at >= 0x80 || isalpha((unsigned char)*at) || *at == '$')
    add_literal(section, at, 1);
  return 1;
}

static const char *read_section(const char *at, Section *section) {
  *section = (Section){0};
  while (*at != '\0' && *at != ';')
    at += add_piece(section, at);
  settle_month(section);
  return *at == ';' ? at + 1 : at;
}

/* ---- units */

static bool is_no_break_space(const char *at) { return memcmp(at, "\xC2\xA0", 2) == 0; }

/* The literal text without spaces around it. */
static const char *trim_literal(Section *section) {
  section->literal[section->length] = '\0';
  char *start = section->literal, *end = start + section->length;
  while (*start == ' ' || is_no_break_space(start))
    start += *start == ' ' ? 1 : 2;
  while (end > start && (end[-1] == ' ' || (end - start >= 2 && is_no_break_space(end - 2))))
    end -= end[-1] == ' ' ? 1 : 2;
  *end = '\0';
  return start;
}

/* A currency's code (ISO 4217) in its bracket is certain, whatever it is; of signs, those of one currency alone. */
static const char *find_unit(Section *section) {
  static const char *const SIGNS[][2] = {
      {"₫", "VND"},   {"đ", "VND"},   {"Đ", "VND"},   {"đồng", "VND"}, {"Đồng", "VND"}, {"VND", "VND"},
      {"VNĐ", "VND"}, {"vnđ", "VND"}, {"vnd", "VND"}, {"US$", "USD"},  {"USD", "USD"},  {"€", "EUR"},
      {"EUR", "EUR"}, {"CNY", "CNY"}, {"JPY", "JPY"}, {"KRW", "KRW"},  {"₩", "KRW"},    {"%", "percent"},
  };
  if (section->length > LITERAL)
    return "";
  const char *text = trim_literal(section);
  if (section->is_code && strlen(text) == 3)
    return text;
  if (strcmp(text, "$") == 0)
    return section->is_us_dollar ? "USD" : "";
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
    if (strcmp(text, SIGNS[i][0]) == 0)
      return SIGNS[i][1];
  return "";
}

static FormatKind kind_of(const Section *section) {
  if (section->elapsed)
    return FORMAT_DURATION;
  if (section->day)
    return section->clock ? FORMAT_DATE_TIME : FORMAT_DATE;
  return section->clock ? FORMAT_TIME : FORMAT_NUMBER;
}

/* The first section that shows the number decides: the others differ in sign or colour. */
Format format_of_code(const char *code) {
  Section section;
  do
    code = read_section(code, &section);
  while (*code != '\0' && !section.digits && !section.day && !section.clock);
  Format format = {.kind = kind_of(&section)};
  if (format.kind != FORMAT_NUMBER)
    return format;
  if (section.percent)
    return (Format){FORMAT_NUMBER, 2, "percent"};
  if (section.digits)
    snprintf(format.unit, sizeof format.unit, "%.11s", find_unit(&section));
  return format;
}

/* 5 to 8 and 41 to 44 show the currency of whoever opens the file, so no certain one; 27 to 36 and 50 to 58 are dates
 * and times of East Asian calendars. */
Format format_of_id(uint32_t id) {
  if (id == 9 || id == 10)
    return (Format){FORMAT_NUMBER, 2, "percent"};
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return (Format){FORMAT_DATE, 0, ""};
  if (id == 22)
    return (Format){FORMAT_DATE_TIME, 0, ""};
  if (id == 46)
    return (Format){FORMAT_DURATION, 0, ""};
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return (Format){FORMAT_TIME, 0, ""};
  return (Format){FORMAT_NUMBER, 0, ""};
}
