/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rich.h"

#include <string.h>

void rich_begin(Rich *rich) {
  buffer_clear(&rich->text);
  rich->stretches.count = 0;
  rich->depth = 0;
  rich->in_text = rich->in_run_properties = rich->has_font = false;
}

void rich_free(Rich *rich) {
  buffer_free(&rich->text);
  buffer_free(&rich->piece);
  array_free(&rich->stretches);
}

/* ---- escapes */

static int hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The character of "_xHHHH_" at `at`; -1: it is none. */
static int escaped_character(const char *at, const char *end) {
  if (end - at < 7 || at[1] != 'x' || at[6] != '_')
    return -1;
  int value = 0;
  for (int i = 2; i < 6; i++) {
    int digit = hex_digit(at[i]);
    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* Of the basic plane; control characters that no text has are left out, halves of a pair replaced. */
static void append_character(int c, Buffer *out) {
  if (c >= 0xD800 && c <= 0xDFFF)
    c = 0xFFFD;
  if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
    return;
  if (c >= 0x800)
    buffer_char(out, (char)(0xE0 | c >> 12));
  if (c >= 0x80)
    buffer_char(out, c >= 0x800 ? (char)(0x80 | (c >> 6 & 0x3F)) : (char)(0xC0 | c >> 6));
  buffer_char(out, c >= 0x80 ? (char)(0x80 | (c & 0x3F)) : (char)c);
}

void xstring_append(const char *text, size_t length, Buffer *out) {
  const char *end = text + length;
  while (text < end) {
    const char *mark = memchr(text, '_', (size_t)(end - text));
    buffer_bytes(out, text, (size_t)((mark ? mark : end) - text));
    if (!mark)
      return;
    int c = escaped_character(mark, end);
    if (c >= 0)
      append_character(c, out);
    else
      buffer_char(out, '_');
    text = mark + (c >= 0 ? 7 : 1);
  }
}

/* ---- runs */

static void start_run_property(Rich *rich, const XmlTag *tag) {
  if (strcmp(tag->name, "rFont") != 0)
    return;
  char *name = xml_copy(xml_attribute(tag, "val"));
  rich->font = legacy_font_find(name);
  rich->has_font = name != NULL;
  free(name);
}

void rich_start(Rich *rich, Xml *xml, const XmlTag *tag) {
  bool run = rich->depth == 1 && !rich->in_text;
  if (rich->in_run_properties) {
    start_run_property(rich, tag);
    xml_skip(xml);
  } else if (rich->depth <= 1 && !rich->in_text && strcmp(tag->name, "t") == 0) {
    rich->in_text = true;
    buffer_clear(&rich->piece);
    rich->depth++;
  } else if (rich->depth == 0 && strcmp(tag->name, "r") == 0) {
    rich->has_font = false;
    rich->depth++;
  } else if (run && strcmp(tag->name, "rPr") == 0) {
    rich->in_run_properties = true;
    rich->depth++;
  } else {
    xml_skip(xml);
  }
}

static void end_text(Rich *rich) {
  size_t before = rich->text.length;
  rich->in_text = false;
  if (rich->has_font && legacy_font_is(rich->font)) {
    Buffer plain = {0};
    xstring_append(rich->piece.data, rich->piece.length, &plain);
    legacy_font_append(rich->font, plain.data, plain.length, &rich->text);
    buffer_free(&plain);
    return;
  }
  xstring_append(rich->piece.data, rich->piece.length, &rich->text);
  if (rich->has_font)
    return;
  Stretch *stretch = array_add(&rich->stretches);
  *stretch = (Stretch){before, rich->text.length - before};
}

bool rich_end(Rich *rich) {
  if (rich->depth == 0)
    return false;
  rich->depth--;
  if (rich->in_text)
    end_text(rich);
  else if (rich->in_run_properties)
    rich->in_run_properties = false;
  else
    rich->has_font = false;
  return true;
}

void rich_text(Rich *rich, const char *text, size_t length) {
  if (rich->in_text)
    buffer_bytes(&rich->piece, text, length);
}

void stretches_append(const char *text, size_t length, const Stretch *stretches, size_t count, LegacyFont font,
                      Buffer *out) {
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    buffer_bytes(out, text + at, stretches[i].offset - at);
    legacy_font_append(font, text + stretches[i].offset, stretches[i].length, out);
    at = stretches[i].offset + stretches[i].length;
  }
  buffer_bytes(out, text + at, length - at);
}
