/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markup.h"

#include <errno.h>
#include <libxml/SAX2.h>
#include <string.h>

#define FAULTS_SHOWN 50

typedef struct Reading {
  SnContext *context;
  const char *shown;
  FILE *file;
  uint64_t most, left;          /* bytes that may be read, in all and still */
  const MarkupHandler *handler; /* NULL: a tree is built */
  void *data;
  unsigned depth, faults;
  uint32_t fault_line;
  bool failed, done, structure_failed;
} Reading;

const MarkupAttribute *markup_find(const MarkupAttribute *attributes, unsigned count, const char *name) {
  for (unsigned i = 0; i < count; i++)
    if (!attributes[i].uri && strcmp(attributes[i].name, name) == 0)
      return &attributes[i];
  return NULL;
}

/* ---- faults */

static void stop(xmlParserCtxtPtr parser, Reading *reading) {
  reading->done = true;
  xmlStopParser(parser);
}

static uint32_t line_of(const xmlParserCtxt *parser) { return parser->input ? (uint32_t)parser->input->line : 0; }

/* Called before anything inside the declaration is read, so no entity is ever declared. */
static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
  (void)name, (void)public_id, (void)system_id;
  xmlParserCtxtPtr parser = data;
  Reading *reading = parser->_private;
  reading->failed = true;
  sn_fail_at(reading->context, reading->shown, line_of(parser), "a document type declaration (DOCTYPE) is not allowed");
  sn_hint(reading->context, "delete the DOCTYPE; write characters themselves instead of entities");
  stop(parser, reading);
}

/* Tags that do not match make the parser complain of everything after them. */
static bool is_structural(int code) {
  return code == XML_ERR_TAG_NAME_MISMATCH || code == XML_ERR_TAG_NOT_FINISHED || code == XML_ERR_LTSLASH_REQUIRED ||
         code == XML_ERR_GT_REQUIRED || code == XML_ERR_DOCUMENT_END || code == XML_ERR_DOCUMENT_EMPTY;
}

static void report(Reading *reading, const xmlError *error) {
  SnContext *context = reading->context;
  uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;
  switch (error->code) {
  case XML_ERR_TAG_NAME_MISMATCH:
    sn_fail_at(context, reading->shown, line, "<%s> of line %d is closed by </%s>", error->str1 ? error->str1 : "?",
               error->int1, error->str2 ? error->str2 : "?");
    break;
  case XML_ERR_TAG_NOT_FINISHED:
    sn_fail_at(context, reading->shown, line, "the file ends before all elements are closed");
    sn_hint(context, "it was cut off on its way: get it again");
    break;
  case XML_ERR_DOCUMENT_EMPTY:
    sn_fail_at(context, reading->shown, line, "this is not XML: an element should stand here");
    break;
  case XML_ERR_DOCUMENT_END:
    sn_fail_at(context, reading->shown, line, "something stands after the end of the root element");
    break;
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    sn_fail_at(context, reading->shown, line, "the entity “&%s;” is not known", error->str1 ? error->str1 : "");
    sn_hint(context, "write the character itself; of the names only amp, lt, gt, quot and apos are known");
    break;
  case XML_NS_ERR_UNDEFINED_NAMESPACE:
    sn_fail_at(context, reading->shown, line, "the namespace prefix “%s” is not declared",
               error->str1 ? error->str1 : "");
    break;
  default: {
    const char *message = error->message ? error->message : "";
    sn_fail_at(context, reading->shown, line, "this is not well-formed XML: %.*s", (int)strcspn(message, "\n"),
               message);
  }
  }
}

static void on_error(void *data, xmlErrorPtr error) {
  xmlParserCtxtPtr parser = data;
  Reading *reading = parser->_private;
  if (error->level < XML_ERR_ERROR || error->code == XML_ERR_USER_STOP || reading->done)
    return;
  bool structural = is_structural(error->code);
  uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;
  reading->failed = true;
  if ((structural && reading->structure_failed) || (line > 0 && line == reading->fault_line))
    return;
  reading->structure_failed |= structural;
  reading->fault_line = line;
  report(reading, error);
  if (++reading->faults == FAULTS_SHOWN)
    stop(parser, reading);
}

/* ---- elements */

/* false: nested too deep. */
static bool enter(xmlParserCtxtPtr parser, Reading *reading) {
  if (++reading->depth <= MARKUP_MOST_DEPTH)
    return true;
  reading->failed = true;
  sn_fail_at(reading->context, reading->shown, line_of(parser), "elements are nested deeper than %d",
             MARKUP_MOST_DEPTH);
  stop(parser, reading);
  return false;
}

static void on_open(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                    const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes) {
  (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
  xmlParserCtxtPtr parser = data;
  Reading *reading = parser->_private;
  if (reading->done || !enter(parser, reading))
    return;
  _Static_assert(sizeof(MarkupAttribute) == 5 * sizeof(xmlChar *), "an attribute is five pointers, as SAX2 has it");
  reading->handler->open(reading->data, (const char *)name, (const char *)uri, (const MarkupAttribute *)attributes,
                         (unsigned)count, line_of(parser));
  if (reading->handler->stopped && reading->handler->stopped(reading->data))
    stop(parser, reading);
}

static void on_close(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  Reading *reading = ((xmlParserCtxtPtr)data)->_private;
  if (reading->done)
    return;
  reading->depth--;
  reading->handler->close(reading->data, (const char *)name);
}

static void on_text(void *data, const xmlChar *text, int length) {
  Reading *reading = ((xmlParserCtxtPtr)data)->_private;
  if (!reading->done && reading->handler->text && length > 0)
    reading->handler->text(reading->data, (const char *)text, (size_t)length);
}

static void on_tree_open(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                         int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                         const xmlChar **attributes) {
  xmlParserCtxtPtr parser = data;
  Reading *reading = parser->_private;
  if (reading->done || !enter(parser, reading))
    return;
  xmlSAX2StartElementNs(data, name, prefix, uri, namespace_count, namespaces, count, defaulted, attributes);
  if (parser->node)
    parser->node->_private = (void *)(uintptr_t)line_of(parser); // NOLINT: the number itself
}

static void on_tree_close(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  Reading *reading = ((xmlParserCtxtPtr)data)->_private;
  if (reading->done)
    return;
  reading->depth--;
  xmlSAX2EndElementNs(data, name, prefix, uri);
}

uint32_t markup_line(const xmlNode *element) { return (uint32_t)(uintptr_t)element->_private; }

/* ---- reading */

static int give_piece(void *data, char *buffer, int room) {
  Reading *reading = data;
  size_t got = fread(buffer, 1, (size_t)room, reading->file);
  if (got == 0 && ferror(reading->file)) {
    reading->failed = true;
    sn_fail_at(reading->context, reading->shown, 0, "the file cannot be read: %s", strerror(errno));
    return -1;
  }
  if (got > reading->left) {
    reading->failed = reading->done = true;
    sn_fail_at(reading->context, reading->shown, 0, "the file is larger than the %u MB that can be read as a whole",
               (unsigned)(reading->most >> 20));
    sn_hint(reading->context, "have it made in parts, or as CSV");
    return -1;
  }
  reading->left -= got;
  return (int)got;
}

static xmlParserCtxtPtr new_parser(Reading *reading) {
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (!parser)
    abort();
  parser->_private = reading;
  parser->sax->internalSubset = on_doctype;
  parser->sax->serror = on_error;
  parser->sax->comment = NULL;
  parser->sax->processingInstruction = NULL;
  if (!reading->handler) {
    parser->sax->startElementNs = on_tree_open;
    parser->sax->endElementNs = on_tree_close;
    return parser;
  }
  parser->sax->startElementNs = on_open;
  parser->sax->endElementNs = on_close;
  parser->sax->characters = on_text;
  parser->sax->cdataBlock = on_text;
  parser->sax->ignorableWhitespace = on_text;
  parser->sax->reference = NULL;
  return parser;
}

/* The tree, which has no elements where a handler took them. */
static xmlDocPtr run(Reading *reading, const char *path) {
  reading->file = fopen(path, "rb");
  if (!reading->file) {
    reading->failed = true;
    sn_fail_at(reading->context, reading->shown, 0, "the file cannot be opened: %s", strerror(errno));
    return NULL;
  }
  xmlParserCtxtPtr parser = new_parser(reading);
  const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  xmlDocPtr document = xmlCtxtReadIO(parser, give_piece, NULL, reading, NULL, NULL, options);
  xmlFreeParserCtxt(parser);
  fclose(reading->file);
  if (!document && !reading->failed) {
    reading->failed = true;
    sn_fail_at(reading->context, reading->shown, 0, "this is not well-formed XML");
  }
  return document;
}

bool markup_parse(SnContext *context, const char *path, const char *shown, const MarkupHandler *handler, void *data) {
  Reading reading = {
      .context = context, .shown = shown, .most = UINT64_MAX, .left = UINT64_MAX, .handler = handler, .data = data};
  xmlFreeDoc(run(&reading, path));
  return !reading.failed;
}

xmlDocPtr markup_load(SnContext *context, const char *path, const char *shown, uint64_t most) {
  Reading reading = {.context = context, .shown = shown, .most = most, .left = most};
  xmlDocPtr document = run(&reading, path);
  if (!reading.failed)
    return document;
  if (document)
    xmlFreeDoc(document);
  return NULL;
}
