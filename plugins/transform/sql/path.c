/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* qsort_r */
#include "path.h"

#include <stdlib.h>
#include <string.h>

#include "../../date.h"
#include "exact.h"

/* ---- comparing cells as SQLite compares the values handed to it */

static int compare_numbers(const SnColumn *column, uint32_t a, uint32_t b) {
  Wide first = column->numbers[a], second = column->numbers[b];
  if (column->scales && column->scales[a] != column->scales[b]) {
    first *= wide_power(WIDE_MAX_SCALE - column->scales[a]);
    second *= wide_power(WIDE_MAX_SCALE - column->scales[b]);
  }
  return (first > second) - (first < second);
}

static int compare_cells(const SnColumn *column, uint32_t a, uint32_t b) {
  bool first = column->cells[a] == SN_CELL_VALUE, second = column->cells[b] == SN_CELL_VALUE;
  if (!first || !second)
    return (int)first - (int)second;
  if (column->type != SN_TEXT)
    return compare_numbers(column, a, b);
  return column->texts[a] == column->texts[b] ? 0 : strcmp(column->texts[a], column->texts[b]);
}

/* ---- hashing: values that SQL may hold equal, under any affinity, hash alike */

static uint64_t mix(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93u;
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93u;
  return hash ^ hash >> 32;
}

static uint64_t hash_double(double value) {
  uint64_t bits;
  value += 0.0; /* -0.0 equals 0.0 */
  memcpy(&bits, &value, sizeof bits);
  return mix(bits);
}

static uint64_t hash_bytes(const char *text) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (; *text != '\0'; text++)
    hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
  return mix(hash);
}

/* SQL compares the text '05' with the number 5 as numbers. */
static uint64_t hash_text(const char *text) {
  static const char FIRST[] = "0123456789+-. \t\n\v\f\r";
  if (*text == '\0' || !strchr(FIRST, *text))
    return hash_bytes(text);
  char *end;
  double value = strtod(text, &end);
  if (end == text)
    return hash_bytes(text);
  end += strspn(end, " \t\n\v\f\r");
  return *end == '\0' ? hash_double(value) : hash_bytes(text);
}

static uint64_t hash_cell(const SnColumn *column, uint32_t row) {
  switch (column->type) {
  case SN_TEXT:
    return hash_text(column->texts[row]);
  case SN_NUMBER:
    return hash_double(exact_to_double((SnDecimal){column->numbers[row], column->scales[row]}));
  case SN_DATE: {
    char text[DATE_TEXT];
    return hash_text(date_print(column->numbers[row], text));
  }
  case SN_BOOLEAN:
    break;
  }
  return hash_double((double)column->numbers[row]);
}

static uint64_t hash_value(sqlite3_value *value) {
  int type = sqlite3_value_type(value);
  return type == SQLITE_INTEGER || type == SQLITE_FLOAT ? hash_double(sqlite3_value_double(value))
                                                        : hash_text((const char *)sqlite3_value_text(value));
}

static uint64_t combine(uint64_t hash, uint64_t next) { return mix(hash * 31 + next); }

/* false: a cell holds nothing, which equals nothing. */
static bool hash_row(const Path *path, const SnTable *table, uint32_t row, uint64_t *hash) {
  *hash = 0;
  bool all = true;
  for (int i = 0; i < path->count; i++) {
    const SnColumn *column = sn_table_column(table, (uint32_t)path->columns[i].column);
    bool value = column->cells[row] == SN_CELL_VALUE;
    *hash = combine(*hash, value ? hash_cell(column, row) : 0);
    all = all && value;
  }
  return all;
}

/* ---- building */

typedef struct Sorting {
  const SnTable *table;
  const Path *path;
} Sorting;

static int compare_rows(const Sorting *sorting, uint32_t a, uint32_t b) {
  for (int i = 0; i < sorting->path->count; i++) {
    const PathColumn *by = &sorting->path->columns[i];
    int order = compare_cells(sn_table_column(sorting->table, (uint32_t)by->column), a, b);
    if (order != 0)
      return by->descending ? -order : order;
  }
  return 0;
}

static int compare_entries(const void *a, const void *b, void *sorting) {
  uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
  int order = compare_rows(sorting, first, second);
  return order != 0 ? order : (first > second) - (first < second);
}

static bool build_sorted(Path *path, const Input *input) {
  path->order = malloc(((size_t)input->rows + 1) * sizeof *path->order);
  if (!path->order)
    return false;
  for (uint32_t row = 0; row < input->rows; row++)
    path->order[row] = row;
  Sorting sorting = {input->table, path};
  qsort_r(path->order, input->rows, sizeof *path->order, compare_entries, &sorting);
  return true;
}

static bool make_buckets(Path *path, uint32_t rows) {
  uint32_t size = 16;
  while (size < rows && size < 1u << 31)
    size *= 2;
  path->mask = size - 1;
  path->heads = malloc(size * sizeof *path->heads);
  if (path->heads)
    memset(path->heads, 0xFF, size * sizeof *path->heads);
  return path->heads != NULL;
}

/* From the last row on, so that buckets list rows ascending. */
static bool build_lookup(Path *path, const Input *input) {
  path->order = malloc(((size_t)input->rows + 1) * sizeof *path->order);
  if (!path->order || !make_buckets(path, input->rows))
    return false;
  for (uint32_t row = input->rows; row-- > 0;) {
    uint64_t hash;
    if (!hash_row(path, input->table, row, &hash))
      continue;
    uint32_t *head = &path->heads[hash & path->mask];
    path->order[row] = *head;
    *head = row;
  }
  return true;
}

/* Numbers the groups in order of appearance; groups[row] is the number.  Returns how many, 0: out of memory. */
static uint32_t number_groups(Path *path, const Input *input, uint32_t *groups, uint32_t *firsts) {
  Sorting sorting = {input->table, path};
  uint32_t count = 0;
  if (!make_buckets(path, input->rows / 2 < 1u << 30 ? input->rows * 2 : input->rows))
    return 0;
  for (uint32_t row = 0; row < input->rows; row++) {
    uint64_t hash;
    hash_row(path, input->table, row, &hash);
    uint32_t slot = (uint32_t)hash & path->mask;
    while (path->heads[slot] != PATH_NONE && compare_rows(&sorting, firsts[path->heads[slot]], row) != 0)
      slot = (slot + 1) & path->mask;
    if (path->heads[slot] == PATH_NONE) {
      firsts[count] = row;
      path->heads[slot] = count++;
    }
    groups[row] = path->heads[slot];
  }
  return count;
}

/* A counting sort by group. */
static bool build_grouped(Path *path, const Input *input) {
  size_t rows = input->rows;
  uint32_t *groups = malloc((rows + 1) * sizeof *groups), *firsts = malloc((rows + 1) * sizeof *firsts);
  path->order = malloc((rows + 1) * sizeof *path->order);
  uint32_t count = groups && firsts && path->order ? number_groups(path, input, groups, firsts) : 0;
  if (count > 0) {
    memset(firsts, 0, ((size_t)count + 1) * sizeof *firsts);
    for (size_t row = 0; row < rows; row++)
      firsts[groups[row] + 1]++;
    for (uint32_t i = 1; i <= count; i++)
      firsts[i] += firsts[i - 1];
    for (uint32_t row = 0; row < rows; row++)
      path->order[firsts[groups[row]]++] = row;
  }
  free(groups);
  free(firsts);
  free(path->heads);
  path->heads = NULL;
  return count > 0 || (rows == 0 && path->order);
}

static bool is_same(const Path *path, PathKind kind, const PathColumn *columns, int count) {
  if (path->kind != kind || path->count != count)
    return false;
  for (int i = 0; i < count; i++)
    if (path->columns[i].column != columns[i].column || path->columns[i].descending != columns[i].descending)
      return false;
  return true;
}

const Path *path_get(Input *input, PathKind kind, const PathColumn *columns, int count) {
  for (const Path *path = input->paths; path; path = path->next)
    if (is_same(path, kind, columns, count))
      return path;
  Path *path = calloc(1, sizeof *path);
  if (!path)
    return NULL;
  path->kind = kind;
  path->count = count;
  memcpy(path->columns, columns, (size_t)count * sizeof *columns);
  bool built = kind == PATH_SORTED    ? build_sorted(path, input)
               : kind == PATH_GROUPED ? build_grouped(path, input)
                                      : build_lookup(path, input);
  if (!built) {
    path_free(path);
    return NULL;
  }
  path->next = input->paths;
  input->paths = path;
  return path;
}

void path_free(Path *path) {
  if (!path)
    return;
  free(path->order);
  free(path->heads);
  free(path);
}

uint32_t path_lookup(const Path *path, sqlite3_value **values) {
  uint64_t hash = 0;
  for (int i = 0; i < path->count; i++) {
    if (sqlite3_value_type(values[i]) == SQLITE_NULL)
      return PATH_NONE;
    hash = combine(hash, hash_value(values[i]));
  }
  return path->heads[hash & path->mask];
}
