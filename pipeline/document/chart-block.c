/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/blocks.h"
#include "document/cells.h"
#include "document/inline.h"
#include "document/mention.h"
#include "document/walk.h"
#include "document/words.h"

typedef struct Charting {
  Binder *binder;
  xmlNodePtr node;
  Place place;
  const SnTable *table;
  guint x;
  GArray *y; /* guint: columns */
  ChartBlock *chart;
  const char *unit_id; /* of the axis, NULL: none */
} Charting;

/* ---- attributes */

static void read_kind(Charting *charting) {
  const xmlNode *node = charting->node;
  ChartBlock *chart = charting->chart;
  chart->kind = attribute_is(node, "kind", "line") ? CHART_LINE : CHART_BAR;
  chart->grouping = attribute_is(node, "grouping", "stacked") ? CHART_STACKED : CHART_GROUPED;
  chart->horizontal = attribute_is(node, "orientation", "horizontal");
  const char *labels = xml_attribute(node, "value-labels");
  chart->value_labels = labels ? g_str_equal(labels, "yes") : chart->kind == CHART_BAR;
  chart->width = binder_width(charting->binder, xml_attribute(node, "width"));
  chart->height = binder_width(charting->binder, xml_attribute(node, "height"));
  mention_style(charting->binder, node, charting->binder->diagnostics, &chart->style);
  chart->style.bare = TRUE;
}

/* FALSE: reported. */
static gboolean add_y(Charting *charting, const char *name) {
  Binder *binder = charting->binder;
  int index = cells_column(charting->table, name, &charting->place, binder->diagnostics);
  if (index < 0)
    return FALSE;
  guint column = (guint)index;
  if (sn_table_column(charting->table, column)->type != SN_NUMBER) {
    diagnostics_error(binder->diagnostics, FAULT_PACK, &charting->place,
                      _("column “%s” of table “%s” is not numbers, so a chart cannot draw it"), name,
                      table_name(charting->table));
    diagnostics_hint(binder->diagnostics, _("give the column type=\"number\" in <source>, or choose another for y"));
    return FALSE;
  }
  g_array_append_val(charting->y, column);
  return TRUE;
}

static gboolean read_columns(Charting *charting) {
  const char *x = xml_attribute(charting->node, "x"), *y = xml_attribute(charting->node, "y");
  int index = cells_column(charting->table, x ? x : "", &charting->place, charting->binder->diagnostics);
  gboolean good = index >= 0;
  charting->x = good ? (guint)index : 0;
  g_auto(GStrv) names = g_strsplit_set(y ? y : "", " \t\n", -1);
  for (guint i = 0; names[i]; i++)
    if (*names[i])
      good = add_y(charting, names[i]) && good;
  if (good && charting->y->len == 0) {
    diagnostics_error(charting->binder->diagnostics, FAULT_PACK, &charting->place,
                      _("the chart names no column for y"));
    return FALSE;
  }
  return good;
}

static gboolean check_rows(const Charting *charting) {
  if (sn_table_rows(charting->table) > 0)
    return TRUE;
  diagnostics_add(charting->binder->diagnostics, FAULT_DATA, SEVERITY_ERROR, &charting->place,
                  _("a chart needs rows: leave it out with <if>, or look for them with “songngu show”"),
                  _("table “%s” is empty, so there is nothing to draw"), table_name(charting->table));
  return FALSE;
}

/* The unit that all that is drawn shares.  FALSE: they differ, which is reported. */
static gboolean read_unit(Charting *charting) {
  charting->unit_id = xml_attribute(charting->node, "unit");
  for (guint i = 0; i < charting->y->len && !xml_attribute(charting->node, "unit"); i++) {
    guint column = g_array_index(charting->y, guint, i);
    for (guint row = 0; row < sn_table_rows(charting->table); row++) {
      Value value = value_of_cell(charting->table, column, row, charting->binder->edition->units);
      if (!value.unit_id || value.cell != SN_CELL_VALUE)
        continue;
      if (!charting->unit_id)
        charting->unit_id = value.unit_id;
      if (g_str_equal(charting->unit_id, value.unit_id))
        continue;
      diagnostics_error(charting->binder->diagnostics, FAULT_PACK, &charting->place,
                        _("the chart mixes the units “%s” and “%s” on one axis"), charting->unit_id, value.unit_id);
      diagnostics_hint(charting->binder->diagnostics, _("draw two charts, or say the unit of all with unit=\"…\""));
      return FALSE;
    }
  }
  return TRUE;
}

/* "tỷ đồng"; NULL: the figures say all. */
static char *axis_unit(const Charting *charting) {
  const char *id = charting->unit_id;
  Binder *binder = charting->binder;
  if (id && !units_find(binder->edition->units, id))
    id = words_of_table(binder, charting->table, id, &charting->place);
  g_autofree char *unit = locale_unit(binder->edition->locale, id, charting->chart->style.power);
  return *unit ? g_steal_pointer(&unit) : NULL;
}

/* ---- names */

/* Whether all that the column holds are periods as SDMX writes them. */
static gboolean holds_periods(const SnTable *table, guint column) {
  const SnColumn *cells = sn_table_column(table, column);
  Period period;
  for (guint row = 0; cells->type == SN_TEXT && row < sn_table_rows(table); row++)
    if (cells->cells[row] != SN_CELL_VALUE || !period_parse(cells->texts[row], &period))
      return FALSE;
  return cells->type == SN_TEXT;
}

/* Years are numbers that are not grouped. */
static ValueStyle name_style(const Charting *charting, guint column) {
  const SnColumn *cells = sn_table_column(charting->table, column);
  ValueStyle style = VALUE_STYLE_DEFAULT;
  if (holds_periods(charting->table, column))
    style.form = FORM_PERIOD;
  else if (cells->type == SN_NUMBER && !cells->unit)
    style.form = FORM_YEAR;
  return style;
}

static char *cell_name(const Charting *charting, guint column, guint row, const ValueStyle *style) {
  Value value = value_of_cell(charting->table, column, row, charting->binder->edition->units);
  return value_print(charting->binder, &value, style, &charting->place);
}

/* What the pack calls a series, NULL when it does not. */
static char *said_name(const Charting *charting, const char *name) {
  for (xmlNodePtr child = xml_element(charting->node->children); child; child = xml_element(child->next)) {
    if (!xml_is(child, "series") || !attribute_is(child, "name", name) || !child->children)
      continue;
    g_autofree char *part = g_strconcat("series:", name, NULL);
    g_autofree char *context = walk_context(charting->binder->walk, part);
    return inline_plain(charting->binder, child, context);
  }
  return NULL;
}

/* ---- values */

static Value get_value(const Charting *charting, guint column, guint row) {
  Value value = value_of_cell(charting->table, column, row, charting->binder->edition->units);
  if (charting->unit_id) {
    value.unit_id = charting->unit_id;
    value.unit = units_find(charting->binder->edition->units, charting->unit_id);
  }
  return value;
}

/* A column of y is a series, a row is a category. */
static void bind_wide(Charting *charting) {
  ChartBlock *chart = charting->chart;
  guint rows = sn_table_rows(charting->table);
  ValueStyle style = name_style(charting, charting->x);
  chart->category_count = rows;
  chart->categories = g_new0(char *, rows);
  for (guint row = 0; row < rows; row++)
    chart->categories[row] = cell_name(charting, charting->x, row, &style);
  chart->series_count = charting->y->len;
  chart->series = g_new0(ChartSeries, chart->series_count);
  for (guint i = 0; i < chart->series_count; i++) {
    guint column = g_array_index(charting->y, guint, i);
    const char *name = sn_table_column(charting->table, column)->name;
    ChartSeries *series = &chart->series[i];
    series->name = said_name(charting, name);
    if (!series->name && chart->series_count > 1)
      series->name = g_strdup(words_of_table(charting->binder, charting->table, name, &charting->place));
    if (!series->name)
      series->name = g_strdup("");
    series->values = g_new0(Value, rows);
    for (guint row = 0; row < rows; row++)
      series->values[row] = get_value(charting, column, row);
  }
}

/* Index of the cell's text among those met so far, in order of first appearance.  `firsts`: the row of each. */
static guint find_index(const SnTable *table, guint column, guint row, GHashTable *seen, GArray *firsts) {
  char *text = table_cell_text(table, column, row);
  gpointer index;
  if (g_hash_table_lookup_extended(seen, text ? text : "", NULL, &index)) {
    g_free(text);
    return GPOINTER_TO_UINT(index);
  }
  guint next = firsts->len;
  g_hash_table_insert(seen, text ? text : g_strdup(""), GUINT_TO_POINTER(next));
  g_array_append_val(firsts, row);
  return next;
}

/* Where each row of a long table belongs. */
typedef struct LongForm {
  guint column; /* that names the series */
  guint *category, *series;
  GArray *category_rows, *series_rows; /* the first row of each */
} LongForm;

static void long_form_read(LongForm *form, const Charting *charting) {
  guint rows = sn_table_rows(charting->table);
  g_autoptr(GHashTable) categories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  form->category_rows = g_array_new(FALSE, FALSE, sizeof(guint));
  form->series_rows = g_array_new(FALSE, FALSE, sizeof(guint));
  form->category = g_new(guint, rows);
  form->series = g_new(guint, rows);
  for (guint row = 0; row < rows; row++) {
    form->category[row] = find_index(charting->table, charting->x, row, categories, form->category_rows);
    form->series[row] = find_index(charting->table, form->column, row, series, form->series_rows);
  }
}

static void long_form_clear(LongForm *form) {
  g_array_unref(form->category_rows);
  g_array_unref(form->series_rows);
  g_free(form->category);
  g_free(form->series);
}

static void report_double(const Charting *charting, const LongForm *form, guint row) {
  g_autofree char *category = table_cell_text(charting->table, charting->x, row);
  g_autofree char *series = table_cell_text(charting->table, form->column, row);
  SnOrigin origin = sn_table_origin(charting->table, row);
  diagnostics_error(charting->binder->diagnostics, FAULT_DATA, &charting->place,
                    _("table “%s” has two rows for “%s” of the series “%s”"), table_name(charting->table), category,
                    series);
  if (origin.file)
    diagnostics_hint(charting->binder->diagnostics, _("the second stands at %s:%u"), origin.file, origin.line);
}

static void name_long(const Charting *charting, const LongForm *form) {
  ChartBlock *chart = charting->chart;
  ValueStyle names = name_style(charting, charting->x), series_names = name_style(charting, form->column);
  for (guint i = 0; i < chart->category_count; i++)
    chart->categories[i] = cell_name(charting, charting->x, g_array_index(form->category_rows, guint, i), &names);
  for (guint i = 0; i < chart->series_count; i++) {
    guint row = g_array_index(form->series_rows, guint, i);
    g_autofree char *text = table_cell_text(charting->table, form->column, row);
    chart->series[i].name = said_name(charting, text ? text : "");
    if (!chart->series[i].name)
      chart->series[i].name = cell_name(charting, form->column, row, &series_names);
  }
}

/* A column says which series each row belongs to; what no row says is a gap.  FALSE: reported. */
static gboolean bind_long(Charting *charting, const char *name) {
  ChartBlock *chart = charting->chart;
  int index = cells_column(charting->table, name, &charting->place, charting->binder->diagnostics);
  if (index < 0)
    return FALSE;
  LongForm form = {.column = (guint)index};
  long_form_read(&form, charting);
  chart->category_count = form.category_rows->len;
  chart->series_count = form.series_rows->len;
  chart->categories = g_new0(char *, chart->category_count);
  chart->series = g_new0(ChartSeries, chart->series_count);
  for (guint i = 0; i < chart->series_count; i++)
    chart->series[i].values = g_new0(Value, chart->category_count);
  gboolean good = TRUE;
  for (guint row = 0; row < sn_table_rows(charting->table); row++) {
    Value *value = &chart->series[form.series[row]].values[form.category[row]];
    if (value->table) {
      report_double(charting, &form, row);
      good = FALSE;
    }
    *value = get_value(charting, g_array_index(charting->y, guint, 0), row);
  }
  name_long(charting, &form);
  long_form_clear(&form);
  return good;
}

static gboolean bind_series(Charting *charting) {
  const char *series = xml_attribute(charting->node, "series");
  if (!series) {
    bind_wide(charting);
    return TRUE;
  }
  if (charting->y->len == 1)
    return bind_long(charting, series);
  diagnostics_error(charting->binder->diagnostics, FAULT_PACK, &charting->place,
                    _("with series=\"%s\" the chart takes one column for y"), series);
  return FALSE;
}

/* ---- the line across */

static gboolean bind_reference(Charting *charting) {
  Binder *binder = charting->binder;
  ChartBlock *chart = charting->chart;
  const char *of = xml_attribute(charting->node, "reference");
  if (!of)
    return TRUE;
  if (!cells_find(binder->cells, binder->walk, of, &charting->place, binder->diagnostics, &chart->reference))
    return FALSE;
  if (chart->reference.type != SN_NUMBER || chart->reference.cell != SN_CELL_VALUE) {
    diagnostics_error(binder->diagnostics, FAULT_PACK, &charting->place, _("reference=\"%s\" is not a number"), of);
    return FALSE;
  }
  chart->has_reference = TRUE;
  xmlNodePtr label = xml_child(charting->node, "reference-label");
  g_autofree char *context = walk_context(binder->walk, "reference-label");
  chart->reference_label = label ? inline_plain(binder, label, context) : NULL;
  return TRUE;
}

static gboolean bind_chart(Charting *charting) {
  gboolean rows = check_rows(charting), columns = read_columns(charting);
  if (!rows || !columns || !read_unit(charting))
    return FALSE;
  gboolean good = bind_series(charting);
  good = bind_reference(charting) && good;
  charting->chart->axis_unit = axis_unit(charting);
  return good;
}

/* The words of a chart, whether it can be drawn now or not. */
static void gather_words(const Charting *charting) {
  for (xmlNodePtr child = xml_element(charting->node->children); child; child = xml_element(child->next))
    if (xml_is(child, "series"))
      g_free(said_name(charting, xml_attribute(child, "name")));
    else if (xml_is(child, "reference-label")) {
      g_autofree char *context = walk_context(charting->binder->walk, "reference-label");
      g_free(inline_plain(charting->binder, child, context));
    }
}

Block *chart_bind(Binder *binder, xmlNodePtr node, const Visit *visit) {
  Charting charting = {.binder = binder, .node = node, .place = xml_place(node)};
  charting.table = cells_table(binder->cells, xml_attribute(node, "from"), &charting.place, binder->diagnostics);
  if (!charting.table)
    return NULL;
  Block *block = blocks_new(binder, node, BLOCK_CHART, binder_style(binder, node, "chart"));
  block->role = SN_ROLE_FIGURE;
  block->context = g_strconcat(DATA_CONTEXT, table_name(charting.table), NULL);
  charting.chart = &block->chart;
  charting.y = g_array_new(FALSE, FALSE, sizeof(guint));
  read_kind(&charting);
  if (binder->entries)
    gather_words(&charting);
  gboolean good = bind_chart(&charting);
  blocks_bind_caption(binder, node, visit, block);
  g_array_unref(charting.y);
  if (!good)
    g_clear_pointer(&block, block_free);
  return block;
}
