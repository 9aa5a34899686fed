/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/review-data.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/message.h"

char *review_file(const Review *review, const char *language, const char *suffix) {
  g_autofree char *name = g_strdup_printf("%s.%s.%s", review->pack, language, suffix);
  return g_build_filename(review->folder, name, NULL);
}

char *review_load(const char *path, gsize *length, Diagnostics *diagnostics) {
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  if (!g_file_get_contents(path, &text, length, &error))
    diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the file cannot be read: %s"),
                      error->message);
  return text;
}

static void put_member(FILE *stream, const char *name, const char *text) {
  fprintf(stream, "\"%s\": ", name);
  json_put_text(stream, text);
  fputs(", ", stream);
}

/* ---- places: context, page, label, x, y, width, height a line; a page's own line has no context */

typedef struct Places {
  FILE *pages, *places;
  guint page_count, place_count;
  gboolean figure; /* the lines at hand are a figure's, which stands on a page too */
} Places;

/* Hundredths of a point become points. */
static void put_box(FILE *out, gboolean first, char **fields) {
  static const char *const names[] = {"x", "y", "width", "height"};
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  fputs(first ? "{" : ",\n{", out);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    double length = g_ascii_strtod(fields[3 + i], NULL) / 100;
    fprintf(out, "\"%s\": %s, ", names[i], g_ascii_formatd(number, sizeof number, "%.2f", length));
  }
}

static void put_page(Places *into, char **fields) {
  into->figure = !g_ascii_isdigit(*fields[1]);
  if (into->figure)
    return;
  put_box(into->pages, into->page_count++ == 0, fields);
  fputs("\"label\": ", into->pages);
  json_put_text(into->pages, fields[2]);
  fputc('}', into->pages);
}

static void put_place(Places *into, char **fields) {
  if (into->figure)
    return;
  put_box(into->places, into->place_count++ == 0, fields);
  fprintf(into->places, "\"page\": %u, \"context\": ", (guint)g_ascii_strtoull(fields[1], NULL, 10));
  json_put_text(into->places, fields[0]);
  fputc('}', into->places);
}

static void put_lines(Places *into, char *text) {
  char *rest = text, *line = strsep(&rest, "\n"); /* the header */
  while (line && (line = strsep(&rest, "\n"))) {
    g_auto(GStrv) fields = g_strsplit(line, "\t", -1);
    if (g_strv_length(fields) != 7)
      continue;
    if (*fields[0] == '\0')
      put_page(into, fields);
    else
      put_place(into, fields);
  }
}

/* ---- the whole */

static const char *const SIDES[] = {"source", "target"};

/* Two members, "pages" and "places".  FALSE: reported. */
static gboolean put_sides(const Review *review, FILE *stream, Diagnostics *diagnostics) {
  const char *const languages[] = {review->source, review->target};
  char *parts[2] = {NULL};
  gsize lengths[2];
  Places into = {.pages = open_memstream(&parts[0], &lengths[0]), .places = open_memstream(&parts[1], &lengths[1])};
  gboolean good = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(SIDES); i++) {
    g_autofree char *path = review_file(review, languages[i], "places");
    g_autofree char *text = review_load(path, NULL, diagnostics);
    into.page_count = into.place_count = 0;
    fprintf(into.pages, "%s\"%s\": [", i ? ", " : "{", SIDES[i]);
    fprintf(into.places, "%s\"%s\": [", i ? ", " : "{", SIDES[i]);
    if (text)
      put_lines(&into, text);
    fputc(']', into.pages);
    fputc(']', into.places);
    good = good && text;
  }
  fclose(into.pages);
  fclose(into.places);
  fprintf(stream, "\"pages\": %s}, \"places\": %s}, ", parts[0], parts[1]);
  free(parts[0]);
  free(parts[1]);
  return good;
}

char *review_data(const Review *review, gsize *length, Diagnostics *diagnostics) {
  char *json = NULL;
  FILE *stream = open_memstream(&json, length);
  fputs("{", stream);
  put_member(stream, "pack", review->pack);
  put_member(stream, "source", review->source);
  put_member(stream, "target", review->target);
  fprintf(stream, "\"bundle\": %d, ", REVIEW_BUNDLE);
  gboolean good = put_sides(review, stream, diagnostics);
  fprintf(stream, "\"lines\": %s, \"state\": %s}", review->lines, review->state);
  fclose(stream);
  if (good)
    return json;
  free(json);
  return NULL;
}
