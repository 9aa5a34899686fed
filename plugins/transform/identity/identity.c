/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Identities that hold in each row: the rows where they do not. */

#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "violation.h"

typedef struct Params {
  const char *identities, *tolerance;
} Params;

static const SnParam PARAMS[] = {
    {.name = "identities",
     .type = SN_PARAM_TEXT,
     .offset = offsetof(Params, identities),
     .required = true,
     .help = "Equations between columns that hold in each row, one a line: TD = TDF + TDD; + - * / and parentheses"},
    {.name = "tolerance",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, tolerance),
     .help = "How far the sides may lie apart, 0.5 for example; none: half a unit in the last place for each addend"},
    {0},
};

/* Without products, each rounded addend may be off by half a unit in the last place of the roughest figure; with them,
 * the compared figure by half a unit of its own. */
static Exact allowed(const Identity *identity, const Tolerance *tolerance, int coarsest, int compared) {
  bool products = identity->left.products || identity->right.products;
  unsigned left = identity->left.columns, right = identity->right.columns;
  return products ? tolerance_of(tolerance, 1, compared)
                  : tolerance_of(tolerance, left > right ? left : right, coarsest);
}

static bool check_row(SnContext *context, const SnInput *input, uint32_t row, const Identity *identity,
                      const Tolerance *tolerance, SnTable *out) {
  bool swap = !expression_is_column(&identity->left) && expression_is_column(&identity->right);
  const Expression *compared = swap ? &identity->right : &identity->left,
                   *computed = swap ? &identity->left : &identity->right;
  SnOrigin origin = sn_table_origin(input->table, row);
  int coarsest = -18, of_compared = -18;
  unsigned decimals = 0, any = 0;
  Exact found, expected;
  Outcome first = expression_value(compared, row, &found, &of_compared, &decimals);
  Outcome second = expression_value(computed, row, &expected, &coarsest, &any);
  if (first == OUTCOME_NOTHING || second == OUTCOME_NOTHING)
    return true;
  if (first == OUTCOME_IMPOSSIBLE || second == OUTCOME_IMPOSSIBLE)
    return sn_fail_at(context, origin.file, origin.line, "%s divides by zero here, or its figures are too large",
                      identity->text);
  coarsest = of_compared > coarsest ? of_compared : coarsest;
  Exact difference = exact_absolute(exact_subtract(found, expected));
  Exact most = allowed(identity, tolerance, coarsest, of_compared);
  if (exact_is_good(difference) && exact_compare(difference, most) <= 0)
    return true;
  char *words = row_words(input->table, row);
  violation_put(out, &(Violation){origin, words, identity->text, expected, found, most, decimals});
  free(words);
  return true;
}

/* What a product does to the last place is not for this check to know: then a lone column says how exact it is. */
static bool check_form(SnContext *context, const Identity *identity, uint32_t line, const Tolerance *tolerance) {
  if (tolerance->given || (!identity->left.products && !identity->right.products) ||
      expression_is_column(&identity->left) || expression_is_column(&identity->right))
    return true;
  sn_fail_in_text(context, line, "how far the sides of %s may lie apart is not known", identity->text);
  sn_hint(context, "give a tolerance=\"…\", or write the identity with one column alone on a side");
  return false;
}

static bool check_line(SnContext *context, const char *text, size_t length, uint32_t line, const SnInput *input,
                       const Tolerance *tolerance, SnTable *out) {
  Identity identity;
  bool good =
      identity_parse(context, text, length, line, input, &identity) && check_form(context, &identity, line, tolerance);
  for (uint32_t row = 0; good && row < sn_table_rows(input->table); row++)
    good = check_row(context, input, row, &identity, tolerance, out);
  identity_clear(&identity);
  return good;
}

static bool apply(SnContext *context, const void *given, const SnInput *inputs, size_t count, SnTable *out) {
  const Params *params = given;
  Tolerance tolerance;
  if (count != 1)
    return sn_fail(context, "identity checks one table, not %zu", count);
  if (!tolerance_read(context, params->tolerance, &tolerance))
    return false;
  violations_begin(out);
  bool good = true, any = false;
  uint32_t line = 1;
  for (const char *at = params->identities; *at != '\0'; line++) {
    size_t length = strcspn(at, "\n"), start = strspn(at, " \t\r"), end = length;
    while (end > start && strchr(" \t\r", at[end - 1]))
      end--;
    if (end > start) {
      any = true;
      good = check_line(context, at + start, end - start, line, inputs, &tolerance, out) && good;
    }
    at += length + (at[length] == '\n');
  }
  return any ? good : sn_fail(context, "no identity is given");
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "identity",
    .version = "1",
    .summary = "Rows in which an identity between columns does not hold, beyond what rounding explains",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .apply = apply,
};
