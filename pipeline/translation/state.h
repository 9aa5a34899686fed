/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a translation stands to its pack, entry by entry. */

#include <glib.h>

#include "proof/proof.h"
#include "translation/comment.h"
#include "translation/merge.h"

typedef enum EntryState {
  STATE_TRANSLATED,
  STATE_NUMBERS,   /* translated; values have changed and are printed as they are now */
  STATE_DIRECTION, /* the same, and a word such as "tăng" has become another: worth a glance */
  STATE_CHANGED,   /* the text has changed: the translation is of the text before */
  STATE_FUZZY,     /* marked as not settled */
  STATE_NEW,       /* not translated */
  STATE_REMOVED,   /* no longer in the pack */
} EntryState;
#define ENTRY_STATES (STATE_REMOVED + 1)

typedef struct StateEntry {
  EntryState state;
  const Entry *entry; /* as it stands; REMOVED: as it stood */
  const Entry *fresh; /* as the pack has it, with its values; REMOVED: NULL */
  const char *before; /* CHANGED, and FUZZY from a memory: the text that the translation was made for; else NULL */
  GArray *changes;    /* ValueChange; NULL: none */
} StateEntry;

typedef struct State {
  char *pack;              /* its id */
  char *source, *language; /* of the pack, of the catalogue */
  char *file;              /* the catalogue, as the user would write it */
  gboolean there;          /* FALSE: the file is yet to be made */
  GArray *entries;         /* StateEntry, in order of the pack, then those removed */
  guint counts[ENTRY_STATES];
  GArray *findings; /* Finding: what the checks say of translated entries, by index in `entries`, ascending */
} State;

/* The merge is borrowed as long as the state lives; strings are copied.  Takes the findings, which may be NULL. */
State *state_new(const Merge *merge, const char *pack, const char *source, const char *language, const char *file,
                 gboolean there, GArray *findings);
void state_free(State *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(State, state_free)

/* Entries that an edition cannot print as they are: changed, fuzzy and new ones. */
guint state_missing(const State *state);
/* "translated", "numbers-changed", …: the same for programs in every language. */
const char *state_word(EntryState state);
