/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a table is kept; for the files of this folder. */

#include "base/decimal.h"
#include "table/arena.h"
#include "table/table.h"
#include "table/unit.h"

#define TABLE_MOST_ROWS (1u << 30)
#define TABLE_FAULTS_SHOWN 50 /* of one kind in one place; the rest are counted */

/* Names of columns that say something about the row's value. */
typedef enum Reserved {
  RESERVED_UNIT,
  RESERVED_QUALIFIER,
  RESERVED_STATUS,
  RESERVED_PERIOD,
  RESERVED_AS_OF,
  RESERVED_COUNT,
} Reserved;

/* Columns NAME_qualifier, NAME_status and NAME_note that say more of each cell of NAME. */
typedef enum Sibling { SIBLING_QUALIFIER, SIBLING_STATUS, SIBLING_NOTE, SIBLING_COUNT } Sibling;

#define RECENT_BITS 11
#define RECENT_ROWS 512    /* rows of a table from which on texts are shared */
#define RECENT_MISSES 4096 /* when sharing is weighed */

/* Texts that a column held lately, by a hash of theirs. */
typedef struct RecentText {
  const char *text;
  gsize length;
  guint64 first, last; /* its first and last eight bytes: all of a text of sixteen */
} RecentText;

typedef struct RecentTexts {
  RecentText entries[1 << RECENT_BITS];
  guint hits, misses;
} RecentTexts;

/* The arrays hold `capacity` entries, zero (so SN_CELL_EMPTY) beyond the last put; `view` shows them to readers. */
typedef struct Column {
  SnColumn view;
  char *name, *unit;
  char *reference; /* the source's own name of it, for places; may be NULL */
  guint8 *cells;
  gint64 *numbers; /* of a text column, unseen by readers: see kinds */
  guint8 *scales;
  const char **texts; /* in the table's arena */
  guint8 *kinds;      /* of a text column: the SnType that each cell was put as; NULL: all are text */
  RecentTexts *recent;
  gboolean declared;        /* somebody said its type: never inferred */
  int siblings[SIBLING_COUNT]; /* index + 1 of the columns that say more of each cell; 0: none */
} Column;

/* Rows from `first_row` on come from this file and sheet. */
typedef struct OriginRun {
  guint first_row;
  const char *file, *sheet; /* interned; may be NULL */
} OriginRun;

typedef enum PutFault {
  PUT_INVALID_UTF8,
  PUT_OUT_OF_RANGE,
  PUT_WRONG_TYPE,
  PUT_TWICE,
  PUT_NO_SUCH_COLUMN,
  PUT_BAD_NAME,
  PUT_SAME_NAME,
  PUT_ROW_NOT_ENDED,
  PUT_TOO_MANY_ROWS,
} PutFault;

typedef struct RecordedFault {
  PutFault kind;
  guint row, column;
  guint detail; /* INVALID_UTF8: character of the cell, from 1; otherwise a type or an index */
} RecordedFault;

struct SnTable {
  char *name;
  GPtrArray *columns;           /* Column */
  GHashTable *by_name;          /* folded name: index + 1 */
  int reserved[RESERVED_COUNT]; /* index of the column, or -1 */
  Arena texts;
  guint rows, capacity; /* capacity > rows: there is always room for the open row */
  gboolean row_open;
  guint32 *lines; /* of each row; NULL while no row told its line */
  GArray *runs;   /* OriginRun, ascending */
  char *origin_file;
  guint origin_line;
  GArray *faults; /* RecordedFault */
  guint fault_count;
  GPtrArray *labels;   /* what texts are called in other languages (labels.c); NULL: no label */
  const Units *units;  /* by whose words cells name their units; borrowed, may be NULL */
  GHashTable *indexes; /* for table_find_row, by the columns asked for; emptied by any change */
};

static inline Column *table_get_column(const SnTable *table, guint index) {
  return g_ptr_array_index(table->columns, index);
}

/* Makes the arrays of `type`, all cells empty, in place of what the column held. */
void column_set_type(Column *column, SnType type, guint capacity);
/* Makes room in a text column for cells of other types. */
void column_keep_kinds(Column *column, guint capacity);
/* The type that a cell was put as. */
static inline SnType column_kind(const Column *column, guint row) {
  return column->kinds ? (SnType)column->kinds[row] : column->view.type;
}
void table_forget_indexes(SnTable *table);

/* All three texts are valid UTF-8 in NFC. */
void table_add_label(SnTable *table, guint column, const char *text, const char *language, const char *translation);

/* The place of a cell; `cell` receives a string to be freed where the place needs one. */
Place table_place(const SnTable *table, guint column, guint row, char **cell);

/* A number, date or boolean in plain form: in `buffer`, or a constant. */
const char *cell_print(SnType type, gint64 number, guint8 scale, char buffer[DECIMAL_TEXT]);

/* Under which cells count as equal: folded text, numbers and dates by value; NULL for nothing. */
char *table_cell_key(const SnTable *table, guint column, guint row);
