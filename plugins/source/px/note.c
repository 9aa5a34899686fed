/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note.h"

#include <string.h>

#define MOST_NOTES 1000 /* each cell is held against all */

/* Subkeys are texts of values in the file's own language, in the order of the variables; "*" is any. */
static bool find_value(const Cube *cube, size_t variable, const char *text, uint32_t *index) {
  const Keyword *own = keywords_find(cube->keywords, "VALUES", NULL, cube->variables.items[variable].own);
  *index = ANY_VALUE;
  for (uint32_t i = 0; strcmp(text, "*") != 0 && own && i < own->values.count; i++)
    if (strcmp(own->values.items[i], text) == 0)
      *index = i;
  return *index != ANY_VALUE || strcmp(text, "*") == 0;
}

static bool add_note(Notes *notes, const Cube *cube, const Keyword *keyword) {
  struct Note note = {.text = keyword->values.count > 0 ? keyword->values.items[0] : ""};
  bool any = true;
  if (keyword->subkeys.count != cube->variables.count)
    return sn_fail_at(cube->context, cube->shown, keyword->line, "a note of a cell names %u values, for %u variables",
                      (unsigned)keyword->subkeys.count, (unsigned)cube->variables.count);
  for (size_t i = 0; i < cube->variables.count; i++) {
    if (!find_value(cube, i, keyword->subkeys.items[i], &note.values[i]))
      return sn_fail_at(cube->context, cube->shown, keyword->line,
                        "a note of a cell names “%s”, which is no value of variable “%s”", keyword->subkeys.items[i],
                        cube->variables.items[i].own);
    any = any && note.values[i] == ANY_VALUE;
  }
  /* One of all cells is the table's. */
  if (!any)
    *array_add(&notes->list) = note;
  return true;
}

bool notes_read(Notes *notes, const Cube *cube) {
  *notes = (Notes){0};
  bool good = true;
  for (size_t i = 0; i < cube->keywords->list.count; i++) {
    const Keyword *keyword = &cube->keywords->list.items[i];
    if ((strcmp(keyword->name, "CELLNOTE") != 0 && strcmp(keyword->name, "CELLNOTEX") != 0) || keyword->language)
      continue;
    if (notes->list.count == MOST_NOTES)
      return sn_fail_at(cube->context, cube->shown, keyword->line, "the file has more than %d notes of cells",
                        MOST_NOTES);
    good = add_note(notes, cube, keyword) && good;
  }
  return good;
}

void notes_clear(Notes *notes) { array_free(&notes->list); }

const char *notes_find(const Notes *notes, const Cube *cube, const uint32_t *values) {
  for (size_t n = 0; n < notes->list.count; n++) {
    const struct Note *note = &notes->list.items[n];
    size_t i = 0;
    while (i < cube->variables.count && (note->values[i] == ANY_VALUE || note->values[i] == values[i]))
      i++;
    if (i == cube->variables.count)
      return note->text;
  }
  return NULL;
}
