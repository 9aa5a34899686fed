/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The logical structure (ISO 32000-1, 14.7): a node for each element, kept
 * small because a long table has tens of thousands; written at the end. */

#include <songngu/plugin.h>

#include "../array.h"
#include "syntax.h"
#include "writer.h"

typedef enum KidKind { KID_ELEMENT, KID_CONTENT, KID_OBJECT } KidKind;

/* What stands under a node, in reading order. */
typedef struct Kid {
  uint32_t previous, next; /* index in kids + 1; 0: none */
  uint32_t value;          /* node, marked-content identifier or object number */
  uint32_t page : 30;      /* index of the page; not for elements */
  uint32_t kind : 2;
} Kid;

/* ListNumbering (14.8.5.5). */
typedef enum Numbering {
  NUMBERING_NONE,
  NUMBERING_DISC,
  NUMBERING_DECIMAL,
  NUMBERING_UPPER_ROMAN,
  NUMBERING_LOWER_ROMAN,
  NUMBERING_UPPER_ALPHA,
  NUMBERING_LOWER_ALPHA,
} Numbering;

typedef struct Node {
  const SnElement *element; /* NULL for the root and for links that the document left without an element */
  uint32_t parent;
  uint32_t first, last; /* kids, as Kid.next */
  uint8_t role;
  uint8_t numbering; /* of an L, a Numbering */
} Node;

/* Where a figure stands, in PDF's coordinates. */
typedef struct Extent {
  uint32_t node, page;
  double left, bottom, right, top;
} Extent;

/* An entry of the parent tree: the nodes of a page's marked contents, or the node of one annotation. */
typedef struct ParentEntry {
  uint32_t first, count; /* in owners */
  bool page;
} ParentEntry;

typedef struct Structure {
  ARRAY(Node) nodes; /* 0: the document */
  ARRAY(Kid) kids;
  ARRAY(uint32_t) by_id; /* node + 1 of each element id */
  ARRAY(Extent) extents;
  ARRAY(ParentEntry) parents;
  ARRAY(uint32_t) owners;
  uint32_t page;      /* index of the page being drawn */
  uint32_t entry;     /* its parent entry */
  bool silent_figure; /* a figure has no alternative text */
} Structure;

/* A kid by its index + 1, as kids refer to each other. */
static inline Kid *structure_kid(const Structure *structure, uint32_t index) {
  return &structure->kids.items[index - 1];
}

void structure_init(Structure *structure);
void structure_free(Structure *structure);

/* The element's node, made with those above it when it is new. */
uint32_t structure_node(Structure *structure, const SnElement *element);
/* A link under `parent` that the document has no element for. */
uint32_t structure_add_link(Structure *structure, uint32_t parent);

/* Begins the next page; returns its key in the parent tree (StructParents). */
uint32_t structure_begin_page(Structure *structure);
/* A new marked content on the page; returns its identifier (MCID). */
uint32_t structure_add_content(Structure *structure, uint32_t node);
/* An annotation on the page; returns its key in the parent tree (StructParent). */
uint32_t structure_add_object(Structure *structure, uint32_t node, uint32_t number);
/* Where a figure was drawn on the page; only its first page counts. */
void structure_add_extent(Structure *structure, Extent extent);
/* The first text of a list label tells how the list counts. */
void structure_see_label(Structure *structure, uint32_t node, const char *text);

const char *role_name(SnRole role);

/* Writes the tree and frees it; `pages` are the pages' object numbers.  Returns the root's number. */
uint32_t structure_write(Structure *structure, Writer *writer, const uint32_t *pages);
