/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One catalogue of a pack, or of its template: read, merged with what the pack says now, written. */

#include <glib.h>

#include "run/words.h"
#include "translation/memory.h"
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
  gboolean seen; /* the translator has looked at all changed values that the catalogue shows */
  Diagnostics *diagnostics;
  /* Made by job_open. */
  EditionWords words;
  const Catalogue *catalogue; /* NULL: there is none yet */
  char *path, *display;       /* of its file */
  GArray *fresh;              /* Entry, as the pack is now */
  Merge *merge;
} Job;

/* Fills in what is not translated from the memory, which must live as long as the job. */
void job_remember(Job *job, Memory *memory);

/* FALSE: reported.  job_close is due either way. */
gboolean job_open(Job *job);
void job_close(Job *job);

/* Entry elements in order of the pack, with what the catalogue has of them and their comments new, which live in
 * `strings`; all else lives as long as the job.  `stands` NULL: comments say where the blocks stood before. */
GArray *job_entries(const Job *job, const Stands *stands, GStringChunk *strings);
/* The catalogue with these entries, and what it keeps for later, whole or not at all.  FALSE: reported. */
gboolean job_write_entries(const Job *job, const GArray *entries);
/* The same with job_entries: with its comments new and all that it lacked. */
gboolean job_write(const Job *job, const Stands *stands);
/* `proven`: with what the checks find. */
State *job_state(const Job *job, gboolean proven);
