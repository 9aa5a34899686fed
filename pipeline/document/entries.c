/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/entries.h"

#include "base/text.h"

#include "document/walk.h"
#include "document/words.h"

struct Entries {
  GArray *list;     /* Entry */
  GHashTable *seen; /* "context\x1fsource" */
};

static void value_clear(gpointer data) {
  EntryValue *value = data;
  g_free((char *)value->name);
  g_free((char *)value->source);
  g_free((char *)value->target);
  g_free((char *)value->unit);
}

GArray *entry_values_new(void) {
  GArray *values = g_array_new(FALSE, TRUE, sizeof(EntryValue));
  g_array_set_clear_func(values, value_clear);
  return values;
}

/* Their memory alone, without the array around it. */
static EntryValue *take_values(GArray *values, guint *count) {
  *count = values->len;
  g_array_set_clear_func(values, NULL);
  return (EntryValue *)(gpointer)g_array_free(values, FALSE);
}

static void entry_clear(gpointer data) {
  Entry *entry = data;
  g_free((char *)entry->context);
  g_free((char *)entry->source);
  g_free((char *)entry->file);
  g_free((char *)entry->comment);
  for (guint i = 0; i < entry->value_count; i++)
    value_clear((EntryValue *)&entry->values[i]);
  g_free((EntryValue *)entry->values);
}

Entries *entries_new(void) {
  Entries *entries = g_new0(Entries, 1);
  entries->list = g_array_new(FALSE, TRUE, sizeof(Entry));
  g_array_set_clear_func(entries->list, entry_clear);
  entries->seen = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
  return entries;
}

void entries_free(Entries *entries) {
  if (!entries)
    return;
  g_array_unref(entries->list);
  g_hash_table_unref(entries->seen);
  g_free(entries);
}

void entries_add(Entries *entries, const char *context, const char *source, const Place *place, const char *comment,
                 GArray *values) {
  char *key = g_strconcat(context, "\x1f", source, NULL);
  if (!g_hash_table_add(entries->seen, key)) {
    g_clear_pointer(&values, g_array_unref);
    return;
  }
  Entry entry = {.context = g_strdup(context),
                 .source = g_strdup(source),
                 .file = g_strdup(place->file),
                 .line = place->line,
                 .comment = comment && *comment ? g_strdup(comment) : NULL};
  if (values)
    entry.values = take_values(values, &entry.value_count);
  g_array_append_val(entries->list, entry);
}

/* ---- */

/* Several of a name, as recipients are, have one context and differ by their text. */
static void gather_info(Binder *binder) {
  const Pack *pack = binder->edition->pack;
  for (guint i = 0; i < pack->info->len; i++) {
    const Info *info = &g_array_index(pack->info, Info, i);
    Place place = {.file = pack->file, .line = info->line};
    g_autofree char *context = g_strconcat(INFO_CONTEXT, info->name, NULL);
    if (!g_str_equal(info->name, "date") && !g_str_equal(info->name, "period") && !g_str_equal(info->name, "number"))
      words_text(binder, NULL, context, info->value, &place);
  }
}

/* The labels that a template gives, and the words of generated text. */
static void gather_fixed(Binder *binder) {
  static const char *const words[] = {
      "STT",    "Nhiệm vụ",           "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn",
      "Căn cứ", "không nêu thời hạn", "Nơi nhận:",      "[chưa dịch]",     "[cần xem lại]",
      NULL};
  static const char *const directions[] = {"tăng", "giảm", "không đổi", NULL};
  static const char *const labels[] = {"mục", "Hình", NULL};
  const Template *template = binder->edition->pack->template;
  const char *own[] = {template->table_label, template->figure_label, template->annex_label};
  for (guint i = 0; i < G_N_ELEMENTS(own); i++)
    if (own[i])
      words_fixed(binder, "labels", own[i]);
  for (guint i = 0; labels[i]; i++)
    words_fixed(binder, "labels", labels[i]);
  for (guint level = 1; level < G_N_ELEMENTS(template->sections); level++) {
    Visit visit = {.kind = TARGET_SECTION, .level = level, .number = (char *)"1", .path = (char *)"1"};
    g_free(outline_label(binder, &visit));
  }
  for (guint i = 0; words[i]; i++)
    words_fixed(binder, "words", words[i]);
  for (guint i = 0; directions[i]; i++)
    words_fixed(binder, "direction", directions[i]);
}

static void gather_running(Binder *binder) {
  const Template *template = binder->edition->pack->template;
  const PageMaster *masters[] = {&template->portrait, &template->landscape};
  for (guint i = 0; i < G_N_ELEMENTS(masters); i++) {
    binder_running(binder, masters[i]->header);
    binder_running(binder, masters[i]->footer);
  }
}

/* Rows are bound when they are asked for; their words are wanted now. */
static void ask_rows(const Block *block) {
  if (block->kind == BLOCK_TABLE) {
    g_autofree Cell *cells = g_new0(Cell, block->table.column_count + 1);
    for (guint i = 0; i < block->table.row_count; i++)
      block->table.row((TableBlock *)&block->table, i, cells);
  }
  for (guint i = 0; block->children && i < block->children->len; i++)
    ask_rows(g_ptr_array_index(block->children, i));
}

static GArray *gather(const Edition *edition, gboolean of_template, Diagnostics *diagnostics) {
  Entries *entries = entries_new();
  g_autoptr(Binder) binder = binder_open(edition, entries, of_template, diagnostics);
  if (of_template) {
    gather_running(binder);
    gather_fixed(binder);
  } else
    gather_info(binder);
  for (Block *block; (block = binder_next(binder)); block_free(block))
    ask_rows(block);
  GArray *list = g_array_ref(entries->list);
  entries_free(entries);
  return list;
}

GArray *binder_entries(const Edition *edition, Diagnostics *diagnostics) { return gather(edition, FALSE, diagnostics); }

GArray *binder_template_entries(const Edition *edition, Diagnostics *diagnostics) {
  return gather(edition, TRUE, diagnostics);
}
