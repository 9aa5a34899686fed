/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <songngu/plugin.h>

#include "writer.h"

/* A hatch as an uncoloured tiling pattern; returns its object's number.  Tiles
 * stand on a grid of the page, so the hatches of neighbouring bars meet. */
uint32_t pattern_write(Writer *writer, SnPattern pattern);
