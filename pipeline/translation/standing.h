/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the text of each entry stands in the source's edition, which is laid out for that, and pictures of it. */

#include <glib.h>

#include "pack/pack.h"
#include "page/font.h"
#include "plugin/registry.h"
#include "run/activity.h"
#include "table/unit.h"
#include "translation/comment.h"
#include "translation/merge.h"

#define PICTURES "po/pictures" /* seen from the pack */

typedef struct Stands Stands;

/* `pictures`: of the entries of `merge` that are new or have changed, or have none yet, each is taken and replaced
 * where its bytes differ; pictures that no entry has any more are removed.  Else what is there is named.  NULL, with a
 * warning: the pages could not be made. */
typedef struct StandsSource {
  const Pack *pack;
  GHashTable *tables;
  const Units *units;
  Fonts *fonts;
  Registry *registry;
  Activity *activity;
  const Merge *merge;
  gboolean pictures;
  char **glossaries; /* of the site, or NULL */
} StandsSource;
/* Removes what an update of the pack that was stopped has left among its pictures. */
void stands_sweep(const char *pack_folder);
Stands *stands_new(const StandsSource *source, Diagnostics *diagnostics);
void stands_free(Stands *stands);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stands, stands_free)

/* Page 0: it is printed nowhere.  Borrowed. */
Standing stands_find(const Stands *stands, const char *context);
