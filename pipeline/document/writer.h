/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Spans being written: text of one look runs together into one span. */

#include "document/phrase.h"

typedef struct Writer {
  Binder *binder;
  GStringChunk *strings;
  GArray *spans;
  const char *context; /* of the whole, for notes; may be NULL */
  GString *run;        /* text of the look at hand, not yet a span */
  Span look;
  GArray *looks; /* Span: those around */
  /* A field of <info> that begins the text, and its length in bytes as written: where it is all of it, the text is that
   * field's entry. */
  const char *field;
  gsize field_length;
} Writer;

void writer_init(Writer *writer, Binder *binder, const char *context, GStringChunk *strings, GArray *spans);
/* Ends the last span. */
void writer_finish(Writer *writer);

void writer_text(Writer *writer, const char *text, gsize length);
/* `tag`: the element in the pack where there is one, for its attributes. */
void writer_open(Writer *writer, const char *name, const xmlNode *tag);
void writer_close(Writer *writer);
void writer_slot(Writer *writer, Slot *slot, gboolean magnitude);
/* What a reference to the target says; `show`: "label", "number" or "title".  NULL: the target has none.  g_free. */
char *target_text(Binder *binder, Target *target, const char *show);
/* Reads what a value or change refers to; reported once. */
void slot_read(Binder *binder, Slot *slot);
