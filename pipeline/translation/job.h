/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One catalogue of a pack, or of its template: read, merged with what the pack says now, written. */

#include <glib.h>

#include "run/words.h"
#include "translation/merge.h"
#include "translation/standing.h"
#include "translation/state.h"

typedef struct Job {
  /* Given; borrowed. */
  const Pack *pack;
  GHashTable *tables;
  const Units *units;
  const char *language;
  char **glossaries; /* of the site, or NULL */
  gboolean of_template;
  Diagnostics *diagnostics;
  /* Made by job_open. */
  EditionWords words;
  const Catalogue *catalogue; /* NULL: there is none yet */
  char *path, *display;       /* of its file */
  GArray *fresh;              /* Entry, as the pack is now */
  Merge *merge;
} Job;

/* FALSE: reported.  job_close is due either way. */
gboolean job_open(Job *job);
void job_close(Job *job);

/* The catalogue with its comments new and all that it lacked, whole or not at all.  `stands` NULL: they say where the
 * blocks stood before.  FALSE: reported. */
gboolean job_write(const Job *job, const Stands *stands);
State *job_state(const Job *job);
