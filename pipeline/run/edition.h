/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One pack in one language: bound, laid out and handed to the render plugins. */

#include <glib.h>

#include "page/font.h"
#include "plugin/registry.h"
#include "run/build.h"
#include "run/worker.h"

/* What all editions of a pack are made from; borrowed. */
typedef struct Material {
  const BuildOptions *options;
  const Pack *pack;
  GHashTable *tables;
  GPtrArray *data_files; /* relative to the pack: what the tables were read from */
  const Units *units;
  Fonts *fonts;
  Registry *registry;
} Material;

/* The document's date in seconds since 1970, from the pack, else SOURCE_DATE_EPOCH, else 0: the clock is never asked, so
 * that the same pack makes the same bytes. */
int64_t edition_date(const Pack *pack);

/* Writes into `room` under names that begin with `stem`; both NULL: only checks.  Faults are in the report. */
void edition_build(const Material *material, const char *language, const char *room, const char *stem, Report *report);
