/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Times as PC-Axis files write them, and as Songngu's column “period” does. */

#include <stdbool.h>

#define PERIOD_TEXT 16

/* `scale` is that of TLIST: A1, H1, Q1, M1, D1.  "20243" of Q1 becomes "2024-Q3".  false: another scale, or no such
 * time. */
bool period_of_scale(const char *scale, const char *time, char period[PERIOD_TEXT]);

/* A time that names its scale itself: 2024, 2024Q3, 2024M03, 2024H1, 2024-03, 2024-Q3, and as labels have it, a word
 * that says its status before it: “Sơ bộ 2023”, “Prel. 2023”, “Ước tính 2024”.  `*status` becomes what Songngu's column
 * “status” calls it, or NULL. */
bool period_of_label(const char *label, char period[PERIOD_TEXT], const char **status);

/* The next time of the scale, in place, as of "20244" "20251".  false: the scale or the time is not known. */
bool period_next(const char *scale, char *time);
