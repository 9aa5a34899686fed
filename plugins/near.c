/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "near.h"

#include "array.h"

bool hint_near(SnContext *context, const char *word, const char *const *candidates) {
  const char *near = sn_suggest(word, candidates);
  if (near)
    sn_hint(context, "did you mean “%s”?", near);
  return near != NULL;
}

bool hint_near_column(SnContext *context, const char *name, const SnTable *table) {
  uint32_t count = sn_table_columns(table);
  const char **names = array_new((size_t)count + 1, sizeof *names);
  for (uint32_t i = 0; i < count; i++)
    names[i] = sn_table_column(table, i)->name;
  bool near = hint_near(context, name, names);
  free(names);
  return near;
}
