/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/tree.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/message.h"
#include "pack/document.h"
#include "pack/position.h"

/* One parse.  The cursor (offset, line, column) only moves forward, so that positions cost one pass over the text. */
typedef struct Reader {
  const char *text, *display;
  gsize length, given, offset;
  Position at;
  Diagnostics *diagnostics;
  gboolean foreign;
  gboolean failed;
  guint faults;
  gboolean structure_failed; /* tags no longer match: what follows of that kind is its echo */
  guint failed_line;
} Reader;

/* ---- places ------------------------------------------------------------- */

static guint count_characters(const char *from, const char *to) {
  guint count = 0;
  for (; from < to; from++)
    count += ((guchar)*from & 0xC0) != 0x80;
  return count;
}

static Position move_to(Reader *reader, const char *target) {
  const char *from = reader->text + reader->offset;
  for (const char *newline; from < target && (newline = memchr(from, '\n', (gsize)(target - from)));) {
    reader->at = (Position){.line = reader->at.line + 1, .column = 1};
    from = newline + 1;
  }
  reader->at.column += count_characters(from, target);
  reader->offset = MAX(reader->offset, (gsize)(target - reader->text));
  return reader->at;
}

static const char *skip_spaces(const char *at) { return at + strspn(at, " \t\r\n"); }

/* `at` follows the element's name.  Attributes stand in the tree in the order of the text; the
 * parser has accepted the tag, so its form is sure. */
static void place_attributes(Reader *reader, const char *at, xmlAttrPtr attribute) {
  for (at = skip_spaces(at); attribute && *at && *at != '>' && *at != '/'; at = skip_spaces(at)) {
    const char *name = at;
    gsize length = strcspn(name, "= \t\r\n");
    gboolean declaration = g_str_has_prefix(name, "xmlns") && (length == 5 || name[5] == ':');
    const char *quote = name + length + strcspn(name + length, "\"'");
    const char *close = *quote ? strchr(quote + 1, *quote) : NULL;
    if (!close)
      return;
    if (!declaration) {
      attribute->_private = position_pack(move_to(reader, name));
      attribute = attribute->next;
    }
    at = close + 1;
  }
}

/* The parser stands at the end of the start tag; "<" cannot stand in a tag but at its beginning. */
static void place_element(Reader *reader, xmlParserCtxtPtr parser, xmlNodePtr node) {
  long end = xmlByteConsumed(parser);
  if (end < 0 || (gsize)end > reader->length)
    return;
  const char *first = reader->text + reader->offset, *tag = reader->text + end;
  while (tag > first && *tag != '<')
    tag--;
  if (tag < first || *tag != '<')
    return;
  node->_private = position_pack(move_to(reader, tag));
  if (node->properties)
    place_attributes(reader, tag + 1 + strcspn(tag + 1, " \t\r\n/>"), node->properties);
}

static guint count_newlines(const char *text, gsize length) {
  guint count = 0;
  for (const char *end = text + length; (text = memchr(text, '\n', (gsize)(end - text))); text++)
    count++;
  return count;
}

/* ---- the parser's events ------------------------------------------------ */

static void stop(xmlParserCtxtPtr parser, Reader *reader) {
  reader->failed = TRUE;
  xmlStopParser(parser);
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes) {
  xmlParserCtxtPtr parser = data;
  Reader *reader = parser->_private;
  if (parser->nodeNr >= XML_MOST_DEPTH) {
    Place place = {.file = reader->display, .line = (guint)parser->input->line};
    diagnostics_error(reader->diagnostics, FAULT_PACK, &place, _("elements are nested deeper than %d"), XML_MOST_DEPTH);
    stop(parser, reader);
    return;
  }
  xmlSAX2StartElementNs(data, name, prefix, uri, namespace_count, namespaces, count, defaulted, attributes);
  if (parser->node)
    place_element(reader, parser, parser->node);
}

static void on_characters(void *data, const xmlChar *text, int length) {
  xmlParserCtxtPtr parser = data;
  const xmlNode *before = parser->node ? parser->node->last : NULL;
  xmlSAX2Characters(data, text, length);
  xmlNodePtr after = parser->node ? parser->node->last : NULL;
  if (!after || after == before)
    return;
  guint line = (guint)parser->input->line - count_newlines((const char *)text, (gsize)length);
  after->_private = position_pack((Position){.line = line});
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *text) {
  xmlParserCtxtPtr parser = data;
  xmlSAX2ProcessingInstruction(data, target, text);
  xmlNodePtr last = parser->node ? parser->node->last : parser->myDoc ? parser->myDoc->last : NULL;
  if (last && last->type == XML_PI_NODE)
    last->_private = position_pack((Position){.line = (guint)parser->input->line});
}

static void report_entity(const Reader *reader, const Place *place, const char *name) {
  diagnostics_error(reader->diagnostics, FAULT_PACK, place, _("the entity “&%s;” is not known"), name);
  diagnostics_hint(reader->diagnostics,
                   _("write the character itself; of the names only amp, lt, gt, quot and apos are known"));
}

/* Called before anything inside the declaration is read, so no entity is ever declared.  The DTD that it may refer to
 * is never fetched. */
static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
  xmlParserCtxtPtr parser = data;
  Reader *reader = parser->_private;
  if (reader->foreign && *parser->input->cur != '[')
    return;
  Place place = {.file = reader->display, .line = (guint)parser->input->line};
  diagnostics_add(reader->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place,
                  _("delete the DOCTYPE; write characters themselves instead of entities"),
                  reader->foreign ? _("declarations in the DOCTYPE are not allowed")
                                  : _("a document type declaration (DOCTYPE) is not allowed"));
  stop(parser, reader);
}

/* Unknown to a parser that has not read the DTD, and not ours to look up. */
static void on_reference(void *data, const xmlChar *name) {
  xmlParserCtxtPtr parser = data;
  Reader *reader = parser->_private;
  Place place = {.file = reader->display, .line = (guint)parser->input->line};
  report_entity(reader, &place, (const char *)name);
  stop(parser, reader);
}

/* ---- faults ------------------------------------------------------------- */

/* Tags that do not match make the parser complain of everything after them. */
static gboolean is_structural(int code) {
  switch (code) {
  case XML_ERR_TAG_NAME_MISMATCH:
  case XML_ERR_TAG_NOT_FINISHED:
  case XML_ERR_LTSLASH_REQUIRED:
  case XML_ERR_GT_REQUIRED:
  case XML_ERR_DOCUMENT_END:
  case XML_ERR_DOCUMENT_EMPTY:
    return TRUE;
  default:
    return FALSE;
  }
}

static void report_plain(Reader *reader, const Place *place, const xmlError *error) {
  g_autofree char *message = g_strchomp(g_strdup(error->message ? error->message : ""));
  diagnostics_error(reader->diagnostics, FAULT_PACK, place, _("this is not well-formed XML: %s"), message);
}

static void report_fault(Reader *reader, const Place *place, const xmlError *error) {
  Diagnostics *diagnostics = reader->diagnostics;
  switch (error->code) {
  case XML_ERR_TAG_NAME_MISMATCH:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("<%s> of line %d is closed by </%s>"), error->str1, error->int1,
                      error->str2 ? error->str2 : "?");
    break;
  case XML_ERR_TAG_NOT_FINISHED:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("the file ends before all elements are closed"));
    break;
  case XML_ERR_DOCUMENT_EMPTY:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("this is not XML: an element should stand here"));
    break;
  case XML_ERR_DOCUMENT_END:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("something stands after the end of the root element"));
    break;
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    report_entity(reader, place, error->str1);
    break;
  case XML_ERR_NAME_REQUIRED:
  case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    report_plain(reader, place, error);
    diagnostics_hint(diagnostics, _("write & as &amp; and < as &lt;"));
    break;
  case XML_ERR_LT_IN_ATTRIBUTE:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("“<” stands in the value of an attribute"));
    diagnostics_hint(diagnostics, _("write < as &lt;, or close the quotation mark before it"));
    break;
  case XML_ERR_ATTRIBUTE_NOT_STARTED:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("the value of an attribute must stand in quotation marks"));
    break;
  case XML_ERR_ATTRIBUTE_REDEFINED:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("the attribute “%s” is given twice"), error->str1);
    break;
  case XML_NS_ERR_UNDEFINED_NAMESPACE:
    diagnostics_error(diagnostics, FAULT_PACK, place, _("the namespace prefix “%s” is not declared"), error->str1);
    break;
  default:
    report_plain(reader, place, error);
  }
}

static void on_error(void *data, xmlErrorPtr error) {
  xmlParserCtxtPtr parser = data;
  Reader *reader = parser->_private;
  if (error->level < XML_ERR_ERROR || error->code == XML_ERR_USER_STOP)
    return;
  reader->failed = TRUE;
  gboolean structural = is_structural(error->code);
  guint line = (guint)error->line;
  if ((structural && reader->structure_failed) || (line > 0 && line == reader->failed_line))
    return;
  if (++reader->faults == XML_MOST_FAULTS)
    xmlStopParser(parser);
  reader->structure_failed |= structural;
  reader->failed_line = line;
  Place place = {.file = reader->display, .line = line, .column = (guint)MAX(error->int2, 0)};
  report_fault(reader, &place, error);
}

/* ---- building ----------------------------------------------------------- */

static xmlParserCtxtPtr new_parser(Reader *reader) {
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (!parser)
    g_error("out of memory");
  parser->_private = reader;
  parser->sax->startElementNs = on_start;
  parser->sax->characters = on_characters;
  parser->sax->ignorableWhitespace = on_characters;
  parser->sax->processingInstruction = on_instruction;
  parser->sax->internalSubset = on_doctype;
  parser->sax->reference = on_reference;
  parser->sax->serror = on_error;
  if (reader->foreign) /* texts on both sides of a remark are one */
    parser->sax->comment = NULL, parser->sax->processingInstruction = NULL;
  return parser;
}

/* In pieces: libxml2 would copy a text given whole. */
static int give_piece(void *data, char *buffer, int room) {
  Reader *reader = data;
  gsize piece = MIN((gsize)room, reader->length - reader->given);
  memcpy(buffer, reader->text + reader->given, piece);
  reader->given += piece;
  return (int)piece;
}

xmlDocPtr tree_build(const char *text, gsize length, const char *display, gboolean foreign, Diagnostics *diagnostics) {
  Reader reader = {
      .text = text, .display = display, .length = length, .at = {1, 1}, .diagnostics = diagnostics, .foreign = foreign};
  xmlParserCtxtPtr parser = new_parser(&reader);
  const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  xmlDocPtr document = xmlCtxtReadIO(parser, give_piece, NULL, &reader, NULL, NULL, options);
  xmlFreeParserCtxt(parser);
  if (document && reader.failed)
    g_clear_pointer(&document, xmlFreeDoc);
  if (document) {
    document->URL = xmlStrdup((const xmlChar *)display);
  } else if (!reader.failed) {
    Place place = {.file = display};
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("this is not well-formed XML"));
  }
  return document;
}
