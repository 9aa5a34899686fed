/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/calendar.h"
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

/* "text/status" of each rendering of the term at `index`, in order. */
static char *renderings_of(const Glossary *glossary, guint index) {
  guint count;
  const Term *term = glossary_terms(glossary, &count)[index];
  CU_ASSERT_FATAL(index < count);
  GString *out = g_string_new(term->vi);
  for (guint i = 0; i < term->renderings->len; i++) {
    const Rendering *rendering = &g_array_index(term->renderings, Rendering, i);
    g_string_append_printf(out, " | %s/%d", rendering->text, rendering->status);
  }
  return g_string_free(out, FALSE);
}

static void test_statuses(void) {
  g_autoptr(Glossary) glossary = glossary_of("id\tvi\ten\tstatus\talso\tavoid\tdeprecated\n"
                                             "T1\tdự toán\tbudget plan\tapproved\tplan; budget\testimate\tforecast\n"
                                             "T2\tkế hoạch\tplan\t\t\t\t\n"
                                             "T3\tdự toán\tappropriation\tadmitted\t\t\t\n"
                                             "T4\ttỉ lệ\trate\tforbidden\t\t\t\n");
  g_autofree char *budget = renderings_of(glossary, 0), *plan = renderings_of(glossary, 1);
  ASSERT_STRING(budget, "dự toán | budget plan/1 | plan/2 | budget/2 | forecast/3 | estimate/4 | appropriation/2");
  ASSERT_STRING(plan, "kế hoạch | plan/0");
  ASSERT_STRING(glossary_find(glossary, "dự toán", "en"), "budget plan");
  ASSERT_STRING(glossary_find(glossary, "appropriation", "vi"), "dự toán");
  ASSERT_STRING(glossary_find(glossary, "estimate", "vi"), NULL);
  ASSERT_STRING(glossary_find(glossary, "tỷ lệ", "en"), NULL);
}

/* A layer that only forbids adds to the term below it; one that names another rendering replaces it. */
static void test_status_layers(void) {
  g_autoptr(Glossary) glossary = glossary_of(HEAD "T1\tvải thiều\tlychee\tlitchi\nT2\txã\tcommune\t\n");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(add_text(glossary, "id\tvi\ten\tstatus\nP1\tVải thiều\tlichi\tforbidden\nP2\txã\tvillage\tapproved\n",
                     diagnostics));
  g_autofree char *lychee = renderings_of(glossary, 0), *commune = renderings_of(glossary, 1);
  ASSERT_STRING(lychee, "vải thiều | lychee/0 | litchi/4 | lichi/4");
  ASSERT_STRING(commune, "xã | village/1");
}

static void test_validity(void) {
  g_autoptr(Glossary) glossary = glossary_of("id\tvi\ten\tfrom\tuntil\n"
                                             "T1\thuyện Việt Yên\tViet Yen District\t\t2024-01-31\n");
  guint count;
  const Term *term = glossary_terms(glossary, &count)[0];
  ASSERT_INT(count, 1);
  CU_ASSERT(term->from == TERM_ALWAYS_FROM);
  ASSERT_INT(term->until, date_to_days((Date){2024, 1, 31}));
}

/* As spreadsheets save it: a byte order mark, lines that end in CR LF. */
static void test_spreadsheet(void) {
  g_autoptr(Glossary) glossary = glossary_of("\xEF\xBB\xBFid\tvi\ten\r\nT1\txã\tcommune\r\n");
  ASSERT_STRING(glossary_find(glossary, "xã", "en"), "commune");
}

/* A pack's own few terms need no ids. */
static void test_without_ids(void) {
  g_autoptr(Glossary) glossary = glossary_of("vi\ten\nxã\tcommune\nphường\tward\n");
  ASSERT_STRING(glossary_find(glossary, "phường", "en"), "ward");
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
  CHECK_FAULT("id\tvi\ten\tstatus\nT1\txã\tcommune\taproved\n", "glossary.tsv:2: error: “aproved” is not a status");
  CHECK_FAULT("id\tvi\ten\tstatus\nT1\txã\tcommune\taproved\n", "did you mean “approved”?");
  CHECK_FAULT("id\tvi\ten\tfrom\nT1\txã\tcommune\t1/2/2024\n", "glossary.tsv:2: error: “1/2/2024” is not a date");
  CHECK_FAULT(HEAD "T1\txã\tcommune\tcommune\n",
              "glossary.tsv:2: error: “commune” is both wanted and to be avoided for “xã” (line 2)");
  CHECK_FAULT("vi\ten\ten\nxã\tcommune\tvillage\n", "glossary.tsv:1: error: there are two columns “en”");
  CHECK_FAULT("vi\ten\tfrom\tuntil\nxã\tcommune\t2024-05-01\t2024-01-01\n",
              "glossary.tsv:2: error: the day from which the term holds is after that until which it does");
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
    {"approved, admitted, deprecated, forbidden", test_statuses},
    {"layers of statuses", test_status_layers},
    {"when a term holds", test_validity},
    {"saved by a spreadsheet", test_spreadsheet},
    {"without ids", test_without_ids},
    {"faults", test_faults},
    {"no file to read", test_no_file},
    {"the site's glossary", test_site},
    CU_TEST_INFO_NULL,
};
