/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-list.h"

#include <stdlib.h>
#include <string.h>

#include "../../near.h"

void sheet_list_free(SheetList *list) {
  for (size_t i = 0; i < list->count; i++)
    free(list->items[i].name);
  array_free(list);
}

void sheet_list_add(SheetList *list, char *name, bool hidden) {
  SheetName *sheet = array_add(list);
  *sheet = (SheetName){name, hidden};
}

static int first_visible(const SheetList *list) {
  for (size_t i = 0; i < list->count; i++)
    if (!list->items[i].hidden)
      return (int)i;
  return 0;
}

static int find_name(const SheetList *list, const char *wanted) {
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i].name, wanted) == 0)
      return (int)i;
  for (size_t i = 0; i < list->count; i++)
    if (sn_same_name(list->items[i].name, wanted))
      return (int)i;
  return -1;
}

/* Of digits alone; -1: none such. */
static int find_number(const SheetList *list, const char *wanted) {
  size_t length = strlen(wanted);
  if (strspn(wanted, "0123456789") != length || length > 6)
    return -1;
  long number = strtol(wanted, NULL, 10);
  return number >= 1 && (size_t)number <= list->count ? (int)number - 1 : -1;
}

static void report(const SheetList *list, const Package *package, const char *wanted) {
  SnContext *context = package_context(package);
  const char **names = array_new(list->count + 1, sizeof *names);
  for (size_t i = 0; i < list->count; i++)
    names[i] = list->items[i].name;
  sn_fail_at(context, package_shown(package), 0, "the workbook has no sheet “%s”", wanted);
  if (!hint_near(context, wanted, names))
    sn_hint(context, "it has %zu sheets, the first of which is called “%s”", list->count, names[0]);
  free(names);
}

int sheet_list_choose(const SheetList *list, const Package *package, const char *wanted) {
  if (list->count == 0) {
    sn_fail_at(package_context(package), package_shown(package), 0, "the workbook has no sheets");
    return -1;
  }
  if (!wanted || *wanted == '\0')
    return first_visible(list);
  int found = find_name(list, wanted);
  if (found < 0)
    found = find_number(list, wanted);
  if (found < 0)
    report(list, package, wanted);
  return found;
}
