/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a schema cannot say of a body: names that must exist, and where blocks make no sense. */

#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/template.h"

/* `tables`: the names of the pack's tables, NULL-terminated.  `template` may be NULL: styles are not checked. */
void body_check(const xmlNode *body, const char *const *tables, const Template *template, Diagnostics *diagnostics);
