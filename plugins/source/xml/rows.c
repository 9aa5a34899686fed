/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <math.h>
#include <string.h>

#include "../../array.h"
#include "../markup.h"

bool rows_is_shown(Rows *rows) { return rows->faults++ < ROWS_FAULTS_SHOWN; }

xmlChar *rows_text(const xmlNode *node) {
  xmlChar *text = xmlNodeGetContent(node);
  if (!text)
    abort();
  size_t length = strlen((char *)text), blank = strspn((char *)text, " \t\r\n");
  while (length > blank && strchr(" \t\r\n", text[length - 1]))
    length--;
  memmove(text, text + blank, length - blank);
  text[length - blank] = '\0';
  return text;
}

void rows_put(Rows *rows, uint32_t column, const xmlChar *text) {
  if (*text)
    sn_table_put_text(rows->out, column, (const char *)text, strlen((const char *)text));
}

void rows_end_row(Rows *rows, const xmlNode *element) {
  sn_table_end_row(rows->out, &(SnOrigin){rows->shown, NULL, markup_line(element)});
}

bool rows_end(Rows *rows) {
  if (rows->faults > ROWS_FAULTS_SHOWN)
    sn_fail_at(rows->context, rows->shown, 0, "%u more cells have such faults", rows->faults - ROWS_FAULTS_SHOWN);
  return rows->faults == 0;
}

/* ---- columns with expressions */

static bool report_several(Rows *rows, const xmlNode *element, const Pair *column, int found) {
  if (rows_is_shown(rows)) {
    sn_fail_at(rows->context, rows->shown, markup_line(element),
               "column “%s”: “%s” finds %d nodes where one is expected", column->name, column->value, found);
    sn_hint(rows->context, "choose one, such as with [1] or [@year='2024']");
  }
  return false;
}

/* A count is a whole number; anything else was computed with binary fractions. */
static bool put_number(Rows *rows, uint32_t place, const xmlNode *element, const Pair *column, double number) {
  if (number == floor(number) && fabs(number) < 1e15) {
    sn_table_put_number(rows->out, place, (SnDecimal){(int64_t)number, 0});
    return true;
  }
  if (rows_is_shown(rows)) {
    sn_fail_at(rows->context, rows->shown, markup_line(element), "column “%s”: “%s” computes a figure inexactly",
               column->name, column->value);
    sn_hint(rows->context, "read the figures as they stand, and compute with transform sql or aggregate");
  }
  return false;
}

static bool put_result(Rows *rows, uint32_t place, const xmlNode *element, const Pair *column,
                       const xmlXPathObject *result) {
  const xmlNodeSet *nodes = result->nodesetval;
  switch (result->type) {
  case XPATH_NODESET: {
    if (!nodes || nodes->nodeNr == 0)
      return true;
    if (nodes->nodeNr > 1)
      return report_several(rows, element, column, nodes->nodeNr);
    xmlChar *text = rows_text(nodes->nodeTab[0]);
    rows_put(rows, place, text);
    xmlFree(text);
    return true;
  }
  case XPATH_BOOLEAN:
    sn_table_put_boolean(rows->out, place, result->boolval != 0);
    return true;
  case XPATH_NUMBER:
    return put_number(rows, place, element, column, result->floatval);
  default:
    rows_put(rows, place, result->stringval ? result->stringval : (const xmlChar *)"");
    return true;
  }
}

/* false: an expression could not be evaluated, and so will not be in any row. */
static bool put_row(Rows *rows, Finder *finder, const Pairs *columns, xmlXPathCompExprPtr *expressions,
                    xmlNodePtr element) {
  for (size_t i = 0; i < columns->count; i++) {
    xmlXPathObjectPtr result = finder_evaluate(finder, expressions[i], element, columns->list[i].value);
    if (!result)
      return false;
    put_result(rows, (uint32_t)i, element, &columns->list[i], result);
    xmlXPathFreeObject(result);
  }
  rows_end_row(rows, element);
  return true;
}

static bool add_columns(Rows *rows, Finder *finder, const Pairs *columns, xmlXPathCompExprPtr *expressions) {
  bool good = true;
  for (size_t i = 0; i < columns->count; i++) {
    const Pair *column = &columns->list[i];
    if (sn_table_find(rows->out, column->name))
      good = sn_fail(rows->context, "columns: two columns are called “%s”", column->name);
    else
      sn_table_add_column(rows->out, column->name, SN_TEXT, NULL);
    expressions[i] = finder_compile(finder, "columns", column->value);
    good = expressions[i] && good;
  }
  return good;
}

bool rows_by_expressions(Rows *rows, Finder *finder, const Pairs *columns) {
  xmlXPathCompExprPtr *expressions = array_new(columns->count, sizeof *expressions);
  bool good = add_columns(rows, finder, columns, expressions);
  for (int i = 0; good && i < rows->elements->nodeNr; i++)
    good = put_row(rows, finder, columns, expressions, rows->elements->nodeTab[i]);
  for (size_t i = 0; i < columns->count; i++)
    xmlXPathFreeCompExpr(expressions[i]);
  free(expressions);
  return rows_end(rows) && good;
}
