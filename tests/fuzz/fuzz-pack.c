/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packs and templates: any bytes are loaded or refused with a located message, and what our own check accepts libxml2's
 * validation accepts too. */

#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/diagnostic-entry.h"
#include "pack/document.h"
#include "pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Two folders in memory, made once. */
static const char *work_folder(const char *name) {
  static char *parent;
  if (!parent)
    parent = g_dir_make_tmp("songngu-fuzz-XXXXXX", NULL);
  char *folder = g_build_filename(parent, name, NULL);
  g_mkdir(folder, 0700);
  return folder;
}

static void check_messages(const Diagnostics *diagnostics, gboolean loaded) {
  const GPtrArray *entries = diagnostics_entries(diagnostics);
  if (loaded != (diagnostics_errors(diagnostics) == 0))
    abort();
  for (guint i = 0; i < entries->len; i++) {
    const DiagnosticEntry *entry = entries->pdata[i];
    if (!entry->file || g_str_has_prefix(entry->message, "the schema refuses"))
      abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *pack_folder, *template_folder;
  if (!pack_folder) {
    pack_folder = work_folder("pack");
    template_folder = work_folder("look");
  }
  g_autofree char *pack_file = g_build_filename(pack_folder, "pack.xml", NULL);
  g_autofree char *template_file = g_build_filename(template_folder, "template.xml", NULL);
  g_autoptr(Diagnostics) of_pack = diagnostics_new(), of_template = diagnostics_new();
  if (!g_file_set_contents(pack_file, (const char *)data, (gssize)size, NULL) ||
      !g_file_set_contents(template_file, (const char *)data, (gssize)size, NULL))
    abort();
  g_autoptr(Pack) pack = pack_load(pack_file, of_pack);
  check_messages(of_pack, pack != NULL);
  g_autoptr(Template) look = template_load_folder(template_folder, "look", of_template);
  check_messages(of_template, look != NULL);
  return 0;
}
