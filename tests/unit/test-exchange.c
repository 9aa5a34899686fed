/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contents, ids, and an edition that goes out and comes back. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/diagnostic-entry.h"
#include "base/message.h"
#include "exchange-suites.h"
#include "exchange/content.h"
#include "exchange/unit-id.h"
#include "language/pattern.h"

/* ---- shared ---------------------------------------------------------------------------- */

char *exchange_file(const char *text) {
  char *path = NULL;
  int descriptor = g_file_open_tmp("songngu-exchange-XXXXXX", &path, NULL);
  close(descriptor);
  if (!g_file_set_contents(path, text, -1, NULL))
    g_error("cannot write %s", path);
  return path;
}

static int compare_entries(gconstpointer a, gconstpointer b) {
  const DiagnosticEntry *one = *(DiagnosticEntry *const *)a, *other = *(DiagnosticEntry *const *)b;
  return (one->line > other->line) - (one->line < other->line);
}

char *exchange_faults(const Diagnostics *diagnostics) {
  const GPtrArray *given = diagnostics_entries(diagnostics);
  g_autoptr(GPtrArray) entries = g_ptr_array_new();
  for (guint i = 0; i < given->len; i++)
    g_ptr_array_add(entries, given->pdata[i]);
  GString *out = g_string_new(NULL);
  g_ptr_array_sort(entries, compare_entries);
  for (guint i = 0; i < entries->len; i++) {
    const DiagnosticEntry *entry = entries->pdata[i];
    CU_ASSERT(entry->fault == FAULT_TRANSLATION);
    g_string_append_printf(out, "%u: %s\n", entry->line, entry->message);
  }
  return g_string_free(out, FALSE);
}

UnitFile *exchange_read(const char *text, char **said) {
  g_autofree char *path = exchange_file(text);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  UnitFile *file = xliff_read(path, "file.xlf", diagnostics);
  CU_ASSERT((file == NULL) == (diagnostics_errors(diagnostics) > 0));
  *said = exchange_faults(diagnostics);
  g_unlink(path);
  return file;
}

void exchange_refused(const char *text, guint line, const char *words, const char *where) {
  g_autofree char *said = NULL, *place = g_strdup_printf("%u: ", line);
  g_autoptr(UnitFile) file = exchange_read(text, &said);
  gboolean found = FALSE;
  g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    found |= g_str_has_prefix(lines[i], place) && strstr(lines[i], words);
  if (file || !found)
    fprintf(stderr, "%s: %s: \"%s\" is not said at line %u, but:\n%s\n", where, file ? "read" : "refused", words, line,
            said);
  CU_ASSERT(!file && found);
}

void exchange_check_unit(const char *text, Translation state, const char *source, const char *target,
                         const char *where) {
  g_autofree char *said = NULL;
  g_autoptr(UnitFile) file = exchange_read(text, &said);
  if (*said)
    fprintf(stderr, "%s: %s", where, said);
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  CU_ASSERT_FATAL(file->units->len == 1);
  const TransUnit *unit = &g_array_index(file->units, TransUnit, 0);
  ASSERT_INT(unit->state, state);
  ASSERT_STRING(unit->source, source);
  ASSERT_STRING(unit->target, target);
}
/* ---- contents ---------------------------------------------------------------------------- */

static char *describe(const GArray *content) {
  static const char marks[] = {[RUN_WORDS] = '"', [RUN_CODE] = '*', [RUN_OPEN] = '(', [RUN_CLOSE] = ')'};
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < content->len; i++) {
    const Run *run = &g_array_index(content, Run, i);
    g_string_append_printf(out, "%c%u:%s|", marks[run->kind], run->number, run->text);
  }
  return g_string_free(out, FALSE);
}

static void check_content(const char *pattern, const char *source, const char *expected) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GArray) of_source = source ? content_parse(source, NULL, NULL, diagnostics) : NULL;
  g_autoptr(GArray) content = content_parse(pattern, of_source, NULL, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(content);
  g_autofree char *described = describe(content);
  ASSERT_STRING(described, expected);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < content->len; i++)
    g_string_append(joined, g_array_index(content, Run, i).text);
  ASSERT_STRING(joined->str, pattern);
}

static void test_content(void) {
  check_content("Thu {a} và <b>{b}</b>.", NULL, "\"0:Thu |*1:{a}|\"0: và |(2:<b>|*3:{b}|)2:</b>|\"0:.|");
  check_content("it''s '{a}' { a }", NULL, "\"0:it''s '{a}' |*1:{ a }|");
  check_content("{a} {b}", "{b} {a} {a}", "*2:{a}|\"0: |*1:{b}|");
  check_content("{a} {a}", "{a}", "*1:{a}|\"0: |*2:{a}|");
  check_content(
      "{n, plural, =0 {none} one {# <i>x</i>} other {# y'#'}} z", "{n}",
      "*2:{n, plural, =0 {|\"0:none|*3:} one {|*4:#|\"0: |(5:<i>|\"0:x|)5:</i>|*6:} other {|*7:#|\"0: y'#'|*8:}}|"
      "\"0: z|");
  check_content("{g, select, up {{n, plural, one {a} other {b}}} other {}}", NULL,
                "*1:{g, select, up {|*2:{n, plural, one {|\"0:a|*3:} other {|\"0:b|*4:}}|*5:} other {|*6:}}|");
}

/* ---- ids ------------------------------------------------------------------------------------ */

static void test_ids(void) {
  const Entry entries[] = {{.context = "economy|p2", .source = "a"},
                           {.context = "info|recipient", .source = "b"},
                           {.context = "info|recipient", .source = "c"},
                           {.context = "cột:x y_z", .source = "d"},
                           {.context = NULL, .source = "e"}};
  g_auto(GStrv) ids = unit_ids(entries, G_N_ELEMENTS(entries));
  g_auto(GStrv) fewer = unit_ids(entries + 1, 3);
  ASSERT_STRING(ids[0], "economy:p2");
  CU_ASSERT(g_str_has_prefix(ids[1], "info:recipient.") && strcmp(ids[1], ids[2]) != 0);
  ASSERT_STRING(ids[3], "cột_3A_x_20_y_5F_z");
  ASSERT_STRING(ids[4], "_");
  for (guint i = 0; i < 3; i++)
    ASSERT_STRING(fewer[i], ids[i + 1]);
}

/* ---- out and back ------------------------------------------------------------------------------ */

static const EntryValue VALUES[] = {{.name = "revenue", .source = "4.680 tỷ đồng", .target = "VND 4,680 billion"},
                                    {.name = "growth", .source = "tăng 5%", .target = "up 5%"}};

/* All that an entry can be. */
static const Entry ENTRIES[] = {
    {.context = "a|p1",
     .source = "Thu <b>{revenue}</b>, {growth}.",
     .file = "pack.xml",
     .line = 12,
     .translation =
         "Revenue was <b>{revenue}</b>, {growth, select, up {up by # & more} down {down by '#' #} other {flat}}.",
     .comment = "revenue: 4.680 tỷ đồng\nPage 3",
     .notes = "asked the office\nsecond line",
     .values = VALUES,
     .value_count = 2},
    {.context = "a|p2", .source = "  Hai  khoảng trắng\u00A0\" < 5 & '{' ", .translation = "it''s '<b' < 5 \u00A0  x"},
    {.context = "a|p3",
     .source = "Mới {revenue}",
     .translation = "Old {revenue}",
     .fuzzy = TRUE,
     .previous = "Cũ {revenue}{br}"},
    {.context = "a|p4", .source = "Chưa dịch"},
    {.context = "data|x", .source = "Một"},
    {.context = "data|x", .source = "Hai", .translation = "Two"},
    {.context = NULL, .source = "Không ngữ cảnh", .translation = "No context", .fuzzy = TRUE},
};

static const Exchange EDITION = {"q1", "vi", "en", "2024-Q1", "2024-03-27", ENTRIES, G_N_ELEMENTS(ENTRIES)};

static void check_back(ExchangeFormat format) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *text = exchange_write(&EDITION, format, diagnostics), *said = NULL;
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  g_autoptr(UnitFile) file = exchange_read(text, &said);
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  ASSERT_INT(file->units->len, EDITION.count);
  Entry bare[G_N_ELEMENTS(ENTRIES)];
  for (guint i = 0; i < G_N_ELEMENTS(ENTRIES); i++)
    bare[i] = (Entry){.context = ENTRIES[i].context, .source = ENTRIES[i].source};
  Taken taken;
  CU_ASSERT(exchange_take(&EDITION, file, bare, &taken, diagnostics));
  ASSERT_INT(taken.taken, 5);
  ASSERT_INT(taken.missing, 2);
  ASSERT_INT(taken.refused + taken.unchanged, 0);
  for (guint i = 0; i < G_N_ELEMENTS(ENTRIES); i++) {
    ASSERT_STRING(bare[i].translation, ENTRIES[i].translation);
    ASSERT_INT(bare[i].fuzzy, ENTRIES[i].fuzzy);
  }
  CU_ASSERT(exchange_take(&EDITION, file, (Entry *)memcpy(bare, ENTRIES, sizeof bare), &taken, diagnostics));
  ASSERT_INT(taken.taken, 0);
}

static void test_back_1(void) { check_back(EXCHANGE_XLIFF_1); }
static void test_back_2(void) { check_back(EXCHANGE_XLIFF_2); }

/* ---- taking ---------------------------------------------------------------------------------------- */

#define UNIT(id, name, source, target)                                                                                 \
  "<trans-unit id='" id "' resname='" name "'><source>" source "</source><target>" target "</target></trans-unit>\n"

static const Entry SMALL[] = {
    {.context = "a|p1", .source = "Thu {revenue}", .translation = "Revenue {revenue}"},
    {.context = "a|p2", .source = "Chi", .translation = "Spending", .fuzzy = TRUE, .previous = "Chi cũ"}};

static char *take_text(const char *attributes, const char *units, Entry *entries, Taken *taken) {
  g_autofree char *text = g_strdup_printf("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
                                          "<file datatype='x' %s><body>\n%s</body></file></xliff>",
                                          attributes, units);
  g_autofree char *said = NULL;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  UnitFile *file = exchange_read(text, &said);
  static const Exchange edition = {"q1", "vi", "en", NULL, NULL, SMALL, G_N_ELEMENTS(SMALL)};
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  memcpy(entries, SMALL, sizeof SMALL);
  exchange_take(&edition, file, entries, taken, diagnostics);
  for (guint i = 0; i < G_N_ELEMENTS(SMALL); i++) /* the file's strings go with it */
    entries[i].translation = g_intern_string(entries[i].translation);
  unit_file_free(file);
  return exchange_faults(diagnostics);
}

#define ATTRIBUTES "original='q1' source-language='vi' target-language='en-GB'"
#define PH "<ph id='1'>{revenue}</ph>"

static void check_taken(const char *units, const char *said, const char *first, guint took, guint refused) {
  Entry entries[G_N_ELEMENTS(SMALL)];
  Taken taken;
  g_autofree char *faults = take_text(ATTRIBUTES, units, entries, &taken);
  ASSERT_STRING(faults, said);
  ASSERT_STRING(entries[0].translation, first);
  ASSERT_INT(taken.taken, took);
  ASSERT_INT(taken.refused, refused);
}

static void test_take(void) {
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "Income {revenue}"), "", "Income {revenue}", 1, 0);
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "Revenue " PH), "", "Revenue {revenue}", 0, 0);
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "{revenue, plural, one {#} other {many #}}"), "",
              "{revenue, plural, one {#} other {many #}}", 1, 0);
  check_taken(UNIT("7", "a|p1", "Thu " PH, "Income " PH), "", "Income {revenue}", 1, 0);
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, ""), "", "Revenue {revenue}", 0, 0);
}

static void test_refuse(void) {
  const char *kept = "Revenue {revenue}";
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "Income"),
              "2: not taken: {revenue} is lost from the translation of “a:p1”\n", kept, 0, 1);
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "{revenue} {x}"),
              "2: not taken: {x} in the translation of “a:p1” is not in its source\n", kept, 0, 1);
  check_taken(UNIT("a:p1", "a|p1", "Thu cũ " PH, PH),
              "2: not taken: the source of “a:p1” has changed since the export\n", kept, 0, 1);
  check_taken(UNIT("b", "b", "Thu " PH, PH), "2: not taken: the pack has no entry “b”\n", kept, 0, 1);
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "{revenue"),
              "2: the brace of {revenue is not closed (character 1 of the text)\n", kept, 0, 1);
  check_taken(UNIT("a:p1", "a|p1", "Thu " PH, "A " PH) UNIT("x", "a|p1", "Thu " PH, "B " PH),
              "3: not taken: “x” is translated already above\n", "A {revenue}", 1, 1);
}

/* A fuzzy entry that comes back done forgets its previous source. */
static void test_take_done(void) {
  Entry entries[G_N_ELEMENTS(SMALL)];
  Taken taken;
  g_autofree char *faults = take_text(ATTRIBUTES, UNIT("a:p2", "a|p2", "Chi", "Spending"), entries, &taken);
  ASSERT_STRING(faults, "");
  ASSERT_INT(taken.taken, 1);
  CU_ASSERT(!entries[1].fuzzy && !entries[1].previous);
}

static void check_foreign(const char *attributes, const char *said) {
  Entry entries[G_N_ELEMENTS(SMALL)];
  Taken taken;
  g_autofree char *faults = take_text(attributes, UNIT("a:p1", "a|p1", "Thu " PH, PH), entries, &taken);
  ASSERT_STRING(faults, said);
  ASSERT_INT(taken.taken + taken.refused, 0);
}

static void test_foreign(void) {
  check_foreign("original='q2' source-language='vi' target-language='en'",
                "1: the file belongs to “q2”, not to the pack “q1”\n");
  check_foreign("original='q1' source-language='vi' target-language='fr'",
                "1: the file translates from “vi” into “fr”, this edition from “vi” into “en”\n");
  check_foreign("original='q1' source-language='vi'",
                "1: the file translates from “vi” into “”, this edition from “vi” into “en”\n");
}

int main(void) {
  static CU_TestInfo tests[] = {{"contents of patterns", test_content},
                                {"ids", test_ids},
                                {"XLIFF 1.2 out and back", test_back_1},
                                {"XLIFF 2.1 out and back", test_back_2},
                                {"taking", test_take},
                                {"refusing", test_refuse},
                                {"done again", test_take_done},
                                {"files of others", test_foreign},
                                CU_TEST_INFO_NULL};
  CU_SuiteInfo suites[] = {{"exchange", NULL, NULL, NULL, NULL, tests},
                           {"xliff 1.2", NULL, NULL, NULL, NULL, xliff1_tests},
                           {"xliff 2.1", NULL, NULL, NULL, NULL, xliff2_tests},
                           {"xliff 2.1 core", NULL, NULL, NULL, NULL, xliff2_core_tests},
                           {"tmx", NULL, NULL, NULL, NULL, memory_tests},
                           {"tbx", NULL, NULL, NULL, NULL, glossary_tests},
                           CU_SUITE_INFO_NULL};
  message_init("en");
  return unit_run(suites);
}
