/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the parts of this plugin share. */

#include <songngu/plugin.h>

#define SDMX_FAULTS_SHOWN 50      /* of one sort; the rest are counted */
#define SDMX_MOST_COMPONENTS 1000 /* dimensions, measures and attributes of a structure */

/* Without white space at its ends. */
const char *sdmx_trim(const char *text, size_t length, size_t *trimmed);

/* Whether the root element is that of a data message, or of a structure message, of SDMX-ML 2.1 or 3.  false: reported.
 */
bool sdmx_check_root(SnContext *context, const char *shown, uint32_t line, const char *name, const char *uri,
                     bool structure);
