/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Attributes of groups: said once for all series and observations that agree with the group's part of the key. */

#include "../../array.h"
#include "../../buffer.h"
#include "component.h"

typedef struct GroupPair {
  uint32_t component;
  size_t offset, length; /* of the value */
  bool key;              /* a generic message says that it belongs to the key */
} GroupPair;

typedef struct Group {
  size_t first, count; /* its pairs */
  size_t next;         /* another of the same key, + 1 */
  unsigned others;     /* how many follow so */
} Group;

/* Groups whose keys have the same components. */
typedef struct GroupSet {
  size_t first, count;    /* of `members` */
  xmlHashTablePtr groups; /* values of the key → group + 1 */
} GroupSet;

typedef struct Groups {
  ARRAY(GroupPair) pairs;
  ARRAY(Group) list;
  ARRAY(GroupSet) sets;
  ARRAY(uint32_t) members;
  Buffer text, key;
} Groups;

void groups_clear(Groups *groups);

void groups_begin(Groups *groups);
void groups_put(Groups *groups, uint32_t component, bool key, const char *value, size_t length);

/* Once all groups and components are met: which pairs are keys, and where a key's group is found.  false: reported. */
bool groups_settle(Groups *groups, const Components *components, SnContext *context, const char *shown);
/* Fills what the row lacks.  Texts are borrowed from the groups. */
void groups_apply(Groups *groups, Text *row);
