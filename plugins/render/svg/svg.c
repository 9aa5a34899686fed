/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SVG with real text: one file a page, one a figure.  Ids and classes begin
 * with the document's and the file's name, so that several files can stand in
 * one web page. */

#include "svg.h"

typedef struct Parameters {
  int text, fonts, positions;
} Parameters;

static const char *const modes[] = {[TEXT_EMBEDDED] = "embedded", [TEXT_OUTLINES] = "outlines", NULL};
static const char *const font_places[] = {[FONTS_FILE] = "file", [FONTS_DOCUMENT] = "document", NULL};
static const char *const positions[] = {[POSITIONS_CHARACTERS] = "characters", [POSITIONS_LINES] = "lines", NULL};

static const SnParam parameters[] = {
    {.name = "text",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Parameters, text),
     .fallback = "embedded",
     .words = modes,
     .help = "How text is drawn: with an embedded font, or as outlines under invisible text"},
    {.name = "fonts",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Parameters, fonts),
     .fallback = "file",
     .words = font_places,
     .help =
         "Where embedded fonts stand: in each file, or once in a style sheet ID.LANG.fonts.css for one web page with "
         "all files"},
    {.name = "positions",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Parameters, positions),
     .fallback = "characters",
     .words = positions,
     .help = "What places are given: every character's, or those that do not follow from the start of a line and the "
             "font's own widths"},
    {NULL},
};

/* ---- names, numbers, elements ---- */

void put_attribute(Svg *svg, const char *name, const char *value) {
  xmlTextWriterWriteAttribute(svg->xml, BAD_CAST name, BAD_CAST value);
}

void put_buffer(Svg *svg, const char *name, const Buffer *value) {
  Buffer *scratch = &svg->scratch;
  buffer_clear(scratch);
  buffer_bytes(scratch, value->data, value->length);
  put_attribute(svg, name, terminated(scratch));
}

void put_number(Svg *svg, const char *name, double value) {
  buffer_clear(&svg->scratch);
  buffer_number(&svg->scratch, value, 2);
  put_attribute(svg, name, terminated(&svg->scratch));
}

void put_color(Svg *svg, const char *name, SnColor color) {
  static const char hex[] = "0123456789abcdef";
  char value[] = {'#',
                  hex[color.red >> 4],
                  hex[color.red & 15],
                  hex[color.green >> 4],
                  hex[color.green & 15],
                  hex[color.blue >> 4],
                  hex[color.blue & 15],
                  '\0'};
  put_attribute(svg, name, color.alpha ? value : "none");
  if (color.alpha == 0 || color.alpha == 255)
    return;
  char opacity[16];
  snprintf(opacity, sizeof opacity, "%s-opacity", name);
  put_number(svg, opacity, color.alpha / 255.0);
}

void start(Svg *svg, const char *element) { xmlTextWriterStartElement(svg->xml, BAD_CAST element); }
void end(Svg *svg) { xmlTextWriterEndElement(svg->xml); }

void prefixed(const Svg *svg, Buffer *name, const char *kind, uint32_t number) {
  buffer_bytes(name, svg->prefix.data, svg->prefix.length);
  buffer_char(name, '-');
  buffer_put(name, kind);
  buffer_integer(name, number);
}

/* A part of a name, without what CSS would have to escape. */
static void put_name(Buffer *name, const char *part) {
  for (const char *p = part; *p; p++) {
    bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || *p == '-';
    buffer_char(name, plain ? *p : '_');
  }
}

/* ---- marks ---- */

static bool see_mark(Svg *svg, const SnMark *mark) {
  bool ok = true;
  if (mark->kind == SN_MARK_PATH)
    hatches_see(svg, mark);
  if (mark->kind == SN_MARK_TEXT)
    for (uint32_t i = 0; i < mark->text.count; i++) {
      ok = font_see(svg, mark->text.items[i].run) && ok;
      if (mark->text.items[i].space > 0)
        hb_set_add(font_find(svg, mark->text.items[i].run->font)->characters, ' ');
    }
  return ok;
}

/* Only what SVG can say of an element's meaning becomes a group. */
static void element_begin(Svg *svg, const SnElement *element) {
  bool figure = element->role == SN_ROLE_FIGURE && element->alt;
  bool group = figure || element->language || element->role == SN_ROLE_ARTIFACT;
  *array_add(&svg->groups) = group;
  if (!group)
    return;
  start(svg, "g");
  if (figure) {
    put_attribute(svg, "role", "img");
    put_attribute(svg, "aria-label", element->alt);
  }
  if (element->language)
    put_attribute(svg, "xml:lang", element->language);
  if (element->role == SN_ROLE_ARTIFACT)
    put_attribute(svg, "aria-hidden", "true");
}

static void element_end(Svg *svg) {
  if (svg->groups.count && svg->groups.items[--svg->groups.count])
    end(svg);
}

static bool write_mark(Svg *svg, const SnMark *mark, double height) {
  switch (mark->kind) {
  case SN_MARK_TEXT:
    return text_write(svg, mark);
  case SN_MARK_PATH:
    path_write(svg, mark);
    return true;
  case SN_MARK_IMAGE:
    return image_write(svg, mark);
  case SN_MARK_LINK:
    link_write(svg, mark);
    return true;
  case SN_MARK_ANCHOR:
    anchor_write(svg, mark, height);
    return true;
  case SN_MARK_BEGIN:
    element_begin(svg, mark->begin.element);
    return true;
  case SN_MARK_END:
    element_end(svg);
    return true;
  }
  return true;
}

/* ---- the file ---- */

static void put_size(Svg *svg, const char *name, double points) {
  buffer_clear(&svg->scratch);
  buffer_number(&svg->scratch, points, 2);
  buffer_put(&svg->scratch, "pt");
  put_attribute(svg, name, terminated(&svg->scratch));
}

static void start_root(Svg *svg, const SnPage *page) {
  Buffer box = {0};
  buffer_put(&box, "0 0 ");
  buffer_number(&box, (double)page->width, 2);
  buffer_char(&box, ' ');
  buffer_number(&box, (double)page->height, 2);
  start(svg, "svg");
  put_attribute(svg, "xmlns", "http://www.w3.org/2000/svg");
  put_attribute(svg, "xmlns:xlink", "http://www.w3.org/1999/xlink");
  put_attribute(svg, "version", "1.1");
  put_buffer(svg, "class", svg->fonts_in == FONTS_DOCUMENT ? &svg->document : &svg->prefix);
  put_attribute(svg, "xml:lang", svg->language);
  put_attribute(svg, "xml:space", "preserve");
  put_size(svg, "width", (double)page->width);
  put_size(svg, "height", (double)page->height);
  put_buffer(svg, "viewBox", &box);
  buffer_free(&box);
}

static void write_element(Svg *svg, const char *element, const char *text) {
  start(svg, element);
  xmlTextWriterWriteString(svg->xml, BAD_CAST text);
  end(svg);
}

/* A page is named by its title and number, a figure by its title; a figure is described by its alternative text. */
static void write_title(Svg *svg, const SnPage *page) {
  Buffer title = {0};
  buffer_put(&title, svg->title);
  if (!page->name && page->label && *page->label) {
    buffer_put(&title, ", ");
    buffer_put(&title, page->label);
  }
  write_element(svg, "title", terminated(&title));
  buffer_free(&title);
  const char *description = page->alt ? page->alt : svg->subject;
  if (description && *description)
    write_element(svg, "desc", description);
}

static void write_paper(Svg *svg, const SnPage *page) {
  start(svg, "rect");
  put_number(svg, "width", (double)page->width);
  put_number(svg, "height", (double)page->height);
  put_attribute(svg, "fill", "#ffffff");
  end(svg);
}

static bool write_file(Svg *svg, const SnPage *page) {
  bool ok = true;
  xmlTextWriterStartDocument(svg->xml, NULL, "UTF-8", NULL);
  start_root(svg, page);
  write_title(svg, page);
  ok = fonts_write(svg);
  hatches_write(svg);
  write_paper(svg, page);
  for (uint32_t i = 0; i < page->count; i++)
    ok = write_mark(svg, &page->marks[i], (double)page->height) && ok;
  while (svg->groups.count)
    element_end(svg);
  return xmlTextWriterEndDocument(svg->xml) >= 0 && ok;
}

static bool see_page(Svg *svg, const SnPage *page) {
  bool ok = true;
  svg->hatches.count = svg->groups.count = 0;
  fonts_clear(svg);
  for (uint32_t i = 0; i < page->count; i++)
    ok = see_mark(svg, &page->marks[i]) && ok;
  return ok;
}

static FILE *open_output(Svg *svg, const SnPage *page) {
  Buffer suffix = {0};
  buffer_clear(&svg->prefix);
  buffer_bytes(&svg->prefix, svg->document.data, svg->document.length);
  buffer_char(&svg->prefix, '-');
  if (page->name) {
    put_name(&svg->prefix, page->name);
    buffer_put(&suffix, page->name);
  } else {
    buffer_integer(&svg->prefix, page->number);
    buffer_integer(&suffix, page->number);
  }
  buffer_put(&suffix, ".svg");
  FILE *file = sn_output_open(svg->context, terminated(&suffix));
  buffer_free(&suffix);
  return file;
}

static bool svg_page(SnContext *context, void *state, const SnPage *page) {
  Svg *svg = state;
  svg->context = context;
  FILE *file = see_page(svg, page) ? open_output(svg, page) : NULL;
  if (!file)
    return false;
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateFile(file, NULL);
  svg->xml = buffer ? xmlNewTextWriter(buffer) : NULL;
  if (!svg->xml)
    abort(); /* out of memory */
  bool ok = write_file(svg, page);
  xmlFreeTextWriter(svg->xml); /* flushes; the file stays open */
  return sn_output_close(context, file) && ok;
}

static bool svg_begin(SnContext *context, const void *values, const SnDocument *document, void **state) {
  Svg *svg = *state = array_new(1, sizeof *svg);
  if (deflateInit2(&svg->deflater, 2, Z_DEFLATED, 15, 5, Z_DEFAULT_STRATEGY) != Z_OK)
    abort(); /* out of memory */
  const Parameters *chosen = values;
  svg->context = context;
  svg->mode = (TextMode)chosen->text;
  svg->fonts_in = (FontPlace)chosen->fonts;
  svg->positions = (Positions)chosen->positions;
  svg->language = string_copy(document->language ? document->language : "vi");
  svg->title = string_copy(document->title ? document->title : "");
  svg->subject = string_copy(document->subject);
  buffer_char(&svg->document, 's'); /* a name may not begin with a digit */
  put_name(&svg->document, document->id ? document->id : "");
  buffer_char(&svg->document, '-');
  put_name(&svg->document, svg->language);
  if (svg->mode == TEXT_OUTLINES && svg->fonts_in == FONTS_DOCUMENT)
    return sn_fail(context, "outlines stand in each file: fonts=document is for embedded text");
  return true;
}

static bool svg_end(SnContext *context, void *state) {
  Svg *svg = state;
  svg->context = context;
  return svg->fonts_in == FONTS_FILE || fonts_write_document(svg);
}

static void svg_free(void *state) {
  Svg *svg = state;
  if (!svg)
    return;
  fonts_free(svg);
  deflateEnd(&svg->deflater);
  buffer_free(&svg->document);
  buffer_free(&svg->prefix);
  buffer_free(&svg->scratch);
  array_free(&svg->hatches);
  array_free(&svg->groups);
  free(svg->language);
  free(svg->title);
  free(svg->subject);
  free(svg);
}

static const SnRenderer renderer = {svg_begin, svg_page, svg_end, svg_free};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "svg",
    .version = "1.0",
    .summary = "SVG with real text, one file a page and one a chart",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .renderer = &renderer,
};
