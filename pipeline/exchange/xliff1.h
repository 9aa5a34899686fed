/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XLIFF 1.2, OASIS Standard of 1 February 2008. */

#include "exchange/exchange.h"
#include "pack/document.h"

#define XLIFF1_NAMESPACE "urn:oasis:names:tc:xliff:document:1.2"

/* A tag's name as the ctype of <g>, and the other way round, NULL for one that is not ours. */
const char *xliff1_ctype(const char *tag);
const char *xliff1_tag(const char *ctype);

/* Of a document that was validated. */
UnitFile *xliff1_read(xmlDocPtr document, const char *display, Diagnostics *diagnostics);
