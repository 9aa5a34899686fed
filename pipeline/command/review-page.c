/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/review-page.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "command/review-bundle.h"
#include "command/review-data.h"
#include "command/review-words.h"

typedef struct Writing {
  const Review *review;
  FILE *file;
  char *style, *program; /* whole, since the policy at the top names what they come to */
  Diagnostics *diagnostics;
} Writing;

/* ---- data */

/* Within a script element no "<" may stand; in JSON one stands in strings alone. */
static void put_json(FILE *stream, const char *json) {
  for (const char *at = json; *at != '\0';) {
    gsize length = strcspn(at, "<");
    fwrite(at, 1, length, stream);
    at += length;
    if (*at == '<') {
      fputs("\\u003c", stream);
      at++;
    }
  }
}

static void put_words(const Writing *writing) {
  char *json = NULL;
  gsize length = 0;
  FILE *stream = open_memstream(&json, &length);
  review_words_put(stream);
  fclose(stream);
  put_json(writing->file, json);
  free(json);
}

static void put_text(const Writing *writing, const char *text) {
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  fputs(escaped, writing->file);
}

static gboolean put_data(const Writing *writing) {
  gsize length = 0;
  char *json = review_data(writing->review, &length, writing->diagnostics);
  if (json)
    review_bundle_put(writing->file, "data", json, length);
  free(json);
  return json != NULL;
}

/* ---- pages: a bundle of them between form feeds, which XML cannot hold */

/* Empties `pages`. */
static void put_bundle(const Writing *writing, const char *side, guint number, GString *pages) {
  if (pages->len == 0)
    return;
  g_autofree char *id = g_strdup_printf("%s-%u", side, number);
  review_bundle_put(writing->file, id, pages->str, pages->len);
  g_string_truncate(pages, 0);
}

/* Without its XML declaration.  FALSE: reported. */
static gboolean add_page(const Writing *writing, GString *pages, const char *path) {
  g_autofree char *svg = review_load(path, NULL, writing->diagnostics);
  const char *root = svg ? strstr(svg, "<svg") : NULL;
  if (pages->len > 0)
    g_string_append_c(pages, '\f');
  if (root)
    g_string_append(pages, root);
  return svg != NULL;
}

/* The path of a page, counted from 0; NULL: there are no more.  Free with g_free. */
static char *find_page(const Writing *writing, const char *language, guint index) {
  g_autofree char *suffix = g_strdup_printf("%u.svg", index + 1);
  g_autofree char *path = review_file(writing->review, language, suffix);
  return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

static gboolean put_edition(const Writing *writing, const char *side, const char *language) {
  g_autoptr(GString) pages = g_string_new(NULL);
  gboolean good = TRUE;
  guint index = 0;
  for (char *path; good && (path = find_page(writing, language, index)); index++) {
    if (index % REVIEW_BUNDLE == 0 && index > 0)
      put_bundle(writing, side, index / REVIEW_BUNDLE - 1, pages);
    good = add_page(writing, pages, path);
    g_free(path);
  }
  if (index > 0)
    put_bundle(writing, side, (index - 1) / REVIEW_BUNDLE, pages);
  return good;
}

/* ---- style and program */

/* Adds a file's text to `text`.  FALSE: reported. */
static gboolean add_file(const Writing *writing, GString *text, const char *path) {
  g_autofree char *part = review_load(path, NULL, writing->diagnostics);
  g_string_append(text, part ? part : "");
  return part != NULL;
}

static gboolean add_parts(const Writing *writing, GString *text, const char *const *names) {
  gboolean good = TRUE;
  for (; *names; names++) {
    g_autofree char *relative = g_build_filename("review", *names, NULL);
    g_autofree char *path = installation_data(relative);
    good = add_file(writing, text, path) && good;
  }
  return good;
}

static gboolean load_style(Writing *writing) {
  const Review *review = writing->review;
  GString *text = g_string_new(NULL);
  g_autofree char *source = review_file(review, review->source, "fonts.css");
  g_autofree char *target = review_file(review, review->target, "fonts.css");
  gboolean good = add_parts(writing, text, (const char *const[]){"review.css", NULL}) &&
                  add_file(writing, text, source) && add_file(writing, text, target);
  writing->style = g_string_free(text, FALSE);
  return good;
}

static gboolean load_program(Writing *writing) {
  GString *text = g_string_new(NULL);
  gboolean good =
      add_parts(writing, text, (const char *const[]){"unpack.js", "text.js", "list.js", "panes.js", "review.js", NULL});
  writing->program = g_string_free(text, FALSE);
  return good;
}

static void put_hash(const Writing *writing, const char *text) {
  g_autofree char *hash = review_bundle_hash(text);
  fputs(hash, writing->file);
}

/* ---- the whole */

static gboolean put_mark(const Writing *writing, const char *mark) {
  const Review *review = writing->review;
  if (strcmp(mark, "STYLE") == 0)
    fputs(writing->style, writing->file);
  else if (strcmp(mark, "PROGRAM") == 0)
    fputs(writing->program, writing->file);
  else if (strcmp(mark, "STYLE-HASH") == 0)
    put_hash(writing, writing->style);
  else if (strcmp(mark, "PROGRAM-HASH") == 0)
    put_hash(writing, writing->program);
  else if (strcmp(mark, "LANGUAGE") == 0)
    put_text(writing, message_language());
  else if (strcmp(mark, "NEEDS-SCRIPT") == 0)
    put_text(writing, _("This page needs JavaScript to be switched on; it asks nothing of any network"));
  else if (strcmp(mark, "WORDS") == 0)
    put_words(writing);
  else if (strcmp(mark, "DATA") == 0)
    return put_data(writing);
  else
    return put_edition(writing, "source", review->source) && put_edition(writing, "target", review->target);
  return TRUE;
}

/* Every second part of the page, between two @, names what stands there. */
static gboolean put_all(const Writing *writing) {
  g_autofree char *path = installation_data("review/page.html");
  g_autofree char *text = review_load(path, NULL, writing->diagnostics);
  g_auto(GStrv) parts = text ? g_strsplit(text, "@", -1) : NULL;
  gboolean good = text != NULL;
  for (guint i = 0; good && parts[i]; i++)
    if (i % 2 == 0)
      fputs(parts[i], writing->file);
    else
      good = put_mark(writing, parts[i]);
  return good;
}

static gboolean report(const char *path, int reason, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the file cannot be written: %s"),
                    g_strerror(reason));
  return FALSE;
}

static gboolean write_to(Writing *writing, const char *path) {
  writing->file = fopen(path, "wbe");
  if (!writing->file)
    return report(path, errno, writing->diagnostics);
  gboolean good = put_all(writing);
  errno = 0;
  gboolean whole = fflush(writing->file) == 0 && !ferror(writing->file);
  if (fclose(writing->file) == 0 && whole)
    return good;
  return report(path, errno ? errno : EIO, writing->diagnostics);
}

gboolean review_page_write(const Review *review, const char *path, Diagnostics *diagnostics) {
  Writing writing = {.review = review, .diagnostics = diagnostics};
  gboolean good = load_style(&writing) && load_program(&writing) && write_to(&writing, path);
  g_free(writing.style);
  g_free(writing.program);
  return good;
}
