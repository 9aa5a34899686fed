/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The components of the data being read: dimensions, measures and attributes, as the structure file defines them or as
 * the message shows them. */

#include <libxml/tree.h>

#include <libxml/dict.h>
#include <libxml/hash.h>

#include <songngu/plugin.h>

#include "message.h"
#include "structure.h"

#define NO_COLUMN UINT32_MAX

/* A value of a component; NUL-terminated.  text NULL: none. */
typedef struct Text {
  const char *text;
  size_t length;
} Text;

typedef struct Component {
  const char *id;
  ComponentKind kind;
  bool defined;    /* by the structure file */
  bool key;        /* a dimension: the structure file or a generic message says so */
  unsigned levels; /* bits: where the message puts it */
  const Codelist *codes;
  uint32_t column, label_column;
  xmlHashTablePtr labels; /* code → CodeName; those met so far */
  unsigned unknown;       /* codes that the codelist lacks */
  const char *first_unknown;
} Component;

typedef struct Components {
  xmlDictPtr dictionary;
  Component *list;
  uint32_t count, room;
  xmlHashTablePtr index; /* id → place + 1 */
} Components;

void components_init(Components *components, xmlDictPtr dictionary);
void components_clear(Components *components);

/* Place of the component, NO_COLUMN where there is none.  `id` is of the dictionary. */
uint32_t components_find(const Components *components, const char *id);
/* The same, added where it is new. */
uint32_t components_meet(Components *components, const char *id);
/* All of a definition, in its order. */
void components_define(Components *components, const DataStructure *structure);

static inline bool component_is_met(const Component *component) { return component->levels != 0; }
/* Whether the message has it anywhere but in groups and for the data set as a whole. */
static inline bool component_is_near(const Component *component) {
  return component->levels & (1u << LEVEL_SERIES | 1u << LEVEL_OBSERVATION);
}
/* Whether it is known which components are dimensions. */
bool components_have_keys(const Components *components);
