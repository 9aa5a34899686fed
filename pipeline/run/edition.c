/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/edition.h"

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "config.h"
#include "document/binder.h"
#include "page/flow.h"
#include "plugin/path.h"
#include "run/painter.h"

#define TEMPLATE_LANGUAGE "vi" /* of the fixed words of templates */
#define DAY 86400

/* What an edition owns beside what its pack shares. */
typedef struct Words {
  Locale *locale;
  Catalogue *catalogue, *template_words, *base_words;
  Glossary *glossary;
} Words;

static void words_clear(Words *words) {
  locale_free(words->locale);
  catalogue_free(words->catalogue);
  catalogue_free(words->template_words);
  catalogue_free(words->base_words);
  glossary_free(words->glossary);
}

static Locale *find_locale(const Material *material, const char *language, Diagnostics *diagnostics) {
  Locale *locale = locale_new(language, material->units);
  if (locale)
    return locale;
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("there are no editions in “%s”"), language);
  diagnostics_hint(diagnostics, _("the languages are vi and en"));
  return NULL;
}

static char *po_path(const char *folder, const char *language) {
  g_autofree char *base = g_strconcat(language, ".po", NULL);
  return g_build_filename(folder, "po", base, NULL);
}

static gboolean load_translation(const Material *material, const char *language, Words *words,
                                 Diagnostics *diagnostics) {
  const Pack *pack = material->pack;
  if (strcmp(language, pack->language) == 0)
    return TRUE;
  g_autofree char *path = po_path(pack->folder, language), *relative = po_path("", language);
  g_autofree char *display = path_display(pack->file, relative);
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &(Place){.file = pack->file},
                      _("the pack has no translation into “%s”: %s is missing"), language, display);
    diagnostics_hint(diagnostics, _("write the translations there, or leave “%s” out of --lang"), language);
    return FALSE;
  }
  words->catalogue = catalogue_load(path, display, diagnostics);
  return words->catalogue != NULL;
}

/* A template without a file of its own for the language leaves the binder to say which words it lacks. */
static gboolean load_template_words(const Template *template, const char *language, Catalogue **words,
                                    Diagnostics *diagnostics) {
  g_autofree char *path = template ? po_path(template->folder, language) : NULL;
  if (!path || strcmp(language, TEMPLATE_LANGUAGE) == 0 || !g_file_test(path, G_FILE_TEST_EXISTS))
    return TRUE;
  *words = catalogue_load(path, path, diagnostics);
  return *words != NULL;
}

static gboolean load_glossary(const Material *material, Words *words, Diagnostics *diagnostics) {
  g_autofree char *site = installation_data("glossary.tsv");
  g_autofree char *own = g_build_filename(material->pack->folder, "glossary.tsv", NULL);
  g_autofree char *display = path_display(material->pack->file, "glossary.tsv");
  gboolean good = TRUE;
  words->glossary = glossary_new();
  if (g_file_test(site, G_FILE_TEST_EXISTS))
    good = glossary_add(words->glossary, site, site, diagnostics);
  if (g_file_test(own, G_FILE_TEST_EXISTS))
    good = glossary_add(words->glossary, own, display, diagnostics) && good;
  return good;
}

static gboolean load_words(const Material *material, const char *language, Words *words, Diagnostics *diagnostics) {
  const Template *template = material->pack->template;
  words->locale = find_locale(material, language, diagnostics);
  if (!words->locale)
    return FALSE;
  gboolean good = load_translation(material, language, words, diagnostics);
  good = load_template_words(template, language, &words->template_words, diagnostics) && good;
  good = load_template_words(template->base, language, &words->base_words, diagnostics) && good;
  return load_glossary(material, words, diagnostics) && good;
}

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

/* The clock is never asked: the same pack makes the same bytes. */
static int64_t document_date(const Pack *pack) {
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
      .date = document_date(material->pack),
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

void edition_build(const Material *material, const char *language, const char *room, const char *stem, Report *report) {
  const BuildOptions *options = material->options;
  Words words = {0};
  OutputFolder output = {room, stem};
  ACTIVITY_SET(report->activity, edition, language);
  fonts_report_to(material->fonts, report->diagnostics);
  if (load_words(material, language, &words, report->diagnostics)) {
    Edition edition = {
        .pack = material->pack,
        .tables = material->tables,
        .units = material->units,
        .locale = words.locale,
        .catalogue = words.catalogue,
        .template_words = words.template_words,
        .base_words = words.base_words,
        .glossary = words.glossary,
        .stale = options->stale,
        .once = TRUE, /* the worker's own copy of the pack ends with it */
    };
    g_autoptr(Painter) painter =
        room ? painter_new(material->registry, options->formats, options->settings, options->setting_count, &output,
                           report->activity, report->diagnostics)
             : NULL;
    if (painter || !room)
      lay_out(material, &edition, language, painter, report->diagnostics);
  }
  words_clear(&words);
}
