/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and how alike texts are, comments, merging, re-numbering. */

#include <glib/gstdio.h>
#include <string.h>

#include "translation/comment.h"
#include "translation/difference.h"
#include "translation/memory.h"
#include "translation/merge.h"
#include "translation/renumber.h"
#include "translation/similar.h"
#include "translation/state.h"
#include "unit.h"

static Units *load_units(void) {
  g_autofree char *path =
      g_build_filename(g_getenv("srcdir") ? g_getenv("srcdir") : ".", "pipeline/table/units.csv", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  return units_load(path, diagnostics);
}

/* ---- alike */

static guint match(const char *a, const char *b, guint least) {
  g_autoptr(Similar) similar = similar_new();
  return similar_match(similar, a, b, least);
}

static void test_match(void) {
  ASSERT_INT(match("một hai ba", "một hai ba", 0), 100);
  ASSERT_INT(match("một hai ba bốn", "một hai ba năm", 0), 75);
  ASSERT_INT(match("một hai ba bốn", "một ba bốn", 50), 75);
  ASSERT_INT(match("một hai ba bốn", "một ba bốn", 80), 0);
  ASSERT_INT(match("đạt {revenue} đồng", "đạt {spending} đồng", 0), 66); /* a placeholder is one word */
  ASSERT_INT(match("a b c d e f g h i j", "b c d e f g h i j k", 80), 80);
  ASSERT_INT(match("", "", 0), 0);
}

static gboolean is_not(gpointer data, gconstpointer user) { return data != user; }

static void test_similar(void) {
  g_autoptr(Similar) similar = similar_new();
  static const char *const texts[] = {"Thu ngân sách nhà nước đạt khá", "Chi ngân sách nhà nước đạt thấp",
                                      "Xuất khẩu hàng hóa tăng"};
  guint percent;
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    similar_add(similar, texts[i], (gpointer)texts[i]);
  CU_ASSERT_PTR_EQUAL(similar_find(similar, "Thu ngân sách nhà nước đạt cao", 60, NULL, NULL, &percent), texts[0]);
  ASSERT_INT(percent, 85);
  CU_ASSERT_PTR_EQUAL(similar_find(similar, "Thu ngân sách nhà nước đạt cao", 60, is_not, texts[0], &percent),
                      texts[1]);
  CU_ASSERT_PTR_NULL(similar_find(similar, "Dân số và việc làm", 60, NULL, NULL, &percent));
  CU_ASSERT_PTR_EQUAL(similar_find(similar, texts[2], 60, NULL, NULL, &percent), texts[2]);
  ASSERT_INT(percent, 100);
}

/* Thousands of texts much alike cost no more than a few comparisons each. */
static void test_similar_many(void) {
  g_autoptr(Similar) similar = similar_new();
  guint percent, found = 0;
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *text = g_strdup_printf("Huyện số%u đạt kế hoạch thu ngân sách nhà nước trong quý", i);
    similar_add(similar, text, GUINT_TO_POINTER(i + 1));
  }
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *text = g_strdup_printf("Huyện số%u đạt kế hoạch chi ngân sách nhà nước trong quý", i);
    found += similar_find(similar, text, 60, NULL, NULL, &percent) == GUINT_TO_POINTER(i + 1);
  }
  CU_ASSERT(found > 0);
}

static char *difference_text(const char *before, const char *now) {
  g_autoptr(GArray) stretches = difference_of(before, now);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < stretches->len; i++) {
    const Stretch *stretch = &g_array_index(stretches, Stretch, i);
    g_string_append_printf(out, "%s%c%s|", stretch->joined ? "_" : "", "=-+"[stretch->kind], stretch -> text);
  }
  return g_string_free(out, FALSE);
}

static void test_difference(void) {
  static const struct {
    const char *before, *now, *wanted;
  } rows[] = {
      {"một hai ba", "một hai ba", "=một hai ba|"},
      {"một hai ba", "một bốn ba", "=một|-hai|+bốn|=ba|"},
      {"một hai", "một hai ba", "=một hai|+ba|"},
      {"một hai ba", "hai ba", "-một|=hai ba|"},
      {"", "mới", "+mới|"},
      {"đạt {a}, tăng {b}.", "đạt {a}, giảm {b}.", "=đạt {a},|-tăng|+giảm|={b}.|"},
      {"a b c d", "c d a b", "-a b|=c d|+a b|"},
      {"so với năm trước.", "so với năm ngoái.", "=so với năm|-trước|+ngoái|_=.|"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *got = difference_text(rows[i].before, rows[i].now);
    ASSERT_STRING(got, rows[i].wanted);
  }
}

/* ---- comments */

static char *comment_of(const char *old, const char *source, const char *target, const char *direction,
                        const char *note) {
  EntryValue value = {
      .name = "growth", .kind = ENTRY_CHANGE, .source = source, .target = target, .direction = direction};
  Entry fresh = {.comment = note, .values = &value, .value_count = 1};
  return comment_make(old, FALSE, TRUE, &fresh, NULL, NULL);
}

static void test_comment(void) {
  g_autofree char *first = comment_of(NULL, "tăng 3,5%", "up 3.5%", "up", "ask Lan\npage 3 is hers");
  ASSERT_STRING(first, "ask Lan\nnote: page 3 is hers\n{growth} (up) = tăng 3,5% | up 3.5%");
  g_autofree char *same = comment_of(first, "tăng 3,5%", "up 3.5%", "up", NULL);
  ASSERT_STRING(same, "{growth} (up) = tăng 3,5% | up 3.5%");
  g_autofree char *turned = comment_of(same, "giảm 2%", "down 2%", "down", NULL);
  ASSERT_STRING(turned, "{growth} (down) = giảm 2% | down 2%; before (up) tăng 3,5% | up 3.5%");
  g_autofree char *again = comment_of(turned, "giảm 2%", "down 2%", "down", NULL);
  ASSERT_STRING(again, turned);
  g_autofree char *nothing = comment_of(turned, NULL, NULL, NULL, NULL);
  ASSERT_STRING(nothing, "{growth} = no value now");
  g_autofree char *awkward = comment_of(NULL, "a | b\n\xc2\xa0; before", "c", NULL, NULL);
  ASSERT_STRING(awkward, "{growth} = a ¦ b  ; before | c");
}

static void test_changes(void) {
  EntryValue value = {
      .name = "growth", .kind = ENTRY_CHANGE, .source = "giảm 2%", .target = "down 2%", .direction = "down"};
  Entry fresh = {.values = &value, .value_count = 1};
  g_autoptr(GArray) changes = comment_changes("{growth} (up) = tăng 3,5% | up 3.5%", FALSE, &fresh);
  CU_ASSERT_FATAL(changes->len == 1);
  const ValueChange *change = &g_array_index(changes, ValueChange, 0);
  ASSERT_STRING(change->before.source, "tăng 3,5%");
  ASSERT_STRING(change->before.target, "up 3.5%");
  ASSERT_STRING(change->now.source, "giảm 2%");
  CU_ASSERT(change->turned);
  static const char *const quiet[] = {NULL,
                                      "",
                                      "{growth} (down) = giảm 2% | down 2%",
                                      "{other} = 1 | 1",
                                      "{growth",
                                      "{growth} once",
                                      "{growth} = giảm 1%"};
  for (guint i = 0; i < G_N_ELEMENTS(quiet); i++) {
    g_autoptr(GArray) none = comment_changes(quiet[i], FALSE, &fresh);
    ASSERT_INT(none->len, 0);
  }
}

/* What the translator has looked at is told no more; what the data have changed since is. */
static void test_seen(void) {
  static const char turned[] = "{growth} (down) = giảm 2% | down 2%; before (up) tăng 3,5% | up 3.5%";
  EntryValue value = {
      .name = "growth", .kind = ENTRY_CHANGE, .source = "giảm 2%", .target = "down 2%", .direction = "down"};
  Entry fresh = {.values = &value, .value_count = 1};
  g_autoptr(GArray) unseen = comment_changes(turned, FALSE, &fresh), seen = comment_changes(turned, TRUE, &fresh);
  ASSERT_INT(unseen->len, 1);
  ASSERT_INT(seen->len, 0);
  g_autofree char *after = comment_make(turned, TRUE, TRUE, &fresh, NULL, NULL);
  ASSERT_STRING(after, "{growth} (down) = giảm 2% | down 2%");
  value.source = "tăng 1%";
  value.target = "up 1%";
  value.direction = "up";
  g_autofree char *since = comment_make(turned, TRUE, TRUE, &fresh, NULL, NULL);
  ASSERT_STRING(since, "{growth} (up) = tăng 1% | up 1%; before (down) giảm 2% | down 2%");
  CU_ASSERT(notes_say_seen("first\n songngu: seen \nlast\n"));
  CU_ASSERT_FALSE(notes_say_seen("not songngu: seen"));
  CU_ASSERT_FALSE(notes_say_seen(NULL));
  g_autofree char *kept = notes_without_seen("first\n songngu: seen \nlast\n");
  ASSERT_STRING(kept, "first\nlast\n");
  CU_ASSERT_PTR_NULL(notes_without_seen("songngu: seen\n"));
}

static void test_standing(void) {
  Entry fresh = {.source = ""};
  Standing standing = {12, NULL, "po/pictures/a-p1.png"}, gone = {0}, roman = {3, "iii", NULL};
  g_autofree char *here = comment_make(NULL, FALSE, FALSE, &fresh, &standing, "92% of q4");
  ASSERT_STRING(here, "page 12, po/pictures/a-p1.png\nfrom memory: 92% of q4");
  CU_ASSERT(comment_is_of_memory(here));
  g_autofree char *kept = comment_make(here, FALSE, TRUE, &fresh, NULL, NULL);
  ASSERT_STRING(kept, here);
  g_autofree char *other = comment_make(here, FALSE, FALSE, &fresh, &roman, NULL);
  ASSERT_STRING(other, "page iii");
  CU_ASSERT_PTR_NULL(comment_make(here, FALSE, FALSE, &fresh, &gone, NULL));
}

/* ---- merging: what the catalogue has, what the pack says, what comes of it */

/* "context=source" a line. */
static GArray *read_fresh(char **lines) {
  GArray *fresh = g_array_new(FALSE, TRUE, sizeof(Entry));
  for (char **line = lines; *line; line++) {
    char *equals = strchr(*line, '=');
    if (!equals)
      continue;
    *equals = '\0';
    Entry entry = {.context = *line, .source = equals + 1, .file = "pack.xml", .line = 1};
    g_array_append_val(fresh, entry);
  }
  return fresh;
}

static void describe(const Merge *merge, GString *out) {
  static const char *const kinds[] = {"kept", "moved", "changed", "new"};
  for (guint i = 0; i < merge->entries->len; i++) {
    const Merged *merged = &g_array_index(merge->entries, Merged, i);
    g_string_append_printf(out, "%s %s", merged->entry.context, kinds[merged->kind]);
    if (merged->entry.translation)
      g_string_append_printf(out, " %s", merged->entry.translation);
    if (merged->entry.fuzzy)
      g_string_append_printf(out, " fuzzy(%s)", merged->entry.previous ? merged->entry.previous : "");
    g_string_append_c(out, '\n');
  }
  for (guint i = 0; i < merge->obsolete->len; i++)
    g_string_append_printf(out, "obsolete %s\n", g_array_index(merge->obsolete, Entry, i).translation);
}

static void assert_merged(const char *po, const char *pack, const char *wanted) {
  g_autofree char *folder = g_dir_make_tmp("songngu-XXXXXX", NULL), *path = g_build_filename(folder, "en.po", NULL);
  g_autofree char *text =
      g_strconcat("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n", po, NULL);
  g_file_set_contents(path, text, -1, NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) catalogue = catalogue_load(path, "en.po", diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
  g_auto(GStrv) lines = g_strsplit(pack, "\n", -1);
  g_autoptr(GArray) fresh = read_fresh(lines);
  g_autoptr(Merge) merge = merge_new(fresh, catalogue);
  g_autoptr(GString) got = g_string_new(NULL);
  describe(merge, got);
  ASSERT_STRING(got->str, wanted);
  g_remove(path);
  g_rmdir(folder);
}

#define PO(context, source, translation) "msgctxt \"" context "\"\nmsgid \"" source "\"\nmsgstr \"" translation "\"\n\n"
#define LONG "Thu ngân sách nhà nước trên địa bàn đạt kết quả khá"

static void test_merge(void) {
  assert_merged(PO("a|p1", "Một", "One") PO("a|p2", "Hai", "Two"), "a|p1=Một\na|p2=Hai",
                "a|p1 kept One\na|p2 kept Two\n");
  /* a paragraph before them all */
  assert_merged(PO("a|p1", "Một", "One") PO("a|p2", "Hai", "Two"), "a|p1=Mới\na|p2=Một\na|p3=Hai",
                "a|p1 new\na|p2 moved One\na|p3 moved Two\n");
  /* the same, and one of those changed */
  assert_merged(PO("a|p1", "Một", "One") PO("a|p2", LONG, "Revenue"), "a|p1=Mới\na|p2=Một\na|p3=" LONG " hơn",
                "a|p1 new\na|p2 moved One\na|p3 changed Revenue fuzzy(" LONG ")\n");
  /* all is rewritten: under an id it is the same block, else another */
  assert_merged(PO("t-a|title", "Một", "One") PO("a|p1", "Hai", "Two"), "t-a|title=Khác hẳn\na|p1=Lạ lẫm",
                "t-a|title changed One fuzzy(Một)\na|p1 new\nobsolete Two\n");
  /* words of data share their context */
  assert_merged(PO("data|t", "Thuế", "Taxes") PO("data|t", "Phí", "Fees"), "data|t=Thuế\ndata|t=Lệ phí",
                "data|t kept Taxes\ndata|t new\nobsolete Fees\n");
  /* rows that change places leave the file as it is; a new one comes behind the row that it follows */
  assert_merged(PO("data|t", "Thuế", "Taxes") PO("data|t", "Phí", "Fees") PO("data|t", "Thu khác", "Other"),
                "data|t=Phí\ndata|t=Lệ phí\ndata|t=Thuế\ndata|t=Thu khác",
                "data|t kept Taxes\ndata|t kept Fees\ndata|t new\ndata|t kept Other\n");
}

static void test_merge_fuzzy(void) {
  /* changed twice: the source that was translated is remembered */
  assert_merged("#, fuzzy\n#| msgid \"" LONG "\"\n" PO("a|p1", LONG " hơn", "Revenue"), "a|p1=" LONG " lắm",
                "a|p1 changed Revenue fuzzy(" LONG ")\n");
  /* and changed back */
  assert_merged("#, fuzzy\n#| msgid \"" LONG "\"\n" PO("a|p1", LONG " hơn", "Revenue"), "a|p1=" LONG,
                "a|p1 changed Revenue\n");
  /* marked by hand */
  assert_merged("#, fuzzy\n" PO("a|p1", LONG, "Revenue"), "a|p1=" LONG, "a|p1 kept Revenue fuzzy()\n");
  assert_merged("#, fuzzy\n" PO("a|p1", LONG, "Revenue"), "a|p1=" LONG " hơn",
                "a|p1 changed Revenue fuzzy(" LONG ")\n");
  /* nothing was translated, so nothing is kept */
  assert_merged(PO("a|p1", LONG, ""), "a|p1=" LONG " hơn", "a|p1 changed\n");
}

static void test_merge_obsolete(void) {
  assert_merged("#~ msgctxt \"a|p1\"\n#~ msgid \"Một\"\n#~ msgstr \"One\"\n", "a|p1=Một", "a|p1 kept One\n");
  assert_merged("#~ msgctxt \"a|p1\"\n#~ msgid \"Một\"\n#~ msgstr \"One\"\n", "b|p7=Một", "b|p7 moved One\n");
  assert_merged("#~ msgctxt \"a|p1\"\n#~ msgid \"Một\"\n#~ msgstr \"One\"\n", "b|p7=Hai", "b|p7 new\nobsolete One\n");
  assert_merged(PO("a|p1", "Một", "One") PO("a|p2", "Hai", ""), "", "obsolete One\n");
  /* without a context it serves all */
  assert_merged("msgid \"Một\"\nmsgstr \"One\"\n", "a|p1=Một\nb|p1=Một", "a|p1 moved One\nb|p1 moved One\n");
  /* decomposed in the file */
  assert_merged(PO("a|p1", "Mo\xcc\xa3\xcc\x82t", "One"), "a|p1=Một", "a|p1 kept One\n");
}

/* ---- memory */

static void recall(Memory *memory, const char *context, const char *source, const char *translation, const char *said) {
  Recall recall;
  gboolean found = memory_recall(memory, context, source, &recall);
  ASSERT_STRING(found ? recall.translation : NULL, translation);
  ASSERT_STRING(found ? recall.said : NULL, said);
}

static void test_memory(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Memory) memory = memory_new("vi", "en", units);
  Recall settled;
  memory_add(memory, "a|p1", "Tổng cộng", "Total", "q3");
  memory_add(memory, "b|p1", "Tổng cộng", "Sum", "q4");
  memory_add(memory, "a|p2", "Thu ngân sách nhà nước đạt 4.680 tỷ đồng, tăng 11,1%",
             "Budget revenue was VND 4,680 billion, up 11.1%", "q4");
  recall(memory, "a|p1", "Tổng cộng", "Total", "100% of q3 a|p1");
  recall(memory, "c|p1", "Tổng cộng", "Sum", "100% of q4 b|p1");
  recall(memory, "a|p9", "Thu ngân sách nhà nước đạt 4.680 tỷ đồng, giảm 11,1%",
         "Budget revenue was VND 4,680 billion, up 11.1%", "92% of q4 a|p2");
  recall(memory, "a|p9", "Thu ngân sách nhà nước đạt 4.920,5 tỷ đồng, tăng 9,0%",
         "Budget revenue was VND 4,920.5 billion, up 9.0%", "84% re-numbered, of q4 a|p2");
  recall(memory, "a|p9", "Dân số trung bình", NULL, NULL);
  CU_ASSERT(memory_recall(memory, "b|p1", "Tổng cộng", &settled) && settled.settled && !settled.previous);
  CU_ASSERT(memory_recall(memory, "c|p1", "Tổng cộng", &settled) && !settled.settled);
}

static void test_memory_files(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Memory) memory = memory_new("vi", "en", units);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(memory_load(memory, "nowhere.po", diagnostics));
  CU_ASSERT_FALSE(memory_load(memory, "nowhere.tmx", diagnostics));
  CU_ASSERT_FALSE(memory_load(memory, "nowhere.doc", diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 3);
}

/* ---- by value */

static void test_renumber(void) {
  static const struct {
    const char *old, *now, *translation, *wanted;
  } rows[] = {
      {"Tình hình quý I năm 2023", "Tình hình quý II năm 2024", "The first quarter of 2023",
       "The second quarter of 2024"},
      {"Báo cáo quý I năm 2023", "Báo cáo quý II năm 2024", "Report on the first quarter of 2023",
       "Report on the second quarter of 2024"},
      {"Năm 2023 có 980 dự án", "Năm 2024 có 1.250 dự án", "In 2023 there were 980 projects",
       "In 2024 there were 1,250 projects"},
      {"tăng 14,18% so với tháng 4", "tăng 9,50% so với tháng 6", "up 14.18% on April", "up 9.50% on June"},
      {"đạt 4.680 tỷ đồng", "đạt 4.920 tỷ đồng", "VND 4.68 trillion", "VND 4.92 trillion"},
      {"ngày 27 tháng 3 năm 2024", "ngày 02 tháng 6 năm 2024", "27 March 2024", "2 June 2024"},
      {"Đại hội lần thứ XIX", "Đại hội lần thứ XX", "the 19th Congress", "the 20th Congress"},
      {"đạt {a}, trong đó 12 huyện", "đạt {a}, trong đó 15 huyện", "{a}, of which 12 districts",
       "{a}, of which 15 districts"},
      {"theo Chỉ thị số 26-CT/TU, Nghị định số 30/2020/NĐ-CP", "theo Chỉ thị số 27-CT/TU, Nghị định số 45/2024/NĐ-CP",
       "under Directive No. 26-CT/TU and Decree No. 30/2020/ND-CP",
       "under Directive No. 27-CT/TU and Decree No. 45/2024/ND-CP"},
      /* counts in words */
      {"có 7 dự án, 3 xã", "có 12 dự án, 5 xã", "Seven projects, three communes", "12 projects, five communes"},
      {"phê duyệt 7 dự án, trong đó 3 dự án đã hoàn thành", "phê duyệt 12 dự án, trong đó 5 dự án đã hoàn thành",
       "approved seven projects, three of which are complete", "approved 12 projects, five of which are complete"},
      /* another sort of document */
      {"theo Chỉ thị số 26-CT/TU", "theo Nghị quyết số 26-NQ/TU", "under Directive No. 26-CT/TU", NULL},
      /* "all" is no 1 */
      {"có 1 dự án", "có 2 dự án", "all projects", NULL},
      /* not certain: two of one value become two of others */
      {"3 đề án và 3 đề tài", "4 đề án và 5 đề tài", "3 schemes and 3 studies", NULL},
      {"3 xã và 3 phường", "4 xã và 5 phường", "3 communes and 3 wards", "4 communes and 5 wards"},
      /* words differ too */
      {"có 12 dự án", "còn 15 dự án", "12 projects", NULL},
      {"đạt {a}, 12 huyện", "đạt {b}, 15 huyện", "{a}, 12 districts", NULL},
      /* the translation does not say it */
      {"có 12 dự án", "có 15 dự án", "a dozen of projects", NULL},
      /* one and many */
      {"có 1 dự án", "có 15 dự án", "1 project", NULL},
      /* a choice is left to the translator */
      {"có 12 dự án", "có 15 dự án", "{n, plural, one {12} other {12 projects}}", NULL},
  };
  g_autoptr(Units) units = load_units();
  g_autoptr(Renumber) renumber = renumber_new("vi", "en", units);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *got = renumber_translation(renumber, rows[i].old, rows[i].now, rows[i].translation);
    ASSERT_STRING(got, rows[i].wanted);
  }
}

CU_TestInfo translation_tests[] = {
    {"how alike", test_match},
    {"the most alike", test_similar},
    {"among thousands", test_similar_many},
    {"differences", test_difference},
    {"comments", test_comment},
    {"changes of values", test_changes},
    {"changes that have been looked at", test_seen},
    {"pages and memory in comments", test_standing},
    {"merging", test_merge},
    {"merging fuzzy entries", test_merge_fuzzy},
    {"merging obsolete entries", test_merge_obsolete},
    {"memory", test_memory},
    {"files of memory", test_memory_files},
    {"by value", test_renumber},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"translation", NULL, NULL, NULL, NULL, translation_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
