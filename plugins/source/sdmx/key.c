/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "key.h"

#include <string.h>

#include "../../buffer.h"
#include "../../near.h"
#include "../pairs.h"

#define MOST_CHOICES 1000
#define MOST_CODES 10000 /* of a dimension, remembered for “did you mean” */

static void part_clear(KeyPart *part) {
  for (size_t i = 0; i < part->choices.count; i++)
    free(part->choices.items[i].code);
  array_free(&part->choices);
  array_free(&part->list);
  xmlHashFree(part->codes, NULL);
}

void key_clear(KeyFilter *filter) {
  for (size_t i = 0; i < filter->parts.count; i++)
    part_clear(&filter->parts.items[i]);
  array_free(&filter->parts);
}

/* ---- reading */

/* "A+B", where nothing and * are any code. */
static bool read_choices(SnContext *context, const char *text, size_t length, uint32_t component, KeyFilter *out) {
  const char *end = text + length;
  if (length == 0 || (length == 1 && *text == '*'))
    return true;
  KeyPart *part = array_add(&out->parts);
  *part = (KeyPart){.component = component, .codes = xmlHashCreate(64)};
  if (!part->codes)
    abort();
  for (const char *at = text; at <= end;) {
    const char *plus = memchr(at, '+', (size_t)(end - at));
    const char *stop = plus ? plus : end;
    if (stop == at)
      return sn_fail(context, "the key lacks a code before or after a +");
    if (part->choices.count == MOST_CHOICES)
      return sn_fail(context, "the key lists more than %d codes of a dimension", MOST_CHOICES);
    *array_add(&part->choices) = (KeyChoice){string_part(at, (size_t)(stop - at)), false};
    at = stop + 1;
  }
  return true;
}

static bool has_position(const Component *component) { return component->key && component->kind != COMPONENT_TIME; }

static void list_dimensions(const Components *components, Buffer *out) {
  for (uint32_t i = 0; i < components->count; i++)
    if (has_position(&components->list[i])) {
      if (out->length > 0)
        buffer_char(out, '.');
      buffer_put(out, components->list[i].id);
    }
  buffer_char(out, '\0');
}

static bool report_positions(SnContext *context, const Components *components, unsigned found, unsigned wanted) {
  Buffer names = {0};
  list_dimensions(components, &names);
  sn_fail(context, "the key has %u positions, and the data %u dimensions", found, wanted);
  sn_hint(context, "write a code, or nothing, for each of %s", names.data);
  buffer_free(&names);
  return false;
}

static bool read_positions(SnContext *context, const char *key, const Components *components, KeyFilter *out) {
  unsigned positions = 1, dimensions = 0;
  for (const char *at = key; *at; at++)
    positions += *at == '.';
  for (uint32_t i = 0; i < components->count; i++)
    dimensions += has_position(&components->list[i]);
  if (dimensions == 0) {
    sn_fail(context, "without the structure file nothing tells the order of the dimensions in a key");
    sn_hint(context, "name the file with structure=\"…\", or the dimensions in the key: INDICATOR=NGDP_XDC; FREQ=A");
    return false;
  }
  if (positions != dimensions)
    return report_positions(context, components, positions, dimensions);
  for (uint32_t i = 0; i < components->count; i++) {
    if (!has_position(&components->list[i]))
      continue;
    size_t length = strcspn(key, ".");
    if (!read_choices(context, key, length, i, out))
      return false;
    key += length + (key[length] == '.');
  }
  return true;
}

static void suggest_dimension(SnContext *context, const Components *components, const char *name) {
  const char **ids = array_new(components->count + 1, sizeof *ids);
  size_t count = 0;
  for (uint32_t i = 0; i < components->count; i++)
    if (component_is_met(&components->list[i]))
      ids[count++] = components->list[i].id;
  hint_near(context, name, ids);
  free(ids);
}

static bool read_named(SnContext *context, const Pair *pair, const Components *components, KeyFilter *out) {
  const char *id = (const char *)xmlDictLookup(components->dictionary, (const xmlChar *)pair->name, -1);
  uint32_t place = components_find(components, id);
  if (place != NO_COLUMN)
    return read_choices(context, pair->value, strlen(pair->value), place, out);
  sn_fail(context, "the data have no dimension “%s”", pair->name);
  suggest_dimension(context, components, pair->name);
  return false;
}

bool key_read(SnContext *context, const char *key, const Components *components, KeyFilter *out) {
  *out = (KeyFilter){0};
  if (!key || *key == '\0' || strcmp(key, "all") == 0)
    return true;
  if (!strchr(key, '='))
    return read_positions(context, key, components, out);
  Pairs pairs;
  bool good = pairs_read(context, "key", key, &pairs);
  for (size_t i = 0; good && i < pairs.count; i++)
    good = read_named(context, &pairs.list[i], components, out);
  pairs_clear(&pairs);
  return good;
}

/* ---- matching */

static bool look_up(KeyPart *part, const char *code) {
  bool wanted = false;
  for (size_t i = 0; i < part->choices.count; i++)
    if (strcmp(part->choices.items[i].code, code) == 0)
      wanted = part->choices.items[i].seen = true;
  return wanted;
}

static bool part_matches(KeyPart *part, const Components *components, const Text *text) {
  if (!text->text)
    return false;
  if (part->last && strcmp(part->last, text->text) == 0)
    return part->last_wanted;
  const xmlChar *code = xmlDictLookup(components->dictionary, (const xmlChar *)text->text, (int)text->length);
  uintptr_t known = (uintptr_t)xmlHashLookup(part->codes, code);
  part->last = (const char *)code;
  part->last_wanted = known ? known == 2 : look_up(part, part->last);
  if (!known && part->list.count < MOST_CODES) {
    xmlHashAddEntry(part->codes, code, (void *)(uintptr_t)(1 + part->last_wanted)); // NOLINT: a number
    *array_add(&part->list) = part->last;
  }
  return part->last_wanted;
}

bool key_matches(KeyFilter *filter, const Components *components, const Text *row) {
  bool good = true;
  /* All parts are asked, so that each code met is known. */
  for (size_t i = 0; i < filter->parts.count; i++) {
    KeyPart *part = &filter->parts.items[i];
    good = part_matches(part, components, &row[part->component]) && good;
  }
  filter->matched |= good;
  return good;
}

static bool check_part(KeyPart *part, const Components *components, SnContext *context, const char *shown) {
  bool good = true;
  *array_add(&part->list) = NULL;
  for (size_t i = 0; i < part->choices.count; i++) {
    const KeyChoice *choice = &part->choices.items[i];
    if (choice->seen)
      continue;
    good =
        sn_fail_at(context, shown, 0, "no observation has %s “%s”", components->list[part->component].id, choice->code);
    hint_near(context, choice->code, part->list.items);
  }
  part->list.count--;
  return good;
}

bool key_check(const KeyFilter *filter, const Components *components, SnContext *context, const char *shown) {
  bool good = true;
  for (size_t i = 0; i < filter->parts.count; i++)
    good = check_part(&filter->parts.items[i], components, context, shown) && good;
  if (good && filter->parts.count > 0 && !filter->matched)
    good = sn_fail_at(context, shown, 0, "no series has all that the key asks for");
  return good;
}
