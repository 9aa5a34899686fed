/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The table's columns: those of the message under their ids, with labels where they are coded, and what the core reads
 * of a figure: value, period, status. */

#include "component.h"

typedef struct Columns {
  uint32_t period, value, status;            /* NO_COLUMN: there is none */
  uint32_t time, observed, multiplier, flag; /* components TIME_PERIOD, OBS_VALUE, UNIT_MULT, OBS_STATUS */
} Columns;

/* `with_status`: figures may have one that no component tells. */
Columns columns_add(Components *components, bool with_status, SnTable *out);
