/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/blocks.h"
#include "document/cells.h"
#include "document/inline.h"
#include "document/mention.h"
#include "document/rows.h"
#include "document/walk.h"
#include "document/words.h"

typedef struct TableBinding {
  Binder *binder;
  const SnTable *table;
  Rows *rows;
  Block *block;
  gboolean shows_units; /* a column of the block says each row's unit */
  int power;            /* scale of its figures */
} TableBinding;

/* ---- heads */

static gboolean has_content(const xmlNode *node) {
  for (const xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE || (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child)))
      return TRUE;
  return FALSE;
}

/* "(tỷ đồng)" after the head, so that the figures stand bare. */
static void add_unit(const TableBinding *binding, const xmlNode *node, const RowColumn *column, GArray *head) {
  const char *id = column->unit_id;
  Place place = xml_place(node);
  if (id && !column->unit)
    id = words_of_table(binding->binder, binding->table, id, &place);
  g_autofree char *unit = locale_unit(binding->binder->edition->locale, id, column->style.power);
  if (*unit == '\0')
    return;
  g_autofree char *text = g_strconcat(" (", unit, ")", NULL);
  inline_text(head, binding->block->strings, text, FALSE);
}

static GArray *bind_head(const TableBinding *binding, xmlNodePtr node, const char *name) {
  Binder *binder = binding->binder;
  GArray *head = spans_new();
  if (has_content(node)) {
    g_autofree char *part = g_strconcat("column:", name, NULL);
    g_autofree char *context = walk_context(binder->walk, part);
    inline_bind(binder, node, NULL, context, binding->block->strings, head);
    return head;
  }
  Place place = xml_place(node);
  inline_text(head, binding->block->strings, words_of_table(binder, binding->table, name, &place), FALSE);
  return head;
}

/* ---- columns */

static void read_look(const TableBinding *binding, const xmlNode *node, RowColumn *column) {
  const char *align = xml_attribute(node, "align"), *width = xml_attribute(node, "width");
  gboolean plain = column->unit_id || !g_str_equal(column->cells->name, "value") || column->style.bare;
  column->look =
      column->kind == ROW_UNITS ? (TableColumn){.align = ALIGN_CENTER} : rows_look(column->cells->type, plain);
  if (align) {
    column->look.decimal = g_str_equal(align, "decimal");
    column->look.align = g_str_equal(align, "start")    ? ALIGN_START
                         : g_str_equal(align, "center") ? ALIGN_CENTER
                                                        : ALIGN_END;
  }
  column->look.share = length_share(width);
  column->look.width = column->look.share > 0 ? 0 : binder_width(binding->binder, width);
  column->look.header = attribute_is(node, "header", "yes");
}

static void read_unit(const TableBinding *binding, const xmlNode *node, RowColumn *column) {
  const char *id = xml_attribute(node, "unit");
  column->unit_id = id ? g_intern_string(id) : column->cells->unit; /* the rows outlive the element */
  column->unit = column->unit_id ? units_find(binding->binder->edition->units, column->unit_id) : NULL;
  gboolean own = sn_table_find(binding->table, "unit") && g_str_equal(column->cells->name, "value") && !id;
  if (own) { /* each row has its own */
    column->unit_id = NULL;
    column->unit = NULL;
  }
  column->style.bare = column->unit_id != NULL || (own && binding->shows_units);
}

/* Whether the form can print what the column holds; one cell tells, but of periods each may fail. */
static void check_form(const TableBinding *binding, const xmlNode *node, const RowColumn *column) {
  ValueForm form = column->style.form;
  gboolean all = form == FORM_PERIOD || form == FORM_LONG_PERIOD;
  Place place = xml_place(node);
  for (guint row = 0; form != FORM_DEFAULT && row < sn_table_rows(binding->table); row++) {
    if (column->cells->cells[row] != SN_CELL_VALUE)
      continue;
    Value value = value_of_cell(binding->table, column->index, row, binding->binder->edition->units);
    if (!value_check_form(&value, form, &place, binding->binder->diagnostics) || !all)
      return;
  }
}

/* Columns that hold periods by their name are printed as periods. */
static void choose_form(const TableBinding *binding, RowColumn *column) {
  Period period;
  const SnColumn *cells = column->cells;
  if (column->style.form != FORM_DEFAULT || cells->type != SN_TEXT ||
      !(g_str_equal(cells->name, "period") || g_str_equal(cells->name, "as_of")))
    return;
  for (guint row = 0; row < sn_table_rows(binding->table); row++)
    if (cells->cells[row] == SN_CELL_VALUE && !period_parse(cells->texts[row], &period))
      return;
  column->style.form = FORM_PERIOD;
}

static void bind_column(const TableBinding *binding, xmlNodePtr node, guint group) {
  Binder *binder = binding->binder;
  Place place = xml_place(node);
  const char *name = xml_attribute(node, "name");
  int index = cells_column(binding->table, name ? name : "", &place, binder->diagnostics);
  if (index < 0)
    return;
  RowColumn column = {.index = (guint)index, .cells = sn_table_column(binding->table, (guint)index), .group = group};
  mention_style(binder, node, binder->diagnostics, &column.style);
  read_unit(binding, node, &column);
  if (g_str_equal(column.cells->name, "unit") && column.cells->type == SN_TEXT) {
    column.kind = ROW_UNITS;
    column.style.power = binding->power;
  }
  check_form(binding, node, &column);
  choose_form(binding, &column);
  read_look(binding, node, &column);
  column.head = bind_head(binding, node, name);
  if (column.kind == ROW_CELLS && (column.unit_id || column.style.power > 0) &&
      !attribute_is(node, "unit-in-head", "no"))
    add_unit(binding, node, &column, column.head);
  rows_add(binding->rows, &column);
}

static void bind_group(const TableBinding *binding, xmlNodePtr node, guint group) {
  Binder *binder = binding->binder;
  xmlNodePtr title = xml_child(node, "title");
  GArray *head = spans_new();
  g_autofree char *part = g_strdup_printf("group%u", group);
  g_autofree char *context = walk_context(binder->walk, part);
  if (title)
    inline_bind(binder, title, NULL, context, binding->block->strings, head);
  rows_add_group(binding->rows, head);
  for (xmlNodePtr child = xml_element(node->children); child; child = xml_element(child->next))
    if (xml_is(child, "column"))
      bind_column(binding, child, group);
}

/* The scale of the values, and whether a column beside them says their units. */
static void look_ahead(TableBinding *binding, const xmlNode *node) {
  for (xmlNodePtr child = xml_element(node->children); child; child = xml_element(child->next)) {
    if (xml_is(child, "group"))
      look_ahead(binding, child);
    if (!xml_is(child, "column"))
      continue;
    const char *name = xml_attribute(child, "name"), *scale = xml_attribute(child, "scale");
    const SnColumn *cells = name ? sn_table_find(binding->table, name) : NULL;
    if (cells && g_str_equal(cells->name, "unit"))
      binding->shows_units = TRUE;
    if (cells && scale && g_str_equal(cells->name, "value"))
      binding->power = MAX(scale_power(scale), 0);
  }
}

static void warn_empty(Binder *binder, const xmlNode *node, const SnTable *table) {
  Place place = xml_place(node);
  if (sn_table_rows(table) == 0)
    diagnostics_add(binder->diagnostics, FAULT_DATA, SEVERITY_WARNING, &place,
                    _("leave it out with <if>, or look for the rows with “songngu show”"), _("table “%s” has no rows"),
                    table_name(table));
}

Block *table_bind(Binder *binder, xmlNodePtr node, const Visit *visit) {
  Place place = xml_place(node);
  const SnTable *table = cells_table(binder->cells, xml_attribute(node, "from"), &place, binder->diagnostics);
  if (!table)
    return NULL;
  warn_empty(binder, node, table);
  Block *block = blocks_new(binder, node, BLOCK_TABLE, binder_style(binder, node, "table"));
  block->context = g_strconcat(DATA_CONTEXT, table_name(table), NULL);
  TableBinding binding = {.binder = binder, .table = table, .rows = rows_new(binder, table, node), .block = block};
  block->caption_above = binder->edition->pack->template->captions_above_tables;
  blocks_bind_caption(binder, node, visit, block);
  look_ahead(&binding, node);
  if (attribute_is(node, "number", "yes"))
    rows_add_numbers(binding.rows, block->strings);
  guint groups = 0;
  for (xmlNodePtr child = xml_element(node->children); child; child = xml_element(child->next)) {
    if (xml_is(child, "column"))
      bind_column(&binding, child, 0);
    else if (xml_is(child, "group"))
      bind_group(&binding, child, ++groups);
  }
  rows_read_attributes(binding.rows, node);
  rows_finish(binding.rows, block);
  binder_spend(binder, node);
  return block;
}
