/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "../../plugins/source/spreadsheet/parameters.h"
#include "plugin/call.h"
#include "table/table.h"

enum { WHOLE = 1, NO_HEADER = 2, TWO_HEADERS = 4, FOOTER = 8, SKIP = 16, RANGE = 32, SHEET = 64 };

static const char *file_path(void) {
  static char path[64];
  if (*path == '\0')
    snprintf(path, sizeof path, "%s/songngu-fuzz-%d", g_get_tmp_dir(), (int)getpid());
  return path;
}

static void remove_file(void) { g_unlink(file_path()); }

static void write_parts(const char *const *parts, const char *bytes, size_t size) {
  zip_t *zip = zip_open(file_path(), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  const char *end = bytes + size;
  for (; zip && *parts && bytes < end; parts++) {
    const char *nul = memchr(bytes, '\0', (size_t)(end - bytes));
    size_t length = (size_t)((nul ? nul : end) - bytes);
    zip_int64_t index = zip_file_add(zip, *parts, zip_source_buffer(zip, bytes, length, 0), 0);
    zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    bytes += length + (nul != NULL);
  }
  if (!zip || zip_close(zip) != 0)
    abort();
}

static void check_rows(const SnTable *table) {
  for (guint row = 0; row < sn_table_rows(table); row++) {
    SnOrigin origin = sn_table_origin(table, row);
    if (origin.line == 0 || !origin.sheet)
      abort();
  }
}

int workbook_fuzz(const SnPlugin *plugin, const char *const *parts, const uint8_t *data, size_t size) {
  static gboolean begun;
  if (!begun)
    atexit(remove_file);
  begun = TRUE;
  if (size == 0)
    return 0;
  uint8_t how = *data;
  if (how & WHOLE)
    g_file_set_contents(file_path(), (const char *)data + 1, (gssize)size - 1, NULL);
  else
    write_parts(parts, (const char *)data + 1, size - 1);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnContext) context = context_new(plugin, NULL, NULL, NULL, diagnostics);
  g_autoptr(SnTable) table = table_new("t");
  const SheetParams params = {
      .path = file_path(),
      .sheet = how & SHEET ? "2" : NULL,
      .range = how & RANGE ? "B2:D9" : NULL,
      .header = how & NO_HEADER     ? 0
                : how & TWO_HEADERS ? 2
                                    : 1,
      .skip = how & SKIP ? 2 : 0,
      .footer = how & FOOTER ? 2 : 0,
  };
  bool good = plugin->read(context, &params, table);
  if (good != (diagnostics_errors(diagnostics) == 0))
    abort();
  if (good)
    check_rows(table);
  table_report(table, diagnostics);
  return 0;
}
