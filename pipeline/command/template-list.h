/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The installed templates. */

#include <glib.h>

/* Sorted names; with `starters` only of those that have a starter pack.  Free with g_strfreev. */
char **template_list(gboolean starters);
