/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A page's marks being recorded.  Marks live in one arena per page. */

#include <glib.h>
#include <songngu/plugin.h>

#include "page/shape.h"

typedef struct Canvas Canvas;

Canvas *canvas_new(void);
void canvas_free(Canvas *canvas);
/* Forgets all marks, keeps the memory. */
void canvas_clear(Canvas *canvas);
/* Gives back the memory that growing took in advance: for pages that wait. */
void canvas_trim(Canvas *canvas);
guint canvas_count(const Canvas *canvas);

/* A line of text: begin, add words left to right, end.  `y`: the baseline.  Words may
 * belong to several faces; size and colour are one. */
void canvas_text_begin(Canvas *canvas, double size, double y, SnColor color);
void canvas_text_word(Canvas *canvas, const Word *word, double x, double space);
void canvas_text_end(Canvas *canvas);

/* Paths: begin, segments, end with the paint. */
void canvas_path_begin(Canvas *canvas);
void canvas_move(Canvas *canvas, double x, double y);
void canvas_line(Canvas *canvas, double x, double y);
void canvas_curve(Canvas *canvas, double x1, double y1, double x2, double y2, double x, double y);
void canvas_close(Canvas *canvas);
void canvas_rectangle(Canvas *canvas, double x, double y, double width, double height);
typedef struct Paint {
  SnColor fill, stroke;
  SnPattern pattern;
  double line_width, dash, gap;
} Paint;
void canvas_path_end(Canvas *canvas, const Paint *paint);

void canvas_image(Canvas *canvas, GBytes *image, double x, double y, double width, double height);
void canvas_link(Canvas *canvas, double x, double y, double width, double height, const char *uri, const char *anchor,
                 const char *contents);
void canvas_anchor(Canvas *canvas, const char *name, double y);

/* Logical structure.  The element must outlive the document (see structure.h). */
void canvas_begin(Canvas *canvas, const SnElement *element);
void canvas_end(Canvas *canvas);

/* Appends another canvas moved by dx, dy: a block laid out before its place was known. */
void canvas_append(Canvas *canvas, const Canvas *other, double dx, double dy);

/* The page as renderers see it; valid until the canvas changes. */
SnPage canvas_page(Canvas *canvas, double width, double height);
