/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table on standard output. */

#include <glib.h>
#include <songngu/plugin.h>
#include <stdio.h>

#include "command/option.h"

typedef enum TableForm { TABLE_TEXT, TABLE_CSV, TABLE_JSON } TableForm;
extern const char *const TABLE_FORMS[]; /* their words; NULL-terminated */

/* The options of the commands that print tables. */
#define TABLE_OPTIONS                                                                                                  \
  {"as", 0, "FORM", N_("text (the default), csv or json"), "text csv json"}, {                                         \
    "rows", 0, "N", N_("how many rows to print, 0 for all (20 as text, else all)"), NULL                               \
  }

typedef struct TablePrint {
  TableForm form;
  guint rows; /* 0: all */
} TablePrint;

/* FALSE: reported. */
gboolean table_print_read(const Given *given, TablePrint *print, Diagnostics *diagnostics);

/* Text: aligned columns, figures to the right, and how many rows are left out.  CSV: RFC 4180, with the signs for
 * nothing as tables print them.  JSON: an array of objects, figures exact, nothing as null. */
void table_print(const SnTable *table, const TablePrint *print, FILE *stream);
