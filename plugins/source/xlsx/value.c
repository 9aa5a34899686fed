/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value.h"

#include <string.h>

#include "../spreadsheet/number.h"

StoredType stored_type(const char *word, size_t length) {
  static const char *const WORDS[] = {"n", "s", "str", "inlineStr", "b", "e", "d"};
  for (int i = 0; i < STORED_UNKNOWN; i++)
    if (strlen(WORDS[i]) == length && memcmp(WORDS[i], word, length) == 0)
      return (StoredType)i;
  return STORED_UNKNOWN;
}

/* ---- texts */

static void set_text(Row *row, Cell *cell, const Stored *stored, LegacyFont font) {
  Buffer plain = {0}, meant = {0};
  if (!legacy_font_is(font) && !memchr(stored->text, '_', stored->length)) {
    cell_set_text(row, cell, stored->text, stored->length);
    return;
  }
  xstring_append(stored->text, stored->length, &plain);
  legacy_font_append(font, plain.data, plain.length, &meant);
  cell_set_text(row, cell, meant.data, meant.length);
  buffer_free(&plain);
  buffer_free(&meant);
}

/* A shared string lives as long as the workbook is read, so it is not copied unless its font changes it. */
static void set_shared(const SheetParts *parts, const Stored *stored, LegacyFont font, Row *row, Cell *cell) {
  const Strings *strings = parts->strings;
  uint32_t index = xml_number((XmlText){stored->text, stored->length}, UINT32_MAX);
  if (index >= strings->items.count) {
    cell_set_fault(row, cell, FAULT_NO_STRING, stored->text, stored->length);
    return;
  }
  const SharedString *string = &strings->items.items[index];
  const char *text = strings_text(strings, string);
  if (!legacy_font_is(font)) {
    cell_share_text(cell, text, string->length);
    return;
  }
  Buffer meant = {0};
  stretches_append(text, string->length, strings->stretches.items + string->first_stretch, string->stretch_count, font,
                   &meant);
  cell_set_text(row, cell, meant.data, meant.length);
  buffer_free(&meant);
}

/* ---- numbers and days */

static void set_moment(Row *row, Cell *cell, Moment moment) {
  char text[MOMENT_TEXT];
  if (moment.seconds == 0) {
    cell->kind = CELL_DATE;
    cell->days = moment.days;
    return;
  }
  moment_print(moment, text);
  cell_set_text(row, cell, text, strlen(text));
}

static void set_day(const SheetParts *parts, const Stored *stored, FormatKind kind, SnDecimal number, Row *row,
                    Cell *cell) {
  char text[MOMENT_TEXT];
  uint64_t seconds = 0;
  Moment moment = {0};
  bool clock = kind == FORMAT_TIME || kind == FORMAT_DURATION;
  bool good = clock ? number_to_seconds(number, &seconds) : number_to_moment(number, parts->from_1904, &moment);
  if (!good) {
    cell_set_fault(row, cell, FAULT_NO_DAY, stored->text, stored->length);
  } else if (clock) {
    seconds_print(kind == FORMAT_TIME ? seconds % 86400 : seconds, text);
    cell_set_text(row, cell, text, strlen(text));
  } else {
    set_moment(row, cell, kind == FORMAT_DATE ? (Moment){moment.days, 0} : moment);
  }
}

static void set_number(const SheetParts *parts, const Stored *stored, const Format *format, Row *row, Cell *cell) {
  SnDecimal number;
  NumberFault fault = number_read(stored->text, stored->length, format->shift, &number);
  if (fault != NUMBER_GOOD) {
    cell_set_fault(row, cell, fault == NUMBER_TOO_LARGE ? FAULT_TOO_LARGE : FAULT_NO_NUMBER, stored->text,
                   stored->length);
  } else if (format->kind != FORMAT_NUMBER) {
    set_day(parts, stored, format->kind, number, row, cell);
  } else {
    cell->kind = CELL_NUMBER;
    cell->number = number;
    cell->unit = *format->unit ? format->unit : NULL;
  }
}

static void set_truth(const Stored *stored, Row *row, Cell *cell) {
  XmlText text = {stored->text, stored->length};
  if (xml_truth(text) || xml_text_is(text, "0") || xml_text_is(text, "false")) {
    cell->kind = CELL_BOOLEAN;
    cell->truth = xml_truth(text);
  } else {
    cell_set_fault(row, cell, FAULT_NO_TRUTH, stored->text, stored->length);
  }
}

/* An ISO date, as strict files have them; anything else of that type is a text. */
static void set_date(const Stored *stored, Row *row, Cell *cell) {
  Moment moment;
  if (moment_read(stored->text, stored->length, &moment))
    set_moment(row, cell, moment);
  else
    cell_set_text(row, cell, stored->text, stored->length);
}

static Stored without_space(const Stored *stored) {
  Stored trimmed = *stored;
  while (trimmed.length > 0 && (unsigned char)trimmed.text[trimmed.length - 1] <= ' ')
    trimmed.length--;
  while (trimmed.length > 0 && (unsigned char)*trimmed.text <= ' ') {
    trimmed.text++;
    trimmed.length--;
  }
  return trimmed;
}

void value_read(const SheetParts *parts, const Stored *given, Row *row, Cell *cell) {
  bool text = given->type == STORED_TEXT || given->type == STORED_INLINE;
  Stored stored = text ? *given : without_space(given);
  if (stored.length == 0) {
    /* A formula whose result is the empty text has an empty <v>. */
    if (stored.has_formula && !(text && stored.has_value))
      cell_set_fault(row, cell, FAULT_NO_RESULT, "", 0);
    return;
  }
  const CellStyle *style = styles_get(parts->styles, stored.style);
  switch (stored.type) {
  case STORED_NUMBER:
    set_number(parts, &stored, &style->format, row, cell);
    break;
  case STORED_SHARED:
    set_shared(parts, &stored, style->font, row, cell);
    break;
  case STORED_TEXT:
  case STORED_INLINE:
    set_text(row, cell, &stored, style->font);
    break;
  case STORED_BOOLEAN:
    set_truth(&stored, row, cell);
    break;
  case STORED_ERROR:
    cell_set_fault(row, cell, FAULT_ERROR, stored.text, stored.length);
    break;
  case STORED_DATE:
    set_date(&stored, row, cell);
    break;
  case STORED_UNKNOWN:
    cell_set_fault(row, cell, FAULT_NO_TYPE, stored.text, stored.length);
    break;
  }
}

void value_read_inline(const SheetParts *parts, uint32_t style, const Rich *rich, Row *row, Cell *cell) {
  LegacyFont font = styles_get(parts->styles, style)->font;
  const Buffer *text = &rich->text;
  if (!legacy_font_is(font)) {
    cell_set_text(row, cell, text->data, text->length);
    return;
  }
  Buffer meant = {0};
  stretches_append(text->data, text->length, rich->stretches.items, rich->stretches.count, font, &meant);
  cell_set_text(row, cell, meant.data, meant.length);
  buffer_free(&meant);
}
