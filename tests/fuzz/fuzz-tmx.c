/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Translation memories: refused with a reason, or pairs of texts that are both patterns. */

#include "fuzz-file.h"

#include <stdint.h>
#include <stdlib.h>

#include "exchange/tmx.h"
#include "language/pattern.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_auto(GStrv) names = pattern_placeholders(text, NULL, diagnostics);
  if (!*text || !names)
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  char *path = fuzz_file_open(data, size);
  g_autoptr(GArray) pairs = tmx_read(path, "file.tmx", "vi", "en", diagnostics);
  fuzz_file_close(path);
  if (!pairs != (diagnostics_errors(diagnostics) > 0))
    abort();
  for (guint i = 0; pairs && i < pairs->len; i++) {
    check_text(g_array_index(pairs, MemoryPair, i).source);
    check_text(g_array_index(pairs, MemoryPair, i).target);
  }
  return 0;
}
