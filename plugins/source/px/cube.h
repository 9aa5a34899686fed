/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The table of a PC-Axis file: its variables, and what holds for their values. */

#include "../pairs.h"
#include "keyword.h"

/* A value of a variable; the strings are the keywords'. */
typedef struct Value {
  const char *text;            /* in the language chosen */
  const char *code;            /* NULL: none */
  const char *period, *status; /* of a time, else NULL; `period` is owned */
  const char *unit;            /* of what a figure measures, else NULL */
  int decimals;                /* -1: as the table's */
  bool chosen;
} Value;

typedef struct Variable {
  const char *name; /* in the language chosen */
  const char *own;  /* in the file's own */
  ARRAY(Value) values;
  bool codes, periods, statuses;
  bool keyed_by_code; /* KEYS: in DATA its values go by their codes */
} Variable;

/* Why a cell has no figure, by the sign that stands for it: "-" and one to six dots. */
#define SIGNS 7

typedef struct Cube {
  SnContext *context;
  const char *shown;
  const Keywords *keywords;
  const char *language;      /* NULL: the file's own */
  ARRAY(Variable) variables; /* those of the stub first; the last varies fastest */
  ARRAY(char *) times;       /* texts made of TLIST, owned */
  uint32_t stub;             /* how many of them */
  bool keyed;                /* KEYS: rows of zeros are left out */
  bool units;                /* values have units */
  const char *unit;          /* of all figures, or NULL */
  int decimals;
  SnCell signs[SIGNS];
  uint64_t cells;
} Cube;

typedef struct CubeParams {
  const char *language; /* NULL: the file's own */
  const char *time;     /* the variable that is the time, where the file does not say; or NULL */
  const Pairs *select;  /* values to be read, variable=value|value */
  const Pairs *symbols; /* what signs mean, sign=meaning */
} CubeParams;

/* false: all faults are reported.  To be cleared in any case.  Strings stay the keywords'. */
bool cube_read(Cube *cube, const Keywords *keywords, const CubeParams *params);
void cube_clear(Cube *cube);

/* "-" is 0, one dot 1, … six dots 6; -1: no sign. */
int cube_sign(const char *text, size_t length);

/* What values are called in the file's other languages, for each column of values. */
void cube_translate(const Cube *cube, SnTable *out, const uint32_t *columns);
