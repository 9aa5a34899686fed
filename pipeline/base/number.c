/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <string.h>

#include "base/decimal.h"

#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"
#define EN_DASH "\xE2\x80\x93"
#define ELLIPSIS "\xE2\x80\xA6"

/* A piece of text, not NUL-terminated. */
typedef struct Slice {
  const char *start, *end;
} Slice;

static gboolean slice_is(Slice slice, const char *text) {
  gsize length = strlen(text);
  return (gsize)(slice.end - slice.start) == length && memcmp(slice.start, text, length) == 0;
}

static gboolean drop_prefix(Slice *slice, const char *text) {
  gsize length = strlen(text);
  if ((gsize)(slice->end - slice->start) < length || memcmp(slice->start, text, length) != 0)
    return FALSE;
  slice->start += length;
  return TRUE;
}

static gboolean drop_suffix(Slice *slice, const char *text) {
  gsize length = strlen(text);
  if ((gsize)(slice->end - slice->start) < length || memcmp(slice->end - length, text, length) != 0)
    return FALSE;
  slice->end -= length;
  return TRUE;
}

static void trim(Slice *slice) {
  while (drop_prefix(slice, " ") || drop_prefix(slice, "\t") || drop_prefix(slice, NBSP) || drop_prefix(slice, NNBSP))
    ;
  while (drop_suffix(slice, " ") || drop_suffix(slice, "\t") || drop_suffix(slice, NBSP) || drop_suffix(slice, NNBSP))
    ;
}

/* The signs that statistical tables print for nothing; VALUE: none of them. */
static SnCell find_sign(Slice slice) {
  if (slice.start == slice.end)
    return SN_CELL_EMPTY;
  if (slice_is(slice, "-") || slice_is(slice, EN_DASH) || slice_is(slice, MINUS))
    return SN_CELL_NIL;
  if (slice_is(slice, ELLIPSIS) || slice_is(slice, "..."))
    return SN_CELL_NOT_AVAILABLE;
  if (slice_is(slice, "x"))
    return SN_CELL_NOT_APPLICABLE;
  return SN_CELL_VALUE;
}

/* Takes off sign, parentheses and percent sign, leaving digits and separators. */
static gboolean strip(Slice *slice, gboolean *negative) {
  trim(slice);
  gboolean percent = drop_suffix(slice, "%");
  if (percent)
    trim(slice);
  *negative = FALSE;
  if (drop_prefix(slice, "(")) {
    *negative = TRUE;
    if (!drop_suffix(slice, ")"))
      return FALSE;
    if (!percent)
      drop_suffix(slice, "%");
    trim(slice);
  } else if (drop_prefix(slice, "-") || drop_prefix(slice, MINUS)) {
    *negative = TRUE;
  } else {
    drop_prefix(slice, "+");
  }
  return slice->start < slice->end && g_ascii_isdigit(*slice->start);
}

/* How the digits of a number are set apart. */
typedef struct Shape {
  guint points, commas, spaces; /* separators of each sort */
  guint first, last;            /* digits before the first and after the last separator */
  gboolean even;                /* three digits between any two separators */
  char last_separator;          /* '.', ',', ' ' or 0 */
  gboolean leading_zero;        /* 0 or 0… before the first separator */
  gboolean mixed;               /* a separator of one sort comes back after one of another sort */
} Shape;

static char read_separator(Slice *rest) {
  if (drop_prefix(rest, "."))
    return '.';
  if (drop_prefix(rest, ","))
    return ',';
  return drop_prefix(rest, " ") || drop_prefix(rest, NBSP) || drop_prefix(rest, NNBSP) ? ' ' : 0;
}

static gboolean read_shape(Slice rest, Shape *shape) {
  *shape = (Shape){.even = TRUE, .leading_zero = *rest.start == '0'};
  guint digits = 0;
  while (rest.start < rest.end) {
    if (g_ascii_isdigit(*rest.start)) {
      digits++;
      rest.start++;
      continue;
    }
    char separator = read_separator(&rest);
    if (separator == 0 || digits == 0)
      return FALSE;
    if (shape->last_separator == 0)
      shape->first = digits;
    else
      shape->even = shape->even && digits == 3;
    guint *seen = separator == '.' ? &shape->points : separator == ',' ? &shape->commas : &shape->spaces;
    if (*seen > 0 && shape->last_separator != separator)
      shape->mixed = TRUE;
    (*seen)++;
    shape->last_separator = separator;
    digits = 0;
  }
  if (shape->last_separator == 0)
    shape->first = digits;
  shape->last = digits;
  return digits > 0;
}

/* Could the separators before the decimal one group thousands? */
static gboolean groups(const Shape *shape, guint separators) {
  return separators == 0 || (shape->first <= 3 && !shape->leading_zero && shape->even);
}

/* Is the number well formed with this decimal separator, the other two grouping? */
static gboolean fits(const Shape *shape, char decimal) {
  guint decimals = decimal == '.' ? shape->points : shape->commas;
  guint others = decimal == '.' ? shape->commas : shape->points;
  if (shape->mixed || decimals > 1 || (decimals == 1 && shape->last_separator != decimal) ||
      (others > 0 && shape->spaces > 0))
    return FALSE;
  gboolean whole = decimals == 0 && others + shape->spaces > 0;
  return groups(shape, others + shape->spaces) && (!whole || shape->last == 3);
}

gboolean number_read_plain(const char *text, gsize length, gboolean point, SnDecimal *out) {
  gboolean negative = length > 0 && *text == '-';
  gsize start = negative, at = start, point_at = 0;
  gint64 coefficient = 0;
  if (length - start > DECIMAL_MAX_SCALE)
    return FALSE;
  for (; at < length; at++) {
    if (g_ascii_isdigit(text[at]))
      coefficient = coefficient * 10 + (text[at] - '0');
    else if (text[at] == '.' && point && point_at == 0 && at > start)
      point_at = at;
    else
      return FALSE;
  }
  if (at == start || point_at == length - 1)
    return FALSE;
  *out = (SnDecimal){negative ? -coefficient : coefficient, (guint8)(point_at > 0 ? length - 1 - point_at : 0)};
  return TRUE;
}

NumberEvidence number_evidence(const char *text, gsize length) {
  SnDecimal plain;
  if (number_read_plain(text, length, FALSE, &plain))
    return NUMBER_SAYS_NOTHING;
  Slice slice = {text, text + length};
  trim(&slice);
  if (find_sign(slice) != SN_CELL_VALUE)
    return NUMBER_SAYS_NOTHING;
  gboolean negative;
  Shape shape;
  if (!strip(&slice, &negative) || !read_shape(slice, &shape))
    return NUMBER_NOT_A_NUMBER;
  if (shape.points + shape.commas + shape.spaces == 0)
    return NUMBER_SAYS_NOTHING;
  gboolean vi = fits(&shape, ','), en = fits(&shape, '.');
  if (vi && en)
    return shape.points + shape.commas == 0 ? NUMBER_SAYS_NOTHING : NUMBER_AMBIGUOUS;
  if (vi)
    return shape.points > 0 || shape.spaces > 0 ? NUMBER_SAYS_VI : NUMBER_SAYS_VI_DECIMAL;
  if (en)
    return shape.commas > 0 || shape.spaces > 0 ? NUMBER_SAYS_EN : NUMBER_SAYS_PLAIN_OR_EN;
  return NUMBER_NOT_A_NUMBER;
}

gboolean number_parse(const char *text, gsize length, NumberLocale locale, SnDecimal *out, SnCell *cell) {
  *cell = SN_CELL_VALUE;
  if (number_read_plain(text, length, locale != NUMBER_VI, out))
    return TRUE;
  Slice slice = {text, text + length};
  trim(&slice);
  *cell = find_sign(slice);
  if (*cell != SN_CELL_VALUE)
    return TRUE;
  gboolean negative;
  Shape shape;
  if (!strip(&slice, &negative) || !read_shape(slice, &shape))
    return FALSE;
  char decimal = locale == NUMBER_VI ? ',' : '.';
  if (locale == NUMBER_PLAIN ? shape.commas + shape.spaces > 0 || shape.points > 1 : !fits(&shape, decimal))
    return FALSE;
  char plain[64];
  gsize used = 0;
  for (const char *at = slice.start; at < slice.end; at++) {
    if (!g_ascii_isdigit(*at) && *at != decimal)
      continue;
    if (used == sizeof plain)
      return FALSE;
    plain[used++] = *at == decimal ? '.' : *at;
  }
  if (!decimal_parse(plain, used, out))
    return FALSE;
  if (negative)
    *out = decimal_negate(*out);
  return TRUE;
}

bool sn_number_parse(const char *text, size_t length, SnNumberLocale locale, SnDecimal *out, SnCell *cell) {
  SnDecimal number = {0, 0};
  if ((guint)locale > SN_LOCALE_EN || !number_parse(text, length, (NumberLocale)locale, &number, cell))
    return false;
  *out = number;
  return true;
}
