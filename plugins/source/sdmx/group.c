/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "group.h"

#include <stdio.h>

#define MOST_SETS 64
#define MOST_ALIKE 64 /* groups of the same key */

void groups_clear(Groups *groups) {
  for (size_t i = 0; i < groups->sets.count; i++)
    xmlHashFree(groups->sets.items[i].groups, NULL);
  array_free(&groups->pairs);
  array_free(&groups->list);
  array_free(&groups->sets);
  array_free(&groups->members);
  buffer_free(&groups->text);
  buffer_free(&groups->key);
}

void groups_begin(Groups *groups) { *array_add(&groups->list) = (Group){.first = groups->pairs.count}; }

void groups_put(Groups *groups, uint32_t component, bool key, const char *value, size_t length) {
  *array_add(&groups->pairs) = (GroupPair){component, groups->text.length, length, key};
  buffer_bytes(&groups->text, value, length);
  buffer_char(&groups->text, '\0');
  groups->list.items[groups->list.count - 1].count++;
}

static int compare_pairs(const void *a, const void *b) {
  const GroupPair *first = a, *second = b;
  if (first->key != second->key)
    return first->key ? -1 : 1;
  return first->component < second->component ? -1 : first->component > second->component;
}

/* Keys first, in the components' order; how many they are.  What a group and its series both say is its key where
 * nobody tells keys from attributes: an attribute belongs to one of the two (SDMX 2.1, section 3A, attribute
 * relationship). */
static size_t sort_pairs(Groups *groups, const Group *group, const Components *components) {
  size_t keys = 0;
  bool told = components_have_keys(components);
  for (size_t i = 0; i < group->count; i++) {
    GroupPair *pair = &groups->pairs.items[group->first + i];
    const Component *component = &components->list[pair->component];
    pair->key = told ? component->key : component_is_near(component);
    keys += pair->key;
  }
  if (group->count > 0)
    qsort(&groups->pairs.items[group->first], group->count, sizeof(GroupPair), compare_pairs);
  return keys;
}

static GroupSet *find_set(Groups *groups, const Group *group, size_t keys, xmlHashTablePtr sets) {
  buffer_clear(&groups->key);
  for (size_t i = 0; i < keys; i++) {
    buffer_integer(&groups->key, groups->pairs.items[group->first + i].component);
    buffer_char(&groups->key, ',');
  }
  buffer_char(&groups->key, '\0');
  uintptr_t place = (uintptr_t)xmlHashLookup(sets, (const xmlChar *)groups->key.data);
  if (place)
    return &groups->sets.items[place - 1];
  if (groups->sets.count == MOST_SETS)
    return NULL;
  GroupSet *set = array_add(&groups->sets);
  *set = (GroupSet){groups->members.count, keys, xmlHashCreate(64)};
  if (!set->groups)
    abort();
  for (size_t i = 0; i < keys; i++)
    *array_add(&groups->members) = groups->pairs.items[group->first + i].component;
  xmlHashAddEntry(sets, (const xmlChar *)groups->key.data, (void *)(uintptr_t)groups->sets.count); // NOLINT: a number
  return set;
}

static void add_part(Groups *groups, const char *text, size_t length) {
  buffer_bytes(&groups->key, text, length);
  buffer_char(&groups->key, '\x1f');
}

/* false: too many have the same key. */
static bool index_group(Groups *groups, size_t place, size_t keys, GroupSet *set) {
  Group *group = &groups->list.items[place];
  buffer_clear(&groups->key);
  for (size_t i = 0; i < keys; i++) {
    const GroupPair *pair = &groups->pairs.items[group->first + i];
    add_part(groups, groups->text.data + pair->offset, pair->length);
  }
  buffer_char(&groups->key, '\0');
  const xmlChar *key = (const xmlChar *)groups->key.data;
  group->next = (uintptr_t)xmlHashLookup(set->groups, key);
  group->others = group->next ? groups->list.items[group->next - 1].others + 1 : 0;
  xmlHashUpdateEntry(set->groups, key, (void *)(uintptr_t)(place + 1), NULL); // NOLINT: a number
  return group->others < MOST_ALIKE;
}

bool groups_settle(Groups *groups, const Components *components, SnContext *context, const char *shown) {
  xmlHashTablePtr sets = xmlHashCreate(16);
  bool good = sets != NULL;
  for (size_t i = 0; good && i < groups->list.count; i++) {
    size_t keys = sort_pairs(groups, &groups->list.items[i], components);
    GroupSet *set = find_set(groups, &groups->list.items[i], keys, sets);
    if (set && !index_group(groups, i, keys, set))
      good = sn_fail_at(context, shown, 0, "more than %d groups have the same key", MOST_ALIKE);
    else if (!set)
      good = sn_fail_at(context, shown, 0, "the groups have more than %d sorts of keys", MOST_SETS);
  }
  xmlHashFree(sets, NULL);
  return good;
}

/* The key of the row's group of this set; NULL: the row lacks a part of it. */
static const char *row_key(Groups *groups, const GroupSet *set, const Text *row) {
  buffer_clear(&groups->key);
  for (size_t i = 0; i < set->count; i++) {
    const Text *text = &row[groups->members.items[set->first + i]];
    if (!text->text)
      return NULL;
    add_part(groups, text->text, text->length);
  }
  buffer_char(&groups->key, '\0');
  return groups->key.data;
}

void groups_apply(Groups *groups, Text *row) {
  for (size_t i = 0; i < groups->sets.count; i++) {
    const GroupSet *set = &groups->sets.items[i];
    const char *key = row_key(groups, set, row);
    size_t place = key ? (uintptr_t)xmlHashLookup(set->groups, (const xmlChar *)key) : 0;
    for (; place; place = groups->list.items[place - 1].next) {
      const Group *group = &groups->list.items[place - 1];
      for (size_t j = set->count; j < group->count; j++) {
        const GroupPair *pair = &groups->pairs.items[group->first + j];
        if (!row[pair->component].text)
          row[pair->component] = (Text){groups->text.data + pair->offset, pair->length};
      }
    }
  }
}
