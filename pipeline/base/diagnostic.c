/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diagnostic.h"

#include <string.h>

#include "base/diagnostic-entry.h"

struct Diagnostics {
  GPtrArray *entries; /* DiagnosticEntry, in order of addition */
  char *subject;
  char *folder;
  gboolean deny_warnings;
  Fault document_fault;
  guint errors;
  int status;
};

static void entry_free(gpointer data) {
  DiagnosticEntry *entry = data;
  g_free(entry->file);
  g_free(entry->cell);
  g_free(entry->message);
  g_free(entry->hint);
  g_free(entry->subject);
  g_free(entry->check);
  g_free(entry->expected);
  g_free(entry->found);
  g_free(entry);
}

Diagnostics *diagnostics_new(void) {
  Diagnostics *diagnostics = g_new0(Diagnostics, 1);
  diagnostics->entries = g_ptr_array_new_with_free_func(entry_free);
  diagnostics->document_fault = FAULT_PACK;
  return diagnostics;
}

void diagnostics_free(Diagnostics *diagnostics) {
  if (!diagnostics)
    return;
  g_ptr_array_unref(diagnostics->entries);
  g_free(diagnostics->subject);
  g_free(diagnostics->folder);
  g_free(diagnostics);
}

/* Messages quote files from outside: nothing in them may steer a terminal. */
static char *make_printable(const char *text) {
  if (!text)
    return NULL;
  char *valid = g_utf8_make_valid(text, -1);
  for (char *at = valid; *at != '\0'; at++)
    if ((guchar)*at < 0x20 || *at == 0x7F)
      *at = ' ';
  return valid;
}

static void append(Diagnostics *diagnostics, DiagnosticEntry *entry) {
  if (entry->severity == SEVERITY_WARNING && diagnostics->deny_warnings)
    entry->severity = SEVERITY_ERROR;
  if (entry->severity == SEVERITY_ERROR && diagnostics->errors++ == 0)
    diagnostics->status = entry->fault;
  g_ptr_array_add(diagnostics->entries, entry);
}

void diagnostics_add(Diagnostics *diagnostics, Fault fault, Severity severity, const Place *place, const char *hint,
                     const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  DiagnosticEntry *entry = g_new0(DiagnosticEntry, 1);
  entry->fault = fault == FAULT_PACK ? diagnostics->document_fault : fault;
  entry->severity = severity;
  entry->message = make_printable(message);
  entry->hint = make_printable(hint);
  entry->subject = g_strdup(diagnostics->subject);
  if (place) {
    entry->file = make_printable(place->file);
    entry->cell = make_printable(place->cell);
    entry->line = place->line;
    entry->column = place->column;
  }
  append(diagnostics, entry);
}

void diagnostics_hint(Diagnostics *diagnostics, const char *format, ...) {
  if (diagnostics->entries->len == 0)
    return;
  DiagnosticEntry *last = g_ptr_array_index(diagnostics->entries, diagnostics->entries->len - 1);
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *hint = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_free(last->hint);
  last->hint = make_printable(hint);
}

void diagnostics_check(Diagnostics *diagnostics, const char *check) {
  if (diagnostics->entries->len == 0)
    return;
  DiagnosticEntry *last = g_ptr_array_index(diagnostics->entries, diagnostics->entries->len - 1);
  g_free(last->check);
  last->check = g_strdup(check);
}

void diagnostics_compare(Diagnostics *diagnostics, const char *expected, const char *found) {
  if (diagnostics->entries->len == 0)
    return;
  DiagnosticEntry *last = g_ptr_array_index(diagnostics->entries, diagnostics->entries->len - 1);
  g_free(last->expected);
  g_free(last->found);
  last->expected = make_printable(expected);
  last->found = make_printable(found);
}

void diagnostics_set_subject(Diagnostics *diagnostics, const char *subject) {
  g_free(diagnostics->subject);
  diagnostics->subject = make_printable(subject);
}

void diagnostics_set_document_fault(Diagnostics *diagnostics, Fault fault) { diagnostics->document_fault = fault; }

void diagnostics_deny_warnings(Diagnostics *diagnostics) { diagnostics->deny_warnings = TRUE; }

void diagnostics_set_folder(Diagnostics *diagnostics, const char *folder) {
  g_free(diagnostics->folder);
  diagnostics->folder = g_strdup(folder);
}

guint diagnostics_errors(const Diagnostics *diagnostics) { return diagnostics->errors; }

guint diagnostics_count(const Diagnostics *diagnostics) { return diagnostics->entries->len; }

int diagnostics_status(const Diagnostics *diagnostics) { return diagnostics->status; }

const GPtrArray *diagnostics_entries(const Diagnostics *diagnostics) { return diagnostics->entries; }

const char *diagnostics_folder(const Diagnostics *diagnostics) { return diagnostics->folder; }

#define WIRE_ENTRY "(uumsuumssmsmsmsmsms)"
#define WIRE "a" WIRE_ENTRY

GVariant *diagnostics_serialise(const Diagnostics *diagnostics) {
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(WIRE));
  for (guint i = 0; i < diagnostics->entries->len; i++) {
    const DiagnosticEntry *entry = g_ptr_array_index(diagnostics->entries, i);
    g_variant_builder_add(&builder, WIRE_ENTRY, (guint)entry->fault, (guint)entry->severity, entry->file, entry->line,
                          entry->column, entry->cell, entry->message, entry->hint, entry->subject, entry->check,
                          entry->expected, entry->found);
  }
  return g_variant_ref_sink(g_variant_builder_end(&builder));
}

void diagnostics_merge(Diagnostics *diagnostics, GVariant *serialised) {
  /* A worker may have died while it wrote. */
  if (!serialised || !g_variant_is_of_type(serialised, G_VARIANT_TYPE(WIRE)))
    return;
  GVariantIter iter;
  g_variant_iter_init(&iter, serialised);
  guint fault, severity;
  DiagnosticEntry entry = {0};
  while (g_variant_iter_next(&iter, WIRE_ENTRY, &fault, &severity, &entry.file, &entry.line, &entry.column, &entry.cell,
                             &entry.message, &entry.hint, &entry.subject, &entry.check, &entry.expected, &entry.found)) {
    entry.fault = MIN(fault, FAULT_SYSTEM);
    entry.severity = MIN(severity, SEVERITY_NOTE);
    append(diagnostics, g_memdup2(&entry, sizeof entry));
  }
}
