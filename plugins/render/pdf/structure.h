/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The logical structure (ISO 32000-1, 14.7): a node for each element, kept
 * small because a long table has tens of thousands; written at the end. */

#include <songngu/plugin.h>

#include "../../array.h"
#include "chunks.h"
#include "syntax.h"
#include "writer.h"

/* What stands under a node: another node, or a kid.  0: nothing (the root stands under none). */
typedef uint32_t Ref;
static inline Ref node_ref(uint32_t node) { return node << 1; }
static inline Ref kid_ref(uint32_t kid) { return kid << 1 | 1; }
static inline bool ref_is_kid(Ref ref) { return ref & 1; }
static inline uint32_t ref_index(Ref ref) { return ref >> 1; }

/* Neighbours under the same parent, in reading order. */
typedef struct Links {
  Ref previous, next;
} Links;

/* A content or an annotation. */
typedef struct Kid {
  Links links;
  uint32_t value;     /* marked-content identifier, or object number */
  uint32_t page : 31; /* index */
  uint32_t is_object : 1;
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
  Ref first, last; /* of a leaf: the page and identifier of its only content */
  Links links;
  bool leaf;
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
  CHUNKS(Node) nodes; /* 0: the document */
  CHUNKS(Kid) kids;
  CHUNKS(uint32_t) by_id; /* node + 1 of each element id */
  CHUNKS(uint32_t) owners;
  ARRAY(ParentEntry) parents;
  ARRAY(Extent) extents;
  uint32_t page;      /* index of the page being drawn */
  uint32_t entry;     /* its parent entry */
  bool silent_figure; /* a figure has no alternative text */
} Structure;

static inline Node *structure_at(const Structure *structure, uint32_t node) {
  return chunks_at(&structure->nodes, node);
}

static inline Links *structure_links(const Structure *structure, Ref ref) {
  return ref_is_kid(ref) ? &chunks_at(&structure->kids, ref_index(ref))->links
                         : &structure_at(structure, ref_index(ref))->links;
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
