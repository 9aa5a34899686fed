/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Findings that a translator, or the writer, lets stand: a line of the entry's comment, or of the note in the pack,
 * that begins with "songngu: accept". */

#include <glib.h>

/* Up to 64 checks. */
typedef struct Acceptance {
  guint64 accepted, used;
  guint64 excused; /* by the writer, in the pack: nobody asks whether in vain */
} Acceptance;

/* `notes`: the translator's comments, or NULL; names are set apart by commas or spaces, what follows a colon is the
 * reason.  Names that are not among `checks` are returned, free with g_strfreev; NULL: none. */
char **acceptance_read(Acceptance *acceptance, const char *notes, const char *const *checks);
/* The same of what the writer's note says, which goes to `excused`; to be called after acceptance_read. */
char **acceptance_excuse(Acceptance *acceptance, const char *note, const char *const *checks);
/* Whether it is accepted, which from now on is not in vain. */
gboolean acceptance_take(Acceptance *acceptance, guint check);
/* Nobody can say whether they are in vain. */
void acceptance_take_all(Acceptance *acceptance);
gboolean acceptance_is_unused(const Acceptance *acceptance, guint check);
