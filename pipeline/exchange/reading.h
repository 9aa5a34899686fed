/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the readers of XLIFF share: the text of one source or target as it is put together, and the file that grows. */

#include "exchange/exchange.h"
#include "exchange/load.h"

/* What codes stand for, by what names them in a unit: "1" its code or opening tag, "/1" its closing tag. */
typedef struct Codes {
  GHashTable *texts;
} Codes;

Codes codes_new(void);
void codes_clear(Codes *codes);
/* The first text holds: that of the source. */
void codes_add(Codes *codes, gboolean closing, const char *id, const char *text);
const char *codes_find(const Codes *codes, gboolean closing, const char *id);

/* A source or target while it is read. */
typedef struct Reading {
  GString *text;
  Codes *codes;
  gboolean preserve;
  Diagnostics *diagnostics;
} Reading;

/* The code's own text if the file has it (known to the unit from then on), else what the unit's source says of the id;
 * reports when neither says anything. */
void reading_add_code(Reading *reading, const xmlNode *node, gboolean closing, const char *id, const char *own);

/* The whole of an element's text; g_free.  Elements within it are reported. */
char *read_native(const xmlNode *node, Diagnostics *diagnostics);

UnitFile *unit_file_new(const char *display);
/* A translator's remark behind those before it; its lines stay lines. */
void unit_add_note(TransUnit *unit, const xmlNode *note);
/* Whether it says of a unit's source before what our export says: of other tools' matches we know no more. */
gboolean is_our_match(const xmlNode *node);
/* Puts the unit into the file; an empty target is none. */
void unit_file_add(UnitFile *file, TransUnit *unit);
/* The value of the first <file>; FALSE: this one differs, which was reported. */
gboolean unit_file_agree(char **first, const xmlNode *node, const char *attribute, Diagnostics *diagnostics);
