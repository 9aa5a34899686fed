/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share while one edition is being bound. */

#include "base/message.h"
#include "document/binder.h"
#include "document/outline.h"
#include "pack/document.h"

typedef struct Cells Cells;
typedef struct Entries Entries;
typedef struct Walk Walk;
typedef struct Words Words;

struct Binder {
  const Edition *edition;
  Diagnostics *diagnostics;
  const char *language; /* the edition's */
  Entries *entries;     /* gathered instead of looked up; NULL: binding */
  gboolean of_template; /* gathering what the template says, not the pack */
  Walk *walk;           /* the one that is being walked */
  Cells *cells;
  Words *words;
  Outline *outline;      /* what stands where, known ahead */
  Counters *counters;    /* numbers given so far */
  guint notes;           /* footnotes so far */
  const Style *prose;    /* of <p> where the block around it says so; NULL: "p" */
  guint silent;          /* > 0: plain text is wanted, notes are left out */
  guint original;        /* > 0: values and words are wanted as the source language prints them */
  gboolean landscape;    /* the pages at hand */
  GPtrArray *pending;    /* Block, bound and not yet handed on */
  GStringChunk *strings; /* of running heads */
  GHashTable *running;   /* content → GArray of Span */
  GPtrArray *styles;     /* Style made from others, owned */
};

/* Private: an edition ready to be walked, numbered ahead.  `entries`: to gather them. */
Binder *binder_open(const Edition *edition, Entries *entries, gboolean of_template, Diagnostics *diagnostics);

/* Whose rules values are printed by: the edition's, or the source language's while that is wanted. */
const Locale *binder_locale(const Binder *binder);
/* Whether this node's words are the template's, not the pack's. */
gboolean binder_is_template(const Binder *binder, const xmlNode *node);
/* Whether this node's words need translating. */
gboolean binder_is_foreign(const Binder *binder, const xmlNode *node);
/* What the style attribute names, else `fallback`. */
const Style *binder_style(Binder *binder, const xmlNode *node, const char *fallback);
/* `name` where the template has such a style, else `fallback`. */
const char *binder_style_or(const Binder *binder, const char *name, const char *fallback);
/* The style with another alignment. */
const Style *binder_align(Binder *binder, const Style *style, TextAlign align);
/* Of a block that only holds others: no margins, no frame. */
const Style *binder_bare_style(Binder *binder);
/* Of paragraphs within a framed block: its look, with the margins of "p" and no second frame. */
const Style *binder_inner_style(Binder *binder, const Style *style);
/* Reports `what`, with the one of `names` (NULL-terminated) that was probably meant by `name`. */
void binder_unknown(Binder *binder, const Place *place, const char *what, const char *name, const char *const *names);

/* The block has been bound for good: frees what stands within it but titles, which references ask for, where nobody
 * needs it any more. */
void binder_spend(const Binder *binder, xmlNodePtr node);

/* Attribute yes|no. */
gboolean attribute_is(const xmlNode *node, const char *name, const char *word);
/* "50%" of the text's width, or a length, in points; 0 without text. */
double binder_width(const Binder *binder, const char *text);
/* "33%" as 0.33; 0 when it is not a share. */
double length_share(const char *text);
