/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of text as <text>: each cluster at the place where the layout put it,
 * so that the file looks the same whatever shapes it again. */

#include <math.h>

#include "../cluster.h"
#include "svg.h"

/* Characters of one font with their x positions.  The last cluster may have
 * more characters than positions: they follow from it. */
typedef struct Stretch {
  const Font *font;
  size_t text, text_end; /* in Line.text */
  size_t xs, xs_end;     /* in Line.xs */
  double x, y;
  double pen; /* where a viewer would put the next character by itself */
  bool closed;
} Stretch;

typedef struct Line {
  Svg *svg;
  const SnMark *mark;
  Buffer text, xs;
  double word_spacing; /* of POSITIONS_LINES: what justification added to the first space */
  ARRAY(Stretch) stretches;
} Line;

#define NEAR 0.02            /* points; less than a screen shows */
#define WORTH_A_LENGTH 100.0 /* points of text in which a viewer's rounding might add up */

static void put_utf8(Buffer *text, uint32_t c) {
  char bytes[4];
  unsigned more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
  for (unsigned i = more; i > 0; i--, c >>= 6)
    bytes[i] = (char)(0x80 | (c & 63));
  bytes[0] = (char)(lead[more] | c);
  buffer_bytes(text, bytes, more + 1);
}

static bool follows(const Line *line, const Stretch *last, double x) {
  return line->svg->positions == POSITIONS_CHARACTERS || fabs(last->pen - x) < NEAR;
}

static Stretch *stretch_for(Line *line, const Font *font, double x, double y) {
  Stretch *last = line->stretches.count ? &line->stretches.items[line->stretches.count - 1] : NULL;
  if (last && !last->closed && last->font == font && last->y == y && follows(line, last, x))
    return last;
  Stretch *stretch = array_add(&line->stretches);
  *stretch = (Stretch){.font = font, .text = line->text.length, .xs = line->xs.length, .x = x, .y = y, .pen = x};
  return stretch;
}

/* The width of the font's own glyph in points. */
static double own_width(const Font *font, uint32_t character, double size) {
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(font->hb, character, &glyph);
  return hb_font_get_glyph_h_advance(font->hb, glyph) * size / font->source->units_per_em;
}

/* Spaces of words are those that CSS takes for such: a no-break space too. */
static double pen_width(const Line *line, const Font *font, uint32_t character) {
  return own_width(font, character, (double)line->mark->text.size) +
         (character == ' ' || character == 0xA0 ? line->word_spacing : 0);
}

static void put_position(Line *line, const Stretch *stretch, double x) {
  bool first = line->xs.length == stretch->xs;
  if (!first && line->svg->positions == POSITIONS_LINES)
    return;
  if (!first)
    buffer_char(&line->xs, ' ');
  buffer_number(&line->xs, x, 2);
}

static void add_cluster(Line *line, const Font *font, double x, double y, const uint32_t *characters, uint32_t count) {
  if (count == 0)
    return;
  Stretch *stretch = stretch_for(line, font, x, y);
  put_position(line, stretch, x);
  for (uint32_t i = 0; i < count; i++)
    put_utf8(&line->text, characters[i]);
  /* How many positions a character beyond the basic plane takes is not agreed upon. */
  stretch->closed = count > 1 || characters[0] > 0xFFFF;
  stretch->pen += pen_width(line, font, characters[0]);
  stretch->text_end = line->text.length;
  stretch->xs_end = line->xs.length;
}

static void add_item(Line *line, const SnTextItem *item) {
  const SnRun *run = item->run;
  const Font *font = font_find(line->svg, run->font);
  double space = own_width(font, ' ', (double)line->mark->text.size);
  double unit = (double)line->mark->text.size / run->font->units_per_em, x = (double)item->x;
  Written written;
  Cluster cluster;
  for (uint32_t i = 0; i < run->count; i += cluster.count) {
    cluster = cluster_at(run, i);
    written_read(&written, font, &run->glyphs[i], cluster.text, cluster.length);
    const SnGlyph *glyph = &run->glyphs[i];
    bool alone = cluster.count == 1;
    add_cluster(line, font, x + (alone ? glyph->x_offset * unit : 0),
                (double)line->mark->text.y - (alone ? glyph->y_offset * unit : 0), written.characters, written.count);
    for (uint32_t k = 0; k < cluster.count; k++)
      x += run->glyphs[i + k].advance * unit;
  }
  if (item->space > 0) {
    add_cluster(line, font, x, (double)line->mark->text.y, (const uint32_t[]){' '}, 1);
    /* Some programs (librsvg) heed only the first position of an element. */
    if (line->svg->positions == POSITIONS_CHARACTERS)
      line->stretches.items[line->stretches.count - 1].closed = fabs((double)item->space - space) > 0.05;
  }
}

static void put_class(Svg *svg, const Font *font) {
  Buffer name = {0};
  font_name(svg, &name, font->source);
  put_buffer(svg, "class", &name);
  buffer_free(&name);
}

static void put_part(Svg *svg, const char *attribute, const Buffer *buffer, size_t from, size_t to) {
  Buffer *scratch = &svg->scratch;
  buffer_clear(scratch);
  buffer_bytes(scratch, buffer->data + from, to - from);
  if (attribute)
    put_attribute(svg, attribute, terminated(scratch));
  else
    xmlTextWriterWriteString(svg->xml, BAD_CAST terminated(scratch));
}

static void write_stretches(Line *line) {
  Svg *svg = line->svg;
  const Stretch *first = line->stretches.items;
  for (const Stretch *s = first; s < first + line->stretches.count; s++) {
    bool alone = line->stretches.count == 1 && s->y == (double)line->mark->text.y;
    if (!alone)
      start(svg, "tspan");
    put_part(svg, "x", &line->xs, s->xs, s->xs_end);
    if (svg->positions == POSITIONS_LINES && !s->closed && s->pen - s->x > WORTH_A_LENGTH)
      put_number(svg, "textLength", s->pen - s->x);
    if (s->font != first->font)
      put_class(svg, s->font);
    if (s->y != (double)line->mark->text.y || (s > first && s[-1].y != s->y))
      put_number(svg, "y", s->y);
    put_part(svg, NULL, &line->text, s->text, s->text_end);
    if (!alone)
      end(svg);
  }
}

/* Finer than places are given: a line has many spaces. */
static void put_word_spacing(const Line *line) {
  if (line->word_spacing == 0)
    return;
  Buffer spacing = {0};
  buffer_number(&spacing, line->word_spacing, 3);
  put_buffer(line->svg, "word-spacing", &spacing);
  buffer_free(&spacing);
}

static void write_text(Line *line) {
  Svg *svg = line->svg;
  SnColor color = line->mark->text.color;
  start(svg, "text");
  put_class(svg, line->stretches.items[0].font);
  put_number(svg, "y", (double)line->mark->text.y);
  put_number(svg, "font-size", (double)line->mark->text.size);
  if (svg->mode == TEXT_OUTLINES)
    put_attribute(svg, "fill-opacity", "0"); /* seen by search and selection only */
  else if (color.red || color.green || color.blue || color.alpha < 255)
    put_color(svg, "fill", color);
  put_word_spacing(line);
  write_stretches(line);
  end(svg);
}

/* ---- outlines ---- */

/* <use>s of the glyphs in font units, upside down as fonts are. */
static void write_run_outlines(Svg *svg, const SnRun *run, double x, double y, double size) {
  const Font *font = font_find(svg, run->font);
  Buffer text = {0};
  int64_t pen = 0;
  double scale = size / run->font->units_per_em;
  buffer_put(&text, "translate(");
  buffer_number(&text, x, 2);
  buffer_char(&text, ' ');
  buffer_number(&text, y, 2);
  buffer_put(&text, ")scale(");
  buffer_number(&text, scale, 6);
  buffer_put(&text, " -");
  buffer_number(&text, scale, 6);
  buffer_char(&text, ')');
  start(svg, "g");
  put_buffer(svg, "transform", &text);
  for (uint32_t i = 0; i < run->count; i++) {
    const SnGlyph *glyph = &run->glyphs[i];
    buffer_clear(&text);
    buffer_char(&text, '#');
    font_name(svg, &text, font->source);
    buffer_char(&text, '-');
    buffer_integer(&text, glyph->id);
    start(svg, "use");
    put_buffer(svg, "xlink:href", &text);
    put_number(svg, "x", (double)(pen + glyph->x_offset));
    if (glyph->y_offset)
      put_number(svg, "y", (double)glyph->y_offset);
    end(svg);
    pen += glyph->advance;
  }
  end(svg);
  buffer_free(&text);
}

static void write_outlines(Svg *svg, const SnMark *mark) {
  start(svg, "g");
  put_attribute(svg, "aria-hidden", "true");
  put_color(svg, "fill", mark->text.color);
  for (uint32_t i = 0; i < mark->text.count; i++) {
    const SnTextItem *item = &mark->text.items[i];
    write_run_outlines(svg, item->run, (double)item->x, (double)mark->text.y, (double)mark->text.size);
  }
  end(svg);
}

/* What justification has added to each space of a line; a space that has got something else begins a new stretch. */
static double added_to_spaces(Svg *svg, const SnMark *mark) {
  const SnTextItem *item = mark->text.items, *end = item + mark->text.count;
  while (item < end && item->space <= 0)
    item++;
  if (item + 1 >= end)
    return 0;
  double added = (double)item->space - own_width(font_find(svg, item->run->font), ' ', (double)mark->text.size);
  return fabs(added) < 0.001 ? 0 : round(added * 1000) / 1000;
}

bool text_write(Svg *svg, const SnMark *mark) {
  if (mark->text.color.alpha == 0)
    return true;
  Line line = {.svg = svg, .mark = mark};
  if (svg->mode == TEXT_OUTLINES)
    write_outlines(svg, mark);
  if (svg->positions == POSITIONS_LINES)
    line.word_spacing = added_to_spaces(svg, mark);
  for (uint32_t i = 0; i < mark->text.count; i++)
    add_item(&line, &mark->text.items[i]);
  if (line.stretches.count)
    write_text(&line);
  buffer_free(&line.text);
  buffer_free(&line.xs);
  array_free(&line.stretches);
  return true;
}
