/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who does what until when, as a table.  A task without a deadline says so. */

#include "document/blocks.h"
#include "document/cells.h"
#include "document/inline.h"
#include "document/rows.h"
#include "document/words.h"

typedef struct Field {
  const char *name; /* the attribute, and the column where it does not say another */
  const char *head;
  gboolean required; /* its column must be there */
  const char *empty; /* the word for nothing, or NULL */
  double share;      /* of the line */
} Field;

static const Field fields[] = {
    {"task", "Nhiệm vụ", TRUE, NULL, 0},
    {"lead", "Đơn vị chủ trì", TRUE, NULL, 0.18},
    {"support", "Đơn vị phối hợp", FALSE, NULL, 0.18},
    {"deadline", "Thời hạn", TRUE, "không nêu thời hạn", 0.16},
};
static const Field source = {"source", "Căn cứ", TRUE, NULL, 0.14};

typedef struct Assigning {
  Binder *binder;
  const SnTable *table;
  xmlNodePtr node;
  Rows *rows;
  Block *block;
} Assigning;

static void add_field(const Assigning *assigning, const Field *field) {
  Binder *binder = assigning->binder;
  const char *attribute = xml_attribute(assigning->node, field->name);
  const char *name = attribute ? attribute : field->name;
  if (!attribute && !field->required && table_find_column(assigning->table, name) < 0)
    return;
  Place place = xml_place(assigning->node);
  int index = cells_column(assigning->table, name, &place, binder->diagnostics);
  if (index < 0)
    return;
  RowColumn column = {.index = (guint)index,
                      .cells = sn_table_column(assigning->table, (guint)index),
                      .style = VALUE_STYLE_DEFAULT,
                      .head = spans_new()};
  column.empty = field->empty ? words_fixed(binder, "words", field->empty) : NULL;
  column.look = (TableColumn){.align = ALIGN_START, .share = field->share};
  inline_text(column.head, assigning->block->strings, words_fixed(binder, "words", field->head), FALSE);
  rows_add(assigning->rows, &column);
}

/* The table's own numbers where it has them, as text refers to them; else the rows'. */
static void add_numbers(const Assigning *assigning) {
  int index = table_find_column(assigning->table, "number");
  if (index < 0) {
    rows_add_numbers(assigning->rows, assigning->block->strings);
    return;
  }
  RowColumn column = {.index = (guint)index,
                      .cells = sn_table_column(assigning->table, (guint)index),
                      .style = VALUE_STYLE_DEFAULT,
                      .look = {.align = ALIGN_CENTER},
                      .head = spans_new()};
  inline_text(column.head, assigning->block->strings, words_fixed(assigning->binder, "words", "STT"), FALSE);
  rows_add(assigning->rows, &column);
}

Block *assignments_bind(Binder *binder, xmlNodePtr node, const Visit *visit) {
  Place place = xml_place(node);
  const SnTable *table = cells_table(binder->cells, xml_attribute(node, "from"), &place, binder->diagnostics);
  if (!table)
    return NULL;
  Block *block = blocks_new(binder, node, BLOCK_TABLE, binder_style(binder, node, "table"));
  block->context = g_strconcat(DATA_CONTEXT, table_name(table), NULL);
  Assigning assigning = {binder, table, node, rows_new(binder, table, node), block};
  block->caption_above = binder->edition->pack->template->captions_above_tables;
  blocks_bind_caption(binder, node, visit, block);
  add_numbers(&assigning);
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
    add_field(&assigning, &fields[i]);
  if (xml_attribute(node, "source"))
    add_field(&assigning, &source);
  rows_finish(assigning.rows, block);
  return block;
}
