/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "component.h"

#include <string.h>

void components_init(Components *components, xmlDictPtr dictionary) {
  *components = (Components){.dictionary = dictionary, .index = xmlHashCreateDict(64, dictionary)};
  if (!components->index)
    abort();
}

void components_clear(Components *components) {
  for (uint32_t i = 0; i < components->count; i++)
    xmlHashFree(components->list[i].labels, NULL);
  free(components->list);
  xmlHashFree(components->index, NULL);
}

uint32_t components_find(const Components *components, const char *id) {
  uintptr_t place = (uintptr_t)xmlHashLookup(components->index, (const xmlChar *)id);
  return place ? (uint32_t)(place - 1) : NO_COLUMN;
}

uint32_t components_meet(Components *components, const char *id) {
  uint32_t place = components_find(components, id);
  if (place != NO_COLUMN)
    return place;
  if (components->count == components->room) {
    components->room = components->room ? components->room * 2 : 32;
    Component *grown = realloc(components->list, components->room * sizeof *grown);
    if (!grown)
      abort();
    components->list = grown;
  }
  place = components->count++;
  components->list[place] =
      (Component){.id = id, .kind = COMPONENT_ATTRIBUTE, .column = NO_COLUMN, .label_column = NO_COLUMN};
  if (strcmp(id, "TIME_PERIOD") == 0)
    components->list[place].kind = COMPONENT_TIME;
  else if (strcmp(id, "OBS_VALUE") == 0)
    components->list[place].kind = COMPONENT_MEASURE;
  xmlHashAddEntry(components->index, (const xmlChar *)id, (void *)(uintptr_t)components->count); // NOLINT: a number
  return place;
}

void components_define(Components *components, const DataStructure *structure) {
  for (size_t i = 0; i < structure->components.count; i++) {
    const StructureComponent *definition = &structure->components.items[i];
    const char *id = (const char *)xmlDictLookup(components->dictionary, (const xmlChar *)definition->id, -1);
    uint32_t place = components_meet(components, id);
    Component *component = &components->list[place];
    component->kind = definition->kind;
    component->defined = true;
    component->key = definition->kind == COMPONENT_DIMENSION || definition->kind == COMPONENT_TIME;
  }
}

bool components_have_keys(const Components *components) {
  for (uint32_t i = 0; i < components->count; i++)
    if (components->list[i].key)
      return true;
  return false;
}
