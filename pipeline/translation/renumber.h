/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A translation of a text that differs in its figures and periods alone: they are put in by value, "quý I năm 2023" and
 * "the first quarter of 2023" becoming "quý II năm 2024" and "the second quarter of 2024". */

#include <glib.h>

#include "language/locale.h"
#include "proof/claims.h"

typedef struct Renumber Renumber;
/* `units` is borrowed. */
Renumber *renumber_new(const char *source_language, const char *language, const Units *units);
void renumber_free(Renumber *renumber);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Renumber, renumber_free)

/* The translation of `now`, from that of `old`.  NULL: they differ in more, or it is not certain which figure of the
 * translation stands for which.  g_free. */
char *renumber_translation(Renumber *renumber, const char *old, const char *now, const char *translation);

/* Private: `quote`, which says `old`, saying `now` in the same manner; NULL: not certain.  g_free. */
char *renumber_period(const Locale *locale, const char *quote, const ClaimPeriod *old, const ClaimPeriod *now);
