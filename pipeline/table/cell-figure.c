/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/cell-figure.h"

#include <string.h>

#include "base/text.h"

#define MOST_AROUND 120 /* bytes beside the digits; longer is prose */
#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

void figure_reader_clear(FigureReader *reader) {
  g_clear_pointer(&reader->before, g_free);
  g_clear_pointer(&reader->after, g_free);
  reader->known = FALSE;
}

/* ---- where the digits are */

static gboolean ends_with(const char *start, const char *end, const char *text) {
  gsize length = strlen(text);
  return (gsize)(end - start) >= length && memcmp(end - length, text, length) == 0;
}

static gboolean begins_with(const char *start, const char *end, const char *text) {
  gsize length = strlen(text);
  return (gsize)(end - start) >= length && memcmp(start, text, length) == 0;
}

/* Of one separator with a digit behind it, as it may stand within a number; 0: none. */
static gsize separator_length(const char *at, const char *end) {
  gsize length = *at == '.' || *at == ',' || *at == ' ' ? 1
                 : begins_with(at, end, NBSP)           ? 2
                 : begins_with(at, end, NNBSP)          ? 3
                                                        : 0;
  return length > 0 && at + length < end && g_ascii_isdigit(at[length]) ? length : 0;
}

static const char *skip_digits(const char *at, const char *end) {
  while (at < end) {
    gsize length = g_ascii_isdigit(*at) ? 1 : separator_length(at, end);
    if (length == 0)
      break;
    at += length;
  }
  return at;
}

/* A sign or an opening parenthesis right before the digits belongs to them. */
static const char *take_sign(const char *text, const char *digits, const char *end, const char **closing) {
  const char *start = digits;
  *closing = NULL;
  if (ends_with(text, start, "-") || ends_with(text, start, "+"))
    return start - 1;
  if (ends_with(text, start, MINUS))
    return start - strlen(MINUS);
  if (!ends_with(text, start, "("))
    return start;
  const char *after = skip_digits(digits, end);
  while (after < end && (*after == ' ' || *after == '%'))
    after++;
  if (after < end && *after == ')')
    *closing = after + 1;
  return *closing ? start - 1 : start;
}

/* Splits the text into what stands before the digits, these and what stands behind. */
static gboolean find_digits(const char *text, gsize length, CellFigure *out, const char **after) {
  const char *end = text + length, *first = text, *closing;
  while (first < end && !g_ascii_isdigit(*first))
    first++;
  if (first == end)
    return FALSE;
  out->digits = take_sign(text, first, end, &closing);
  *after = closing ? closing : skip_digits(first, end);
  out->length = (gsize)(*after - out->digits);
  return out->digits - text <= MOST_AROUND && end - *after <= MOST_AROUND;
}

/* ---- what stands around them */

/* A folded text being taken apart from its start. */
typedef struct Around {
  const char *at;
  const Units *units;
  CellFigure *figure;
  gboolean unit_taken; /* from this text: a scale word stands before its unit */
} Around;

static gboolean set_once(int *member, int value) {
  if (*member >= 0)
    return FALSE;
  *member = value;
  return TRUE;
}

static gboolean add_note(CellFigure *figure, const char *mark, gsize length) {
  gsize used = strlen(figure->note);
  if (used + length + 2 > sizeof figure->note)
    return FALSE;
  if (used > 0)
    figure->note[used++] = ' ';
  memcpy(figure->note + used, mark, length);
  figure->note[used + length] = '\0';
  return TRUE;
}

/* “12 con” and “12 tháng” may be names of things; “12%” and “12 đồng” are amounts. */
static gboolean is_certain_unit(const Unit *unit) {
  return unit->kind == UNIT_PERCENT || unit->kind == UNIT_POINT || unit->kind == UNIT_MONEY;
}

static gboolean set_unit(Around *around, const Unit *unit) {
  CellFigure *figure = around->figure;
  if (figure->unit)
    return FALSE;
  figure->unit = unit->id;
  figure->weak |= !is_certain_unit(unit);
  around->unit_taken = TRUE;
  return TRUE;
}

static gboolean set_remark(Around *around, const Remark *remark) {
  CellFigure *figure = around->figure;
  switch (remark->kind) {
  case REMARK_QUALIFIER:
    return set_once(&figure->qualifier, remark->meaning);
  case REMARK_STATUS:
    return set_once(&figure->status, remark->meaning);
  case REMARK_SCALE:
    break;
  }
  if (figure->power > 0 || around->unit_taken)
    return FALSE;
  figure->power = remark->meaning;
  return TRUE;
}

/* ¹ ² ³ ⁴ …: the digit, or -1. */
static int superscript_digit(gunichar c) {
  return c == 0xB9                                     ? 1
         : c == 0xB2                                   ? 2
         : c == 0xB3                                   ? 3
         : c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int)(c - 0x2070)
                                                       : -1;
}

/* * ** † ‡ § */
static gsize mark_length(const char *at) {
  gsize stars = strspn(at, "*");
  if (stars > 0)
    return stars;
  gunichar c = g_utf8_get_char(at);
  return c == 0x2020 || c == 0x2021 || c == 0xA7 ? (gsize)(g_utf8_next_char(at) - at) : 0;
}

/* The longest run of words up to a bracket or mark that names a unit. */
static gsize unit_begins(const Units *units, const char *at, const Unit **unit) {
  gsize length = strcspn(at, "([*");
  g_autofree char *words = g_strndup(at, length);
  while (length > 0) {
    words[length] = '\0';
    *unit = units_find(units, words);
    if (*unit && (*unit)->kind != UNIT_PLAIN && (*unit)->kind != UNIT_RANK && (*unit)->kind != UNIT_PERIOD)
      return length;
    const char *last = g_utf8_prev_char(words + length), *space = strrchr(words, ' ');
    gboolean mark = superscript_digit(g_utf8_get_char(last)) >= 0 || mark_length(last) > 0;
    length = mark ? (gsize)(last - words) : space ? (gsize)(space - words) : 0;
  }
  return 0;
}

/* “US$10.31”, “€5”: a money sign right before the digits needs no space. */
static gboolean take_unit(Around *around) {
  const Unit *unit = NULL;
  gsize length = around->units ? unit_begins(around->units, around->at, &unit) : 0;
  around->at += length;
  return length > 0 && set_unit(around, unit);
}

static gboolean take_percent(Around *around) {
  if (around->figure->unit || around->figure->power > 0)
    return FALSE;
  around->figure->unit = "percent";
  around->unit_taken = TRUE;
  around->at++;
  return TRUE;
}

static gboolean take_superscript(Around *around) {
  char digits[4];
  gsize count = 0;
  for (int digit; (digit = superscript_digit(g_utf8_get_char(around->at))) >= 0;
       around->at = g_utf8_next_char(around->at)) {
    if (count == sizeof digits)
      return FALSE;
    digits[count++] = (char)('0' + digit);
  }
  around->figure->weak = TRUE;
  return count > 0 && add_note(around->figure, digits, count);
}

static gboolean take_mark(Around *around) {
  gsize length = mark_length(around->at);
  const char *mark = around->at;
  around->at += length;
  around->figure->weak = TRUE;
  return length > 0 && add_note(around->figure, mark, length);
}

/* Observation flags as Eurostat and SDMX (CL_OBS_STATUS) write them behind a figure. */
static gboolean take_flags(Around *around) {
  static const char STATUS_FLAGS[] = "epfrs", NOTE_FLAGS[] = "bcdnuz";
  static const Status STATUSES[] = {ESTIMATE, PROVISIONAL, FORECAST, REVISED, ESTIMATE};
  gsize length = strspn(around->at, "abcdefghijklmnopqrstuvwxyz");
  gunichar next = g_utf8_get_char(around->at + length);
  if (length == 0 || length > 2 || g_unichar_isalnum(next) || g_unichar_ismark(next))
    return FALSE;
  around->figure->weak = TRUE;
  for (const char *end = around->at + length; around->at < end; around->at++) {
    const char *status = strchr(STATUS_FLAGS, *around->at);
    if (status ? !set_once(&around->figure->status, (int)STATUSES[status - STATUS_FLAGS])
               : !strchr(NOTE_FLAGS, *around->at) || !add_note(around->figure, around->at, 1))
      return FALSE;
  }
  return TRUE;
}

static gboolean take_all(Around *around);

/* “1”, “12”, “a”, “*”: a footnote's mark. */
static gboolean is_mark(const char *text) {
  gsize length = strlen(text), digits = strspn(text, "0123456789");
  return (digits == length && length <= 2) || (length == 1 && g_ascii_isalpha(*text)) || mark_length(text) == length;
}

/* A status, a unit or a footnote's mark in brackets. */
static gboolean take_brackets(Around *around) {
  const char *close = strchr(around->at, *around->at == '(' ? ')' : ']');
  if (!close)
    return FALSE;
  g_autofree char *inner = g_strstrip(g_strndup(around->at + 1, (gsize)(close - around->at - 1)));
  gboolean square = *around->at == '[';
  around->at = close + 1;
  Around within = {inner, around->units, around->figure, around->unit_taken};
  gboolean flag = strlen(inner) == 1 && strchr("epfr", *inner);
  if (*inner == '\0')
    return FALSE;
  if (!flag && is_mark(inner)) {
    around->figure->weak = TRUE;
    return add_note(around->figure, inner, strlen(inner));
  }
  return !square && take_all(&within);
}

static gboolean take_sign_word(Around *around) {
  static const struct {
    const char *sign;
    Qualifier qualifier;
  } SIGNS[] = {{"~", ABOUT}, {"≈", ABOUT}, {"≥", AT_LEAST}, {"≤", AT_MOST}, {">", OVER}};
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNS); i++)
    if (g_str_has_prefix(around->at, SIGNS[i].sign)) {
      around->at += strlen(SIGNS[i].sign);
      return set_once(&around->figure->qualifier, (int)SIGNS[i].qualifier);
    }
  return FALSE;
}

static gboolean take_one(Around *around) {
  if (*around->at == '%')
    return take_percent(around);
  if (*around->at == '(' || *around->at == '[')
    return take_brackets(around);
  if (mark_length(around->at) > 0)
    return take_mark(around);
  if (superscript_digit(g_utf8_get_char(around->at)) >= 0)
    return take_superscript(around);
  Remark remark;
  gsize length = remark_begins(around->at, &remark);
  around->at += length;
  if (length > 0)
    return set_remark(around, &remark);
  return take_sign_word(around) || take_unit(around) || take_flags(around);
}

static gboolean take_all(Around *around) {
  for (;;) {
    while (*around->at == ' ')
      around->at++;
    if (*around->at == '\0')
      return TRUE;
    const char *before = around->at;
    if (!take_one(around) || around->at == before)
      return FALSE;
    /* “est.”, “prel.” */
    if (*around->at == '.' && g_ascii_isalpha(around->at[-1]) && around->figure->status >= 0)
      around->at++;
  }
}

/* Before the digits stand qualifiers, statuses and money; scales and footnotes behind. */
static gboolean take_before(const char *text, const Units *units, CellFigure *figure) {
  g_autofree char *folded = text_fold(text);
  Around around = {folded, units, figure, FALSE};
  if (!take_all(&around) || figure->power > 0 || figure->note[0] != '\0')
    return FALSE;
  const Unit *unit = figure->unit && units ? units_find(units, figure->unit) : NULL;
  return !figure->unit || (unit && unit->kind == UNIT_MONEY);
}

static gboolean take_after(const char *text, const Units *units, CellFigure *figure) {
  g_autofree char *folded = text_fold(text);
  Around around = {folded, units, figure, FALSE};
  return take_all(&around);
}

static gboolean around_is_known(const FigureReader *reader, const char *text, gsize before, const char *after,
                                gsize length) {
  return reader->known && strlen(reader->before) == before && memcmp(reader->before, text, before) == 0 &&
         strlen(reader->after) == length && memcmp(reader->after, after, length) == 0;
}

gboolean figure_read(FigureReader *reader, const char *text, gsize length, CellFigure *out) {
  CellFigure found = {.qualifier = -1, .status = -1};
  const char *after;
  if (!find_digits(text, length, &found, &after))
    return FALSE;
  gsize before = (gsize)(found.digits - text), behind = (gsize)(text + length - after);
  gboolean percent = memchr(found.digits, '%', found.length) != NULL;
  if (!around_is_known(reader, text, before, after, behind)) {
    figure_reader_clear(reader);
    CellFigure around = {.qualifier = -1, .status = -1};
    reader->before = g_strndup(text, before);
    reader->after = g_strndup(after, behind);
    if (!take_before(reader->before, reader->units, &around) || !take_after(reader->after, reader->units, &around))
      return FALSE;
    const Unit *unit = around.unit && reader->units ? units_find(reader->units, around.unit) : NULL;
    if (around.power > 0 || (unit && is_certain_unit(unit)))
      around.weak = FALSE;
    around.bare =
        !around.unit && around.power == 0 && around.qualifier < 0 && around.status < 0 && *around.note == '\0';
    reader->around = around;
    reader->known = TRUE;
  }
  *out = reader->around;
  out->digits = found.digits;
  out->length = found.length;
  if (percent && out->unit)
    return FALSE;
  if (percent) {
    out->unit = "percent";
    out->bare = FALSE;
  }
  if (memchr(out->digits, ' ', out->length))
    out->weak = TRUE;
  return TRUE;
}
