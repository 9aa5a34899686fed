/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/standing.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "page/flow.h"
#include "run/edition.h"
#include "run/painter.h"
#include "run/words.h"
#include "run/workshop.h"

#define STEM "p"
#define LONGEST_NAME 120

/* Of one context. */
typedef struct Stand {
  guint page; /* 0: not met */
  const char *label;
  const char *name, *picture; /* "economy-p2", "po/pictures/economy-p2.png" */
  gboolean wanted;            /* a new picture */
} Stand;

struct Stands {
  GHashTable *list; /* context, borrowed from the merge → Stand */
  GStringChunk *strings;
  char *folder; /* of the pictures */
};

void stands_free(Stands *stands) {
  if (!stands)
    return;
  g_hash_table_unref(stands->list);
  g_string_chunk_free(stands->strings);
  g_free(stands->folder);
  g_free(stands);
}

Standing stands_find(const Stands *stands, const char *context) {
  const Stand *stand = context ? g_hash_table_lookup(stands->list, context) : NULL;
  if (!stand || stand->page == 0)
    return (Standing){0};
  return (Standing){stand->page, stand->label, stand->picture};
}

/* ---- names */

/* A name that every file system and shell takes. */
static char *safe_name(const char *context) {
  g_autofree char *ascii = text_ascii(context);
  GString *name = g_string_new(NULL);
  for (const char *p = ascii; *p && name->len < LONGEST_NAME; p = g_utf8_next_char(p)) {
    gboolean dot = *p == '.' && name->len > 0 && name->str[name->len - 1] != '.' && p[1];
    g_string_append_c(name, g_ascii_isalnum(*p) || *p == '_' || dot ? *p : '-');
  }
  return g_string_free(name, FALSE);
}

static gboolean is_there(const Stands *stands, const char *name) {
  g_autofree char *base = g_strconcat(name, ".png", NULL);
  g_autofree char *path = g_build_filename(stands->folder, base, NULL);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* Entries of one context share a picture. */
static void list_contexts(Stands *stands, const Merge *merge) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < merge->entries->len; i++) {
    const Merged *merged = &g_array_index(merge->entries, Merged, i);
    Stand *stand = g_hash_table_lookup(stands->list, merged->entry.context);
    if (!stand) {
      g_autofree char *name = safe_name(merged->entry.context);
      for (guint n = 2; g_hash_table_contains(names, name); n++) {
        g_autofree char *other = safe_name(merged->entry.context);
        g_free(name);
        name = g_strdup_printf("%s--%u", other, n);
      }
      stand = g_new0(Stand, 1);
      stand->name = g_string_chunk_insert(stands->strings, name);
      g_hash_table_insert(stands->list, (gpointer)merged->entry.context, stand);
      g_hash_table_add(names, g_steal_pointer(&name));
      stand->wanted = !is_there(stands, stand->name);
    }
    stand->wanted = stand->wanted || merged->kind == MERGE_NEW || merged->kind == MERGE_CHANGED;
  }
}

static void name_picture(Stands *stands, Stand *stand) {
  g_autofree char *path = g_strconcat(PICTURES "/", stand->name, ".png", NULL);
  stand->picture = g_string_chunk_insert(stands->strings, path);
}

/* ---- laying out */

typedef struct Taking {
  Stands *stands;
  Painter *painter; /* NULL: no pictures */
} Taking;

static void meet(Stands *stands, const SnPage *page, const char *context) {
  Stand *stand = g_hash_table_lookup(stands->list, context);
  if (!stand || stand->page > 0)
    return;
  g_autofree char *counted = g_strdup_printf("%u", page->number);
  stand->page = page->number;
  stand->label = page->label && !g_str_equal(page->label, counted)
                     ? g_string_chunk_insert_const(stands->strings, page->label)
                     : NULL;
}

/* Tables are not begun on a page themselves: their cells are. */
static void meet_all(Stands *stands, const SnPage *page, const SnElement *element) {
  for (; element; element = element->parent)
    if (element->context)
      meet(stands, page, element->context);
}

static gboolean take_page(gpointer data, const SnPage *page) {
  const Taking *taking = data;
  for (guint32 i = 0; !page->name && i < page->count; i++) {
    const SnMark *mark = &page->marks[i];
    if (mark->kind == SN_MARK_BEGIN)
      meet_all(taking->stands, page, mark->begin.element);
  }
  return !taking->painter || painter_page(taking->painter, page);
}

static gboolean take_end(gpointer data) {
  const Taking *taking = data;
  return !taking->painter || painter_end(taking->painter);
}

static gint compare_strings(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the plugin reads; NULL: no picture is wanted. */
static char *list_wanted(const Stands *stands) {
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iter;
  gpointer context, stand;
  g_hash_table_iter_init(&iter, stands->list);
  while (g_hash_table_iter_next(&iter, &context, &stand))
    if (((Stand *)stand)->wanted && !strpbrk(context, "\n\t"))
      g_ptr_array_add(lines, g_strconcat(context, "\t", ((Stand *)stand)->name, NULL));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_sort(lines, compare_strings);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **)lines->pdata);
}

static gboolean lay_out(const StandsSource *source, Taking *taking, const EditionWords *words,
                        Diagnostics *diagnostics) {
  Edition edition = edition_words_edition(words, source->pack, source->tables, source->units);
  g_autoptr(Binder) binder = binder_new(&edition, diagnostics);
  SnDocument document = {.size = sizeof document,
                         .id = source->pack->id,
                         .language = source->pack->language,
                         .title = source->pack->id,
                         .generator = "Songngu"};
  PageSink sink = {.page = take_page, .end = take_end, .data = taking};
  if (taking->painter && !painter_begin(taking->painter, &document))
    return FALSE;
  fonts_report_to(source->fonts, diagnostics);
  return flow_run(binder, &edition, source->fonts, &sink, diagnostics);
}

/* ---- files */

static gboolean same_bytes(const char *one, const char *other) {
  g_autofree char *a = NULL, *b = NULL;
  gsize length_a, length_b;
  return g_file_get_contents(one, &a, &length_a, NULL) && g_file_get_contents(other, &b, &length_b, NULL) &&
         length_a == length_b && memcmp(a, b, length_a) == 0;
}

static void put_picture(const Stands *stands, const char *room, const char *name, Diagnostics *diagnostics) {
  g_autofree char *from = g_strdup_printf("%s/" STEM ".%s.png", room, name);
  g_autofree char *to = g_strdup_printf("%s/%s.png", stands->folder, name);
  if (!g_file_test(from, G_FILE_TEST_EXISTS) || same_bytes(from, to) || g_rename(from, to) == 0)
    return;
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = to}, _("the picture cannot be written: %s"),
                    g_strerror(errno));
}

static void put_pictures(const Stands *stands, const char *room, Diagnostics *diagnostics) {
  GHashTableIter iter;
  gpointer stand;
  g_hash_table_iter_init(&iter, stands->list);
  while (g_hash_table_iter_next(&iter, NULL, &stand))
    if (((Stand *)stand)->wanted && ((Stand *)stand)->page > 0)
      put_picture(stands, room, ((Stand *)stand)->name, diagnostics);
}

/* The folder is ours alone: what no entry has any more goes. */
static void remove_strays(const Stands *stands) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, stands->list);
  while (g_hash_table_iter_next(&iter, NULL, &value))
    g_hash_table_add(names, g_strconcat(((Stand *)value)->name, ".png", NULL));
  g_autoptr(GDir) dir = g_dir_open(stands->folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(stands->folder, name, NULL);
    if (g_str_has_suffix(name, ".png") && !g_hash_table_contains(names, name))
      g_unlink(path);
  }
}

static void name_pictures(Stands *stands) {
  GHashTableIter iter;
  gpointer stand;
  g_hash_table_iter_init(&iter, stands->list);
  while (g_hash_table_iter_next(&iter, NULL, &stand))
    if (((Stand *)stand)->page > 0 && is_there(stands, ((Stand *)stand)->name))
      name_picture(stands, stand);
}

/* ---- */

/* Pictures are made anew from the pack: version control may pass them over, unless somebody decides otherwise. */
static void hide_from_git(const Stands *stands) {
  g_autofree char *path = g_build_filename(stands->folder, ".gitignore", NULL);
  g_file_set_contents(path, "*\n", -1, NULL); /* nothing depends on it */
}

/* In a hidden room beside the pictures, which is gone afterwards. */
static gboolean run_with_pictures(const StandsSource *source, Stands *stands, const EditionWords *words, char *wanted,
                                  Diagnostics *diagnostics) {
  static char *FORMATS[] = {(char *)"pictures", NULL};
  FormatSetting setting = {(char *)"pictures", (char *)"entries", wanted};
  gboolean made = !g_file_test(stands->folder, G_FILE_TEST_EXISTS);
  g_autoptr(Workshop) workshop = workshop_open(stands->folder, diagnostics);
  g_autofree char *room = workshop ? workshop_room(workshop, "pictures", diagnostics) : NULL;
  if (!room)
    return FALSE;
  if (made)
    hide_from_git(stands);
  OutputFolder output = {room, STEM};
  g_autoptr(Painter) painter =
      painter_new(source->registry, FORMATS, &setting, 1, &output, source->activity, diagnostics);
  Taking taking = {stands, painter};
  if (!painter || !lay_out(source, &taking, words, diagnostics))
    return FALSE;
  put_pictures(stands, room, diagnostics);
  return TRUE;
}

void stands_sweep(const char *pack_folder) {
  g_autofree char *folder = g_build_filename(pack_folder, PICTURES, NULL);
  workshop_sweep(folder);
}

static gboolean run(const StandsSource *source, Stands *stands, Diagnostics *diagnostics) {
  g_auto(EditionWords) words = {0};
  g_autofree char *wanted = source->pictures ? list_wanted(stands) : NULL;
  if (!edition_words_load(&words, source->pack, source->pack->language, source->units, source->glossaries, FALSE,
                          diagnostics))
    return FALSE;
  if (wanted)
    return run_with_pictures(source, stands, &words, wanted, diagnostics);
  Taking taking = {stands, NULL};
  return lay_out(source, &taking, &words, diagnostics);
}

/* Where the pack is sound, it is the pictures that could not be written. */
static void report_missing(const StandsSource *source, const Stands *stands, const Diagnostics *unheard,
                           Diagnostics *diagnostics) {
  if (diagnostics_status(unheard) == FAULT_SYSTEM)
    diagnostics_add(diagnostics, FAULT_SYSTEM, SEVERITY_WARNING, &(Place){.file = stands->folder},
                    _("let yourself write there, or leave them out with --no-pictures"),
                    _("the pictures cannot be written, so comments say where blocks stood before"));
  else
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_WARNING, &(Place){.file = source->pack->file},
                    _("“songngu check” says why"),
                    _("the pages could not be made, so comments say where blocks stood before"));
}

Stands *stands_new(const StandsSource *source, Diagnostics *diagnostics) {
  g_autoptr(Stands) stands = g_new0(Stands, 1);
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  stands->list = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  stands->strings = g_string_chunk_new(4096);
  stands->folder = g_build_filename(source->pack->folder, PICTURES, NULL);
  list_contexts(stands, source->merge);
  if (!run(source, stands, unheard)) {
    report_missing(source, stands, unheard, diagnostics);
    return NULL;
  }
  if (source->pictures)
    remove_strays(stands);
  name_pictures(stands);
  return g_steal_pointer(&stands);
}
