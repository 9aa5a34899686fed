/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PO files: loaded or refused with a reason, and every entry that was loaded is found.  libgettextpo loses memory at
 * its fatal faults, so run with -detect_leaks=0. */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "language/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_entries(const Catalogue *catalogue) {
  guint count = 0;
  const Entry *entries = catalogue_entries(catalogue, &count);
  for (guint i = 0; i < count; i++) {
    const char *translation = NULL;
    guint line = 0;
    Translation state = catalogue_find(catalogue, entries[i].context, entries[i].source, &translation, &line);
    if (!entries[i].obsolete && (line == 0 || (state == TRANSLATION_MISSING) != (entries[i].translation == NULL)))
      abort();
  }
}

/* The input behind a header, so that the fuzzer need not find one. */
static int make_file(const uint8_t *data, size_t size) {
  static const char header[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
  int descriptor = memfd_create("fuzz.po", MFD_CLOEXEC);
  if (descriptor < 0 || write(descriptor, header, sizeof header - 1) < 0 || write(descriptor, data, size) < 0)
    abort();
  return descriptor;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  int descriptor = make_file(data, size);
  g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", descriptor);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) catalogue = catalogue_load(path, "fuzz.po", diagnostics);
  if (!catalogue != (diagnostics_errors(diagnostics) > 0))
    abort();
  if (catalogue)
    check_entries(catalogue);
  close(descriptor);
  return 0;
}
