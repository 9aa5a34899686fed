/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A JSON text (RFC 8259) as jansson reads it, with what jansson forgets: the line where each value
 * stands, and the digits of each number. */

#include <jansson.h>

#include <songngu/plugin.h>

typedef struct Tree {
  SnContext *context;
  const char *shown; /* the file in messages */
  const char *bytes; /* UTF-8 without byte order mark; borrowed */
  size_t length;
  json_t *root;
  uint32_t *offsets;     /* of each value, in the order of the text */
  size_t offset_of_line; /* where the line counted last was asked for */
  uint32_t line;
} Tree;

/* A value; `ordinal`: how many values begin before it in the text. */
typedef struct Node {
  json_t *json;
  uint32_t ordinal;
} Node;

/* false: reported.  The tree is to be cleared in any case. */
bool tree_parse(Tree *tree, SnContext *context, const char *shown, const char *bytes, size_t length);
void tree_clear(Tree *tree);

/* From 1.  Cheap where values are asked for in the order of the text. */
uint32_t tree_line(Tree *tree, Node node);
/* The digits of a number as they stand in the text; not NUL-terminated. */
const char *tree_digits(const Tree *tree, Node node, size_t *length);

/* How many values a value is made of, itself included. */
uint32_t json_extent(const json_t *json);

/* The value at a JSON pointer (RFC 6901), seen from `from`.  A NULL json: there is none, and `*stop` (may be NULL)
 * is where in the pointer the way ends, `*at` the value reached. */
Node node_at(Node from, const char *pointer, const char **stop, Node *at);
/* Says what stands at `at`, where the step at `stop` led nowhere. */
void node_hint(SnContext *context, Node at, const char *stop);
/* One step of a pointer, unescaped.  Free with free; NULL: out of memory. */
char *pointer_step(const char *step);
/* "" or steps that begin with "/" and escape "~" as RFC 6901, 3 has it. */
bool pointer_is_valid(const char *pointer);
