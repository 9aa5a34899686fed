/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Located messages about what is wrong and what to do, collected so that a
 * run reports all of them in order of place. */

#include <glib.h>
#include <stdio.h>

/* Who has to act; the value is the program's exit status. */
typedef enum Fault {
  FAULT_NONE = 0,
  FAULT_PACK = 1,        /* pack, template or document */
  FAULT_USAGE = 2,       /* command line */
  FAULT_DATA = 3,        /* a department's data */
  FAULT_TRANSLATION = 4, /* an edition is incomplete or wrong */
  FAULT_PLUGIN = 5,
  FAULT_SYSTEM = 6, /* disk, memory, permissions */
} Fault;

typedef enum Severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE } Severity;

typedef enum DiagnosticFormat { DIAGNOSTIC_TEXT, DIAGNOSTIC_JSON } DiagnosticFormat;

/* Zero and NULL mean unknown. */
typedef struct Place {
  const char *file; /* as the user would write it */
  guint line;       /* from 1 */
  guint column;     /* in characters, from 1 */
  const char *cell; /* "Sheet!B7", or a column's name */
} Place;

typedef struct Diagnostics Diagnostics;

Diagnostics *diagnostics_new(void);
void diagnostics_free(Diagnostics *diagnostics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, diagnostics_free)

/* `place` and `hint` may be NULL.  The message is a sentence without a full stop. */
void diagnostics_add(Diagnostics *diagnostics, Fault fault, Severity severity, const Place *place, const char *hint,
                     const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Shorthand for an error without a hint. */
#define diagnostics_error(diagnostics, fault, place, ...)                                                              \
  diagnostics_add(diagnostics, fault, SEVERITY_ERROR, place, NULL, __VA_ARGS__)

/* Replaces the hint of the message added last. */
void diagnostics_hint(Diagnostics *diagnostics, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The named check that found the message added last, as `songngu check` and translators' comments write it. */
void diagnostics_check(Diagnostics *diagnostics, const char *check);

/* Of the message added last: what was expected at its place, and what was found there.  Messages of one file that say
 * so are printed together, as a table. */
void diagnostics_compare(Diagnostics *diagnostics, const char *expected, const char *found);

/* What the messages from here on are about, e.g. "q1-2024, stage sectors, plugin sql"; NULL for nothing. */
void diagnostics_set_subject(Diagnostics *diagnostics, const char *subject);

/* Whose fault what is wrong in an XML document is, from here on: FAULT_PACK as a rule, FAULT_TRANSLATION while a
 * translators' file is read. */
void diagnostics_set_document_fault(Diagnostics *diagnostics, Fault fault);

/* Count every warning as an error from here on. */
void diagnostics_deny_warnings(Diagnostics *diagnostics);

/* Excerpts are read from `folder`/file for relative files. */
void diagnostics_set_folder(Diagnostics *diagnostics, const char *folder);

guint diagnostics_errors(const Diagnostics *diagnostics);
guint diagnostics_count(const Diagnostics *diagnostics);

/* The exit status: that of the first error added, 0 when there is none. */
int diagnostics_status(const Diagnostics *diagnostics);

/* Prints all, sorted by file and line, equal ones once.  Text: each with the
 * excerpt and the hint, those of diagnostics_compare that stand together as a table, at most 200 a file and then how
 * many more.  JSON: one object a line
 * with the members severity, fault, file, line, column, cell, message, expected, found, hint, subject,
 * check; unknown ones are left out. */
void diagnostics_print(const Diagnostics *diagnostics, FILE *stream, DiagnosticFormat format);

/* For the pipe between a worker and the run.  Free with g_variant_unref.
 * Merging checks the type only: pass a variant in normal form. */
GVariant *diagnostics_serialise(const Diagnostics *diagnostics);
void diagnostics_merge(Diagnostics *diagnostics, GVariant *serialised);
