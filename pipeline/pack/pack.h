/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A pack and its template, parsed, validated and located. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "pack/template.h"
#include "plugin/parameters.h"
#include "table/expectation.h"

typedef enum StageKind { STAGE_SOURCE, STAGE_TRANSFORM, STAGE_CHECK } StageKind;

/* One step of the data: a source, a transform or a check. */
typedef struct Stage {
  StageKind kind;
  char *name;
  char *plugin;
  char **from; /* names of earlier tables */
  Setting *settings;
  guint setting_count;
  char *text;      /* the element's own text, NULL if none */
  guint text_line; /* of its first character that is not a space */
  Expectation *expectations;
  guint expectation_count;
  char *message; /* CHECK: what a row returned means, or NULL */
  guint line;
} Stage;

/* One child of <info>: title, agency, …  Each <recipient> is one of that name, in order. */
typedef struct Info {
  const char *name;
  char *value;
  guint line;
} Info;

typedef struct Pack {
  char *folder; /* absolute */
  char *file;   /* pack.xml as the user would write it */
  char *id;
  char *language; /* of the prose: "vi" */
  GArray *info;   /* Info */
  gint32 date;    /* days; the document's date */
  gboolean has_date;
  Period period;     /* PERIOD_NONE when not given */
  GPtrArray *stages; /* Stage, in order */
  xmlDocPtr xml;
  xmlNodePtr body; /* <body>; binding walks it */
  Template *template;
} Pack;

/* `path`: the pack's folder, or its pack.xml.  Reports every fault of pack and template; NULL if any. */
Pack *pack_load(const char *path, Diagnostics *diagnostics);
/* The tables have been made, and all that is left of the pack is to be bound: its stages are gone. */
void pack_forget_data(Pack *pack);
void pack_free(Pack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pack, pack_free)

/* NULL when the pack has no such child of <info>. */
const char *pack_info(const Pack *pack, const char *name);
/* A file inside the pack's folder, absolute; NULL, reported, when it leaves the folder or is not there. */
char *pack_resolve(const Pack *pack, const char *relative, guint line, Diagnostics *diagnostics);
