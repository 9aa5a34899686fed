/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "proof/claims-private.h"

static guint put_period(ClaimReader *reader, guint index, guint count, ClaimPeriod period, gboolean typed) {
  Claim *claim = reader_add(reader, CLAIM_PERIOD, index, count);
  claim->period = period;
  claim->typed = typed;
  return count;
}

static guint put_unknown(ClaimReader *reader, guint index, guint count) {
  reader_add(reader, CLAIM_NO_PERIOD, index, count)->typed = TRUE;
  return count;
}

static ClaimPeriod quarter(int number) {
  return (ClaimPeriod){.first_month = number * 3 - 2, .last_month = number * 3};
}

static ClaimPeriod half(int number) { return (ClaimPeriod){.first_month = number * 6 - 5, .last_month = number * 6}; }

static ClaimPeriod months(int count, gboolean last) {
  return (ClaimPeriod){.first_month = last ? 13 - count : 1, .last_month = last ? 12 : count};
}

/* ---- years */

static gboolean is_joint(const ClaimReader *reader, guint index) {
  return reader_at(reader, index, reader->words->slash) || reader_at(reader, index, reader->words->hyphen) ||
         reader_at(reader, index, reader->words->comma);
}

/* Behind a day or month a year may be one of another century. */
static gboolean read_dated_year(const ClaimReader *reader, guint index, int *year) {
  return reader_year(reader, index, year) ||
         (reader_is(reader, index, TOKEN_NUMBER) && prose_token(reader->prose, index)->length == 4 &&
          reader_numeral(reader, index, year) > 0 && *year >= 1700 && *year < 1900 &&
          reader_kind(reader, index + 1) == LEX_NONE);
}

/* "/2024", "năm 2024", "của năm 2024"; "2024", "of 2024", ", 2024".  The tokens read, 0: no year. */
static guint read_year_behind(const ClaimReader *reader, guint index, int *year) {
  guint at = index;
  if (is_joint(reader, at) && (reader->vietnamese ? !reader_at(reader, at, reader->words->comma) : TRUE)) {
    at++;
  } else if (reader->vietnamese) {
    at += reader_at(reader, at, reader->words->of_the);
    if (!reader_at(reader, at, reader->words->year))
      return 0;
    at++;
  } else {
    at += reader_at(reader, at, reader->words->of_the) || reader_at(reader, at, reader->words->in);
  }
  return read_dated_year(reader, at, year) ? at + 1 - index : 0;
}

/* The 24 of "2023-24", "2023/24". */
static gboolean is_next_year(const ClaimReader *reader, guint index, int year) {
  int number;
  return is_joint(reader, index) && !reader_at(reader, index, reader->words->comma) &&
         !prose_token(reader->prose, index)->space && reader_is(reader, index + 1, TOKEN_NUMBER) &&
         prose_token(reader->prose, index + 1)->length == 2 && reader_numeral(reader, index + 1, &number) > 0 &&
         number == (year + 1) % 100;
}

static guint read_plain_year(ClaimReader *reader, guint index) {
  int year;
  guint at = index + (reader->vietnamese && reader_at(reader, index, reader->words->year));
  if (!reader_year(reader, at, &year))
    return 0;
  if (is_next_year(reader, at + 1, year)) {
    put_period(reader, index, at + 1 - index, (ClaimPeriod){.year = year}, TRUE);
    put_period(reader, at + 2, 1, (ClaimPeriod){.year = year + 1}, TRUE);
    return at + 3 - index;
  }
  return put_period(reader, index, at + 1 - index, (ClaimPeriod){.year = year}, TRUE);
}

/* ---- days */

static gboolean is_day(int day, int month) { return day >= 1 && day <= 31 && month >= 1 && month <= 12; }

static gboolean read_number(const ClaimReader *reader, guint index, int *number) {
  return reader_is(reader, index, TOKEN_NUMBER) && reader_numeral(reader, index, number) > 0;
}

/* 27/3/2024, 27-3-2024; 27/3 where `named` says that a date comes. */
static guint read_slashed(ClaimReader *reader, guint index, guint at, gboolean named) {
  int day, month, year = 0;
  gboolean slash = reader_at(reader, at + 1, reader->words->slash);
  if (!read_number(reader, at, &day) || !(slash || reader_at(reader, at + 1, reader->words->hyphen)) ||
      !read_number(reader, at + 2, &month))
    return 0;
  if (slash && reader_year(reader, at + 2, &year) && day >= 1 && day <= 12)
    return put_period(reader, index, at + 3 - index, (ClaimPeriod){.year = year, .first_month = day, .last_month = day},
                      TRUE);
  gboolean dated = is_joint(reader, at + 3) && !reader_at(reader, at + 3, reader->words->comma) &&
                   read_dated_year(reader, at + 4, &year);
  guint end = at + (dated ? 5 : 3);
  if (!dated && (!named || !slash))
    return 0;
  if (!dated && reader->vietnamese && reader_at(reader, end, reader->words->year) &&
      reader_year(reader, end + 1, &year))
    end += 2;
  if (!is_day(day, month))
    return 0;
  return put_period(reader, index, end - index,
                    (ClaimPeriod){.year = year, .first_month = month, .last_month = month, .day = day}, TRUE);
}

/* 27.3.2024: one figure to the scanner. */
static guint read_dotted(ClaimReader *reader, guint index) {
  int day, month, year, used = 0;
  if (!reader_is(reader, index, TOKEN_NUMBER))
    return 0;
  const Token *token = prose_token(reader->prose, index);
  char text[16] = "";
  if (token->length < 8 || token->length > 10)
    return 0;
  memcpy(text, reader->prose->text + token->start, token->length);
  if (sscanf(text, "%2d.%2d.%4d%n", &day, &month, &year, &used) != 3 || used != (int)token->length ||
      !is_day(day, month) || year < 1900 || year > 2100)
    return 0;
  return put_period(reader, index, 1,
                    (ClaimPeriod){.year = year, .first_month = month, .last_month = month, .day = day}, TRUE);
}

/* ---- Vietnamese */

/* "27 tháng 3 năm 2024" from the day's figure. */
static guint read_vietnamese_day(ClaimReader *reader, guint index, guint at) {
  int day, month, year = 0;
  if (!read_number(reader, at, &day) || !reader_at(reader, at + 1, reader->words->month) ||
      !read_number(reader, at + 2, &month) || !is_day(day, month))
    return 0;
  guint end = at + 3;
  end += read_year_behind(reader, end, &year);
  return put_period(reader, index, end - index,
                    (ClaimPeriod){.year = year, .first_month = month, .last_month = month, .day = day}, TRUE);
}

static guint read_vietnamese_date(ClaimReader *reader, guint index) {
  gboolean named = reader_at(reader, index, reader->words->day);
  guint at = index + named, count = read_vietnamese_day(reader, index, at);
  if (count > 0)
    return count;
  named = named || (index > 0 && token_has(reader->prose, index - 1, TRAIT_BEFORE_DATE));
  return read_slashed(reader, index, at, named);
}

/* "quý I/2024", "quý I, II năm 2024". */
static guint read_vietnamese_quarter(ClaimReader *reader, guint index) {
  int number, year = 0;
  guint at = index + reader->lengths[index];
  guint count = reader_numeral(reader, at, &number);
  if (reader_kind(reader, index) != LEX_QUARTER || count == 0 ||
      (reader_is(reader, at, TOKEN_WORD) && reader_kind(reader, at) == LEX_CARDINAL && reader->entries[at]->loose))
    return 0;
  guint read = 0;
  for (guint first = index; count > 0; count = reader_numeral(reader, at, &number)) {
    guint end = at + count;
    end += read_year_behind(reader, end, &year);
    if (number < 1 || number > 4)
      return put_unknown(reader, first, end - first);
    ClaimPeriod period = quarter(number);
    period.year = year;
    put_period(reader, first, end - first, period, TRUE);
    read = end - index;
    gboolean goes_on = reader_at(reader, end, reader->words->comma) || reader_at(reader, end, reader->words->and);
    if (!goes_on || reader_is(reader, end + 1, TOKEN_NUMBER) || reader_kind(reader, end + 1) != LEX_NONE)
      break;
    first = at = end + 1;
  }
  return read;
}

/* Months in words are loose: "tháng năm" may be another thing. */
static guint read_month_word(ClaimReader *reader, guint index) {
  int year = 0;
  if (reader_kind(reader, index) != LEX_MONTH)
    return 0;
  int month = reader->entries[index]->number;
  guint end = index + reader->lengths[index];
  if (token_is(reader->prose, end, "lần") || (month == 5 && reader_year(reader, end, &year)))
    return 0;
  end += read_year_behind(reader, end, &year);
  put_period(reader, index, end - index, (ClaimPeriod){.year = year, .first_month = month, .last_month = month}, FALSE);
  g_array_index(reader->claims, Claim, reader->claims->len - 1).loose = TRUE;
  return end - index;
}

static guint read_vietnamese_month(ClaimReader *reader, guint index) {
  int number, year = 0;
  if (!reader_at(reader, index, reader->words->month) || !read_number(reader, index + 1, &number) || number < 1 ||
      number > 12)
    return read_month_word(reader, index);
  guint end = index + 2;
  end += read_year_behind(reader, end, &year);
  return put_period(reader, index, end - index,
                    (ClaimPeriod){.year = year, .first_month = number, .last_month = number}, TRUE);
}

/* "6 tháng đầu năm 2024", "9 tháng năm 2024", "nửa đầu năm". */
static guint read_vietnamese_months(ClaimReader *reader, guint index) {
  int number, year = 0;
  gboolean halved = reader_kind(reader, index) == LEX_HALF;
  guint at = index + (halved ? 1 : reader_numeral(reader, index, &number));
  if (at == index || (!halved && (!reader_at(reader, at, reader->words->month) || number < 1 || number > 12)))
    return 0;
  at += !halved;
  gboolean last = reader_at(reader, at, reader->words->last), first = reader_at(reader, at, reader->words->first);
  if (first || last) {
    at++;
    guint year_count = read_year_behind(reader, at, &year);
    at += year_count > 0 ? year_count : (guint)reader_at(reader, at, reader->words->year);
  } else if (halved || read_year_behind(reader, at, &year) == 0) {
    return 0;
  } else {
    at += read_year_behind(reader, at, &year);
  }
  ClaimPeriod period = halved ? half(last ? 2 : 1) : months(number, last);
  period.year = year;
  return put_period(reader, index, at - index, period, TRUE);
}

/* ---- English */

/* Q1, H2, 1Q and the like, as codes. */
static gboolean read_short(const ClaimReader *reader, guint index, ClaimPeriod *period) {
  if (!reader_is(reader, index, TOKEN_CODE) || prose_token(reader->prose, index)->length != 2)
    return FALSE;
  const char *text = reader->prose->text + prose_token(reader->prose, index)->start;
  char letter = g_ascii_isdigit(text[0]) ? text[1] : text[0], digit = g_ascii_isdigit(text[0]) ? text[0] : text[1];
  if (letter == 'Q' && digit >= '1' && digit <= '4')
    *period = quarter(digit - '0');
  else if (letter == 'H' && (digit == '1' || digit == '2'))
    *period = half(digit - '0');
  else
    return FALSE;
  return TRUE;
}

static guint read_short_period(ClaimReader *reader, guint index) {
  ClaimPeriod period;
  if (!read_short(reader, index, &period))
    return 0;
  guint count = 1 + read_year_behind(reader, index + 1, &period.year);
  return put_period(reader, index, count, period, TRUE);
}

static gboolean is_ordinal(const ClaimReader *reader, guint index) {
  return reader_is(reader, index, TOKEN_ORDINAL) || reader_kind(reader, index) == LEX_ORDINAL;
}

/* A hyphen or nothing: "fourth-quarter". */
static guint skip_hyphen(const ClaimReader *reader, guint index) {
  return index + reader_at(reader, index, reader->words->hyphen);
}

/* "first, second and third quarters": how many ordinals, and where the quarter stands; 0: none. */
static guint read_ordinals(const ClaimReader *reader, guint index, int numbers[8], guint *at) {
  guint count = 0, i = index;
  while (count < 8 && is_ordinal(reader, i) && reader_numeral(reader, i, &numbers[count]) > 0) {
    count++;
    i++;
    if (reader_at(reader, i, reader->words->comma) && is_ordinal(reader, i + 1))
      i++;
    else if (reader_at(reader, i, reader->words->and) && is_ordinal(reader, i + 1))
      i++;
  }
  *at = skip_hyphen(reader, i);
  return count;
}

static guint read_english_quarter(ClaimReader *reader, guint index) {
  int numbers[8], year = 0;
  guint at, count = read_ordinals(reader, index, numbers, &at);
  LexKind kind = reader_kind(reader, at);
  if (count == 0 || (kind != LEX_QUARTER && kind != LEX_HALF))
    return 0;
  guint end = at + reader->lengths[at];
  /* "the first half of the month" has no year behind it and is none of a year */
  end += read_year_behind(reader, end, &year);
  for (guint i = 0; i < count; i++) {
    if (numbers[i] < 1 || numbers[i] > (kind == LEX_QUARTER ? 4 : 2))
      return put_unknown(reader, index, end - index);
    ClaimPeriod period = kind == LEX_QUARTER ? quarter(numbers[i]) : half(numbers[i]);
    period.year = year;
    put_period(reader, index, end - index, period, reader_is(reader, index, TOKEN_ORDINAL) || year > 0);
  }
  return end - index;
}

/* "quarter I", "Quarter 2/2024". */
static guint read_quarter_numeral(ClaimReader *reader, guint index) {
  int number, year = 0;
  if (reader_kind(reader, index) != LEX_QUARTER)
    return 0;
  guint count = reader_numeral(reader, index + 1, &number);
  if (count == 0 || reader_kind(reader, index + 1) == LEX_ORDINAL || reader_kind(reader, index + 1) == LEX_CARDINAL)
    return 0;
  guint end = index + 1 + count;
  end += read_year_behind(reader, end, &year);
  if (number < 1 || number > 4)
    return number < 100 ? put_unknown(reader, index, end - index) : 0;
  ClaimPeriod period = quarter(number);
  period.year = year;
  return put_period(reader, index, end - index, period, TRUE);
}

static guint read_season(ClaimReader *reader, guint index) {
  gboolean season = reader_kind(reader, index) == LEX_SEASON || token_is(reader->prose, index, "fall");
  if (!season || reader_kind(reader, index + 1) != LEX_QUARTER)
    return 0;
  return put_unknown(reader, index, 2);
}

static gboolean is_figure(const ClaimReader *reader, guint index) {
  return reader_is(reader, index, TOKEN_NUMBER) || reader_is(reader, index, TOKEN_ORDINAL);
}

static gboolean begins_sentence(const ClaimReader *reader, guint index) {
  return index == 0 || prose_token(reader->prose, index - 1)->sentence != prose_token(reader->prose, index)->sentence;
}

static gboolean is_month(const ClaimReader *reader, guint index) {
  return reader_kind(reader, index) == LEX_MONTH && prose_token(reader->prose, index)->capital;
}

/* "May" and "March" may be verbs where a sentence, or a title, has its capital. */
static gboolean is_month_surely(const ClaimReader *reader, guint index) {
  if (!token_is(reader->prose, index, "May") && !token_is(reader->prose, index, "March"))
    return TRUE;
  if (!begins_sentence(reader, index) && token_has(reader->prose, index - 1, TRAIT_BEFORE_MONTH))
    return TRUE;
  return is_figure(reader, index + 1) || (index > 0 && is_figure(reader, index - 1)) ||
         (is_month(reader, index + 2) && !reader_is(reader, index + 1, TOKEN_WORD));
}

/* "27 March 2024", "27th of March". */
static guint read_day_month(ClaimReader *reader, guint index) {
  int day, year = 0;
  if (!reader_is(reader, index, TOKEN_NUMBER) && !reader_is(reader, index, TOKEN_ORDINAL))
    return 0;
  guint at = index + 1 + reader_at(reader, index + 1, reader->words->of_the);
  if (!is_month(reader, at) || reader_numeral(reader, index, &day) == 0)
    return 0;
  int month = reader->entries[at]->number;
  if (!is_day(day, month))
    return 0;
  guint end = at + 1 + read_year_behind(reader, at + 1, &year);
  return put_period(reader, index, end - index,
                    (ClaimPeriod){.year = year, .first_month = month, .last_month = month, .day = day}, TRUE);
}

/* "March 27, 2024", "March 2024", "March". */
static guint read_month(ClaimReader *reader, guint index) {
  int day = 0, year = 0;
  if (!is_month(reader, index))
    return 0;
  int month = reader->entries[index]->number;
  guint end = index + 1;
  if ((reader_is(reader, end, TOKEN_NUMBER) || reader_is(reader, end, TOKEN_ORDINAL)) &&
      reader_numeral(reader, end, &day) > 0 && is_day(day, month) && reader_kind(reader, end + 1) == LEX_NONE)
    end++;
  else
    day = 0;
  end += read_year_behind(reader, end, &year);
  gboolean sure = is_month_surely(reader, index);
  put_period(reader, index, end - index,
             (ClaimPeriod){.year = year, .first_month = month, .last_month = month, .day = day}, sure);
  g_array_index(reader->claims, Claim, reader->claims->len - 1).loose = !sure;
  return end - index;
}

/* The tokens of "of the year", "of 2024", "of the year 2024". */
static guint read_of_year(const ClaimReader *reader, guint index, int *year) {
  guint count = read_year_behind(reader, index, year);
  if (count > 0 || !reader_at(reader, index, reader->words->of_the))
    return count;
  if (token_is(reader->prose, index + 1, "the") && reader_at(reader, index + 2, reader->words->year))
    return reader_year(reader, index + 3, year) ? 4 : 3;
  return 0;
}

/* "nine months", "three quarters". */
static guint read_count_of_months(const ClaimReader *reader, guint index, int *months) {
  if (reader_kind(reader, index) == LEX_PART && reader->entries[index]->number == 750000) {
    *months = 9;
    return reader->lengths[index];
  }
  guint count = reader_numeral(reader, index, months);
  if (count == 0)
    return 0;
  if (reader_kind(reader, index + count) == LEX_QUARTER && *months > 1 && *months < 4)
    *months *= 3;
  else if (!reader_at(reader, index + count, reader->words->month) || *months < 1 || *months > 12)
    return 0;
  return count + 1;
}

/* "the first nine months of 2024", "the last six months of the year", "nine months of 2024". */
static guint read_english_months(ClaimReader *reader, guint index) {
  int number, year = 0;
  gboolean last = reader_kind(reader, index) == LEX_LAST, first = reader_at(reader, index, reader->words->first);
  guint at = index + (first || last);
  guint count = read_count_of_months(reader, at, &number);
  if (count == 0)
    return 0;
  guint end = at + count;
  guint behind = read_of_year(reader, end, &year);
  if (!first && (!last || behind == 0) && year == 0)
    return 0;
  ClaimPeriod period = months(number, last);
  period.year = year;
  return put_period(reader, index, end + behind - index, period, reader_is(reader, at, TOKEN_NUMBER) || year > 0);
}

/* ---- */

guint claims_read_period(ClaimReader *reader, guint index) {
  static guint (*const vietnamese[])(ClaimReader *, guint) = {read_vietnamese_quarter, read_short_period,
                                                              read_vietnamese_date,    read_vietnamese_month,
                                                              read_vietnamese_months,  NULL};
  static guint (*const english[])(ClaimReader *, guint) = {
      read_season,    read_english_quarter, read_quarter_numeral, read_short_period,
      read_day_month, read_month,           read_english_months,  NULL};
  guint count = read_dotted(reader, index);
  for (guint i = 0; count == 0 && (reader->vietnamese ? vietnamese : english)[i]; i++)
    count = (reader->vietnamese ? vietnamese : english)[i](reader, index);
  if (count == 0 && !reader->vietnamese)
    count = read_slashed(reader, index, index, FALSE);
  return count > 0 ? count : read_plain_year(reader, index);
}
