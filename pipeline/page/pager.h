/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fills pages with strips and breaks them where it hurts least. */

#include "page/sheets.h"

typedef struct Pager Pager;
Pager *pager_new(Layout *layout, Sheets *sheets);
void pager_free(Pager *pager);
/* Where strips are put. */
const Outlet *pager_outlet(Pager *pager);
/* Draws what stands on the last page, and the notes left over; at least one page. */
void pager_finish(Pager *pager);
