/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Figures on their way through SQLite, which knows integers and doubles.
 *
 * A decimal of at most 15 significant digits survives a double: the shortest
 * decimal that gives the same double is the one that went in.  Other decimals
 * pass as integers or not at all. */

#include <sqlite3.h>

#include "../../wide.h"

/* The double as which exact_result hands the number over, or that of its integer. */
double exact_to_double(SnDecimal number);

/* Integers up to 2^53 as they are, else the shortest decimal of at most 15
 * digits; what lies beyond 18 decimals is rounded off.  false: 10^18 and more, infinite, not a number. */
bool exact_from_double(double value, SnDecimal *out);

/* Hands coefficient / 10^scale over, as a REAL where `real` asks for it and it
 * survives that.  false: more digits than SQLite can keep. */
bool exact_result(sqlite3_context *result, Wide coefficient, unsigned scale, bool real);

/* sum, total, avg and round without binary fractions; where `real`, also count,
 * so that a quotient of counts is no integer division. */
int exact_register(sqlite3 *db, bool real);
