/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of text: its words strung together with real spaces between them, so
 * that what is extracted is what was written.  The width of justified spaces
 * is word spacing; what is left to adjust is kerning and rounding. */

#include <math.h>

#include "graphics.h"

typedef struct Line {
  Graphics *graphics;
  Resources *resources;
  SnContext *context;
  const SnMark *mark;
  Font *font;
  double em;  /* 1/EM of the size in a point */
  double x;   /* where the line began, as written */
  double pen; /* where a reader's pen is, in 1/EM from there */
  bool open;  /* within a string of an array */
} Line;

/* Closes "[(…" with ")]TJ"; takes back an array that has nothing in it, as after "0 Ts[(". */
static void line_close(Line *line) {
  Buffer *bytes = &line->graphics->bytes;
  if (!line->open)
    return;
  line->open = false;
  bool empty = memcmp(bytes->data + bytes->length - 2, "[(", 2) == 0;
  bytes->length -= empty ? 2 : 0;
  buffer_put(bytes, empty ? "\n" : ")]TJ\n");
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
  int64_t thousandths = llround((line->pen - ((double)x - line->x) * line->em) * 1000 / EM);
  if (thousandths == 0)
    return;
  buffer_char(bytes, ')');
  buffer_integer(bytes, thousandths);
  buffer_char(bytes, '(');
  line->pen -= (double)thousandths * (EM / 1000);
}

static void line_space(Line *line) {
  uint16_t space = font_space(line->font);
  if (space == 0)
    return;
  font_put(&line->graphics->bytes, space);
  line->pen += font_width(line->font, space) + line->graphics->word_space / 1000.0 * line->em;
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

/* By the line's first space; all of a justified line are as wide. */
static void set_word_space(Graphics *graphics, Resources *resources, SnContext *context, const SnMark *mark) {
  const SnTextItem *item = mark->text.items, *last = item + mark->text.count - 1;
  while (item < last && !(item->space > 2 * SN_SPACE_HIDDEN))
    item++;
  Font *font = item < last ? fonts_find(&resources->fonts, context, item->run->font) : NULL;
  if (!font || !font_space(font))
    return;
  double own = font_width(font, font_space(font)) * (double)mark->text.size / EM;
  int32_t extra = (int32_t)lround(fmin(fmax((double)item->space - own, -1000), 1000) * 1000);
  if (extra == graphics->word_space)
    return;
  buffer_number(&graphics->bytes, extra / 1000.0, 3);
  buffer_put(&graphics->bytes, " Tw\n");
  graphics->word_space = extra;
}

static void put_hundredths(Buffer *bytes, int64_t value) { buffer_number(bytes, (double)value / 100, 2); }

/* Lines after the first are placed from the one before: mostly "0 -18 Td". */
static void move_line(Graphics *graphics, double x, double y) {
  Buffer *bytes = &graphics->bytes;
  int64_t to_x = llround(x * 100), to_y = llround(y * 100);
  if (!graphics->text) {
    buffer_put(bytes, "BT\n");
    graphics->x = graphics->y = 0;
  }
  put_hundredths(bytes, to_x - graphics->x);
  buffer_char(bytes, ' ');
  put_hundredths(bytes, to_y - graphics->y);
  buffer_put(bytes, " Td\n");
  graphics->text = true;
  graphics->x = to_x;
  graphics->y = to_y;
}

void graphics_end_text(Graphics *graphics) {
  if (graphics->text)
    buffer_put(&graphics->bytes, "ET\n");
  graphics->text = false;
}

bool graphics_text(Graphics *graphics, Resources *resources, SnContext *context, const SnMark *mark) {
  if (mark->text.count == 0 || !(mark->text.size > 0))
    return true;
  Line line = {.graphics = graphics, .resources = resources, .context = context, .mark = mark};
  bool ok = true, hidden = mark->text.color.alpha == 0;
  if (!hidden)
    graphics_fill(graphics, resources, mark->text.color, SN_SOLID);
  move_line(graphics, (double)mark->text.items[0].x, graphics->height - (double)mark->text.y);
  set_word_space(graphics, resources, context, mark);
  buffer_put(&graphics->bytes, hidden ? "3 Tr\n" : "");
  line.em = EM / (double)mark->text.size;
  line.x = (double)graphics->x / 100;
  for (uint32_t i = 0; i < mark->text.count; i++)
    ok = line_item(&line, &mark->text.items[i]) && ok;
  line_close(&line);
  buffer_put(&graphics->bytes, hidden ? "0 Tr\n" : "");
  return ok;
}
