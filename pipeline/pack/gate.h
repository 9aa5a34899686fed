/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* libxml2's validation by the schema, so that no mistake of our own check lets through what the schema refuses. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/grammar.h"

typedef struct Gate Gate;

/* Nothing is compiled before a document comes.  Both are borrowed. */
Gate *gate_new(const Grammar *grammar, const GrammarRoot *kind);
/* Compiles now what serves all documents.  FALSE: reported. */
gboolean gate_prepare(Gate *gate, Diagnostics *diagnostics);
/* Of a document that our own check has accepted.  FALSE: reported. */
gboolean gate_pass(Gate *gate, xmlDocPtr document, Diagnostics *diagnostics);
