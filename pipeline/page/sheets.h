/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pages on their way to the sink.  One that prints the number of a later page waits until that is known, and all
 * after it queue behind: as marks, but for the strips that wait. */

#include "page/strip.h"

typedef struct Sheets Sheets;
Sheets *sheets_new(Layout *layout);
void sheets_free(Sheets *sheets);

/* A new page with the number as printed; `section` may be NULL. */
void sheets_begin(Sheets *sheets, const PageMaster *master, guint printed, const char *section);
/* The page's canvas, for marks that wait for nothing. */
Canvas *sheets_canvas(Sheets *sheets);
/* All strips of a stack whose places count from x, y; takes those that must wait. */
void sheets_draw(Sheets *sheets, Stack *stack, double x, double y);
void sheets_end(Sheets *sheets);
/* How many pages there are. */
guint sheets_count(const Sheets *sheets);
/* Whether pages wait for what stands on later ones. */
gboolean sheets_wait(const Sheets *sheets);
/* No more pages come: what still waits is handed on. */
void sheets_finish(Sheets *sheets);
