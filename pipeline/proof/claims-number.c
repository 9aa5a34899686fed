/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/number.h"
#include "proof/claims-private.h"

/* A number that is being read. */
typedef struct Amount {
  SnDecimal number;
  int power;
  const Unit *unit;
  guint count;
  gboolean typed, loose, part, ordinal, foreign;
} Amount;

/* ---- figures */

static gboolean read_figure(const ClaimReader *reader, guint index, Amount *amount) {
  const Token *token = prose_token(reader->prose, index);
  const char *text = reader->prose->text + token->start;
  gsize length = token->length - (token->kind == TOKEN_ORDINAL ? 2 : 0);
  SnCell cell;
  *amount = (Amount){.count = 1, .typed = TRUE, .ordinal = token->kind == TOKEN_ORDINAL};
  if (number_parse(text, length, reader->vietnamese ? NUMBER_VI : NUMBER_EN, &amount->number, &cell))
    return TRUE;
  amount->foreign = TRUE;
  return number_parse(text, length, reader->vietnamese ? NUMBER_EN : NUMBER_VI, &amount->number, &cell);
}

/* Numerals that could be a word or an initial count only where a rank is named. */
static gboolean read_roman(const ClaimReader *reader, guint index, gboolean ranked, Amount *amount) {
  int number;
  if (!reader_is(reader, index, TOKEN_WORD) || reader_kind(reader, index) != LEX_NONE ||
      (!ranked && prose_token(reader->prose, index)->length < 2) || reader_numeral(reader, index, &number) == 0)
    return FALSE;
  *amount = (Amount){.number = {number, 0}, .count = 1, .typed = TRUE, .ordinal = TRUE};
  return TRUE;
}

/* ---- words */

/* "bốn nghìn sáu trăm tám mươi": parts below a hundred, hundreds, and what scales have closed. */
typedef struct Spelled {
  gint64 total, hundreds, part;
  guint parts;
  gboolean any; /* a part since the last scale */
} Spelled;

static gint64 power_of_ten(int power) {
  gint64 value = 1;
  while (power-- > 0)
    value *= 10;
  return value;
}

static gboolean add_cardinal(Spelled *spelled, int number) {
  gboolean fits = !spelled->any || spelled->part == 0 ||
                  (spelled->part >= 10 && spelled->part % 10 == 0 && number > 0 && number < 10);
  if (!fits)
    return FALSE;
  spelled->part += number;
  spelled->any = TRUE;
  return TRUE;
}

static gboolean add_ten(Spelled *spelled, int number) {
  if (!spelled->any || spelled->part == 0 || spelled->part >= 10)
    return FALSE;
  if (number == 10) {
    spelled->part *= 10;
  } else {
    spelled->hundreds += spelled->part * number;
    spelled->part = 0;
  }
  return TRUE;
}

/* Another part must follow: what ends in a scale word is a figure with a scale. */
static gboolean add_scale(const ClaimReader *reader, Spelled *spelled, guint index, int power) {
  if (!spelled->any || power > 9 || spelled->total % power_of_ten(power + 3) != 0 ||
      reader_kind(reader, index + reader->lengths[index]) != LEX_CARDINAL)
    return FALSE;
  spelled->total += (spelled->hundreds + spelled->part) * power_of_ten(power);
  spelled->hundreds = spelled->part = 0;
  spelled->any = FALSE;
  return TRUE;
}

static gboolean joins(const ClaimReader *reader, const Spelled *spelled, guint index) {
  return (spelled->hundreds > 0 || spelled->total > 0) && spelled->part == 0 &&
         reader_kind(reader, index + 1) == LEX_CARDINAL;
}

static gboolean add_part(const ClaimReader *reader, Spelled *spelled, guint index) {
  const LexEntry *entry = reader->entries[index];
  switch (entry ? entry->kind : LEX_NONE) {
  case LEX_CARDINAL:
    return add_cardinal(spelled, entry->number);
  case LEX_TEN:
    return add_ten(spelled, entry->number);
  case LEX_SCALE:
    return add_scale(reader, spelled, index, entry->number);
  case LEX_FILLER:
    return joins(reader, spelled, index);
  default:
    return FALSE;
  }
}

/* The hyphen of "twenty-one". */
static gboolean is_hyphen_within(const ClaimReader *reader, const Spelled *spelled, guint index) {
  return reader_at(reader, index, reader->words->hyphen) && spelled->part >= 20 &&
         reader_kind(reader, index + 1) == LEX_CARDINAL && !prose_token(reader->prose, index)->space;
}

/* Within a name ("Ba Đình") it is no number: a capital that does not begin a sentence. */
static gboolean is_name_part(const ClaimReader *reader, guint index) {
  const Token *token = prose_token(reader->prose, index);
  return token->capital && index > 0 && prose_token(reader->prose, index - 1)->sentence == token->sentence &&
         prose_token(reader->prose, index - 1)->kind == TOKEN_WORD;
}

static gboolean read_spelled(const ClaimReader *reader, guint index, Amount *amount) {
  Spelled spelled = {0};
  guint end = index;
  if (reader_kind(reader, index) != LEX_CARDINAL || is_name_part(reader, index))
    return FALSE;
  gboolean loose = reader->entries[index]->loose;
  while (end < reader->prose->tokens->len && spelled.parts < 24) {
    if (is_hyphen_within(reader, &spelled, end)) {
      end++;
      continue;
    }
    if (!add_part(reader, &spelled, end))
      break;
    spelled.parts++;
    end += reader->lengths[end];
  }
  *amount = (Amount){.number = {spelled.total + spelled.hundreds + spelled.part, 0},
                     .count = end - index,
                     .typed = spelled.parts > 1,
                     .loose = loose && spelled.parts == 1};
  return spelled.parts > 0;
}

static gboolean read_ordinal_word(const ClaimReader *reader, guint index, Amount *amount) {
  if (reader_kind(reader, index) != LEX_ORDINAL)
    return FALSE;
  *amount = (Amount){
      .number = {reader->entries[index]->number, 0}, .count = reader->lengths[index], .loose = TRUE, .ordinal = TRUE};
  return TRUE;
}

/* Half, two thirds, one and a half: shares that 50%, 2/3 and 1,5 say too. */
static gboolean read_part(const ClaimReader *reader, guint index, Amount *amount) {
  LexKind kind = reader_kind(reader, index);
  if (kind != LEX_PART && kind != LEX_HALF)
    return FALSE;
  int millionths = kind == LEX_PART ? reader->entries[index]->number : 500000;
  *amount = (Amount){
      .number = decimal_trim((SnDecimal){millionths, 6}), .count = reader->lengths[index], .loose = TRUE, .part = TRUE};
  return TRUE;
}

/* The "a" of "a trillion", "a hundred". */
static gboolean read_article(const ClaimReader *reader, guint index, Amount *amount) {
  LexKind next = reader_kind(reader, index + 1);
  if (reader->vietnamese || !token_is(reader->prose, index, "a") || (next != LEX_SCALE && next != LEX_TEN))
    return FALSE;
  *amount =
      (Amount){.number = {next == LEX_TEN ? 100 : 1, 0}, .count = next == LEX_TEN ? 2 : 1, .loose = next == LEX_TEN};
  return TRUE;
}

/* ---- scale and unit */

/* Where a word behind the figure stands: "30,000-billion-VND" joins them. */
static guint skip_joint(const ClaimReader *reader, guint index) {
  return index + (reader_at(reader, index, reader->words->hyphen) && !prose_token(reader->prose, index)->space);
}

static void read_scale(const ClaimReader *reader, guint index, Amount *amount) {
  while (reader_kind(reader, skip_joint(reader, index + amount->count)) == LEX_SCALE && amount->power <= 12) {
    guint at = skip_joint(reader, index + amount->count);
    amount->power += reader->entries[at]->number;
    amount->count = at + reader->lengths[at] - index;
    amount->typed = TRUE;
  }
}

/* "USD 300m" */
static void read_million(const ClaimReader *reader, guint index, Amount *amount) {
  guint at = index + amount->count;
  if (amount->power > 0 || reader->vietnamese || !token_is(reader->prose, at, "m") ||
      prose_token(reader->prose, at)->space)
    return;
  amount->power = 6;
  amount->count++;
}

static gboolean is_unit(LexKind kind) { return kind == LEX_UNIT || kind == LEX_CURRENCY; }

static void read_unit(const ClaimReader *reader, guint index, Amount *amount) {
  guint at = skip_joint(reader, index + amount->count);
  if (amount->part && token_is(reader->prose, at, "a")) /* half a percentage point */
    at++;
  if (is_unit(reader_kind(reader, at))) {
    amount->unit = wordbook_unit(reader->wordbook, reader->entries[at]);
    amount->count = at + reader->lengths[at] - index;
  }
}

static gboolean read_core(const ClaimReader *reader, guint index, Amount *amount) {
  if (reader_is(reader, index, TOKEN_NUMBER) || reader_is(reader, index, TOKEN_ORDINAL))
    return read_figure(reader, index, amount);
  return read_part(reader, index, amount) || read_article(reader, index, amount) ||
         read_spelled(reader, index, amount) || read_ordinal_word(reader, index, amount) ||
         read_roman(reader, index, FALSE, amount);
}

static gboolean read_amount(const ClaimReader *reader, guint index, Amount *amount) {
  guint before = 0;
  const Unit *unit = NULL;
  if (reader_kind(reader, index) == LEX_CURRENCY) {
    unit = wordbook_unit(reader->wordbook, reader->entries[index]);
    before = reader->lengths[index];
    if (!reader_is(reader, index + before, TOKEN_NUMBER))
      return FALSE;
  }
  if (!read_core(reader, index + before, amount))
    return FALSE;
  read_scale(reader, index + before, amount);
  if (unit)
    read_million(reader, index + before, amount);
  if (unit)
    amount->unit = unit;
  else if (!amount->ordinal)
    read_unit(reader, index + before, amount);
  amount->count += before;
  return TRUE;
}

/* 2 p.m. is 14 giờ. */
static void read_noon(const ClaimReader *reader, guint index, Amount *amount) {
  guint at = index + amount->count;
  if (reader_at(reader, at, reader->words->colon) && reader_is(reader, at + 1, TOKEN_NUMBER))
    at += 2;
  if (reader_kind(reader, at) == LEX_NOON && amount->number.scale == 0 && amount->number.coefficient < 12)
    amount->number.coefficient += reader->entries[at]->number;
}

static void put_amount(ClaimReader *reader, guint index, const Amount *amount) {
  Claim *claim = reader_add(reader, CLAIM_NUMBER, index, amount->count);
  SnDecimal shifted;
  claim->number = decimal_trim(decimal_shift(amount->number, amount->power, &shifted) ? shifted : amount->number);
  claim->power = amount->power;
  claim->unit = amount->unit;
  claim->typed = amount->typed;
  claim->loose = amount->loose;
  claim->part = amount->part;
  claim->ordinal = amount->ordinal;
  claim->foreign = amount->foreign;
}

static gboolean is_minutes(const ClaimReader *reader, guint index) { return token_is(reader->prose, index, "00"); }

static void put_clock(ClaimReader *reader, guint index, guint count, int hour, int minute) {
  Amount amount = {.number = {hour, 0}, .count = count, .typed = TRUE};
  put_amount(reader, index, &amount);
  amount.number.coefficient = minute;
  if (minute > 0)
    put_amount(reader, index, &amount);
}

/* "8.30 a.m.", "14h30": hour and minute, as "8 giờ 30" and "8:30" say them. */
static guint read_clock(ClaimReader *reader, guint index) {
  int hour, minute = 0, used = 0;
  gboolean code = reader_is(reader, index, TOKEN_CODE);
  LexKind next = reader_kind(reader, index + 1);
  if (reader->vietnamese ? !code : !reader_is(reader, index, TOKEN_NUMBER) || next != LEX_NOON)
    return 0;
  const Token *token = prose_token(reader->prose, index);
  char text[8] = "";
  if (token->length > 5)
    return 0;
  memcpy(text, reader->prose->text + token->start, token->length);
  gboolean fits = reader->vietnamese
                      ? (sscanf(text, "%2dh%2d%n", &hour, &minute, &used) == 2 && used == (int)token->length) ||
                            (sscanf(text, "%2dh%n", &hour, &used) == 1 && used == (int)token->length)
                      : sscanf(text, "%2d.%2d%n", &hour, &minute, &used) == 2 && used == (int)token->length;
  if (!fits || hour > 24 || minute > 59)
    return 0;
  if (next == LEX_NOON && hour < 12)
    hour += reader->entries[index + 1]->number;
  put_clock(reader, index, 1, hour, minute);
  return 1;
}

/* "15 - 16%", "10 đến 12 triệu đồng": the first takes scale and unit from the second. */
static guint read_range(ClaimReader *reader, guint index, Amount *first) {
  guint at = index + first->count;
  int year;
  Amount second;
  gboolean connected = reader_at(reader, at, reader->words->hyphen) || reader_at(reader, at, reader->words->dash) ||
                       reader_at(reader, at, reader->words->to);
  /* "27-29 March", "27-29/3": the second begins a date */
  if (reader_kind(reader, at + 2) == LEX_MONTH || reader_at(reader, at + 2, reader->words->slash))
    return 0;
  if (!connected || first->unit || first->ordinal || !reader_is(reader, at + 1, TOKEN_NUMBER) ||
      reader_year(reader, at + 1, &year) || !read_amount(reader, at + 1, &second))
    return 0;
  first->unit = second.unit;
  if (first->power == 0)
    first->power = second.power;
  put_amount(reader, index, first);
  ClaimRole role = g_array_index(reader->claims, Claim, reader->claims->len - 1).role;
  put_amount(reader, at + 1, &second);
  g_array_index(reader->claims, Claim, reader->claims->len - 1).role = role;
  return first->count + 1 + second.count;
}

/* The 7 of "ngày thứ 7", which is Saturday. */
static gboolean is_weekday(const ClaimReader *reader, guint index) {
  static const char *const before[] = {"ngày", "sáng", "chiều", "tối", "vào", "Ngày", "Sáng", "Chiều", "Tối", "Vào"};
  if (!reader->vietnamese || index < 2 || !token_is(reader->prose, index - 1, "thứ"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(before); i++)
    if (token_is(reader->prose, index - 2, before[i]))
      return TRUE;
  return FALSE;
}

guint claims_read_number(ClaimReader *reader, guint index) {
  Amount amount;
  if (reader_kind(reader, index) == LEX_RANK) { /* lần thứ XIX, khóa XV, thứ 4 */
    guint at = index + reader->lengths[index];
    if (!read_roman(reader, at, TRUE, &amount))
      return 0;
    put_amount(reader, at, &amount);
    return at + 1 - index;
  }
  if (is_minutes(reader, index))
    return 1;
  guint clock = read_clock(reader, index);
  if (clock > 0)
    return clock;
  if (!read_amount(reader, index, &amount))
    return 0;
  read_noon(reader, index, &amount);
  if (is_weekday(reader, index)) {
    amount.loose = TRUE;
    amount.typed = FALSE;
  }
  guint range = read_range(reader, index, &amount);
  if (range > 0)
    return range;
  put_amount(reader, index, &amount);
  return amount.count;
}
