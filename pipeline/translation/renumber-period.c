/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "translation/renumber.h"

#define NO_YEAR 2000 /* stands in for one that is not said, and is cut off again */

/* ---- as the calendar has it */

/* The ways in which a period can be read: each with its own words. */
typedef enum Reading { READ_DAY, READ_MONTH, READ_QUARTER, READ_HALF, READ_MONTHS, READ_YEAR, READINGS } Reading;

/* FALSE: it is none such. */
static gboolean read_period(const ClaimPeriod *claim, Reading reading, Period *out) {
  int length = claim->last_month - claim->first_month + 1;
  *out = (Period){.year = claim->year ? claim->year : NO_YEAR};
  if (claim->day || reading == READ_DAY) {
    *out = (Period){PERIOD_DAY, out->year, claim->first_month, 0, claim->day};
    return claim->day && reading == READ_DAY && date_is_valid((Date){out->year, claim->first_month, claim->day});
  }
  switch (reading) {
  case READ_MONTH:
    out->kind = PERIOD_MONTH;
    out->number = claim->first_month;
    return claim->first_month && length == 1;
  case READ_QUARTER:
    out->kind = PERIOD_QUARTER;
    out->number = claim->last_month / 3;
    return claim->first_month && length == 3 && claim->last_month % 3 == 0;
  case READ_HALF:
    out->kind = PERIOD_HALF;
    out->number = claim->last_month / 6;
    return claim->first_month && length == 6 && claim->last_month % 6 == 0;
  case READ_MONTHS:
    out->kind = PERIOD_MONTHS;
    out->number = length;
    return claim->first_month == 1 && length > 1 && length < 12;
  default:
    out->kind = PERIOD_YEAR;
    return !claim->first_month && claim->year;
  }
}

/* ---- as a language says it */

static char *plain_spaces(char *text) {
  g_auto(GStrv) parts = g_strsplit(text, "\u00a0", -1);
  g_free(text);
  return g_strjoinv(" ", parts);
}

static gboolean cut_tail(char *text, const char *before, int year) {
  g_autofree char *tail = g_strdup_printf("%s%d", before, year);
  if (!g_str_has_suffix(text, tail) || strlen(text) == strlen(tail))
    return FALSE;
  text[strlen(text) - strlen(tail)] = '\0';
  return TRUE;
}

/* Without its year, where the claim names none; FALSE: it cannot be cut off. */
static gboolean cut_year(char *text, const ClaimPeriod *claim) {
  static const char *const tails[] = {" năm ", " of ", " ", "/"};
  if (claim->year)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(tails); i++)
    if (cut_tail(text, tails[i], NO_YEAR))
      return TRUE;
  return FALSE;
}

#define MANNERS 4 /* short or long, with the article or without */

static char *say(const Locale *locale, const ClaimPeriod *claim, Reading reading, guint manner) {
  Period period;
  if (!read_period(claim, reading, &period))
    return NULL;
  gboolean is_long = manner & 1;
  char *text = period.kind == PERIOD_DAY
                   ? locale_date(locale, date_to_days((Date){period.year, period.number, period.day}),
                                 is_long ? FORM_LONG_DATE : FORM_DATE)
                   : locale_period(locale, &period, is_long ? FORM_LONG_PERIOD : FORM_PERIOD);
  text = plain_spaces(text);
  gboolean article = g_str_has_prefix(text, "the ");
  if (!cut_year(text, claim) || ((manner & 2) && !article)) {
    g_free(text);
    return NULL;
  }
  if (manner & 2)
    memmove(text, text + 4, strlen(text) - 3);
  return text;
}

/* Only the first letter's case may differ. */
static gboolean says_the_same(const char *a, const char *b) {
  return *a && *b && g_ascii_tolower(*a) == g_ascii_tolower(*b) && g_str_equal(a + 1, b + 1);
}

/* "2023" within "in the year 2023", where nothing else of the period is another. */
static char *replace_year(const char *quote, const ClaimPeriod *old, const ClaimPeriod *now) {
  g_autofree char *year = g_strdup_printf("%d", old->year), *other = g_strdup_printf("%d", now->year);
  gboolean same = old->first_month == now->first_month && old->last_month == now->last_month && old->day == now->day;
  const char *at = strstr(quote, year);
  if (!same || !old->year || !now->year || !at || strstr(at + 1, year))
    return NULL;
  return g_strdup_printf("%.*s%s%s", (int)(at - quote), quote, other, at + strlen(year));
}

char *renumber_period(const Locale *locale, const char *quote, const ClaimPeriod *old, const ClaimPeriod *now) {
  g_autofree char *plain = plain_spaces(g_strdup(quote));
  char *replaced = replace_year(quote, old, now);
  for (guint i = 0; i < READINGS * MANNERS && !replaced; i++) {
    g_autofree char *said = say(locale, old, (Reading)(i / MANNERS), i % MANNERS);
    if (!said || !says_the_same(said, plain))
      continue;
    replaced = say(locale, now, (Reading)(i / MANNERS), i % MANNERS);
    if (replaced && g_ascii_isupper(*plain))
      *replaced = g_ascii_toupper(*replaced);
  }
  return replaced;
}
