/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/condition.h"

#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "document/cells.h"
#include "document/words.h"

/* Text under folding, numbers and dates by value. */
static gboolean value_equals(const Value *value, const char *text) {
  SnDecimal number;
  Date date;
  if (value->cell != SN_CELL_VALUE)
    return *text == '\0';
  switch (value->type) {
  case SN_NUMBER:
    return decimal_parse(text, strlen(text), &number) && decimal_compare(value->number, number) == 0;
  case SN_DATE:
    return date_parse(text, &date) && date_to_days(date) == value->days;
  case SN_BOOLEAN:
    return g_str_equal(text, value->truth ? "yes" : "no");
  default: {
    g_autofree char *a = text_fold(value->text), *b = text_fold(text);
    return g_str_equal(a, b);
  }
  }
}

static gboolean has_sign(Binder *binder, const Value *value, const char *is, const Place *place) {
  if (value->cell != SN_CELL_VALUE)
    return FALSE;
  if (value->type != SN_NUMBER) {
    diagnostics_add(binder->diagnostics, FAULT_PACK, SEVERITY_ERROR, place,
                    _("ask of text whether it is present, or what it equals"),
                    _("a value that is not a number cannot be %s"), is);
    return FALSE;
  }
  int sign = decimal_sign(value->number);
  return g_str_equal(is, "positive") ? sign > 0 : g_str_equal(is, "negative") ? sign < 0 : sign == 0;
}

/* A row that is not there is no fault where presence is what is asked. */
static gboolean is_present(Binder *binder, const char *of, const Place *place) {
  Value value;
  const Reference *reference = cells_reference(binder->cells, of, place, binder->diagnostics);
  const SnTable *table = reference ? cells_table(binder->cells, reference->table, place, binder->diagnostics) : NULL;
  if (!table || cells_column(table, reference->column, place, binder->diagnostics) < 0)
    return FALSE;
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  return cells_find(binder->cells, binder->walk, of, place, unheard, &value) && value.cell == SN_CELL_VALUE;
}

static gboolean field_holds(Binder *binder, const char *field, const char *is, const char *equals) {
  const char *text = pack_info(binder->edition->pack, field);
  if (equals)
    return g_strcmp0(text, equals) == 0;
  return g_str_equal(is, "absent") ? !text : g_str_equal(is, "present") && text != NULL;
}

gboolean condition_holds(Binder *binder, xmlNodePtr node) {
  Place place = xml_place(node);
  const char *of = xml_attribute(node, "of"), *field = xml_attribute(node, "field");
  const char *is = xml_attribute(node, "is"), *equals = xml_attribute(node, "equals");
  if (!is && !equals)
    is = "present";
  if (field)
    return field_holds(binder, field, is, equals);
  if (!of)
    return FALSE;
  if (is && g_str_equal(is, "present"))
    return is_present(binder, of, &place);
  if (is && g_str_equal(is, "absent"))
    return !is_present(binder, of, &place);
  Value value;
  if (!cells_find(binder->cells, binder->walk, of, &place, binder->diagnostics, &value))
    return FALSE;
  return equals ? value_equals(&value, equals) : has_sign(binder, &value, is, &place);
}
