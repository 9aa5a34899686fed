/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a catalogue stands, on standard output. */

#include <stdio.h>

#include "translation/state.h"

/* Totals, and a line for each entry that is not simply translated. */
void state_print_text(const State *state, FILE *stream);
/* The totals of an update in one line. */
void state_print_totals(const State *state, FILE *stream);
/* One object with all entries:
 * {"pack", "language", "file", "complete", "totals": {STATE: n, …}, "entries": [{"context", "source", "file", "line",
 * "state", "translation"?, "before"?, "difference"?: [{"kept"|"removed"|"added": text}, …],
 * "changes"?: [{"name", "before", "now", "before-translated"?, "now-translated"?, "turned"}, …]}, …]} */
void state_print_json(const State *state, FILE *stream);
