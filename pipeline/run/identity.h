/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which packs a run is about. */

#include <glib.h>

#include "base/diagnostic.h"

/* pack.xml of a pack named by its folder or by that file; as the user would write it.  Free with g_free. */
char *identity_file(const char *pack);

/* Two packs of one id would write the same files: each after the first of its id is reported.  Packs that cannot be
 * read are left to whoever loads them. */
gboolean identity_check(char **packs, Diagnostics *diagnostics);
