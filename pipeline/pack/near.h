/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "Did you mean …?" */

#include <glib.h>

#include "base/diagnostic.h"

/* Hints at the candidate nearest to `word`, for the error that was added last.  FALSE: none is near, or so many were
 * compared already for earlier errors that the run would take too long. */
gboolean near_hint(const char *word, const char *const *candidates, Diagnostics *diagnostics);
