/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PO files: loaded or refused with a reason, every entry that was loaded is found, and merged with what it says itself
 * the catalogue stays as it is.  libgettextpo loses memory at
 * its fatal faults, so run with -detect_leaks=0. */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "language/catalogue.h"
#include "translation/comment.h"
#include "translation/merge.h"

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

/* A comment written anew from itself says the same from then on. */
static void check_comment(const Entry *entry) {
  g_autofree char *first = comment_make(entry->comment, FALSE, TRUE, entry, NULL, NULL);
  Entry plain = *entry;
  plain.comment = NULL;
  g_autofree char *second = comment_make(first, FALSE, TRUE, &plain, NULL, NULL);
  g_autofree char *third = comment_make(second, FALSE, TRUE, &plain, NULL, NULL);
  if (g_strcmp0(second, third) != 0)
    abort();
}

static void check_merge(const Catalogue *catalogue) {
  guint count = 0;
  const Entry *entries = catalogue_entries(catalogue, &count);
  g_autoptr(GArray) fresh = g_array_new(FALSE, FALSE, sizeof(Entry));
  for (guint i = 0; i < count; i++)
    if (!entries[i].obsolete && text_is_nfc(entries[i].source, strlen(entries[i].source)))
      g_array_append_val(fresh, entries[i]);
  g_autoptr(Merge) merge = merge_new(fresh, catalogue);
  if (merge->entries->len != fresh->len)
    abort();
  for (guint i = 0; i < fresh->len; i++) {
    const Merged *merged = &g_array_index(merge->entries, Merged, i);
    const Entry *own = &g_array_index(fresh, Entry, i);
    check_comment(own);
    if (merged->kind != MERGE_KEPT || g_strcmp0(merged->entry.translation, own->translation) != 0 ||
        merged->entry.fuzzy != own->fuzzy)
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

/* A file without a newline at its end is left to libgettextpo: what the quick reader took, it takes too, and alike. */
static void check_readers(const Catalogue *quick, const uint8_t *data, size_t size) {
  guint count = 0, other = 0;
  const Entry *a = catalogue_entries(quick, &count);
  if (count == 0 || !a[0].raw || size == 0 || data[size - 1] != '\n')
    return;
  int descriptor = make_file(data, size - 1);
  g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", descriptor);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) slow = catalogue_load(path, "fuzz.po", diagnostics);
  close(descriptor);
  const Entry *b = slow ? catalogue_entries(slow, &other) : NULL;
  if (!slow || count != other)
    abort();
  for (guint i = 0; i < count; i++)
    if (g_strcmp0(a[i].context, b[i].context) != 0 || g_strcmp0(a[i].source, b[i].source) != 0 ||
        g_strcmp0(a[i].translation, b[i].translation) != 0 || g_strcmp0(a[i].previous, b[i].previous) != 0 ||
        g_strcmp0(a[i].notes, b[i].notes) != 0 || g_strcmp0(a[i].comment, b[i].comment) != 0 ||
        !a[i].fuzzy != !b[i].fuzzy || !a[i].obsolete != !b[i].obsolete)
      abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  int descriptor = make_file(data, size);
  g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", descriptor);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) catalogue = catalogue_load(path, "fuzz.po", diagnostics);
  if (!catalogue != (diagnostics_errors(diagnostics) > 0))
    abort();
  if (catalogue) {
    check_entries(catalogue);
    check_merge(catalogue);
    check_readers(catalogue, data, size);
  }
  close(descriptor);
  return 0;
}
