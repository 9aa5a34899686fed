/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data.h"

#include <string.h>

#include "../../buffer.h"
#include "../../wide.h"
#include "../figure.h"
#include "cell.h"
#include "note.h"

#define FAULTS_SHOWN 50
#define NO_COLUMN UINT32_MAX
#define MOST_KEYED_ROWS 50000000 /* rows of a table with keys, for which places are kept */

typedef struct Reading {
  const Cube *cube;
  SnTable *out;
  Tokens tokens;
  uint32_t *names, *codes; /* columns of each variable */
  uint32_t figures, unit, period, status, note;
  uint32_t *at; /* the value of each variable at this cell */
  Notes notes;
  uint64_t faults;
} Reading;

/* ---- columns */

static uint32_t add_column(Reading *reading, const char *name) {
  if (!sn_table_find(reading->out, name))
    return sn_table_add_column(reading->out, name, SN_TEXT, NULL);
  sn_fail_at(reading->cube->context, reading->cube->shown, 0, "two columns are called “%s”", name);
  reading->faults++;
  return NO_COLUMN;
}

/* A column of ours gives way to a variable of that name. */
static uint32_t add_spare_column(Reading *reading, const char *name, bool wanted) {
  return wanted && !sn_table_find(reading->out, name) ? sn_table_add_column(reading->out, name, SN_TEXT, NULL)
                                                      : NO_COLUMN;
}

static void add_columns(Reading *reading, const char *figures) {
  const Cube *cube = reading->cube;
  bool periods = false, statuses = false;
  Buffer name = {0};
  for (size_t i = 0; i < cube->variables.count; i++) {
    const Variable *variable = &cube->variables.items[i];
    reading->names[i] = add_column(reading, variable->name);
    reading->codes[i] = NO_COLUMN;
    periods = periods || variable->periods;
    statuses = statuses || variable->statuses;
    if (!variable->codes)
      continue;
    buffer_clear(&name);
    buffer_put(&name, variable->name);
    buffer_bytes(&name, "_code", sizeof "_code");
    reading->codes[i] = add_column(reading, name.data);
  }
  buffer_free(&name);
  reading->figures = add_column(reading, figures);
  reading->unit = add_spare_column(reading, "unit", cube->units);
  reading->period = add_spare_column(reading, "period", periods);
  reading->status = add_spare_column(reading, "status", statuses);
  reading->note = add_spare_column(reading, "note", reading->notes.list.count > 0);
  if (!cube->units && cube->unit && reading->figures != NO_COLUMN)
    sn_table_set_unit(reading->out, reading->figures, cube->unit);
}

/* ---- cells */

static void report_cell(Reading *reading, const Token *token, bool too_long) {
  const Cube *cube = reading->cube;
  if (reading->faults++ >= FAULTS_SHOWN)
    return;
  int length = (int)(token->length < 60 ? token->length : 60);
  size_t last = cube->variables.count - 1;
  const Variable *variable = &cube->variables.items[last];
  const Value *value = &variable->values.items[reading->at[last]];
  if (too_long)
    sn_fail_at(cube->context, cube->shown, token->line, "“%.*s” (%s: %s) has more than 18 digits", length, token->text,
               variable->name, value->text);
  else
    sn_fail_at(cube->context, cube->shown, token->line, "“%.*s” (%s: %s) is neither a figure nor a sign", length,
               token->text, variable->name, value->text);
}

static int decimals_of(const Reading *reading) {
  const Cube *cube = reading->cube;
  for (size_t i = 0; i < cube->variables.count; i++) {
    int decimals = cube->variables.items[i].values.items[reading->at[i]].decimals;
    if (decimals >= 0)
      return decimals;
  }
  return cube->decimals;
}

static void put_figure(Reading *reading, const Token *token) {
  int sign = cube_sign(token->text, token->length);
  SnDecimal number;
  if (sign >= 0) {
    sn_table_put_nothing(reading->out, reading->figures, reading->cube->signs[sign]);
    return;
  }
  FigureFault fault = token->quoted ? FIGURE_NO_NUMBER : figure_read(token->text, token->length, &number);
  if (fault == FIGURE_GOOD)
    sn_table_put_number(reading->out, reading->figures, decimal_pad(number, decimals_of(reading)));
  else
    report_cell(reading, token, fault == FIGURE_TOO_LONG);
}

static void put_text(Reading *reading, uint32_t column, const char *text) {
  if (column != NO_COLUMN && text)
    sn_table_put_text(reading->out, column, text, strlen(text));
}

static bool is_chosen(const Reading *reading) {
  for (size_t i = 0; i < reading->cube->variables.count; i++)
    if (!reading->cube->variables.items[i].values.items[reading->at[i]].chosen)
      return false;
  return true;
}

static void put_row(Reading *reading, const Token *token) {
  const Cube *cube = reading->cube;
  if (!is_chosen(reading))
    return;
  const char *unit = cube->unit, *period = NULL, *status = NULL;
  for (size_t i = 0; i < cube->variables.count; i++) {
    const Value *value = &cube->variables.items[i].values.items[reading->at[i]];
    put_text(reading, reading->names[i], value->text);
    put_text(reading, reading->codes[i], value->code);
    unit = value->unit ? value->unit : unit;
    period = value->period ? value->period : period;
    status = value->status ? value->status : status;
  }
  put_figure(reading, token);
  put_text(reading, reading->unit, unit);
  put_text(reading, reading->period, period);
  put_text(reading, reading->status, status);
  if (reading->note != NO_COLUMN)
    put_text(reading, reading->note, notes_find(&reading->notes, cube, reading->at));
  sn_table_end_row(reading->out, &(SnOrigin){cube->shown, NULL, token->line});
}

/* To the next combination of the variables from `first` up to `end`.  false: it was the last. */
static bool advance(Reading *reading, uint32_t first, uint32_t end) {
  for (uint32_t i = end; i > first; i--) {
    if (++reading->at[i - 1] < reading->cube->variables.items[i - 1].values.count)
      return true;
    reading->at[i - 1] = 0;
  }
  return false;
}

static uint64_t combinations(const Cube *cube, uint32_t first, uint32_t end) {
  uint64_t count = 1;
  for (uint32_t i = first; i < end; i++)
    count *= cube->variables.items[i].values.count;
  return count;
}

static bool report_count(Reading *reading, uint32_t line, uint64_t found, uint64_t expected) {
  sn_fail_at(reading->cube->context, reading->cube->shown, line, "DATA has %llu cells where %llu are expected",
             (unsigned long long)found, (unsigned long long)expected);
  sn_hint(reading->cube->context, "as many as the variables' values give: the file is cut off, or has been edited");
  return false;
}

/* Cells in the order of the variables, the last the fastest. */
static bool read_cells(Reading *reading) {
  uint32_t end = (uint32_t)reading->cube->variables.count;
  uint64_t found = 0;
  Token token;
  bool more = true;
  for (; tokens_next(&reading->tokens, &token); found++) {
    if (!more)
      continue;
    put_row(reading, &token);
    more = advance(reading, 0, end);
  }
  return found == reading->cube->cells || report_count(reading, token.line, found, reading->cube->cells);
}

/* ---- rows with keys */

typedef struct Place {
  const char *at; /* of the row's first cell; NULL: the row was left out, as all of it is 0 */
  uint32_t line;
} Place;

static bool find_key(Reading *reading, uint32_t index, const Token *token) {
  const Variable *variable = &reading->cube->variables.items[index];
  const Keyword *own = keywords_find(reading->cube->keywords, "VALUES", NULL, variable->own);
  for (uint32_t n = 0; n < variable->values.count; n++) {
    /* Rows mostly come in order. */
    uint32_t i = (uint32_t)((reading->at[index] + n) % variable->values.count);
    const char *text = variable->keyed_by_code ? variable->values.items[i].code
                       : own                   ? own->values.items[i]
                                               : variable->values.items[i].text;
    if (text && strlen(text) == token->length && memcmp(text, token->text, token->length) == 0) {
      reading->at[index] = i;
      return true;
    }
  }
  if (reading->faults++ >= FAULTS_SHOWN)
    return false;
  int length = (int)(token->length < 60 ? token->length : 60);
  if (variable->keyed_by_code)
    sn_fail_at(reading->cube->context, reading->cube->shown, token->line, "“%.*s” is no code of variable “%s”", length,
               token->text, variable->own);
  else
    sn_fail_at(reading->cube->context, reading->cube->shown, token->line, "“%.*s” is no value of variable “%s”", length,
               token->text, variable->own);
  return false;
}

/* The keys of a row, then its cells are passed over.  false: the end. */
static bool note_place(Reading *reading, Place *places, uint64_t width) {
  const Cube *cube = reading->cube;
  bool good = true;
  uint64_t row = 0;
  Token token;
  for (uint32_t i = 0; i < cube->stub; i++) {
    if (!tokens_next(&reading->tokens, &token)) {
      if (i > 0)
        reading->faults += !report_count(reading, token.line, 0, width);
      return false;
    }
    good = find_key(reading, i, &token) && good;
    row = row * cube->variables.items[i].values.count + reading->at[i];
  }
  uint32_t line = token.line;
  Place place = {reading->tokens.at, reading->tokens.line};
  for (uint64_t cell = 0; cell < width; cell++)
    if (!tokens_next(&reading->tokens, &token)) {
      reading->faults += !report_count(reading, token.line, cell, width);
      return false;
    }
  if (good && places[row].at && reading->faults++ < FAULTS_SHOWN)
    sn_fail_at(cube->context, cube->shown, line, "the row of these keys stands in line %u already", places[row].line);
  if (good)
    places[row] = place;
  return true;
}

static void put_keyed_row(Reading *reading, const Place *place, uint64_t width) {
  const Cube *cube = reading->cube;
  uint32_t end = (uint32_t)cube->variables.count;
  Token token = {"0", 1, false, cube->keywords->data_line};
  Tokens tokens = {place->at, reading->tokens.end, place->line};
  for (uint64_t cell = 0; cell < width; cell++) {
    if (place->at)
      tokens_next(&tokens, &token);
    put_row(reading, &token);
    advance(reading, cube->stub, end);
  }
}

static bool read_keyed(Reading *reading) {
  const Cube *cube = reading->cube;
  uint32_t end = (uint32_t)cube->variables.count;
  uint64_t rows = combinations(cube, 0, cube->stub), width = combinations(cube, cube->stub, end);
  if (rows > MOST_KEYED_ROWS)
    return sn_fail_at(cube->context, cube->shown, 0, "the table has more rows than can be read with their keys");
  Place *places = array_new(rows, sizeof *places);
  while (note_place(reading, places, width))
    ;
  memset(reading->at, 0, end * sizeof *reading->at);
  for (uint64_t row = 0; row < rows && reading->faults == 0; row++) {
    put_keyed_row(reading, &places[row], width);
    advance(reading, 0, cube->stub);
  }
  free(places);
  return true;
}

/* ---- the whole */

/* Only blanks may follow the last semicolon. */
static const char *data_end(const Cube *cube, const char *end) {
  while (end > cube->keywords->data && strchr(" \t\r\n\x1A", end[-1]))
    end--;
  return end;
}

static bool read_all(Reading *reading, const char *figures) {
  const Cube *cube = reading->cube;
  add_columns(reading, figures);
  if (reading->faults > 0)
    return false;
  bool good = true;
  if (cube->cells > 0)
    good = cube->keyed ? read_keyed(reading) : read_cells(reading);
  if (reading->faults > FAULTS_SHOWN)
    sn_fail_at(cube->context, cube->shown, 0, "%u more cells have such faults",
               (unsigned)(reading->faults - FAULTS_SHOWN));
  cube_translate(cube, reading->out, reading->names);
  return good && reading->faults == 0;
}

bool data_read(const Cube *cube, const char *end, const char *figures, SnTable *out) {
  size_t count = cube->variables.count;
  Reading reading = {.cube = cube, .out = out};
  end = data_end(cube, end);
  reading.tokens = (Tokens){cube->keywords->data, end, cube->keywords->data_line};
  if (end == cube->keywords->data || end[-1] != ';')
    return sn_fail_at(cube->context, cube->shown, 0, "DATA does not end with a semicolon: the file is cut off");
  reading.names = array_new(count, sizeof *reading.names);
  reading.codes = array_new(count, sizeof *reading.codes);
  reading.at = array_new(count, sizeof *reading.at);
  bool good = notes_read(&reading.notes, cube) && read_all(&reading, figures);
  notes_clear(&reading.notes);
  free(reading.names);
  free(reading.codes);
  free(reading.at);
  return good;
}
