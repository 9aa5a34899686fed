/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One pack in its worker: loaded, its data made, its editions given to workers of its own. */

#include <glib.h>

#include "page/font.h"
#include "run/build.h"
#include "run/token.h"
#include "run/worker.h"
#include "run/workshop.h"

/* What all packs of a run share; borrowed. */
typedef struct Site {
  const BuildOptions *options;
  const Units *units;
  Fonts *fonts;
  const Workshop *workshop; /* NULL: nothing is written */
  const Tokens *tokens;
} Site;

typedef struct Order {
  const Site *site;
  const char *pack; /* as the user named it */
  char *file;
} Order;

/* A Work; `order` is an Order. */
void order_work(gpointer order, Report *report);
