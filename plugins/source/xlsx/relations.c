/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relations.h"

#include <string.h>

#include "../../buffer.h"
#include "../spreadsheet/xml.h"

typedef struct Reader {
  Relations *relations;
  const char *source;
  bool in_root;
} Reader;

/* ---- names */

/* How much of the name is its folder, the slash included. */
static size_t folder_length(const char *name) {
  const char *slash = strrchr(name, '/');
  return slash ? (size_t)(slash - name) + 1 : 0;
}

/* Takes the last segment off. */
static void go_up(Buffer *name) {
  while (name->length > 0 && name->data[name->length - 1] == '/')
    name->length--;
  while (name->length > 0 && name->data[name->length - 1] != '/')
    name->length--;
}

/* From the part that names it; ".." beyond the root stays there. */
static char *resolve(const char *source, XmlText target) {
  Buffer name = {0};
  const char *at = target.at, *end = at + target.length;
  bool absolute = target.length > 0 && (*at == '/' || *at == '\\');
  if (!absolute)
    buffer_bytes(&name, source, folder_length(source));
  while (at < end) {
    const char *from = at;
    while (at < end && *at != '/' && *at != '\\')
      at++;
    size_t length = (size_t)(at - from);
    if (length == 2 && memcmp(from, "..", 2) == 0)
      go_up(&name);
    else if (length > 0 && !(length == 1 && *from == '.')) {
      buffer_bytes(&name, from, length);
      if (at < end)
        buffer_char(&name, '/');
    }
    at += at < end;
  }
  buffer_char(&name, '\0');
  return name.data;
}

/* Where the relations of a part are kept: xl/_rels/workbook.xml.rels. */
static char *relations_part(const char *source) {
  size_t folder = folder_length(source);
  Buffer name = {0};
  buffer_bytes(&name, source, folder);
  buffer_put(&name, "_rels/");
  buffer_put(&name, source + folder);
  buffer_put(&name, ".rels");
  buffer_char(&name, '\0');
  return name.data;
}

/* ---- reading */

static void start(Xml *xml, const XmlTag *tag, void *data) {
  Reader *reader = data;
  if (!reader->in_root) {
    reader->in_root = true;
    return;
  }
  XmlText target = xml_attribute(tag, "Target");
  bool external = xml_text_is(xml_attribute(tag, "TargetMode"), "External");
  if (strcmp(tag->name, "Relationship") == 0 && target.at && !external) {
    Relation *relation = array_add(reader->relations);
    *relation = (Relation){xml_copy(xml_attribute(tag, "Id")), xml_copy(xml_attribute(tag, "Type")),
                           resolve(reader->source, target)};
  }
  xml_skip(xml);
}

bool relations_read(Relations *relations, Package *package, const char *source) {
  static const XmlHandlers HANDLERS = {start, NULL, NULL};
  char *wanted = relations_part(source);
  const char *name = package_find(package, wanted);
  free(wanted);
  if (!name)
    return true;
  Part *part = part_open(package, name);
  if (!part)
    return false;
  Reader reader = {relations, source, false};
  bool good = xml_read(part, package, &HANDLERS, &reader);
  part_close(part);
  return good;
}

void relations_free(Relations *relations) {
  for (size_t i = 0; i < relations->count; i++) {
    free(relations->items[i].id);
    free(relations->items[i].type);
    free(relations->items[i].target);
  }
  array_free(relations);
}

bool relation_is(const Relation *relation, const char *type) {
  size_t length = relation->type ? strlen(relation->type) : 0, wanted = strlen(type);
  return length >= wanted && strcmp(relation->type + length - wanted, type) == 0;
}

const char *relations_find_type(const Relations *relations, const Package *package, const char *type) {
  for (size_t i = 0; i < relations->count; i++) {
    const char *name =
        relation_is(&relations->items[i], type) ? package_find(package, relations->items[i].target) : NULL;
    if (name)
      return name;
  }
  return NULL;
}

const Relation *relations_find(const Relations *relations, const char *id) {
  for (size_t i = 0; id && i < relations->count; i++)
    if (relations->items[i].id && strcmp(relations->items[i].id, id) == 0)
      return &relations->items[i];
  return NULL;
}
