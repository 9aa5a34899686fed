/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xml-out.h"

#include <libxml/xmlwriter.h>

typedef struct Level {
  gboolean block, has_blocks;
} Level;

struct XmlOut {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  GArray *levels; /* of the open elements */
};

/* libxml2 fails here for want of memory alone, for which the program has no other answer either. */
static void expect(gboolean done) {
  if (!done)
    g_error("out of memory");
}

XmlOut *xml_out_new(void) {
  XmlOut *out = g_new0(XmlOut, 1);
  out->buffer = xmlBufferCreate();
  out->writer = out->buffer ? xmlNewTextWriterMemory(out->buffer, 0) : NULL;
  expect(out->writer && xmlTextWriterStartDocument(out->writer, NULL, "UTF-8", NULL) >= 0);
  out->levels = g_array_new(FALSE, TRUE, sizeof(Level));
  return out;
}

char *xml_out_finish(XmlOut *out) {
  while (out->levels->len > 0)
    xml_out_end(out);
  expect(xmlTextWriterEndDocument(out->writer) >= 0);
  xmlFreeTextWriter(out->writer);
  char *text = g_strdup((const char *)xmlBufferContent(out->buffer));
  xmlBufferFree(out->buffer);
  g_array_unref(out->levels);
  g_free(out);
  return text;
}

static void break_line(XmlOut *out) {
  g_autofree char *spaces = g_strnfill(2 * out->levels->len, ' ');
  g_autofree char *line = g_strconcat("\n", spaces, NULL);
  expect(xmlTextWriterWriteString(out->writer, (const xmlChar *)line) >= 0);
}

static void start(XmlOut *out, const char *name, gboolean block) {
  Level level = {.block = block};
  expect(xmlTextWriterStartElement(out->writer, (const xmlChar *)name) >= 0);
  g_array_append_val(out->levels, level);
}

void xml_out_block(XmlOut *out, const char *name) {
  if (out->levels->len > 0) {
    g_array_index(out->levels, Level, out->levels->len - 1).has_blocks = TRUE;
    break_line(out);
  }
  start(out, name, TRUE);
}

void xml_out_inline(XmlOut *out, const char *name) { start(out, name, FALSE); }

void xml_out_attribute(XmlOut *out, const char *name, const char *value) {
  if (value)
    expect(xmlTextWriterWriteAttribute(out->writer, (const xmlChar *)name, (const xmlChar *)value) >= 0);
}

void xml_out_number(XmlOut *out, const char *name, guint value) {
  g_autofree char *text = g_strdup_printf("%u", value);
  xml_out_attribute(out, name, text);
}

void xml_out_text(XmlOut *out, const char *text) {
  expect(xmlTextWriterWriteString(out->writer, (const xmlChar *)text) >= 0);
}

void xml_out_end(XmlOut *out) {
  Level level = g_array_index(out->levels, Level, out->levels->len - 1);
  g_array_set_size(out->levels, out->levels->len - 1);
  if (level.has_blocks)
    break_line(out);
  expect(xmlTextWriterEndElement(out->writer) >= 0);
}
