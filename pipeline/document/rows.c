/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/rows.h"

#include <string.h>

#include "base/text.h"
#include "document/cells.h"
#include "document/inline.h"
#include "document/mention.h"
#include "document/words.h"

struct Rows {
  Binder *binder;
  const SnTable *table;
  Place place;
  GArray *columns;   /* RowColumn */
  GPtrArray *groups; /* GArray of Span */
  guint count;       /* of the table's rows that are printed */
  gboolean has_total;
  guint8 *marked; /* a flag for each row; NULL: none is highlighted */
  const Style *head, *body, *total, *highlight;
  gboolean plain; /* the words of cells print as they stand */
  /* What the row last asked for is made of. */
  Cell *heads;     /* two rows of them at most */
  GArray **arrays; /* of a span, or of none */
  char **printed;  /* owned where the text is not borrowed */
};

Rows *rows_new(Binder *binder, const SnTable *table, const xmlNode *node) {
  const Template *template = binder->edition->pack->template;
  Rows *rows = g_new0(Rows, 1);
  rows->binder = binder;
  rows->table = table;
  rows->place = xml_place(node);
  rows->columns = g_array_new(FALSE, TRUE, sizeof(RowColumn));
  rows->groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  rows->count = sn_table_rows(table);
  rows->head = template_style(template, "th");
  rows->body = template_style(template, "td");
  rows->total = template_style(template, binder_style_or(binder, "total", "td"));
  rows->highlight = template_style(template, binder_style_or(binder, "highlight", "td"));
  rows->plain = words_are_plain(binder, table);
  return rows;
}

static RowColumn *get_column(const Rows *rows, guint index) { return &g_array_index(rows->columns, RowColumn, index); }

static void rows_free(gpointer data) {
  Rows *rows = data;
  for (guint i = 0; i < rows->columns->len; i++) {
    g_array_unref(get_column(rows, i)->head);
    if (rows->arrays)
      g_array_unref(rows->arrays[i]);
    if (rows->printed)
      g_free(rows->printed[i]);
  }
  g_array_unref(rows->columns);
  g_ptr_array_unref(rows->groups);
  g_free(rows->marked);
  g_free(rows->heads);
  g_free(rows->arrays);
  g_free(rows->printed);
  g_free(rows);
}

/* ---- columns */

void rows_add(Rows *rows, const RowColumn *column) { g_array_append_vals(rows->columns, column, 1); }

void rows_add_numbers(Rows *rows, GStringChunk *strings) {
  RowColumn column = {.kind = ROW_NUMBERS, .look = {.align = ALIGN_CENTER}, .head = spans_new()};
  inline_text(column.head, strings, words_fixed(rows->binder, "words", "STT"), FALSE);
  rows_add(rows, &column);
}

void rows_add_group(Rows *rows, GArray *head) { g_ptr_array_add(rows->groups, head); }

TableColumn rows_look(SnType type, gboolean plain_figures) {
  if (type == SN_NUMBER)
    return (TableColumn){.align = ALIGN_END, .decimal = plain_figures};
  return (TableColumn){.align = type == SN_DATE ? ALIGN_CENTER : ALIGN_START};
}

/* ---- rows that stand out */

static void mark_rows(Rows *rows, guint column, const char *value) {
  guint all = sn_table_rows(rows->table);
  g_autofree char *wanted = text_fold(value);
  rows->marked = g_new0(guint8, all + 1);
  gboolean any = FALSE;
  for (guint row = 0; row < all; row++) {
    g_autofree char *text = table_cell_text(rows->table, column, row);
    g_autofree char *folded = text_fold(text ? text : "");
    rows->marked[row] = g_str_equal(folded, wanted);
    any = any || rows->marked[row];
  }
  if (!any)
    diagnostics_add(rows->binder->diagnostics, FAULT_PACK, SEVERITY_WARNING, &rows->place,
                    _("look at the column with “songngu show”"), _("no row of table “%s” is highlighted by “%s”"),
                    table_name(rows->table), value);
}

static void read_highlight(Rows *rows, const char *text) {
  const char *equals = strchr(text, '=');
  if (!equals) {
    diagnostics_error(rows->binder->diagnostics, FAULT_PACK, &rows->place, _("highlight=\"%s\" is not column=value"),
                      text);
    return;
  }
  g_autofree char *name = g_strstrip(g_strndup(text, (gsize)(equals - text)));
  int column = cells_column(rows->table, name, &rows->place, rows->binder->diagnostics);
  if (column >= 0)
    mark_rows(rows, (guint)column, equals + 1);
}

void rows_read_attributes(Rows *rows, const xmlNode *node) {
  const char *limit = xml_attribute(node, "rows"), *highlight = xml_attribute(node, "highlight");
  if (limit)
    rows->count = (guint)MIN(g_ascii_strtoull(limit, NULL, 10), rows->count);
  if (highlight)
    read_highlight(rows, highlight);
  rows->has_total = attribute_is(node, "total", "last");
}

/* ---- one cell */

/* Prints into rows->printed, or borrows. */
static const char *keep(Rows *rows, guint index, char *text) {
  g_free(rows->printed[index]);
  return rows->printed[index] = text;
}

static const char *print_value(Rows *rows, const RowColumn *column, guint index, guint row) {
  Value value = value_of_cell(rows->table, column->index, row, rows->binder->edition->units);
  if (column->unit_id) {
    value.unit = column->unit;
    value.unit_id = column->unit_id;
  }
  return keep(rows, index, value_print(rows->binder, &value, &column->style, &rows->place));
}

/* "VND" as the language says it, at the scale of the figures beside it. */
static const char *print_unit(Rows *rows, const RowColumn *column, guint index, const char *id) {
  const Unit *unit = units_find(rows->binder->edition->units, id);
  if (!unit)
    return NULL;
  int power = unit->kind == UNIT_MONEY || unit->kind == UNIT_COUNT ? column->style.power : 0;
  return keep(rows, index, locale_unit(rows->binder->edition->locale, id, power));
}

static const char *print_text(Rows *rows, const RowColumn *column, guint index, guint row) {
  const char *text = column->cells->texts[row];
  const char *unit = column->kind == ROW_UNITS ? print_unit(rows, column, index, text) : NULL;
  if (unit)
    return unit;
  if (rows->plain)
    return text;
  return words_data(rows->binder, &(WordCell){rows->table, column->index, row}, text, &rows->place);
}

static const char *print_number(Rows *rows, guint index, guint row) {
  gboolean total = rows->has_total && row + 1 == rows->count;
  return total ? "" : keep(rows, index, locale_integer(rows->binder->edition->locale, row + 1));
}

static const char *print_cell(Rows *rows, const RowColumn *column, guint index, guint row) {
  if (column->kind == ROW_NUMBERS)
    return print_number(rows, index, row);
  SnCell cell = (SnCell)column->cells->cells[row];
  if (cell == SN_CELL_EMPTY && column->empty)
    return column->empty;
  if (cell == SN_CELL_VALUE && column->cells->type == SN_TEXT && column->style.form == FORM_DEFAULT)
    return print_text(rows, column, index, row);
  return print_value(rows, column, index, row);
}

/* ---- one row */

static void fill_body(Rows *rows, guint row, Cell *cells) {
  gboolean total = rows->has_total && row + 1 == rows->count, marked = rows->marked && rows->marked[row];
  const Style *style = total ? rows->total : marked ? rows->highlight : rows->body;
  gboolean bold = total || marked;
  for (guint i = 0; i < rows->columns->len; i++) {
    const RowColumn *column = get_column(rows, i);
    const char *text = print_cell(rows, column, i, row);
    GArray *spans = rows->arrays[i];
    g_array_set_size(spans, *text ? 1 : 0);
    if (*text)
      g_array_index(spans, Span, 0) = (Span){.kind = SPAN_TEXT, .text = text, .bold = bold};
    cells[i] = (Cell){.spans = spans,
                      .colspan = 1,
                      .rowspan = 1,
                      .style = style,
                      .align = column->look.align,
                      .header = column->look.header};
  }
}

static void fill_row(TableBlock *block, guint i, Cell *cells) {
  Rows *rows = block->data;
  if (i < block->header_rows)
    memcpy(cells, rows->heads + (gsize)i * rows->columns->len, rows->columns->len * sizeof *cells);
  else
    fill_body(rows, i - block->header_rows, cells);
}

/* ---- the whole */

static Cell head_cell(const Rows *rows, GArray *spans, guint colspan, guint rowspan) {
  return (Cell){.spans = spans,
                .colspan = colspan,
                .rowspan = rowspan,
                .style = rows->head,
                .align = ALIGN_CENTER,
                .header = TRUE};
}

static guint group_width(const Rows *rows, guint first) {
  guint group = get_column(rows, first)->group, width = 1;
  while (first + width < rows->columns->len && get_column(rows, first + width)->group == group)
    width++;
  return width;
}

/* Groups over their columns; columns of no group reach down through both rows. */
static void make_heads(Rows *rows) {
  guint count = rows->columns->len, depth = rows->groups->len > 0 ? 2 : 1;
  rows->heads = g_new0(Cell, (gsize)count * depth);
  for (guint i = 0; i < count; i++) {
    RowColumn *column = get_column(rows, i);
    Cell *top = &rows->heads[i], *below = depth > 1 ? &rows->heads[count + i] : NULL;
    if (column->group == 0) {
      *top = head_cell(rows, column->head, 1, depth);
      if (below)
        *below = head_cell(rows, column->head, 0, 1);
      continue;
    }
    GArray *spans = g_ptr_array_index(rows->groups, column->group - 1);
    gboolean first = i == 0 || get_column(rows, i - 1)->group != column->group;
    *top = head_cell(rows, spans, first ? group_width(rows, i) : 0, 1);
    *below = head_cell(rows, column->head, 1, 1);
  }
}

void rows_finish(Rows *rows, Block *block) {
  guint count = rows->columns->len;
  make_heads(rows);
  rows->arrays = g_new0(GArray *, count + 1);
  rows->printed = g_new0(char *, count + 1);
  block->table.columns = g_new0(TableColumn, count + 1);
  for (guint i = 0; i < count; i++) {
    rows->arrays[i] = g_array_sized_new(FALSE, TRUE, sizeof(Span), 1);
    block->table.columns[i] = get_column(rows, i)->look;
  }
  block->table.column_count = count;
  block->table.header_rows = rows->groups->len > 0 ? 2 : 1;
  block->table.row_count = block->table.header_rows + rows->count;
  block->table.row = fill_row;
  block->table.data = rows;
  block->table.data_free = rows_free;
}
