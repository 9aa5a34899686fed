/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paragraph.h"

#include <string.h>

#define MOST_SPACES 1000 /* of one text:s */

void paragraphs_begin(Paragraphs *paragraphs, LegacyFont font) {
  buffer_clear(&paragraphs->text);
  buffer_clear(&paragraphs->piece);
  paragraphs->fonts.count = 0;
  *(LegacyFont *)array_add(&paragraphs->fonts) = font;
  paragraphs->any = false;
}

void paragraphs_free(Paragraphs *paragraphs) {
  buffer_free(&paragraphs->text);
  buffer_free(&paragraphs->piece);
  array_free(&paragraphs->fonts);
}

static LegacyFont current_font(const Paragraphs *paragraphs) {
  return paragraphs->fonts.items[paragraphs->fonts.count - 1];
}

static void settle(Paragraphs *paragraphs) {
  legacy_font_append(current_font(paragraphs), paragraphs->piece.data, paragraphs->piece.length, &paragraphs->text);
  buffer_clear(&paragraphs->piece);
}

void paragraphs_start_one(Paragraphs *paragraphs) {
  if (paragraphs->any)
    buffer_char(&paragraphs->text, '\n');
  paragraphs->any = true;
  paragraphs->after_space = true;
  LegacyFont font = current_font(paragraphs);
  *(LegacyFont *)array_add(&paragraphs->fonts) = font;
}

static void add_spaces(Paragraphs *paragraphs, uint32_t count) {
  for (uint32_t i = 0; i < count && i < MOST_SPACES; i++)
    buffer_char(&paragraphs->piece, ' ');
  paragraphs->after_space = false;
}

void paragraphs_start(Paragraphs *paragraphs, Xml *xml, const XmlTag *tag) {
  bool of_text = tag->space && strstr(tag->space, "text");
  if (!of_text || strcmp(tag->name, "ruby-text") == 0 || strcmp(tag->name, "note") == 0) {
    xml_skip(xml);
  } else if (strcmp(tag->name, "s") == 0) {
    add_spaces(paragraphs, xml_number(xml_attribute(tag, "c"), 1));
    xml_skip(xml);
  } else if (strcmp(tag->name, "tab") == 0 || strcmp(tag->name, "line-break") == 0) {
    buffer_char(&paragraphs->piece, *tag->name == 't' ? '\t' : '\n');
    paragraphs->after_space = true;
    xml_skip(xml);
  } else {
    settle(paragraphs);
    LegacyFont font = current_font(paragraphs);
    if (strcmp(tag->name, "span") == 0)
      font = ods_styles_text_font(paragraphs->styles, xml_attribute(tag, "style-name"), font);
    *(LegacyFont *)array_add(&paragraphs->fonts) = font;
  }
}

bool paragraphs_end(Paragraphs *paragraphs) {
  settle(paragraphs);
  paragraphs->fonts.count--;
  return paragraphs->fonts.count > 1;
}

void paragraphs_text(Paragraphs *paragraphs, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    bool space = text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
    if (!space || !paragraphs->after_space)
      buffer_char(&paragraphs->piece, space ? ' ' : text[i]);
    paragraphs->after_space = space;
  }
}
