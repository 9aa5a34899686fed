/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The logical structure of PDF files, by our own lint and by what readers show. */

#include <glib/gstdio.h>
#include <string.h>

#include "render-suites.h"

static char *lint(Stage *stage) {
  const char *source = g_getenv("srcdir");
  g_autofree char *jq = g_find_program_in_path("jq"), *qpdf = g_find_program_in_path("qpdf");
  if (!jq || !qpdf)
    return NULL;
  g_autofree char *command = g_strdup_printf("sh %s/tests/plugins/lint-pdf.sh %%s", source ? source : ".");
  return stage_tool(stage, "pdf", command);
}

static SnElement *put(Stage *stage, SnRole role, SnElement *parent, double x, double y, const char *words) {
  SnElement *element = stage_element(stage, role, parent);
  stage_begin(stage, element);
  stage_line(stage, stage_liberation(stage, SERIF), 13, x, y, 0, FALSE, words);
  stage_end(stage);
  return element;
}

static void put_table(Stage *stage, SnElement *parent, double y) {
  SnElement *table = stage_element(stage, SN_ROLE_TABLE, parent), *head = stage_element(stage, SN_ROLE_THEAD, table);
  SnElement *row = stage_element(stage, SN_ROLE_TR, head), *body, *cell;
  stage_begin(stage, table);
  stage_begin(stage, head);
  stage_begin(stage, row);
  cell = put(stage, SN_ROLE_TH, row, 90, y, "Ngành");
  cell->scope = SN_SCOPE_COLUMN;
  cell->rowspan = 2;
  cell = put(stage, SN_ROLE_TH, row, 190, y, "Tăng trưởng");
  cell->scope = SN_SCOPE_COLUMN;
  cell->colspan = 2;
  stage_end(stage);
  stage_end(stage);
  body = stage_element(stage, SN_ROLE_TBODY, table);
  stage_begin(stage, body);
  for (int i = 0; i < 3; i++) {
    row = stage_element(stage, SN_ROLE_TR, body);
    stage_begin(stage, row);
    cell = put(stage, SN_ROLE_TH, row, 90, y + 18 * (i + 1), "Nông nghiệp");
    cell->scope = SN_SCOPE_ROW;
    put(stage, SN_ROLE_TD, row, 190, y + 18 * (i + 1), "14,18");
    put(stage, SN_ROLE_TD, row, 260, y + 18 * (i + 1), "5,66");
    stage_end(stage);
    stage_rectangle(stage, 85, y + 18 * i, 300, 18, (SnColor){0}, SN_SOLID);
  }
  stage_end(stage);
  stage_end(stage);
}

static void put_list(Stage *stage, SnElement *parent, double y) {
  SnElement *list = stage_element(stage, SN_ROLE_L, parent);
  stage_begin(stage, list);
  for (int i = 0; i < 2; i++) {
    SnElement *item = stage_element(stage, SN_ROLE_LI, list);
    stage_begin(stage, item);
    put(stage, SN_ROLE_LBL, item, 85, y + 18 * i, i ? "b)" : "a)");
    put(stage, SN_ROLE_LBODY, item, 105, y + 18 * i, "Nhiệm vụ trọng tâm");
    stage_end(stage);
  }
  stage_end(stage);
}

static void put_figure(Stage *stage, SnElement *parent, double y, const char *alt) {
  SnElement *figure = stage_element(stage, SN_ROLE_FIGURE, parent);
  figure->alt = alt;
  stage_begin(stage, figure);
  stage_rectangle(stage, 100, y, 40, 80, (SnColor){30, 80, 160, 255}, SN_DIAGONAL_UP);
  stage_line(stage, stage_liberation(stage, SERIF), 9, 100, y + 92, 0, FALSE, "Quý I");
  stage_end(stage);
}

static void put_links(Stage *stage, SnElement *parent, double y) {
  SnElement *p = stage_element(stage, SN_ROLE_P, parent), *link = stage_element(stage, SN_ROLE_LINK, p);
  stage_begin(stage, p);
  stage_begin(stage, link);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, y, 0, FALSE, "xem biểu");
  SnMark *mark = stage_mark(stage, SN_MARK_LINK);
  mark->link.x = 85;
  mark->link.y = (float)y - 12;
  mark->link.width = 60;
  mark->link.height = 15;
  mark->link.anchor = "t-ngành";
  mark->link.contents = "Xem biểu 1";
  stage_end(stage);
  mark = stage_mark(stage, SN_MARK_LINK); /* no Link element around it */
  mark->link.x = 185;
  mark->link.y = (float)y - 12;
  mark->link.width = 60;
  mark->link.height = 15;
  mark->link.uri = "https://bacgiang.gov.vn/số liệu(1)";
  stage_end(stage);
}

static void put_furniture(Stage *stage, const char *number) {
  SnElement *artifact = stage_element(stage, SN_ROLE_ARTIFACT, NULL);
  stage_begin(stage, artifact);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 300, 40, 0, FALSE, number);
  stage_end(stage);
}

/* Two pages with one of everything; a paragraph and its section go on from one to the other. */
static Stage *whole_stage(const char *alt) {
  Stage *stage = stage_new("pdf");
  CU_ASSERT_FATAL(stage_open(stage));
  SnElement *sect = stage_element(stage, SN_ROLE_SECT, NULL);
  stage_begin(stage, sect);
  SnElement *h1 = stage_element(stage, SN_ROLE_H1, sect);
  h1->title = "Kinh tế";
  stage_begin(stage, h1);
  stage_line(stage, stage_liberation(stage, BOLD), 15, 85, 80, 0, FALSE, "Kinh tế");
  stage_end(stage);
  SnElement *p = stage_element(stage, SN_ROLE_P, sect), *english = stage_element(stage, SN_ROLE_SPAN, p);
  SnElement *note = stage_element(stage, SN_ROLE_NOTE, sect);
  english->language = "en";
  stage_begin(stage, p);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, 0, TRUE, "Trước");
  stage_begin(stage, english);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 125, 100, 0, TRUE, "logistics");
  stage_end(stage);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 185, 100, 0, TRUE, "giữa");
  stage_end(stage);
  put_table(stage, sect, 140);
  SnMark *anchor = stage_mark(stage, SN_MARK_ANCHOR);
  anchor->anchor.name = "t-ngành";
  anchor->anchor.y = 125;
  stage_begin(stage, note); /* at the page's foot, but read after its paragraph */
  stage_line(stage, stage_liberation(stage, SERIF), 10, 85, 800, 0, FALSE, "Chú thích");
  stage_end(stage);
  stage_end(stage);
  put_furniture(stage, "1");
  CU_ASSERT(stage_page(stage, "1"));
  stage_begin(stage, sect);
  stage_begin(stage, p);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, 0, FALSE, "sau");
  stage_end(stage);
  put_list(stage, sect, 130);
  put_figure(stage, sect, 200, alt);
  put_links(stage, sect, 330);
  SnElement *h2 = stage_element(stage, SN_ROLE_H2, sect);
  h2->title = "Công nghiệp";
  stage_begin(stage, h2);
  stage_line(stage, stage_liberation(stage, BOLD), 15, 85, 400, 0, FALSE, "Công nghiệp");
  stage_end(stage);
  stage_end(stage);
  put_furniture(stage, "2");
  CU_ASSERT(stage_page(stage, "2"));
  return stage;
}

static void test_lint(void) {
  Stage *stage = whole_stage("Biểu đồ cột: quý I 5,66%");
  CU_ASSERT(stage_close(stage));
  g_autofree char *faults = lint(stage), *said = stage_messages(stage);
  if (faults)
    ASSERT_STRING(faults, "");
  ASSERT_STRING(said, "");
  stage_free(stage);
}

/* The lint would have noticed. */
static void test_lint_notices(void) {
  Stage *stage = whole_stage("Biểu đồ");
  CU_ASSERT(stage_close(stage));
  static const char *const damages[][2] = {
      {"s#/StructParents#/StructParentz#", "has no StructParents"},
      {"s#/MCID 2>>#/MCID 0>>#", "twice"},
      {"s#/Alt #/Atl #", "no alternative text"},
      {"s#/Scope#/Ecops#", "has no scope"},
      {"s#/ToUnicode#/ToUnicodz#", "has no ToUnicode"},
      {"s#/S /LI\\>#/S /TD#", "stands under"},
  };
  g_autofree char *path = stage_path(stage, "pdf");
  g_autofree char *fix = g_find_program_in_path("fix-qdf"), *jq = g_find_program_in_path("jq");
  for (guint i = 0; fix && jq && i < G_N_ELEMENTS(damages); i++) {
    const char *source = g_getenv("srcdir");
    g_autofree char *command = g_strdup_printf(
        "sh -c 'qpdf --qdf --object-streams=disable %%s - | LC_ALL=C sed \"%s\" | fix-qdf >%s.bad 2>/dev/null; "
        "sh %s/tests/plugins/lint-pdf.sh %s.bad'",
        damages[i][0], path, source ? source : ".", path);
    g_autofree char *faults = stage_tool(stage, "pdf", command);
    ASSERT_HAS(faults, damages[i][1]);
  }
  stage_free(stage);
}

static void test_tree(void) {
  Stage *stage = whole_stage("Biểu đồ");
  CU_ASSERT(stage_close(stage));
  g_autofree char *tree = stage_tool(stage, "pdf", "pdfinfo -struct-text %s");
  ASSERT_HAS(tree, "\"Trước \"");
  ASSERT_HAS(tree, "Table");
  ASSERT_HAS(tree, "\"Tăng trưởng\"");
  if (tree) { /* the note is read before the table, though drawn after it */
    CU_ASSERT(strstr(tree, "Chú thích") < strstr(tree, "Nông nghiệp"));
    CU_ASSERT(strstr(tree, "\"giữa sau\"") != NULL || strstr(tree, "\"sau\"") < strstr(tree, "Chú thích"));
    CU_ASSERT(!strstr(tree, "\"1\"")); /* page numbers are not content */
  }
  g_autofree char *attributes = stage_tool(stage, "pdf", "pdfinfo -struct %s");
  ASSERT_HAS(attributes, "LowerAlpha");
  stage_free(stage);
}

static void test_outline(void) {
  Stage *stage = whole_stage("Biểu đồ");
  CU_ASSERT(stage_close(stage));
  g_autofree char *outline = stage_tool(
      stage, "pdf",
      "qpdf --json=2 --json-key=outlines %s | jq -c \".outlines[]|[.title,.destpageposfrom1,.kids[].title]\"");
  ASSERT_HAS(outline, "[\"Kinh tế\",1,\"Công nghiệp\"]");
  g_autofree char *destinations = stage_tool(stage, "pdf", "pdfinfo -dests %s");
  ASSERT_HAS(destinations, "717"); /* 841.89 - 125 */
  stage_free(stage);
}

static void test_link(void) {
  Stage *stage = whole_stage("Biểu đồ");
  CU_ASSERT(stage_close(stage));
  g_autofree char *source = stage_tool(stage, "pdf", "qpdf --qdf --object-streams=disable %s - | tr -d '\\000'");
  ASSERT_HAS(source, "https://bacgiang.gov.vn/s%E1%BB%91%20li%E1%BB%87u\\(1\\)");
  stage_free(stage);
}

static void test_lost_link(void) {
  Stage *stage = stage_new("pdf");
  CU_ASSERT_FATAL(stage_open(stage));
  put_links(stage, NULL, 100);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "“t-ngành”, which is not in the document");
  stage_free(stage);
}

static void assert_claims(const char *alt, const char *conformance, gboolean accessible) {
  Stage *stage = whole_stage(alt);
  CU_ASSERT(stage_close(stage));
  static const char accessibility[] = "<pdfuaid:part>1<";
  g_autofree char *claim = g_strdup_printf("<pdfaid:conformance>%s</pdfaid:conformance>", conformance);
  CU_ASSERT(stage_contains(stage, "pdf", "%PDF-1.7", 8));
  CU_ASSERT(stage_contains(stage, "pdf", claim, strlen(claim)));
  CU_ASSERT(stage_contains(stage, "pdf", accessibility, strlen(accessibility)) == accessible);
  stage_free(stage);
}

static void test_claims(void) {
  assert_claims("Biểu đồ", "A", TRUE);
  assert_claims(NULL, "U", FALSE); /* a figure without words is not accessible */
}

CU_TestInfo pdf_structure_tests[] = {
    {"a document of everything passes the lint", test_lint},
    {"the lint notices damage", test_lint_notices},
    {"the tree in reading order", test_tree},
    {"outline and destinations", test_outline},
    {"a URI becomes ASCII", test_link},
    {"a link that leads nowhere is told", test_lost_link},
    {"only what holds is claimed", test_claims},
    CU_TEST_INFO_NULL,
};
