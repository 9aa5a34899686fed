/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The order in which groups are handed over. */

#include "figure.h"

/* `text` names result columns by which to sort, each after those before it; one that begins with "-" falls.  Texts are
 * sorted in Vietnamese order.  Signs for nothing come last.  NULL or "": the order of the first rows.  Groups in
 * order; release with free.  NULL: reported. */
uint32_t *sort_groups(const Aggregation *aggregation, const Figures *figures, unsigned count, const char *text);
