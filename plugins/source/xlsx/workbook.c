/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook.h"

#include <string.h>

#include "../spreadsheet/xml.h"
#include "relations.h"

typedef struct Reader {
  Workbook *workbook;
  const Package *package;
  bool in_root, in_sheets;
} Reader;

static void add_sheet(Reader *reader, Xml *xml, const XmlTag *tag) {
  Workbook *workbook = reader->workbook;
  XmlText state = xml_attribute(tag, "state");
  char *name = xml_copy(xml_attribute(tag, "name"));
  sheet_list_add(&workbook->sheets, name ? name : string_copy(""),
                 xml_text_is(state, "hidden") || xml_text_is(state, "veryHidden"));
  *(char **)array_add(&workbook->ids) = xml_copy(xml_qualified(tag, "id"));
  if (workbook->sheets.count <= MOST_SHEETS)
    return;
  sn_fail_at(package_context(reader->package), package_shown(reader->package), 0,
             "the workbook has more than %d sheets", MOST_SHEETS);
  xml_fail(xml);
}

static void start(Xml *xml, const XmlTag *tag, void *data) {
  Reader *reader = data;
  if (!reader->in_root) {
    reader->in_root = true;
    return;
  }
  if (!reader->in_sheets && strcmp(tag->name, "sheets") == 0) {
    reader->in_sheets = true;
    return;
  }
  if (reader->in_sheets && strcmp(tag->name, "sheet") == 0)
    add_sheet(reader, xml, tag);
  else if (strcmp(tag->name, "workbookPr") == 0 && xml_is_own(xml, tag))
    reader->workbook->from_1904 = xml_truth(xml_attribute(tag, "date1904"));
  xml_skip(xml);
}

static void end(Xml *xml, void *data) { ((Reader *)data)->in_sheets = false; }

/* ---- parts */

/* Where nothing refers to the part, it is looked for under the name that every producer gives it. */
static const char *conventional(const Package *package, const char *found, const char *name) {
  return found ? found : package_find(package, name);
}

static const char *find_sheet(const Workbook *workbook, const Package *package, const Relations *relations,
                              size_t index) {
  const Relation *relation = relations_find(relations, workbook->ids.items[index]);
  if (relation && relation->type && !relation_is(relation, "/worksheet"))
    return NULL;
  if (relation)
    return package_find(package, relation->target);
  char name[64];
  snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", index + 1);
  return package_find(package, name);
}

static bool find_parts(Workbook *workbook, Package *package, const char *part) {
  Relations relations = {0};
  bool good = relations_read(&relations, package, part);
  for (size_t i = 0; good && i < workbook->sheets.count; i++) {
    const char *found = find_sheet(workbook, package, &relations, i);
    *(const char **)array_add(&workbook->parts) = found;
    workbook->sheets.items[i].hidden |= found == NULL;
  }
  workbook->strings =
      conventional(package, relations_find_type(&relations, package, "/sharedStrings"), "xl/sharedStrings.xml");
  workbook->styles = conventional(package, relations_find_type(&relations, package, "/styles"), "xl/styles.xml");
  relations_free(&relations);
  return good;
}

static const char *find_workbook(Package *package) {
  Relations relations = {0};
  if (!relations_read(&relations, package, "")) {
    relations_free(&relations);
    return NULL;
  }
  const char *part =
      conventional(package, relations_find_type(&relations, package, "/officeDocument"), "xl/workbook.xml");
  relations_free(&relations);
  if (!part)
    sn_fail_at(package_context(package), package_shown(package), 0,
               "the file is damaged: its workbook part is missing");
  return part;
}

bool workbook_read(Workbook *workbook, Package *package) {
  static const XmlHandlers HANDLERS = {start, end, NULL};
  const char *name = find_workbook(package);
  Part *part = name ? part_open(package, name) : NULL;
  if (!part)
    return false;
  Reader reader = {.workbook = workbook, .package = package};
  bool good = xml_read(part, package, &HANDLERS, &reader);
  part_close(part);
  return good && find_parts(workbook, package, name);
}

void workbook_free(Workbook *workbook) {
  sheet_list_free(&workbook->sheets);
  for (size_t i = 0; i < workbook->ids.count; i++)
    free(workbook->ids.items[i]);
  array_free(&workbook->ids);
  array_free(&workbook->parts);
}
