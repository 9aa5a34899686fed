/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/layout.h"

#include <string.h>

#include "pack/document.h"

struct Hold {
  Block *block;
};

Hold *hold_new(Block *block) {
  Hold *hold = g_rc_box_new0(Hold);
  hold->block = block;
  return hold;
}

Hold *hold_acquire(Hold *hold) { return g_rc_box_acquire(hold); }

static void hold_clear(gpointer data) { block_free(((Hold *)data)->block); }

void hold_release(Hold *hold) { g_rc_box_release_full(hold, hold_clear); }

static const char *resolve(gpointer data, const Span *span) {
  const Layout *layout = data;
  switch (span->kind) {
  case SPAN_PAGE_OF:
    return layout_number_of(layout, span->anchor);
  case SPAN_PAGE_COUNT:
    return layout->page_count;
  case SPAN_PAGE_NUMBER:
    return layout->page ? layout->page->number : NULL;
  case SPAN_SECTION:
    return layout->page && layout->page->section ? layout->page->section : "";
  default:
    return "";
  }
}

/* The character between units and tenths, as the edition prints it. */
static char decimal_separator(const Locale *locale) {
  ValueStyle style = VALUE_STYLE_DEFAULT;
  g_autofree char *sample = locale_number(locale, (SnDecimal){15, 1}, &style);
  return strchr(sample, ',') ? ',' : '.';
}

void layout_init(Layout *layout, const Edition *edition, Fonts *fonts, const FlowSource *source, const PageSink *sink,
                 Diagnostics *diagnostics) {
  *layout = (Layout){
      .edition = edition,
      .template = edition->pack->template,
      .language = locale_language(edition->locale),
      .separator = decimal_separator(edition->locale),
      .fonts = fonts,
      .shaper = shaper_new(fonts),
      .structure = structure_new(),
      .diagnostics = diagnostics,
      .sink = sink,
      .source = source,
      .anchors = g_ptr_array_new_with_free_func(g_free),
      .numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
  };
  layout->resolver = (Resolver){.text = resolve, .data = layout, .reserve = "00"};
}

void layout_clear(Layout *layout) {
  g_ptr_array_unref(layout->anchors);
  g_hash_table_unref(layout->numbers);
  g_free(layout->page_count);
  structure_free(layout->structure);
  shaper_free(layout->shaper);
}

const PageMaster *layout_master(const Layout *layout, gboolean landscape) {
  return landscape ? &layout->template->landscape : &layout->template->portrait;
}

double master_measure(const PageMaster *master) {
  return MAX(master->width - master->margin_left - master->margin_right, 1);
}

double master_depth(const PageMaster *master) {
  return MAX(master->height - master->margin_top - master->margin_bottom, 1);
}

/* A template's blocks may be its base's. */
static const char *template_blocks_file(const Template *template) {
  xmlNodePtr blocks = template->opening ? template->opening : template->closing;
  return blocks ? xml_file(blocks) : template->file;
}

Place layout_place(const Layout *layout, const Block *block) {
  return (Place){
      .file = block->from_template ? template_blocks_file(layout->template) : layout->edition->pack->file,
      .line = block->line,
  };
}

const Style *layout_style(const Layout *layout, const char *name) { return template_style(layout->template, name); }

void layout_anchor(Layout *layout, const char *name) {
  if (name)
    g_ptr_array_add(layout->anchors, g_strdup(name));
}

GPtrArray *layout_take_anchors(Layout *layout) {
  if (layout->anchors->len == 0)
    return NULL;
  GPtrArray *anchors = layout->anchors;
  layout->anchors = g_ptr_array_new_with_free_func(g_free);
  return anchors;
}

GPtrArray *layout_waits(const GArray *spans) {
  GPtrArray *waits = NULL;
  for (guint i = 0; spans && i < spans->len; i++) {
    const Span *span = &g_array_index(spans, Span, i);
    if (span->kind != SPAN_PAGE_OF && span->kind != SPAN_PAGE_COUNT)
      continue;
    if (!waits)
      waits = g_ptr_array_new();
    g_ptr_array_add(waits, (gpointer)(span->kind == SPAN_PAGE_OF ? span->anchor : ""));
  }
  return waits;
}

const char *layout_number_of(const Layout *layout, const char *anchor) {
  return anchor ? g_hash_table_lookup(layout->numbers, anchor) : NULL;
}

gboolean layout_knows(const Layout *layout, const GPtrArray *waits) {
  for (guint i = 0; waits && i < waits->len; i++) {
    const char *anchor = waits->pdata[i];
    if (*anchor ? !layout_number_of(layout, anchor) : !layout->page_count)
      return FALSE;
  }
  return TRUE;
}
