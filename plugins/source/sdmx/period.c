/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period.h"

#include <stdio.h>
#include <string.h>

#include "../../date.h"

/* ---- days */

/* The month may run beyond the year's end. */
static int32_t days_of(int year, int month, int day) {
  return date_days(year + (month - 1) / 12, (month - 1) % 12 + 1, day);
}

/* ---- reading */

typedef struct Slice {
  const char *at, *end;
} Slice;

/* Exactly `digits` of them, or -1. */
static int read_number(Slice *slice, int digits) {
  int number = 0;
  if (slice->end - slice->at < digits)
    return -1;
  for (int i = 0; i < digits; i++) {
    char c = slice->at[i];
    if (c < '0' || c > '9')
      return -1;
    number = number * 10 + (c - '0');
  }
  slice->at += digits;
  return number;
}

static bool take(Slice *slice, char c) {
  if (slice->at == slice->end || *slice->at != c)
    return false;
  slice->at++;
  return true;
}

/* "Z", "+07:00" or nothing at the end of what is left. */
static bool read_zone(Slice *slice) {
  if (take(slice, 'Z'))
    return slice->at == slice->end;
  if (!take(slice, '+') && !take(slice, '-'))
    return slice->at == slice->end;
  int hours = read_number(slice, 2);
  return hours >= 0 && hours <= 14 && take(slice, ':') && read_number(slice, 2) >= 0 && slice->at == slice->end;
}

static void set_months(TimePeriod *out, int year, int month, int months) {
  out->first = days_of(year, month, 1);
  out->last = days_of(year, month + months, 1) - 1;
}

static void set_day(TimePeriod *out, int32_t days) {
  out->first = out->last = days;
  date_print(days, out->text);
}

/* The months of a year's part that begins in `month`, named as the core does. */
static void set_part(TimePeriod *out, int year, int month, int months) {
  set_months(out, year, month, months);
  if (months == 12)
    snprintf(out->text, sizeof out->text, "%04d", year);
  else if (months == 1)
    snprintf(out->text, sizeof out->text, "%04d-%02d", year, month);
  else if (months == 3 || months == 6)
    snprintf(out->text, sizeof out->text, "%04d-%c%d", year, months == 3 ? 'Q' : 'S', (month - 1) / months + 1);
}

/* Week 1 is the one with the year's first Thursday; weeks begin on Monday (ISO 8601). */
static bool set_week(TimePeriod *out, int year, int week) {
  int32_t fourth = days_of(year, 1, 4);
  int32_t monday = fourth - ((fourth + 3) % 7 + 7) % 7;
  out->first = monday + (week - 1) * 7;
  out->last = out->first + 6;
  return week >= 1 && week <= 53 && out->first + 3 < days_of(year + 1, 1, 1);
}

/* What follows "2024-": A1, S1, T1, Q1, M01, W01, D001. */
static bool read_reporting(Slice *slice, int year, TimePeriod *out) {
  static const struct {
    char letter;
    int digits, months;
  } PARTS[] = {{'A', 1, 12}, {'S', 1, 6}, {'T', 1, 4}, {'Q', 1, 3}, {'M', 2, 1}};
  char letter = *slice->at++;
  for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
    if (PARTS[i].letter != letter)
      continue;
    int number = read_number(slice, PARTS[i].digits);
    if (number < 1 || number > 12 / PARTS[i].months)
      return false;
    set_part(out, year, (number - 1) * PARTS[i].months + 1, PARTS[i].months);
    return read_zone(slice);
  }
  if (letter == 'W')
    return set_week(out, year, read_number(slice, 2)) && read_zone(slice);
  int day = letter == 'D' ? read_number(slice, 3) : -1;
  if (day < 1 || days_of(year, 1, day) >= days_of(year + 1, 1, 1))
    return false;
  set_day(out, days_of(year, 1, day));
  return read_zone(slice);
}

/* "T08:30:00" with or without a fraction. */
static bool read_clock(Slice *slice) {
  int hour = read_number(slice, 2);
  if (hour < 0 || hour > 24 || !take(slice, ':') || read_number(slice, 2) < 0)
    return false;
  if (!take(slice, ':') || read_number(slice, 2) < 0)
    return false;
  if (take(slice, '.'))
    while (slice->at < slice->end && *slice->at >= '0' && *slice->at <= '9')
      slice->at++;
  return true;
}

/* What follows "2024-03-". */
static bool read_day(Slice *slice, int year, int month, TimePeriod *out) {
  int day = read_number(slice, 2);
  if (day < 1 || days_of(year, month, day) >= days_of(year, month + 1, 1))
    return false;
  set_day(out, days_of(year, month, day));
  return (!take(slice, 'T') || read_clock(slice)) && read_zone(slice);
}

static bool read_single(Slice slice, TimePeriod *out) {
  *out = (TimePeriod){0};
  int year = read_number(&slice, 4);
  if (year < 1)
    return false;
  if (slice.end - slice.at < 2 || *slice.at != '-' || (slice.end - slice.at == 6 && slice.at[3] == ':')) {
    set_part(out, year, 1, 12);
    return read_zone(&slice);
  }
  slice.at++;
  if (*slice.at < '0' || *slice.at > '9')
    return read_reporting(&slice, year, out);
  int month = read_number(&slice, 2);
  if (month < 1 || month > 12)
    return false;
  if (slice.end - slice.at == 3 || (slice.end - slice.at > 3 && slice.at[3] != ':'))
    return take(&slice, '-') && read_day(&slice, year, month, out);
  set_part(out, year, month, 1);
  return read_zone(&slice);
}

/* ---- ranges */

/* "P1Y", "P3M", "P7D" …: one sort of unit. */
static bool read_duration(Slice *slice, int *months, int *days) {
  int number = 0, digits = 0;
  if (!take(slice, 'P'))
    return false;
  for (; slice->at < slice->end && *slice->at >= '0' && *slice->at <= '9' && digits < 5; slice->at++, digits++)
    number = number * 10 + (*slice->at - '0');
  if (number < 1 || slice->end - slice->at != 1)
    return false;
  *months = *slice->at == 'Y' ? number * 12 : *slice->at == 'M' ? number : 0;
  *days = *slice->at == 'D' ? number : *slice->at == 'W' ? number * 7 : 0;
  slice->at++;
  return *months <= 12000 && (*months > 0 || *days > 0);
}

/* A date and how long: a year, half or quarter where it is one. */
static bool read_range(Slice start, Slice duration, TimePeriod *out) {
  int months, days;
  if (!read_single(start, out) || out->first != out->last || !read_duration(&duration, &months, &days))
    return false;
  if (days == 1)
    return true;
  CivilDate from = date_split(out->first);
  out->text[0] = '\0';
  bool whole = from.day == 1 && months > 0 && months <= 12 && 12 % months == 0 && (from.month - 1) % months == 0;
  if (whole)
    set_part(out, from.year, from.month, months);
  else if (months > 0)
    out->last = days_of(from.year, from.month + months, from.day <= 28 ? from.day : 28) - 1;
  else
    out->last = out->first + days - 1;
  return true;
}

bool time_period_parse(const char *text, size_t length, TimePeriod *out) {
  Slice whole = {text, text + length};
  const char *slash = memchr(text, '/', length);
  return slash ? read_range((Slice){text, slash}, (Slice){slash + 1, whole.end}, out) : read_single(whole, out);
}
