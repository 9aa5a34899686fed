/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/calendar.h"
#include "base/installation.h"
#include "proof/proof.h"
#include "unit.h"

/* What an entry says, for the checks. */
typedef struct ProofPair {
  const char *source, *target, *context, *notes;
  const EntryValue *values;
  guint value_count;
} ProofPair;

/* A file of the source tree; g_free. */
char *proof_path(const char *name);
Glossary *proof_glossary(void);
Units *proof_units(void);
ProofEdition proof_edition(const Units *units, const Glossary *glossary, gboolean reversed);
char *proof_findings(const ProofEdition *edition, const ProofPair *pairs, guint count);

extern CU_TestInfo claims_tests[];
