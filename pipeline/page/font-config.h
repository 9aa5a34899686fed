/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The private fontconfig configuration and the roles of families.tsv. */

#include <fontconfig/fontconfig.h>

#include "page/font.h"

/* NULL, reported, when fonts/fonts.conf cannot be read. */
FcConfig *font_config_load(Diagnostics *diagnostics);
/* The pattern that fits best, or NULL when the family is not there.  Borrowed from `config`. */
FcPattern *font_config_find(FcConfig *config, const char *family, gboolean bold, gboolean italic);
gboolean font_pattern_has(FcPattern *pattern, gunichar character);
/* Calls `see` with each family's name. */
void font_config_each_family(FcConfig *config, void (*see)(const char *family, gpointer data), gpointer data);

/* FontRole, their paths NULL; NULL, reported, when fonts/families.tsv cannot be read. */
GArray *font_roles_load(Diagnostics *diagnostics);
