/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The checks of an edition's translation: what builds, the state of translations and reviews say of it alike. */

#include "document/binder.h"
#include "proof/proof.h"

/* What the checks need to know of an edition; borrows from it. */
ProofEdition edition_proof(const Edition *edition);
/* Gathers the entries and reports what is found; in the pack's own language, what the text says by itself. */
void edition_prove(const Edition *edition, Diagnostics *diagnostics);
