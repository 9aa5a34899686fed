/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A value or a change as one place of the text prints it. */

#include "document/binding.h"

typedef struct Mention {
  Value value;
  ValueStyle style;
  gboolean change;
  SnDecimal shown; /* the number as printed; has_number says whether there is one */
  gboolean has_number;
  const char *direction; /* of a change: "up", "down", "flat" by the figure as printed */
  const char *word;      /* its word in the source language */
} Mention;

/* The attributes as, scale, digits, sign, qualify, bare, among.  FALSE: reported. */
gboolean mention_style(Binder *binder, const xmlNode *node, Diagnostics *diagnostics, ValueStyle *style);
/* <value>, <change> or <person ref>.  FALSE: reported. */
gboolean mention_read(Binder *binder, const xmlNode *node, Diagnostics *diagnostics, Mention *out);
/* `magnitude`: of a change the figure alone, of a value the bare figure.  g_free. */
char *mention_print(Binder *binder, const Mention *mention, const xmlNode *node, gboolean magnitude);

/* Any cell as a table, an axis or prose prints it: data words in the edition's language.  g_free. */
char *value_print(Binder *binder, const Value *value, const ValueStyle *style, const Place *place);
/* Whether the form can print such a value; FALSE: reported. */
gboolean value_check_form(const Value *value, ValueForm form, const Place *place, Diagnostics *diagnostics);
