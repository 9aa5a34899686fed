/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A rich text (CT_Rst; ISO/IEC 29500-1, 18.4.8): the runs of a shared or an inline string joined, phonetic ones left
 * out.  Fed with the events of its element's children. */

#include "../../array.h"
#include "../spreadsheet/legacy-font.h"
#include "../spreadsheet/xml.h"

/* A stretch of the text that stands in the font of the cell that shows it. */
typedef struct Stretch {
  size_t offset, length;
} Stretch;

typedef struct Rich {
  Buffer text; /* runs of a legacy font of their own are converted; stretches are not */
  ARRAY(Stretch) stretches;
  int depth; /* below the string's element */
  bool in_text, in_run_properties;
  bool has_font; /* the run names its font */
  LegacyFont font;
  Buffer piece;
} Rich;

/* Ready for a new string. */
void rich_begin(Rich *rich);
void rich_free(Rich *rich);

/* false: the end is that of the string itself. */
void rich_start(Rich *rich, Xml *xml, const XmlTag *tag);
bool rich_end(Rich *rich);
void rich_text(Rich *rich, const char *text, size_t length);

/* Appends the string as a cell in this font shows it. */
void stretches_append(const char *text, size_t length, const Stretch *stretches, size_t count, LegacyFont font,
                      Buffer *out);

/* Appends text without its escapes: _x000D_ is a carriage return (ST_Xstring; 22.9.2.19). */
void xstring_append(const char *text, size_t length, Buffer *out);
