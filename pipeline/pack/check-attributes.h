/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An element's attributes against its rule. */

#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/grammar.h"

void check_attributes(const ElementRule *rule, const xmlNode *element, Diagnostics *diagnostics);
/* Hints at what `text` should have been. */
void check_hint_form(const Form *form, const char *text, Diagnostics *diagnostics);
