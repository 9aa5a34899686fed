/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XML files of others: no DTD, no entities but the five of XML, no network, no deep nesting; every fault in its line.
 * Compiled into each source that reads such files. */

#include <libxml/parser.h>

#include <songngu/plugin.h>

#define MARKUP_MOST_DEPTH 200

/* An attribute as libxml2 hands it over; names are NUL-terminated, the value is not. */
typedef struct MarkupAttribute {
  const char *name, *prefix, *uri; /* prefix and uri may be NULL */
  const char *value, *end;
} MarkupAttribute;

static inline size_t markup_length(const MarkupAttribute *attribute) {
  return (size_t)(attribute->end - attribute->value);
}

/* The one called `name` that is in no namespace, or NULL. */
const MarkupAttribute *markup_find(const MarkupAttribute *attributes, unsigned count, const char *name);

/* Names are without prefixes; what is handed over is valid during the call.  `line` is the one that the tag ends in. */
typedef struct MarkupHandler {
  void (*open)(void *data, const char *name, const char *uri, const MarkupAttribute *attributes, unsigned count,
               uint32_t line);
  void (*close)(void *data, const char *name);
  void (*text)(void *data, const char *text, size_t length); /* in pieces */
  bool (*stopped)(void *data);                               /* asked after each open: whether to read on */
} MarkupHandler;

/* Reads the file from beginning to end, or until the handler has enough.  `shown` is its name in messages.  false:
 * reported. */
bool markup_parse(SnContext *context, const char *path, const char *shown, const MarkupHandler *handler, void *data);

/* The file as a tree, of at most `most` bytes.  NULL: reported.  Free with xmlFreeDoc. */
xmlDocPtr markup_load(SnContext *context, const char *path, const char *shown, uint64_t most);
/* Of an element of such a tree, from 1, also beyond line 65535. */
uint32_t markup_line(const xmlNode *element);
