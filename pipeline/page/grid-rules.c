/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/grid.h"

#include <string.h>

/* What a table draws besides its text: one path of rules for all of it on a page, few of backgrounds. */

/* ---- backgrounds ------------------------------------------------------------- */

typedef struct Backgrounds {
  Layout *layout;
  Canvas *canvas;
  SnColor color; /* of the path begun; alpha 0: none is */
} Backgrounds;

static gboolean same_color(SnColor a, SnColor b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static void backgrounds_end(Backgrounds *backgrounds) {
  if (backgrounds->color.alpha == 0)
    return;
  canvas_path_end(backgrounds->canvas, &(Paint){.fill = backgrounds->color});
  canvas_end(backgrounds->canvas);
  backgrounds->color.alpha = 0;
}

static void backgrounds_add(Backgrounds *backgrounds, SnColor color, double x, double y, double width, double height) {
  if (!same_color(color, backgrounds->color)) {
    backgrounds_end(backgrounds);
    canvas_begin(backgrounds->canvas, structure_artifact(backgrounds->layout->structure));
    canvas_path_begin(backgrounds->canvas);
    backgrounds->color = color;
  }
  canvas_rectangle(backgrounds->canvas, x, y, width, height);
}

static double span_height(const Band *band, const BandCell *cell) {
  double height = 0;
  for (guint i = 0; i < cell->rowspan; i++)
    height += band->heights[cell->row + i];
  return height;
}

static double span_width(const Grid *grid, guint first, guint count) {
  const GridColumn *last = &grid->columns[first + count - 1];
  return last->x + last->width - grid->columns[first].x;
}

/* Cells of one colour next to each other in a row are painted as one. */
static guint cells_alike(const Band *band, guint i) {
  const BandCell *cell = &band->cells[i];
  guint end = i + 1;
  while (end < band->cell_count && band->cells[end].row == cell->row && band->cells[end].rowspan == cell->rowspan &&
         band->cells[end].column == band->cells[end - 1].column + band->cells[end - 1].colspan &&
         same_color(band->cells[end].style->background_color, cell->style->background_color))
    end++;
  return end - i;
}

static void band_backgrounds(Backgrounds *backgrounds, const Band *band, double x, double y) {
  double top = y;
  guint row = 0;
  for (guint i = 0, alike; i < band->cell_count; i += alike) {
    const BandCell *cell = &band->cells[i];
    alike = cells_alike(band, i);
    while (row < cell->row)
      top += band->heights[row++];
    if (cell->style->background_color.alpha == 0)
      continue;
    const BandCell *last = &band->cells[i + alike - 1];
    backgrounds_add(backgrounds, cell->style->background_color, x + band->grid->columns[cell->column].x, top,
                    span_width(band->grid, cell->column, last->column + last->colspan - cell->column),
                    span_height(band, cell));
  }
}

void grid_backgrounds_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  Backgrounds backgrounds = {.layout = layout, .canvas = canvas};
  for (guint i = 0; i < count; i++)
    band_backgrounds(&backgrounds, (const Band *)run[i].strip, x + run[i].strip->x, y + run[i].y);
  backgrounds_end(&backgrounds);
}

/* ---- rules ---------------------------------------------------------------------- */

typedef struct Rules {
  const Grid *grid;
  Canvas *canvas;
  double x, overhang;
  double *open;   /* for each edge the top of the line being drawn, or -1 */
  guint8 *inside; /* of a row: edges within a cell */
  guint8 *below;  /* of a row: columns whose cell goes on in the next row */
} Rules;

static double edge_x(const Rules *rules, guint edge) {
  const Grid *grid = rules->grid;
  return rules->x + (edge < grid->count ? grid->columns[edge].x : grid->width);
}

static void edge_close(Rules *rules, guint edge, double y) {
  if (rules->open[edge] < 0)
    return;
  canvas_move(rules->canvas, edge_x(rules, edge), rules->open[edge]);
  canvas_line(rules->canvas, edge_x(rules, edge), y);
  rules->open[edge] = -1;
}

/* Under a row, but where a cell goes on. */
static void line_draw(Rules *rules, double y) {
  guint count = rules->grid->count;
  for (guint from = 0, to; from < count; from = to) {
    to = from + 1;
    if (rules->below[from])
      continue;
    while (to < count && !rules->below[to])
      to++;
    canvas_move(rules->canvas, edge_x(rules, from) - (from == 0 ? rules->overhang : 0), y);
    canvas_line(rules->canvas, edge_x(rules, to) + (to == count ? rules->overhang : 0), y);
  }
}

static void row_mark(Rules *rules, const Band *band, guint row) {
  memset(rules->inside, 0, rules->grid->count + 1);
  memset(rules->below, 0, rules->grid->count);
  for (guint i = 0; i < band->cell_count && !band->plain; i++) {
    const BandCell *cell = &band->cells[i];
    if (row < cell->row || row >= (guint)cell->row + cell->rowspan)
      continue;
    for (guint k = 0; k < cell->colspan; k++) {
      rules->inside[cell->column + k] |= k > 0;
      rules->below[cell->column + k] = row + 1 < (guint)cell->row + cell->rowspan;
    }
  }
}

static void band_rules(Rules *rules, const Band *band, double y) {
  for (guint row = 0; row < band->rows; row++) {
    if (row == 0 || !band->plain)
      row_mark(rules, band, row);
    for (guint edge = 0; edge <= rules->grid->count; edge++) {
      if (rules->inside[edge])
        edge_close(rules, edge, y);
      else if (rules->open[edge] < 0)
        rules->open[edge] = y;
    }
    y += band->heights[row];
    line_draw(rules, y);
  }
}

void grid_rules_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  const Grid *grid = ((const Band *)run[0].strip)->grid;
  const Style *style = grid->style;
  if (style->border_width <= 0 || style->border_color.alpha == 0)
    return;
  g_autofree double *open = g_new(double, grid->count + 1);
  g_autofree guint8 *marks = g_new0(guint8, 2 * (gsize)grid->count + 1);
  for (guint i = 0; i <= grid->count; i++)
    open[i] = -1;
  Rules rules = {.grid = grid, .canvas = canvas, .x = x + run[0].strip->x, .overhang = style->border_width / 2};
  rules.open = open;
  rules.inside = marks;
  rules.below = marks + grid->count + 1;
  canvas_begin(canvas, structure_artifact(layout->structure));
  canvas_path_begin(canvas);
  line_draw(&rules, y + run[0].y);
  for (guint i = 0; i < count; i++)
    band_rules(&rules, (const Band *)run[i].strip, y + run[i].y);
  const Placed *last = &run[count - 1];
  for (guint i = 0; i <= grid->count; i++)
    edge_close(&rules, i, y + last->y + last->strip->height);
  canvas_path_end(canvas, &(Paint){.stroke = style->border_color, .line_width = style->border_width});
  canvas_end(canvas);
}
