/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-flow.h"

/* Where pages break. */

static void test_empty(void) {
  Flow *flow = flow_new();
  flow_go(flow);
  CU_ASSERT(flow->good && flow->ended);
  ASSERT_INT(flow->pages->len, 1);
  ASSERT_INT(page_at(flow, 0)->number, 1);
  ASSERT_STRING(page_at(flow, 0)->label, "1");
  flow_free(flow);
}

static void test_ten_lines_a_page(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 25; i++) {
    g_autofree char *name = g_strdup_printf("line%u", i);
    add_text(flow, NULL, "p", name);
  }
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 3);
  ASSERT_INT(page_at(flow, 0)->lines->len, 10);
  ASSERT_INT(page_at(flow, 2)->lines->len, 5);
  ASSERT_INT(page_of(flow, "line10"), 1);
  const SeenLine *first = page_find(page_at(flow, 1), "line10"), *second = page_find(page_at(flow, 1), "line11");
  CU_ASSERT_DOUBLE_EQUAL(first->x, MARGIN_LEFT, 0.001);
  CU_ASSERT_DOUBLE_EQUAL(second->y - first->y, PITCH, 0.001);
  CU_ASSERT_DOUBLE_EQUAL(first->y, page_find(page_at(flow, 0), "line0")->y, 0.001);
  CU_ASSERT(first->y > MARGIN_TOP && first->y < MARGIN_TOP + PITCH);
  flow_free(flow);
}

static void test_margins_collapse(void) {
  Flow *flow = flow_new();
  flow_style(flow, "p")->margin_top = 5;
  flow_style(flow, "p")->margin_bottom = 8;
  add_text(flow, NULL, "p", "a");
  add_text(flow, NULL, "p", "b");
  flow_go(flow);
  const SeenLine *a = page_find(page_at(flow, 0), "a"), *b = page_find(page_at(flow, 0), "b");
  CU_ASSERT_DOUBLE_EQUAL(b->y - a->y, PITCH + 8, 0.001);
  CU_ASSERT(a->y < MARGIN_TOP + PITCH);
  flow_free(flow);
}

/* `above` single lines, then a paragraph of `lines`: how many of them stay on the first page. */
static guint lines_staying(guint above, guint lines, guint widows, guint orphans, Break inside) {
  Flow *flow = flow_new();
  Style *style = flow_style(flow, "p");
  style->widows = widows;
  style->orphans = orphans;
  for (guint i = 0; i < above; i++)
    add_text(flow, NULL, "item", "above");
  style->break_inside = inside;
  add_lines(flow, NULL, "x", lines);
  flow_go(flow);
  guint staying = page_count_of(page_at(flow, 0), "x");
  guint all = staying;
  for (guint i = 1; i < flow->pages->len; i++)
    all += page_count_of(page_at(flow, i), "x");
  ASSERT_INT(all, lines);
  flow_free(flow);
  return staying;
}

static void test_widows_and_orphans(void) {
  ASSERT_INT(lines_staying(8, 4, 2, 2, BREAK_AUTO), 2);
  ASSERT_INT(lines_staying(8, 3, 2, 2, BREAK_AUTO), 0);
  ASSERT_INT(lines_staying(9, 6, 2, 2, BREAK_AUTO), 0);
  ASSERT_INT(lines_staying(9, 6, 2, 1, BREAK_AUTO), 1);
  ASSERT_INT(lines_staying(5, 6, 3, 2, BREAK_AUTO), 3);
  ASSERT_INT(lines_staying(5, 6, 1, 1, BREAK_AUTO), 5);
}

static void test_break_inside_avoid(void) {
  ASSERT_INT(lines_staying(5, 6, 2, 2, BREAK_AVOID), 0);
  /* longer than a page: it is broken all the same, and first where the page is full */
  ASSERT_INT(lines_staying(0, 23, 2, 2, BREAK_AVOID), 10);
}

static void test_heading_not_last(void) {
  for (guint above = 0; above < 12; above++) {
    Flow *flow = flow_new();
    for (guint i = 0; i < above; i++)
      add_text(flow, NULL, "p", "above");
    add_heading(flow, "Heading");
    add_lines(flow, NULL, "x", 5);
    flow_go(flow);
    int page = page_of(flow, "Heading");
    CU_ASSERT(page >= 0 && page_count_of(page_at(flow, (guint)page), "x") >= 2);
    flow_free(flow);
  }
}

/* "as follows:" does not end a page. */
static void test_lead_in(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 9; i++)
    add_text(flow, NULL, "p", "above");
  add_text(flow, NULL, "p", "follows:");
  add_text(flow, NULL, "p", "below");
  flow_go(flow);
  ASSERT_INT(page_at(flow, 0)->lines->len, 9);
  ASSERT_INT(page_of(flow, "follows:"), 1);
  flow_free(flow);
}

static void test_headings_in_chain(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 7; i++)
    add_text(flow, NULL, "p", "above");
  add_heading(flow, "One");
  add_heading(flow, "Two");
  add_lines(flow, NULL, "x", 3);
  flow_go(flow);
  ASSERT_INT(page_of(flow, "One"), 1);
  ASSERT_INT(page_of(flow, "Two"), 1);
  ASSERT_INT(page_at(flow, 0)->lines->len, 7);
  flow_free(flow);
}

static void test_chain_longer_than_a_page(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 35; i++)
    add_heading(flow, "Heading");
  add_text(flow, NULL, "p", "end");
  flow_go(flow);
  CU_ASSERT(flow->good);
  guint headings = 0;
  for (guint i = 0; i < flow->pages->len; i++)
    headings += page_count_of(page_at(flow, i), "Heading");
  ASSERT_INT(headings, 35);
  CU_ASSERT(flow->pages->len <= 5);
  CU_ASSERT(page_of(flow, "end") == (int)flow->pages->len - 1);
  flow_free(flow);
}

static void test_break_before(void) {
  Flow *flow = flow_new();
  add_text(flow, NULL, "p", "a");
  flow_style(flow, "h1")->break_before = BREAK_PAGE;
  add_heading(flow, "H");
  add_text(flow, NULL, "p", "b");
  flow_style(flow, "group")->break_before = BREAK_AVOID;
  add_text(flow, NULL, "group", "glued");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 2);
  ASSERT_INT(page_of(flow, "H"), 1);
  ASSERT_INT(page_of(flow, "b"), 1);
  flow_free(flow);
}

static void test_break_before_avoid(void) {
  Flow *flow = flow_new();
  flow_style(flow, "group")->break_before = BREAK_AVOID;
  for (guint i = 0; i < 9; i++)
    add_text(flow, NULL, "p", "above");
  add_text(flow, NULL, "p", "last");
  add_text(flow, NULL, "group", "glued");
  flow_go(flow);
  ASSERT_INT(page_of(flow, "last"), 1);
  ASSERT_INT(page_of(flow, "glued"), 1);
  flow_free(flow);
}

static void test_page_break_turns_and_restarts(void) {
  Flow *flow = flow_new();
  add_text(flow, NULL, "p", "a");
  Block *turn = add_block(flow, NULL, BLOCK_PAGE_BREAK, "p");
  turn->landscape = TRUE;
  add_text(flow, NULL, "p", "b");
  Block *back = add_block(flow, NULL, BLOCK_PAGE_BREAK, "p");
  back->restart = TRUE;
  add_text(flow, NULL, "p", "c");
  add_block(flow, NULL, BLOCK_PAGE_BREAK, "p");
  add_text(flow, NULL, "p", "d");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 4);
  CU_ASSERT_DOUBLE_EQUAL(page_at(flow, 1)->width, 400, 0.001);
  CU_ASSERT_DOUBLE_EQUAL(page_at(flow, 2)->width, 300, 0.001);
  ASSERT_STRING(page_at(flow, 1)->label, "2");
  ASSERT_STRING(page_at(flow, 2)->label, "1");
  ASSERT_STRING(page_at(flow, 3)->label, "2");
  ASSERT_INT(page_at(flow, 3)->number, 4);
  flow_free(flow);
}

/* A page break at the very start makes no empty page. */
static void test_page_break_first(void) {
  Flow *flow = flow_new();
  add_block(flow, NULL, BLOCK_PAGE_BREAK, "p")->landscape = TRUE;
  add_text(flow, NULL, "p", "a");
  add_block(flow, NULL, BLOCK_PAGE_BREAK, "p");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 1);
  CU_ASSERT_DOUBLE_EQUAL(page_at(flow, 0)->width, 400, 0.001);
  flow_free(flow);
}

/* Blocks after a turn within a group are as wide as the page. */
static void test_turn_within_a_group(void) {
  Flow *flow = flow_new();
  flow_style(flow, "box")->text_align = ALIGN_END;
  Block *group = add_block(flow, NULL, BLOCK_GROUP, "group");
  add_text(flow, group, "box", "a");
  add_block(flow, group, BLOCK_PAGE_BREAK, "p")->landscape = TRUE;
  add_text(flow, group, "box", "b");
  flow_go(flow);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 0), "a")->end, MARGIN_LEFT + MEASURE, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 1), "b")->end, MARGIN_LEFT + MEASURE + 100, 0.01);
  flow_free(flow);
}

/* Pages without room for a line, lines without room for a word: faults, but an end. */
static void test_no_room(void) {
  Flow *flow = flow_new();
  flow->template.portrait.margin_bottom = 300;
  flow->template.portrait.margin_right = 400;
  add_lines(flow, NULL, "x", 5);
  Block *item = add_block(flow, add_block(flow, NULL, BLOCK_LIST, "list"), BLOCK_ITEM, "item");
  add_text(flow, item, "p", "one");
  add_text(flow, add_block(flow, NULL, BLOCK_GROUP, "box"), "p", "two");
  flow_go(flow);
  CU_ASSERT(!flow->good);
  ASSERT_INT(flow->pages->len, 12);
  flow_free(flow);
}

static void test_sink_refuses(void) {
  Flow *flow = flow_new();
  flow->most_pages = 2;
  for (guint i = 0; i < 100; i++)
    add_text(flow, NULL, "p", "line");
  flow_go(flow);
  CU_ASSERT(!flow->good && !flow->ended);
  ASSERT_INT(flow->pages->len, 2);
  CU_ASSERT(flow->blocks.length > 50);
  flow_free(flow);
}

static void test_elements(void) {
  Flow *flow = flow_new();
  Block *heading = add_heading(flow, "Kinh tế");
  heading->label = g_strdup("I.");
  add_lines(flow, NULL, "x", 15);
  flow_go(flow);
  const SeenLine *title = page_find(page_at(flow, 0), "I. Kinh tế");
  CU_ASSERT_FATAL(title != NULL);
  ASSERT_INT(title->role, SN_ROLE_H1);
  ASSERT_INT(title->element->id, 1);
  /* one element on both pages */
  const SeenLine *first = page_find(page_at(flow, 0), "x 1"), *last = page_find(page_at(flow, 1), "x 15");
  CU_ASSERT_FATAL(first && last);
  CU_ASSERT(first->element == last->element);
  ASSERT_INT(first->role, SN_ROLE_P);
  flow_free(flow);
}

static void test_anchors(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 9; i++)
    add_text(flow, NULL, "p", "above");
  Block *group = add_block(flow, NULL, BLOCK_GROUP, "group");
  group->anchor = g_strdup("group");
  add_lines(flow, group, "x", 3)->anchor = g_strdup("inner");
  flow_go(flow);
  ASSERT_INT(page_at(flow, 0)->anchors->len, 0);
  ASSERT_INT(page_at(flow, 1)->anchors->len, 2);
  ASSERT_STRING(page_at(flow, 1)->anchors->pdata[0], "group");
  ASSERT_STRING(page_at(flow, 1)->anchors->pdata[1], "inner");
  flow_free(flow);
}

CU_TestInfo flow_tests[] = {
    {"an empty document has one page", test_empty},
    {"ten lines a page", test_ten_lines_a_page},
    {"margins collapse", test_margins_collapse},
    {"widows and orphans", test_widows_and_orphans},
    {"break-inside: avoid", test_break_inside_avoid},
    {"a heading is never last", test_heading_not_last},
    {"a lead-in is not last", test_lead_in},
    {"headings keep together", test_headings_in_chain},
    {"a chain longer than a page ends", test_chain_longer_than_a_page},
    {"break-before: page", test_break_before},
    {"break-before: avoid", test_break_before_avoid},
    {"page breaks turn and restart", test_page_break_turns_and_restarts},
    {"a page break first", test_page_break_first},
    {"a turn within a group", test_turn_within_a_group},
    {"no room", test_no_room},
    {"a sink that refuses", test_sink_refuses},
    {"elements", test_elements},
    {"anchors", test_anchors},
    CU_TEST_INFO_NULL,
};
