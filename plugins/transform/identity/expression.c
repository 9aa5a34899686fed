/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expression.h"

#include <stdlib.h>
#include <string.h>

#include "../../array.h"
#include "../../near.h"

#define MOST_DEPTH 40 /* of parentheses */

typedef struct Parser {
  SnContext *context;
  const char *at, *end;
  uint32_t line;
  const SnInput *input;
  Expression *into;
  unsigned depth;
} Parser;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_name(char c) {
  return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static void skip_spaces(Parser *parser) {
  while (parser->at < parser->end && (*parser->at == ' ' || *parser->at == '\t' || *parser->at == '\r'))
    parser->at++;
}

static bool take(Parser *parser, char c) {
  skip_spaces(parser);
  if (parser->at == parser->end || *parser->at != c)
    return false;
  parser->at++;
  return true;
}

static bool add_step(Parser *parser, Step step) {
  Expression *into = parser->into;
  if (into->count == MOST_STEPS)
    return sn_fail_in_text(parser->context, parser->line, "the identity has more than %d parts", MOST_STEPS);
  into->steps[into->count++] = step;
  into->columns += step.kind == STEP_COLUMN;
  into->products |= step.kind == STEP_MULTIPLY || step.kind == STEP_DIVIDE;
  return true;
}

static bool add_column(Parser *parser, const char *start, size_t length) {
  char *name = string_part(start, length);
  const SnColumn *column = sn_table_find(parser->input->table, name);
  bool good = column && column->type == SN_NUMBER;
  if (!column) {
    sn_fail_in_text(parser->context, parser->line, "table “%s” has no column “%s”", parser->input->name, name);
    hint_near_column(parser->context, name, parser->input->table);
  } else if (!good) {
    sn_fail_in_text(parser->context, parser->line, "column “%s” holds no numbers", name);
  }
  free(name);
  return good && add_step(parser, (Step){.kind = STEP_COLUMN, .column = column});
}

static bool parse_number(Parser *parser) {
  const char *start = parser->at;
  while (parser->at < parser->end && (is_digit(*parser->at) || *parser->at == '.'))
    parser->at++;
  Step step = {.kind = STEP_NUMBER};
  SnCell cell;
  if (parser->at < parser->end && is_name(*parser->at)) {
    parser->at = start;
    while (parser->at < parser->end && is_name(*parser->at))
      parser->at++;
    return add_column(parser, start, (size_t)(parser->at - start));
  }
  if (!sn_number_parse(start, (size_t)(parser->at - start), SN_LOCALE_PLAIN, &step.number, &cell))
    return sn_fail_in_text(parser->context, parser->line, "“%.*s” is not a number of the form 1234.5",
                           (int)(parser->at - start), start);
  return add_step(parser, step);
}

static bool parse_sum(Parser *parser);

static bool parse_parentheses(Parser *parser) {
  if (++parser->depth > MOST_DEPTH)
    return sn_fail_in_text(parser->context, parser->line, "the parentheses of the identity nest too deep");
  if (!parse_sum(parser))
    return false;
  parser->depth--;
  return take(parser, ')') || sn_fail_in_text(parser->context, parser->line, "a parenthesis is not closed");
}

static bool parse_quoted(Parser *parser) {
  const char *close = memchr(parser->at, '"', (size_t)(parser->end - parser->at)), *start = parser->at;
  if (!close)
    return sn_fail_in_text(parser->context, parser->line, "a quoted name is not closed");
  parser->at = close + 1;
  return add_column(parser, start, (size_t)(close - start));
}

static bool parse_operand(Parser *parser) {
  skip_spaces(parser);
  bool negative = take(parser, '-');
  skip_spaces(parser);
  bool good;
  if (take(parser, '(')) {
    good = parse_parentheses(parser);
  } else if (take(parser, '"')) {
    good = parse_quoted(parser);
  } else if (parser->at < parser->end && is_digit(*parser->at)) {
    good = parse_number(parser);
  } else {
    const char *start = parser->at;
    while (parser->at < parser->end && is_name(*parser->at))
      parser->at++;
    good = parser->at > start
               ? add_column(parser, start, (size_t)(parser->at - start))
               : sn_fail_in_text(parser->context, parser->line, "a column or a number is missing in the identity");
  }
  return good && (!negative || add_step(parser, (Step){.kind = STEP_NEGATE}));
}

static bool parse_product(Parser *parser) {
  if (!parse_operand(parser))
    return false;
  for (;;) {
    StepKind kind = take(parser, '*') ? STEP_MULTIPLY : take(parser, '/') ? STEP_DIVIDE : STEP_NEGATE;
    if (kind == STEP_NEGATE)
      return true;
    if (!parse_operand(parser) || !add_step(parser, (Step){.kind = kind}))
      return false;
  }
}

static bool parse_sum(Parser *parser) {
  if (!parse_product(parser))
    return false;
  for (;;) {
    StepKind kind = take(parser, '+') ? STEP_ADD : take(parser, '-') ? STEP_SUBTRACT : STEP_NEGATE;
    if (kind == STEP_NEGATE)
      return true;
    if (!parse_product(parser) || !add_step(parser, (Step){.kind = kind}))
      return false;
  }
}

bool identity_parse(SnContext *context, const char *text, size_t length, uint32_t line, const SnInput *input,
                    Identity *out) {
  *out = (Identity){.text = string_part(text, length)};
  Parser parser = {context, text, text + length, line, input, &out->left, 0};
  if (!parse_sum(&parser))
    return false;
  if (!take(&parser, '='))
    return sn_fail_in_text(context, line, "the identity has no “=” where one is expected");
  parser.into = &out->right;
  if (!parse_sum(&parser))
    return false;
  skip_spaces(&parser);
  return parser.at == parser.end || sn_fail_in_text(context, line, "the identity goes on where it should end: “%.*s”",
                                                    (int)(parser.end - parser.at), parser.at);
}

void identity_clear(Identity *identity) { free(identity->text); }

bool expression_is_column(const Expression *expression) {
  return expression->count == 1 && expression->steps[0].kind == STEP_COLUMN;
}

/* ---- values */

static Outcome figure_of(const SnColumn *column, uint32_t row, Exact *out, int *coarsest, unsigned *finest) {
  if (column->cells[row] == SN_CELL_NIL) {
    *out = (Exact){0, 1};
    return OUTCOME_VALUE;
  }
  if (column->cells[row] != SN_CELL_VALUE)
    return OUTCOME_NOTHING;
  uint8_t scale = column->scales[row];
  *out = exact_of((SnDecimal){column->numbers[row], scale});
  if (-(int)scale > *coarsest)
    *coarsest = -(int)scale;
  if (scale > *finest)
    *finest = scale;
  return OUTCOME_VALUE;
}

static Exact combine(StepKind kind, Exact a, Exact b) {
  return kind == STEP_ADD        ? exact_add(a, b)
         : kind == STEP_SUBTRACT ? exact_subtract(a, b)
         : kind == STEP_MULTIPLY ? exact_multiply(a, b)
                                 : exact_divide(a, b);
}

Outcome expression_value(const Expression *expression, uint32_t row, Exact *out, int *coarsest, unsigned *finest) {
  Exact stack[MOST_STEPS];
  unsigned depth = 0;
  for (unsigned i = 0; i < expression->count; i++) {
    const Step *step = &expression->steps[i];
    if (step->kind == STEP_COLUMN) {
      if (figure_of(step->column, row, &stack[depth++], coarsest, finest) == OUTCOME_NOTHING)
        return OUTCOME_NOTHING;
    } else if (step->kind == STEP_NUMBER) {
      stack[depth++] = exact_of(step->number);
    } else if (step->kind == STEP_NEGATE) {
      stack[depth - 1].numerator = -stack[depth - 1].numerator;
    } else {
      depth--;
      stack[depth - 1] = combine(step->kind, stack[depth - 1], stack[depth]);
    }
  }
  *out = stack[0];
  return exact_is_good(*out) ? OUTCOME_VALUE : OUTCOME_IMPOSSIBLE;
}
