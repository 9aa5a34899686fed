/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "header.h"

#include <stdlib.h>
#include <string.h>

#include "range.h"

#define CELL_NAME 160

void header_clear(Header *header) {
  for (uint32_t i = 0; i < header->count; i++)
    free(header->names[i]);
  free(header->names);
  free(header->left);
  *header = (Header){0};
}

static bool grow(Header *header, uint32_t count) {
  if (count <= header->count)
    return true;
  char **grown = realloc(header->names, count * sizeof *grown);
  if (!grown)
    return false;
  header->names = grown;
  for (; header->count < count; header->count++)
    if (!(header->names[header->count] = calloc(1, 1)))
      return false;
  return true;
}

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void trim(const char **text, size_t *length) {
  while (*length > 0 && is_white((*text)[*length - 1]))
    --*length;
  while (*length > 0 && is_white(**text)) {
    ++*text;
    --*length;
  }
}

static bool append(char **name, const char *text, size_t length) {
  if (length == 0)
    return true;
  size_t before = strlen(*name);
  char *grown = realloc(*name, before + length + 2);
  if (!grown)
    return false;
  if (before > 0)
    grown[before++] = ' ';
  memcpy(grown + before, text, length);
  grown[before + length] = '\0';
  *name = grown;
  return true;
}

void header_begin_row(Header *header, uint32_t line, bool spreading) {
  free(header->left);
  header->left = NULL;
  header->line = line;
  header->spreading = spreading;
}

/* Keeps what stands on the left of the next cell. */
static bool remember(Header *header, const char *text, size_t length) {
  char *copy = malloc(length + 1);
  if (!copy)
    return false;
  memcpy(copy, text, length);
  copy[length] = '\0';
  free(header->left);
  header->left = copy;
  return true;
}

bool header_put(Header *header, uint32_t column, uint32_t span, const char *text, size_t length) {
  if (!grow(header, column + span))
    return false;
  trim(&text, &length);
  if (header->spreading && length == 0 && header->left) {
    text = header->left;
    length = strlen(text);
  } else if (header->spreading && !remember(header, text, length)) {
    return false;
  }
  for (uint32_t i = 0; i < span; i++)
    if (!append(&header->names[column + i], text, length))
      return false;
  return true;
}

bool header_number(Header *header, uint32_t count) {
  if (!grow(header, count))
    return false;
  for (uint32_t i = 0; i < count; i++) {
    char name[16];
    int length = snprintf(name, sizeof name, "c%u", i + 1);
    if (!append(&header->names[i], name, (size_t)length))
      return false;
  }
  return true;
}

static bool report_unnamed(const Header *header, SnContext *context, const HeaderPlace *place, uint32_t column) {
  sn_fail_at(context, place->file, header->line, "column %u has no name", column + 1);
  sn_hint(context, "name it in the file, or take out the delimiter at the end of the row");
  return false;
}

static bool report_doubled(const Header *header, SnContext *context, const HeaderPlace *place, uint32_t column) {
  const char *name = header->names[column];
  if (place->sheet) {
    char letters[RANGE_LETTERS], cell[CELL_NAME];
    range_letters(place->first_column + column, letters);
    snprintf(cell, sizeof cell, "%s!%s%u", place->sheet, letters, header->line);
    sn_fail_cell(context, place->file, cell, "the column is called “%s”, as one before it", name);
  } else {
    sn_fail_at(context, place->file, header->line, "two columns are called “%s”", name);
  }
  sn_hint(context, "give each column a name of its own");
  return false;
}

bool header_add_columns(const Header *header, SnContext *context, const HeaderPlace *place, SnTable *out) {
  bool good = true;
  for (uint32_t i = 0; i < header->count; i++) {
    const char *name = header->names[i];
    if (*name == '\0')
      good = report_unnamed(header, context, place, i);
    else if (sn_table_find(out, name))
      good = report_doubled(header, context, place, i);
    else
      sn_table_add_column(out, name, SN_TEXT, NULL);
  }
  return good;
}

bool header_add_named(const Header *header, SnContext *context, const HeaderPlace *place, SnTable *out,
                      uint32_t *indices) {
  bool good = true;
  for (uint32_t i = 0; i < header->count; i++) {
    const char *name = header->names[i];
    if (*name == '\0') {
      indices[i] = HEADER_NO_COLUMN;
    } else if (sn_table_find(out, name)) {
      indices[i] = HEADER_DOUBLED_COLUMN;
      good = report_doubled(header, context, place, i);
    } else {
      indices[i] = sn_table_add_column(out, name, SN_TEXT, NULL);
    }
  }
  return good;
}
