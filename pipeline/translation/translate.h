/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Catalogues of packs brought up to date, and how they stand: each pack in a worker process. */

#include <glib.h>
#include <stdio.h>

#include "translation/job.h"

typedef struct TranslateOptions {
  char **packs;
  char **languages;         /* NULL: those the pack has a po/LANG.po for; when there are none, English or Vietnamese */
  gboolean update;          /* write the catalogues */
  gboolean pages, pictures; /* of an update: comments say anew on which page a block stands, with its picture */
  gboolean seen;            /* of an update: the translator has looked at the changed values shown so far */
  gboolean of_template;     /* the catalogue of the pack's template, not of the pack */
  gboolean complain;        /* an error where something is not translated */
  /* Says how a catalogue stands (after an update), in the worker; what it prints is the answer for that catalogue. */
  void (*print)(const State *state, gconstpointer data, FILE *stream);
  gconstpointer print_data;
  /* In place of all that: what is done with each catalogue, in the worker; what it writes to `answer` is the answer. */
  void (*handle)(Job *job, gconstpointer data, FILE *answer);
  gconstpointer handle_data;
  char **memory;                                /* files and packs to fill in from; NULL: none */
  char **plugin_paths, **allowed, **glossaries; /* or NULL */
  guint jobs;                                   /* 0: processors */
  gboolean deny_warnings;
} TranslateOptions;

/* The answers in order of packs and languages are added to `answers`.  Faults are in `diagnostics`.  Interrupted it
 * stops its workers and lets the signal have its usual effect. */
void translate_run(const TranslateOptions *options, Diagnostics *diagnostics, GPtrArray *answers);
