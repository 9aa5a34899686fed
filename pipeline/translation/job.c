/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/job.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/message.h"
#include "plugin/path.h"
#include "run/edition.h"
#include "run/prove.h"
#include "translation/comment.h"

static const char *source_language(const Job *job) { return job->of_template ? "vi" : job->pack->language; }

static gboolean check_language(const Job *job) {
  if (!g_str_equal(job->language, source_language(job)))
    return TRUE;
  diagnostics_error(job->diagnostics, FAULT_USAGE, &(Place){.file = job->pack->file},
                    _("“%s” is the language of the source"), job->language);
  return FALSE;
}

static void name_file(Job *job) {
  g_autofree char *relative = po_path("", job->language);
  job->path = po_path(job->of_template ? job->pack->template->folder : job->pack->folder, job->language);
  job->display = job->of_template ? g_strdup(job->path) : path_display(job->pack->file, relative);
}

/* What a template that it extends says in this language already. */
static gboolean base_knows(const Job *job, const Entry *entry) {
  const GPtrArray *bases = job->words.base_words;
  const char *translation;
  for (guint i = 0; bases && bases->pdata[i]; i++)
    if (catalogue_find(bases->pdata[i], entry->context, entry->source, &translation, NULL) == TRANSLATION_DONE)
      return TRUE;
  return FALSE;
}

static void leave_out_known(Job *job) {
  for (guint i = 0; i < job->fresh->len;)
    if (base_knows(job, &g_array_index(job->fresh, Entry, i)))
      g_array_remove_index(job->fresh, i);
    else
      i++;
}

static gboolean gather(Job *job) {
  guint errors = diagnostics_errors(job->diagnostics);
  Edition edition = edition_words_edition(&job->words, job->pack, job->tables, job->units);
  job->fresh = job->of_template ? binder_template_entries(&edition, job->diagnostics)
                                : binder_entries(&edition, job->diagnostics);
  if (job->of_template)
    leave_out_known(job);
  return diagnostics_errors(job->diagnostics) == errors;
}

gboolean job_open(Job *job) {
  if (!check_language(job) ||
      !edition_words_load(&job->words, job->pack, job->language, job->units, job->glossaries, FALSE,
                          job->diagnostics) ||
      !gather(job))
    return FALSE;
  name_file(job);
  job->catalogue = job->of_template ? job->words.template_words : job->words.catalogue;
  job->merge = merge_new(job->fresh, job->catalogue);
  for (guint i = 0; i < job->merge->entries->len; i++) {
    Merged *merged = &g_array_index(job->merge->entries, Merged, i);
    merged->seen = job->seen || notes_say_seen(merged->entry.notes);
  }
  return TRUE;
}

void job_close(Job *job) {
  g_clear_pointer(&job->merge, merge_free);
  g_clear_pointer(&job->fresh, g_array_unref);
  g_clear_pointer(&job->path, g_free);
  g_clear_pointer(&job->display, g_free);
  edition_words_clear(&job->words);
}

static gboolean is_translated(const Entry *entry) { return entry->translation && *entry->translation; }

/* A text that has changed keeps its own translation, unless the very text is known. */
static void remember(Merged *merged, Memory *memory) {
  Recall recall;
  Entry *entry = &merged->entry;
  if ((is_translated(entry) && merged->kind != MERGE_CHANGED) ||
      !memory_recall(memory, entry->context, entry->source, &recall) || (is_translated(entry) && recall.previous))
    return;
  entry->translation = recall.translation;
  entry->fuzzy = !recall.settled;
  entry->previous = recall.previous;
  merged->memory = recall.said;
}

void job_remember(Job *job, Memory *memory) {
  for (guint i = 0; i < job->merge->entries->len; i++)
    remember(&g_array_index(job->merge->entries, Merged, i), memory);
}

/* ---- writing */

static char *make_header(const Job *job) {
  const char *project = job->of_template ? job->pack->template->name : job->pack->id;
  return catalogue_header_complete(job->catalogue ? catalogue_header(job->catalogue) : NULL, project,
                                   source_language(job), edition_date(job->pack));
}

/* A reference is seen from the folder that po/ stands in, whatever the user calls that. */
static const char *reference_of(const Job *job, const char *file) {
  g_autofree char *folder = g_path_get_dirname(job->pack->file);
  gsize length = strlen(folder);
  if (!file)
    return NULL;
  if (job->of_template) {
    const char *below = path_below(job->pack->template->folder, file);
    return below ? below : file;
  }
  return strncmp(file, folder, length) == 0 && file[length] == '/' ? file + length + 1 : file;
}

/* "songngu: seen" has served once the comment is made anew. */
static const char *keep_notes(const char *notes, GStringChunk *strings) {
  if (!notes_say_seen(notes))
    return notes;
  g_autofree char *kept = notes_without_seen(notes);
  return kept ? g_string_chunk_insert(strings, kept) : NULL;
}

GArray *job_entries(const Job *job, const Stands *stands, GStringChunk *strings) {
  const Merge *merge = job->merge;
  GArray *entries = g_array_sized_new(FALSE, FALSE, sizeof(Entry), merge->entries->len);
  for (guint i = 0; i < merge->entries->len; i++) {
    const Merged *merged = &g_array_index(merge->entries, Merged, i);
    const char *old = merged->old ? merged->old->comment : NULL;
    gboolean same_text = merged->kind == MERGE_KEPT || merged->kind == MERGE_MOVED;
    Standing standing = stands ? stands_find(stands, merged->entry.context) : (Standing){0};
    g_autofree char *comment =
        comment_make(old, merged->seen, same_text, merged->fresh, stands ? &standing : NULL, merged->memory);
    Entry entry = merged->entry;
    entry.notes = keep_notes(entry.notes, strings);
    entry.file = reference_of(job, entry.file);
    entry.comment = comment ? g_string_chunk_insert(strings, comment) : NULL;
    entry.values = merged->fresh->values;
    entry.value_count = merged->fresh->value_count;
    g_array_append_val(entries, entry);
  }
  return entries;
}

static gboolean make_folder(const Job *job) {
  g_autofree char *folder = g_path_get_dirname(job->path);
  if (g_mkdir_with_parents(folder, 0777) == 0)
    return TRUE;
  diagnostics_error(job->diagnostics, FAULT_SYSTEM, &(Place){.file = job->display}, _("the folder cannot be made: %s"),
                    g_strerror(errno));
  return FALSE;
}

gboolean job_write_entries(const Job *job, const GArray *entries) {
  g_autofree char *header = make_header(job);
  g_autoptr(GArray) all = g_array_sized_new(FALSE, FALSE, sizeof(Entry), entries->len + job->merge->obsolete->len + 1);
  Entry first = {.source = "", .notes = job->catalogue ? catalogue_header_notes(job->catalogue) : NULL};
  g_array_append_val(all, first);
  g_array_append_vals(all, entries->data, entries->len);
  g_array_append_vals(all, job->merge->obsolete->data, job->merge->obsolete->len);
  return make_folder(job) && catalogue_write(job->path, job->language, header, (const Entry *)(const void *)all->data,
                                             all->len, job->diagnostics);
}

gboolean job_write(const Job *job, const Stands *stands) {
  GStringChunk *strings = g_string_chunk_new(4096);
  g_autoptr(GArray) entries = job_entries(job, stands, strings);
  gboolean written = job_write_entries(job, entries);
  g_string_chunk_free(strings);
  return written;
}

/* A template's words stand in many packs; only those of a pack are checked with its data. */
static GArray *find_faults(const Job *job) {
  if (job->of_template || !job->catalogue)
    return NULL;
  Edition edition = edition_words_edition(&job->words, job->pack, job->tables, job->units);
  ProofEdition proof = edition_proof(&edition);
  return proof_entries(&proof, (const Entry *)(gpointer)job->fresh->data, job->fresh->len, job->catalogue);
}

State *job_state(const Job *job, gboolean proven) {
  const char *name = job->of_template ? job->pack->template->name : job->pack->id;
  return state_new(job->merge, name, source_language(job), job->language, job->display, job->catalogue != NULL,
                   proven ? find_faults(job) : NULL);
}
