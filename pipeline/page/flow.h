/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Blocks onto pages: what a document's text becomes. */

#include <glib.h>

#include "document/binder.h"
#include "page/canvas.h"
#include "page/font.h"
#include "page/structure.h"

/* Where finished pages and figures go; FALSE stops the flow.  Pages come in order, each once, and
 * their marks are gone after the call. */
typedef struct PageSink {
  gboolean (*page)(gpointer data, const SnPage *page);
  gpointer data;
  /* After the last page, unless there was a fault: what the pages pointed to (runs, fonts, elements) is
   * gone when flow_run returns, so a renderer's own end belongs here.  NULL: not wanted. */
  gboolean (*end)(gpointer data);
} PageSink;

/* Lays out all that the binder gives.  Pages are handed on as soon as nothing on them waits
 * for a later page (contents and page references wait).  FALSE: a fault was reported or the sink refused. */
gboolean flow_run(Binder *binder, const Edition *edition, Fonts *fonts, const PageSink *sink, Diagnostics *diagnostics);
