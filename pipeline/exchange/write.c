/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/unit-id.h"
#include "exchange/writing.h"

static GArray *parse(const char *text, const GArray *source, const Entry *entry, Diagnostics *diagnostics) {
  Place place = {.file = entry->file, .line = entry->line};
  return text && *text ? content_parse(text, source, &place, diagnostics) : NULL;
}

gboolean written_init(Written *written, const Entry *entry, const char *id, Diagnostics *diagnostics) {
  guint errors = diagnostics_errors(diagnostics);
  *written = (Written){.entry = entry, .id = id};
  written->source = parse(entry->source, NULL, entry, diagnostics);
  if (!written->source)
    return FALSE;
  written->target = parse(entry->translation, written->source, entry, diagnostics);
  if (written->target)
    written->state = entry->fuzzy ? TRANSLATION_FUZZY : TRANSLATION_DONE;
  if (written->state == TRANSLATION_FUZZY)
    written->previous_source = parse(entry->previous, NULL, entry, diagnostics);
  if (written->previous_source)
    written->previous_target = parse(entry->translation, written->previous_source, entry, diagnostics);
  return diagnostics_errors(diagnostics) == errors;
}

void written_clear(Written *written) {
  GArray *contents[] = {written->source, written->target, written->previous_source, written->previous_target};
  for (guint i = 0; i < G_N_ELEMENTS(contents); i++)
    if (contents[i])
      g_array_unref(contents[i]);
}

/* "{name}" as a whole: "#" prints only the figure, a choice one of its branches. */
static gboolean is_plain(const Run *run) { return run->kind == RUN_CODE && run->name && !strpbrk(run->text, ",#"); }

const char *written_display(const Written *written, const Run *run, gboolean target) {
  for (guint i = 0; is_plain(run) && i < written->entry->value_count; i++) {
    const EntryValue *value = &written->entry->values[i];
    const char *printed = target ? value->target : value->source;
    if (printed && *printed && strcmp(value->name, run->name) == 0)
      return printed;
  }
  return run->text;
}

gboolean written_may_delete(const Written *written, guint number) {
  return !content_has(written->source, number) || (written->target && !content_has(written->target, number));
}

void write_remark(XmlOut *out, const char *name, const char *attribute, const char *value, const char *text) {
  g_autofree char *chomped = g_strchomp(g_strdup(text));
  xml_out_block(out, name);
  if (attribute)
    xml_out_attribute(out, attribute, value);
  xml_out_text(out, chomped);
  xml_out_end(out);
}

static void clear_written(gpointer data) { written_clear(data); }

char *exchange_write(const Exchange *exchange, ExchangeFormat format, Diagnostics *diagnostics) {
  static void (*const write[])(XmlOut *, const Exchange *, const GArray *) = {
      [EXCHANGE_XLIFF_1] = xliff1_write,
      [EXCHANGE_XLIFF_2] = xliff2_write,
      [EXCHANGE_TMX] = tmx_write,
      [EXCHANGE_TMX_LEVEL_1] = tmx_level1_write,
  };
  g_auto(GStrv) ids = unit_ids(exchange->entries, exchange->count);
  g_autoptr(GArray) units = g_array_sized_new(FALSE, TRUE, sizeof(Written), exchange->count);
  g_array_set_clear_func(units, clear_written);
  gboolean whole = TRUE;
  for (guint i = 0; i < exchange->count; i++) {
    Written written;
    whole &= written_init(&written, &exchange->entries[i], ids[i], diagnostics);
    g_array_append_val(units, written);
  }
  if (!whole)
    return NULL;
  XmlOut *out = xml_out_new();
  write[format](out, exchange, units);
  return xml_out_finish(out);
}
