/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A document against a grammar: every fault, in order of line, with what is allowed instead. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/grammar.h"

/* FALSE: something was reported. */
gboolean check_document(const Grammar *grammar, const GrammarRoot *kind, xmlDocPtr document, Diagnostics *diagnostics);
