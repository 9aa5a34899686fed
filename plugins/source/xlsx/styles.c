/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "styles.h"

#include <string.h>

#include "../spreadsheet/xml.h"

typedef enum Where { AT_ROOT, IN_FORMATS, IN_FONTS, IN_FONT, IN_STYLES, OUTSIDE } Where;

typedef struct NumberedFormat {
  uint32_t id;
  Format format;
} NumberedFormat;

/* A style before fonts and formats are known. */
typedef struct StyleIds {
  uint32_t format, font;
} StyleIds;

typedef struct Reader {
  Where where;
  ARRAY(NumberedFormat) formats; /* in order of id once all are read */
  ARRAY(LegacyFont) fonts;
  ARRAY(StyleIds) styles;
} Reader;

static void start_section(Reader *reader, Xml *xml, const XmlTag *tag) {
  if (xml_is_own(xml, tag) && strcmp(tag->name, "numFmts") == 0)
    reader->where = IN_FORMATS;
  else if (xml_is_own(xml, tag) && strcmp(tag->name, "fonts") == 0)
    reader->where = IN_FONTS;
  else if (xml_is_own(xml, tag) && strcmp(tag->name, "cellXfs") == 0)
    reader->where = IN_STYLES;
  else
    xml_skip(xml);
}

static void add_format(Reader *reader, const XmlTag *tag) {
  char *code = xml_copy(xml_attribute(tag, "formatCode"));
  uint32_t id = xml_number(xml_attribute(tag, "numFmtId"), UINT32_MAX);
  if (code && id != UINT32_MAX) {
    NumberedFormat *format = array_add(&reader->formats);
    *format = (NumberedFormat){id, format_of_code(code)};
  }
  free(code);
}

static void set_font_name(Reader *reader, const XmlTag *tag) {
  char *name = xml_copy(xml_attribute(tag, "val"));
  reader->fonts.items[reader->fonts.count - 1] = legacy_font_find(name);
  free(name);
}

static void start(Xml *xml, const XmlTag *tag, void *data) {
  Reader *reader = data;
  switch (reader->where) {
  case OUTSIDE:
    reader->where = AT_ROOT;
    return;
  case AT_ROOT:
    start_section(reader, xml, tag);
    return;
  case IN_FONTS:
    *(LegacyFont *)array_add(&reader->fonts) = MODERN_FONT;
    reader->where = IN_FONT;
    return;
  case IN_FORMATS:
    if (strcmp(tag->name, "numFmt") == 0)
      add_format(reader, tag);
    break;
  case IN_FONT:
    if (strcmp(tag->name, "name") == 0)
      set_font_name(reader, tag);
    break;
  case IN_STYLES:
    if (strcmp(tag->name, "xf") == 0) {
      StyleIds *ids = array_add(&reader->styles);
      *ids = (StyleIds){xml_number(xml_attribute(tag, "numFmtId"), 0), xml_number(xml_attribute(tag, "fontId"), 0)};
    }
    break;
  }
  xml_skip(xml);
}

static void end(Xml *xml, void *data) {
  Reader *reader = data;
  reader->where = reader->where == IN_FONT ? IN_FONTS : AT_ROOT;
}

/* ---- together */

static int compare_formats(const void *a, const void *b) {
  uint32_t first = ((const NumberedFormat *)a)->id, second = ((const NumberedFormat *)b)->id;
  return (first > second) - (first < second);
}

static Format find_format(const Reader *reader, uint32_t id) {
  const NumberedFormat key = {.id = id}, *found = NULL;
  if (reader->formats.count > 0)
    found = bsearch(&key, reader->formats.items, reader->formats.count, sizeof key, compare_formats);
  return found ? found->format : format_of_id(id);
}

static void resolve(Reader *reader, Styles *styles) {
  if (reader->formats.count > 0)
    qsort(reader->formats.items, reader->formats.count, sizeof *reader->formats.items, compare_formats);
  for (size_t i = 0; i < reader->styles.count; i++) {
    StyleIds ids = reader->styles.items[i];
    CellStyle *style = array_add(&styles->items);
    *style = (CellStyle){find_format(reader, ids.format),
                         ids.font < reader->fonts.count ? reader->fonts.items[ids.font] : MODERN_FONT};
  }
}

bool styles_read(Styles *styles, Package *package, const char *name) {
  static const XmlHandlers HANDLERS = {start, end, NULL};
  Part *part = part_open(package, name);
  if (!part)
    return false;
  Reader reader = {.where = OUTSIDE};
  bool good = xml_read(part, package, &HANDLERS, &reader);
  if (good)
    resolve(&reader, styles);
  array_free(&reader.formats);
  array_free(&reader.fonts);
  array_free(&reader.styles);
  part_close(part);
  return good;
}

void styles_free(Styles *styles) { array_free(&styles->items); }

const CellStyle *styles_get(const Styles *styles, uint32_t index) {
  static const CellStyle GENERAL = {.font = {ENCODING_UTF_8, false}};
  return index < styles->items.count ? &styles->items.items[index] : &GENERAL;
}
