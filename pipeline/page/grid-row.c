/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/grid.h"

#include <string.h>

#include "page/notes.h"

static void bands_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y);
static Strip *band_split(Layout *layout, Strip *strip, double height);
static void band_free(Strip *strip);

static const StripKind BAND = {.draw = bands_draw, .split = band_split, .free = band_free};

/* ---- reading --------------------------------------------------------------- */

static double cell_room(const Grid *grid, const BandCell *cell) {
  const GridColumn *first = &grid->columns[cell->column], *last = &grid->columns[cell->column + cell->colspan - 1];
  return last->x + last->width - first->x - 2 * cell->style->padding;
}

static const SnElement *cell_element(Grid *grid, const Cell *source, const BandCell *cell, const SnElement *row,
                                     gboolean head) {
  SnElement *element = structure_add(grid->layout->structure, cell->header ? SN_ROLE_TH : SN_ROLE_TD, row);
  structure_set_context(grid->layout->structure, element, spans_context(source->spans));
  element->colspan = cell->colspan > 1 ? cell->colspan : 0;
  element->rowspan = cell->rowspan > 1 ? cell->rowspan : 0;
  element->scope = !cell->header ? SN_SCOPE_NONE : head ? SN_SCOPE_COLUMN : SN_SCOPE_ROW;
  return element;
}

/* Sets the text in the column; the notes whose marks stand in it go to *notes. */
static void cell_break(Grid *grid, BandCell *cell, GPtrArray **notes) {
  Paragraph *paragraph = text_paragraph(cell->text);
  cell->lines = paragraph_break(paragraph, cell_room(grid, cell), cell->align, 0);
  cell->height = cell->lines > 0 ? paragraph_height(paragraph) : 0;
  for (guint i = 0; i < cell->lines; i++) {
    const Line *line = paragraph_line(paragraph, i);
    cell->width = line->width;
    if (!line->notes || !notes)
      continue;
    g_autoptr(GPtrArray) strips = notes_strips(grid->layout, NULL, line->notes, cell->element);
    if (!*notes)
      *notes = g_ptr_array_new_with_free_func((GDestroyNotify)strip_free);
    g_ptr_array_extend_and_steal(*notes, g_steal_pointer(&strips));
  }
  cell->offset = cell->lines == 1 ? MIN(paragraph_decimal_offset(paragraph, grid->layout->separator), cell->width) : 0;
  cell->decimal &= cell->lines == 1;
  if (cell->decimal)
    paragraph_break(paragraph, cell_room(grid, cell), ALIGN_START, 0);
}

static void cell_read(Grid *grid, const Cell *source, BandCell *cell, GPtrArray **notes) {
  CellWords words;
  guint before = grid->words->len;
  if (grid_words(grid, source, cell->decimal, &words) && words.natural <= cell_room(grid, cell) + 0.01) {
    cell->font = words.font;
    cell->words = before;
    cell->word_count = words.count;
    cell->width = words.natural;
    cell->offset = words.offset;
    cell->height = words.font->ascent + words.font->descent;
    return;
  }
  g_ptr_array_set_size(grid->words, (gint)before);
  cell->text = grid_text(grid, source, cell->element);
  cell_break(grid, cell, notes);
}

/* Reads one row into grid->read; the rows that its cells join to it are returned (itself included). */
static guint row_read(Grid *grid, guint row, guint band_row, gboolean artifact, GPtrArray **notes) {
  gboolean head = row < grid->table->header_rows;
  Structure *structure = grid->layout->structure;
  const SnElement **body = head ? &grid->head : &grid->body;
  if (!*body)
    *body = structure_add(structure, head ? SN_ROLE_THEAD : SN_ROLE_TBODY, grid->element);
  const SnElement *element = artifact ? NULL : structure_add(structure, SN_ROLE_TR, *body);
  guint joined = 1;
  grid->table->row(grid->table, row, grid->cells);
  for (guint i = 0; i < grid->count; i++) {
    const Cell *source = &grid->cells[i];
    if (source->colspan == 0)
      continue;
    BandCell cell = {
        .style = source->style,
        .row = (guint16)band_row,
        .column = (guint16)i,
        .colspan = (guint16)MIN(source->colspan, grid->count - i),
        .rowspan = (guint16)CLAMP(source->rowspan, 1, grid->table->row_count - row),
        .align = source->align,
        .header = source->header,
        .decimal = grid->table->columns[i].decimal && !source->header && source->colspan == 1,
    };
    cell.element = artifact ? structure_artifact(structure) : cell_element(grid, source, &cell, element, head);
    cell_read(grid, source, &cell, notes);
    joined = MAX(joined, cell.rowspan);
    g_array_append_val(grid->read, cell);
  }
  return joined;
}

/* ---- heights --------------------------------------------------------------- */

static double cell_height(const BandCell *cell) { return cell->height + 2 * cell->style->padding; }

/* Rows are as tall as their tallest cell; what a cell over several rows lacks is added to its last. */
static void band_measure(Band *band) {
  for (guint i = 0; i < band->cell_count; i++) {
    const BandCell *cell = &band->cells[i];
    if (cell->rowspan == 1)
      band->heights[cell->row] = MAX(band->heights[cell->row], cell_height(cell));
  }
  for (guint i = 0; i < band->cell_count && !band->plain; i++) {
    const BandCell *cell = &band->cells[i];
    if (cell->rowspan == 1)
      continue;
    double lacking = cell_height(cell);
    for (guint k = 0; k < cell->rowspan; k++)
      lacking -= band->heights[cell->row + k];
    band->heights[cell->row + cell->rowspan - 1] += MAX(lacking, 0);
  }
  band->strip.height = 0;
  for (guint i = 0; i < band->rows; i++)
    band->strip.height += band->heights[i];
}

/* ---- bands ------------------------------------------------------------------ */

static void band_wait(Band *band, const GPtrArray *waits) {
  if (!waits)
    return;
  if (!band->waits)
    band->waits = g_ptr_array_new();
  for (guint i = 0; i < waits->len; i++)
    g_ptr_array_add(band->waits, waits->pdata[i]);
  band->strip.waits = band->waits;
}

/* One block of memory for all that a band has. */
static Band *band_fill(Band *band, Grid *grid, const BandCell *cells, guint count, const Word *const *words,
                       guint word_count, guint rows) {
  guint8 *end = (guint8 *)(band + 1);
  band->grid = grid;
  band->rows = rows;
  band->heights = (double *)(gpointer)end;
  band->cells = (BandCell *)(gpointer)(end + rows * sizeof(double));
  band->words = (const Word **)(gpointer)(end + rows * sizeof(double) + count * sizeof(BandCell));
  band->cell_count = count;
  band->plain = rows == 1;
  memcpy(band->cells, cells, count * sizeof *cells);
  if (word_count > 0)
    memcpy(band->words, words, word_count * sizeof *words);
  for (guint i = 0; i < count; i++) {
    band->plain &= cells[i].colspan == 1;
    if (cells[i].text)
      band_wait(band, text_waits(cells[i].text));
  }
  band->strip.owner = grid;
  band_measure(band);
  return band;
}

static gsize band_size(guint rows, guint cells, guint words) {
  return sizeof(Band) + rows * sizeof(double) + cells * sizeof(BandCell) + words * sizeof(Word *);
}

Band *band_read(Grid *grid, guint first, gboolean artifact, guint *next) {
  GPtrArray *notes = NULL;
  gboolean head = first < grid->table->header_rows;
  guint end = head ? grid->table->header_rows : first + 1;
  g_ptr_array_set_size(grid->words, 0);
  g_array_set_size(grid->read, 0);
  for (guint row = first; row < end; row++) {
    guint joined = row_read(grid, row, row - first, artifact, artifact ? NULL : &notes);
    end = MAX(end, head ? MIN(row + joined, grid->table->header_rows) : row + joined);
  }
  gsize size = band_size(end - first, grid->read->len, grid->words->len);
  Band *band = artifact ? strip_new_repeated(grid->layout, &BAND, size) : strip_new(grid->layout, &BAND, size);
  band->strip.x = grid->x;
  band->strip.notes = notes;
  band->borrowed = artifact;
  if (!artifact) {
    band->strip.frame = frame_acquire(grid->frame);
    g_rc_box_acquire(grid);
  }
  *next = end;
  return band_fill(band, grid, (const BandCell *)(gpointer)grid->read->data, grid->read->len,
                   (const Word *const *)grid->words->pdata, grid->words->len, end - first);
}

static void band_free(Strip *strip) {
  Band *band = (Band *)strip;
  for (guint i = 0; i < band->cell_count; i++)
    if (band->cells[i].text)
      text_release(band->cells[i].text);
  g_clear_pointer(&band->waits, g_ptr_array_unref);
  if (!band->borrowed)
    grid_release(band->grid);
}

/* ---- a row taller than a page --------------------------------------------------- */

/* Lines of the cell that fit into `height`; *used: their height. */
static guint lines_fitting(const BandCell *cell, double height, double *used) {
  guint count = 0;
  *used = 0;
  while (count < cell->lines) {
    const Line *line = paragraph_line(text_paragraph(cell->text), cell->first + count);
    if (*used + line->ascent + line->descent > height)
      break;
    *used += line->ascent + line->descent;
    count++;
  }
  return count;
}

/* Every text keeps the lines that fit and leaves the others to the same cell of `rest`. */
static gboolean cells_cut(Band *band, BandCell *rest, double height) {
  gboolean any = FALSE;
  for (guint i = 0; i < band->cell_count; i++) {
    BandCell *cell = &band->cells[i];
    rest[i] = *cell;
    rest[i].word_count = 0;
    rest[i].height = rest[i].width = 0;
    if (!cell->text)
      continue;
    double used;
    guint fitting = lines_fitting(cell, height - 2 * cell->style->padding, &used);
    any |= fitting > 0;
    rest[i].first += fitting;
    rest[i].lines -= fitting;
    rest[i].height = cell->height - used;
  }
  return any;
}

static Strip *band_split(Layout *layout, Strip *strip, double height) {
  Band *band = (Band *)strip;
  g_autofree BandCell *cells = g_new(BandCell, band->cell_count);
  if (band->rows > 1 || band->borrowed || !cells_cut(band, cells, height))
    return NULL;
  for (guint i = 0; i < band->cell_count; i++) {
    BandCell *cell = &band->cells[i];
    if (!cell->text)
      continue;
    cell->lines -= cells[i].lines;
    cell->height -= cells[i].height;
    g_rc_box_acquire(cell->text);
  }
  band->heights[0] = 0;
  band_measure(band);
  Band *rest = strip_rest(strip, band_size(1, band->cell_count, 0));
  g_rc_box_acquire(band->grid);
  rest->strip.waits = NULL;
  return &band_fill(rest, band->grid, cells, band->cell_count, NULL, 0, 1)->strip;
}

/* ---- drawing ---------------------------------------------------------------------- */

static double cell_x(const Grid *grid, const BandCell *cell) {
  const GridColumn *column = &grid->columns[cell->column];
  double x = column->x + cell->style->padding, room = cell_room(grid, cell);
  if (cell->decimal)
    return x + (room - column->whole - column->part) / 2 + column->whole - cell->offset;
  return cell->text ? x : x + align_offset(cell->align, room - cell->width);
}

static void words_draw(const Band *band, const BandCell *cell, Canvas *canvas, double x, double y) {
  const GridFont *font = cell->font;
  double size = font->style->font_size;
  canvas_text_begin(canvas, size, y + font->ascent, font->style->color);
  for (guint i = 0; i < cell->word_count; i++) {
    const Word *word = band->words[cell->words + i];
    canvas_text_word(canvas, word, x, i + 1 < cell->word_count ? font->space : 0);
    x += word->width * size + font->space;
  }
  canvas_text_end(canvas);
}

/* Heads stand in the middle of their cell, all else at its top. */
static double cell_drop(const Band *band, const BandCell *cell) {
  double room = 0;
  if (!cell->header || cell->element->scope == SN_SCOPE_ROW)
    return 0;
  for (guint i = 0; i < cell->rowspan; i++)
    room += band->heights[cell->row + i];
  return (room - cell_height(cell)) / 2;
}

/* `y`: the band's top. */
static void cells_draw(Layout *layout, const Band *band, Canvas *canvas, double x, double y) {
  double top = y;
  guint row = 0;
  for (guint i = 0; i < band->cell_count; i++) {
    const BandCell *cell = &band->cells[i];
    while (row < cell->row)
      top += band->heights[row++];
    double left = x + cell_x(band->grid, cell), down = top + cell->style->padding + cell_drop(band, cell);
    if (cell->text && cell->lines > 0) {
      paragraph_draw(text_paragraph(cell->text), canvas, layout->structure, cell->element, cell->first, cell->lines,
                     left, down);
      continue;
    }
    canvas_begin(canvas, cell->element);
    if (cell->word_count > 0)
      words_draw(band, cell, canvas, left, down);
    canvas_end(canvas);
  }
}

static void bands_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  grid_backgrounds_draw(layout, run, count, canvas, x, y);
  for (guint i = 0; i < count; i++)
    cells_draw(layout, (const Band *)run[i].strip, canvas, x + run[i].strip->x, y + run[i].y);
  grid_rules_draw(layout, run, count, canvas, x, y);
}
