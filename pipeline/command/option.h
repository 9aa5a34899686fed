/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Options: one table each command, from which they are parsed, explained,
 * completed and put into the manual. */

#include <glib.h>

#include "base/diagnostic.h"

/* A list ends with a NULL name. */
typedef struct Option {
  const char *name;
  char letter;          /* 0: none */
  const char *argument; /* what its help calls the value; NULL: a flag */
  const char *help;     /* English, without a full stop */
  const char *complete; /* words that a shell offers, or @folder, @formats, …; NULL: nothing */
} Option;

/* A command line taken apart. */
typedef struct Given {
  GHashTable *values;   /* option's name → GPtrArray of the values in order; "" for a flag */
  GPtrArray *arguments; /* what is not an option */
} Given;

void given_init(Given *given);
void given_clear(Given *given);

/* Takes options of the tables and arguments from words[*next] on, until the words end or, with `until_argument`, before
 * the first argument.  A value stands behind = or in the next word, "--" ends the options.  FALSE: each fault is
 * reported, with "did you mean". */
gboolean given_parse(Given *given, const Option *const *tables, char **words, guint *next, gboolean until_argument,
                     Diagnostics *diagnostics);

gboolean given_flag(const Given *given, const char *name);
/* The last value given, or `fallback`. */
const char *given_value(const Given *given, const char *name, const char *fallback);
/* All values, each split at commas, without repetitions; NULL when the option was not given.  Free with g_strfreev. */
char **given_list(const Given *given, const char *name);

/* These report a value that cannot be meant, and return FALSE then. */
gboolean given_number(const Given *given, const char *name, guint max, guint fallback, guint *out,
                      Diagnostics *diagnostics);
/* Bytes; K, M and G stand for powers of 1024. */
gboolean given_size(const Given *given, const char *name, guint64 *out, Diagnostics *diagnostics);
/* Each value names a file or folder that is there. */
gboolean given_there(const Given *given, const char *name, Diagnostics *diagnostics);
/* Index into `words`; 0 when the option was not given. */
gboolean given_word(const Given *given, const char *name, const char *const *words, int *out, Diagnostics *diagnostics);
