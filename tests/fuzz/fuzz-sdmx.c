/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SDMX-ML: any data and structure message become a table or are refused with a message; what is read names a line. */

#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "plugin/call.h"
#include "plugin/parameters.h"
#include "table/table.h"

extern const SnPlugin songngu_plugin;
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *work_folder(void) {
  static char *folder;
  if (!folder)
    folder = g_dir_make_tmp("songngu-fuzz-XXXXXX", NULL);
  return folder;
}

static void write_file(const char *name, const char *text, size_t length) {
  g_autofree char *path = g_build_filename(work_folder(), name, NULL);
  if (!g_file_set_contents(path, text, (gssize)length, NULL))
    abort();
}

/* The first byte chooses the parameters. */
static guint choose(uint8_t how, bool structure, Setting *settings) {
  guint count = 0;
  settings[count++] = (Setting){"path", "data.xml", 1};
  if (structure)
    settings[count++] = (Setting){"structure", "structure.xml", 1};
  if (how & 1)
    settings[count++] = (Setting){"key", how & 2 ? "A+B.." : "FREQ=Q; AREA=VN", 1};
  if (how & 4)
    settings[count++] = (Setting){"locale", "plain vi", 1};
  if (how & 8)
    settings[count++] = (Setting){"start-period", "2020", 1};
  if (how & 16)
    settings[count++] = (Setting){"nothing", "na|…", 1};
  return count;
}

static void check_rows(const SnTable *table, guint lines) {
  for (guint row = 0; row < sn_table_rows(table); row++) {
    guint line = sn_table_origin(table, row).line;
    if (line == 0 || line > lines)
      abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const Place PLACE = {.file = "pack.xml", .line = 1};
  static const char MARK[] = "\n====\n"; /* the structure message stands behind it */
  if (size == 0)
    return 0;
  const char *text = (const char *)data + 1, *end = (const char *)data + size;
  const char *mark = g_strstr_len(text, end - text, MARK);
  guint lines = 1;
  for (const char *at = text; at < (mark ? mark : end); at++)
    lines += *at == '\n' || *at == '\r';
  write_file("data.xml", text, (size_t)((mark ? mark : end) - text));
  if (mark)
    write_file("structure.xml", mark + strlen(MARK), (size_t)(end - mark) - strlen(MARK));
  Setting settings[8];
  guint count = choose(data[0], mark != NULL, settings);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Parameters) parameters =
      parameters_read(&songngu_plugin, settings, count, NULL, 0, work_folder(), &PLACE, diagnostics);
  if (!parameters)
    abort();
  g_autoptr(SnContext) context = context_new(&songngu_plugin, &PLACE, work_folder(), NULL, diagnostics);
  g_autoptr(SnTable) table = plugin_read(&songngu_plugin, parameters, context, "t");
  if (!table != (diagnostics_errors(diagnostics) > 0))
    abort();
  if (table)
    check_rows(table, lines);
  return 0;
}
