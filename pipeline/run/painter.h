/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The render plugins of an edition: each page is handed to all of them. */

#include <glib.h>
#include <songngu/plugin.h>

#include "plugin/call.h"
#include "plugin/registry.h"
#include "run/activity.h"

/* NAME=VALUE for the render plugin of one format. */
typedef struct FormatSetting {
  char *format, *name, *value;
} FormatSetting;

typedef struct Painter Painter;

/* Finds the plugins and reads their parameters.  The registry, the output folder, the settings and the activity are
 * borrowed.  NULL: every fault is reported. */
Painter *painter_new(Registry *registry, char **formats, const FormatSetting *settings, guint count,
                     const OutputFolder *output, Activity *activity, Diagnostics *diagnostics);
void painter_free(Painter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Painter, painter_free)

/* FALSE: reported. */
gboolean painter_begin(Painter *painter, const SnDocument *document);
gboolean painter_page(Painter *painter, const SnPage *page);
gboolean painter_end(Painter *painter);
