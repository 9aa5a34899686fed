/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "styles.h"

#include <string.h>

#include "../../array.h"

#define LONGEST_CHAIN 32 /* styles derived from one another */

/* Families: of what is kept in the table.  Those of font faces and data styles are our own words. */
#define CELLS "table-cell"
#define TEXTS "text"
#define TABLES "table"
#define FONT_FACES "font-face"
#define DATA_STYLES "data-style"

struct OdsStyle {
  char *parent;
  char *font; /* a family's name, or NULL */
  bool face;  /* `font` is the name of a font face */
  char *data; /* the name of a data style, or NULL */
  bool hidden, percent;
};

static void style_free(void *data, const xmlChar *name) {
  OdsStyle *style = data;
  free(style->parent);
  free(style->font);
  free(style->data);
  free(style);
}

OdsStyles *ods_styles_new(const Package *package) {
  OdsStyles *styles = array_new(1, sizeof *styles);
  styles->package = package;
  styles->table = xmlHashCreate(64);
  if (!styles->table)
    abort();
  return styles;
}

void ods_styles_free(OdsStyles *styles) {
  if (!styles)
    return;
  xmlHashFree(styles->table, style_free);
  free(styles);
}

/* ---- reading */

bool ods_styles_are_in(const XmlTag *tag) {
  static const char *const NAMES[] = {"font-face-decls", "styles", "automatic-styles"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
    if (strcmp(tag->name, NAMES[i]) == 0)
      return true;
  return false;
}

/* The first of several families, without quotes. */
static char *family_name(XmlText text) {
  if (!text.at)
    return NULL;
  const char *comma = memchr(text.at, ',', text.length);
  if (comma)
    text.length = (size_t)(comma - text.at);
  while (text.length > 0 && strchr(" '\"", text.at[text.length - 1]))
    text.length--;
  while (text.length > 0 && strchr(" '\"", *text.at)) {
    text.at++;
    text.length--;
  }
  return xml_copy(text);
}

/* NULL: there is one of that name already, or too many. */
static OdsStyle *add_style(OdsStyles *styles, Xml *xml, XmlText name, const char *family) {
  if (++styles->count > MOST_STYLES) {
    sn_fail_at(package_context(styles->package), package_shown(styles->package), 0,
               "the workbook has more than %u styles", MOST_STYLES);
    xml_fail(xml);
    return NULL;
  }
  char *key = name.at ? xml_copy(name) : string_copy("");
  OdsStyle *style = array_new(1, sizeof *style);
  if (xmlHashAddEntry2(styles->table, (xmlChar *)key, (const xmlChar *)family, style) != 0) {
    free(style);
    style = NULL;
  }
  free(key);
  return style;
}

static void add_font_face(OdsStyles *styles, Xml *xml, const XmlTag *tag) {
  OdsStyle *face = add_style(styles, xml, xml_attribute(tag, "name"), FONT_FACES);
  if (face)
    face->font = family_name(xml_attribute(tag, "font-family"));
}

static void add_percentage_style(OdsStyles *styles, Xml *xml, const XmlTag *tag) {
  OdsStyle *style = add_style(styles, xml, xml_attribute(tag, "name"), DATA_STYLES);
  if (style)
    style->percent = true;
}

static void open_style(OdsStyles *styles, Xml *xml, const XmlTag *tag) {
  char *family = xml_copy(xml_attribute(tag, "family"));
  bool wanted =
      family && (strcmp(family, "table-cell") == 0 || strcmp(family, "text") == 0 || strcmp(family, "table") == 0);
  /* The default style of a family has no name. */
  styles->open = wanted ? add_style(styles, xml, xml_attribute(tag, "name"), family) : NULL;
  if (styles->open) {
    styles->open->parent = xml_copy(xml_attribute(tag, "parent-style-name"));
    styles->open->data = xml_copy(xml_attribute(tag, "data-style-name"));
  }
  free(family);
}

static void set_properties(OdsStyle *style, const XmlTag *tag) {
  if (strcmp(tag->name, "table-properties") == 0) {
    style->hidden = xml_text_is(xml_attribute(tag, "display"), "false");
  } else if (strcmp(tag->name, "text-properties") == 0 && !style->font) {
    XmlText face = xml_attribute(tag, "font-name");
    style->face = face.at != NULL;
    style->font = face.at ? xml_copy(face) : family_name(xml_attribute(tag, "font-family"));
  }
}

void ods_styles_start(OdsStyles *styles, Xml *xml, const XmlTag *tag) {
  if (styles->open) {
    set_properties(styles->open, tag);
    xml_skip(xml);
    return;
  }
  if (strcmp(tag->name, "font-face") == 0)
    add_font_face(styles, xml, tag);
  else if (strcmp(tag->name, "percentage-style") == 0)
    add_percentage_style(styles, xml, tag);
  else if (strcmp(tag->name, "style") == 0 || strcmp(tag->name, "default-style") == 0)
    open_style(styles, xml, tag);
  if (!styles->open)
    xml_skip(xml);
}

bool ods_styles_end(OdsStyles *styles) {
  bool open = styles->open != NULL;
  styles->open = NULL;
  return open;
}

/* ---- looking up */

static const OdsStyle *find(const OdsStyles *styles, const char *name, const char *family) {
  return name ? xmlHashLookup2(styles->table, (const xmlChar *)name, (const xmlChar *)family) : NULL;
}

/* A face that is not declared is called like its family. */
static LegacyFont font_of(const OdsStyles *styles, const OdsStyle *style) {
  const OdsStyle *face = style->face ? find(styles, style->font, FONT_FACES) : NULL;
  return legacy_font_find(face && face->font ? face->font : style->font);
}

static const OdsStyle *find_named(const OdsStyles *styles, XmlText name, const char *family) {
  char *key = xml_copy(name);
  const OdsStyle *style = find(styles, key, family);
  free(key);
  return style;
}

/* What the styles say that `style` is derived from, and at last the family's default. */
static const OdsStyle *next_style(const OdsStyles *styles, const OdsStyle *style, const char *family) {
  const OdsStyle *fallback = find(styles, "", family), *parent = style ? find(styles, style->parent, family) : NULL;
  return parent ? parent : style == fallback ? NULL : fallback;
}

static const OdsStyle *first_style(const OdsStyles *styles, XmlText name, const char *family) {
  const OdsStyle *style = find_named(styles, name, family);
  return style ? style : find(styles, "", family);
}

OdsCellStyle ods_styles_cell(const OdsStyles *styles, XmlText name) {
  OdsCellStyle found = {MODERN_FONT, false};
  const char *font = NULL, *data = NULL;
  const OdsStyle *style = first_style(styles, name, CELLS);
  for (int i = 0; style && i < LONGEST_CHAIN; i++) {
    if (!font && style->font) {
      font = style->font;
      found.font = font_of(styles, style);
    }
    if (!data)
      data = style->data;
    style = next_style(styles, style, CELLS);
  }
  const OdsStyle *shown = find(styles, data, DATA_STYLES);
  found.percent = shown && shown->percent;
  return found;
}

LegacyFont ods_styles_text_font(const OdsStyles *styles, XmlText name, LegacyFont otherwise) {
  const OdsStyle *style = find_named(styles, name, TEXTS);
  for (int i = 0; style && i < LONGEST_CHAIN; i++) {
    if (style->font)
      return font_of(styles, style);
    style = find(styles, style->parent, TEXTS);
  }
  return otherwise;
}

bool ods_styles_hides(const OdsStyles *styles, XmlText name) {
  const OdsStyle *style = find_named(styles, name, TABLES);
  return style && style->hidden;
}
