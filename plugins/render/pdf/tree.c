/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tree.h"

#define MOST_ENTRIES 64
#define MOST_KIDS 128

void tree_begin(Tree *tree, Writer *writer, const char *kind) { *tree = (Tree){.writer = writer, .kind = kind}; }

static void put_limits(const Tree *tree, Buffer *text, const TreeNode *node) {
  buffer_put(text, "/Limits[");
  buffer_bytes(text, tree->keys.data + node->first, node->first_length);
  buffer_char(text, ' ');
  buffer_bytes(text, tree->keys.data + node->last, node->last_length);
  buffer_char(text, ']');
}

static void leaf_close(Tree *tree) {
  Buffer text = {0};
  TreeNode node = tree->open;
  if (tree->held == 0)
    return;
  node.number = writer_reserve(tree->writer, 1);
  buffer_put(&text, "<<");
  put_limits(tree, &text, &node);
  buffer_char(&text, '/');
  buffer_put(&text, tree->kind);
  buffer_char(&text, '[');
  buffer_bytes(&text, tree->leaf.data, tree->leaf.length);
  buffer_put(&text, "]>>");
  writer_object(tree->writer, node.number, text.data, text.length);
  buffer_free(&text);
  *array_add(&tree->nodes) = node;
  buffer_clear(&tree->leaf);
  tree->held = 0;
}

void tree_add(Tree *tree, const Buffer *key, const Buffer *value) {
  if (tree->held == MOST_ENTRIES)
    leaf_close(tree);
  tree->open.last = tree->keys.length;
  tree->open.last_length = key->length;
  buffer_bytes(&tree->keys, key->data, key->length);
  if (tree->held++ == 0) {
    tree->open.first = tree->open.last;
    tree->open.first_length = tree->open.last_length;
  }
  buffer_bytes(&tree->leaf, key->data, key->length);
  buffer_char(&tree->leaf, ' ');
  buffer_bytes(&tree->leaf, value->data, value->length);
  buffer_char(&tree->leaf, '\n');
}

/* A node over nodes first…first+count-1; the root (over all) has no limits. */
static TreeNode join(Tree *tree, size_t first, size_t count) {
  Buffer text = {0};
  TreeNode *kids = tree->nodes.items + first, node = kids[0];
  node.last = kids[count - 1].last;
  node.last_length = kids[count - 1].last_length;
  node.number = writer_reserve(tree->writer, 1);
  buffer_put(&text, "<<");
  if (count < tree->nodes.count)
    put_limits(tree, &text, &node);
  buffer_put(&text, "/Kids[");
  for (size_t i = 0; i < count; i++) {
    buffer_char(&text, ' ');
    buffer_reference(&text, kids[i].number);
  }
  buffer_put(&text, "]>>");
  writer_object(tree->writer, node.number, text.data, text.length);
  buffer_free(&text);
  return node;
}

uint32_t tree_end(Tree *tree) {
  leaf_close(tree);
  bool any = tree->nodes.count > 0;
  while (tree->nodes.count > MOST_KIDS) {
    size_t joined = 0;
    for (size_t i = 0; i < tree->nodes.count; i += MOST_KIDS) {
      size_t left = tree->nodes.count - i;
      tree->nodes.items[joined++] = join(tree, i, left < MOST_KIDS ? left : MOST_KIDS);
    }
    tree->nodes.count = joined;
  }
  uint32_t root = any ? join(tree, 0, tree->nodes.count).number : 0;
  tree_free(tree);
  return root;
}

void tree_free(Tree *tree) {
  array_free(&tree->nodes);
  buffer_free(&tree->leaf);
  buffer_free(&tree->keys);
}
