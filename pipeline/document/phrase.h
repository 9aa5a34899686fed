/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The inline content of one element taken apart: words, tags, and the places where values and
 * the like stand.  It is what a catalogue entry is made of. */

#include "document/binding.h"
#include "document/mention.h"
#include "language/pattern.h"

typedef enum SlotKind {
  SLOT_MENTION, /* value, change, person ref */
  SLOT_REF,
  SLOT_NOTE,
  SLOT_FIELD,
  SLOT_BREAK,
  SLOT_PAGE_NUMBER,
  SLOT_PAGE_COUNT,
  SLOT_SECTION,
} SlotKind;

/* Something that stands among the words and is not words. */
typedef struct Slot {
  SlotKind kind;
  xmlNodePtr node;
  char *name;    /* of the placeholder; NULL until phrase_name */
  gboolean read; /* the mention holds */
  Mention mention;
} Slot;

typedef struct Part {
  PieceKind kind;      /* PLACEHOLDER: `slot` */
  guint start, length; /* TEXT: in `text` of the phrase, bytes */
  xmlNodePtr node;     /* OPEN, CLOSE: the tag */
  guint slot;
} Part;

typedef struct Phrase {
  GString *text;
  GArray *parts;     /* Part */
  GArray *slots;     /* Slot */
  GHashTable *names; /* placeholder → index of its slot, after phrase_name; NULL: no slots */
} Phrase;

/* The children of `owner` up to `end` (NULL: all).  White space collapses across tags, words are NFC.  An element that
 * cannot stand here is reported. */
Phrase *phrase_new(Binder *binder, xmlNodePtr owner, const xmlNode *end);
void phrase_free(Phrase *phrase);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Phrase, phrase_free)

/* Whether there are words to translate. */
gboolean phrase_has_letters(const Phrase *phrase);
/* Gives every slot the name of its placeholder, the same whatever the data. */
void phrase_name(Phrase *phrase, Binder *binder);
/* As catalogues can write it: letters, digits, - and _ of ASCII.  g_free. */
char *placeholder_name(const char *text);
/* The slot of a placeholder, -1: none. */
int phrase_find(const Phrase *phrase, const char *name);
/* The source text as catalogues write it, "đạt {revenue}, <b>tăng</b>"; after phrase_name.  g_free. */
char *phrase_source(const Phrase *phrase);
