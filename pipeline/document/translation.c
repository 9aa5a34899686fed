/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/translation.h"

#define EXCERPT 60 /* characters of a source text in a message */

static Answer ask(const Catalogue *catalogue, const char *context, const char *source) {
  Answer answer = {TRANSLATION_MISSING};
  if (catalogue) {
    answer.state = catalogue_find(catalogue, context, source, &answer.text, &answer.line);
    answer.catalogue = catalogue;
  }
  return answer;
}

/* Whether `best` settles it. */
static gboolean consult(const Catalogue *catalogue, const char *context, const char *source, Answer *best) {
  Answer answer = ask(catalogue, context, source);
  if (answer.state > best->state || (answer.line && !best->line))
    *best = answer;
  return best->state == TRANSLATION_DONE;
}

Answer translation_find(const Binder *binder, Voice voice, const char *context, const char *source) {
  const Edition *edition = binder->edition;
  Answer best = {TRANSLATION_MISSING};
  if (voice != VOICE_TEMPLATE && consult(edition->catalogue, context, source, &best))
    return best;
  if (voice == VOICE_PACK || consult(edition->template_words, context, source, &best))
    return best;
  for (Catalogue *const *words = edition->base_words; words && *words; words++)
    if (consult(*words, context, source, &best))
      return best;
  return best;
}

static char *excerpt(const char *text) {
  if (g_utf8_strlen(text, -1) <= EXCERPT)
    return g_strdup(text);
  g_autofree char *start = g_utf8_substring(text, 0, EXCERPT);
  return g_strconcat(start, "…", NULL);
}

void translation_report(Binder *binder, const Answer *answer, const char *context, const char *source,
                        const Place *place) {
  if (binder->edition->stale == STALE_REVIEW)
    return;
  Severity severity = binder->edition->stale == STALE_FAIL ? SEVERITY_ERROR : SEVERITY_WARNING;
  g_autofree char *shown = excerpt(source);
  if (answer->state == TRANSLATION_FUZZY) {
    Place entry = {.file = catalogue_file(answer->catalogue), .line = answer->line};
    diagnostics_add(binder->diagnostics, FAULT_TRANSLATION, severity, &entry, NULL,
                    _("the translation of “%s” is marked fuzzy: its source has changed"), shown);
    diagnostics_hint(binder->diagnostics, _("compare it with %s:%u, then take the mark away"), place->file,
                     place->line);
    return;
  }
  diagnostics_add(binder->diagnostics, FAULT_TRANSLATION, severity, place, NULL, _("“%s” is not translated into %s"),
                  shown, binder->language);
  gboolean own = g_strcmp0(place->file, binder->edition->pack->file) == 0;
  if (!own)
    diagnostics_hint(binder->diagnostics, _("translate the entry with the context “%s” in po/%s.po of the template"),
                     context, binder->language);
  else if (answer->line)
    diagnostics_hint(binder->diagnostics, _("translate the entry with the context “%s” in po/%s.po"), context,
                     binder->language);
  else
    diagnostics_hint(
        binder->diagnostics,
        _("“songngu translate --update” puts the entry into po/%2$s.po; translate it there, its context is “%1$s”"),
        context, binder->language);
}

gboolean translation_is_marked(const Binder *binder) {
  return binder->edition->stale == STALE_MARK || binder->edition->stale == STALE_REVIEW;
}

char *translation_mark(const Binder *binder, Translation state) {
  const char *word = state == TRANSLATION_FUZZY ? "[cần xem lại]" : "[chưa dịch]";
  Answer answer = translation_find(binder, VOICE_ANY, "words", word);
  return g_strconcat(answer.state == TRANSLATION_DONE ? answer.text : word, " ", NULL);
}

char *translation_substitute(Binder *binder, const Answer *answer, const char *context, const char *source,
                             const Place *place) {
  translation_report(binder, answer, context, source, place);
  if (!translation_is_marked(binder))
    return g_strdup(source);
  g_autofree char *mark = translation_mark(binder, answer->state);
  return g_strconcat(mark, answer->state == TRANSLATION_FUZZY ? answer->text : source, NULL);
}
