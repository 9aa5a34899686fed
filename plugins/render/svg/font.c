/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fonts in a file: a subset with the characters of the file as @font-face, or
 * the outlines of its glyphs. */

#include <math.h>

#include "../cluster.h"
#include "../subset.h"
#include "svg.h"
#include "woff.h"

#define SOFT_HYPHEN 0xAD
#define HYPHEN 0x2010

Font *font_find(Svg *svg, const SnFont *source) {
  while (svg->fonts.count <= source->id)
    *array_add(&svg->fonts) = NULL;
  Font **place = &svg->fonts.items[source->id];
  if (!*place) {
    Font *font = *place = array_new(1, sizeof *font);
    font->source = source;
    font->face = subset_face(source);
    font->hb = hb_font_create(font->face);
    font->characters = hb_set_create();
    font->glyphs = hb_set_create();
  }
  return *place;
}

void fonts_free(Svg *svg) {
  for (size_t i = 0; i < svg->fonts.count; i++) {
    Font *font = svg->fonts.items[i];
    if (!font)
      continue;
    hb_set_destroy(font->characters);
    hb_set_destroy(font->glyphs);
    hb_font_destroy(font->hb);
    hb_face_destroy(font->face);
    free(font);
  }
  array_free(&svg->fonts);
}

void fonts_clear(Svg *svg) {
  if (svg->fonts_in == FONTS_DOCUMENT)
    return;
  for (size_t i = 0; i < svg->fonts.count; i++)
    if (svg->fonts.items[i]) {
      hb_set_clear(svg->fonts.items[i]->characters);
      hb_set_clear(svg->fonts.items[i]->glyphs);
      svg->fonts.items[i]->shaped = false;
    }
}

/* XML has no place for control characters. */
static bool is_writable(uint32_t c) { return c >= 32 && c != 127 && c != 0xFFFE && c != 0xFFFF; }

void written_read(Written *written, const Font *font, const SnGlyph *glyph, const char *text, uint32_t length) {
  hb_codepoint_t nominal = 0;
  written->count = 0;
  for (const char *p = text, *stop = text + length; p < stop && written->count < 32;) {
    uint32_t c = utf8_next(&p, stop);
    if (is_writable(c))
      written->characters[written->count++] = c;
  }
  if (written->count == 1 && written->characters[0] == SOFT_HYPHEN) {
    bool has = hb_font_get_nominal_glyph(font->hb, HYPHEN, &nominal) && nominal == glyph->id;
    written->characters[0] = has ? HYPHEN : '-';
  }
}

bool font_see(Svg *svg, const SnRun *run) {
  Font *font = font_find(svg, run->font);
  Written written;
  hb_codepoint_t nominal;
  bool whole = true;
  Cluster cluster;
  for (uint32_t i = 0; i < run->count; i += cluster.count) {
    cluster = cluster_at(run, i);
    written_read(&written, font, &run->glyphs[i], cluster.text, cluster.length);
    for (uint32_t k = 0; k < written.count; k++)
      hb_set_add(font->characters, written.characters[k]);
    for (uint32_t k = 0; k < cluster.count; k++) {
      whole = whole && run->glyphs[i + k].id != 0;
      if (svg->mode == TEXT_OUTLINES)
        hb_set_add(font->glyphs, run->glyphs[i + k].id);
    }
    if (cluster.count != 1 || written.count != 1 ||
        !hb_font_get_nominal_glyph(font->hb, written.characters[0], &nominal) || nominal != run->glyphs[i].id)
      font->shaped = true;
  }
  return whole || sn_fail(svg->context, "the font “%s %s” lacks a glyph for “%.*s”", run->font->family,
                          run->font->style, (int)(run->text_length < 60 ? run->text_length : 60), run->text);
}

/* ---- @font-face ---- */

/* A CSS string: what could end it is left out. */
static void put_css_string(Buffer *css, const char *string) {
  buffer_char(css, '"');
  for (const char *p = string; *p; p++)
    if ((unsigned char)*p >= 32 && !strchr("\"\\<>&", *p))
      buffer_char(css, *p);
  buffer_char(css, '"');
}

static void put_style(Buffer *css, const SnFont *font) {
  buffer_put(css, ";font-weight:");
  buffer_integer(css, font->weight ? font->weight : 400);
  buffer_put(css, font->italic ? ";font-style:italic" : ";font-style:normal");
}

static const char *generic_family(const char *family) {
  if (strstr(family, "Mono"))
    return "monospace";
  return strstr(family, "Serif") || strstr(family, "Times") ? "serif" : "sans-serif";
}

void font_name(const Svg *svg, Buffer *name, const SnFont *font) {
  const Buffer *prefix = svg->fonts_in == FONTS_DOCUMENT ? &svg->document : &svg->prefix;
  buffer_bytes(name, prefix->data, prefix->length);
  buffer_put(name, "-f");
  buffer_integer(name, font->id);
}

/* The family by its own name too, for programs that do not read the embedded font. */
static void put_class(const Svg *svg, Buffer *css, const SnFont *font) {
  buffer_char(css, '.');
  font_name(svg, css, font);
  buffer_put(css, "{font-family:");
  if (svg->mode == TEXT_EMBEDDED) {
    font_name(svg, css, font);
    buffer_char(css, ',');
  }
  put_css_string(css, font->family);
  buffer_char(css, ',');
  buffer_put(css, generic_family(font->family));
  put_style(css, font);
  buffer_put(css, "}\n");
}

static bool put_face(Svg *svg, Buffer *css, const Font *font) {
  Subset subset;
  Buffer woff = {0};
  bool ok = subset_text(font->face, font->characters, font->shaped, &subset);
  if (ok) {
    unsigned length;
    hb_blob_t *blob = hb_face_reference_blob(subset.face);
    const char *data = hb_blob_get_data(blob, &length);
    ok = woff_pack(&svg->deflater, data, length, &woff);
    hb_blob_destroy(blob);
    subset_done(&subset);
  }
  if (ok) {
    buffer_put(css, "@font-face{font-family:");
    font_name(svg, css, font->source);
    put_style(css, font->source);
    buffer_put(css, ";src:url(data:font/woff;base64,");
    base64_put(css, woff.data, woff.length);
    buffer_put(css, ")format(\"woff\")}\n");
  }
  buffer_free(&woff);
  return ok || sn_fail(svg->context, "the font “%s %s” is broken: its used glyphs cannot be cut out of it",
                       font->source->family, font->source->style);
}

/* ---- outlines ---- */

typedef struct Pen {
  Buffer *path;
} Pen;

static void put_points(Pen *pen, char command, const float *v, unsigned count) {
  buffer_char(pen->path, command);
  for (unsigned i = 0; i < count; i++) {
    if (i > 0)
      buffer_char(pen->path, ' ');
    buffer_number(pen->path, (double)v[i], 1);
  }
}

static void move_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x, float y, void *u) {
  put_points(pen, 'M', (const float[]){x, y}, 2);
}

static void line_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x, float y, void *u) {
  put_points(pen, 'L', (const float[]){x, y}, 2);
}

static void quadratic_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x1, float y1, float x, float y,
                         void *u) {
  put_points(pen, 'Q', (const float[]){x1, y1, x, y}, 4);
}

static void cubic_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x1, float y1, float x2, float y2, float x,
                     float y, void *u) {
  put_points(pen, 'C', (const float[]){x1, y1, x2, y2, x, y}, 6);
}

static void close_path(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, void *u) {
  buffer_char(((Pen *)pen)->path, 'Z');
}

static hb_draw_funcs_t *pen_functions(void) {
  hb_draw_funcs_t *functions = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(functions, move_to, NULL, NULL);
  hb_draw_funcs_set_line_to_func(functions, line_to, NULL, NULL);
  hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func(functions, cubic_to, NULL, NULL);
  hb_draw_funcs_set_close_path_func(functions, close_path, NULL, NULL);
  hb_draw_funcs_make_immutable(functions);
  return functions;
}

/* <path id="…-f0-36" d="…"/>, in font units. */
static void write_glyphs(Svg *svg, const Font *font, hb_draw_funcs_t *functions) {
  Buffer path = {0}, name = {0};
  Pen pen = {&path};
  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(font->glyphs, &glyph);) {
    buffer_clear(&path);
    buffer_clear(&name);
    hb_font_get_glyph_shape(font->hb, glyph, functions, &pen);
    font_name(svg, &name, font->source);
    buffer_char(&name, '-');
    buffer_integer(&name, glyph);
    start(svg, "path");
    put_buffer(svg, "id", &name);
    put_buffer(svg, "d", &path);
    end(svg);
  }
  buffer_free(&path);
  buffer_free(&name);
}

static void write_outlines(Svg *svg) {
  hb_draw_funcs_t *functions = pen_functions();
  start(svg, "defs");
  for (size_t i = 0; i < svg->fonts.count; i++)
    if (svg->fonts.items[i])
      write_glyphs(svg, svg->fonts.items[i], functions);
  end(svg);
  hb_draw_funcs_destroy(functions);
}

/* Without geometricPrecision a browser may round widths to the pixels of its screen. */
static bool put_fonts(Svg *svg, Buffer *css, const Buffer *prefix) {
  bool ok = true;
  buffer_char(css, '.');
  buffer_bytes(css, prefix->data, prefix->length);
  buffer_put(css, " text{white-space:pre;font-kerning:none");
  buffer_put(css, svg->positions == POSITIONS_LINES ? ";text-rendering:geometricPrecision}\n" : "}\n");
  for (size_t i = 0; i < svg->fonts.count; i++) {
    const Font *font = svg->fonts.items[i];
    if (!font || hb_set_is_empty(font->characters))
      continue;
    if (svg->mode == TEXT_EMBEDDED)
      ok = put_face(svg, css, font) && ok;
    put_class(svg, css, font->source);
  }
  return ok;
}

bool fonts_write_document(Svg *svg) {
  Buffer css = {0};
  FILE *file = put_fonts(svg, &css, &svg->document) ? sn_output_open(svg->context, "fonts.css") : NULL;
  bool ok = file != NULL;
  if (file) {
    fwrite(css.data, 1, css.length, file);
    ok = sn_output_close(svg->context, file);
  }
  buffer_free(&css);
  return ok;
}

bool fonts_write(Svg *svg) {
  if (svg->fonts_in == FONTS_DOCUMENT)
    return true;
  Buffer css = {0};
  buffer_char(&css, '\n');
  bool ok = put_fonts(svg, &css, &svg->prefix);
  start(svg, "style");
  xmlTextWriterWriteRawLen(svg->xml, BAD_CAST css.data, (int)css.length);
  end(svg);
  buffer_free(&css);
  if (svg->mode == TEXT_OUTLINES)
    write_outlines(svg);
  return ok;
}
