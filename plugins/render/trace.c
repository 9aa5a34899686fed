/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages as text: every mark and tag on a line of its own, for golden tests and
 * for reading what a renderer was given.  One file for the whole edition. */

#include <math.h>
#include <songngu/plugin.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct Parameters {
  int detail;
} Parameters;

enum { DETAIL_LINES, DETAIL_GLYPHS };
static const char *const details[] = {"lines", "glyphs", NULL};

static const SnParam parameters[] = {
    {.name = "detail",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Parameters, detail),
     .fallback = "lines",
     .words = details,
     .help = "How much of each line of text is shown: its words, or every glyph with its position"},
    {NULL},
};

typedef struct State {
  FILE *file;
  int detail;
  unsigned depth;
} State;

static const char *const roles[] = {
    [SN_ROLE_ARTIFACT] = "Artifact", [SN_ROLE_DOCUMENT] = "Document", [SN_ROLE_PART] = "Part", [SN_ROLE_SECT] = "Sect",
    [SN_ROLE_DIV] = "Div", [SN_ROLE_BLOCKQUOTE] = "BlockQuote", [SN_ROLE_CAPTION] = "Caption", [SN_ROLE_TOC] = "TOC",
    [SN_ROLE_TOCI] = "TOCI", [SN_ROLE_H1] = "H1", [SN_ROLE_H2] = "H2", [SN_ROLE_H3] = "H3", [SN_ROLE_H4] = "H4",
    [SN_ROLE_H5] = "H5", [SN_ROLE_H6] = "H6", [SN_ROLE_P] = "P", [SN_ROLE_L] = "L", [SN_ROLE_LI] = "LI",
    [SN_ROLE_LBL] = "Lbl", [SN_ROLE_LBODY] = "LBody", [SN_ROLE_TABLE] = "Table", [SN_ROLE_THEAD] = "THead",
    [SN_ROLE_TBODY] = "TBody", [SN_ROLE_TR] = "TR", [SN_ROLE_TH] = "TH", [SN_ROLE_TD] = "TD", [SN_ROLE_SPAN] = "Span",
    [SN_ROLE_QUOTE] = "Quote", [SN_ROLE_NOTE] = "Note", [SN_ROLE_REFERENCE] = "Reference", [SN_ROLE_LINK] = "Link",
    [SN_ROLE_FIGURE] = "Figure",
};

static const char *const patterns[] = {
    [SN_SOLID] = "solid", [SN_DIAGONAL_UP] = "diagonal-up", [SN_DIAGONAL_DOWN] = "diagonal-down",
    [SN_CROSS_DIAGONAL] = "cross-diagonal", [SN_HORIZONTAL] = "horizontal", [SN_VERTICAL] = "vertical",
    [SN_GRID] = "grid", [SN_DOTS] = "dots",
};

/* Hundredths of a point, without the C library's locale. */
static void put_length(FILE *file, double length) {
  long hundredths = lround(length * 100);
  unsigned long whole = (unsigned long)labs(hundredths);
  fprintf(file, " %s%lu", hundredths < 0 ? "-" : "", whole / 100);
  if (whole % 100)
    fprintf(file, whole % 10 ? ".%02lu" : ".%lu", whole % 10 ? whole % 100 : whole % 100 / 10);
}

static void put_lengths(FILE *file, const float *lengths, unsigned count) {
  for (unsigned i = 0; i < count; i++)
    put_length(file, lengths[i]);
}

static void put_color(FILE *file, const char *name, SnColor color) {
  if (color.alpha)
    fprintf(file, " %s=#%02x%02x%02x", name, color.red, color.green, color.blue);
  if (color.alpha && color.alpha != 255)
    fprintf(file, "/%u", color.alpha);
}

/* Quoted, with the characters that cannot be seen spelled out. */
static void put_quoted(FILE *file, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    const unsigned char *c = (const unsigned char *)text + i;
    if (*c == '"' || *c == '\\')
      fprintf(file, "\\%c", *c);
    else if (*c < ' ')
      fprintf(file, "\\x%02x", *c);
    else if (*c == 0xc2 && i + 1 < length && c[1] == 0xa0)
      fputs("\\~", file), i++; /* NO-BREAK SPACE */
    else if (*c == 0xc2 && i + 1 < length && c[1] == 0xad)
      fputs("\\-", file), i++; /* SOFT HYPHEN */
    else
      putc(*c, file);
  }
}

static void put_string(FILE *file, const char *name, const char *text) {
  if (!text)
    return;
  fprintf(file, " %s=\"", name);
  put_quoted(file, text, strlen(text));
  putc('"', file);
}

static void start_line(State *state) {
  for (unsigned i = 0; i <= state->depth; i++)
    fputs("  ", state->file);
}

static void trace_glyphs(State *state, const SnTextItem *item) {
  for (uint32_t i = 0; i < item->run->count; i++) {
    const SnGlyph *g = &item->run->glyphs[i];
    start_line(state);
    fprintf(state->file, "  glyph %u cluster %u advance %d offset %d %d\n", g->id, g->cluster, g->advance, g->x_offset,
            g->y_offset);
  }
}

/* The first item's font stands for the line; a change of font inside is shown where it happens. */
static void trace_text(State *state, const SnMark *mark) {
  const SnFont *font = mark->text.count ? mark->text.items[0].run->font : NULL;
  if (!font)
    return;
  fputs("text", state->file);
  put_length(state->file, mark->text.items[0].x);
  put_length(state->file, mark->text.y);
  fprintf(state->file, " %s", font->postscript_name);
  put_length(state->file, mark->text.size);
  put_color(state->file, "color", mark->text.color);
  fputs(" \"", state->file);
  for (uint32_t i = 0; i < mark->text.count; i++) {
    const SnTextItem *item = &mark->text.items[i];
    if (item->run->font != font)
      fprintf(state->file, "\\f(%s)", item->run->font->postscript_name);
    font = item->run->font;
    put_quoted(state->file, item->run->text, item->run->text_length);
    if (item->space > 0)
      putc(' ', state->file);
  }
  const SnTextItem *last = &mark->text.items[mark->text.count - 1];
  fputs("\" to", state->file);
  put_length(state->file, last->x + (double)last->run->advance * mark->text.size / last->run->font->units_per_em);
  putc('\n', state->file);
  if (state->detail == DETAIL_GLYPHS)
    for (uint32_t i = 0; i < mark->text.count; i++)
      trace_glyphs(state, &mark->text.items[i]);
}

static void trace_path(State *state, const SnMark *mark) {
  static const char letters[] = {[SN_MOVE] = 'M', [SN_LINE] = 'L', [SN_CURVE] = 'C', [SN_CLOSE] = 'Z',
                                 [SN_RECTANGLE] = 'R'};
  static const unsigned lengths[] = {[SN_MOVE] = 2, [SN_LINE] = 2, [SN_CURVE] = 6, [SN_CLOSE] = 0, [SN_RECTANGLE] = 4};
  fputs("path", state->file);
  put_color(state->file, "fill", mark->path.fill);
  if (mark->path.fill.alpha && mark->path.pattern)
    fprintf(state->file, " pattern=%s", patterns[mark->path.pattern]);
  put_color(state->file, "stroke", mark->path.stroke);
  if (mark->path.stroke.alpha) {
    put_length(state->file, mark->path.line_width);
    if (mark->path.dash > 0)
      fputs(" dashed", state->file);
  }
  for (uint32_t i = 0; i < mark->path.count; i++) {
    const SnSegment *s = &mark->path.segments[i];
    fprintf(state->file, " %c", letters[s->kind]);
    put_lengths(state->file, s->v, lengths[s->kind]);
  }
  putc('\n', state->file);
}

static void trace_begin(State *state, const SnElement *e) {
  fprintf(state->file, "begin %s", roles[e->role]);
  if (e->id)
    fprintf(state->file, " #%u", e->id);
  put_string(state->file, "lang", e->language);
  put_string(state->file, "alt", e->alt);
  put_string(state->file, "title", e->title);
  if (e->colspan > 1)
    fprintf(state->file, " colspan=%u", e->colspan);
  if (e->rowspan > 1)
    fprintf(state->file, " rowspan=%u", e->rowspan);
  if (e->scope)
    fprintf(state->file, " scope=%s", e->scope == SN_SCOPE_ROW ? "row" : "column");
  putc('\n', state->file);
  state->depth++;
}

static void trace_mark(State *state, const SnMark *mark) {
  if (mark->kind == SN_MARK_END && state->depth)
    state->depth--;
  start_line(state);
  FILE *file = state->file;
  switch (mark->kind) {
  case SN_MARK_TEXT: trace_text(state, mark); break;
  case SN_MARK_PATH: trace_path(state, mark); break;
  case SN_MARK_IMAGE:
    fprintf(file, "image %zu bytes", mark->image.length);
    put_lengths(file, &mark->image.x, 4);
    putc('\n', file);
    break;
  case SN_MARK_LINK:
    fputs("link", file);
    put_lengths(file, &mark->link.x, 4);
    put_string(file, "uri", mark->link.uri);
    put_string(file, "to", mark->link.anchor);
    put_string(file, "contents", mark->link.contents);
    putc('\n', file);
    break;
  case SN_MARK_ANCHOR:
    fprintf(file, "anchor %s", mark->anchor.name);
    put_length(file, mark->anchor.y);
    putc('\n', file);
    break;
  case SN_MARK_BEGIN: trace_begin(state, mark->begin.element); break;
  case SN_MARK_END: fputs("end\n", file); break;
  }
}

static bool trace_start(SnContext *context, const void *values, const SnDocument *document, void **out) {
  State *state = calloc(1, sizeof *state);
  if (!state)
    return sn_fail(context, "out of memory");
  *out = state;
  state->detail = ((const Parameters *)values)->detail;
  state->file = sn_output_open(context, "trace");
  if (!state->file)
    return false;
  fprintf(state->file, "document %s", document->id);
  put_string(state->file, "lang", document->language);
  put_string(state->file, "title", document->title);
  put_string(state->file, "author", document->author);
  fprintf(state->file, " date=%lld", (long long)document->date);
  putc('\n', state->file);
  for (uint32_t i = 0; i < document->attachment_count; i++)
    fprintf(state->file, "attachment %s %s\n", document->attachments[i].name, document->attachments[i].media_type);
  return true;
}

static bool trace_page(SnContext *context, void *opaque, const SnPage *page) {
  State *state = opaque;
  if (page->name)
    fprintf(state->file, "figure %s", page->name);
  else
    fprintf(state->file, "page %u", page->number);
  put_string(state->file, "label", page->label);
  put_string(state->file, "alt", page->alt);
  put_length(state->file, page->width);
  put_length(state->file, page->height);
  putc('\n', state->file);
  state->depth = 0;
  for (uint32_t i = 0; i < page->count; i++)
    trace_mark(state, &page->marks[i]);
  return true;
}

static bool trace_end(SnContext *context, void *opaque) {
  State *state = opaque;
  FILE *file = state->file;
  state->file = NULL;
  return sn_output_close(context, file);
}

static void trace_free(void *opaque) { free(opaque); }

static const SnRenderer renderer = {trace_start, trace_page, trace_end, trace_free};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "trace",
    .version = "1.0",
    .summary = "Pages as text: every mark and tag on a line of its own",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .renderer = &renderer,
};
