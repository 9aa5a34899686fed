/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The keywords of a PC-Axis file: KEYWORD[language]("subkey", …)=value, …; up to DATA=, whose cells are left where they
 * are.  (PX-file format specification, AXIS-VERSION 2013.) */

#include <songngu/plugin.h>

#include "../../array.h"

#define MOST_SUBKEYS 64

/* A list of texts; each is owned. */
typedef ARRAY(char *) Texts;

typedef struct Keyword {
  char *name;     /* "VALUES", in capitals */
  char *language; /* NULL: the file's own */
  Texts subkeys;
  Texts values; /* without their quotes; strings that follow each other without a comma are one */
  bool range;   /* "1994"-"1996" stands among them, as two values */
  uint32_t line;
} Keyword;

typedef struct Keywords {
  SnContext *context;
  const char *shown; /* the file in messages */
  ARRAY(Keyword) list;
  const char *data; /* what follows DATA=, in the text; NULL: there is none */
  uint32_t data_line;
} Keywords;

/* `text` is UTF-8, and *end '\n'.  false: all faults are reported.  To be cleared in any case. */
bool keywords_read(Keywords *keywords, SnContext *context, const char *shown, const char *text, const char *end);
void keywords_clear(Keywords *keywords);

/* The first of the name and language (NULL: the file's own) whose subkeys are `subkey` alone, or none where it is NULL.
 * NULL: there is none. */
const Keyword *keywords_find(const Keywords *keywords, const char *name, const char *language, const char *subkey);
