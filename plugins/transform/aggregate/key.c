/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "key.h"

#include <stdio.h>
#include <string.h>

#include "../../near.h"
#include "../../wide.h"

#define RECENT 4096 /* a power of two */
#define FAULTS_SHOWN 50
#define NUMBER_TEXT 288 /* the compiler believes in widths of 255 */

/* Rows seen lately, by what the column's array holds for them: shared texts have one address. */
typedef struct Recent {
  uint64_t raw[RECENT];
  uint32_t code[RECENT]; /* NO_INDEX: none */
} Recent;

typedef struct Coding {
  Key *key;
  SnContext *context;
  const SnTable *table;
  Lexicon words; /* of keys in one form */
  Recent recent;
  uint32_t faults;
} Coding;

/* ---- one form for equal keys */

/* Without zeros at its end, with a point before the decimals. */
static void write_number(SnDecimal number, char text[NUMBER_TEXT]) {
  while (number.scale > 0 && number.coefficient % 10 == 0) {
    number.coefficient /= 10;
    number.scale--;
  }
  int64_t power = wide_power(number.scale);
  long long whole = number.coefficient / power, rest = number.coefficient % power;
  if (number.scale == 0)
    snprintf(text, NUMBER_TEXT, "%lld", whole);
  else
    snprintf(text, NUMBER_TEXT, "%s%lld.%0*lld", number.coefficient < 0 ? "-" : "", whole < 0 ? -whole : whole,
             number.scale, rest < 0 ? -rest : rest);
}

static void report_no_period(Coding *coding, uint32_t row, const char *text) {
  if (coding->faults++ >= FAULTS_SHOWN)
    return;
  static const char *const PARTS[] = {"", "year", "half", "quarter", "month"};
  SnOrigin origin = sn_table_origin(coding->table, row);
  const char *part = PARTS[coding->key->formula->part];
  if (origin.file)
    sn_fail_at(coding->context, origin.file, origin.line, "“%.60s” of the column “%s” has no %s()", text,
               coding->key->column->name, part);
  else
    sn_fail(coding->context, "“%.60s” of the column “%s”, row %u, has no %s()", text, coding->key->column->name,
            row + 1, part);
  sn_hint(coding->context, "dates are written 2024-03-27, periods 2024, 2024-S1, 2024-Q1 or 2024-03");
}

/* A number is a year. */
static bool read_period(const SnColumn *column, uint32_t row, Period *out) {
  if (column->type == SN_TEXT)
    return period_parse(column->texts[row], out);
  if (column->type == SN_DATE) {
    *out = period_of_day(column->numbers[row]);
    return true;
  }
  *out = (Period){PERIOD_YEAR, (int)column->numbers[row], 1};
  return column->scales[row] == 0 && column->numbers[row] >= 1 && column->numbers[row] <= 9999;
}

/* The part of the row's date; false: reported. */
static bool read_part(Coding *coding, uint32_t row, Period *out) {
  const SnColumn *column = coding->key->column;
  Period whole;
  if (read_period(column, row, &whole) && period_part(whole, coding->key->formula->part, out))
    return true;
  char text[NUMBER_TEXT] = "";
  if (column->type == SN_NUMBER)
    write_number((SnDecimal){column->numbers[row], column->scales[row]}, text);
  report_no_period(coding, row, column->type == SN_TEXT ? column->texts[row] : text);
  return false;
}

static char *fold(const char *text) {
  size_t length = sn_name_key(text, NULL, 0);
  char *folded = array_new(length + 1, 1);
  sn_name_key(text, folded, length + 1);
  return folded;
}

static uint32_t add_word(Coding *coding, const char *word, uint32_t row, Period period) {
  Key *key = coding->key;
  uint32_t code = lexicon_number(&coding->words, word);
  if (code == key->codes.count)
    *array_add(&key->codes) = (Code){row, key->column->cells[row] == SN_CELL_VALUE, period};
  return code;
}

static uint32_t code_of_part(Coding *coding, uint32_t row) {
  char text[PERIOD_TEXT];
  Period period = {0};
  return read_part(coding, row, &period) ? add_word(coding, period_print(period, text), row, period) : 0;
}

static uint32_t code_of_text(Coding *coding, uint32_t row) {
  char *folded = fold(coding->key->column->texts[row]);
  uint32_t code = add_word(coding, folded, row, (Period){0});
  free(folded);
  return code;
}

static uint32_t code_of_number(Coding *coding, uint32_t row) {
  const SnColumn *column = coding->key->column;
  char text[NUMBER_TEXT];
  write_number((SnDecimal){column->numbers[row], column->scales ? column->scales[row] : 0}, text);
  return add_word(coding, text, row, (Period){0});
}

static uint32_t code_of_sign(Coding *coding, uint32_t row) {
  const char word[] = {'\x01', (char)('0' + coding->key->column->cells[row]), '\0'};
  return add_word(coding, word, row, (Period){0});
}

/* ---- all rows */

/* What tells the row's entry from others, and if two rows share it their keys are equal. */
static uint64_t raw_of(const SnColumn *column, uint32_t row) {
  if (column->type == SN_TEXT)
    return (uint64_t)(uintptr_t)column->texts[row];
  return (uint64_t)column->numbers[row] ^ (column->scales ? (uint64_t)column->scales[row] << 59 : 0);
}

static uint32_t code_of_value(Coding *coding, uint32_t row) {
  if (coding->key->formula->part != PART_WHOLE)
    return code_of_part(coding, row);
  return coding->key->column->type == SN_TEXT ? code_of_text(coding, row) : code_of_number(coding, row);
}

static void code_rows(Coding *coding) {
  Key *key = coding->key;
  const SnColumn *column = key->column;
  Recent *recent = &coding->recent;
  uint32_t rows = sn_table_rows(coding->table);
  memset(recent->code, 0xFF, sizeof recent->code);
  for (uint32_t row = 0; row < rows; row++) {
    if (column->cells[row] != SN_CELL_VALUE) {
      key->of_row[row] = code_of_sign(coding, row);
      continue;
    }
    uint64_t raw = raw_of(column, row);
    uint32_t place = (uint32_t)((raw * UINT64_C(0x9e3779b97f4a7c15)) >> 52);
    if (recent->code[place] == NO_INDEX || recent->raw[place] != raw) {
      recent->code[place] = code_of_value(coding, row);
      recent->raw[place] = raw;
    }
    key->of_row[row] = recent->code[place];
  }
}

bool key_read(Key *key, const KeyFormula *formula, SnContext *context, const SnInput *input) {
  *key = (Key){.formula = formula, .column = sn_table_find(input->table, formula->column)};
  if (!key->column) {
    sn_fail(context, "the table %s has no column “%s”", input->name, formula->column);
    hint_near_column(context, formula->column, input->table);
    return false;
  }
  if (formula->part != PART_WHOLE && key->column->type == SN_BOOLEAN) {
    sn_fail(context, "the column “%s” holds neither dates nor periods", key->column->name);
    return false;
  }
  Coding *coding = array_new(1, sizeof *coding);
  *coding = (Coding){.key = key, .context = context, .table = input->table};
  key->of_row = array_new(sn_table_rows(input->table), sizeof *key->of_row);
  code_rows(coding);
  if (coding->faults > FAULTS_SHOWN)
    sn_fail(context, "%u more rows have such faults", coding->faults - FAULTS_SHOWN);
  bool good = coding->faults == 0;
  lexicon_clear(&coding->words);
  free(coding);
  return good;
}

void key_clear(Key *key) {
  free(key->of_row);
  array_free(&key->codes);
}

Period *key_periods(const Key *key) {
  Period *periods = array_new(key->codes.count, sizeof *periods);
  bool all = key->codes.count > 0;
  for (size_t i = 0; all && i < key->codes.count; i++) {
    const Code *code = &key->codes.items[i];
    if (key->formula->part != PART_WHOLE || !code->holds)
      periods[i] = code->period;
    else
      all = key->column->type == SN_TEXT && period_parse(key->column->texts[code->first_row], &periods[i]);
  }
  if (all)
    return periods;
  free(periods);
  return NULL;
}

SnType key_type(const Key *key) { return key->formula->part == PART_WHOLE ? key->column->type : SN_TEXT; }

void key_put(const Key *key, uint32_t number, SnTable *out, uint32_t column) {
  const SnColumn *from = key->column;
  const Code *code = &key->codes.items[number];
  uint32_t row = code->first_row;
  char text[PERIOD_TEXT];
  if (!code->holds)
    sn_table_put_nothing(out, column, (SnCell)from->cells[row]);
  else if (key->formula->part != PART_WHOLE)
    sn_table_put_text(out, column, text, strlen(period_print(code->period, text)));
  else if (from->type == SN_TEXT)
    sn_table_put_text(out, column, from->texts[row], strlen(from->texts[row]));
  else if (from->type == SN_NUMBER)
    sn_table_put_number(out, column, (SnDecimal){from->numbers[row], from->scales[row]});
  else if (from->type == SN_DATE)
    sn_table_put_date(out, column, (int32_t)from->numbers[row]);
  else
    sn_table_put_boolean(out, column, from->numbers[row] != 0);
}
