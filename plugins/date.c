/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two conversions follow the published method of H. Hinnant
 * ("chrono-Compatible Low-Level Date Algorithms"): years begin in March, so that the leap day is the last. */

#include "date.h"

#include <stdio.h>
#include <string.h>

#define DAYS_OF_ERA 146097 /* 400 years */
#define EPOCH 719468       /* days from 0000-03-01 to 1970-01-01 */

CivilDate date_split(int64_t days) {
  int64_t since = days + EPOCH;
  int64_t era = (since >= 0 ? since : since - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
  int64_t day_of_era = since - era * DAYS_OF_ERA;
  int64_t year = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1)) / 365;
  int64_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
  int64_t month = (5 * day_of_year + 2) / 153; /* 0: March */
  int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
  return (CivilDate){(int)(year + era * 400 + (month >= 10)), (int)(month + (month < 10 ? 3 : -9)), (int)day};
}

const char *date_print(int64_t days, char text[DATE_TEXT]) {
  CivilDate date = date_split(days);
  int64_t digits = ((int64_t)date.year * 100 + date.month) * 100 + date.day; /* YYYYMMDD */
  for (int i = 9; i >= 0; i--) {
    bool hyphen = i == 4 || i == 7;
    text[i] = hyphen ? '-' : (char)('0' + digits % 10);
    digits /= hyphen ? 1 : 10;
  }
  text[10] = '\0';
  return text;
}

int32_t date_days(int year, int month, int day) {
  year -= month <= 2;
  int era = year / 400, year_of_era = year - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_OF_ERA + day_of_era - EPOCH;
}

bool date_parse(const char *text, int32_t *days) {
  static const char FORM[] = "dddd-dd-dd";
  if (strlen(text) != sizeof FORM - 1)
    return false;
  for (int i = 0; FORM[i]; i++)
    if (FORM[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != FORM[i])
      return false;
  int year, month, day;
  if (sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 || month < 1 || month > 12 || day < 1)
    return false;
  *days = date_days(year, month, day);
  /* A day that the month lacks comes back as one of the next. */
  char back[DATE_TEXT];
  return strcmp(date_print(*days, back), text) == 0;
}
