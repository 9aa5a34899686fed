/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A catalogue entry's text as a tree, all branches in it. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

typedef enum NodeKind {
  NODE_TEXT,     /* the words, quotes resolved */
  NODE_ARGUMENT, /* its name */
  NODE_FIGURE,   /* "#": the name of the argument it stands for */
  NODE_OPEN,     /* the tag's name */
  NODE_CLOSE,
  NODE_SELECT, /* the argument's name; branches */
  NODE_PLURAL,
} NodeKind;

typedef struct Node {
  NodeKind kind;
  char *text;
  gsize from, to;   /* bytes of the pattern, quotes and braces with it */
  GArray *branches; /* Branch; NULL but for choices */
} Node;

typedef struct Branch {
  char *key;
  gboolean exact; /* "=1": holds for `number` alone */
  SnDecimal number;
  gsize from, to; /* bytes between its braces */
  GArray *nodes;  /* Node */
} Branch;

/* The nodes, owned.  NULL: faults were reported. */
GArray *pattern_parse(const char *pattern, const Place *place, Diagnostics *diagnostics);
