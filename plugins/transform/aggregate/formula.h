/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a stage asks for: keys to group by, and figures of each group.
 *
 *   keys      district, quarter(date), Năm = year(date)
 *   figures   total = sum(amount), projects = count()
 *             portion = share(sum(amount), within=quarter, digits=1)
 *
 * Set apart by commas, semicolons or line ends.  A name that holds one of ( ) , ; = is written in double quotes. */

#include <songngu/plugin.h>

typedef enum Function {
  FUNCTION_SUM,
  FUNCTION_COUNT,
  FUNCTION_MEAN,
  FUNCTION_MIN,
  FUNCTION_MAX,
  FUNCTION_SHARE,
  FUNCTION_RANK,
  FUNCTION_CHANGE,
  FUNCTION_DIFFERENCE,
} Function;

/* What of a date or a period is the key. */
typedef enum Part { PART_WHOLE, PART_YEAR, PART_HALF, PART_QUARTER, PART_MONTH } Part;

#define MOST_KEYS 16
#define MOST_FIGURES 256
#define LONGEST_NAME 200

typedef struct KeyFormula {
  char *name, *column;
  Part part;
} KeyFormula;

typedef struct FigureFormula {
  char *name;
  Function function;
  Function of;  /* what SHARE, RANK, CHANGE and DIFFERENCE look at; else the function itself */
  char *column; /* NULL: rows are counted */
  char *within; /* a key, or NULL: among all groups */
  char *since;  /* "year", "previous" or a period; NULL: "year" */
  bool ascending;
  int digits;    /* decimals of the result; -1: by default */
  unsigned line; /* of the text, from 1 */
} FigureFormula;

typedef struct Formulas {
  KeyFormula keys[MOST_KEYS];
  unsigned key_count;
  FigureFormula figures[MOST_FIGURES];
  unsigned figure_count;
} Formulas;

/* "sum"; lives forever. */
const char *function_name(Function function);

/* Every fault is reported; false if there was any. */
bool formulas_read_keys(Formulas *formulas, SnContext *context, const char *text);
bool formulas_read_figures(Formulas *formulas, SnContext *context, const char *text);
void formulas_clear(Formulas *formulas);
