/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Exact arithmetic in more digits than a cell holds. */

#include <songngu/plugin.h>

typedef __int128 Wide;

#define WIDE_MAX_SCALE 18

int64_t wide_power(unsigned exponent); /* 10^exponent, up to 18 */

/* coefficient / 10^from as a cell holds it: with `from` decimals, fewer only where zeros at its end make room.
 * false: more than 18 digits. */
bool wide_to_decimal(Wide coefficient, unsigned from, SnDecimal *out);

/* a × 10^shift / b, rounded half away from zero.  false: b is 0, or the result has more than 18 digits or 38 are not
 * enough on the way. */
bool wide_divide(Wide a, unsigned shift, Wide b, Wide *out);
