/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a reader gets about: outline, named destinations, page labels. */

#include <songngu/plugin.h>

#include "../../array.h"
#include "tree.h"

typedef struct Anchor {
  char *name;
  uint32_t page; /* index */
  double y;      /* in PDF's coordinates */
} Anchor;

typedef struct Heading {
  const SnElement *element;
  uint32_t page;
  double y;
} Heading;

typedef struct Navigation {
  ARRAY(Anchor) anchors;
  ARRAY(Heading) headings;
  size_t placed;         /* headings whose y is known; the others await their first text */
  ARRAY(char *) targets; /* of links within the document */
  Tree labels;           /* of pages */
  uint64_t next_label;   /* the number that would go on with the last range; 0: none */
} Navigation;

void navigation_init(Navigation *navigation, Writer *writer);
void navigation_free(Navigation *navigation);
void navigation_add_anchor(Navigation *navigation, const char *name, uint32_t page, double y);
/* A heading has begun that stands in the outline. */
void navigation_add_heading(Navigation *navigation, const SnElement *element, uint32_t page, double top);
/* Text whose top is y has been drawn: it is the awaited one. */
static inline void navigation_see_text(Navigation *navigation, double y) {
  while (navigation->placed < navigation->headings.count)
    navigation->headings.items[navigation->placed++].y = y;
}
void navigation_add_target(Navigation *navigation, const char *name);
void navigation_add_label(Navigation *navigation, uint32_t page, const char *label);

/* Each writes its part; 0 when there is nothing.  `pages` are the pages' object numbers. */
uint32_t navigation_write_outline(const Navigation *navigation, Writer *writer, const uint32_t *pages);
/* Warns of links that lead nowhere. */
uint32_t navigation_write_names(Navigation *navigation, SnContext *context, Writer *writer, const uint32_t *pages);
uint32_t navigation_write_labels(Navigation *navigation);
