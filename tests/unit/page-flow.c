/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-flow.h"

#include <string.h>

/* ---- styles and the document ---- */

static void style_put(Flow *flow, Style style) {
  Style *kept = g_new(Style, 1);
  *kept = style;
  g_hash_table_insert(flow->template.styles, (gpointer)kept->name, kept);
}

static void styles_fill(Flow *flow) {
  static const char *const names[] = {"table", "td",   "th",    "caption", "source", "note",       "header", "footer",
                                      "toc1",  "toc2", "toc3",  "group",   "item",   "h1",         "list",   "image",
                                      "rule",  "box",  "chart", "columns", "space",  "chart-title"};
  Style body = {.name = "p",
                .font_family = "serif",
                .font_size = 10,
                .line_height = PITCH,
                .color = {0, 0, 0, 255},
                .text_align = ALIGN_START,
                .widows = 2,
                .orphans = 2};
  style_put(flow, body);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    body.name = names[i];
    style_put(flow, body);
  }
  flow_style(flow, "h1")->keep_with_next = TRUE;
  flow_style(flow, "table")->border_width = 0.5;
  flow_style(flow, "table")->border_color = (SnColor){0, 0, 0, 255};
  flow_style(flow, "th")->text_align = ALIGN_CENTER;
  flow_style(flow, "header")->text_align = ALIGN_CENTER;
}

Flow *flow_new(void) {
  Flow *flow = g_new0(Flow, 1);
  flow->diagnostics = diagnostics_new();
  flow->fonts = fonts_open(flow->diagnostics);
  flow->locale = locale_new("vi", NULL);
  flow->template.styles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  flow->template.file = (char *)"template.xml";
  flow->template.portrait = (PageMaster){.width = MARGIN_LEFT + MEASURE + 30,
                                         .height = MARGIN_TOP + DEPTH + 40,
                                         .margin_left = MARGIN_LEFT,
                                         .margin_right = 30,
                                         .margin_top = MARGIN_TOP,
                                         .margin_bottom = 40,
                                         .header_extent = 20,
                                         .footer_extent = 20};
  flow->template.landscape = flow->template.portrait;
  flow->template.landscape.width += 100;
  flow->template.charts = (ChartTheme){.axis = {0, 0, 0, 255}, .grid = {200, 200, 200, 255}};
  flow->pack = (Pack){.file = (char *)"pack.xml", .language = (char *)"vi", .template = &flow->template};
  flow->edition = (Edition){.pack = &flow->pack, .locale = flow->locale};
  flow->pages = g_ptr_array_new();
  flow->elements = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  g_queue_init(&flow->blocks);
  styles_fill(flow);
  return flow;
}

static void line_clear(gpointer data) { g_free(((SeenLine *)data)->text); }

static void page_free(SeenPage *page) {
  g_free(page->label);
  g_free(page->name);
  g_free(page->alt);
  g_array_unref(page->lines);
  g_array_unref(page->segments);
  g_ptr_array_unref(page->anchors);
  g_free(page);
}

void flow_free(Flow *flow) {
  g_ptr_array_foreach(flow->pages, (GFunc)(void (*)(void))page_free, NULL);
  g_ptr_array_unref(flow->pages);
  g_queue_clear_full(&flow->blocks, (GDestroyNotify)block_free);
  g_clear_pointer(&flow->header, g_array_unref);
  g_hash_table_unref(flow->template.styles);
  g_hash_table_unref(flow->elements);
  locale_free(flow->locale);
  fonts_close(flow->fonts);
  diagnostics_free(flow->diagnostics);
  g_free(flow);
}

Style *flow_style(Flow *flow, const char *name) { return g_hash_table_lookup(flow->template.styles, name); }

/* ---- what is seen ---- */

/* A copy that outlives the document; one for each element. */
static const SnElement *seen_element(Flow *flow, const SnElement *element) {
  if (!element)
    return NULL;
  SnElement *copy = g_hash_table_lookup(flow->elements, element);
  if (!copy) {
    copy = g_memdup2(element, sizeof *element);
    copy->alt = g_intern_string(element->alt);
    copy->title = g_intern_string(element->title);
    copy->parent = seen_element(flow, element->parent);
    g_hash_table_insert(flow->elements, (gpointer)element, copy);
  }
  return copy;
}

static void see_text(Flow *flow, SeenPage *page, const SnMark *mark, const SnElement *element) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < mark->text.count; i++) {
    const SnTextItem *item = &mark->text.items[i];
    g_string_append_len(text, item->run->text, item->run->text_length);
    if (item->space > 0.01f)
      g_string_append_c(text, ' ');
  }
  const SnTextItem *last = &mark->text.items[mark->text.count - 1];
  SeenLine line = {.text = g_string_free(text, FALSE),
                   .x = mark->text.items[0].x,
                   .y = mark->text.y,
                   .end = last->x + (double)last->run->advance * mark->text.size / last->run->font->units_per_em,
                   .role = element ? element->role : SN_ROLE_ARTIFACT,
                   .element = seen_element(flow, element)};
  g_array_append_val(page->lines, line);
}

static void see_mark(Flow *flow, SeenPage *page, const SnMark *mark, GPtrArray *open) {
  switch (mark->kind) {
  case SN_MARK_TEXT:
    see_text(flow, page, mark, open->len ? open->pdata[open->len - 1] : NULL);
    break;
  case SN_MARK_PATH:
    page->paths++;
    g_array_append_vals(page->segments, mark->path.segments, mark->path.count);
    break;
  case SN_MARK_IMAGE:
    page->images++;
    break;
  case SN_MARK_LINK:
    page->links++;
    break;
  case SN_MARK_ANCHOR:
    g_ptr_array_add(page->anchors, g_strdup(mark->anchor.name));
    break;
  case SN_MARK_BEGIN:
    g_ptr_array_add(open, (gpointer)mark->begin.element);
    break;
  case SN_MARK_END:
    CU_ASSERT_FATAL(open->len > 0);
    g_ptr_array_set_size(open, (gint)open->len - 1);
    break;
  }
}

static gboolean see_page(gpointer data, const SnPage *page) {
  Flow *flow = data;
  SeenPage *seen = g_new0(SeenPage, 1);
  seen->number = page->number;
  seen->label = g_strdup(page->label);
  seen->name = g_strdup(page->name);
  seen->alt = g_strdup(page->alt);
  seen->width = page->width;
  seen->height = page->height;
  seen->lines = g_array_new(FALSE, FALSE, sizeof(SeenLine));
  g_array_set_clear_func(seen->lines, line_clear);
  seen->anchors = g_ptr_array_new_with_free_func(g_free);
  seen->segments = g_array_new(FALSE, FALSE, sizeof(SnSegment));
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (guint i = 0; i < page->count; i++)
    see_mark(flow, seen, &page->marks[i], open);
  CU_ASSERT(open->len == 0);
  g_ptr_array_add(flow->pages, seen);
  return flow->most_pages == 0 || flow->pages->len < flow->most_pages;
}

static gboolean see_end(gpointer data) {
  Flow *flow = data;
  flow->ended = TRUE;
  return TRUE;
}

static Block *next_block(gpointer data) {
  Flow *flow = data;
  return g_queue_pop_head(&flow->blocks);
}

static GArray *running_spans(gpointer data, xmlNodePtr content) { return ((Flow *)data)->header; }

void flow_go(Flow *flow) {
  xmlNode marker = {0};
  flow->template.portrait.header = flow->template.landscape.header = flow->header ? &marker : NULL;
  FlowSource source = {next_block, running_spans, flow};
  PageSink sink = {.page = see_page, .data = flow, .end = see_end};
  flow->good = flow_source_run(&source, &flow->edition, flow->fonts, &sink, flow->diagnostics);
  flow->template.portrait.header = flow->template.landscape.header = NULL;
}

/* ---- blocks ---- */

Block *add_block(Flow *flow, Block *parent, BlockKind kind, const char *style) {
  Block *block = block_new(kind, flow_style(flow, style), 7);
  block->strings = g_string_chunk_new(64);
  if (!parent) {
    g_queue_push_tail(&flow->blocks, block);
  } else {
    if (!parent->children)
      parent->children = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    g_ptr_array_add(parent->children, block);
  }
  return block;
}

Span *add_span(GArray *spans, SpanKind kind) {
  g_array_set_size(spans, spans->len + 1);
  Span *span = &g_array_index(spans, Span, spans->len - 1);
  span->kind = kind;
  return span;
}

GArray *spans_of(Block *block, const char *text) {
  GArray *spans = spans_new();
  if (!block->strings)
    block->strings = g_string_chunk_new(64);
  add_span(spans, SPAN_TEXT)->text = g_string_chunk_insert(block->strings, text);
  return spans;
}

Block *add_text(Flow *flow, Block *parent, const char *style, const char *text) {
  Block *block = add_block(flow, parent, BLOCK_PARAGRAPH, style);
  block->spans = spans_of(block, text);
  return block;
}

Block *add_heading(Flow *flow, const char *text) {
  Block *block = add_text(flow, NULL, "h1", text);
  block->kind = BLOCK_HEADING;
  block->level = 1;
  block->title = g_strdup(text);
  return block;
}

static void fill_lines(Block *block, const char *name, guint count) {
  if (!block->spans)
    block->spans = spans_new();
  for (guint i = 1; i <= count; i++) {
    g_autofree char *text = g_strdup_printf("%s %u", name, i);
    if (i > 1)
      add_span(block->spans, SPAN_BREAK);
    add_span(block->spans, SPAN_TEXT)->text = g_string_chunk_insert(block->strings, text);
  }
}

Block *add_lines(Flow *flow, Block *parent, const char *name, guint count) {
  Block *block = add_block(flow, parent, BLOCK_PARAGRAPH, "p");
  fill_lines(block, name, count);
  return block;
}

void add_note(Flow *flow, Block *block, const char *mark, const char *name, guint count) {
  Block *note = block_new(BLOCK_PARAGRAPH, flow_style(flow, "note"), 9);
  note->label = g_strdup(mark);
  note->strings = g_string_chunk_new(64);
  fill_lines(note, name, count);
  Span *span = add_span(block->spans, SPAN_NOTE);
  span->note = note;
  span->text = g_string_chunk_insert(block->strings, mark);
}

typedef struct TestTable {
  Flow *flow;
  CellText text;
  GPtrArray *spans; /* of each column */
  GStringChunk *strings;
} TestTable;

static void table_row(TableBlock *table, guint row, Cell *cells) {
  TestTable *data = table->data;
  gboolean head = row < table->header_rows;
  g_string_chunk_clear(data->strings);
  for (guint i = 0; i < table->column_count; i++) {
    GArray *spans = data->spans->pdata[i];
    const char *text = data->text(data->flow, row, i);
    g_array_set_size(spans, 0);
    if (text)
      add_span(spans, SPAN_TEXT)->text = g_string_chunk_insert(data->strings, text);
    cells[i] = (Cell){.spans = spans,
                      .colspan = 1,
                      .rowspan = 1,
                      .style = flow_style(data->flow, head ? "th" : "td"),
                      .align = head ? ALIGN_CENTER : table->columns[i].align,
                      .header = head};
  }
}

static void table_data_free(gpointer data) {
  TestTable *table = data;
  g_ptr_array_unref(table->spans);
  g_string_chunk_free(table->strings);
  g_free(table);
}

Block *add_table(Flow *flow, guint rows, guint columns, guint header_rows, CellText text) {
  Block *block = add_block(flow, NULL, BLOCK_TABLE, "table");
  TestTable *data = g_new0(TestTable, 1);
  data->flow = flow;
  data->text = text;
  data->strings = g_string_chunk_new(256);
  data->spans = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (guint i = 0; i < columns; i++)
    g_ptr_array_add(data->spans, spans_new());
  block->caption_above = TRUE;
  block->table = (TableBlock){.columns = g_new0(TableColumn, columns),
                              .column_count = columns,
                              .header_rows = header_rows,
                              .row_count = rows,
                              .row = table_row,
                              .data = data,
                              .data_free = table_data_free};
  for (guint i = 0; i < columns; i++)
    block->table.columns[i].align = i == 0 ? ALIGN_START : ALIGN_END;
  return block;
}

/* ---- questions ---- */

SeenPage *page_at(const Flow *flow, guint index) {
  CU_ASSERT_FATAL(index < flow->pages->len);
  return flow->pages->pdata[index];
}

const SeenLine *page_find(const SeenPage *page, const char *text) {
  for (guint i = 0; i < page->lines->len; i++) {
    const SeenLine *line = &g_array_index(page->lines, SeenLine, i);
    if (strcmp(line->text, text) == 0)
      return line;
  }
  return NULL;
}

int page_of(const Flow *flow, const char *text) {
  for (guint i = 0; i < flow->pages->len; i++)
    if (page_find(flow->pages->pdata[i], text))
      return (int)i;
  return -1;
}

guint page_count_of(const SeenPage *page, const char *start) {
  guint count = 0;
  for (guint i = 0; i < page->lines->len; i++)
    count += g_str_has_prefix(g_array_index(page->lines, SeenLine, i).text, start);
  return count;
}

char *page_text(const SeenPage *page) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < page->lines->len; i++)
    g_string_append_printf(text, "|%s", g_array_index(page->lines, SeenLine, i).text);
  g_string_append_c(text, '|');
  return g_string_free(text, FALSE);
}

int main(void) {
  CU_SuiteInfo suites[] = {{"pages", NULL, NULL, NULL, NULL, flow_tests},
                           {"tables", NULL, NULL, NULL, NULL, grid_tests},
                           {"notes, contents, running heads", NULL, NULL, NULL, NULL, note_tests},
                           {"figures, lists, groups, columns", NULL, NULL, NULL, NULL, figure_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
