/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-flow.h"

#include <math.h>
#include <string.h>

#define NBSP "\xC2\xA0"

/* ---- texts of cells ---- */

static const char *numbered(Flow *flow, guint row, guint column) {
  static char text[40];
  if (row == 0)
    return column == 0 ? "Head" : "Value";
  g_snprintf(text, sizeof text, column == 0 ? "row%u" : "%u", column == 0 ? row : row * column);
  return text;
}

static const char *decimals(Flow *flow, guint row, guint column) {
  static const char *const texts[] = {"Head", "1,5", "-12,25", "1.234", "…", "7,125 %"};
  return column == 0 ? "name" : texts[row];
}

static const char *long_words(Flow *flow, guint row, guint column) {
  return column == 1 && row == 1 ? "Nghiêngngảnghiêngngảnghiêngngảnghiêngngả" : "ngắn";
}

static const char *prose(Flow *flow, guint row, guint column) {
  return column == 1 && row == 1 ? "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai" : "ngắn";
}

static const char *tall(Flow *flow, guint row, guint column) {
  static GString *text;
  if (column == 0 || row != 1)
    return "ngắn";
  if (!text) {
    text = g_string_new("đầu");
    for (guint i = 0; i < 200; i++)
      g_string_append(text, " chữ");
    g_string_append(text, " cuối");
  }
  return text->str;
}

/* ---- rows and pages ---- */

static void test_header_repeated(void) {
  Flow *flow = flow_new();
  add_table(flow, 31, 3, 1, numbered);
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 4);
  for (guint i = 0; i < 4; i++)
    ASSERT_INT(page_count_of(page_at(flow, i), "Head"), 1);
  ASSERT_INT(page_count_of(page_at(flow, 0), "row"), 9);
  ASSERT_INT(page_count_of(page_at(flow, 1), "row"), 9);
  /* the first is content, those repeated are furniture */
  ASSERT_INT(page_find(page_at(flow, 0), "Head")->role, SN_ROLE_TH);
  ASSERT_INT(page_find(page_at(flow, 0), "Head")->element->scope, SN_SCOPE_COLUMN);
  ASSERT_INT(page_find(page_at(flow, 1), "Head")->role, SN_ROLE_ARTIFACT);
  ASSERT_INT(page_find(page_at(flow, 1), "row10")->role, SN_ROLE_TD);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 1), "row10")->y - page_find(page_at(flow, 1), "Head")->y, PITCH,
                         0.001);
  flow_free(flow);
}

/* With 29 rows the last page would hold one row alone. */
static void test_last_rows_together(void) {
  Flow *flow = flow_new();
  add_table(flow, 29, 2, 1, numbered);
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 4);
  ASSERT_INT(page_count_of(page_at(flow, 2), "row"), 8);
  ASSERT_INT(page_count_of(page_at(flow, 3), "row"), 2);
  flow_free(flow);
}

/* However much stands above: caption, head and two rows stay together. */
static void test_head_never_last(void) {
  for (guint above = 0; above < 12; above++) {
    Flow *flow = flow_new();
    for (guint i = 0; i < above; i++)
      add_text(flow, NULL, "p", "above");
    add_heading(flow, "Heading");
    Block *table = add_table(flow, 8, 2, 1, numbered);
    table->caption = spans_of(table, "Caption");
    flow_go(flow);
    int page = page_of(flow, "Caption");
    ASSERT_INT(page_of(flow, "Heading"), page);
    ASSERT_INT(page_of(flow, "row1"), page);
    ASSERT_INT(page_of(flow, "row2"), page);
    flow_free(flow);
  }
}

static void test_source_kept(void) {
  for (guint above = 0; above < 6; above++) {
    Flow *flow = flow_new();
    for (guint i = 0; i < above; i++)
      add_text(flow, NULL, "p", "above");
    Block *table = add_table(flow, 9, 2, 1, numbered);
    table->source = spans_of(table, "Source");
    flow_go(flow);
    int page = page_of(flow, "Source");
    ASSERT_INT(page_of(flow, "row8"), page);
    flow_free(flow);
  }
}

static void test_row_not_split(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 8; i++)
    add_text(flow, NULL, "p", "above");
  Block *table = add_table(flow, 4, 2, 0, prose);
  table->table.columns[1].width = 60;
  flow_go(flow);
  /* the tall row is the second of the table; it stays whole */
  int page = page_of(flow, "một hai ba");
  CU_ASSERT(page >= 0);
  CU_ASSERT(page == page_of(flow, "mười hai") || page == page_of(flow, "một mười hai"));
  flow_free(flow);
}

static void test_tall_row_is_cut(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 4, 2, 1, tall);
  table->table.columns[1].width = 60;
  flow_go(flow);
  CU_ASSERT(flow->good && flow->pages->len > 3);
  guint lines = 0;
  for (guint i = 0; i < flow->pages->len; i++) {
    const SeenPage *page = page_at(flow, i);
    lines += page_count_of(page, "chữ chữ") + page_count_of(page, "đầu");
    for (guint k = 0; k < page->lines->len; k++)
      CU_ASSERT(g_array_index(page->lines, SeenLine, k).y < MARGIN_TOP + DEPTH);
  }
  CU_ASSERT(lines > 3 * 9);
  flow_free(flow);
}

/* ---- widths ---- */

static void test_fills_the_line(void) {
  Flow *flow = flow_new();
  add_table(flow, 5, 3, 1, numbered);
  flow_go(flow);
  const GArray *segments = page_at(flow, 0)->segments;
  float left = 1e6f, right = 0;
  for (guint i = 0; i < segments->len; i++) {
    const SnSegment *segment = &g_array_index(segments, SnSegment, i);
    left = MIN(left, segment->v[0]);
    right = MAX(right, segment->v[0]);
  }
  CU_ASSERT_DOUBLE_EQUAL(left, MARGIN_LEFT - 0.25, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(right, MARGIN_LEFT + MEASURE + 0.25, 0.01);
  ASSERT_INT(page_at(flow, 0)->paths, 1);
  /* six horizontal lines, four vertical */
  ASSERT_INT(segments->len, 20);
  flow_free(flow);
}

static void test_given_widths(void) {
  Flow *flow = flow_new();
  flow_style(flow, "td")->padding = 2;
  Block *table = add_table(flow, 3, 3, 0, numbered);
  table->table.columns[0].width = 100;
  table->table.columns[1].share = 0.25;
  flow_go(flow);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 0), "row1")->x, MARGIN_LEFT + 2, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 0), "1")->end, MARGIN_LEFT + 160 - 2, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 0), "2")->end, MARGIN_LEFT + 240 - 2, 0.01);
  flow_free(flow);
}

static char *printed(const Flow *flow) {
  g_autofree char *buffer = NULL;
  gsize size = 0;
  FILE *stream = open_memstream(&buffer, &size);
  diagnostics_print(flow->diagnostics, stream, DIAGNOSTIC_TEXT);
  fclose(stream);
  char *copy = g_strdup(buffer);
  free(g_steal_pointer(&buffer));
  return copy;
}

static void test_too_wide(void) {
  Flow *flow = flow_new();
  add_table(flow, 3, 4, 0, long_words)->table.columns[0].width = 100;
  flow_go(flow);
  CU_ASSERT(!flow->good && !flow->ended);
  g_autofree char *text = printed(flow);
  CU_ASSERT(strstr(text, "pack.xml:7:") != NULL);
  CU_ASSERT(strstr(text, "pt wider than the text; column 2 needs the most") != NULL);
  CU_ASSERT(strstr(text, "Nghiêngngảnghiêngngảnghiêngngảnghiêngngả") != NULL);
  ASSERT_INT(diagnostics_errors(flow->diagnostics), 1);
  flow_free(flow);
}

static void test_word_wider_than_its_column(void) {
  Flow *flow = flow_new();
  add_table(flow, 3, 2, 0, long_words)->table.columns[1].width = 50;
  flow_go(flow);
  CU_ASSERT(!flow->good);
  g_autofree char *text = printed(flow);
  CU_ASSERT(strstr(text, "pack.xml:7:") != NULL);
  CU_ASSERT(strstr(text, "column 2 of the table is 50 pt wide, but its word") != NULL);
  flow_free(flow);
}

/* ---- figures ---- */

/* Where the separator, or the end of the figures, stands. */
static double figure_end(const Flow *flow, const char *text, const char *left) {
  const SeenLine *line = page_find(page_at(flow, 0), text);
  CU_ASSERT_FATAL(line != NULL);
  Shaper *shaper = shaper_new(flow->fonts);
  const Face *face = fonts_face(flow->fonts, "serif", FALSE, FALSE);
  double width = shaper_word(shaper, face, "vi", left, strlen(left))->width * 10;
  shaper_free(shaper);
  return line->x + width;
}

static void test_decimals_align(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 6, 2, 1, decimals);
  table->table.columns[1].decimal = TRUE;
  flow_go(flow);
  double at = figure_end(flow, "1,5", "1");
  CU_ASSERT_DOUBLE_EQUAL(figure_end(flow, "-12,25", "-12"), at, 0.02);
  CU_ASSERT_DOUBLE_EQUAL(figure_end(flow, "1.234", "1.234"), at, 0.02);
  CU_ASSERT_DOUBLE_EQUAL(figure_end(flow, "7,125 %", "7"), at, 0.02);
  CU_ASSERT_DOUBLE_EQUAL(figure_end(flow, "…", "…"), at, 0.02);
  /* the block of figures stands in the middle of its column, as its head does */
  const SeenLine *head = page_find(page_at(flow, 0), "Head");
  double left = page_find(page_at(flow, 0), "1.234")->x, right = page_find(page_at(flow, 0), "7,125 %")->end;
  CU_ASSERT_DOUBLE_EQUAL((left + right) / 2, (head->x + head->end) / 2, 0.05);
  flow_free(flow);
}

/* A cell set from words stands where a paragraph would stand. */
static void test_words_as_paragraphs(void) {
  Flow *flow = flow_new();
  flow_style(flow, "td")->padding = 3;
  Block *table = add_table(flow, 2, 3, 0, numbered);
  table->table.columns[0].width = table->table.columns[1].width = 80;
  flow_go(flow);
  const SeenLine *words = page_find(page_at(flow, 0), "row1");
  double y = words->y, x = words->x;
  flow_free(flow);
  flow = flow_new();
  Block *block = add_text(flow, NULL, "p", "row1");
  block->style = flow_style(flow, "p");
  flow_go(flow);
  const SeenLine *paragraph = page_find(page_at(flow, 0), "row1");
  CU_ASSERT_DOUBLE_EQUAL(y, paragraph->y + PITCH + 2 * 3 + 3, 0.001);
  CU_ASSERT_DOUBLE_EQUAL(x, paragraph->x + 3, 0.001);
  flow_free(flow);
}

/* ---- spans ---- */

static void (*plain_row)(TableBlock *table, guint row, Cell *cells);

/* A head of two rows: column 0 spans both, columns 1 and 2 stand under one cell. */
static void grouped_row(TableBlock *table, guint row, Cell *cells) {
  plain_row(table, row, cells);
  if (row == 0) {
    cells[0].rowspan = 2;
    cells[1].colspan = 2;
    cells[2].colspan = 0;
  } else if (row == 1) {
    cells[0].colspan = 0;
  }
}

static void test_grouped_head(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 16, 3, 2, numbered);
  plain_row = table->table.row;
  table->table.row = grouped_row;
  flow_go(flow);
  SeenPage *page = page_at(flow, 0);
  const SeenLine *head = page_find(page, "Head"), *group = page_find(page, "Value"), *one = page_find(page, "1");
  CU_ASSERT_FATAL(head && group && one);
  ASSERT_INT(head->element->rowspan, 2);
  ASSERT_INT(group->element->colspan, 2);
  CU_ASSERT_DOUBLE_EQUAL(head->y, (group->y + one->y) / 2, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(one->y - group->y, PITCH, 0.01);
  /* no line through the cells that span: the first column's edge runs down, the line under row 1 begins after it */
  guint across = 0, down = 0;
  for (guint i = 0; i + 1 < page->segments->len; i += 2) {
    const SnSegment *from = &g_array_index(page->segments, SnSegment, i), *to = from + 1;
    if (fabsf(from->v[1] - (float)(MARGIN_TOP + PITCH)) < 0.01f && from->v[1] == to->v[1])
      across += from->v[0] > MARGIN_LEFT + 1;
    if (from->v[0] == to->v[0] && fabsf(from->v[1] - (float)(MARGIN_TOP + PITCH)) < 0.01f)
      down++;
  }
  ASSERT_INT(across, 1);
  ASSERT_INT(down, 1);
  ASSERT_INT(page_count_of(page_at(flow, 1), "Value"), 1);
  flow_free(flow);
}

/* Rows of the body joined by a cell stay together. */
static void joined_row(TableBlock *table, guint row, Cell *cells) {
  plain_row(table, row, cells);
  if (row % 4 == 0)
    cells[0].rowspan = 4;
  else
    cells[0].colspan = 0;
}

static void test_joined_rows(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 16, 2, 0, numbered);
  plain_row = table->table.row;
  table->table.row = joined_row;
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 2);
  ASSERT_INT(page_at(flow, 0)->lines->len, 2 + 8);
  ASSERT_INT(page_find(page_at(flow, 1), "row8")->element->rowspan, 4);
  flow_free(flow);
}

/* ---- backgrounds, notes ---- */

static void test_backgrounds(void) {
  Flow *flow = flow_new();
  flow_style(flow, "th")->background_color = (SnColor){230, 230, 230, 255};
  add_table(flow, 4, 4, 1, numbered);
  flow_go(flow);
  ASSERT_INT(page_at(flow, 0)->paths, 2);
  const SnSegment *first = &g_array_index(page_at(flow, 0)->segments, SnSegment, 0);
  ASSERT_INT(first->kind, SN_RECTANGLE);
  CU_ASSERT_DOUBLE_EQUAL(first->v[2], MEASURE, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(first->v[3], PITCH, 0.01);
  flow_free(flow);
}

/* The note of a cell whose strings do not last. */
static void noted_row(TableBlock *table, guint row, Cell *cells) {
  plain_row(table, row, cells);
  if (row != 3)
    return;
  g_autofree char *words = g_strdup("Ghi chú");
  Block *note = block_new(BLOCK_PARAGRAPH, cells[0].style, 1);
  note->label = g_strdup("a");
  note->spans = spans_of(note, words);
  Span *span = add_span(cells[0].spans, SPAN_NOTE);
  span->note = note;
}

static void test_note_in_a_cell(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 30, 2, 1, numbered);
  plain_row = table->table.row;
  table->table.row = noted_row;
  flow_go(flow);
  const SeenLine *note = page_find(page_at(flow, 0), "Ghi chú");
  CU_ASSERT_FATAL(note != NULL);
  ASSERT_INT(note->role, SN_ROLE_NOTE);
  CU_ASSERT(note->y > MARGIN_TOP + DEPTH - PITCH && note->y < MARGIN_TOP + DEPTH);
  flow_free(flow);
}

/* ---- streaming ---- */

static void test_long_table_streams(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 10001, 2, 1, numbered);
  table->table.columns[0].width = table->table.columns[1].width = 80;
  flow_go(flow);
  CU_ASSERT(flow->good);
  ASSERT_INT(flow->pages->len, 10000 / 9 + 1);
  ASSERT_STRING(page_at(flow, flow->pages->len - 1)->label, "1112");
  flow_free(flow);
}

static guint rows_before_first_page;
static guint rows_read;

static void counted_row(TableBlock *table, guint row, Cell *cells) {
  rows_read++;
  plain_row(table, row, cells);
}

static gboolean note_rows(gpointer data, const SnPage *page) {
  guint *most = data;
  static guint before;
  if (page->number == 1)
    rows_before_first_page = rows_read;
  else
    *most = MAX(*most, rows_read - before);
  before = rows_read;
  return TRUE;
}

static Block *only_block(gpointer data) { return g_queue_pop_head(data); }

static void test_rows_are_read_as_pages_leave(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 2001, 2, 1, numbered);
  plain_row = table->table.row;
  table->table.row = counted_row;
  guint most = 0;
  rows_read = 0;
  FlowSource source = {only_block, NULL, &flow->blocks};
  PageSink sink = {.page = note_rows, .data = &most};
  CU_ASSERT(flow_source_run(&source, &flow->edition, flow->fonts, &sink, flow->diagnostics));
  CU_ASSERT(rows_before_first_page <= 2001 + 2 + 12);
  ASSERT_INT(most, 9);
  flow_free(flow);
}

CU_TestInfo grid_tests[] = {
    {"the head is repeated", test_header_repeated},
    {"the last rows stay together", test_last_rows_together},
    {"a head is never last", test_head_never_last},
    {"the source line is kept", test_source_kept},
    {"a row is not split", test_row_not_split},
    {"a row taller than a page is", test_tall_row_is_cut},
    {"a table fills the line, in one path", test_fills_the_line},
    {"widths given", test_given_widths},
    {"a table too wide", test_too_wide},
    {"a word wider than its column", test_word_wider_than_its_column},
    {"decimals align", test_decimals_align},
    {"words stand as paragraphs do", test_words_as_paragraphs},
    {"a grouped head", test_grouped_head},
    {"rows joined by a cell", test_joined_rows},
    {"backgrounds", test_backgrounds},
    {"a note in a cell", test_note_in_a_cell},
    {"a long table", test_long_table_streams},
    {"rows are read as pages leave", test_rows_are_read_as_pages_leave},
    CU_TEST_INFO_NULL,
};
