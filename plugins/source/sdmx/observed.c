/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "observed.h"

#include <string.h>

#include "../../wide.h"
#include "../figure.h"
#include "../pairs.h"
#include "sdmx.h"

#define MOST_SCALE 18
#define MOST_LENGTH 400 /* of a figure: the longest double is shorter */
#define TOO_LARGE 1000000000000000000

/* What the core takes the endings of figures for, in columns of any source. */
#define ENDINGS "sb=preliminary; p=provisional; e=estimate; f=forecast; r=revised"

/* ---- rules */

/* The next piece of a list and its length; NULL at the end. */
static const char *next_piece(const char **list, const char *separators, size_t *length) {
  while (**list) {
    const char *start = *list + strspn(*list, separators);
    *length = strcspn(start, separators);
    *list = start + *length;
    if (*length > 0)
      return start;
  }
  return NULL;
}

static bool read_locales(SnContext *context, const char *list, ObservedRules *out) {
  static const char *const NAMES[] = {[SN_LOCALE_PLAIN] = "plain", [SN_LOCALE_VI] = "vi", [SN_LOCALE_EN] = "en"};
  size_t length;
  for (const char *piece = next_piece(&list, " ", &length); piece; piece = next_piece(&list, " ", &length)) {
    unsigned found = 0;
    while (found < 3 && (strlen(NAMES[found]) != length || memcmp(NAMES[found], piece, length) != 0))
      found++;
    if (found == 3) {
      sn_fail(context, "“%.*s” is no way of writing numbers", (int)length, piece);
      sn_hint(context, "write plain, vi or en, or several with spaces between them");
      return false;
    }
    if (out->locale_count < 3)
      out->locales[out->locale_count++] = (SnNumberLocale)found;
  }
  return true;
}

static bool has_room(SnContext *context, const char *parameter, unsigned count) {
  return count < OBSERVED_MOST_RULES || sn_fail(context, "%s lists more than %d words", parameter, OBSERVED_MOST_RULES);
}

static bool read_nothings(SnContext *context, const char *list, ObservedRules *out) {
  size_t length;
  for (const char *piece = next_piece(&list, "|", &length); piece; piece = next_piece(&list, "|", &length)) {
    if (!has_room(context, "nothing", out->nothing_count))
      return false;
    piece = sdmx_trim(piece, length, &length);
    if (length > 0)
      out->nothings[out->nothing_count++] = (ObservedRule){piece, length, NULL};
  }
  return true;
}

static bool read_ending(SnContext *context, const Pair *pair, ObservedRules *out) {
  static const char *const STATUSES[] = {"final",    "estimate", "preliminary", "provisional",
                                         "forecast", "revised",  NULL};
  if (!has_room(context, "status", out->ending_count))
    return false;
  for (const char *const *status = STATUSES; *status; status++)
    if (strcmp(*status, pair->value) == 0) {
      out->endings[out->ending_count++] = (ObservedRule){pair->name, strlen(pair->name), *status};
      return true;
    }
  sn_fail(context, "“%s” is not a status of a figure", pair->value);
  sn_hint(context, "write final, estimate, preliminary, provisional, forecast or revised");
  return false;
}

static bool read_endings(SnContext *context, const char *text, ObservedRules *out) {
  bool good = pairs_read(context, "status", text, &out->status);
  for (size_t i = 0; good && i < out->status.count; i++)
    good = read_ending(context, &out->status.list[i], out);
  return good;
}

bool observed_rules_read(SnContext *context, const char *locale, const char *nothing, const char *status,
                         ObservedRules *out) {
  *out = (ObservedRules){0};
  bool good = !locale || read_locales(context, locale, out);
  good = (!nothing || read_nothings(context, nothing, out)) && good;
  if (locale && !status)
    status = ENDINGS;
  return read_endings(context, status, out) && good;
}

void observed_rules_clear(ObservedRules *rules) { pairs_clear(&rules->status); }

/* ---- the standard's forms */

typedef struct Slice {
  const char *at, *end;
} Slice;

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static Slice trim(Slice slice) {
  while (slice.at < slice.end && is_white(*slice.at))
    slice.at++;
  while (slice.at < slice.end && is_white(slice.end[-1]))
    slice.end--;
  return slice;
}

static bool is(Slice slice, const char *text, size_t length) {
  return (size_t)(slice.end - slice.at) == length && memcmp(slice.at, text, length) == 0;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* How many characters hold the first 18 significant digits. */
static size_t significant(const char *text, size_t length) {
  unsigned digits = 0;
  size_t at = 0;
  for (; at < length && digits < MOST_SCALE; at++)
    digits += is_digit(text[at]) && (digits > 0 || text[at] != '0');
  return at;
}

/* The digits before an exponent, rounded to as many as fit: a double has no more than 17 that mean anything. */
static bool read_shortened(const char *text, size_t digits, size_t length, SnDecimal *out) {
  char shorter[MOST_LENGTH];
  size_t point = (size_t)((const char *)memchr(text, '.', digits) - text), kept = significant(text, digits);
  if (length > sizeof shorter)
    return false;
  for (; kept > point; kept--) {
    memcpy(shorter, text, kept);
    memcpy(shorter + kept, text + digits, length - digits);
    if (figure_read(shorter, kept + length - digits, out) != FIGURE_GOOD)
      continue;
    size_t next = kept + (kept == point);
    if (next < digits && text[next] >= '5')
      out->coefficient += *text == '-' ? -1 : 1;
    if (out->coefficient != TOO_LARGE && out->coefficient != -TOO_LARGE)
      return true;
    out->coefficient /= 10;
    return out->scale-- > 0;
  }
  return false;
}

/* A figure as XML Schema Part 2 has it, 3.2.3 and 3.2.5, but NaN and INF. */
static bool read_standard(Slice slice, SnDecimal *out) {
  size_t length = (size_t)(slice.end - slice.at), digits = 0;
  FigureFault fault = figure_read(slice.at, length, out);
  if (fault != FIGURE_TOO_LONG)
    return fault == FIGURE_GOOD;
  while (digits < length && slice.at[digits] != 'e' && slice.at[digits] != 'E')
    digits++;
  return memchr(slice.at, '.', digits) && read_shortened(slice.at, digits, length, out);
}

/* ---- declared forms */

static const ObservedRule *find_rule(const ObservedRule *rules, unsigned count, Slice slice) {
  for (unsigned i = 0; i < count; i++)
    if (is(slice, rules[i].text, rules[i].length))
      return &rules[i];
  return NULL;
}

static const ObservedRule *find_ending(const ObservedRules *rules, Slice *slice) {
  for (unsigned i = 0; i < rules->ending_count; i++) {
    const ObservedRule *rule = &rules->endings[i];
    if ((size_t)(slice->end - slice->at) <= rule->length ||
        memcmp(slice->end - rule->length, rule->text, rule->length) != 0)
      continue;
    slice->end -= rule->length;
    *slice = trim(*slice);
    return rule;
  }
  return NULL;
}

/* By the first of the locales in which the text is well formed, where no other gives it another meaning. */
static bool read_declared(const SnNumberLocale *locales, unsigned count, Slice slice, Observed *out) {
  bool found = false;
  for (unsigned i = 0; i < count; i++) {
    Observed figure = {0};
    if (!sn_number_parse(slice.at, (size_t)(slice.end - slice.at), locales[i], &figure.number, &figure.cell) ||
        figure.cell == SN_CELL_EMPTY)
      continue;
    if (found && (figure.cell != out->cell || wide_of(figure.number) != wide_of(out->number)))
      return false;
    if (!found)
      *out = figure;
    found = true;
  }
  return found;
}

bool observed_read(const ObservedRules *rules, const char *text, size_t length, Observed *out) {
  Slice slice = trim((Slice){text, text + length});
  *out = (Observed){.cell = SN_CELL_VALUE};
  if (read_standard(slice, &out->number))
    return true;
  if (is(slice, "NaN", 3) || find_rule(rules->nothings, rules->nothing_count, slice)) {
    out->cell = SN_CELL_NOT_AVAILABLE;
    return true;
  }
  const ObservedRule *ending = find_ending(rules, &slice);
  bool good =
      (ending && read_standard(slice, &out->number)) || read_declared(rules->locales, rules->locale_count, slice, out);
  out->status = ending ? ending->status : NULL;
  return good;
}

/* ---- advice */

static bool reads_as(SnNumberLocale locale, Slice slice) {
  Observed figure;
  return read_declared(&locale, 1, slice, &figure);
}

void observed_advise(SnContext *context, const char *text, size_t length) {
  Slice slice = trim((Slice){text, text + length}), digits = slice;
  bool vi = reads_as(SN_LOCALE_VI, slice), en = reads_as(SN_LOCALE_EN, slice);
  while (digits.at < digits.end && !is_digit(digits.end[-1]))
    digits.end--;
  SnDecimal number;
  if (reads_as(SN_LOCALE_PLAIN, slice))
    sn_hint(context, "locale=\"plain\" reads it");
  else if (vi && en)
    sn_hint(context, "locale=\"plain vi\" reads it as Vietnamese, locale=\"plain en\" as English");
  else if (vi)
    sn_hint(context, "locale=\"plain vi\" reads it");
  else if (en)
    sn_hint(context, "locale=\"plain en\" reads it");
  else if (digits.at == digits.end)
    sn_hint(context, "if that stands for no figure, say so with nothing=\"%.*s\"", (int)length, text);
  else if (digits.end < slice.end && read_standard(digits, &number))
    sn_hint(context, "if the ending tells the figure's status, say so, such as with status=\"sb=preliminary\"");
  else
    sn_hint(context, "ask the publisher what is meant, or leave the series out with key=\"…\"");
}

bool observed_scale(SnDecimal number, int power, SnDecimal *out) {
  int scale = number.scale - power;
  for (; scale < 0; scale++) {
    if (number.coefficient >= TOO_LARGE / 10 || number.coefficient <= -TOO_LARGE / 10)
      return false;
    number.coefficient *= 10;
  }
  *out = (SnDecimal){number.coefficient, (uint8_t)scale};
  return scale <= MOST_SCALE;
}
