/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "language-suites.h"
#include "language/catalogue.h"

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"

static char *make_folder(void) { return g_dir_make_tmp("songngu-catalogue-XXXXXX", NULL); }

static void remove_folder(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
}

/* The catalogue of a text, or NULL with what was said in *said. */
static Catalogue *load_text(const char *text, gssize length, char **said) {
  g_autofree char *folder = make_folder();
  g_autofree char *path = g_build_filename(folder, "en.po", NULL);
  g_file_set_contents(path, text, length, NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Catalogue *catalogue = catalogue_load(path, "po/en.po", diagnostics);
  CU_ASSERT((catalogue == NULL) == (diagnostics_errors(diagnostics) > 0));
  *said = unit_diagnostics(diagnostics);
  remove_folder(folder);
  return catalogue;
}

static void check_found(const Catalogue *catalogue, const char *context, const char *source, Translation expected,
                        const char *expected_text, guint expected_line) {
  const char *text = NULL;
  guint line = 0;
  ASSERT_INT(catalogue_find(catalogue, context, source, &text, &line), expected);
  ASSERT_STRING(text, expected_text);
  ASSERT_INT(line, expected_line);
}

static void test_find(void) {
  g_autofree char *path = language_file("en.po");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) catalogue = catalogue_load(path, "en.po", diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  check_found(catalogue, "economy|title", "Kinh tế", TRANSLATION_DONE, "The economy", 13);
  check_found(catalogue, "other|title", "Kinh tế", TRANSLATION_DONE, "Economy", 19);
  check_found(catalogue, NULL, "Kinh tế", TRANSLATION_DONE, "Economy", 19);
  check_found(catalogue, "economy|p2", "Thu đạt {revenue}, bằng {share} dự toán.", TRANSLATION_DONE,
              "Revenue reached {revenue}, or {share} of the plan.", 22);
  check_found(catalogue, "economy|p3", "Đã đổi", TRANSLATION_FUZZY, "Changed", 32);
  check_found(catalogue, "economy|p4", "Chưa dịch", TRANSLATION_MISSING, NULL, 36);
  check_found(catalogue, "economy|p9", "Đã bỏ", TRANSLATION_MISSING, NULL, 0);
  check_found(catalogue, "economy|p5", "Cùng dòng", TRANSLATION_DONE, "Same line", 40);
  check_found(catalogue, "data|sectors", "Dịch vụ", TRANSLATION_DONE, "Services", 46);
  ASSERT_STRING(catalogue_file(catalogue), "en.po");
}

/* A source typed with combining marks finds its entry, and the other way round. */
static void test_normal_forms(void) {
  g_autofree char *said = NULL;
  g_autoptr(Catalogue) catalogue = load_text(
      HEADER
      "\nmsgid \"Nga\u0300nh thu\u0309y sa\u0309n\"\nmsgstr \"Cafe\u0301\"\n\nmsgid \"Dịch vụ\"\nmsgstr \"Services\"\n",
      -1, &said);
  CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
  check_found(catalogue, NULL, "Ngành thủy sản", TRANSLATION_DONE, "Café", 6);
  check_found(catalogue, NULL, "Di\u0323ch vu\u0323", TRANSLATION_DONE, "Services", 9);
}

static void check_fault(const char *text, gssize length, const char *expected, int line) {
  g_autofree char *said = NULL;
  g_autoptr(Catalogue) catalogue = load_text(text, length, &said);
  CU_ASSERT_PTR_NULL(catalogue);
  if (!strstr(said, expected))
    fprintf(stderr, "%s:%d: \"%s\" is not said:\n%s", __FILE__, line, expected, said);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, expected));
}

#define CHECK_FAULT(text, expected) check_fault(text, -1, expected, __LINE__)

static void test_faults(void) {
  CHECK_FAULT(HEADER "\nmsgid \"a\nmsgstr \"b\"\n", "po/en.po:6");
  CHECK_FAULT(HEADER "\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", "po/en.po:9");
  CHECK_FAULT(HEADER "\nmsgid \"e\u0301\"\nmsgstr \"b\"\n\nmsgid \"é\"\nmsgstr \"c\"\n",
              "po/en.po:9: error: this entry stands at line 6 already");
  CHECK_FAULT(HEADER "\nmsgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\"\n",
              "po/en.po:6: error: msgid_plural is not used");
  CHECK_FAULT(HEADER "\nmsgid \"a\"\nmsgstr \"b\\a\"\n", "po/en.po:6: error: the translation has a control character");
  CHECK_FAULT(HEADER "\ndomain \"more\"\nmsgid \"a\"\nmsgstr \"b\"\n", "“domain more”");
  CHECK_FAULT(HEADER "\nmessage \"a\"\n", "po/en.po:6");
  CHECK_FAULT("msgid \"a\"\nmsgstr \"b\"\n", "names no encoding");
  CHECK_FAULT("", "the file is empty");
  CHECK_FAULT("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=VISCII\\n\"\n", "the encoding is VISCII");
  CHECK_FAULT(HEADER "\nmsgid \"a\"\nmsgstr \"\xff\"\n", "po/en.po:7: error: a byte that is not UTF-8");
  static const char with_nul[] = HEADER "\nmsgid \"a\"\nmsgstr \"\0\"\n";
  check_fault(with_nul, sizeof with_nul - 1, "po/en.po:7", __LINE__);
}

/* Every fault of the file, not the first alone. */
/* What libgettextpo adds without saying where is no fault of its own. */
static void test_duplicate(void) {
  g_autofree char *said = NULL;
  g_autoptr(Catalogue) none = load_text(HEADER "\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", -1, &said);
  CU_ASSERT_PTR_NULL(none);
  CU_ASSERT_PTR_NULL(strstr(said, "first definition"));
}

static void test_language(void) {
  static const struct {
    const char *said;
    gboolean right;
  } cases[] = {{"en", TRUE}, {"en_GB", TRUE}, {"EN-us", TRUE}, {"", TRUE}, {"fr", FALSE}, {"eng", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *said = NULL, *text = g_strdup_printf("msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n"
                                                          "\"Content-Type: text/plain; charset=UTF-8\\n\"\n",
                                                          cases[i].said);
    g_autoptr(Catalogue) catalogue = load_text(text, -1, &said);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    CU_ASSERT_EQUAL(catalogue_is_in(catalogue, "en", diagnostics), cases[i].right);
    g_autofree char *heard = unit_diagnostics(diagnostics);
    CU_ASSERT_EQUAL(strstr(heard, "po/en.po:1: error: the header says “Language: ") == NULL, cases[i].right);
  }
}

static void test_all_faults(void) {
  g_autofree char *said = NULL;
  g_autoptr(Catalogue) catalogue =
      load_text(HEADER "\nmsgid \"a\"\nmsgstr \"b\n\nmsgid \"c\"\nmsgstr \"d\n", -1, &said);
  CU_ASSERT_PTR_NULL(catalogue);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "po/en.po:7"));
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "po/en.po:10"));
}

/* The library gives up after twenty. */
static void test_many_faults(void) {
  g_autoptr(GString) text = g_string_new(HEADER);
  for (int i = 0; i < 100; i++)
    g_string_append_printf(text, "\nmsgid \"a%d\"\nmsgstr \"b\n", i);
  CHECK_FAULT(text->str, "po/en.po:7");
  g_autofree char *said = NULL;
  g_autoptr(Catalogue) catalogue = load_text(HEADER "\nmsgid \"a\"\nmsgstr \"b\"\n", -1, &said);
  CU_ASSERT_PTR_NOT_NULL(catalogue);
}

static void check_unreadable(const char *path, int status) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_PTR_NULL(catalogue_load(path, "po/en.po", diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), status);
}

static void test_no_file(void) {
  g_autofree char *folder = make_folder();
  g_autofree char *path = g_build_filename(folder, "en.po", NULL);
  check_unreadable(path, FAULT_TRANSLATION);
  check_unreadable(folder, FAULT_TRANSLATION);
  check_unreadable("/dev/zero", FAULT_TRANSLATION);
  remove_folder(folder);
}

static const Entry written[] = {
    {.context = "economy|title",
     .source = "Kinh tế",
     .translation = "The economy",
     .file = "pack.xml",
     .line = 12,
     .comment = "{growth} = 14,18%\nSection 1"},
    {.context = "economy|p1", .source = "Đạt {revenue} \"gần\"\nhai dòng\t\\", .file = "pack.xml", .line = 14},
    {.context = "economy|p2",
     .source = "Mới",
     .translation = "New",
     .fuzzy = TRUE,
     .previous = "Cũ",
     .notes = " checked"},
    {.source = "Không ngữ cảnh", .translation = "No context"},
    {.context = "economy|p9", .source = "Đã bỏ", .translation = "Gone", .obsolete = TRUE},
};

static void check_written(const Entry *read, const Entry *expected) {
  ASSERT_STRING(read->context, expected->context);
  ASSERT_STRING(read->source, expected->source);
  ASSERT_STRING(read->translation, expected->translation);
  ASSERT_STRING(read->file, expected->file);
  ASSERT_INT(read->line, expected->line);
  ASSERT_STRING(read->previous, expected->previous);
  ASSERT_INT(read->fuzzy, expected->fuzzy);
  ASSERT_INT(read->obsolete, expected->obsolete);
}

/* gettext's own checker has nothing to say. */
static void check_with_msgfmt(const char *path) {
  g_autofree char *said = NULL;
  const char *arguments[] = {"msgfmt", "-c", "-o", "/dev/null", path, NULL};
  int status = -1;
  g_autoptr(GError) error = NULL;
  g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said, &status, &error);
  if (status != 0)
    fprintf(stderr, "%s", said ? said : error->message);
  ASSERT_INT(status, 0);
}

static void test_write(void) {
  g_autofree char *folder = make_folder();
  g_autofree char *path = g_build_filename(folder, "en.po", NULL), *again = g_build_filename(folder, "2.po", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(catalogue_write(path, "en", NULL, written, G_N_ELEMENTS(written), diagnostics));
  g_autoptr(Catalogue) catalogue = catalogue_load(path, "en.po", diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
  guint count = 0;
  const Entry *entries = catalogue_entries(catalogue, &count);
  ASSERT_INT(count, G_N_ELEMENTS(written));
  for (guint i = 0; i < MIN(count, G_N_ELEMENTS(written)); i++)
    check_written(&entries[i], &written[i]);
  ASSERT_STRING(entries[0].comment, "{growth} = 14,18%\nSection 1\n");
  ASSERT_STRING(entries[2].notes, " checked\n");
  CU_ASSERT_PTR_NOT_NULL(strstr(catalogue_header(catalogue), "Plural-Forms: nplurals=2; plural=(n != 1);\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(catalogue_header(catalogue), "Language: en\n"));
  CU_ASSERT_PTR_NULL(strstr(catalogue_header(catalogue), "Date"));

  check_with_msgfmt(path);

  /* What was read is written byte for byte as it was. */
  CU_ASSERT(catalogue_write(again, "en", catalogue_header(catalogue), entries, count, diagnostics));
  g_autofree char *first = NULL, *second = NULL;
  g_file_get_contents(path, &first, NULL, NULL);
  g_file_get_contents(again, &second, NULL, NULL);
  ASSERT_STRING(second, first);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  remove_folder(folder);
}

static void test_header_is_kept(void) {
  g_autofree char *folder = make_folder();
  g_autofree char *path = g_build_filename(folder, "vi.po", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const char *header = "Last-Translator: Nguyễn Văn A\nContent-Type: text/plain; charset=CP1258\n";
  CU_ASSERT(catalogue_write(path, "vi", header, written, 1, diagnostics));
  g_autoptr(Catalogue) catalogue = catalogue_load(path, "vi.po", diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
  CU_ASSERT_PTR_NOT_NULL(strstr(catalogue_header(catalogue), "Last-Translator: Nguyễn Văn A\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(catalogue_header(catalogue), "nplurals=1"));
  remove_folder(folder);
}

/* A write that fails leaves the old file and nothing beside it. */
static void test_write_fails(void) {
  g_autofree char *folder = make_folder();
  g_autofree char *path = g_build_filename(folder, "none", "en.po", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(catalogue_write(path, "en", NULL, written, 1, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_SYSTEM);
  g_autofree char *taken = g_build_filename(folder, "taken.po", NULL), *inner = g_build_filename(taken, "x", NULL);
  g_mkdir_with_parents(inner, 0700);
  CU_ASSERT_FALSE(catalogue_write(taken, "en", NULL, written, 1, diagnostics));
  g_rmdir(inner);
  g_rmdir(taken);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  CU_ASSERT_PTR_NULL(g_dir_read_name(dir));
  remove_folder(folder);
}

/* ---- the quick reader, and libgettextpo's: a file whose last line has no end is left to that */

static void check_same_entry(const Entry *quick, const Entry *slow) {
  CU_ASSERT(quick->raw != NULL);
  CU_ASSERT(slow->raw == NULL);
  check_written(quick, slow);
  ASSERT_STRING(quick->comment, slow->comment);
  ASSERT_STRING(quick->notes, slow->notes);
  ASSERT_STRING(quick->previous, slow->previous);
  ASSERT_STRING(quick->file, slow->file);
  ASSERT_INT(quick->line, slow->line);
}

static void check_readers(const char *text) {
  g_autofree char *said_quick = NULL, *said_slow = NULL;
  g_autoptr(Catalogue) quick = load_text(text, -1, &said_quick);
  g_autoptr(Catalogue) slow = load_text(text, (gssize)strlen(text) - 1, &said_slow);
  guint count = 0, other = 0;
  CU_ASSERT_FATAL(quick && slow);
  const Entry *a = catalogue_entries(quick, &count), *b = catalogue_entries(slow, &other);
  ASSERT_INT(count, other);
  for (guint i = 0; i < MIN(count, other); i++)
    check_same_entry(&a[i], &b[i]);
  ASSERT_STRING(catalogue_header(quick), catalogue_header(slow));
  ASSERT_STRING(catalogue_header_notes(quick), catalogue_header_notes(slow));
}

static void test_readers_agree(void) {
  static const char *const files[] = {"tests/translation/made.po",    "tests/translation/changed-prose.po",
                                      "tests/translation/removed.po", "tests/translation/memory.po",
                                      "tests/golden/blocks/po/en.po", "templates/conference-briefing/starter/po/en.po"};
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *text = NULL;
    g_autofree char *path = g_build_filename(g_getenv("srcdir") ? g_getenv("srcdir") : ".", files[i], NULL);
    CU_ASSERT_FATAL(g_file_get_contents(path, &text, NULL, NULL));
    check_readers(text);
  }
  check_readers(
      "# of the file\n#\n#  two\n" HEADER
      "\n# one\n#two\n#  three \n#.\n#. dot\n#.dot2\n#: a.xml:3 b.xml:4\n#, fuzzy\n#| msgctxt \"x\"\n#| msgid "
      "\"p1\"\n#| \"p2\"\nmsgctxt \"a\"\nmsgid \"i\\\"\\\\\\t\\n\"\nmsgstr \"\"\n\"s\"\n# c\n#, fuzzy\n#~| msgid "
      "\"old\"\n#~ msgctxt \"q\"\n#~ msgid \"z\"\n#~ \"z2\"\n#~ msgstr \"y\"\n");
}

/* What has changed since it was read is written as it is now. */
static void test_lines_are_checked(void) {
  g_autofree char *said = NULL, *folder = make_folder(), *path = g_build_filename(folder, "en.po", NULL), *text = NULL;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) catalogue = load_text(HEADER "\nmsgctxt \"a\"\nmsgid \"một\"\nmsgstr \"one\"\n"
                                                    "\nmsgctxt \"b\"\nmsgid \"hai\"\nmsgstr \"\"\n\"t\"\n\"wo\"\n",
                                             -1, &said);
  guint count = 0;
  const Entry *read = catalogue_entries(catalogue, &count);
  Entry entries[] = {read[0], read[1]};
  entries[0].translation = "ONE";
  CU_ASSERT(catalogue_write(path, "en", NULL, entries, 2, diagnostics));
  g_file_get_contents(path, &text, NULL, NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "msgid \"một\"\nmsgstr \"ONE\"\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "msgid \"hai\"\nmsgstr \"\"\n\"t\"\n\"wo\"\n"));
  check_with_msgfmt(path);
  remove_folder(folder);
}

CU_TestInfo catalogue_tests[] = {
    {"finding entries", test_find},
    {"NFC and NFD", test_normal_forms},
    {"faults", test_faults},
    {"one entry twice", test_duplicate},
    {"a catalogue of another language", test_language},
    {"all faults of a file", test_all_faults},
    {"many faults", test_many_faults},
    {"no file to read", test_no_file},
    {"writing and reading back", test_write},
    {"the header is kept", test_header_is_kept},
    {"a write that fails", test_write_fails},
    {"two readers agree", test_readers_agree},
    {"lines that were read", test_lines_are_checked},
    CU_TEST_INFO_NULL,
};
