/* SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenDocument spreadsheets (ISO/IEC 26300), packed or flat. */

#include <songngu/plugin.h>
#include <string.h>

#include "../spreadsheet/imposter.h"
#include "content.h"

/* ---- the manifest */

static void start_manifest(Xml *xml, const XmlTag *tag, void *data) {
  if (strcmp(tag->name, "encryption-data") != 0)
    return;
  *(bool *)data = true;
  xml_stop(xml);
}

/* A file with a password has its parts encrypted, as its manifest says (ODF 1.3 part 2, 4.8). */
static bool check_manifest(Package *package) {
  static const XmlHandlers HANDLERS = {start_manifest, NULL, NULL};
  const char *name = package_find(package, "META-INF/manifest.xml");
  if (!name)
    return true;
  Part *part = part_open(package, name);
  bool encrypted = false;
  bool good = part && xml_read(part, package, &HANDLERS, &encrypted);
  part_close(part);
  if (encrypted)
    imposter_report_password(package);
  return good && !encrypted;
}

/* ---- the sheet */

static bool choose_sheet(Package *package, OdsStyles *styles, const char *wanted, int *index) {
  *index = FIRST_VISIBLE;
  if (!wanted || *wanted == '\0')
    return true;
  SheetList list = {0};
  bool good = content_list(package, styles, &list);
  if (good)
    *index = sheet_list_choose(&list, package, wanted);
  sheet_list_free(&list);
  return good && *index >= 0;
}

static bool read_sheet(Package *package, OdsStyles *styles, const SheetParams *params, SnTable *out) {
  ContentReading reading = {.params = params, .out = out};
  if (!choose_sheet(package, styles, params->sheet, &reading.index))
    return false;
  bool good = content_read(package, styles, &reading);
  /* All sheets are hidden: the first of them is read. */
  if (good && !reading.found) {
    reading.index = 0;
    good = content_read(package, styles, &reading);
  }
  if (good && !reading.found)
    return sn_fail_at(package_context(package), package_shown(package), 0, "the workbook has no sheets");
  return good;
}

static bool ods_read(SnContext *context, const void *given, SnTable *out) {
  const SheetParams *params = given;
  Package *package = package_open(context, params->path, sn_display_path(context, params->path), PACKAGE_ODS);
  if (!package)
    return false;
  OdsStyles *styles = ods_styles_new(package);
  const char *common = package_find(package, "styles.xml");
  bool good = check_manifest(package) && (!common || content_read_styles(package, styles, common)) &&
              read_sheet(package, styles, params, out);
  ods_styles_free(styles);
  package_close(package);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "ods",
    .version = "1",
    .summary = "Reads a sheet of an OpenDocument spreadsheet (.ods, .fods)",
    .params = SHEET_PARAMS,
    .params_size = sizeof(SheetParams),
    .read = ods_read,
};
