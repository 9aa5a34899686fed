/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/review-page.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/installation.h"
#include "base/json.h"
#include "base/message.h"
#include "command/review-words.h"

typedef struct Writing {
  const Review *review;
  const char *path;
  FILE *file;
  Diagnostics *diagnostics;
} Writing;

static gboolean report(const Writing *writing, const char *path, const char *reason) {
  diagnostics_error(writing->diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the file cannot be read: %s"),
                    reason);
  return FALSE;
}

static char *edition_file(const Review *review, const char *language, const char *suffix) {
  g_autofree char *name = g_strdup_printf("%s.%s.%s", review->pack, language, suffix);
  return g_build_filename(review->folder, name, NULL);
}

static char *load(const Writing *writing, const char *path) {
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, &error))
    report(writing, path, error->message);
  return text;
}

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

static void put_string(GString *out, const char *text) {
  char *buffer = NULL;
  gsize length = 0;
  FILE *stream = open_memstream(&buffer, &length);
  json_put_text(stream, text);
  fclose(stream);
  g_string_append_len(out, buffer, (gssize)length);
  free(buffer);
}

/* A line of the places: context, page, label, x, y, width, height.  Hundredths of a point become points. */
static void add_place(GString *pages, GString *places, char **fields, gboolean *figure) {
  gboolean page = *fields[0] == '\0';
  double lengths[4];
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const names[] = {"x", "y", "width", "height"};
  if (page)
    *figure = !g_ascii_isdigit(*fields[1]);
  if (*figure)
    return;
  GString *out = page ? pages : places;
  g_string_append(out, out->len > 1 ? ",\n{" : "{");
  for (int i = 0; i < 4; i++) {
    lengths[i] = g_ascii_strtod(fields[3 + i], NULL) / 100;
    g_string_append_printf(out, "\"%s\": %s, ", names[i], g_ascii_formatd(number, sizeof number, "%.2f", lengths[i]));
  }
  if (page) {
    g_string_append(out, "\"label\": ");
    put_string(out, fields[2]);
  } else {
    g_string_append_printf(out, "\"page\": %s, \"context\": ", fields[1]);
    put_string(out, fields[0]);
  }
  g_string_append_c(out, '}');
}

/* Adds what the places of one language say to two JSON arrays.  FALSE: reported. */
static gboolean read_places(const Writing *writing, const char *language, GString *pages, GString *places) {
  g_autofree char *path = edition_file(writing->review, language, "places");
  g_autofree char *text = load(writing, path);
  if (!text)
    return FALSE;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  gboolean figure = FALSE;
  g_string_append_c(pages, '[');
  g_string_append_c(places, '[');
  for (char **line = lines[0] ? lines + 1 : lines; *line; line++) {
    g_auto(GStrv) fields = g_strsplit(*line, "\t", -1);
    if (g_strv_length(fields) == 7)
      add_place(pages, places, fields, &figure);
  }
  g_string_append_c(pages, ']');
  g_string_append_c(places, ']');
  return TRUE;
}

static void put_member(FILE *stream, const char *name, const char *text) {
  fprintf(stream, "\"%s\": ", name);
  json_put_text(stream, text);
  fputs(",\n", stream);
}

static void put_data_to(const Writing *writing, GString *const parts[4], FILE *stream) {
  const Review *review = writing->review;
  fputs("{", stream);
  put_member(stream, "pack", review->pack);
  put_member(stream, "language", message_language());
  put_member(stream, "source", review->source);
  put_member(stream, "target", review->target);
  fputs("\"words\": ", stream);
  review_words_put(stream);
  fprintf(stream,
          ",\n\"pages\": {\"source\": %s, \"target\": %s},\n\"places\": {\"source\": %s, \"target\": %s},\n\"state\": ",
          parts[0]->str, parts[1]->str, parts[2]->str, parts[3]->str);
  fputs(review->state, stream);
  fputs("}", stream);
}

static gboolean put_data(const Writing *writing) {
  g_autoptr(GString) source_pages = g_string_new(NULL), target_pages = g_string_new(NULL);
  g_autoptr(GString) source_places = g_string_new(NULL), target_places = g_string_new(NULL);
  GString *const parts[] = {source_pages, target_pages, source_places, target_places};
  if (!read_places(writing, writing->review->source, source_pages, source_places) ||
      !read_places(writing, writing->review->target, target_pages, target_places))
    return FALSE;
  char *json = NULL;
  gsize length = 0;
  FILE *stream = open_memstream(&json, &length);
  put_data_to(writing, parts, stream);
  fclose(stream);
  put_json(writing->file, json);
  free(json);
  return TRUE;
}

/* ---- pages */

/* Without its XML declaration, which HTML has no place for. */
static gboolean put_page(const Writing *writing, const char *side, guint number, const char *path) {
  g_autofree char *svg = load(writing, path);
  if (!svg)
    return FALSE;
  const char *root = strstr(svg, "<svg");
  fprintf(writing->file, "<script type=\"image/svg+xml\" id=\"%s-%u\">", side, number);
  fputs(root ? root : svg, writing->file);
  fputs("</script>\n", writing->file);
  return TRUE;
}

static gboolean put_edition(const Writing *writing, const char *side, const char *language) {
  for (guint number = 1;; number++) {
    g_autofree char *suffix = g_strdup_printf("%u.svg", number);
    g_autofree char *path = edition_file(writing->review, language, suffix);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
      return TRUE;
    if (!put_page(writing, side, number, path))
      return FALSE;
  }
}

/* ---- the whole */

static gboolean put_file(const Writing *writing, const char *name) {
  g_autofree char *relative = g_build_filename("review", name, NULL);
  g_autofree char *path = installation_data(relative);
  g_autofree char *text = load(writing, path);
  if (text)
    fputs(text, writing->file);
  return text != NULL;
}

static gboolean put_mark(const Writing *writing, const char *mark) {
  const Review *review = writing->review;
  if (strcmp(mark, "STYLE") == 0)
    return put_file(writing, "review.css");
  if (strcmp(mark, "PROGRAM") == 0)
    return put_file(writing, "review.js");
  if (strcmp(mark, "DATA") == 0)
    return put_data(writing);
  return put_edition(writing, "source", review->source) && put_edition(writing, "target", review->target);
}

/* Every second part of the page, between two @, names what stands there. */
static gboolean put_all(const Writing *writing) {
  g_autofree char *path = installation_data("review/page.html");
  g_autofree char *text = load(writing, path);
  g_auto(GStrv) parts = text ? g_strsplit(text, "@", -1) : NULL;
  gboolean good = text != NULL;
  for (guint i = 0; good && parts[i]; i++)
    if (i % 2 == 0)
      fputs(parts[i], writing->file);
    else
      good = put_mark(writing, parts[i]);
  return good;
}

gboolean review_page_write(const Review *review, const char *path, Diagnostics *diagnostics) {
  Writing writing = {review, path, fopen(path, "wbe"), diagnostics};
  if (!writing.file) {
    diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the file cannot be written: %s"),
                      g_strerror(errno));
    return FALSE;
  }
  gboolean good = put_all(&writing);
  errno = 0;
  gboolean whole = fflush(writing.file) == 0 && !ferror(writing.file);
  if (fclose(writing.file) == 0 && whole)
    return good;
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the file cannot be written: %s"),
                    g_strerror(errno ? errno : EIO));
  return FALSE;
}
