/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Number trees and name trees (7.9.6, 7.9.7): entries are added in order of
 * their keys and leave memory leaf by leaf. */

#include "../../array.h"
#include "syntax.h"
#include "writer.h"

typedef struct TreeNode {
  uint32_t number;
  size_t first, first_length, last, last_length; /* keys, in Tree.keys */
} TreeNode;

typedef struct Tree {
  Writer *writer;
  const char *kind; /* "Nums" or "Names" */
  Buffer leaf, keys;
  uint32_t held; /* entries in the leaf */
  TreeNode open; /* the leaf's keys */
  ARRAY(TreeNode) nodes;
} Tree;

void tree_begin(Tree *tree, Writer *writer, const char *kind);
/* Key and value as PDF writes them. */
void tree_add(Tree *tree, const Buffer *key, const Buffer *value);
/* The root's number; 0 for a tree without entries.  Frees all. */
uint32_t tree_end(Tree *tree);
void tree_free(Tree *tree);
