/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands behind the placeholders of a phrase, for catalogues. */

#include "document/phrase.h"

/* An EntryValue for each slot that has been named and read, breaks once; entry_values_new's array. */
GArray *slots_describe(Binder *binder, const Phrase *phrase);
