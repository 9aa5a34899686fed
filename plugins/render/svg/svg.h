/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One SVG file being written, and what lasts from one to the next. */

#include <hb.h>
#include <libxml/xmlwriter.h>
#include <songngu/plugin.h>
#include <zlib.h>

#include "../../array.h"
#include "../../buffer.h"

typedef enum TextMode { TEXT_EMBEDDED, TEXT_OUTLINES } TextMode;
typedef enum FontPlace { FONTS_FILE, FONTS_DOCUMENT } FontPlace;
typedef enum Positions { POSITIONS_CHARACTERS, POSITIONS_LINES } Positions;

/* A font of the document, and what the file being written shows of it. */
typedef struct Font {
  const SnFont *source;
  hb_face_t *face;
  hb_font_t *hb;
  hb_set_t *characters; /* Unicode; of the file being written, or with FONTS_DOCUMENT of all so far */
  hb_set_t *glyphs;     /* for outlines */
  bool shaped;          /* some need the font's layout tables */
} Font;

/* A hatch in a colour. */
typedef struct Hatch {
  SnPattern pattern;
  SnColor color;
} Hatch;

typedef struct Svg {
  SnContext *context; /* of the call */
  TextMode mode;
  FontPlace fonts_in;
  Positions positions;
  char *language, *title, *subject;
  z_stream deflater;
  Buffer document;     /* prefix of names that all files of the document share */
  ARRAY(Font *) fonts; /* by the document's font id; NULL where not used */
  /* of the file being written */
  xmlTextWriterPtr xml;
  Buffer prefix; /* of its names */
  ARRAY(Hatch) hatches;
  ARRAY(bool) groups; /* open elements: whether a <g> stands for each */
  Buffer scratch;
} Svg;

/* Names and numbers as attributes. */
void put_attribute(Svg *svg, const char *name, const char *value);
void put_number(Svg *svg, const char *name, double value);
void put_buffer(Svg *svg, const char *name, const Buffer *value);
/* "#12ab34", and the opacity where it is not 1; `name`: "fill" or "stroke". */
void put_color(Svg *svg, const char *name, SnColor color);
void start(Svg *svg, const char *element);
void end(Svg *svg);
/* A name made of the file's prefix, a letter and a number. */
void prefixed(const Svg *svg, Buffer *name, const char *kind, uint32_t number);
static inline const char *terminated(Buffer *buffer) {
  buffer_char(buffer, '\0');
  buffer->length--;
  return buffer->data;
}

/* ---- fonts ---- */

/* NULL after reporting that the font cannot be read. */
Font *font_find(Svg *svg, const SnFont *source);
void fonts_free(Svg *svg);
/* Forgets what the last file showed, unless the fonts are those of the document. */
void fonts_clear(Svg *svg);
/* The name of a font's class and family. */
void font_name(const Svg *svg, Buffer *name, const SnFont *font);
/* Notes what a run shows; false after reporting a missing glyph. */
bool font_see(Svg *svg, const SnRun *run);
/* <style> with the fonts, and for outlines <defs> with the glyphs; nothing where the fonts are in a file of their own.
 */
bool fonts_write(Svg *svg);
/* That file, fonts.css: the fonts of all pages and figures. */
bool fonts_write_document(Svg *svg);

/* ---- marks ---- */

/* What stands in the file for a cluster's text: a soft hyphen that is drawn is a hyphen. */
typedef struct Written {
  uint32_t characters[32];
  uint32_t count;
} Written;
void written_read(Written *written, const Font *font, const SnGlyph *glyph, const char *text, uint32_t length);

bool text_write(Svg *svg, const SnMark *mark);
void path_write(Svg *svg, const SnMark *mark);
bool image_write(Svg *svg, const SnMark *mark);
void link_write(Svg *svg, const SnMark *mark);
void anchor_write(Svg *svg, const SnMark *mark, double height);
/* The patterns that paths have referred to. */
void hatches_see(Svg *svg, const SnMark *mark);
void hatches_write(Svg *svg);
