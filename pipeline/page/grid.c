/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/grid.h"

#include "base/message.h"

#define TALL_ROW 36.0       /* points: enough under a head */
#define TALL_LAST_ROW 120.0 /* points: too much to leave off a page for the last row's sake */

static void font_free(gpointer data) { g_free(*(GridFont **)data); }

static Grid *grid_new(Layout *layout, Hold *hold, Block *block, const Slot *slot) {
  Grid *grid = g_rc_box_new0(Grid);
  grid->layout = layout;
  grid->hold = hold_acquire(hold);
  grid->block = block;
  grid->table = &block->table;
  grid->style = block->style;
  grid->frame = frame_acquire(slot->frame);
  grid->place = layout_place(layout, block);
  grid->count = block->table.column_count;
  grid->columns = g_new0(GridColumn, grid->count);
  grid->cells = g_new0(Cell, grid->count);
  grid->words = g_ptr_array_new();
  grid->read = g_array_new(FALSE, TRUE, sizeof(BandCell));
  grid->heights = g_array_new(FALSE, TRUE, sizeof(double));
  grid->fonts = g_array_new(FALSE, FALSE, sizeof(GridFont *));
  g_array_set_clear_func(grid->fonts, font_free);
  return grid;
}

static void grid_clear(gpointer data) {
  Grid *grid = data;
  strip_free(grid->again);
  hold_release(grid->hold);
  frame_release(grid->frame);
  for (guint i = 0; i < grid->count; i++)
    g_free(grid->columns[i].widest);
  g_free(grid->columns);
  g_free(grid->cells);
  g_ptr_array_unref(grid->words);
  g_array_unref(grid->read);
  g_array_unref(grid->heights);
  g_array_unref(grid->fonts);
}

void grid_release(Grid *grid) { g_rc_box_release_full(grid, grid_clear); }

/* A band that no page holds and that cannot be cut is a fault of the table. */
static void check_height(Grid *grid, const Band *band) {
  const PageMaster *master = layout_master(grid->layout, grid->layout->landscape);
  if (band->strip.height <= master_depth(master) || (band->rows == 1 && !band->cells[0].header))
    return;
  diagnostics_add(grid->layout->diagnostics, FAULT_PACK, SEVERITY_ERROR, &grid->place,
                  _("give narrow columns more width, or shorten their text"),
                  band->cells[0].header ? _("the table's head is taller than a page")
                                        : _("rows joined by one cell are taller than a page"));
}

static void header_put(Grid *grid, guint *next, const Outlet *outlet) {
  Band *header = band_read(grid, 0, FALSE, next);
  check_height(grid, header);
  header->strip.keep = KEEP_NEXT;
  grid->again = &band_read(grid, 0, TRUE, next)->strip;
  outlet_put(outlet, &header->strip);
}

/* The first two rows stay together, under the header, and the last two; not where that moves a tall one. */
static Keep row_keep(const Band *band, guint row, guint first, guint next, guint count) {
  gboolean beginning = row == first && next < count && band->strip.height < TALL_ROW;
  gboolean ending = next + 1 == count && band->strip.height < TALL_LAST_ROW;
  return beginning || ending ? KEEP_LINES : KEEP_FREE;
}

static void rows_put(Grid *grid, guint first, const Outlet *outlet) {
  guint count = grid->table->row_count;
  for (guint row = first, next; row < count && !grid->layout->refused; row = next) {
    Band *band = band_read(grid, row, FALSE, &next);
    check_height(grid, band);
    band->strip.keep = row_keep(band, row, first, next, count);
    band->strip.again = grid->again;
    outlet_put(outlet, &band->strip);
  }
}

static void table_put(Grid *grid, const Outlet *outlet) {
  guint next = 0;
  if (grid->table->header_rows > 0)
    header_put(grid, &next, outlet);
  rows_put(grid, next, outlet);
}

static void captioned_put(Grid *grid, Block *block, const Slot *slot, Wrap *wrap) {
  SnElement *element = structure_add(grid->layout->structure, SN_ROLE_TABLE, slot->parent);
  structure_set_context(grid->layout->structure, element, block->context);
  grid->element = element;
  Attached attached = {grid->layout, grid->hold, block, slot, wrap, grid->element};
  caption_above_put(&attached);
  table_put(grid, &wrap->outlet);
  caption_below_put(&attached);
}

void grid_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  Slot inner = slot_inset(slot, block->style);
  Grid *grid = grid_new(layout, hold, block, &inner);
  if (grid->count > 0 && grid->table->row_count > 0 && grid_fit(grid, inner.width)) {
    grid->x = inner.x + align_offset(block->style->text_align, inner.width - grid->width);
    Wrap wrap;
    wrap_begin(&wrap, block->style, outlet);
    captioned_put(grid, block, &inner, &wrap);
    wrap_end(&wrap);
  }
  grid_release(grid);
}
