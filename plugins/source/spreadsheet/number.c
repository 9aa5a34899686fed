/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "number.h"

#include <string.h>

#include "../../date.h"
#include "../../wide.h"

#define MOST_DIGITS 18 /* SnDecimal's */
#define SHOWN_DIGITS 15
#define SECONDS_A_DAY 86400
#define DATE_LENGTH 10 /* 2024-03-27 */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits gathered from the text: digits × 10^exponent. */
typedef struct Digits {
  uint64_t value;
  int count;            /* of digits in value, leading zeros apart */
  int exponent;         /* of ten */
  bool negative, whole; /* whole: neither point nor exponent */
  char next;            /* the first digit that value has no room for, '0': none */
} Digits;

static void add_digit(Digits *digits, char digit, bool decimal) {
  if (digits->count < MOST_DIGITS) {
    digits->value = digits->value * 10 + (uint64_t)(digit - '0');
    digits->count += digits->value > 0;
    digits->exponent -= decimal;
    return;
  }
  if (digits->count == MOST_DIGITS)
    digits->next = digit;
  digits->count++;
  digits->exponent += !decimal;
}

/* Optional sign and up to six digits; false: none. */
static bool read_exponent(const char *at, const char *end, int *exponent) {
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+'))
    at++;
  if (at == end || end - at > 6)
    return false;
  int value = 0;
  for (; at < end; at++) {
    if (!is_digit(*at))
      return false;
    value = value * 10 + (*at - '0');
  }
  *exponent = negative ? -value : value;
  return true;
}

static bool read_digits(const char *at, const char *end, Digits *digits) {
  *digits = (Digits){.whole = true, .next = '0'};
  if (at < end && (*at == '-' || *at == '+'))
    digits->negative = *at++ == '-';
  bool any = false, decimal = false;
  for (; at < end && (is_digit(*at) || (*at == '.' && !decimal)); at++) {
    if (*at == '.') {
      decimal = true;
      continue;
    }
    any = true;
    add_digit(digits, *at, decimal);
  }
  digits->whole = !decimal;
  if (!any || at == end)
    return any;
  int exponent = 0;
  if ((*at != 'e' && *at != 'E') || !read_exponent(at + 1, end, &exponent))
    return false;
  digits->exponent += exponent;
  digits->whole = false;
  return true;
}

static void drop_digit(Digits *digits) {
  digits->next = (char)('0' + digits->value % 10);
  digits->value /= 10;
  digits->exponent++;
  digits->count--;
}

static void round_up(Digits *digits) {
  if (digits->next >= '5')
    digits->value++;
  digits->next = '0';
}

/* To the digits that a spreadsheet shows. */
static void round_digits(Digits *digits) {
  if (digits->count > MOST_DIGITS)
    digits->count = MOST_DIGITS;
  if (digits->count <= SHOWN_DIGITS)
    return;
  while (digits->count > SHOWN_DIGITS)
    drop_digit(digits);
  round_up(digits);
}

static bool fits(const Digits *digits) { return digits->value < UINT64_C(1000000000000000000); }

static void trim(Digits *digits) {
  while (digits->value > 0 && digits->value % 10 == 0) {
    digits->value /= 10;
    digits->exponent++;
  }
}

NumberFault number_read(const char *text, size_t length, int shift, SnDecimal *out) {
  Digits digits;
  if (!read_digits(text, text + length, &digits))
    return NUMBER_IS_NONE;
  if (!digits.whole || digits.count > MOST_DIGITS)
    round_digits(&digits);
  digits.exponent += shift;
  trim(&digits);
  while (digits.value > 0 && digits.exponent < -MOST_DIGITS) {
    drop_digit(&digits);
    if (digits.exponent == -MOST_DIGITS)
      round_up(&digits);
  }
  trim(&digits);
  if (digits.value == 0)
    digits.exponent = 0;
  for (; digits.exponent > 0 && fits(&digits); digits.exponent--)
    digits.value *= 10;
  if (!fits(&digits))
    return NUMBER_TOO_LARGE;
  int64_t coefficient = (int64_t)digits.value;
  *out = (SnDecimal){digits.negative ? -coefficient : coefficient, (uint8_t)-digits.exponent};
  return NUMBER_GOOD;
}

/* ---- days */

#define UNIX_1900 25569 /* the day of 1970-01-01, counted from 1899-12-30 */
#define UNIX_1904 24107
#define LAST_DAY 2932896 /* 9999-12-31 */

/* Days and seconds of a number that is not negative; false: out of the range of times. */
static bool split(SnDecimal number, int64_t *days, uint32_t *seconds) {
  if (number.coefficient < 0)
    return false;
  int64_t unit = wide_power(number.scale), rest = number.coefficient % unit;
  *days = number.coefficient / unit;
  /* In long double's 64 bits the rounding to a second is exact enough for 18 decimals of a day. */
  *seconds = (uint32_t)((long double)rest * SECONDS_A_DAY / (long double)unit + 0.5L);
  if (*seconds == SECONDS_A_DAY) {
    *seconds = 0;
    ++*days;
  }
  return *days <= 10000000;
}

bool number_to_moment(SnDecimal number, bool from_1904, Moment *out) {
  int64_t day;
  if (!split(number, &day, &out->seconds))
    return false;
  if (!from_1904 && (day == 0 || day == 60))
    return false;
  int64_t days = from_1904 ? day - UNIX_1904 : day - UNIX_1900 + (day < 60);
  out->days = (int32_t)days;
  return days <= LAST_DAY;
}

bool number_to_seconds(SnDecimal number, uint64_t *seconds) {
  int64_t days;
  uint32_t rest;
  if (!split(number, &days, &rest))
    return false;
  *seconds = (uint64_t)days * SECONDS_A_DAY + rest;
  return true;
}

/* ---- texts */

static bool take_number(const char **at, const char *end, int digits, int *value) {
  *value = 0;
  for (int i = 0; i < digits; i++, ++*at) {
    if (*at >= end || !is_digit(**at))
      return false;
    *value = *value * 10 + (**at - '0');
  }
  return true;
}

static bool take(const char **at, const char *end, char c) {
  if (*at >= end || **at != c)
    return false;
  ++*at;
  return true;
}

static bool take_time(const char *at, const char *end, Moment *out) {
  int hour, minute, second = 0;
  if (!take_number(&at, end, 2, &hour) || !take(&at, end, ':') || !take_number(&at, end, 2, &minute))
    return false;
  if (take(&at, end, ':') && !take_number(&at, end, 2, &second))
    return false;
  bool half = take(&at, end, '.') && at < end && *at >= '5';
  while (at < end && is_digit(*at))
    at++;
  if (at < end && *at != 'Z' && *at != '+' && *at != '-')
    return false;
  if (hour > 23 || minute > 59 || second > 59)
    return false;
  out->seconds = (uint32_t)(hour * 3600 + minute * 60 + second) + half;
  if (out->seconds == SECONDS_A_DAY) {
    out->seconds = 0;
    out->days++;
  }
  return true;
}

bool moment_read(const char *text, size_t length, Moment *out) {
  char date[DATE_LENGTH + 1] = "";
  if (length < DATE_LENGTH)
    return false;
  memcpy(date, text, DATE_LENGTH);
  if (!date_parse(date, &out->days))
    return false;
  const char *at = text + DATE_LENGTH, *end = text + length;
  out->seconds = 0;
  return at == end || (take(&at, end, 'T') && take_time(at, end, out));
}

const char *moment_print(Moment moment, char text[MOMENT_TEXT]) {
  char date[DATE_TEXT];
  snprintf(text, MOMENT_TEXT, "%sT%02u:%02u:%02u", date_print(moment.days, date), moment.seconds / 3600,
           moment.seconds / 60 % 60, moment.seconds % 60);
  return text;
}

const char *seconds_print(uint64_t seconds, char text[MOMENT_TEXT]) {
  snprintf(text, MOMENT_TEXT, "%02llu:%02u:%02u", (unsigned long long)(seconds / 3600), (unsigned)(seconds / 60 % 60),
           (unsigned)(seconds % 60));
  return text;
}
