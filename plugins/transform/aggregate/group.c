/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "group.h"

#include <string.h>

#include "../../array.h"

#define PLAIN_TABLE 65536 /* pairs of codes up to which a table is kept instead of an index */

/* Numbers pairs (so far, code) anew, in place. */
static uint32_t join_plainly(uint32_t *numbers, const uint32_t *codes, uint32_t rows, uint32_t code_count,
                             uint32_t pairs) {
  uint32_t *table = array_new(pairs, sizeof *table), count = 0;
  memset(table, 0xFF, pairs * sizeof *table);
  for (uint32_t row = 0; row < rows; row++) {
    uint32_t *place = &table[numbers[row] * code_count + codes[row]];
    if (*place == NO_INDEX)
      *place = count++;
    numbers[row] = *place;
  }
  free(table);
  return count;
}

static uint32_t join(uint32_t *numbers, uint32_t count, const uint32_t *codes, uint32_t code_count, uint32_t rows) {
  if ((uint64_t)count * code_count <= PLAIN_TABLE)
    return join_plainly(numbers, codes, rows, code_count, count * code_count);
  Index index = {0};
  for (uint32_t row = 0; row < rows; row++)
    numbers[row] = index_number(&index, (uint64_t)numbers[row] << 32 | codes[row]);
  uint32_t joined = index.count;
  index_clear(&index);
  return joined;
}

static void measure_groups(Groups *groups) {
  groups->first_rows = array_new(groups->count, sizeof *groups->first_rows);
  groups->last_rows = array_new(groups->count, sizeof *groups->last_rows);
  groups->sizes = array_new(groups->count, sizeof *groups->sizes);
  for (uint32_t row = 0; row < groups->rows; row++) {
    uint32_t group = groups->of_row[row];
    if (groups->sizes[group]++ == 0)
      groups->first_rows[group] = row;
    groups->last_rows[group] = row;
  }
}

static bool read_keys(Groups *groups, const Formulas *formulas, SnContext *context, const SnInput *input) {
  bool good = true;
  for (unsigned i = 0; i < formulas->key_count; i++) {
    if (groups_find_key(groups, formulas->keys[i].name) >= 0)
      good = sn_fail(context, "two keys are called “%s”", formulas->keys[i].name);
    good = key_read(&groups->keys[groups->key_count++], &formulas->keys[i], context, input) && good;
  }
  return good;
}

bool groups_read(Groups *groups, const Formulas *formulas, SnContext *context, const SnInput *input) {
  *groups = (Groups){.rows = sn_table_rows(input->table)};
  if (!read_keys(groups, formulas, context, input))
    return false;
  groups->of_row = array_new(groups->rows, sizeof *groups->of_row);
  groups->count = groups->rows > 0 || groups->key_count == 0;
  for (unsigned i = 0; i < groups->key_count && groups->rows > 0; i++)
    groups->count = join(groups->of_row, groups->count, groups->keys[i].of_row, (uint32_t)groups->keys[i].codes.count,
                         groups->rows);
  measure_groups(groups);
  return true;
}

void groups_clear(Groups *groups) {
  for (unsigned i = 0; i < groups->key_count; i++)
    key_clear(&groups->keys[i]);
  free(groups->of_row);
  free(groups->first_rows);
  free(groups->last_rows);
  free(groups->sizes);
}

int groups_find_key(const Groups *groups, const char *name) {
  for (unsigned i = 0; i < groups->key_count; i++)
    if (strcmp(groups->keys[i].formula->name, name) == 0)
      return (int)i;
  return -1;
}

uint32_t *groups_alike(const Groups *groups, int left_out) {
  uint32_t *alike = array_new(groups->count, sizeof *alike), *codes = array_new(groups->count, sizeof *codes);
  uint32_t count = groups->count > 0;
  for (unsigned i = 0; i < groups->key_count; i++) {
    if ((int)i == left_out)
      continue;
    for (uint32_t group = 0; group < groups->count; group++)
      codes[group] = groups_code(groups, i, group);
    count = join(alike, count, codes, (uint32_t)groups->keys[i].codes.count, groups->count);
  }
  free(codes);
  return alike;
}
