/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/prose.h"

#include <string.h>

/* ---- one reading of a tree */

typedef struct Range {
  guint start, end, tag;
} Range;

typedef struct Flattening {
  Prose *prose;
  GString *text;
  GArray *ranges; /* Range: where tags hold, in order of their start; NULL: there are none */
  GArray *open;   /* guint: ranges not closed */
  const char *key;
} Flattening;

static guint tag_of(const char *name) {
  static const struct {
    const char *name;
    TokenTag tag;
  } tags[] = {{"person", TAG_PERSON}, {"law", TAG_LAW}, {"term", TAG_TERM}, {"link", TAG_LINK}, {"i", TAG_ITALIC}};
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++)
    if (g_str_equal(tags[i].name, name))
      return tags[i].tag;
  return 0;
}

static const Branch *choose(const GArray *branches, const char *key) {
  const Branch *other = NULL;
  for (guint i = 0; i < branches->len; i++) {
    const Branch *branch = &g_array_index(branches, Branch, i);
    if (g_str_equal(branch->key, key))
      return branch;
    if (g_str_equal(branch->key, "other"))
      other = branch;
  }
  return other;
}

static void add_hole(Flattening *flat, const Node *node) {
  if (g_str_equal(node->text, "br")) {
    g_string_append_c(flat->text, '\n');
    return;
  }
  Hole hole = {node->text, node->kind == NODE_FIGURE};
  g_array_append_val(flat->prose->holes, hole);
  g_string_append_unichar(flat->text, PROSE_HOLE);
}

static void open_tag(Flattening *flat, const char *name) {
  if (!flat->ranges) {
    flat->ranges = g_array_new(FALSE, FALSE, sizeof(Range));
    flat->open = g_array_new(FALSE, FALSE, sizeof(guint));
  }
  guint index = flat->ranges->len;
  Range range = {(guint)flat->text->len, G_MAXUINT, tag_of(name)};
  g_array_append_val(flat->ranges, range);
  g_array_append_val(flat->open, index);
}

static void close_tag(Flattening *flat) {
  if (!flat->open || flat->open->len == 0)
    return;
  guint index = g_array_index(flat->open, guint, flat->open->len - 1);
  g_array_index(flat->ranges, Range, index).end = (guint)flat->text->len;
  g_array_set_size(flat->open, flat->open->len - 1);
}

/* As deep as pattern_parse lets choices nest. */
static void flatten(Flattening *flat, const GArray *nodes) {
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index(nodes, Node, i);
    switch (node->kind) {
    case NODE_TEXT:
      g_string_append(flat->text, node->text);
      break;
    case NODE_ARGUMENT:
    case NODE_FIGURE:
      add_hole(flat, node);
      break;
    case NODE_OPEN:
      open_tag(flat, node->text);
      break;
    case NODE_CLOSE:
      close_tag(flat);
      break;
    default: {
      const Branch *branch = choose(node->branches, flat->key);
      if (branch)
        flatten(flat, branch->nodes);
    }
    }
  }
}

/* ---- tokens */

typedef struct Scanner {
  Dictionary *dictionary;
  Prose *prose;
  const char *text, *at;
  gboolean space;
  guint holes;
} Scanner;

static void add_token(Scanner *scanner, TokenKind kind, const char *start, const char *end) {
  Token token = {.kind = kind,
                 .start = (guint)(start - scanner->text),
                 .length = (guint)(end - start),
                 .space = scanner->space != FALSE};
  if (kind == TOKEN_HOLE) {
    token.hole = scanner->holes++;
  } else {
    const WrittenWord *written = dictionary_read(scanner->dictionary, start, token.length);
    token.word = written->word;
    token.traits = written->traits;
    token.roman = kind == TOKEN_WORD ? written->roman & 0xFF : 0;
    token.capital = kind == TOKEN_WORD && (written->traits & TRAIT_CAPITAL) != 0;
  }
  g_array_append_val(scanner->prose->tokens, token);
  scanner->space = FALSE;
}

static gboolean is_letter(gunichar c) {
  return c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c) || g_unichar_ismark(c);
}
static gboolean is_joint(gunichar c) {
  return c == '.' || c == ',' || c == '-' || c == '/' || c == '\'' || c == 0x2019 || c == ':' || c == '&' || c == '_' ||
         c == '@' || c == 0x2010 || c == 0x2011 || c == 0x2013;
}
/* ² and ³ stand behind units. */
static gboolean is_inner(gunichar c) {
  return c < 0x80 ? g_ascii_isalnum((char)c) : is_letter(c) || c == 0xB2 || c == 0xB3;
}

/* What a chunk is made of. */
typedef struct Parts {
  gboolean digits, letters, joints;
} Parts;

static void note_inner(Parts *parts, gunichar c) {
  gboolean digit = c < 0x80 ? g_ascii_isdigit((char)c) : g_unichar_isdigit(c);
  parts->digits = parts->digits || digit;
  parts->letters = parts->letters || (c < 0x80 ? !digit : is_letter(c));
}

/* Letters, digits, and marks that stand between two of them. */
static const char *chunk_end(const char *start, Parts *parts) {
  const char *end = start;
  for (const char *p = start; *p;) {
    gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
    const char *next = g_utf8_next_char(p);
    if (is_inner(c)) {
      note_inner(parts, c);
      end = next;
    } else if (is_joint(c) && end == p && is_inner(g_utf8_get_char(next))) {
      parts->joints = TRUE;
    } else {
      break;
    }
    p = next;
  }
  return end;
}

static const char *skip_digits(const char *p, const char *end) {
  while (p < end && g_ascii_isdigit(*p))
    p++;
  return p;
}

/* A number with its separators: each between digits, of any sort. */
static const char *number_end(const char *p, const char *end) {
  p = skip_digits(p, end);
  while (p + 1 < end && (*p == '.' || *p == ',') && g_ascii_isdigit(p[1]))
    p = skip_digits(p + 1, end);
  return p;
}

/* Words and marks of a chunk without digits. */
static void scan_letters(Scanner *scanner, const char *start, const char *end) {
  for (const char *p = start; p < end;) {
    const char *word = p;
    gunichar c = g_utf8_get_char(p);
    while (p < end && (is_inner(c) || ((c == '\'' || c == 0x2019) && p > word))) {
      p = g_utf8_next_char(p);
      c = p < end ? g_utf8_get_char(p) : 0;
    }
    if (p > word) {
      add_token(scanner, TOKEN_WORD, word, p);
      continue;
    }
    p = g_utf8_next_char(p);
    add_token(scanner, TOKEN_MARK, word, p);
  }
}

/* Numbers and marks of a chunk without letters: "2020-2025", "27/3/2024", "9:00". */
static void scan_digits(Scanner *scanner, const char *start, const char *end) {
  for (const char *p = start; p < end;) {
    const char *number = p;
    p = number_end(p, end);
    if (p > number) {
      add_token(scanner, TOKEN_NUMBER, number, p);
      continue;
    }
    p = g_utf8_next_char(p);
    add_token(scanner, TOKEN_MARK, number, p);
  }
}

static gboolean all_letters(const char *p, const char *end) {
  for (; p < end; p = g_utf8_next_char(p))
    if (!is_letter(g_utf8_get_char(p)))
      return FALSE;
  return TRUE;
}

static gboolean is_suffix(const char *p, const char *end) {
  static const char *const suffixes[] = {"st", "nd", "rd", "th"};
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (end - p == 2 && g_ascii_strncasecmp(p, suffixes[i], 2) == 0)
      return TRUE;
  return FALSE;
}

/* Of any size: what stands before a year is read as one. */
static gboolean is_roman(const char *p, const char *end) {
  const char *start = p;
  while (p < end && strchr("IVXLC", *p))
    p++;
  return p == end && p > start;
}

/* Units are written on to figures: 50ha, 10km², 4MW, 10USD.  One capital behind digits is a name: 294B, 5G. */
static gboolean is_unit_part(const char *p, const char *end) {
  if (end - p == 1)
    return *p == 'm';
  if (end > p + 1 && ((guchar)end[-2] == 0xC2) && ((guchar)end[-1] == 0xB2 || (guchar)end[-1] == 0xB3))
    end -= 2;
  return end - p <= 4 && all_letters(p, end);
}

/* "I/2024", "Q1/2024", "first-2024": what a slash parts from a year. */
static const char *slash_before_year(const char *start, const char *end) {
  const char *slash = end - 5;
  if (end - start < 6 || (*slash != '/' && *slash != '-') || skip_digits(slash + 1, end) != end)
    return NULL;
  return slash;
}

static gboolean is_quarter(const char *p, const char *end) {
  return end - p == 2 && strchr("QqHh", p[0]) && g_ascii_isdigit(p[1]);
}

static void scan_mixed(Scanner *scanner, const char *start, const char *end);

static gboolean scan_before_year(Scanner *scanner, const char *start, const char *end) {
  const char *slash = slash_before_year(start, end);
  if (!slash || !(is_roman(start, slash) || is_quarter(start, slash)))
    return FALSE;
  if (is_roman(start, slash))
    add_token(scanner, TOKEN_WORD, start, slash);
  else
    scan_mixed(scanner, start, slash);
  scan_digits(scanner, slash, end);
  return TRUE;
}

/* A range that ends in a unit, "10-12ha", or an ordinal, or a code. */
static void scan_mixed(Scanner *scanner, const char *start, const char *end) {
  const char *number = number_end(start, end);
  if (number > start && is_suffix(number, end))
    add_token(scanner, TOKEN_ORDINAL, start, end);
  else if (number > start && is_unit_part(number, end)) {
    add_token(scanner, TOKEN_NUMBER, start, number);
    add_token(scanner, TOKEN_WORD, number, end);
  } else if (number > start && *number == '-' && is_unit_part(number_end(number + 1, end), end)) {
    add_token(scanner, TOKEN_NUMBER, start, number);
    add_token(scanner, TOKEN_MARK, number, number + 1);
    scan_mixed(scanner, number + 1, end);
  } else if (!scan_before_year(scanner, start, end)) {
    const char *letters = start;
    while (letters < end && g_ascii_isalpha(*letters))
      letters++;
    /* VND4,680; USD10.31 */
    if (letters - start == 3 && g_ascii_isupper(*start) && number_end(letters, end) == end) {
      add_token(scanner, TOKEN_WORD, start, letters);
      add_token(scanner, TOKEN_NUMBER, letters, end);
    } else {
      add_token(scanner, TOKEN_CODE, start, end);
    }
  }
}

static gboolean has_digit(const char *p, const char *end) {
  while (p < end && !g_ascii_isdigit(*p))
    p++;
  return p < end;
}

/* five-year, 5-year, 1.3-percentage-point, 19th-century: the figure is one thing, the word another. */
static gboolean scan_compound(Scanner *scanner, const char *start, const char *end) {
  const char *number = number_end(start, end);
  const char *head = number;
  if (head > start && head + 2 < end && is_suffix(head, head + 2) && head[2] == '-')
    head += 2;
  if (number == start || *head != '-' || !g_ascii_islower(head[1]) || has_digit(head + 1, end))
    return FALSE;
  add_token(scanner, head > number ? TOKEN_ORDINAL : TOKEN_NUMBER, start, head);
  add_token(scanner, TOKEN_MARK, head, head + 1);
  scan_letters(scanner, head + 1, end);
  return TRUE;
}

/* level-2, grade-5: a word and a figure; COVID-19 is a name. */
static gboolean scan_word_figure(Scanner *scanner, const char *start, const char *end) {
  const char *hyphen = memchr(start, '-', (gsize)(end - start));
  if (!hyphen || !g_ascii_islower(*start) || !all_letters(start, hyphen) || hyphen + 1 == end ||
      skip_digits(hyphen + 1, end) != end)
    return FALSE;
  scan_letters(scanner, start, hyphen + 1);
  add_token(scanner, TOKEN_NUMBER, hyphen + 1, end);
  return TRUE;
}

static void scan_chunk(Scanner *scanner) {
  Parts parts = {0};
  const char *start = scanner->at, *end = chunk_end(start, &parts);
  if (!parts.digits && !parts.joints)
    add_token(scanner, TOKEN_WORD, start, end);
  else if (!parts.digits)
    scan_letters(scanner, start, end);
  else if (!parts.letters)
    scan_digits(scanner, start, end);
  else if (!scan_compound(scanner, start, end) && !scan_word_figure(scanner, start, end))
    scan_mixed(scanner, start, end);
  scanner->at = end;
}

static gboolean is_space(gunichar c) {
  return c < 0x80 ? g_ascii_isspace((char)c) : g_unichar_isspace(c) || c == 0xA0 || c == 0x202F;
}

static void scan(Scanner *scanner) {
  while (*scanner->at) {
    gunichar c = (guchar)*scanner->at < 0x80 ? (guchar)*scanner->at : g_utf8_get_char(scanner->at);
    const char *next = g_utf8_next_char(scanner->at);
    if (is_space(c)) {
      scanner->space = TRUE;
      scanner->at = next;
    } else if (is_inner(c)) {
      scan_chunk(scanner);
    } else {
      add_token(scanner, c == PROSE_HOLE && scanner->holes < scanner->prose->holes->len ? TOKEN_HOLE : TOKEN_MARK,
                scanner->at, next);
      scanner->at = next;
    }
  }
}

/* ---- tags and sentences */

/* Ranges nest, so a token that starts within one stands in it; both are in order of their starts. */
static void mark_tags(Prose *prose, const GArray *ranges) {
  guint t = 0;
  for (guint r = 0; r < ranges->len; r++) {
    const Range *range = &g_array_index(ranges, Range, r);
    while (t < prose->tokens->len && g_array_index(prose->tokens, Token, t).start < range->start)
      t++;
    if (range->tag == 0)
      continue;
    for (guint i = t; i < prose->tokens->len; i++) {
      Token *token = &g_array_index(prose->tokens, Token, i);
      if (token->start >= range->end)
        break;
      token->tags |= range->tag;
    }
  }
}

gboolean token_is(const Prose *prose, guint index, const char *text) {
  if (index >= prose->tokens->len)
    return FALSE;
  const Token *token = prose_token(prose, index);
  return *text == prose->text[token->start] && strlen(text) == token->length &&
         memcmp(prose->text + token->start, text, token->length) == 0;
}

/* Words that a full stop abbreviates: No., vs., Co., and initials: TP., Q.  At the end of a sentence stand longer ones:
 * "of the PPC." */
static gboolean is_abbreviated(const Prose *prose, guint index) {
  const Token *token = prose_token(prose, index);
  if (token->kind != TOKEN_WORD)
    return FALSE;
  if (token->traits & TRAIT_ABBREVIATION)
    return TRUE;
  const char *p = prose->text + token->start, *end = p + token->length;
  guint letters = 0;
  for (; p < end; p = g_utf8_next_char(p))
    if (++letters > 2 || !g_unichar_isupper(g_utf8_get_char(p)))
      return FALSE;
  return TRUE;
}

static gboolean starts_sentence(const Prose *prose, guint index) {
  const Token *token = prose_token(prose, index);
  return token->space && (token->capital || token->kind != TOKEN_WORD) && !(token->traits & TRAIT_STOP);
}

static void mark_sentences(Prose *prose) {
  gboolean ended = FALSE, words = FALSE;
  guint sentence = 0;
  prose->clauses = 0;
  for (guint i = 0; i < prose->tokens->len; i++) {
    Token *token = &g_array_index(prose->tokens, Token, i);
    if (ended && words && starts_sentence(prose, i)) {
      sentence++;
      words = FALSE;
    }
    token->sentence = sentence;
    words = words || token->kind == TOKEN_WORD || token->kind == TOKEN_HOLE;
    if (token->traits & TRAIT_STOP)
      ended = i == 0 || !is_abbreviated(prose, i - 1) || !token_is(prose, i, ".");
    else if (!(token->traits & TRAIT_CLOSING))
      ended = FALSE;
    prose->clauses += (token->traits & TRAIT_CLAUSE) != 0;
  }
  prose->sentences = prose->tokens->len > 0 ? sentence + 1 : 0;
  prose->clauses += prose->sentences;
}

Prose *prose_new(void) {
  Prose *prose = g_new0(Prose, 1);
  prose->buffer = g_string_sized_new(256);
  prose->text = prose->buffer->str;
  prose->tokens = g_array_sized_new(FALSE, FALSE, sizeof(Token), 64);
  prose->holes = g_array_new(FALSE, FALSE, sizeof(Hole));
  return prose;
}

void prose_read(Prose *prose, Dictionary *dictionary, const GArray *nodes, const char *key) {
  Flattening flat = {.prose = prose, .text = prose->buffer, .key = key};
  g_string_truncate(prose->buffer, 0);
  g_array_set_size(prose->tokens, 0);
  g_array_set_size(prose->holes, 0);
  flatten(&flat, nodes);
  prose->text = prose->buffer->str;
  Scanner scanner = {.dictionary = dictionary, .prose = prose, .text = prose->text, .at = prose->text};
  scan(&scanner);
  if (flat.ranges) {
    mark_tags(prose, flat.ranges);
    g_array_unref(flat.ranges);
    g_array_unref(flat.open);
  }
  mark_sentences(prose);
}

void prose_free(Prose *prose) {
  if (!prose)
    return;
  g_string_free(prose->buffer, TRUE);
  g_array_unref(prose->tokens);
  g_array_unref(prose->holes);
  g_free(prose);
}

char *prose_quote(const Prose *prose, guint first, guint count) {
  const Token *from = prose_token(prose, first), *to = prose_token(prose, first + count - 1);
  g_autofree char *text = g_strndup(prose->text + from->start, to->start + to->length - from->start);
  GString *quoted = g_string_new(text);
  g_string_replace(quoted, "\xEF\xBF\xBC", "{…}", 0);
  return g_string_free(quoted, FALSE);
}
