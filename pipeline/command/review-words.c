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
    {"no-findings", N_("The checks find nothing")},
    {"shown", N_("%s of %s entries")},
    {"before", N_("What has changed in the source")},
    {"untranslated", N_("not translated yet")},
    {"values", N_("Values")},
    {"was", N_("before: %s")},
    {"notes", N_("Notes")},
    {"page", N_("page %s")},
    {"search", N_("Search")},
    {"search-for", N_("Text, context, or file:line")},
    {"checks", N_("Which checks")},
    {"any-check", N_("any check")},
    {"detail", N_("The entry chosen")},
    {"copy", N_("Copy the place")},
    {"copied", N_("Copied: %s")},
    {"tools", N_("Pages")},
    {"follow", N_("Scroll together")},
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
    {"key-c", N_("c: copy where the entry stands, such as po/en.po:12")},
    {"key-s", N_("s: the other edition follows when one is scrolled, or not")},
    {"key-+", N_("+ −: larger and smaller pages")},
    {"key-0", N_("0: pages as wide as their half")},
    {"key-?", N_("?: these keys")},
    {"find-note", N_("The browser's own search sees the pages that are near the view; / searches all entries of both "
                     "editions. Printing gives the entries shown, with what the checks find.")},
    {"old-browser", N_("This page needs Chromium 100, Firefox 113, Safari 16.4, or a later browser")},
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
