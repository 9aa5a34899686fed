/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/installation.h"
#include "language-suites.h"
#include "language/glossary.h"

#define HEAD "id\tvi\ten\tavoid\n"

static gboolean add_text(Glossary *glossary, const char *text, Diagnostics *diagnostics) {
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp("songngu-glossary-XXXXXX", &path, NULL);
  close(descriptor);
  g_file_set_contents(path, text, -1, NULL);
  gboolean added = glossary_add(glossary, path, "glossary.tsv", diagnostics);
  g_unlink(path);
  return added;
}

static Glossary *glossary_of(const char *text) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Glossary *glossary = glossary_new();
  CU_ASSERT(add_text(glossary, text, diagnostics));
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  return glossary;
}

static void test_find(void) {
  g_autoptr(Glossary) glossary = glossary_of(HEAD "# districts\n\n"
                                                  "T1\thuyện Hiệp Hòa\tHiep Hoa District\t\n"
                                                  "T2\ttỷ đồng\tbillion VND\tmilliard\r\n"
                                                  "T3\t\"3 dám\"\t\"\"\"3 dares\"\" (say, do)\"\t\n");
  ASSERT_STRING(glossary_find(glossary, "huyện Hiệp Hòa", "en"), "Hiep Hoa District");
  ASSERT_STRING(glossary_find(glossary, "Huyện Hiệp Hoà", "en"), "Hiep Hoa District");
  ASSERT_STRING(glossary_find(glossary, "huye\u0323\u0302n Hiệp  Hòa", "en"), "Hiep Hoa District");
  ASSERT_STRING(glossary_find(glossary, "tỉ đồng", "en"), "billion VND");
  ASSERT_STRING(glossary_find(glossary, "3 dám", "en"), "\"3 dares\" (say, do)");
  ASSERT_STRING(glossary_find(glossary, "billion VND", "vi"), "tỷ đồng");
  ASSERT_STRING(glossary_find(glossary, "huyện", "en"), NULL);
  ASSERT_STRING(glossary_find(glossary, "vi", "en"), NULL);
}

static void test_parts(void) {
  g_autoptr(Glossary) glossary =
      glossary_of(HEAD "T1\tỦy ban nhân dân tỉnh (UBND tỉnh)\tProvincial People's Committee (PPC)\t\n"
                       "T2\tquy định (của Đảng)\tregulation\t\n"
                       "T3\tquy mô kinh tế (GRDP)\tsize of the economy (GRDP)\t\n"
                       "T4\ttổng sản phẩm (GRDP)\tgross product (GRDP)\t\n"
                       "T5\tHội đồng nhân dân tỉnh (HĐND tỉnh)\tProvincial People's Council\t\n"
                       "T6\tquy định\trule\t\n");
  ASSERT_STRING(glossary_find(glossary, "Ủy ban nhân dân tỉnh (UBND tỉnh)", "en"),
                "Provincial People's Committee (PPC)");
  ASSERT_STRING(glossary_find(glossary, "Uỷ ban nhân dân tỉnh", "en"), "Provincial People's Committee");
  ASSERT_STRING(glossary_find(glossary, "UBND tỉnh", "en"), "PPC");
  ASSERT_STRING(glossary_find(glossary, "HĐND tỉnh", "en"), "Provincial People's Council");
  ASSERT_STRING(glossary_find(glossary, "GRDP", "en"), "GRDP");
  ASSERT_STRING(glossary_find(glossary, "của Đảng", "en"), NULL);
  ASSERT_STRING(glossary_find(glossary, "quy định", "en"), "rule");
  ASSERT_STRING(glossary_find(glossary, "quy định (của Đảng)", "en"), "regulation");
  ASSERT_STRING(glossary_find(glossary, "PPC", "vi"), "UBND tỉnh");
}

static void test_layers(void) {
  g_autoptr(Glossary) glossary = glossary_of(HEAD "T1\tquận\tdistrict\t\nT2\txã\tcommune\t\n");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(add_text(glossary, "vi\tid\tnote\ten\nquận\tP1\tour own\turban district\n", diagnostics));
  ASSERT_STRING(glossary_find(glossary, "quận", "en"), "urban district");
  ASSERT_STRING(glossary_find(glossary, "xã", "en"), "commune");
}

/* As spreadsheets save it: a byte order mark, lines that end in CR LF. */
static void test_spreadsheet(void) {
  g_autoptr(Glossary) glossary = glossary_of("\xEF\xBB\xBFid\tvi\ten\r\nT1\txã\tcommune\r\n");
  ASSERT_STRING(glossary_find(glossary, "xã", "en"), "commune");
}

static void check_fault(const char *text, const char *expected, int line) {
  g_autoptr(Glossary) glossary = glossary_new();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(add_text(glossary, text, diagnostics));
  g_autofree char *said = unit_diagnostics(diagnostics);
  if (!strstr(said, expected))
    fprintf(stderr, "%s:%d: \"%s\" is not said:\n%s", __FILE__, line, expected, said);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, expected));
  ASSERT_STRING(glossary_find(glossary, "xã", "en"), NULL);
}

#define CHECK_FAULT(text, expected) check_fault(text, expected, __LINE__)

static void test_faults(void) {
  CHECK_FAULT("", "the glossary is empty");
  CHECK_FAULT("id\tvi\n", "glossary.tsv:1: error: there is no column “en”");
  CHECK_FAULT("id\tvi\ten\tnotes\n", "did you mean “note”?");
  CHECK_FAULT(HEAD "T1\txã\tcommune\t\nT2\tquận\n", "glossary.tsv:3: error: 2 fields where the first line names 4");
  CHECK_FAULT(HEAD "T1\txã\t\t\n", "glossary.tsv:2: error: the field “en” is empty");
  CHECK_FAULT(HEAD "T1\txã\tcommune\t\nT2\tXÃ\tvillage\t\n",
              "glossary.tsv:3: error: “XÃ” has another rendering at line 2: “commune”");
  CHECK_FAULT(HEAD "T1\t\"xã\tcommune\t\n", "glossary.tsv:2: error: a quotation mark is not closed");
  CHECK_FAULT(HEAD "T1\txã\tcommune\t\nT2\t\xff\tx\t\n", "glossary.tsv:3: error: a byte that is not UTF-8");
}

static void test_no_file(void) {
  g_autoptr(Glossary) glossary = glossary_new();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(glossary_add(glossary, "/nonexistent/glossary.tsv", "glossary.tsv", diagnostics));
  CU_ASSERT_FALSE(glossary_add(glossary, "/", "glossary.tsv", diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 2);
}

/* The glossary that comes with the program. */
static void test_site(void) {
  g_autofree char *path = installation_data("glossary.tsv");
  g_autoptr(Glossary) glossary = glossary_new();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(glossary_add(glossary, path, "glossary.tsv", diagnostics));
  g_autofree char *said = unit_diagnostics(diagnostics);
  ASSERT_STRING(said, "");
  ASSERT_STRING(glossary_find(glossary, "Sở Nội vụ", "en"), "Department of Home Affairs");
  ASSERT_STRING(glossary_find(glossary, "UBND tỉnh", "en"), "PPC");
  ASSERT_STRING(glossary_find(glossary, "huyện Yên Thế", "en"), "Yen The District");
  ASSERT_STRING(glossary_find(glossary, "Khu vực dịch vụ", "en"), "services");
}

CU_TestInfo glossary_tests[] = {
    {"finding terms", test_find},
    {"terms with a parenthesis", test_parts},
    {"layers", test_layers},
    {"saved by a spreadsheet", test_spreadsheet},
    {"faults", test_faults},
    {"no file to read", test_no_file},
    {"the site's glossary", test_site},
    CU_TEST_INFO_NULL,
};
