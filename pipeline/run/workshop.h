/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A hidden folder beside the outputs, where they are written until they are whole. */

#include <glib.h>

#include "base/diagnostic.h"

typedef struct Workshop {
  char *output; /* absolute; outputs end up here */
  char *folder; /* output/.songngu-XXXXXX, of this user alone */
  int lock;     /* held while it is in use; the system drops it when the run dies */
} Workshop;

/* Makes the output folder if need be, removes what runs that died have left in it.  NULL: reported. */
Workshop *workshop_open(const char *output, Diagnostics *diagnostics);
/* Removes the folder with all that is in it. */
void workshop_close(Workshop *workshop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workshop, workshop_close)

/* Removes what runs that died have left in the folder, if there is one. */
void workshop_sweep(const char *output);

/* A new folder in it.  NULL: reported.  Free with g_free. */
char *workshop_room(const Workshop *workshop, const char *name, Diagnostics *diagnostics);
