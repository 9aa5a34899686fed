/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Excel workbooks: Office Open XML, transitional and strict (ISO/IEC 29500). */

#include <songngu/plugin.h>

#include "../spreadsheet/grid.h"
#include "../spreadsheet/parameters.h"
#include "sheet.h"
#include "workbook.h"

static bool read_rows(Package *package, const Workbook *workbook, size_t index, const SheetParams *params,
                      const SheetParts *parts, SnTable *out) {
  const char *name = workbook->sheets.items[index].name, *part = workbook->parts.items[index];
  Grid *grid = grid_new(package, params, name, out);
  if (!grid)
    return false;
  bool told = params->header > 1;
  bool good = (!told || sheet_read_spans(package, part, grid)) && sheet_read(package, part, name, parts, told, grid);
  good = (good && grid_end(grid)) && good;
  grid_free(grid);
  return good;
}

/* Shared parts are read only for a sheet that is there. */
static bool read_sheet(Package *package, const Workbook *workbook, const SheetParams *params, SnTable *out) {
  int index = sheet_list_choose(&workbook->sheets, package, params->sheet);
  if (index < 0)
    return false;
  if (!workbook->parts.items[index])
    return sn_fail_at(package_context(package), package_shown(package), 0,
                      "sheet “%s” holds no cells: it is a chart, or missing in the file",
                      workbook->sheets.items[index].name);
  Strings strings = {0};
  Styles styles = {0};
  SheetParts parts = {&strings, &styles, workbook->from_1904};
  bool good = (!workbook->styles || styles_read(&styles, package, workbook->styles)) &&
              (!workbook->strings || strings_read(&strings, package, workbook->strings)) &&
              read_rows(package, workbook, (size_t)index, params, &parts, out);
  strings_free(&strings);
  styles_free(&styles);
  return good;
}

static bool xlsx_read(SnContext *context, const void *given, SnTable *out) {
  const SheetParams *params = given;
  Package *package = package_open(context, params->path, sn_display_path(context, params->path), PACKAGE_XLSX);
  if (!package)
    return false;
  Workbook workbook = {0};
  bool good = workbook_read(&workbook, package) && read_sheet(package, &workbook, params, out);
  workbook_free(&workbook);
  package_close(package);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "xlsx",
    .version = "1",
    .summary = "Reads a sheet of an Excel workbook (.xlsx, .xlsm)",
    .params = SHEET_PARAMS,
    .params_size = sizeof(SheetParams),
    .read = xlsx_read,
};
