/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/grid.h"

#include <math.h>

#include "base/message.h"

/* Columns' widths: given, a share of the line, or by content as CSS 2.1, 17.5.2.2 has it: none narrower than its widest
 * word, and what is left in proportion to what each would like. */

#define LONG_HEAD 70.0 /* points */
#define AIR 1.5        /* columns would rather have so many times the padding */

/* A cell over several columns: what it needs is asked of them when all single cells are known. */
typedef struct Spanning {
  guint column, count;
  double minimum, natural;
} Spanning;

typedef struct Measure {
  Grid *grid;
  GArray *spannings;
  gboolean exact; /* words may be hyphenated: ask paragraphs */
} Measure;

static gboolean by_content(const Grid *grid, guint i) {
  return grid->table->columns[i].width <= 0 && grid->table->columns[i].share <= 0;
}

static void spanning_widen(Measure *measure, guint column, guint count, double minimum, double natural) {
  for (guint i = 0; i < measure->spannings->len; i++) {
    Spanning *spanning = &g_array_index(measure->spannings, Spanning, i);
    if (spanning->column == column && spanning->count == count) {
      spanning->minimum = MAX(spanning->minimum, minimum);
      spanning->natural = MAX(spanning->natural, natural);
      return;
    }
  }
  Spanning spanning = {column, count, minimum, natural};
  g_array_append_val(measure->spannings, spanning);
}

typedef struct CellWidths {
  double minimum, natural, offset;
  double folded;    /* in two lines */
  const char *word; /* the widest, or NULL: not known */
} CellWidths;

/* The least width in which the words stand in two lines. */
static double folded_width(const Grid *grid, const CellWords *words) {
  double left = 0, best = words->natural;
  for (guint i = 0; i + 1 < words->count; i++) {
    const Word *word = grid->words->pdata[i];
    left += word->width * words->font->style->font_size;
    best = MIN(best, MAX(left, words->natural - left - words->font->space));
    left += words->font->space;
  }
  return best;
}

static CellWidths cell_widths(Measure *measure, const Cell *cell, gboolean decimal) {
  Grid *grid = measure->grid;
  CellWords words;
  g_ptr_array_set_size(grid->words, 0);
  if (!measure->exact && grid_words(grid, cell, decimal, &words))
    return (CellWidths){words.widest, words.natural, words.offset, folded_width(grid, &words),
                        words.widest_word ? words.widest_word->text : NULL};
  Text *text = grid_text(grid, cell, NULL);
  Paragraph *paragraph = text_paragraph(text);
  CellWidths widths = {.minimum = paragraph_minimum_width(paragraph), .natural = paragraph_natural_width(paragraph)};
  widths.offset = MIN(paragraph_decimal_offset(paragraph, grid->layout->separator), widths.natural);
  widths.folded = widths.natural * 0.55;
  text_release(text);
  return widths;
}

/* The word with the most characters, where a paragraph was asked and words are not at hand. */
static char *longest_word(const Cell *cell) {
  g_autofree char *text = spans_text(cell->spans);
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  guint longest = 0;
  for (guint i = 1; words[0] && words[i]; i++)
    if (g_utf8_strlen(words[i], -1) > g_utf8_strlen(words[longest], -1))
      longest = i;
  return g_strdup(words[0] ? words[longest] : "");
}

static void column_widen(GridColumn *column, const Cell *cell, double minimum, double natural, const char *word) {
  if (minimum > column->minimum) {
    column->minimum = minimum;
    g_free(column->widest);
    column->widest = word ? g_strdup(word) : longest_word(cell);
  }
  column->natural = MAX(column->natural, natural);
}

/* A head rather takes two lines, or three where it is long, than widens its column. */
static double head_width(const CellWidths *widths) {
  return widths->folded < LONG_HEAD ? widths->folded : MAX(widths->natural * 0.38, LONG_HEAD);
}

static void cell_measure(Measure *measure, guint i, const Cell *cell, gboolean head) {
  Grid *grid = measure->grid;
  gboolean decimal = grid->table->columns[i].decimal && !cell->header && cell->colspan == 1;
  CellWidths widths = cell_widths(measure, cell, decimal);
  double padding = 2 * cell->style->padding;
  double minimum = widths.minimum + padding;
  double wanted = (head ? head_width(&widths) : widths.natural) + padding * AIR;
  double natural = MAX(minimum, wanted);
  GridColumn *column = &grid->columns[i];
  if (cell->colspan > 1) {
    spanning_widen(measure, i, MIN(cell->colspan, grid->count - i), minimum, natural);
    return;
  }
  if (decimal) {
    column->whole = MAX(column->whole, widths.offset);
    column->part = MAX(column->part, widths.natural - widths.offset);
    minimum = MAX(minimum, column->whole + column->part + padding);
    natural = MAX(natural, minimum + padding * (AIR - 1));
  }
  column_widen(column, cell, minimum, natural, widths.word);
}

/* What the columns under a spanning cell lack is added to those that go by content. */
static void spanning_apply(Grid *grid, const Spanning *spanning) {
  double minimum = 0, natural = 0;
  guint open = 0;
  for (guint i = spanning->column; i < spanning->column + spanning->count; i++) {
    minimum += by_content(grid, i) ? grid->columns[i].minimum : grid->columns[i].width;
    natural += by_content(grid, i) ? grid->columns[i].natural : grid->columns[i].width;
    open += by_content(grid, i);
  }
  for (guint i = spanning->column; open > 0 && i < spanning->column + spanning->count; i++) {
    if (!by_content(grid, i))
      continue;
    if (spanning->minimum > minimum) {
      grid->columns[i].minimum += (spanning->minimum - minimum) / open;
      g_clear_pointer(&grid->columns[i].widest, g_free);
    }
    grid->columns[i].natural += MAX(spanning->natural - natural, 0) / open;
    grid->columns[i].natural = MAX(grid->columns[i].natural, grid->columns[i].minimum);
  }
}

static void grid_measure(Grid *grid, gboolean exact) {
  Measure measure = {.grid = grid, .spannings = g_array_new(FALSE, FALSE, sizeof(Spanning)), .exact = exact};
  for (guint i = 0; i < grid->count; i++) {
    GridColumn *column = &grid->columns[i];
    column->minimum = column->natural = column->whole = column->part = 0;
  }
  for (guint row = 0; row < grid->table->row_count; row++) {
    grid->table->row(grid->table, row, grid->cells);
    for (guint i = 0; i < grid->count; i++)
      if (grid->cells[i].colspan > 0)
        cell_measure(&measure, i, &grid->cells[i], row < grid->table->header_rows);
  }
  for (guint i = 0; i < measure.spannings->len; i++)
    spanning_apply(grid, &g_array_index(measure.spannings, Spanning, i));
  g_array_unref(measure.spannings);
}

/* What columns by content need and would like; what is left for them is returned. */
static double sum_widths(const Grid *grid, double measure, double *minimum, double *natural) {
  *minimum = *natural = 0;
  for (guint i = 0; i < grid->count; i++) {
    if (!by_content(grid, i)) {
      measure -= grid->columns[i].width;
      continue;
    }
    *minimum += grid->columns[i].minimum;
    *natural += grid->columns[i].natural;
  }
  return measure;
}

static void share_out(Grid *grid, double room, double minimum, double natural) {
  for (guint i = 0; i < grid->count; i++) {
    GridColumn *column = &grid->columns[i];
    if (!by_content(grid, i))
      continue;
    if (natural <= room)
      column->width = natural > 0 ? column->natural * room / natural : room;
    else if (natural > minimum)
      column->width = column->minimum + (room - minimum) * (column->natural - column->minimum) / (natural - minimum);
    else
      column->width = column->minimum;
  }
}

static void place_columns(Grid *grid) {
  grid->width = 0;
  for (guint i = 0; i < grid->count; i++) {
    grid->columns[i].x = grid->width;
    grid->width += grid->columns[i].width;
  }
}

/* ---- faults ---- */

static void report_wide(Grid *grid, double lacking) {
  guint widest = 0;
  for (guint i = 1; i < grid->count; i++)
    if (grid->columns[i].minimum > grid->columns[widest].minimum)
      widest = i;
  const GridColumn *column = &grid->columns[widest];
  const char *hint = _("leave out columns, shorten long words, or put the table on a landscape page");
  int over = (int)ceil(lacking), needs = (int)ceil(column->minimum);
  if (column->widest)
    diagnostics_add(grid->layout->diagnostics, FAULT_PACK, SEVERITY_ERROR, &grid->place, hint,
                    _("the table is %d pt wider than the text; column %u needs the most, %d pt for “%s”"), over,
                    widest + 1, needs, column->widest);
  else /* for a cell over several columns */
    diagnostics_add(grid->layout->diagnostics, FAULT_PACK, SEVERITY_ERROR, &grid->place, hint,
                    _("the table is %d pt wider than the text; column %u needs the most, %d pt"), over, widest + 1,
                    needs);
}

/* A width given that is too small for a word in the column. */
static gboolean check_given(Grid *grid) {
  gboolean good = TRUE;
  for (guint i = 0; i < grid->count; i++) {
    const GridColumn *column = &grid->columns[i];
    if (by_content(grid, i) || column->minimum <= column->width + 0.01)
      continue;
    diagnostics_add(grid->layout->diagnostics, FAULT_PACK, SEVERITY_ERROR, &grid->place,
                    _("give the column more width, or none: then its content decides"),
                    _("column %u of the table is %d pt wide, but its word “%s” needs %d pt"), i + 1, (int)column->width,
                    column->widest, (int)ceil(column->minimum));
    good = FALSE;
  }
  return good;
}

/* ---- */

static void set_given(Grid *grid, double measure) {
  for (guint i = 0; i < grid->count; i++) {
    const TableColumn *column = &grid->table->columns[i];
    grid->columns[i].width = column->width > 0 ? column->width : column->share > 0 ? column->share * measure : 0;
  }
}

static gboolean is_too_wide(const Grid *grid, double measure) {
  double minimum, natural, room = sum_widths(grid, measure, &minimum, &natural);
  gboolean wide = minimum > room + 0.01;
  for (guint i = 0; i < grid->count; i++)
    wide |= !by_content(grid, i) && grid->columns[i].minimum > grid->columns[i].width + 0.01;
  return wide;
}

gboolean grid_fit(Grid *grid, double measure) {
  set_given(grid, measure);
  grid_measure(grid, FALSE);
  if (is_too_wide(grid, measure))
    grid_measure(grid, TRUE);
  double minimum, natural, room = sum_widths(grid, measure, &minimum, &natural);
  if (minimum > room + 0.01) {
    report_wide(grid, minimum - room);
    return FALSE;
  }
  if (!check_given(grid))
    return FALSE;
  share_out(grid, room, minimum, natural);
  place_columns(grid);
  return TRUE;
}
