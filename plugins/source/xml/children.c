/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns as the elements themselves name them. */

#include <libxml/hash.h>
#include <string.h>

#include "../../array.h"
#include "../markup.h"
#include "rows.h"

#define INSTANCE "http://www.w3.org/2001/XMLSchema-instance"

typedef struct Column {
  const char *name; /* of the document */
  int filled;       /* the row that filled it last, + 1 */
} Column;

typedef struct Names {
  xmlHashTablePtr index; /* name → place + 1 */
  ARRAY(Column) list;
} Names;

/* What the schema's own attributes say (xsi:nil, xsi:type) is no cell. */
static bool is_cell(const xmlNode *node) {
  if (node->type == XML_ELEMENT_NODE)
    return true;
  return node->type == XML_ATTRIBUTE_NODE && !(node->ns && strcmp((const char *)node->ns->href, INSTANCE) == 0);
}

static bool has_elements(const xmlNode *node) {
  return node->type == XML_ELEMENT_NODE && xmlFirstElementChild((xmlNodePtr)node) != NULL;
}

/* The row's attributes, then its children. */
static const xmlNode *first_part(const xmlNode *element) {
  return element->properties ? (const xmlNode *)element->properties : element->children;
}

static const xmlNode *next_part(const xmlNode *element, const xmlNode *part) {
  return !part->next && part->type == XML_ATTRIBUTE_NODE ? element->children : part->next;
}

static size_t find_name(const Names *names, const xmlNode *part) {
  return (uintptr_t)xmlHashLookup(names->index, part->name);
}

static bool gather(Rows *rows, Names *names) {
  for (int i = 0; i < rows->elements->nodeNr; i++) {
    const xmlNode *element = rows->elements->nodeTab[i];
    for (const xmlNode *part = first_part(element); part; part = next_part(element, part)) {
      if (!is_cell(part) || find_name(names, part))
        continue;
      if (names->list.count == ROWS_MOST_COLUMNS)
        return sn_fail_at(rows->context, rows->shown, markup_line(element), "the rows have more than %d columns",
                          ROWS_MOST_COLUMNS);
      *array_add(&names->list) = (Column){(const char *)part->name, 0};
      xmlHashAddEntry(names->index, part->name, (void *)(uintptr_t)names->list.count); // NOLINT: a number
    }
  }
  return true;
}

static bool add_columns(Rows *rows, const Names *names) {
  bool good = true;
  for (size_t i = 0; i < names->list.count; i++) {
    const char *name = names->list.items[i].name;
    if (sn_table_find(rows->out, name)) {
      good = sn_fail_at(rows->context, rows->shown, 0, "two columns are called “%s”", name);
      sn_hint(rows->context, "name the columns with columns=\"…\"");
    } else {
      sn_table_add_column(rows->out, name, SN_TEXT, NULL);
    }
  }
  return good;
}

static void put_part(Rows *rows, Column *column, uint32_t place, const xmlNode *element, const xmlNode *part, int row) {
  uint32_t line = markup_line(part->type == XML_ELEMENT_NODE ? part : element);
  if (has_elements(part) || column->filled == row + 1) {
    if (!rows_is_shown(rows))
      return;
    if (has_elements(part))
      sn_fail_at(rows->context, rows->shown, line, "<%s> holds elements, not a value", column->name);
    else
      sn_fail_at(rows->context, rows->shown, line, "the row has “%s” twice", column->name);
    sn_hint(rows->context, "say what the columns are, such as columns=\"%s=%s[1]\"", column->name, column->name);
    return;
  }
  column->filled = row + 1;
  xmlChar *text = rows_text(part);
  rows_put(rows, place, text);
  xmlFree(text);
}

static void put_row(Rows *rows, Names *names, int row) {
  const xmlNode *element = rows->elements->nodeTab[row];
  for (const xmlNode *part = first_part(element); part; part = next_part(element, part)) {
    size_t place = is_cell(part) ? find_name(names, part) : 0;
    if (place > 0)
      put_part(rows, &names->list.items[place - 1], (uint32_t)(place - 1), element, part, row);
  }
  rows_end_row(rows, element);
}

static bool put_rows(Rows *rows, Names *names) {
  if (names->list.count == 0) {
    sn_fail_at(rows->context, rows->shown, markup_line(rows->elements->nodeTab[0]),
               "the rows have neither attributes nor child elements");
    sn_hint(rows->context, "say what the columns are, such as columns=\"value=.\"");
    return false;
  }
  if (!add_columns(rows, names))
    return false;
  for (int i = 0; i < rows->elements->nodeNr; i++)
    put_row(rows, names, i);
  return rows_end(rows);
}

bool rows_by_children(Rows *rows) {
  Names names = {.index = xmlHashCreate(64)};
  if (!names.index)
    abort();
  bool good = gather(rows, &names) && put_rows(rows, &names);
  xmlHashFree(names.index, NULL);
  array_free(&names.list);
  return good;
}
