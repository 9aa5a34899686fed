/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Glossaries in TBX-Basic: ISO 30042:2019 in either style (DCA, DCT), and the <martif> of ISO 30042:2008.
 *
 * Of each concept the Vietnamese terms get the English ones, by their administrative status: preferred, or none, is
 * approved; admitted; superseded is deprecated; deprecated is forbidden.  Vietnamese terms that are superseded or
 * deprecated are passed over: the data may use them, the edition has nothing to say of it. */

#include "language/glossary.h"

/* Adds a TBX file as a layer.  All faults are reported with their lines; FALSE if any: then nothing is added. */
gboolean tbx_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics);
