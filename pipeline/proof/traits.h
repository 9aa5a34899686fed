/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What can be said of a word by itself, as it is written: found once for each word, not at each of its places. */

#include <glib.h>

typedef enum WordTrait {
  TRAIT_CAPITAL = 1 << 0,    /* its first letter is one */
  TRAIT_FOREIGN = 1 << 1,    /* has letters beyond ASCII, none of them Vietnamese alone */
  TRAIT_VIETNAMESE = 1 << 2, /* has letters that no other language of Latin script has */
  /* marks */
  TRAIT_STOP = 1 << 3,       /* ends a sentence */
  TRAIT_CLAUSE = 1 << 4,     /* ; : part clauses */
  TRAIT_CLAUSE_END = 1 << 5, /* ; . , */
  TRAIT_CLOSING = 1 << 6,    /* may stand behind a stop within its sentence */
  TRAIT_BRACKET = 1 << 7,    /* brackets and quotation marks that come in pairs */
  TRAIT_PASSED = 1 << 8,     /* parts nothing within a term */
  /* words */
  TRAIT_ABBREVIATION = 1 << 9,    /* with a full stop behind it */
  TRAIT_BEFORE_DATE = 1 << 10,    /* Vietnamese: 27/3 behind it is a day */
  TRAIT_BEFORE_MONTH = 1 << 11,   /* English: “May” behind it is a month */
  TRAIT_BEFORE_SECTION = 1 << 12, /* 2.1 behind it is a number of a section */
  TRAIT_OFFICE = 1 << 13,
  TRAIT_ADJECTIVE = 1 << 14,      /* of a level of government */
  TRAIT_BARE_ADJECTIVE = 1 << 15, /* that cannot end an office's name */
  TRAIT_BODY = 1 << 16,           /* begins the name of one */
  TRAIT_NUMBER_SIGN = 1 << 17,
  TRAIT_NEVER_DOUBLED = 1 << 18, /* Vietnamese doubles words on purpose; these it does not */
  TRAIT_DOUBLED = 1 << 19,       /* English may have it twice */
} WordTrait;

/* What the letters of a word tell; `text` is UTF-8. */
guint traits_of_letters(const char *text, gsize length);
/* A canonical Roman numeral in capitals up to XXXIX, which is all that documents count in; 0: none. */
guint roman_value(const char *text, gsize length);

/* Words known by sight, each with a trait. */
typedef struct TraitList {
  WordTrait trait;
  const char *words; /* set apart by "|" */
} TraitList;
/* The last one's words are NULL. */
extern const TraitList trait_lists[];
