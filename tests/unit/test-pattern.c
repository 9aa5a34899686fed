/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "language-suites.h"
#include "language/pattern.h"

static const Place place = {.file = "en.po", .line = 12};

static void append_pieces(GString *out, const GArray *pieces) {
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    switch (piece->kind) {
    case PIECE_TEXT:
      g_string_append_printf(out, "[%s]", piece->text);
      break;
    case PIECE_PLACEHOLDER:
      g_string_append_printf(out, piece->magnitude ? "#%s" : "{%s}", piece->text);
      break;
    case PIECE_OPEN:
      g_string_append_printf(out, "<%s>", piece->text);
      break;
    case PIECE_CLOSE:
      g_string_append_printf(out, "</%s>", piece->text);
      break;
    }
  }
}

/* Pieces written as [text], {placeholder}, #magnitude, <open>, </close>; NULL for a fault. */
static char *pieces_of(const char *pattern, const Argument *arguments, guint count) {
  g_autoptr(Locale) en = locale_new("en", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GArray) pieces = pattern_pieces(pattern, en, arguments, count, &place, diagnostics);
  CU_ASSERT((pieces == NULL) == (diagnostics_errors(diagnostics) > 0));
  if (!pieces)
    return NULL;
  GString *out = g_string_new(NULL);
  append_pieces(out, pieces);
  return g_string_free(out, FALSE);
}

#define ASSERT_PIECES(pattern, arguments, count, expected)                                                             \
  do {                                                                                                                 \
    g_autofree char *unit_pieces = pieces_of(pattern, arguments, count);                                               \
    ASSERT_STRING(unit_pieces, expected);                                                                              \
  } while (0)

static void test_plain(void) {
  ASSERT_PIECES("", NULL, 0, "");
  ASSERT_PIECES("The State budget", NULL, 0, "[The State budget]");
  ASSERT_PIECES("nearly {revenue}, or {plan_share}", NULL, 0, "[nearly ]{revenue}[, or ]{plan_share}");
  ASSERT_PIECES("{ spaced }{tổng thu}", NULL, 0, "{spaced}{tổng thu}");
  ASSERT_PIECES("50 > 5 < 9 <= x # |", NULL, 0, "[50 > 5 < 9 <= x # |]");
}

static void test_tags(void) {
  ASSERT_PIECES("<b>a<i>{x}</i></b> m<sup>2</sup>", NULL, 0, "<b>[a]<i>{x}</i></b>[ m]<sup>[2]</sup>");
  ASSERT_PIECES("<term>x</term><person>y</person><law>z</law><link>u</link><sub>v</sub>", NULL, 0,
                "<term>[x]</term><person>[y]</person><law>[z]</law><link>[u]</link><sub>[v]</sub>");
}

static void test_quotes(void) {
  ASSERT_PIECES("the People's Council", NULL, 0, "[the People's Council]");
  ASSERT_PIECES("the Councils' {x}", NULL, 0, "[the Councils' ]{x}");
  ASSERT_PIECES("O''{x}", NULL, 0, "[O']{x}");
  ASSERT_PIECES("'{x}' and '<b>'", NULL, 0, "[{x} and <b>]");
  ASSERT_PIECES("'{it''s}'", NULL, 0, "[{it's}]");
  ASSERT_PIECES("'#1'", NULL, 0, "['#1']");
  const Argument argument = {.name = "n", .has_number = TRUE, .number = {5, 0}};
  ASSERT_PIECES("{n, plural, other {No. '#'#}}", &argument, 1, "[No. #]#n");
}

static void test_select(void) {
  const char *pattern = "There was {growth, select, up {an increase of #} down {a decrease of #} other {no change}}.";
  Argument argument = {.name = "growth", .direction = "up"};
  ASSERT_PIECES(pattern, &argument, 1, "[There was an increase of ]#growth[.]");
  argument.direction = "down";
  ASSERT_PIECES(pattern, &argument, 1, "[There was a decrease of ]#growth[.]");
  argument.direction = "flat";
  ASSERT_PIECES(pattern, &argument, 1, "[There was no change.]");
  ASSERT_PIECES("{growth,select,flat{same}other{{growth} more}}", &argument, 1, "[same]");
  argument.direction = "up";
  ASSERT_PIECES("{growth,select,other{{growth} <b>more</b>}flat{same}}", &argument, 1, "{growth}[ ]<b>[more]</b>");
}

static void test_plural(void) {
  const char *pattern = "{n, plural, =0 {no project} one {# project} other {# projects}} approved";
  Argument argument = {.name = "n", .has_number = TRUE, .number = {1, 0}};
  ASSERT_PIECES(pattern, &argument, 1, "#n[ project approved]");
  argument.number = (SnDecimal){10, 1};
  ASSERT_PIECES(pattern, &argument, 1, "#n[ projects approved]");
  argument.number = (SnDecimal){0, 2};
  ASSERT_PIECES(pattern, &argument, 1, "[no project approved]");
  argument.number = (SnDecimal){310, 0};
  ASSERT_PIECES(pattern, &argument, 1, "#n[ projects approved]");
}

static void test_nested(void) {
  const Argument arguments[] = {{.name = "n", .has_number = TRUE, .number = {1, 0}},
                                {.name = "growth", .direction = "down"}};
  ASSERT_PIECES("{n, plural, one {# unit {growth, select, down {less #} other {more #}} (#)} other {# units}}",
                arguments, 2, "#n[ unit less ]#growth[ (]#n[)]");
}

static void check_fault(const char *pattern, const char *expected, int line) {
  g_autoptr(Locale) en = locale_new("en", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Argument arguments[] = {{.name = "growth", .direction = "up"}, {.name = "revenue", .has_number = TRUE}};
  GArray *pieces = pattern_pieces(pattern, en, arguments, G_N_ELEMENTS(arguments), &place, diagnostics);
  CU_ASSERT_PTR_NULL(pieces);
  g_autofree char *printed = unit_diagnostics(diagnostics);
  if (!strstr(printed, expected))
    fprintf(stderr, "%s:%d: \"%s\" is not said:\n%s", __FILE__, line, expected, printed);
  CU_ASSERT_PTR_NOT_NULL(strstr(printed, expected));
  CU_ASSERT_PTR_NOT_NULL(strstr(printed, "en.po:12"));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_TRANSLATION);
}

#define CHECK_FAULT(pattern, expected) check_fault(pattern, expected, __LINE__)

static void test_faults(void) {
  CHECK_FAULT("tỷ {revenue", "the brace of {revenue is not closed (character 4 of the text)");
  CHECK_FAULT("a}", "“}” closes nothing (character 2 of the text)");
  CHECK_FAULT("a {} b", "without the name of a value (character 3");
  CHECK_FAULT("'{x", "does not end (character 1");
  CHECK_FAULT("<b>x", "<b> is not closed");
  CHECK_FAULT("x</b>", "</b> closes nothing");
  CHECK_FAULT("<b><i>x</b></i>", "</b> stands where <i> must be closed (character 8");
  CHECK_FAULT("<font>x", "unknown tag <font>");
  CHECK_FAULT("a<br>b", "write {br}");
  CHECK_FAULT("<link href='x'>", "<link is not followed by >");
  CHECK_FAULT("</>", "without the name of a tag");
  CHECK_FAULT("{growth, choice, up {x}}", "“choice” is not a kind of choice (character 9");
  CHECK_FAULT("{growth, select}", "needs a comma and its choices");
  CHECK_FAULT("{growth, select, up {x}}", "has no “other”");
  CHECK_FAULT("{growth, select, upp {x} other {y}}", "unknown choice “upp” (character 18");
  CHECK_FAULT("{growth, select, up {x} up {z} other {y}}", "the choice “up” stands twice");
  CHECK_FAULT("{growth, select, up, other {y}}", "has no text in braces");
  CHECK_FAULT("{growth, select, other {<b>x}</b>}", "<b> is not closed");
  CHECK_FAULT("{revenue, plural, =x {a} other {b}}", "“=x” is not a number");
  CHECK_FAULT("{revenue, plural, several {a} other {b}}", "unknown choice “several”");
  CHECK_FAULT("{groth, select, other {x}}", "did you mean {growth}?");
  CHECK_FAULT("{revenue, select, other {x}}", "{revenue} has no direction to select by");
  CHECK_FAULT("{growth, plural, other {x}}", "{growth} has no number to choose a plural by");
}

static void test_depth(void) {
  g_autoptr(GString) deep = g_string_new(NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append(deep, "{growth, select, other {");
  CHECK_FAULT(deep->str, "choices are nested more than 8 deep");
  g_string_truncate(deep, 0);
  for (int i = 0; i < 100000; i++)
    g_string_append(deep, "<b>");
  CHECK_FAULT(deep->str, "tags are nested more than 16 deep");
}

static void test_placeholders(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_auto(GStrv) names =
      pattern_placeholders("{b} {a, select, up {{c} {b}} other {{d}}} {a} '{e}'", &place, diagnostics);
  g_autofree char *joined = g_strjoinv(" ", names);
  ASSERT_STRING(joined, "b a c d");
  CU_ASSERT_PTR_NULL(pattern_placeholders("{", &place, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
}

static void check_escape(const char *text, const char *expected) {
  g_autofree char *escaped = pattern_escape(text);
  ASSERT_STRING(escaped, expected);
}

static gboolean comes_back(const char *text) {
  g_autofree char *escaped = pattern_escape(text);
  g_autofree char *pattern = g_strconcat("{x}", escaped, "<b>", escaped, "{y}</b>", NULL);
  g_autofree char *expected = *text ? g_strdup_printf("{x}[%s]<b>[%s]{y}</b>", text, text) : g_strdup("{x}<b>{y}</b>");
  g_autofree char *pieces = pieces_of(pattern, NULL, 0);
  if (g_strcmp0(pieces, expected) != 0)
    fprintf(stderr, "\"%s\" escaped as \"%s\" comes back as %s\n", text, escaped, pieces);
  return g_strcmp0(pieces, expected) == 0;
}

static void test_escape(void) {
  check_escape("People's < 5 > 3 #1", "People's < 5 > 3 #1");
  check_escape("{x} <b>", "'{'x'}' '<'b>");
  check_escape("the '", "the ''");
  check_escape("{'s", "'{'''s");
  static const char alphabet[] = "'{}<>#b/ ";
  guint32 state = 1;
  gboolean all = TRUE;
  for (int i = 0; i < 20000 && all; i++) {
    char text[8] = {0};
    for (int j = 0; j < 7; j++) {
      state = state * 1664525u + 1013904223u;
      text[j] = alphabet[(state >> 16) % (sizeof alphabet)];
    }
    all = comes_back(text);
  }
  CU_ASSERT(all);
}

CU_TestInfo pattern_tests[] = {
    {"words and placeholders", test_plain},
    {"tags", test_tags},
    {"quotes", test_quotes},
    {"select", test_select},
    {"plural", test_plural},
    {"nested choices", test_nested},
    {"faults", test_faults},
    {"depth is bounded", test_depth},
    {"names of placeholders", test_placeholders},
    {"escaping", test_escape},
    CU_TEST_INFO_NULL,
};
