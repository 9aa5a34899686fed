/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/review-words.h"

#include <glib.h>

#include "base/json.h"
#include "base/message.h"

/* Keys are what review.js asks for. */
static const char *const WORDS[][2] = {
    {"filter-all", N_("All")},
    {"filter-findings", N_("With findings")},
    {"filter-errors", N_("Errors")},
    {"filter-todo", N_("To translate")},
    {"filter-glance", N_("Worth a glance")},
    {"filter-numbers", N_("Numbers changed")},
    {"state-translated", N_("translated")},
    {"state-numbers-changed", N_("numbers changed")},
    {"state-direction-changed", N_("direction changed")},
    {"state-text-changed", N_("text changed")},
    {"state-fuzzy", N_("fuzzy")},
    {"state-new", N_("new")},
    {"severity-error", N_("error")},
    {"severity-warning", N_("warning")},
    {"severity-note", N_("note")},
    {"findings", N_("findings: %s")},
    {"nothing", N_("There is nothing here")},
    {"before", N_("What has changed in the source")},
    {"untranslated", N_("not translated yet")},
    {"values", N_("Values")},
    {"was", N_("before: %s")},
    {"notes", N_("Notes")},
    {"places", N_("Where it stands")},
    {"page", N_("page %s")},
    {"search", N_("Search")},
    {"entries", N_("Entries")},
    {"filters", N_("Which entries")},
    {"zoom-out", N_("Smaller pages")},
    {"zoom-in", N_("Larger pages")},
    {"help", N_("Keys")},
    {"close", N_("Close")},
    {"key-j", N_("j ↓ k ↑: the next and the previous entry")},
    {"key-n", N_("n p: the next and the previous entry that wants work")},
    {"key-Home", N_("Home End: the first and the last entry")},
    {"key-f", N_("f: show other entries")},
    {"key-/", N_("/: search")},
    {"key-+", N_("+ −: larger and smaller pages")},
    {"key-0", N_("0: pages as wide as their half")},
    {"key-?", N_("?: these keys")},
    {"vi", N_("Vietnamese")},
    {"en", N_("English")},
};

void review_words_put(FILE *stream) {
  fputc('{', stream);
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    fputs(i ? ", " : "", stream);
    json_put_text(stream, WORDS[i][0]);
    fputs(": ", stream);
    json_put_text(stream, _(WORDS[i][1]));
  }
  fputc('}', stream);
}
