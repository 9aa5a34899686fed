/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Glossaries in TBX: refused with a reason and nothing added, or terms that are found. */

#include "fuzz-file.h"

#include <stdint.h>
#include <stdlib.h>

#include "exchange/tbx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Glossary) glossary = glossary_new();
  char *path = fuzz_file_open(data, size);
  gboolean added = tbx_add(glossary, path, "file.tbx", diagnostics);
  fuzz_file_close(path);
  guint count;
  const Term *const *terms = glossary_terms(glossary, &count);
  if (added != (diagnostics_errors(diagnostics) == 0) || (!added && count > 0))
    abort();
  for (guint i = 0; i < count; i++)
    if (!*terms[i]->vi || terms[i]->renderings->len == 0)
      abort();
  return 0;
}
