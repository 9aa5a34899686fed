/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A stage for one render plugin: fonts, shaped runs, marks and pages made by
 * hand, and what the plugin wrote. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

typedef struct Stage Stage;

/* `plugin`: e.g. "pdf", from the build tree. */
Stage *stage_new(const char *plugin);
void stage_free(Stage *stage);

/* A face of a font file; NULL when the file is not there. */
const SnFont *stage_font(Stage *stage, const char *path);
/* The face of that name among the system's Liberation fonts, e.g. "LiberationSerif-Regular". */
const SnFont *stage_liberation(Stage *stage, const char *name);
/* Shaped by HarfBuzz as written, without spaces. */
const SnRun *stage_run(Stage *stage, const SnFont *font, const char *text);
/* Glyphs chosen by the caller. */
const SnRun *stage_glyphs(Stage *stage, const SnFont *font, const char *text, const SnGlyph *glyphs, guint count);
SnElement *stage_element(Stage *stage, SnRole role, const SnElement *parent);

/* Marks of the page being made. */
void stage_begin(Stage *stage, const SnElement *element);
void stage_end(Stage *stage);
/* A line of words set apart by `space` points (0: the font's own); ends with a hidden space if `goes_on`. */
double stage_line(Stage *stage, const SnFont *font, double size, double x, double y, double space, gboolean goes_on,
                  const char *words);
/* One run by itself, 13 points high. */
void stage_put_run(Stage *stage, const SnRun *run, double x, double y);
SnMark *stage_mark(Stage *stage, SnMarkKind kind);
void stage_rectangle(Stage *stage, double x, double y, double width, double height, SnColor fill, SnPattern pattern);
void stage_image(Stage *stage, const void *data, gsize length, double x, double y, double width, double height);

/* The document; set before stage_open. */
SnDocument *stage_document(Stage *stage);
gboolean stage_open(Stage *stage);
/* Hands over the marks made so far as the next page, or as a figure. */
gboolean stage_page(Stage *stage, const char *label);
gboolean stage_figure(Stage *stage, const char *name, const char *alt, double width, double height);
gboolean stage_close(Stage *stage);

/* A parameter as a pack would write it; before stage_open. */
void stage_set(Stage *stage, const char *name, const char *value);
/* The path of an output, e.g. "pdf". */
char *stage_path(Stage *stage, const char *suffix);
/* An output's bytes. */
GBytes *stage_output(Stage *stage, const char *suffix);
/* Whether an output contains these bytes. */
gboolean stage_contains(Stage *stage, const char *suffix, const void *bytes, gsize length);
/* What a program prints on an output: "%s" stands for its path.  NULL when the program is not installed. */
char *stage_tool(Stage *stage, const char *suffix, const char *command);
/* All messages so far. */
char *stage_messages(Stage *stage);
