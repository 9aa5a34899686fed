/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cells of a column together say of how its numbers are written. */

#include <string.h>

#include "table/conversion.h"

static const char *skip_white(const char *text) {
  for (gunichar c; (c = g_utf8_get_char(text)) && g_unichar_isspace(c);)
    text = g_utf8_next_char(text);
  return text;
}

static gsize trimmed_length(const char *text) {
  const char *end = text + strlen(text);
  while (end > text) {
    const char *last = g_utf8_prev_char(end);
    if (!g_unichar_isspace(g_utf8_get_char(last)))
      break;
    end = last;
  }
  return (gsize)(end - text);
}

/* Neither white space nor the byte of a longer character. */
static gboolean is_visible(char c) { return c > ' ' && c < 0x7F; }

gboolean cell_figure(FigureReader *reader, const char *text, CellFigure *out) {
  gsize length = strlen(text);
  if (length == 0 || !is_visible(text[0]) || !is_visible(text[length - 1])) {
    text = skip_white(text);
    length = trimmed_length(text);
  }
  if (!memchr(text, '%', length) && !memchr(text, ' ', length) &&
      number_evidence(text, length) != NUMBER_NOT_A_NUMBER) {
    *out = (CellFigure){.digits = text, .length = length, .qualifier = -1, .status = -1, .bare = TRUE};
    return TRUE;
  }
  return figure_read(reader, text, length, out);
}

static guint count_digits(const CellFigure *figure) {
  guint digits = 0;
  for (gsize i = 0; i < figure->length; i++)
    digits += g_ascii_isdigit(figure->digits[i]);
  return digits;
}

/* An ASCII space, NBSP or NNBSP groups the digits otherwise. */
static gboolean has_no_spaces(const CellFigure *figure) {
  for (gsize i = 0; i < figure->length; i++)
    if (figure->digits[i] == ' ' || (guchar)figure->digits[i] == 0xC2 || (guchar)figure->digits[i] == 0xAF)
      return FALSE;
  return TRUE;
}

static gboolean is_zero(const CellFigure *figure) {
  for (gsize i = 0; i < figure->length; i++)
    if (figure->digits[i] >= '1' && figure->digits[i] <= '9')
      return FALSE;
  return TRUE;
}

/* A code rather than an amount: 01, 0912. */
static gboolean has_leading_zero(const CellFigure *figure) {
  return figure->bare && figure->length > 1 && figure->digits[0] == '0' && g_ascii_isdigit(figure->digits[1]);
}

/* Weighing the cells of one column. */
typedef struct Scale {
  Evidence evidence;
  FigureReader reader;
  const char *unit; /* the first that a cell names */
} Scale;

static void note_unit(Scale *scale, const CellFigure *figure, guint row) {
  Evidence *evidence = &scale->evidence;
  if (!figure->unit && figure->power == 0) {
    if (!is_zero(figure))
      evidence->without_unit = MIN(evidence->without_unit, row);
    return;
  }
  evidence->with_unit = MIN(evidence->with_unit, row);
  if (!figure->unit)
    return;
  if (!scale->unit)
    scale->unit = figure->unit;
  else if (strcmp(scale->unit, figure->unit) != 0)
    evidence->other_unit = MIN(evidence->other_unit, row);
}

static void weigh_locale(Evidence *evidence, NumberEvidence said, guint row) {
  if (said == NUMBER_SAYS_VI || said == NUMBER_SAYS_VI_DECIMAL) {
    evidence->first_vi = MIN(evidence->first_vi, row);
  } else if (said == NUMBER_SAYS_EN || said == NUMBER_SAYS_PLAIN_OR_EN) {
    evidence->first_en = MIN(evidence->first_en, row);
  } else if (said == NUMBER_AMBIGUOUS) {
    evidence->ambiguous++;
    evidence->first_ambiguous = MIN(evidence->first_ambiguous, row);
  }
}

/* 1234, -12.5: weighed at one glance, as weigh_text would.  FALSE: another form. */
static gboolean weigh_plain(Evidence *evidence, const char *text, guint row) {
  const char *start = text + (*text == '-'), *at = start;
  guint nonzero = 0;
  for (; g_ascii_isdigit(*at); at++)
    nonzero |= (guint)(*at - '0');
  gsize whole = (gsize)(at - start), decimals = 0;
  if (*at == '.') {
    const char *point = at++;
    for (; g_ascii_isdigit(*at); at++)
      nonzero |= (guint)(*at - '0');
    decimals = (gsize)(at - point - 1);
    if (decimals == 0)
      return FALSE;
  }
  if (whole == 0 || *at != '\0')
    return FALSE;
  if (decimals > 0)
    weigh_locale(evidence, decimals == 3 && whole <= 3 && *start != '0' ? NUMBER_AMBIGUOUS : NUMBER_SAYS_PLAIN_OR_EN,
                 row);
  evidence->numbers++;
  evidence->too_long |= whole + decimals > DECIMAL_MAX_SCALE;
  evidence->leading_zeros |= text[0] == '0' && g_ascii_isdigit(text[1]);
  if (nonzero)
    evidence->without_unit = MIN(evidence->without_unit, row);
  return TRUE;
}

static void weigh_text(Scale *scale, const char *text, guint row) {
  Evidence *evidence = &scale->evidence;
  if (weigh_plain(evidence, text, row))
    return;
  CellFigure figure;
  NumberEvidence said = NUMBER_NOT_A_NUMBER;
  if (cell_figure(&scale->reader, text, &figure))
    said = number_evidence(figure.digits, figure.length);
  if (said == NUMBER_NOT_A_NUMBER) {
    evidence->wrong++;
    return;
  }
  weigh_locale(evidence, said, row);
  guint digits = count_digits(&figure);
  if (digits == 0)
    return;
  evidence->numbers++;
  evidence->weak += figure.weak;
  evidence->spaced |= digits < figure.length && !has_no_spaces(&figure);
  evidence->too_long |= digits > DECIMAL_MAX_SCALE;
  evidence->leading_zeros |= has_leading_zero(&figure);
  note_unit(scale, &figure, row);
}

Evidence evidence_gather(const SnTable *table, guint index, guint wrong) {
  const Column *column = table_get_column(table, index);
  Scale scale = {.evidence = {.first_vi = NO_ROW,
                              .first_en = NO_ROW,
                              .first_ambiguous = NO_ROW,
                              .with_unit = NO_ROW,
                              .other_unit = NO_ROW,
                              .without_unit = NO_ROW},
                 .reader = {.units = table->units}};
  Evidence *evidence = &scale.evidence;
  for (guint row = 0; row < table->rows && evidence->wrong < wrong; row++) {
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    SnType kind = column_kind(column, row);
    if (kind == SN_TEXT) {
      weigh_text(&scale, column->texts[row], row);
    } else if (kind == SN_NUMBER) {
      evidence->numbers++;
      if (column->numbers[row] != 0)
        evidence->without_unit = MIN(evidence->without_unit, row);
    } else {
      evidence->wrong++;
    }
  }
  figure_reader_clear(&scale.reader);
  return scale.evidence;
}

gboolean evidence_is_mixed(const Evidence *evidence) {
  return evidence->first_vi != NO_ROW && evidence->first_en != NO_ROW;
}

gboolean evidence_is_doubtful(const Evidence *evidence) {
  return evidence->ambiguous > 0 && evidence->first_vi == NO_ROW && evidence->first_en == NO_ROW;
}

gboolean evidence_units_disagree(const Evidence *evidence) {
  return evidence->other_unit != NO_ROW || (evidence->with_unit != NO_ROW && evidence->without_unit != NO_ROW);
}

NumberLocale evidence_locale(const Evidence *evidence) {
  if (evidence->first_vi != NO_ROW)
    return NUMBER_VI;
  return evidence->first_en != NO_ROW || evidence->spaced ? NUMBER_EN : NUMBER_PLAIN;
}

gboolean cell_is_ambiguous(const Column *column, guint row, FigureReader *reader) {
  CellFigure figure;
  return column->cells[row] == SN_CELL_VALUE && column_kind(column, row) == SN_TEXT &&
         cell_figure(reader, column->texts[row], &figure) &&
         number_evidence(figure.digits, figure.length) == NUMBER_AMBIGUOUS;
}
