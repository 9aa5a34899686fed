/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value.h"

#include <string.h>

#include "../spreadsheet/number.h"

#define MOST_UNITS 64

void unit_names_free(UnitNames *units) {
  for (size_t i = 0; i < units->count; i++)
    free(units->items[i]);
  array_free(units);
}

/* The currency's code (ISO 4217); NULL: it has none. */
static const char *intern_currency(UnitNames *units, XmlText code) {
  if (code.length != 3)
    return NULL;
  for (size_t i = 0; i < code.length; i++)
    if (code.at[i] < 'A' || code.at[i] > 'Z')
      return NULL;
  for (size_t i = 0; i < units->count; i++)
    if (xml_text_is(code, units->items[i]))
      return units->items[i];
  if (units->count >= MOST_UNITS)
    return NULL;
  char *kept = xml_copy(code);
  *(char **)array_add(units) = kept;
  return kept;
}

/* ---- values of attributes */

static void set_number(Row *row, Cell *cell, XmlText text, int shift, const char *unit) {
  NumberFault fault = number_read(text.at, text.length, shift, &cell->number);
  if (fault == NUMBER_GOOD) {
    cell->kind = CELL_NUMBER;
    cell->unit = unit;
  } else {
    cell_set_fault(row, cell, fault == NUMBER_TOO_LARGE ? FAULT_TOO_LARGE : FAULT_NO_NUMBER, text.at, text.length);
  }
}

static void set_date(Row *row, Cell *cell, XmlText text) {
  char printed[MOMENT_TEXT];
  Moment moment;
  if (!moment_read(text.at, text.length, &moment)) {
    cell_set_fault(row, cell, FAULT_NO_DAY, text.at, text.length);
  } else if (moment.seconds == 0) {
    cell->kind = CELL_DATE;
    cell->days = moment.days;
  } else {
    moment_print(moment, printed);
    cell_set_text(row, cell, printed, strlen(printed));
  }
}

/* "PT09H30M15.5S" (XML Schema's duration), in whole seconds; false: none such. */
static bool read_duration(XmlText text, uint64_t *seconds) {
  static const char UNITS[] = "HMS";
  const uint64_t SECONDS[] = {3600, 60, 1};
  if (text.length < 3 || memcmp(text.at, "PT", 2) != 0)
    return false;
  *seconds = 0;
  size_t unit = 0;
  for (size_t i = 2; i < text.length;) {
    uint64_t number = 0;
    size_t digits = 0;
    bool half = false;
    for (; i < text.length && digits < 9 && text.at[i] >= '0' && text.at[i] <= '9'; i++, digits++)
      number = number * 10 + (uint64_t)(text.at[i] - '0');
    if (i < text.length && (text.at[i] == '.' || text.at[i] == ',')) {
      half = i + 1 < text.length && text.at[i + 1] >= '5' && text.at[i + 1] <= '9';
      for (i++; i < text.length && text.at[i] >= '0' && text.at[i] <= '9';)
        i++;
    }
    const char *found = i < text.length && digits > 0 ? strchr(UNITS + unit, text.at[i]) : NULL;
    if (!found || *found == '\0')
      return false;
    unit = (size_t)(found - UNITS);
    *seconds += (number + half) * SECONDS[unit];
    unit++;
    i++;
  }
  return true;
}

static void set_time(Row *row, Cell *cell, XmlText text) {
  char printed[MOMENT_TEXT];
  uint64_t seconds;
  if (!read_duration(text, &seconds)) {
    cell_set_fault(row, cell, FAULT_NO_DAY, text.at, text.length);
    return;
  }
  seconds_print(seconds, printed);
  cell_set_text(row, cell, printed, strlen(printed));
}

static void set_truth(Row *row, Cell *cell, XmlText text) {
  cell->kind = CELL_BOOLEAN;
  cell->truth = xml_text_is(text, "true");
  if (!cell->truth && !xml_text_is(text, "false"))
    cell_set_fault(row, cell, FAULT_NO_TRUTH, text.at, text.length);
}

/* ---- attributes */

typedef struct Attributes {
  XmlText type, value, date, time, truth, string, currency;
} Attributes;

/* calcext:value-type says "error" beside an office:value-type that does not. */
static void read_type(OdsValue *value, Attributes *attributes, const char *space, XmlText text) {
  if (space && strstr(space, "calcext"))
    value->is_error = xml_text_is(text, "error");
  else
    attributes->type = text;
}

static Attributes read_attributes(OdsValue *value, const XmlTag *tag) {
  Attributes a = {0};
  const struct {
    const char *name;
    XmlText *text;
  } WANTED[] = {{"value", &a.value},         {"date-value", &a.date},     {"time-value", &a.time},
                {"boolean-value", &a.truth}, {"string-value", &a.string}, {"currency", &a.currency}};
  for (int i = 0; i < tag->count; i++) {
    const char *name = (const char *)tag->values[5 * i];
    XmlText text = {(const char *)tag->values[5 * i + 3], (size_t)(tag->values[5 * i + 4] - tag->values[5 * i + 3])};
    if (strcmp(name, "value-type") == 0)
      read_type(value, &a, (const char *)tag->values[5 * i + 2], text);
    else if (strcmp(name, "formula") == 0)
      value->has_formula = true;
    else
      for (size_t k = 0; k < sizeof WANTED / sizeof *WANTED; k++)
        if (strcmp(name, WANTED[k].name) == 0)
          *WANTED[k].text = text;
  }
  return a;
}

static OdsType read_type_word(XmlText word) {
  static const char *const WORDS[] = {"", "float", "percentage", "currency", "date", "time", "boolean", "string"};
  for (int i = ODS_FLOAT; i <= ODS_STRING; i++)
    if (xml_text_is(word, WORDS[i]))
      return (OdsType)i;
  return ODS_NONE;
}

static XmlText attribute_of(const Attributes *attributes, OdsType type) {
  switch (type) {
  case ODS_FLOAT:
  case ODS_PERCENTAGE:
  case ODS_CURRENCY:
    return attributes->value;
  case ODS_DATE:
    return attributes->date;
  case ODS_TIME:
    return attributes->time;
  case ODS_BOOLEAN:
    return attributes->truth;
  case ODS_STRING:
  case ODS_NONE:
    break;
  }
  return (XmlText){0};
}

void ods_value_start(OdsValue *value, UnitNames *units, const XmlTag *tag, bool percent, Row *row, Cell *cell) {
  value->has_formula = value->is_error = false;
  Attributes attributes = read_attributes(value, tag);
  value->type = read_type_word(attributes.type);
  value->has_string = attributes.string.at != NULL;
  buffer_clear(&value->string);
  buffer_bytes(&value->string, attributes.string.at, attributes.string.length);
  XmlText text = attribute_of(&attributes, value->type);
  if (!text.at)
    return;
  if (value->type == ODS_DATE)
    set_date(row, cell, text);
  else if (value->type == ODS_TIME)
    set_time(row, cell, text);
  else if (value->type == ODS_BOOLEAN)
    set_truth(row, cell, text);
  else if (value->type == ODS_PERCENTAGE || (percent && value->type == ODS_FLOAT))
    set_number(row, cell, text, 2, "percent");
  else
    set_number(row, cell, text, 0, value->type == ODS_CURRENCY ? intern_currency(units, attributes.currency) : NULL);
}

/* ---- the end */

/* As a formula shows them; LibreOffice has errors by number beside those of OpenFormula. */
static bool is_error_text(const Buffer *text) {
  static const char *const ERRORS[] = {"#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "#VALUE!", "#NULL!"};
  for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++)
    if (text->length == strlen(ERRORS[i]) && memcmp(text->data, ERRORS[i], text->length) == 0)
      return true;
  return text->length > 4 && text->length < 8 && memcmp(text->data, "Err:", 4) == 0;
}

void ods_value_end(const OdsValue *value, const Paragraphs *paragraphs, Row *row, Cell *cell) {
  const Buffer *text = &paragraphs->text;
  if (value->is_error || (value->has_formula && is_error_text(text))) {
    cell_set_fault(row, cell, FAULT_ERROR, text->data, text->length);
    return;
  }
  if (cell->kind != CELL_EMPTY)
    return;
  if (!paragraphs->any && value->has_string)
    text = &value->string;
  if (value->type == ODS_STRING || text->length > 0)
    cell_set_text(row, cell, text->data, text->length);
  else if (value->has_formula)
    cell_set_fault(row, cell, FAULT_NO_RESULT, "", 0);
}
