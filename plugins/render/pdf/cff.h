/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The CID of each glyph of a CFF font (Adobe Technical Note 5176): from its
 * charset where the font is CID-keyed, else the glyph's own number, as
 * ISO 32000-1, 9.7.4.2 has it.  False when the data is broken. */
bool cff_cids(const uint8_t *data, size_t length, uint16_t *cids, size_t count);
