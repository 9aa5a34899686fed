/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of text: one text object, its words strung together in TJ arrays with
 * real spaces between them, so that what is extracted is what was written. */

#include <math.h>

#include "graphics.h"

typedef struct Line {
  Graphics *graphics;
  Resources *resources;
  SnContext *context;
  const SnMark *mark;
  Font *font;
  double x;    /* where the line began, as written */
  int64_t pen; /* from there, in 1/EM of the size */
  bool open;   /* within a string of an array */
} Line;

/* Closes "[(…" with ")]TJ"; takes back an array that has nothing in it. */
static void line_close(Line *line) {
  Buffer *bytes = &line->graphics->bytes;
  if (!line->open)
    return;
  line->open = false;
  if (memcmp(bytes->data + bytes->length - 2, "[(", 2) == 0)
    bytes->length -= 2;
  else
    buffer_put(bytes, ")]TJ\n");
}

static void line_open(Line *line) {
  if (!line->open)
    buffer_put(&line->graphics->bytes, "[(");
  line->open = true;
}

static void line_font(Line *line, Font *font) {
  Graphics *graphics = line->graphics;
  line->font = font;
  if (graphics->font == font && graphics->size == line->mark->text.size)
    return;
  line_close(line);
  font_name(font, &graphics->bytes);
  buffer_char(&graphics->bytes, ' ');
  buffer_number(&graphics->bytes, (double)line->mark->text.size, 3);
  buffer_put(&graphics->bytes, " Tf\n");
  graphics->font = font;
  graphics->size = line->mark->text.size;
}

/* Rounding is to a thousandth of an em from the pen as readers compute it, so
 * errors do not add up along the line. */
static void line_move(Line *line, float x) {
  Buffer *bytes = &line->graphics->bytes;
  double target = ((double)x - line->x) * EM / (double)line->mark->text.size;
  int64_t thousandths = llround(((double)line->pen - target) * 1000 / EM);
  if (thousandths == 0)
    return;
  buffer_char(bytes, ')');
  buffer_integer(bytes, thousandths);
  buffer_char(bytes, '(');
  line->pen -= thousandths * (EM / 1000);
}

static void line_space(Line *line) {
  uint16_t space = font_space(line->font);
  if (space == 0)
    return;
  buffer_bytes(&line->graphics->bytes, (const char[]){(char)(space >> 8), (char)space}, 2);
  line->pen += font_width(line->font, space);
}

static bool line_item(Line *line, const SnTextItem *item) {
  Font *font = fonts_find(&line->resources->fonts, line->context, item->run->font);
  const Encoded *run =
      font ? runs_find(&line->resources->runs, line->context, font, item->run, line->mark->text.size) : NULL;
  if (!run)
    return false;
  line_font(line, font);
  line_open(line);
  line_move(line, item->x);
  const char *bytes = line->resources->runs.bytes.data + run->at;
  buffer_bytes(&line->graphics->bytes, bytes, run->length);
  line->pen += run->pen;
  if (item->space > 0)
    line_space(line);
  return true;
}

bool graphics_text(Graphics *graphics, Resources *resources, SnContext *context, const SnMark *mark) {
  if (mark->text.count == 0 || !(mark->text.size > 0))
    return true;
  Buffer *bytes = &graphics->bytes;
  Line line = {.graphics = graphics, .resources = resources, .context = context, .mark = mark};
  bool ok = true, hidden = mark->text.color.alpha == 0;
  if (!hidden)
    graphics_fill(graphics, resources, mark->text.color, SN_SOLID);
  line.x = floor((double)mark->text.items[0].x * 100 + 0.5) / 100;
  buffer_put(bytes, hidden ? "BT 3 Tr\n" : "BT\n");
  buffer_number(bytes, line.x, 2);
  buffer_char(bytes, ' ');
  buffer_number(bytes, graphics->height - (double)mark->text.y, 2);
  buffer_put(bytes, " Td\n");
  for (uint32_t i = 0; i < mark->text.count; i++)
    ok = line_item(&line, &mark->text.items[i]) && ok;
  line_close(&line);
  buffer_put(bytes, hidden ? "0 Tr ET\n" : "ET\n");
  return ok;
}
