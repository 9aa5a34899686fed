/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the writers of all formats share: an entry taken apart. */

#include "exchange/content.h"
#include "exchange/exchange.h"
#include "exchange/xml-out.h"

typedef struct Written {
  const Entry *entry;
  const char *id;
  Translation state;
  GArray *source, *target;                   /* Run; target NULL when MISSING */
  GArray *previous_source, *previous_target; /* of a fuzzy entry whose source before is known; else NULL */
} Written;

/* FALSE: a text has a fault of syntax, reported at the entry's place. */
gboolean written_init(Written *written, const Entry *entry, const char *id, Diagnostics *diagnostics);
void written_clear(Written *written);

/* What a code stands for, as printed in one of the languages; its own text where nothing is printed. */
const char *written_display(const Written *written, const Run *run, gboolean target);
/* May a translator leave the code away?  Not, unless the translation at hand puts it otherwise (as a choice). */
gboolean written_may_delete(const Written *written, guint number);

/* A block with a comment of the catalogue, without the end of its last line. */
void write_remark(XmlOut *out, const char *name, const char *attribute, const char *value, const char *text);

void xliff1_write(XmlOut *out, const Exchange *exchange, const GArray *units);
void xliff2_write(XmlOut *out, const Exchange *exchange, const GArray *units);
void tmx_write(XmlOut *out, const Exchange *exchange, const GArray *units);
void tmx_level1_write(XmlOut *out, const Exchange *exchange, const GArray *units);
