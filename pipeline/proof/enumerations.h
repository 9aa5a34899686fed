/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "Thứ nhất, … Thứ hai, …": whether what begins to count goes on, through the paragraphs of a section. */

#include "proof/checker.h"

typedef struct Enumerations Enumerations;
Enumerations *enumerations_new(void);
void enumerations_free(Enumerations *enumerations);
/* `side`: of the entry `index`; `source` NULL when that is the source itself.  Whether anything counts in it. */
gboolean enumerations_entry(Enumerations *enumerations, const Side *side, const Side *source, const char *context,
                            guint index);
void enumerations_finish(Enumerations *enumerations, Proof *proof);
