/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml.h"

#include <string.h>

#include "../../array.h"

struct Xml {
  xmlParserCtxt *parser;
  Package *package;
  Part *part;
  const XmlHandlers *handlers;
  void *data;
  const char *root_space;
  unsigned depth, skip_from; /* skip_from: depth of the element passed over, 0: none */
  bool read_fault;           /* reported by part_read */
  bool stopped, failed;
  bool doctype;
  char message[160]; /* libxml2's first complaint */
  int line;
};

/* ---- events */

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int space_count,
                          const xmlChar **spaces, int count, int defaulted, const xmlChar **values) {
  Xml *xml = data;
  xml->depth++;
  if (xml->skip_from || xml->stopped)
    return;
  if (xml->depth == 1)
    xml->root_space = (const char *)space;
  XmlTag tag = {(const char *)name, (const char *)space, values, count};
  if (xml->handlers->start)
    xml->handlers->start(xml, &tag, xml->data);
}

static void end_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  Xml *xml = data;
  if (xml->stopped)
    return;
  if (xml->skip_from == xml->depth)
    xml->skip_from = 0;
  else if (!xml->skip_from && xml->handlers->end)
    xml->handlers->end(xml, xml->data);
  xml->depth--;
}

static void characters(void *data, const xmlChar *text, int length) {
  Xml *xml = data;
  if (!xml->skip_from && !xml->stopped && xml->handlers->text)
    xml->handlers->text(xml, (const char *)text, (size_t)length, xml->data);
}

static void halt(Xml *xml) {
  xml->stopped = true;
  xmlStopParser(xml->parser);
}

static void refuse_doctype(void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system) {
  Xml *xml = data;
  xml->doctype = true;
  halt(xml);
}

static xmlEntity *get_entity(void *data, const xmlChar *name) { return xmlGetPredefinedEntity(name); }

static void keep_error(void *data, xmlError *error) {
  Xml *xml = data;
  if (error->level != XML_ERR_FATAL || xml->line > 0 || xml->stopped)
    return;
  xml->line = error->line > 0 ? error->line : 1;
  snprintf(xml->message, sizeof xml->message, "%s", error->message ? error->message : "");
  xml->message[strcspn(xml->message, "\n")] = '\0';
}

static int read_part(void *data, char *bytes, int length) {
  Xml *xml = data;
  int got = part_read(xml->part, bytes, length);
  if (got < 0)
    xml->read_fault = true;
  return got;
}

static const xmlSAXHandler HANDLER = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = refuse_doctype,
    .getEntity = get_entity,
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = characters,
    .cdataBlock = characters,
    .serror = keep_error,
};

/* ---- reading */

static bool report(const Xml *xml) {
  SnContext *context = package_context(xml->package);
  const char *shown = package_shown(xml->package), *name = part_name(xml->part);
  if (xml->doctype) {
    sn_fail_at(context, shown, 0, "the part %s declares a document type, as no workbook does: it was not read", name);
    sn_hint(context, "do not trust such a file; let its sender save it anew in a spreadsheet program");
  } else {
    sn_fail_at(context, shown, 0, "the file is damaged: line %d of its part %s is not well-formed XML (%s)",
               xml->line > 0 ? xml->line : 1, name, xml->message);
    sn_hint(context, "open it in a spreadsheet program, which may repair it, and save it anew");
  }
  return false;
}

bool xml_read(Part *part, Package *package, const XmlHandlers *handlers, void *data) {
  Xml xml = {.package = package, .part = part, .handlers = handlers, .data = data};
  xmlSAXHandler handler = HANDLER;
  xml.parser = xmlCreateIOParserCtxt(&handler, &xml, read_part, NULL, &xml, XML_CHAR_ENCODING_NONE);
  if (!xml.parser)
    return xml.read_fault ? false : report(&xml);
  xmlCtxtUseOptions(xml.parser, XML_PARSE_NONET);
  xmlParseDocument(xml.parser);
  bool good = !xml.doctype && (xml.parser->wellFormed || xml.stopped);
  xmlFreeParserCtxt(xml.parser);
  if (xml.read_fault || xml.failed)
    return false;
  return good || report(&xml);
}

void xml_skip(Xml *xml) { xml->skip_from = xml->depth; }

void xml_stop(Xml *xml) { halt(xml); }

void xml_fail(Xml *xml) {
  xml->failed = true;
  halt(xml);
}

bool xml_is_own(const Xml *xml, const XmlTag *tag) { return tag->space == xml->root_space; }

/* ---- attributes */

/* Each takes five places: name, prefix, namespace, where its value begins and ends. */
static XmlText attribute_text(const XmlTag *tag, int index) {
  const xmlChar **values = tag->values + 5 * index;
  return (XmlText){(const char *)values[3], (size_t)(values[4] - values[3])};
}

XmlText xml_attribute(const XmlTag *tag, const char *name) {
  for (int i = 0; i < tag->count; i++)
    if (strcmp((const char *)tag->values[5 * i], name) == 0)
      return attribute_text(tag, i);
  return (XmlText){0};
}

XmlText xml_qualified(const XmlTag *tag, const char *name) {
  for (int i = 0; i < tag->count; i++)
    if (tag->values[5 * i + 2] && strcmp((const char *)tag->values[5 * i], name) == 0)
      return attribute_text(tag, i);
  return (XmlText){0};
}

bool xml_text_is(XmlText text, const char *word) {
  return text.at && strlen(word) == text.length && memcmp(text.at, word, text.length) == 0;
}

bool xml_truth(XmlText text) { return xml_text_is(text, "1") || xml_text_is(text, "true") || xml_text_is(text, "on"); }

uint32_t xml_number(XmlText text, uint32_t otherwise) {
  uint64_t value = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (text.at[i] < '0' || text.at[i] > '9')
      return otherwise;
    value = value * 10 + (uint64_t)(text.at[i] - '0');
    if (value >= UINT32_MAX)
      return otherwise;
  }
  return text.length > 0 ? (uint32_t)value : otherwise;
}

char *xml_copy(XmlText text) { return text.at ? string_part(text.at, text.length) : NULL; }
