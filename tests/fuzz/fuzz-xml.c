/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XML by XPath: any bytes, read by any expressions, become a table or are refused with a message. */

#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "plugin/call.h"
#include "plugin/parameters.h"
#include "table/table.h"

extern const SnPlugin songngu_plugin;
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input: an expression for rows, one for a column, or nothing, each in a line of its own; then the file. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const Place PLACE = {.file = "pack.xml", .line = 1};
  static char *folder;
  if (!folder)
    folder = g_dir_make_tmp("songngu-fuzz-XXXXXX", NULL);
  g_autofree char *text = g_strndup((const char *)data, size);
  g_auto(GStrv) parts = g_strsplit(text, "\n", 3);
  if (g_strv_length(parts) < 3 || !g_utf8_validate(parts[0], -1, NULL) || !g_utf8_validate(parts[1], -1, NULL) ||
      *parts[0] == '\0' || strlen(parts[0]) + strlen(parts[1]) > 200)
    return 0;
  g_autofree char *path = g_build_filename(folder, "data.xml", NULL);
  const char *content = (const char *)data + strlen(parts[0]) + strlen(parts[1]) + 2;
  if (!g_file_set_contents(path, content, (const char *)data + size - content, NULL))
    abort();
  g_autofree char *columns = g_strconcat("x=", parts[1], NULL);
  Setting settings[] = {{"path", "data.xml", 1}, {"rows", parts[0], 1}, {"columns", columns, 1}};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Parameters) parameters =
      parameters_read(&songngu_plugin, settings, *parts[1] ? 3 : 2, NULL, 0, folder, &PLACE, diagnostics);
  if (!parameters)
    abort();
  g_autoptr(SnContext) context = context_new(&songngu_plugin, &PLACE, folder, NULL, diagnostics);
  g_autoptr(SnTable) table = plugin_read(&songngu_plugin, parameters, context, "t");
  if (!table != (diagnostics_errors(diagnostics) > 0))
    abort();
  return 0;
}
