/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF of either version: refused with a located reason, or read; what is read is taken or refused unit by unit, and
 * an edition with what was taken goes out and comes back the same. */

#include "fuzz-file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic-entry.h"
#include "exchange/exchange.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const Entry ENTRIES[] = {
    {.context = "a|p1", .source = "Thu <b>{revenue}</b>, {growth}."},
    {.context = "a|p2", .source = "Chi", .translation = "Spending", .fuzzy = TRUE, .previous = "Chi {n}"},
    {.context = "a|p3", .source = "Một"},
};
static const Exchange EDITION = {"q1", "vi", "en", "2024-Q1", "2024-03-27", ENTRIES, G_N_ELEMENTS(ENTRIES)};

static UnitFile *read_bytes(const void *bytes, size_t size) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  char *path = fuzz_file_open(bytes, size);
  UnitFile *file = xliff_read(path, "file.xlf", diagnostics);
  fuzz_file_close(path);
  const GPtrArray *entries = diagnostics_entries(diagnostics);
  if (!file != (diagnostics_errors(diagnostics) > 0))
    abort();
  for (guint i = 0; i < entries->len; i++)
    if (!((const DiagnosticEntry *)entries->pdata[i])->file)
      abort();
  return file;
}

static void check_again(const Entry *entries, ExchangeFormat format) {
  Exchange edition = EDITION;
  Entry again[G_N_ELEMENTS(ENTRIES)];
  Taken taken;
  edition.entries = entries;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *text = exchange_write(&edition, format, diagnostics);
  g_autoptr(UnitFile) file = text ? read_bytes(text, strlen(text)) : NULL;
  memcpy(again, entries, sizeof again);
  if (!file || !exchange_take(&EDITION, file, again, &taken, diagnostics) || taken.taken || taken.refused)
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(UnitFile) file = read_bytes(data, size);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Entry entries[G_N_ELEMENTS(ENTRIES)];
  Taken taken;
  memcpy(entries, ENTRIES, sizeof entries);
  if (!file || !exchange_take(&EDITION, file, entries, &taken, diagnostics))
    return 0;
  check_again(entries, EXCHANGE_XLIFF_1);
  check_again(entries, EXCHANGE_XLIFF_2);
  return 0;
}
