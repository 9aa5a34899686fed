/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asking an edition's catalogues, and what happens when they do not know. */

#include "document/binding.h"

typedef struct Answer {
  Translation state;
  const char *text;           /* DONE and FUZZY; borrowed */
  const Catalogue *catalogue; /* that gave it; NULL: none */
  guint line;                 /* in its file */
} Answer;

/* Who is asked: prose has one catalogue, a template's words two, words that both may say all. */
typedef enum Voice { VOICE_PACK, VOICE_TEMPLATE, VOICE_ANY } Voice;

Answer translation_find(const Binder *binder, Voice voice, const char *context, const char *source);

/* Says that there is no approved translation: an error or, as the edition wants it, a warning. */
void translation_report(Binder *binder, const Answer *answer, const char *context, const char *source,
                        const Place *place);
/* Whether what has no approved translation is printed with a mark. */
gboolean translation_is_marked(const Binder *binder);
/* "[chưa dịch] " before source text, "[cần xem lại] " before a stale translation; g_free. */
char *translation_mark(const Binder *binder, Translation state);
/* For words that are no patterns: the text to print after the report, g_free. */
char *translation_substitute(Binder *binder, const Answer *answer, const char *context, const char *source,
                             const Place *place);
