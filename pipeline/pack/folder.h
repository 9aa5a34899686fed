/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What lies in a folder. */

#include <glib.h>

/* Names of the entries in order of bytes, with a NULL at the end (counted in len); empty but for it when the folder
 * cannot be read. */
GPtrArray *folder_list(const char *folder);
