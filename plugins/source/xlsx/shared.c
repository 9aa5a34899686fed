/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared.h"

#include <string.h>

typedef struct Reader {
  Strings *strings;
  const Package *package;
  Rich rich;
  bool in_table, in_string;
} Reader;

static void start(Xml *xml, const XmlTag *tag, void *data) {
  Reader *reader = data;
  if (reader->in_string) {
    rich_start(&reader->rich, xml, tag);
  } else if (!reader->in_table) {
    reader->in_table = true;
  } else if (strcmp(tag->name, "si") == 0 && xml_is_own(xml, tag)) {
    reader->in_string = true;
    rich_begin(&reader->rich);
  } else {
    xml_skip(xml);
  }
}

static void keep_string(Reader *reader) {
  Strings *strings = reader->strings;
  const Rich *rich = &reader->rich;
  SharedString *string = array_add(&strings->items);
  *string = (SharedString){strings->text.length, (uint32_t)rich->text.length, (uint32_t)rich->stretches.count,
                           strings->stretches.count};
  for (size_t i = 0; i < rich->stretches.count; i++) {
    Stretch *stretch = array_add(&strings->stretches);
    *stretch = rich->stretches.items[i];
  }
  buffer_bytes(&strings->text, rich->text.data, rich->text.length);
}

static void end(Xml *xml, void *data) {
  Reader *reader = data;
  if (!reader->in_string || rich_end(&reader->rich))
    return;
  reader->in_string = false;
  keep_string(reader);
  if (reader->strings->text.length <= MOST_STRINGS_BYTES)
    return;
  sn_fail_at(package_context(reader->package), package_shown(reader->package), 0,
             "the workbook's texts take more than %d MiB: reading it was given up", (int)(MOST_STRINGS_BYTES >> 20));
  xml_fail(xml);
}

static void text(Xml *xml, const char *from, size_t length, void *data) {
  Reader *reader = data;
  if (reader->in_string)
    rich_text(&reader->rich, from, length);
}

bool strings_read(Strings *strings, Package *package, const char *name) {
  static const XmlHandlers HANDLERS = {start, end, text};
  Part *part = part_open(package, name);
  if (!part)
    return false;
  Reader reader = {.strings = strings, .package = package};
  bool good = xml_read(part, package, &HANDLERS, &reader);
  rich_free(&reader.rich);
  part_close(part);
  return good;
}

void strings_free(Strings *strings) {
  array_free(&strings->items);
  array_free(&strings->stretches);
  buffer_free(&strings->text);
}
