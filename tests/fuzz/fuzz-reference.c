/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References: any text is parsed or refused with a message, and one that is parsed names its placeholder. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pack/reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autofree char *text = g_strndup((const char *)data, size);
  if (!g_utf8_validate(text, -1, NULL))
    return 0;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Reference) reference = reference_parse(text, NULL, diagnostics);
  if (!reference != (diagnostics_errors(diagnostics) == 1))
    abort();
  if (!reference)
    return 0;
  g_autofree char *name = reference_name(reference);
  if (*name == '\0' || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(name))
    abort();
  return 0;
}
