/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formula.h"

#include <stdio.h>
#include <string.h>

#include "../../array.h"
#include "../../near.h"
#include "scan.h"

static const char *const FUNCTIONS[] = {"sum",   "count", "mean",   "min",        "max",
                                        "share", "rank",  "change", "difference", NULL};
static const char *const AGGREGATES[] = {"sum", "count", "mean", "min", "max", NULL};
static const char *const PARTS[] = {"year", "half", "quarter", "month", NULL};
static const char *const OPTIONS[] = {"within", "since", "order", "digits", NULL};

const char *function_name(Function function) { return FUNCTIONS[function]; }

static int find(const char *word, const char *const *words) {
  for (int i = 0; words[i]; i++)
    if (strcmp(word, words[i]) == 0)
      return i;
  return -1;
}

/* One formula list being read. */
typedef struct Reading {
  SnContext *context;
  Scan scan;
  bool good;
} Reading;

/* A fault of the formula being read; the format begins with "line %u". */
#define FAULT(reading, ...) ((reading)->good = sn_fail((reading)->context, __VA_ARGS__))

static void hint_word(Reading *reading, const char *word, const char *const *words, const char *all) {
  if (!hint_near(reading->context, word, words))
    sn_hint(reading->context, "there are: %s", all);
}

#define REST 40

/* The beginning of what is left of the line, for messages. */
static const char *rest_of_line(const Reading *reading, char rest[REST]) {
  const char *at = reading->scan.at + strspn(reading->scan.at, " \t");
  size_t length = strcspn(at, "\n");
  if (length >= REST)
    for (length = REST - 1; ((unsigned char)at[length] & 0xC0) == 0x80;)
      length--;
  memcpy(rest, at, length);
  rest[length] = '\0';
  return rest;
}

static bool close_parenthesis(Reading *reading) {
  if (scan_take(&reading->scan, ')', true))
    return true;
  return FAULT(reading, "line %u: “)” is missing", reading->scan.line);
}

/* [NAME =] WORD: the word, and the name where one is given. */
static char *read_named(Reading *reading, char **name) {
  char *word = scan_word(&reading->scan);
  *name = NULL;
  if (word && scan_take(&reading->scan, '=', false)) {
    *name = word;
    word = scan_word(&reading->scan);
  }
  if (!word)
    FAULT(reading, "line %u: a column or a function is missing", reading->scan.line);
  return word;
}

/* ---- keys */

/* FUNCTION(COLUMN): the word was the function. */
static bool read_part(Reading *reading, KeyFormula *key, char *word) {
  int part = find(word, PARTS);
  if (part < 0) {
    FAULT(reading, "line %u: no part of a date is called “%s”", reading->scan.line, word);
    hint_word(reading, word, PARTS, "year, half, quarter, month");
    free(word);
    return false;
  }
  key->part = (Part)(part + 1);
  key->column = scan_word(&reading->scan);
  if (!key->column)
    FAULT(reading, "line %u: no column is given to “%s”", reading->scan.line, word);
  if (key->column && !key->name)
    key->name = word;
  else
    free(word);
  return key->column && close_parenthesis(reading);
}

static bool read_key(Reading *reading, KeyFormula *key) {
  char *word = read_named(reading, &key->name);
  if (!word)
    return false;
  if (scan_take(&reading->scan, '(', false))
    return read_part(reading, key, word);
  key->column = word;
  if (!key->name)
    key->name = string_copy(word);
  return true;
}

static void begin(Reading *reading, SnContext *context, const char *text) {
  *reading = (Reading){context, {text ? text : "", 1}, true};
  scan_skip_separators(&reading->scan);
}

/* After a formula nothing but a separator may stand. */
static void end_formula(Reading *reading, bool read) {
  if (read && *reading->scan.at != '\0' && !strchr(",;\n", *reading->scan.at)) {
    char rest[REST];
    read = FAULT(reading, "line %u: a comma or a new line is missing before “%s”", reading->scan.line,
                 rest_of_line(reading, rest));
  }
  if (!read)
    scan_give_up(&reading->scan);
  scan_skip_separators(&reading->scan);
}

bool formulas_read_keys(Formulas *formulas, SnContext *context, const char *text) {
  Reading reading;
  for (begin(&reading, context, text); *reading.scan.at != '\0';) {
    if (formulas->key_count == MOST_KEYS)
      return sn_fail(context, "more than %d keys are given", MOST_KEYS);
    end_formula(&reading, read_key(&reading, &formulas->keys[formulas->key_count++]));
  }
  return reading.good;
}

/* ---- figures */

static bool is_derived(Function function) { return function >= FUNCTION_SHARE; }

/* COLUMN, AGGREGATE(COLUMN), AGGREGATE() or nothing. */
static bool read_subject(Reading *reading, FigureFormula *figure) {
  char *word = scan_word(&reading->scan);
  if (!word)
    return true;
  if (!is_derived(figure->function) || !scan_take(&reading->scan, '(', true)) {
    figure->column = word;
    return true;
  }
  int of = find(word, AGGREGATES);
  if (of < 0) {
    FAULT(reading, "line %u: no figure of a group is called “%s”", reading->scan.line, word);
    hint_word(reading, word, AGGREGATES, "sum, count, mean, min, max");
    free(word);
    return false;
  }
  free(word);
  figure->of = (Function)of;
  scan_skip(&reading->scan);
  figure->column = scan_word(&reading->scan);
  return close_parenthesis(reading);
}

static bool read_digits(Reading *reading, FigureFormula *figure, const char *value) {
  figure->digits = value[0] - '0';
  if (value[0] >= '0' && value[0] <= '9' && value[1] == '\0')
    return true;
  return FAULT(reading, "line %u: digits is a number from 0 to 9, not “%s”", reading->scan.line, value);
}

static bool read_order(Reading *reading, FigureFormula *figure, const char *value) {
  figure->ascending = strcmp(value, "ascending") == 0;
  if (figure->ascending || strcmp(value, "descending") == 0)
    return true;
  return FAULT(reading, "line %u: order is ascending or descending, not “%s”", reading->scan.line, value);
}

/* Which function an option is of. */
static bool is_option_of(const char *option, Function function) {
  switch (option[0]) {
  case 'w':
    return function == FUNCTION_SHARE || function == FUNCTION_RANK;
  case 's':
    return function == FUNCTION_CHANGE || function == FUNCTION_DIFFERENCE;
  case 'o':
    return function == FUNCTION_RANK;
  default:
    return function == FUNCTION_MEAN || function == FUNCTION_SHARE || function == FUNCTION_CHANGE;
  }
}

static bool set_option(Reading *reading, FigureFormula *figure, const char *option, char *value) {
  char **member = option[0] == 'w' ? &figure->within : &figure->since;
  if (find(option, OPTIONS) < 0) {
    FAULT(reading, "line %u: there is no option called “%s”", reading->scan.line, option);
    hint_word(reading, option, OPTIONS, "within, since, order, digits");
    return false;
  }
  if (!is_option_of(option, figure->function))
    return FAULT(reading, "line %u: “%s” says nothing to %s", reading->scan.line, option,
                 function_name(figure->function));
  if (option[0] == 'o')
    return read_order(reading, figure, value);
  if (option[0] == 'd')
    return read_digits(reading, figure, value);
  free(*member);
  *member = string_copy(value);
  return true;
}

static bool read_option(Reading *reading, FigureFormula *figure) {
  scan_skip(&reading->scan);
  char *option = scan_word(&reading->scan);
  bool equals = option && scan_take(&reading->scan, '=', true);
  if (equals)
    scan_skip(&reading->scan);
  char *value = equals ? scan_word(&reading->scan) : NULL;
  bool good = value && set_option(reading, figure, option, value);
  if (!value)
    FAULT(reading, "line %u: an option is written NAME=VALUE", reading->scan.line);
  free(option);
  free(value);
  return good;
}

static void name_figure(FigureFormula *figure) {
  if (figure->name)
    return;
  char name[LONGEST_NAME + 32];
  const char *function = function_name(figure->function);
  if (figure->column)
    snprintf(name, sizeof name, "%s_%.*s", function, LONGEST_NAME, figure->column);
  else
    snprintf(name, sizeof name, "%s", function);
  figure->name = string_copy(name);
}

static bool check_subject(Reading *reading, const FigureFormula *figure) {
  if (figure->of == FUNCTION_COUNT || figure->column)
    return true;
  return FAULT(reading, "line %u: no column is given to “%s”", figure->line, function_name(figure->function));
}

static bool read_figure(Reading *reading, FigureFormula *figure) {
  char *word = read_named(reading, &figure->name);
  figure->line = reading->scan.line;
  figure->digits = -1;
  if (!word)
    return false;
  int function = find(word, FUNCTIONS);
  if (function < 0) {
    FAULT(reading, "line %u: no function is called “%s”", reading->scan.line, word);
    hint_word(reading, word, FUNCTIONS, "sum, count, mean, min, max, share, rank, change, difference");
    free(word);
    return false;
  }
  free(word);
  figure->function = (Function)function;
  figure->of = is_derived(figure->function) ? FUNCTION_SUM : figure->function;
  if (!scan_take(&reading->scan, '(', false))
    return FAULT(reading, "line %u: “(” is missing", reading->scan.line);
  scan_skip(&reading->scan);
  bool good = read_subject(reading, figure);
  while (good && scan_take(&reading->scan, ',', true))
    good = read_option(reading, figure);
  name_figure(figure);
  return good && close_parenthesis(reading) && check_subject(reading, figure);
}

bool formulas_read_figures(Formulas *formulas, SnContext *context, const char *text) {
  Reading reading;
  for (begin(&reading, context, text); *reading.scan.at != '\0';) {
    if (formulas->figure_count == MOST_FIGURES)
      return sn_fail(context, "more than %d figures are asked for", MOST_FIGURES);
    end_formula(&reading, read_figure(&reading, &formulas->figures[formulas->figure_count++]));
  }
  return reading.good;
}

void formulas_clear(Formulas *formulas) {
  for (unsigned i = 0; i < formulas->key_count; i++) {
    free(formulas->keys[i].name);
    free(formulas->keys[i].column);
  }
  for (unsigned i = 0; i < formulas->figure_count; i++) {
    FigureFormula *figure = &formulas->figures[i];
    free(figure->name);
    free(figure->column);
    free(figure->within);
    free(figure->since);
  }
}
