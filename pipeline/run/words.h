/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What an edition owns beside what its pack shares: locales, catalogues, glossary. */

#include <glib.h>

#include "document/binder.h"

typedef struct EditionWords {
  Locale *locale, *source_locale;
  Catalogue *catalogue, *template_words;
  GPtrArray *base_words; /* Catalogue of each template that the template extends, the nearest first; then NULL */
  Glossary *glossary;
} EditionWords;

/* `required`: an edition in another language than the pack's must have its po/LANG.po; else one that is not there yet
 * is an empty one.  `glossaries`: files of the site that stand between the installed glossary and the pack's, TSV or
 * (.tbx) TBX, later ones over earlier; NULL: none.  FALSE: all faults are reported; `words` is to be cleared all the
 * same. */
gboolean edition_words_load(EditionWords *words, const Pack *pack, const char *language, const Units *units,
                            char **glossaries, gboolean required, Diagnostics *diagnostics);
void edition_words_clear(EditionWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EditionWords, edition_words_clear)

/* The edition that they make of the pack, all borrowed. */
Edition edition_words_edition(const EditionWords *words, const Pack *pack, GHashTable *tables, const Units *units);

/* The pack's own language, then that of each FOLDER/po/LANG.po in order.  g_strfreev. */
char **pack_languages(const char *folder, const char *own);
/* "FOLDER/po/LANG.po".  g_free. */
char *po_path(const char *folder, const char *language);
