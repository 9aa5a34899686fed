/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Running heads and feet: the page number, the section's title. */

#include "page/strip.h"

/* Strips for the page's head and foot, where its master has them; places count from the page's top left corner.
 * `first`: the page is numbered 1. */
void running_put(Layout *layout, const PageMaster *master, gboolean first, Stack *stack);
