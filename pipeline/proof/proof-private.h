/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "proof/accept.h"
#include "proof/checker.h"
#include "proof/enumerations.h"

/* Where an entry seen stands, and what its translator accepts. */
typedef struct Seen {
  const char *file;       /* of the pack */
  guint line, translated; /* in the pack, in the catalogue */
  const char *source;
  Acceptance acceptance;
} Seen;

struct Proof {
  const ProofEdition *edition;
  Dictionary *dictionary;
  Wordbook *source, *target;
  Snags *source_snags, *target_snags;
  Enumerations *enumerations;
  TermBase *terms;
  Across *across;
  Scratch scratch;
  Prose *proses[2];     /* of the entry at hand: translation and source */
  GArray *claims[2];    /* the same */
  Diagnostics *unheard; /* what patterns have against them is said by who binds them */
  GHashTable *good;     /* pairs that nothing will be found in; good_pairs_new */
  GArray *seen;         /* Seen */
  GArray *findings;     /* Finding */
};

GHashTable *good_pairs_new(void);
/* `message` and `hint` (may be NULL) are taken over. */
void finding_add(Proof *proof, guint index, Check check, gboolean in_source, char *message, char *hint);
