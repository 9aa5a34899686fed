/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The cells of a PC-Axis file, each a row of a long table. */

#include "cube.h"

/* A column for each variable and its codes, then `figures` and what goes with them.  `end`: of the text in which DATA
 * stands.  false: all faults are reported. */
bool data_read(const Cube *cube, const char *end, const char *figures, SnTable *out);
