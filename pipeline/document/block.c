/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/block.h"

static void span_clear(gpointer data) {
  Span *span = data;
  g_clear_pointer(&span->note, block_free);
}

GArray *spans_new(void) {
  GArray *spans = g_array_new(FALSE, TRUE, sizeof(Span));
  g_array_set_clear_func(spans, span_clear);
  return spans;
}

char *spans_text(const GArray *spans) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index(spans, Span, i);
    if (span->kind == SPAN_TEXT)
      g_string_append(text, span->text);
    else if (span->kind == SPAN_BREAK)
      g_string_append_c(text, ' ');
  }
  return g_string_free(text, FALSE);
}

const char *spans_context(const GArray *spans) {
  for (guint i = 0; spans && i < spans->len; i++)
    if (g_array_index(spans, Span, i).context)
      return g_array_index(spans, Span, i).context;
  return NULL;
}

Block *block_new(BlockKind kind, const Style *style, guint line) {
  Block *block = g_new0(Block, 1);
  block->kind = kind;
  block->style = style;
  block->line = line;
  block->role = SN_ROLE_DIV;
  return block;
}

static void spans_free(GArray *spans) {
  if (spans)
    g_array_unref(spans);
}

static void table_clear(TableBlock *table) {
  g_free(table->columns);
  if (table->data_free)
    table->data_free(table->data);
}

static void chart_clear(ChartBlock *chart) {
  for (guint i = 0; i < chart->series_count; i++) {
    g_free(chart->series[i].name);
    g_free(chart->series[i].values);
  }
  g_free(chart->series);
  for (guint i = 0; i < chart->category_count; i++)
    g_free(chart->categories[i]);
  g_free(chart->categories);
  g_free(chart->axis_unit);
  g_free(chart->reference_label);
}

void block_free(Block *block) {
  if (!block)
    return;
  g_free(block->anchor);
  g_free(block->label);
  g_free(block->title);
  g_free(block->alt);
  g_free(block->context);
  g_free(block->widths);
  spans_free(block->spans);
  spans_free(block->caption);
  spans_free(block->source);
  if (block->children)
    g_ptr_array_unref(block->children);
  table_clear(&block->table);
  chart_clear(&block->chart);
  if (block->entries)
    g_array_unref(block->entries);
  if (block->image)
    g_bytes_unref(block->image);
  if (block->strings)
    g_string_chunk_free(block->strings);
  g_free(block);
}
