/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/structure.h"

#include "page/slab.h"

struct Structure {
  Slab slab;
  GStringChunk *strings;
  guint32 last_id;
  SnElement artifact;
};

Structure *structure_new(void) {
  Structure *structure = g_new0(Structure, 1);
  structure->strings = g_string_chunk_new(1024);
  structure->artifact.role = SN_ROLE_ARTIFACT;
  return structure;
}

void structure_free(Structure *structure) {
  if (!structure)
    return;
  slab_clear(&structure->slab);
  g_string_chunk_free(structure->strings);
  g_free(structure);
}

SnElement *structure_add(Structure *structure, SnRole role, const SnElement *parent) {
  SnElement *element = slab_take(&structure->slab, sizeof *element);
  *element = (SnElement){.id = ++structure->last_id, .role = role, .parent = parent};
  return element;
}

/* Languages and the titles of repeated heads recur: each string is kept once. */
static const char *keep(Structure *structure, const char *text) {
  return text ? g_string_chunk_insert_const(structure->strings, text) : NULL;
}

void structure_set_context(Structure *structure, SnElement *element, const char *context) {
  element->context = keep(structure, context);
}

void structure_set_alt(Structure *structure, SnElement *element, const char *alt) {
  element->alt = keep(structure, alt);
}

void structure_set_title(Structure *structure, SnElement *element, const char *title) {
  element->title = keep(structure, title);
}

void structure_set_language(Structure *structure, SnElement *element, const char *language) {
  element->language = keep(structure, language);
}

const SnElement *structure_artifact(const Structure *structure) { return &structure->artifact; }
