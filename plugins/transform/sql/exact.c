/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exact.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DIGITS 15
#define DOUBLE_INTEGERS ((Wide)1 << 53) /* up to here every integer is a double */

double exact_to_double(SnDecimal number) {
  /* Operands that are exact make the quotient the nearest double. */
  while (number.scale > 0 && number.coefficient % 10 == 0) {
    number.coefficient /= 10;
    number.scale--;
  }
  return (double)number.coefficient / (double)wide_power(number.scale);
}

/* By printing, for doubles that are no short decimal. */
static bool from_printed(double value, SnDecimal *out) {
  char text[40];
  snprintf(text, sizeof text, "%.14e", value); /* LC_NUMERIC is C throughout the program */
  char *exponent_text = strchr(text, 'e');
  int exponent = atoi(exponent_text + 1);
  int64_t coefficient = 0;
  for (const char *at = text; at < exponent_text; at++)
    if (*at >= '0' && *at <= '9')
      coefficient = coefficient * 10 + (*at - '0');
  int scale = MOST_DIGITS - 1 - exponent;
  for (; scale > 0 && coefficient % 10 == 0; scale--)
    coefficient /= 10;
  for (; scale > WIDE_MAX_SCALE; scale--)
    coefficient = scale == WIDE_MAX_SCALE + 1 ? (coefficient + 5) / 10 : coefficient / 10;
  for (; scale < 0; scale++)
    if (__builtin_mul_overflow(coefficient, 10, &coefficient))
      return false;
  if (coefficient >= wide_power(18))
    return false;
  *out = (SnDecimal){value < 0 ? -coefficient : coefficient, (uint8_t)scale};
  return true;
}

bool exact_from_double(double value, SnDecimal *out) {
  if (!isfinite(value))
    return false;
  if (value == trunc(value) && fabs(value) <= (double)DOUBLE_INTEGERS) {
    *out = (SnDecimal){(int64_t)value, 0};
    return true;
  }
  for (unsigned scale = 1; scale <= MOST_DIGITS; scale++) {
    double scaled = value * (double)wide_power(scale);
    if (fabs(scaled) >= (double)wide_power(MOST_DIGITS))
      break;
    int64_t coefficient = llround(scaled);
    if ((double)coefficient / (double)wide_power(scale) == value) {
      *out = (SnDecimal){coefficient, (uint8_t)scale};
      return true;
    }
  }
  return from_printed(value, out);
}

bool exact_result(sqlite3_context *result, Wide coefficient, unsigned scale, bool real) {
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    scale--;
  }
  if (scale == 0 && !(real && wide_absolute(coefficient) <= DOUBLE_INTEGERS)) {
    if (wide_absolute(coefficient) >= wide_power(18))
      return false;
    sqlite3_result_int64(result, (int64_t)coefficient);
    return true;
  }
  if (scale > 0 && wide_absolute(coefficient) >= wide_power(MOST_DIGITS))
    return false;
  sqlite3_result_double(result, (double)(int64_t)coefficient / (double)wide_power(scale));
  return true;
}

/* ---- what an SQL value is exactly */

static bool read_value(sqlite3_context *result, sqlite3_value *value, SnDecimal *out) {
  if (sqlite3_value_type(value) == SQLITE_INTEGER) {
    *out = (SnDecimal){sqlite3_value_int64(value), 0};
    return true;
  }
  if (sqlite3_value_type(value) == SQLITE_FLOAT && exact_from_double(sqlite3_value_double(value), out))
    return true;
  char *message =
      sqlite3_value_type(value) == SQLITE_FLOAT
          ? sqlite3_mprintf("a figure is too large")
          : sqlite3_mprintf("a figure was expected, not the text “%.60s”: declare the column's type as number",
                            (const char *)sqlite3_value_text(value));
  sqlite3_result_error(result, message, -1);
  sqlite3_free(message);
  return false;
}

static bool is_real(sqlite3_context *result) { return sqlite3_user_data(result) != NULL; }

/* ---- sums */

/* SQLite aligns an aggregate's memory to eight bytes only. */
typedef Wide StoredWide __attribute__((aligned(8)));

typedef struct Sum {
  StoredWide total; /* / 10^scale */
  unsigned scale;
  int64_t count;
  bool overflow;
} Sum;

/* Numbers taken out of a window are added with sign -1. */
static void sum_add(Sum *sum, SnDecimal number, int sign) {
  Wide total = sum->total, addend = sign * (Wide)number.coefficient;
  for (; sum->scale < number.scale; sum->scale++)
    sum->overflow |= __builtin_mul_overflow(total, (Wide)10, &total);
  if (sum->scale > number.scale)
    addend *= wide_power(sum->scale - number.scale);
  sum->overflow |= __builtin_add_overflow(total, addend, &total);
  sum->total = total;
  sum->count += sign;
}

static void sum_change(sqlite3_context *result, sqlite3_value **values, int sign) {
  Sum *sum = sqlite3_aggregate_context(result, sizeof *sum);
  SnDecimal number;
  if (!sum || sqlite3_value_type(values[0]) == SQLITE_NULL || !read_value(result, values[0], &number))
    return;
  sum_add(sum, number, sign);
}

static void sum_step(sqlite3_context *result, int count, sqlite3_value **values) { sum_change(result, values, 1); }

static void sum_inverse(sqlite3_context *result, int count, sqlite3_value **values) { sum_change(result, values, -1); }

static void give_sum(sqlite3_context *result, const Sum *sum) {
  if (sum->overflow || !exact_result(result, sum->total, sum->scale, is_real(result)))
    sqlite3_result_error(result, "the sum has more digits than can be kept exactly: round the values first", -1);
}

static void sum_value(sqlite3_context *result) {
  const Sum *sum = sqlite3_aggregate_context(result, 0);
  if (sum && sum->count > 0)
    give_sum(result, sum);
}

static void total_value(sqlite3_context *result) {
  static const Sum NONE;
  const Sum *sum = sqlite3_aggregate_context(result, 0);
  give_sum(result, sum ? sum : &NONE);
}

static void average_value(sqlite3_context *result) {
  const Sum *sum = sqlite3_aggregate_context(result, 0);
  if (!sum || sum->count <= 0)
    return;
  if (sum->overflow)
    sqlite3_result_error(result, "the sum has more digits than can be kept exactly: round the values first", -1);
  else
    sqlite3_result_double(result, (double)((long double)sum->total / wide_power(sum->scale) / (long double)sum->count));
}

/* ---- counts, used where a statement divides */

static void count_change(sqlite3_context *result, int count, sqlite3_value **values, int sign) {
  int64_t *rows = sqlite3_aggregate_context(result, sizeof *rows);
  if (rows && (count == 0 || sqlite3_value_type(values[0]) != SQLITE_NULL))
    *rows += sign;
}

static void count_step(sqlite3_context *result, int count, sqlite3_value **values) {
  count_change(result, count, values, 1);
}

static void count_inverse(sqlite3_context *result, int count, sqlite3_value **values) {
  count_change(result, count, values, -1);
}

static void count_value(sqlite3_context *result) {
  const int64_t *rows = sqlite3_aggregate_context(result, 0);
  sqlite3_result_double(result, rows ? (double)*rows : 0);
}

/* ---- rounding */

static void round_decimal(sqlite3_context *result, int count, sqlite3_value **values) {
  SnDecimal number;
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || (count > 1 && sqlite3_value_type(values[1]) == SQLITE_NULL) ||
      !read_value(result, values[0], &number))
    return;
  sqlite3_int64 digits = count > 1 ? sqlite3_value_int64(values[1]) : 0;
  digits = digits < 0 ? 0 : digits;
  Wide coefficient = number.coefficient;
  if (digits < number.scale) {
    wide_divide(coefficient, 0, wide_power(number.scale - digits), &coefficient);
    number.scale = (uint8_t)digits;
  }
  if (!exact_result(result, coefficient, number.scale, is_real(result)))
    sqlite3_result_error(result, "a rounded figure has more digits than can be kept exactly", -1);
}

int exact_register(sqlite3 *db, bool real) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  void *data = real ? db : NULL;
  int status =
      sqlite3_create_window_function(db, "sum", 1, flags, data, sum_step, sum_value, sum_value, sum_inverse, NULL);
  status |= sqlite3_create_window_function(db, "total", 1, flags, data, sum_step, total_value, total_value, sum_inverse,
                                           NULL);
  status |= sqlite3_create_window_function(db, "avg", 1, flags, data, sum_step, average_value, average_value,
                                           sum_inverse, NULL);
  status |= sqlite3_create_function(db, "round", 1, flags, data, round_decimal, NULL, NULL);
  status |= sqlite3_create_function(db, "round", 2, flags, data, round_decimal, NULL, NULL);
  for (int arguments = 0; real && arguments < 2; arguments++)
    status |= sqlite3_create_window_function(db, "count", arguments, flags, data, count_step, count_value, count_value,
                                             count_inverse, NULL);
  return status;
}
