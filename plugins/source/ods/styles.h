/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Styles of an OpenDocument spreadsheet, as far as they say what a text means or whether a sheet is shown
 * (ODF 1.3 part 3, 16). */

#include <libxml/hash.h>

#include "../spreadsheet/legacy-font.h"
#include "../spreadsheet/xml.h"

#define MOST_STYLES (1u << 20)

typedef struct OdsStyle OdsStyle;

typedef struct OdsStyles {
  const Package *package;
  xmlHashTable *table; /* OdsStyle by name and family */
  uint32_t count;
  OdsStyle *open; /* whose children are being read */
} OdsStyles;

OdsStyles *ods_styles_new(const Package *package);
void ods_styles_free(OdsStyles *styles);

/* Whether the element holds styles; its events then go to the functions below until ods_styles_end says false. */
bool ods_styles_are_in(const XmlTag *tag);
void ods_styles_start(OdsStyles *styles, Xml *xml, const XmlTag *tag);
bool ods_styles_end(OdsStyles *styles);

/* What a style of cells says, by itself or by those that it is derived from. */
typedef struct OdsCellStyle {
  LegacyFont font;
  bool percent; /* its data style shows numbers as percentages, whatever type a producer gives their cells */
} OdsCellStyle;

OdsCellStyle ods_styles_cell(const OdsStyles *styles, XmlText name);
/* The font of a style of text; `otherwise` where it names none. */
LegacyFont ods_styles_text_font(const OdsStyles *styles, XmlText name, LegacyFont otherwise);
/* Whether tables of the style are not shown. */
bool ods_styles_hides(const OdsStyles *styles, XmlText name);
