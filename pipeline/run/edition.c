/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/edition.h"

#include <string.h>

#include "base/message.h"
#include "config.h"
#include "document/binder.h"
#include "page/flow.h"
#include "run/painter.h"
#include "run/prove.h"
#include "run/words.h"

#define DAY 86400

static const char *media_type(const char *name) {
  static const struct {
    const char *suffix, *type;
  } TYPES[] = {
      {".csv", "text/csv"},
      {".tsv", "text/tab-separated-values"},
      {".json", "application/json"},
      {".xml", "application/xml"},
      {".sql", "application/sql"},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
      {".txt", "text/plain"},
  };
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(TYPES); i++)
    if (g_str_has_suffix(lower, TYPES[i].suffix))
      return TYPES[i].type;
  return "application/octet-stream";
}

static void attachment_clear(gpointer data) { g_free((char *)((SnAttachment *)data)->path); }

static GArray *list_attachments(const Material *material) {
  GArray *attachments = g_array_new(FALSE, FALSE, sizeof(SnAttachment));
  g_array_set_clear_func(attachments, attachment_clear);
  for (guint i = 0; i < material->data_files->len; i++) {
    const char *name = g_ptr_array_index(material->data_files, i);
    SnAttachment attachment = {name, g_build_filename(material->pack->folder, name, NULL), media_type(name)};
    g_array_append_val(attachments, attachment);
  }
  return attachments;
}

int64_t edition_date(const Pack *pack) {
  gint64 seconds = 0;
  const char *given = g_getenv("SOURCE_DATE_EPOCH");
  if (pack->has_date)
    return (int64_t)pack->date * DAY;
  return given && g_ascii_string_to_signed(given, 10, 0, G_MAXINT32 * (gint64)DAY, &seconds, NULL) ? seconds : 0;
}

static SnDocument describe(const Material *material, const char *language, Binder *binder, const GArray *attachments) {
  const char *title = binder_info(binder, "title"), *subtitle = binder_info(binder, "subtitle");
  return (SnDocument){
      .size = sizeof(SnDocument),
      .id = material->pack->id,
      .language = language,
      .title = title ? title : material->pack->id,
      .author = binder_info(binder, "agency"),
      .subject = subtitle ? subtitle : binder_info(binder, "document-type"),
      .generator = PACKAGE_NAME " " PACKAGE_VERSION,
      .date = edition_date(material->pack),
      .attachments = (const SnAttachment *)(const void *)attachments->data,
      .attachment_count = attachments->len,
  };
}

static gboolean take_page(gpointer painter, const SnPage *page) { return painter_page(painter, page); }
static gboolean take_end(gpointer painter) { return painter_end(painter); }
static gboolean drop_page(gpointer data, const SnPage *page) {
  (void)data, (void)page;
  return TRUE;
}

static void lay_out(const Material *material, const Edition *edition, const char *language, Painter *painter,
                    Diagnostics *diagnostics) {
  static const PageSink NOWHERE = {.page = drop_page};
  g_autoptr(Binder) binder = binder_new(edition, diagnostics);
  g_autoptr(GArray) attachments = list_attachments(material);
  if (!binder)
    return;
  PageSink sink = painter ? (PageSink){.page = take_page, .end = take_end, .data = painter} : NOWHERE;
  SnDocument document = describe(material, language, binder, attachments);
  if (painter && !painter_begin(painter, &document))
    return;
  flow_run(binder, edition, material->fonts, &sink, diagnostics);
}

/* Whether no translation is built beside it, with which the source would be checked. */
static gboolean is_alone(const Material *material) {
  char **given = material->options->languages;
  g_auto(GStrv) all = given ? NULL : pack_languages(material->pack->folder, material->pack->language);
  return g_strv_length(given ? given : all) == 1;
}

void edition_build(const Material *material, const char *language, const char *room, const char *stem, Report *report) {
  const BuildOptions *options = material->options;
  g_auto(EditionWords) words = {0};
  OutputFolder output = {room, stem};
  ACTIVITY_SET(report->activity, edition, language);
  fonts_report_to(material->fonts, report->diagnostics);
  if (edition_words_load(&words, material->pack, language, material->units, options->glossaries, TRUE,
                         report->diagnostics)) {
    Edition edition = edition_words_edition(&words, material->pack, material->tables, material->units);
    edition.stale = options->stale;
    if (options->stale != STALE_REVIEW && (edition.catalogue || is_alone(material)))
      edition_prove(&edition, report->diagnostics);
    edition.once = TRUE; /* the worker's own copy of the pack ends with it */
    g_autoptr(Painter) painter =
        room ? painter_new(material->registry, options->formats, options->settings, options->setting_count, &output,
                           report->activity, report->diagnostics)
             : NULL;
    if (painter || !room)
      lay_out(material, &edition, language, painter, report->diagnostics);
  }
}
