/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/po-faults.h"

#include <setjmp.h>
#include <string.h>

/* libgettextpo hands its handlers no data of the caller's, and forbids them to return from a fatal fault. */
typedef struct Listener {
  const char *display;
  const PoLines *lines; /* NULL when writing */
  Diagnostics *diagnostics;
  Fault fault;
  gboolean failed;
  jmp_buf fatal;
} Listener;

static _Thread_local Listener *listener;

/* The library breaks long messages into lines. */
static char *one_line(const char *text) {
  char *line = g_strdup(text);
  g_strdelimit(line, "\n", ' ');
  return g_strchomp(line);
}

/* The line of a fault: the lexer names the line after a string that is not closed. */
static guint true_line(guint line, gboolean has_column) {
  const GArray *open = listener->lines && !has_column ? listener->lines->open : NULL;
  for (guint i = 0; open && i < open->len; i++)
    if (g_array_index(open, guint, i) + 1 == line)
      return line - 1;
  return line;
}

static void report(int severity, const char *filename, size_t lineno, size_t column, const char *text) {
  Place place = {.file = listener->display};
  if (filename && lineno != (size_t)-1) {
    place.line = true_line((guint)lineno, column != (size_t)-1);
    place.column = column == (size_t)-1 ? 0 : (guint)column;
  }
  g_autofree char *message = one_line(text);
  listener->failed |= severity != PO_SEVERITY_WARNING;
  diagnostics_add(listener->diagnostics, listener->fault,
                  severity == PO_SEVERITY_WARNING ? SEVERITY_WARNING : SEVERITY_ERROR, &place, NULL, "%s", message);
}

static void on_fault(int severity, po_message_t message, const char *filename, size_t lineno, size_t column,
                     int multiline, const char *text) {
  report(severity, filename, lineno, column, text);
  if (severity == PO_SEVERITY_FATAL_ERROR)
    longjmp(listener->fatal, 1);
}

static void on_faults(int severity, po_message_t message1, const char *filename1, size_t lineno1, size_t column1,
                      int multiline1, const char *text1, po_message_t message2, const char *filename2, size_t lineno2,
                      size_t column2, int multiline2, const char *text2) {
  report(severity, filename1, lineno1, column1, text1);
  if (severity != PO_SEVERITY_FATAL_ERROR && (!filename2 || lineno2 == (size_t)-1))
    return; /* "this is the location of the first definition", and it is not said where */
  on_fault(severity, message2, filename2, lineno2, column2, multiline2, text2);
}

static const struct po_xerror_handler handler = {on_fault, on_faults};

/* What the library held at a fatal fault is lost: its contract leaves no other way. */
static po_file_t read_or_jump(const char *path) {
  return setjmp(listener->fatal) ? NULL : po_file_read(path, &handler);
}

po_file_t po_read(const char *path, const char *display, const PoLines *lines, Diagnostics *diagnostics) {
  g_autofree char *absolute = g_canonicalize_filename(path, NULL); /* "-" would be standard input */
  Listener here = {.display = display, .lines = lines, .diagnostics = diagnostics, .fault = FAULT_TRANSLATION};
  listener = &here;
  po_file_t file = read_or_jump(absolute);
  listener = NULL;
  return file;
}

static gboolean write_or_jump(po_file_t file, const char *path) {
  return setjmp(listener->fatal) == 0 && po_file_write(file, path, &handler) != NULL;
}

gboolean po_write(po_file_t file, const char *path, const char *display, Diagnostics *diagnostics) {
  Listener here = {.display = display, .diagnostics = diagnostics, .fault = FAULT_SYSTEM};
  listener = &here;
  gboolean written = write_or_jump(file, path) && !here.failed;
  listener = NULL;
  return written;
}
