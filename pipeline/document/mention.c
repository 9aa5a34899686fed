/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/mention.h"

#include <string.h>

#include "base/decimal.h"
#include "document/cells.h"
#include "document/words.h"
#include "language/figure.h"

/* ---- how */

static const struct {
  const char *word;
  ValueForm form;
} forms[] = {
    {"text", FORM_DEFAULT},    {"number", FORM_NUMBER}, {"percent", FORM_PERCENT},
    {"money", FORM_MONEY},     {"date", FORM_DATE},     {"long-date", FORM_LONG_DATE},
    {"rank", FORM_RANK},       {"period", FORM_PERIOD}, {"long-period", FORM_LONG_PERIOD},
    {"ordinal", FORM_ORDINAL}, {"roman", FORM_ROMAN},   {"year", FORM_YEAR},
    {"words", FORM_WORDS},
};

static gboolean report_word(const Place *place, Diagnostics *diagnostics, const char *attribute, const char *word) {
  diagnostics_error(diagnostics, FAULT_PACK, place, _("%s=\"%s\" is not known"), attribute, word);
  return FALSE;
}

static gboolean read_form(const char *word, const Place *place, Diagnostics *diagnostics, ValueForm *form) {
  for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
    if (g_str_equal(forms[i].word, word)) {
      *form = forms[i].form;
      return TRUE;
    }
  return report_word(place, diagnostics, "as", word);
}

static gboolean read_sign(const char *word, const Place *place, Diagnostics *diagnostics, SignStyle *sign) {
  if (g_str_equal(word, "auto"))
    *sign = SIGN_AUTO;
  else if (g_str_equal(word, "always"))
    *sign = SIGN_ALWAYS;
  else if (g_str_equal(word, "never"))
    *sign = SIGN_NEVER;
  else
    return report_word(place, diagnostics, "sign", word);
  return TRUE;
}

static gboolean read_count(const char *name, const char *word, gint64 max, const Place *place, Diagnostics *diagnostics,
                           int *out) {
  guint64 number;
  if (!g_ascii_string_to_unsigned(word, 10, 0, (guint64)max, &number, NULL))
    return report_word(place, diagnostics, name, word);
  *out = (int)number;
  return TRUE;
}

gboolean mention_style(Binder *binder, const xmlNode *node, Diagnostics *diagnostics, ValueStyle *style) {
  Place place = xml_place(node);
  *style = VALUE_STYLE_DEFAULT;
  gboolean good = TRUE;
  const char *word;
  if ((word = xml_attribute(node, "as")))
    good = read_form(word, &place, diagnostics, &style->form) && good;
  if ((word = xml_attribute(node, "scale"))) {
    int power = scale_power(word);
    good = (power >= 0 || report_word(&place, diagnostics, "scale", word)) && good;
    style->power = MAX(power, 0);
  }
  if ((word = xml_attribute(node, "digits")))
    good = read_count("digits", word, DECIMAL_MAX_SCALE, &place, diagnostics, &style->digits) && good;
  if ((word = xml_attribute(node, "sign")))
    good = read_sign(word, &place, diagnostics, &style->sign) && good;
  if ((word = xml_attribute(node, "among")))
    good = read_count("among", word, G_MAXINT, &place, diagnostics, &style->of) && good;
  style->qualify = attribute_is(node, "qualify", "yes");
  style->bare = attribute_is(node, "bare", "yes");
  return good;
}

static const char *form_word(ValueForm form) {
  for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
    if (forms[i].form == form)
      return forms[i].word;
  return "text";
}

gboolean value_check_form(const Value *value, ValueForm form, const Place *place, Diagnostics *diagnostics) {
  Period period;
  gboolean good = TRUE;
  if (value->cell != SN_CELL_VALUE)
    return TRUE;
  switch (form) {
  case FORM_DEFAULT:
    break;
  case FORM_DATE:
  case FORM_LONG_DATE:
    good = value->type == SN_DATE;
    break;
  case FORM_YEAR:
    good = value->type == SN_DATE || value->type == SN_NUMBER;
    break;
  case FORM_PERIOD:
  case FORM_LONG_PERIOD:
    good = value->type != SN_TEXT || value->period.kind != PERIOD_NONE || period_parse(value->text, &period);
    break;
  default:
    good = value->type == SN_NUMBER;
  }
  if (!good) {
    g_autofree char *text = table_cell_text(value->table, value->column, value->row);
    diagnostics_error(diagnostics, FAULT_PACK, place, _("“%s” cannot be printed as=\"%s\""), text, form_word(form));
    diagnostics_hint(diagnostics,
                     _("it is of column “%s”: give that column its type in <source>, or print it otherwise"),
                     sn_table_column(value->table, value->column)->name);
  }
  return good;
}

/* ---- what */

static gboolean read_change(Binder *binder, const xmlNode *node, const Place *place, Diagnostics *diagnostics,
                            Mention *out) {
  if (!out->has_number) {
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, place, _("print it with <value>"),
                    _("<change of=\"%s\"> is not a number"), xml_attribute(node, "of"));
    return FALSE;
  }
  int sign = decimal_sign(out->shown);
  const char *word = xml_attribute(node, sign > 0 ? "up" : sign < 0 ? "down" : "flat");
  out->direction = sign > 0 ? "up" : sign < 0 ? "down" : "flat";
  out->word = word ? word : sign > 0 ? "tăng" : sign < 0 ? "giảm" : "không đổi";
  out->style.sign = SIGN_NEVER;
  return TRUE;
}

static gboolean report_empty(const Mention *mention, const char *of, const Place *place, Diagnostics *diagnostics) {
  const Value *value = &mention->value;
  SnOrigin origin = sn_table_origin(value->table, value->row);
  diagnostics_error(diagnostics, FAULT_DATA, place, _("the cell “%s” is empty"), of);
  if (origin.file)
    diagnostics_hint(diagnostics, _("fill it in at %s:%u, or leave the sentence out with <if of=… is=\"present\">"),
                     origin.file, origin.line);
  return FALSE;
}

/* A date that its table keeps as text is a date all the same where a date is asked for. */
static void read_date(Mention *mention) {
  Date date;
  Value *value = &mention->value;
  ValueForm form = mention->style.form;
  if (value->cell != SN_CELL_VALUE || value->type != SN_TEXT || !date_parse(value->text, &date) ||
      (form != FORM_DATE && form != FORM_LONG_DATE))
    return;
  value->type = SN_DATE;
  value->days = date_to_days(date);
}

gboolean mention_read(Binder *binder, const xmlNode *node, Diagnostics *diagnostics, Mention *out) {
  Place place = xml_place(node);
  *out = (Mention){.change = xml_is(node, "change")};
  const char *of = xml_attribute(node, xml_is(node, "person") ? "ref" : "of");
  if (!mention_style(binder, node, diagnostics, &out->style) || !of ||
      !cells_find(binder->cells, binder->walk, of, &place, diagnostics, &out->value))
    return FALSE;
  const Value *value = &out->value;
  read_date(out);
  if (value->cell == SN_CELL_EMPTY)
    return report_empty(out, of, &place, diagnostics);
  out->has_number = value->cell == SN_CELL_VALUE && value->type == SN_NUMBER;
  if (out->has_number)
    out->shown = figure_shown(value->number, out->style.power, out->style.digits);
  if (out->change)
    return read_change(binder, node, &place, diagnostics, out);
  return value_check_form(value, out->style.form, &place, diagnostics);
}

/* ---- printed */

/* Columns of these names hold periods as SDMX writes them. */
static gboolean is_period(const Value *value) {
  Period period;
  const char *name = sn_table_column(value->table, value->column)->name;
  return (g_str_equal(name, "period") || g_str_equal(name, "as_of")) && period_parse(value->text, &period);
}

static char *print_text(Binder *binder, const Value *value, const ValueStyle *style, const Place *place) {
  ValueStyle as = *style;
  if (as.form == FORM_DEFAULT && is_period(value))
    as.form = FORM_PERIOD;
  if (as.form != FORM_DEFAULT)
    return locale_value(binder_locale(binder), value, &as);
  WordCell cell = {value->table, value->column, value->row};
  return g_strdup(words_data(binder, &cell, value->text, place));
}

char *value_print(Binder *binder, const Value *value, const ValueStyle *style, const Place *place) {
  if (value->cell == SN_CELL_VALUE && value->type == SN_TEXT)
    return print_text(binder, value, style, place);
  if (value->unit || !value->unit_id || style->bare)
    return locale_value(binder_locale(binder), value, style);
  Value said = *value;
  WordCell cell = {value->table, LABEL_OF_ANY_COLUMN, value->row};
  said.unit_id = words_data(binder, &cell, value->unit_id, place);
  return locale_value(binder_locale(binder), &said, style);
}

static char *print_change(Binder *binder, const Mention *mention, const xmlNode *node, const char *figure) {
  const char *word = words_direction(binder, mention->word, node);
  return g_str_equal(mention->direction, "flat") ? g_strdup(word) : g_strconcat(word, " ", figure, NULL);
}

char *mention_print(Binder *binder, const Mention *mention, const xmlNode *node, gboolean magnitude) {
  Place place = xml_place(node);
  ValueStyle style = mention->style;
  style.bare = style.bare || (magnitude && !mention->change);
  char *figure = value_print(binder, &mention->value, &style, &place);
  if (!mention->change || magnitude)
    return figure;
  char *text = print_change(binder, mention, node, figure);
  g_free(figure);
  return text;
}
