/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XLIFF 2.1, OASIS Standard of 13 February 2018, and 2.0, whose core is the same.  Numbers of sections are those of
 * 2.1. */

#include "exchange/exchange.h"
#include "pack/document.h"

#define XLIFF2_NAMESPACE "urn:oasis:names:tc:xliff:document:2.0"
#define XLIFF2_MATCHES "urn:oasis:names:tc:xliff:matches:2.0"

/* What the schema cannot say of the core: ids, references, pairs, order, states, languages.  FALSE: reported. */
gboolean xliff2_check(xmlDocPtr document, Diagnostics *diagnostics);

/* Of a document that was validated and checked. */
UnitFile *xliff2_read(xmlDocPtr document, const char *display, Diagnostics *diagnostics);
