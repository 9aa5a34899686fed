/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

#include "base/message.h"
#include "page/chart.h"
#include "page/label.h"
#include "page/picture.h"

/* Charts and images: a strip each, kept with its caption and source line. */

#define FIGURE_MARGIN 12.0  /* of a figure that stands alone */
#define PIXEL (72.0 / 96.0) /* points a pixel, as CSS has it */
#define LEAST_FIGURE 72.0   /* captions leave it at least so much of a page */

typedef struct FigureStrip {
  Strip strip;
  double width;
  const SnElement *element;
  Canvas *canvas; /* a chart's */
  GBytes *image;
} FigureStrip;

static void figure_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  const FigureStrip *figure = (const FigureStrip *)run[0].strip;
  x += figure->strip.x;
  y += run[0].y;
  canvas_begin(canvas, figure->element);
  if (figure->canvas)
    canvas_append(canvas, figure->canvas, x, y);
  else
    canvas_image(canvas, figure->image, x, y, figure->width, figure->strip.height);
  canvas_end(canvas);
}

static void figure_free(Strip *strip) {
  FigureStrip *figure = (FigureStrip *)strip;
  canvas_free(figure->canvas);
  g_clear_pointer(&figure->image, g_bytes_unref);
}

static const StripKind FIGURE = {.draw = figure_draw, .free = figure_free};

/* ---- a figure among the text ---------------------------------------------- */

typedef struct Figure {
  Block *block;
  double width, height;
  Canvas *canvas;
  GBytes *image;
  const char *alt;
} Figure;

static Strip *figure_strip(Layout *layout, Figure *figure, const Slot *slot, const SnElement *parent) {
  const Block *block = figure->block;
  SnElement *element = structure_add(layout->structure, SN_ROLE_FIGURE, parent);
  structure_set_alt(layout->structure, element, figure->alt);
  structure_set_context(layout->structure, element, block->context);
  FigureStrip *strip = strip_new(layout, &FIGURE, sizeof(FigureStrip));
  TextAlign align = block->style->text_align == ALIGN_JUSTIFY ? ALIGN_CENTER : block->style->text_align;
  strip->strip.frame = frame_acquire(slot->frame);
  strip->strip.x = slot->x + align_offset(align, slot->width - figure->width);
  strip->strip.height = figure->height;
  strip->width = figure->width;
  strip->element = element;
  strip->canvas = g_steal_pointer(&figure->canvas);
  strip->image = figure->image ? g_bytes_ref(figure->image) : NULL;
  return &strip->strip;
}

static void figure_put(Layout *layout, Hold *hold, Figure *figure, const Slot *slot, const Outlet *outlet) {
  Block *block = figure->block;
  Slot inner = slot_inset(slot, block->style);
  inner.parent = structure_add(layout->structure, SN_ROLE_DIV, slot->parent);
  Wrap wrap;
  wrap_begin(&wrap, block->style, outlet);
  Attached attached = {layout, hold, block, &inner, &wrap, inner.parent};
  caption_above_put(&attached);
  outlet_put(&wrap.outlet, figure_strip(layout, figure, &inner, inner.parent));
  caption_below_put(&attached);
  wrap_end(&wrap);
}

/* ---- a figure that stands alone ------------------------------------------- */

/* Draws the text's lines below *y, each centred in the page's width. */
static void lone_text(Layout *layout, Canvas *canvas, const GArray *spans, const char *style_name, double width,
                      double *y) {
  g_autofree char *text = spans ? spans_text(spans) : NULL;
  if (!text || !*text)
    return;
  const Style *style = layout_style(layout, style_name);
  g_auto(GStrv) lines = label_wrap(layout->shaper, style, 0, layout->language, text, width - 2 * FIGURE_MARGIN);
  double pitch = MAX(style->line_height, style->font_size);
  for (guint i = 0; lines[i]; i++) {
    label_draw(layout->shaper, canvas, style, 0, layout->language, lines[i], width / 2, *y + style->font_size, 0.5,
               style->color);
    *y += pitch;
  }
}

/* The chart with its caption as title and its source line, for those who take it elsewhere. */
static gboolean lone_put(Layout *layout, const Figure *figure) {
  const Block *block = figure->block;
  if (!block->anchor || !layout->sink->page)
    return TRUE;
  Canvas *canvas = canvas_new();
  double width = figure->width + 2 * FIGURE_MARGIN, y = FIGURE_MARGIN;
  lone_text(layout, canvas, block->caption, "chart-title", width, &y);
  if (block->caption)
    y += FIGURE_MARGIN / 2;
  canvas_append(canvas, figure->canvas, FIGURE_MARGIN, y);
  y += figure->height;
  if (block->source)
    y += FIGURE_MARGIN / 2;
  lone_text(layout, canvas, block->source, "source", width, &y);
  SnPage page = canvas_page(canvas, width, y + FIGURE_MARGIN);
  page.number = 0;
  page.label = "";
  page.name = block->anchor;
  page.alt = figure->alt;
  gboolean taken = layout->sink->page(layout->sink->data, &page);
  canvas_free(canvas);
  return taken;
}

/* ---- charts ------------------------------------------------------------------ */

/* Captions and source lines of a page's height are not expected: so much of a page a figure may take. */
static double most_height(const Layout *layout, const Block *block) {
  double depth = master_depth(layout_master(layout, layout->landscape));
  double lines = (block->caption ? 3 : 0) + (block->source ? 2 : 0);
  return MAX(depth - lines * layout_style(layout, "caption")->line_height - block->style->margin_bottom, LEAST_FIGURE);
}

void chart_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  const ChartTheme *theme = &layout->template->charts;
  ChartLook look = {.shaper = layout->shaper,
                    .theme = theme,
                    .text = layout_style(layout, "chart"),
                    .locale = layout->edition->locale};
  Slot inner = slot_inset(slot, block->style);
  double wanted = block->chart.width > 0 ? block->chart.width : theme->width > 0 ? theme->width : inner.width;
  Figure figure = {.block = block, .width = MIN(wanted, inner.width), .canvas = canvas_new()};
  figure.height = MIN(chart_natural_height(&block->chart, &look, figure.width), most_height(layout, block));
  Place place = layout_place(layout, block);
  if (chart_draw(&block->chart, &look, figure.canvas, figure.width, figure.height, &place, layout->diagnostics)) {
    g_autofree char *title = block->caption ? spans_text(block->caption) : NULL;
    g_autofree char *alt = block->alt ? g_strdup(block->alt) : chart_alt(&block->chart, title, layout->edition->locale);
    figure.alt = alt;
    layout->refused |= !lone_put(layout, &figure);
    figure_put(layout, hold, &figure, slot, outlet);
  }
  canvas_free(figure.canvas);
}

/* ---- images ------------------------------------------------------------------ */

/* The size asked for, or the file's own; never more than there is room for, in proportion. */
static void image_fit(Figure *figure, guint columns, guint rows, double most_width, double most) {
  const Block *block = figure->block;
  double ratio = (double)rows / columns;
  figure->width = block->width > 0 ? block->width : block->height > 0 ? block->height / ratio : columns * PIXEL;
  figure->height = block->width > 0 && block->height > 0 ? block->height : figure->width * ratio;
  double shrink = MIN(1, MIN(most_width / figure->width, most / figure->height));
  figure->width *= shrink;
  figure->height *= shrink;
}

void image_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  guint columns, rows;
  if (!block->image || !picture_size(block->image, &columns, &rows)) {
    Place place = layout_place(layout, block);
    diagnostics_add(layout->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, _("save the picture as PNG or JPEG"),
                    _("the image is neither a PNG nor a JPEG file"));
    return;
  }
  Figure figure = {.block = block, .image = block->image, .alt = block->alt};
  image_fit(&figure, columns, rows, slot_inset(slot, block->style).width, most_height(layout, block));
  figure_put(layout, hold, &figure, slot, outlet);
}
