/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers of sections, tables, figures and annexes, known before the first block is
 * bound, so that contents and references forward can print them. */

#include <glib.h>
#include <libxml/tree.h>

typedef struct Binder Binder;
typedef struct Walk Walk;

typedef enum TargetKind {
  TARGET_SECTION,
  TARGET_ANNEX,
  TARGET_TABLE,
  TARGET_CHART,
  TARGET_IMAGE,
  TARGET_OTHER,
} TargetKind;

/* What numbering says of one block as it is reached. */
typedef struct Visit {
  TargetKind kind;
  guint level;  /* of a section's numbering and style, from 1; 0: not a section */
  guint depth;  /* of its heading: one more within an annex */
  char *number; /* as this level counts: "1"; NULL: not numbered */
  char *path;   /* with those above: "II.1" */
  char *anchor; /* its id, or one made; NULL: nothing refers to it */
} Visit;
void visit_clear(Visit *visit);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Visit, visit_clear)

/* Numbers given so far on one walk. */
typedef struct Counters Counters;
Counters *counters_new(void);
void counters_free(Counters *counters);

/* Counts the block that `walk` has reached.  Two walks over the same document give the same. */
Visit outline_visit(Binder *binder, Counters *counters, const Walk *walk, xmlNodePtr node);

typedef struct Outline Outline;
/* Walks the whole document once.  Ids used twice and sections too deep are reported. */
Outline *outline_new(Binder *binder);
void outline_scan(Outline *outline, Binder *binder);
void outline_free(Outline *outline);

/* What stands where. */
typedef struct Target {
  Visit visit;
  xmlNodePtr node;
  char *context;      /* of its title in catalogues */
  GArray *rows;       /* of the loops around it, see walk_rows */
  gboolean repeated;  /* stands in a <for>, so its id names several */
  gboolean resolving; /* its title is being bound */
  char *title;        /* plain, once asked for */
} Target;

/* Sections and annexes in order. */
const GPtrArray *outline_headings(const Outline *outline);
/* By id; NULL when there is none. */
Target *outline_find(const Outline *outline, const char *id);
/* NULL-terminated, in order of place; free the array only. */
const char **outline_ids(const Outline *outline);

/* "II." before a section's title; NULL: none.  g_free. */
char *outline_label(Binder *binder, const Visit *visit);
/* "Bảng 2", "mục II", "Phụ lục I"; NULL for what has no number.  g_free. */
char *outline_name(Binder *binder, const Visit *visit);
/* The title in the edition's language, plain; NULL: it has none.  Borrowed. */
const char *outline_title(Binder *binder, Target *target);
