/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of doc/language.md says what is printed. */

#include <string.h>

#include "base/decimal.h"
#include "base/installation.h"
#include "language-suites.h"
#include "language/locale.h"

static const struct {
  const char *attribute;
  ValueForm form;
} forms[] = {
    {"as=\"ordinal\"", FORM_ORDINAL},
    {"as=\"roman\"", FORM_ROMAN},
    {"as=\"year\"", FORM_YEAR},
    {"as=\"words\"", FORM_WORDS},
    {"as=\"date\"", FORM_DATE},
    {"as=\"long-date\"", FORM_LONG_DATE},
    {"as=\"long-period\"", FORM_LONG_PERIOD},
    {"as=\"period\"", FORM_PERIOD},
};

static ValueStyle read_style(const char *attributes) {
  ValueStyle style = VALUE_STYLE_DEFAULT;
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
    if (strstr(attributes, forms[i].attribute))
      style.form = forms[i].form;
  style.power = strstr(attributes, "\"billion\"") ? 9 : strstr(attributes, "\"trillion\"") ? 12 : 0;
  style.sign = strstr(attributes, "sign=\"always\"") ? SIGN_ALWAYS : SIGN_AUTO;
  style.of = strstr(attributes, "among=\"63\"") ? 63 : 0;
  return style;
}

/* "4680000000000 VND", "2024-02-05", "2024-Q1"; FALSE for rows that are told in words. */
static gboolean read_value(const char *text, const Units *units, ValueForm form, Value *value) {
  g_auto(GStrv) words = g_strsplit(text, " ", 2);
  const char *number = *words[0] == '+' ? words[0] + 1 : words[0];
  Date date;
  *value = (Value){.type = SN_TEXT, .cell = SN_CELL_VALUE};
  if (form == FORM_PERIOD || form == FORM_LONG_PERIOD)
    return period_parse(text, &value->period) && (value->text = text);
  if (date_parse(text, &date)) {
    value->type = SN_DATE;
    value->days = date_to_days(date);
    return TRUE;
  }
  value->type = SN_NUMBER;
  value->unit = words[1] ? units_find(units, words[1]) : NULL;
  return decimal_parse(number, strlen(number), &value->number) && (!words[1] || value->unit);
}

static void check_printed(const char *language, const Value *value, const ValueStyle *style, const char *expected) {
  g_autoptr(Locale) locale = locale_new(language, NULL);
  g_autofree char *printed = locale_value(locale, value, style);
  g_auto(GStrv) parts = g_strsplit(printed, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv(" ", parts);
  ASSERT_STRING(plain, expected);
}

static gboolean check_row(const char *line, const Units *units) {
  g_auto(GStrv) cells = g_strsplit(line, "|", -1);
  if (g_strv_length(cells) != 6)
    return FALSE;
  for (guint i = 0; i < 6; i++)
    g_strstrip(cells[i]);
  ValueStyle style = read_style(cells[2]);
  Value value;
  if (!read_value(cells[1], units, style.form, &value))
    return FALSE;
  check_printed("vi", &value, &style, cells[3]);
  check_printed("en", &value, &style, cells[4]);
  return TRUE;
}

static void test_table(void) {
  const char *source = g_getenv("srcdir");
  g_autofree char *path = g_build_filename(source ? source : ".", "doc", "language.md", NULL);
  g_autofree char *manual = NULL, *units_path = installation_data("units.csv");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Units *units = units_load(units_path, diagnostics);
  CU_ASSERT_FATAL(units && g_file_get_contents(path, &manual, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(manual, "\n", -1);
  guint checked = 0;
  for (guint i = 0; lines[i]; i++)
    checked += g_str_has_prefix(lines[i], "| ") && check_row(lines[i], units);
  CU_ASSERT(checked >= 19);
  units_free(units);
}

CU_TestInfo manual_tests[] = {
    {"what each language prints", test_table},
    CU_TEST_INFO_NULL,
};
