/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-flow.h"

#include <string.h>

#define N(name, number) name " " number

/* ---- footnotes ---- */

static void test_note_on_its_page(void) {
  for (guint above = 0; above < 14; above++) {
    Flow *flow = flow_new();
    for (guint i = 0; i < above; i++)
      add_text(flow, NULL, "p", "above");
    add_note(flow, add_text(flow, NULL, "p", "marked"), "1", "note", 2);
    for (guint i = 0; i < 15; i++)
      add_text(flow, NULL, "p", "below");
    flow_go(flow);
    /* the mark is a mark of its own, since it is smaller */
    int page = page_of(flow, "marked");
    CU_ASSERT_FATAL(page >= 0);
    const SeenLine *last = page_find(page_at(flow, (guint)page), N("note", "2"));
    CU_ASSERT_FATAL(last != NULL);
    ASSERT_INT(last->role, SN_ROLE_NOTE);
    CU_ASSERT(last->y > MARGIN_TOP + DEPTH - PITCH && last->y < MARGIN_TOP + DEPTH);
    const SeenPage *seen = page_at(flow, (guint)page);
    for (guint i = 0; i < seen->lines->len; i++) {
      const SeenLine *line = &g_array_index(seen->lines, SeenLine, i);
      CU_ASSERT(line->role == SN_ROLE_NOTE || line->y < last->y - 2 * PITCH + 0.01);
    }
    ASSERT_INT(seen->paths, 1);
    flow_free(flow);
  }
}

static void test_long_note_goes_on(void) {
  Flow *flow = flow_new();
  add_text(flow, NULL, "p", "above");
  add_note(flow, add_text(flow, NULL, "p", "marked"), "1", "note", 25);
  for (guint i = 0; i < 5; i++)
    add_text(flow, NULL, "p", "below");
  flow_go(flow);
  ASSERT_INT(page_of(flow, "marked"), 0);
  guint lines = 0;
  for (guint i = 0; i < flow->pages->len; i++) {
    const SeenPage *page = page_at(flow, i);
    lines += page_count_of(page, N("note", ""));
    for (guint k = 0; k < page->lines->len; k++)
      CU_ASSERT(g_array_index(page->lines, SeenLine, k).y < MARGIN_TOP + DEPTH);
  }
  ASSERT_INT(lines, 25);
  CU_ASSERT(page_find(page_at(flow, 0), "note 2") != NULL);
  CU_ASSERT(flow->pages->len <= 5);
  flow_free(flow);
}

/* More notes than a page holds, in one line. */
static void test_many_notes(void) {
  Flow *flow = flow_new();
  Block *block = add_text(flow, NULL, "p", "marked");
  for (guint i = 0; i < 14; i++) {
    g_autofree char *mark = g_strdup_printf("%u", i + 1), *name = g_strdup_printf("note%u", i + 1);
    add_note(flow, block, mark, name, 1);
  }
  flow_go(flow);
  CU_ASSERT(flow->good);
  CU_ASSERT(page_of(flow, N("note1", "1")) == 0 && page_of(flow, N("note14", "1")) == 1);
  flow_free(flow);
}

/* ---- contents and page references ---- */

static void fill_chapters(Flow *flow, guint count, guint lines) {
  for (guint i = 0; i < count; i++) {
    g_autofree char *title = g_strdup_printf("Chapter %u", i + 1), *anchor = g_strdup_printf("c%u", i + 1);
    add_heading(flow, title)->anchor = g_strdup(anchor);
    add_lines(flow, NULL, "x", lines);
  }
}

static void entry_clear(gpointer data) {
  TocEntry *entry = data;
  g_free(entry->text);
  g_free(entry->anchor);
}

static void add_toc(Flow *flow, guint count) {
  Block *toc = add_block(flow, NULL, BLOCK_TOC, "p");
  toc->entries = g_array_new(FALSE, FALSE, sizeof(TocEntry));
  g_array_set_clear_func(toc->entries, entry_clear);
  for (guint i = 0; i < count; i++) {
    TocEntry entry = {
        .text = g_strdup_printf("Chapter %u", i + 1), .level = 1, .anchor = g_strdup_printf("c%u", i + 1)};
    g_array_append_val(toc->entries, entry);
  }
}

/* The text at the right end of the line at `y`. */
static const SeenLine *last_at(const SeenPage *page, double y) {
  const SeenLine *last = NULL;
  for (guint i = 0; i < page->lines->len; i++) {
    const SeenLine *line = &g_array_index(page->lines, SeenLine, i);
    if (line->y - y < 0.01 && y - line->y < 0.01 && (!last || line->end > last->end))
      last = line;
  }
  return last;
}

/* The page where a heading of that text stands, from 1; 0: none. */
static int heading_page(const Flow *flow, const char *title) {
  for (guint i = 0; i < flow->pages->len; i++) {
    const SeenPage *page = page_at(flow, i);
    for (guint k = 0; k < page->lines->len; k++) {
      const SeenLine *line = &g_array_index(page->lines, SeenLine, k);
      if (line->role == SN_ROLE_H1 && strcmp(line->text, title) == 0)
        return (int)i + 1;
    }
  }
  return 0;
}

static void test_contents(void) {
  Flow *flow = flow_new();
  add_toc(flow, 6);
  fill_chapters(flow, 6, 8);
  flow_go(flow);
  CU_ASSERT(flow->good);
  for (guint i = 0; i < flow->pages->len; i++)
    ASSERT_INT(page_at(flow, i)->number, i + 1);
  for (guint i = 1; i <= 6; i++) {
    g_autofree char *title = g_strdup_printf("Chapter %u", i);
    const SeenLine *entry = page_find(page_at(flow, 0), title);
    CU_ASSERT_FATAL(entry != NULL);
    const SeenLine *number = last_at(page_at(flow, 0), entry->y);
    int stands = heading_page(flow, title);
    CU_ASSERT(stands > 0);
    ASSERT_INT(atoi(number->text), stands);
    CU_ASSERT_DOUBLE_EQUAL(number->end, MARGIN_LEFT + MEASURE, 0.01);
    CU_ASSERT(entry->end + 10 < number->x);
  }
  /* dots between */
  CU_ASSERT(page_count_of(page_at(flow, 0), "....") == 6);
  flow_free(flow);
}

static Block *add_reference(Flow *flow, const char *anchor, SpanKind kind) {
  Block *block = add_text(flow, NULL, "p", "see page ");
  add_span(block->spans, kind)->anchor = anchor ? g_string_chunk_insert(block->strings, anchor) : NULL;
  add_span(block->spans, SPAN_TEXT)->text = " end";
  return block;
}

static void test_page_references(void) {
  Flow *flow = flow_new();
  add_reference(flow, "c3", SPAN_PAGE_OF);
  add_reference(flow, NULL, SPAN_PAGE_COUNT);
  fill_chapters(flow, 4, 9);
  add_reference(flow, "c1", SPAN_PAGE_OF);
  flow_go(flow);
  CU_ASSERT(flow->good);
  for (guint i = 0; i < flow->pages->len; i++)
    ASSERT_INT(page_at(flow, i)->number, i + 1);
  g_autofree char *three = g_strdup_printf("|see page |%d |end|", heading_page(flow, "Chapter 3"));
  g_autofree char *count = g_strdup_printf("|see page %u end|", flow->pages->len);
  g_autofree char *one = g_strdup_printf("|see page |%d |end|", heading_page(flow, "Chapter 1"));
  g_autofree char *first = page_text(page_at(flow, 0)), *last = page_text(page_at(flow, flow->pages->len - 1));
  CU_ASSERT(strstr(first, three) != NULL);
  CU_ASSERT(strstr(first, count) != NULL);
  CU_ASSERT(strstr(last, one) != NULL);
  flow_free(flow);
}

/* A reference in a column beside another, within a box: all of it waits together. */
static void test_references_in_columns(void) {
  Flow *flow = flow_new();
  Style *style = flow_style(flow, "box");
  style->background_color = (SnColor){240, 240, 240, 255};
  Block *box = add_block(flow, NULL, BLOCK_GROUP, "box");
  Block *columns = add_block(flow, box, BLOCK_COLUMNS, "columns");
  add_lines(flow, add_block(flow, columns, BLOCK_GROUP, "group"), "left", 2);
  Block *text = add_text(flow, add_block(flow, columns, BLOCK_GROUP, "group"), "p", "page ");
  add_span(text->spans, SPAN_PAGE_OF)->anchor = "c2";
  fill_chapters(flow, 2, 12);
  flow_go(flow);
  CU_ASSERT(flow->good);
  g_autofree char *first = page_text(page_at(flow, 0));
  g_autofree char *wanted = g_strdup_printf("|left 1|left 2|page |%d|Chapter 1|", heading_page(flow, "Chapter 2"));
  CU_ASSERT(strstr(first, wanted) != NULL);
  ASSERT_INT(page_at(flow, 0)->paths, 1);
  flow_free(flow);
}

static const char *one_text(Flow *flow, guint row, guint column) { return "cell"; }

static void (*plain_row)(TableBlock *table, guint row, Cell *cells);

static void referring_row(TableBlock *table, guint row, Cell *cells) {
  plain_row(table, row, cells);
  static char anchor[4];
  strcpy(anchor, row == 1 ? "c2" : "xx"); /* another's when the row is drawn */
  if (row == 1)
    add_span(cells[0].spans, SPAN_PAGE_OF)->anchor = anchor;
}

static void test_references_in_tables(void) {
  Flow *flow = flow_new();
  Block *table = add_table(flow, 25, 2, 1, one_text);
  plain_row = table->table.row;
  table->table.row = referring_row;
  fill_chapters(flow, 2, 12);
  flow_go(flow);
  CU_ASSERT(flow->good);
  for (guint i = 0; i < flow->pages->len; i++)
    ASSERT_INT(page_at(flow, i)->number, i + 1);
  char wanted[8];
  g_snprintf(wanted, sizeof wanted, "%d", heading_page(flow, "Chapter 2"));
  CU_ASSERT(page_find(page_at(flow, 0), wanted) != NULL);
  ASSERT_INT(page_count_of(page_at(flow, 0), "cell"), 2 + 18);
  ASSERT_INT(page_at(flow, 0)->paths, 1);
  flow_free(flow);
}

/* A page waits no longer than until its number is known, not to the end. */
static void test_pages_leave_when_known(void) {
  Flow *flow = flow_new();
  add_reference(flow, "c2", SPAN_PAGE_OF);
  fill_chapters(flow, 2, 30);
  for (guint i = 0; i < 50; i++)
    add_text(flow, NULL, "p", "below");
  flow->most_pages = 1;
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 1);
  CU_ASSERT(flow->blocks.length >= 50);
  flow_free(flow);
}

static void test_reference_to_nothing(void) {
  Flow *flow = flow_new();
  add_reference(flow, "nowhere", SPAN_PAGE_OF);
  flow_go(flow);
  CU_ASSERT(!flow->good);
  ASSERT_INT(diagnostics_errors(flow->diagnostics), 1);
  flow_free(flow);
}

/* ---- running heads ---- */

static void test_page_numbers(void) {
  Flow *flow = flow_new();
  flow->header = spans_new();
  add_span(flow->header, SPAN_PAGE_NUMBER);
  for (guint i = 0; i < 25; i++)
    add_text(flow, NULL, "p", "line");
  add_block(flow, NULL, BLOCK_PAGE_BREAK, "p")->restart = TRUE;
  for (guint i = 0; i < 15; i++)
    add_text(flow, NULL, "p", "annex");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 5);
  CU_ASSERT(page_find(page_at(flow, 0), "1") == NULL);
  const SeenLine *number = page_find(page_at(flow, 1), "2");
  CU_ASSERT_FATAL(number != NULL);
  CU_ASSERT_DOUBLE_EQUAL(number->y, 20, 0.001);
  CU_ASSERT_DOUBLE_EQUAL((number->x + number->end) / 2, MARGIN_LEFT + MEASURE / 2, 0.01);
  ASSERT_INT(number->role, SN_ROLE_ARTIFACT);
  CU_ASSERT(page_find(page_at(flow, 2), "3") != NULL);
  CU_ASSERT(page_find(page_at(flow, 3), "1") == NULL);
  CU_ASSERT(page_find(page_at(flow, 4), "2") != NULL);
  flow_free(flow);
}

static void test_section_and_count_in_heads(void) {
  Flow *flow = flow_new();
  flow->template.portrait.first_page_header = TRUE;
  flow->header = spans_new();
  add_span(flow->header, SPAN_SECTION);
  add_span(flow->header, SPAN_TEXT)->text = " ";
  add_span(flow->header, SPAN_PAGE_NUMBER);
  add_span(flow->header, SPAN_TEXT)->text = "/";
  add_span(flow->header, SPAN_PAGE_COUNT);
  fill_chapters(flow, 2, 24);
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 5);
  CU_ASSERT(page_find(page_at(flow, 0), "Chapter 1 1/5") != NULL);
  CU_ASSERT(page_find(page_at(flow, 1), "Chapter 1 2/5") != NULL);
  CU_ASSERT(page_find(page_at(flow, 2), "Chapter 2 3/5") != NULL);
  CU_ASSERT(page_find(page_at(flow, 4), "Chapter 2 5/5") != NULL);
  flow_free(flow);
}

CU_TestInfo note_tests[] = {
    {"a note on its mark's page", test_note_on_its_page},
    {"a long note goes on", test_long_note_goes_on},
    {"many notes", test_many_notes},
    {"contents", test_contents},
    {"page references", test_page_references},
    {"references in columns", test_references_in_columns},
    {"references in tables", test_references_in_tables},
    {"pages leave when known", test_pages_leave_when_known},
    {"a reference to nothing", test_reference_to_nothing},
    {"page numbers", test_page_numbers},
    {"section and count in heads", test_section_and_count_in_heads},
    CU_TEST_INFO_NULL,
};
