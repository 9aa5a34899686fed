/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 2.1. */

#include <string.h>

#include "exchange/writing.h"
#include "exchange/xliff2.h"

/* Original data of a unit: each text once. */
typedef struct OriginalData {
  GHashTable *ids; /* text → number from 1 */
  GPtrArray *texts;
} OriginalData;

static void add_data(OriginalData *data, const GArray *content) {
  for (guint i = 0; content && i < content->len; i++) {
    const Run *run = &g_array_index(content, Run, i);
    if (run->kind == RUN_WORDS || g_hash_table_contains(data->ids, run->text))
      continue;
    g_ptr_array_add(data->texts, run->text);
    g_hash_table_insert(data->ids, run->text, GUINT_TO_POINTER(data->texts->len));
  }
}

static OriginalData data_of(const GArray *source, const GArray *target) {
  OriginalData data = {g_hash_table_new(g_str_hash, g_str_equal), g_ptr_array_new()};
  add_data(&data, source);
  add_data(&data, target);
  return data;
}

static void data_clear(OriginalData *data) {
  g_hash_table_unref(data->ids);
  g_ptr_array_unref(data->texts);
}

static void write_reference(XmlOut *out, const char *attribute, const OriginalData *data, const char *text) {
  g_autofree char *id = g_strdup_printf("d%u", GPOINTER_TO_UINT(g_hash_table_lookup(data->ids, text)));
  xml_out_attribute(out, attribute, id);
}

static void write_data(XmlOut *out, const OriginalData *data) {
  if (data->texts->len == 0)
    return;
  xml_out_block(out, "originalData");
  for (guint i = 0; i < data->texts->len; i++) {
    xml_out_block(out, "data");
    write_reference(out, "id", data, data->texts->pdata[i]);
    xml_out_text(out, data->texts->pdata[i]);
    xml_out_end(out);
  }
  xml_out_end(out);
}

/* ---- inline content ----------------------------------------------------------------- */

/* 4.3.1.34 type, 4.3.1.33 subType */
typedef struct CodeType {
  const char *name, *type, *sub_type;
} CodeType;

static const CodeType code_types[] = {
    {"b", "fmt", "xlf:b"},
    {"i", "fmt", "xlf:i"},
    {"br", "fmt", "xlf:lb"},
    {"sub", "fmt", "songngu:sub"},
    {"sup", "fmt", "songngu:sup"},
    {"link", "link", NULL},
    {"law", "other", "songngu:law"},
    {"term", "other", "songngu:term"},
    {"person", "other", "songngu:person"},
};
static const CodeType value_type = {NULL, "ui", "xlf:var"}, choice_type = {NULL, "other", "songngu:choice"};

static const CodeType *type_of(const Run *run) {
  for (gsize i = 0; run->name && i < G_N_ELEMENTS(code_types); i++)
    if (strcmp(code_types[i].name, run->name) == 0 && (run->kind == RUN_OPEN || i == 2))
      return &code_types[i];
  return run->name && !strchr(run->text, ',') ? &value_type : &choice_type;
}

static void write_hints(XmlOut *out, const Written *written, const Run *run) {
  const CodeType *type = type_of(run);
  xml_out_attribute(out, "type", type->type);
  xml_out_attribute(out, "subType", type->sub_type);
  xml_out_attribute(out, "canDelete", written_may_delete(written, run->number) ? NULL : "no");
}

static void write_open(XmlOut *out, const Written *written, const OriginalData *data, const Run *run) {
  g_autofree char *close = g_strdup_printf("</%s>", run->name);
  xml_out_inline(out, "pc");
  xml_out_number(out, "id", run->number);
  write_reference(out, "dataRefStart", data, run->text);
  write_reference(out, "dataRefEnd", data, close);
  write_hints(out, written, run);
}

static void write_code(XmlOut *out, const Written *written, const OriginalData *data, const Run *run, gboolean target) {
  xml_out_inline(out, "ph");
  xml_out_number(out, "id", run->number);
  write_reference(out, "dataRef", data, run->text);
  xml_out_attribute(out, "disp", written_display(written, run, target));
  write_hints(out, written, run);
  xml_out_end(out);
}

static void write_text(XmlOut *out, const Written *written, const OriginalData *data, const char *name,
                       const GArray *content) {
  xml_out_block(out, name);
  for (guint i = 0; i < content->len; i++) {
    const Run *run = &g_array_index(content, Run, i);
    if (run->kind == RUN_WORDS)
      xml_out_text(out, run->text);
    else if (run->kind == RUN_CODE)
      write_code(out, written, data, run, name[0] == 't');
    else if (run->kind == RUN_OPEN)
      write_open(out, written, data, run);
    else
      xml_out_end(out);
  }
  xml_out_end(out);
}

/* ---- units ---------------------------------------------------------------------------- */

#define SEGMENT "s"

/* The translation of the source as it was (5.1 Translation Candidates). */
static void write_previous(XmlOut *out, const Written *written) {
  if (!written->previous_source)
    return;
  OriginalData data = data_of(written->previous_source, written->previous_target);
  xml_out_block(out, "mtc:matches");
  xml_out_block(out, "mtc:match");
  xml_out_attribute(out, "ref", "#" SEGMENT);
  xml_out_attribute(out, "type", "tm");
  xml_out_attribute(out, "origin", "songngu");
  write_data(out, &data);
  write_text(out, written, &data, "source", written->previous_source);
  write_text(out, written, &data, "target", written->previous_target);
  xml_out_end(out);
  xml_out_end(out);
  data_clear(&data);
}

static void write_notes(XmlOut *out, const Entry *entry) {
  if (!entry->file && !entry->comment && !entry->notes)
    return;
  xml_out_block(out, "notes");
  if (entry->file) {
    g_autofree char *place = g_strdup_printf("%s:%u", entry->file, entry->line);
    write_remark(out, "note", "category", "place", place);
  }
  if (entry->comment)
    write_remark(out, "note", "category", "developer", entry->comment);
  if (entry->notes)
    write_remark(out, "note", "category", "translator", entry->notes);
  xml_out_end(out);
}

static void write_segment(XmlOut *out, const Written *written, const OriginalData *data) {
  xml_out_block(out, "segment");
  xml_out_attribute(out, "id", SEGMENT);
  if (written->state == TRANSLATION_DONE) {
    xml_out_attribute(out, "state", "translated");
  } else if (written->state == TRANSLATION_FUZZY) {
    xml_out_attribute(out, "state", "initial");
    xml_out_attribute(out, "subState", "songngu:fuzzy");
  }
  write_text(out, written, data, "source", written->source);
  if (written->target)
    write_text(out, written, data, "target", written->target);
  xml_out_end(out);
}

static void write_unit(XmlOut *out, const Written *written) {
  OriginalData data = data_of(written->source, written->target);
  xml_out_block(out, "unit");
  xml_out_attribute(out, "id", written->id);
  xml_out_attribute(out, "name", written->entry->context);
  write_previous(out, written);
  write_notes(out, written->entry);
  write_data(out, &data);
  write_segment(out, written, &data);
  xml_out_end(out);
  data_clear(&data);
}

void xliff2_write(XmlOut *out, const Exchange *exchange, const GArray *units) {
  xml_out_block(out, "xliff");
  xml_out_attribute(out, "xmlns", XLIFF2_NAMESPACE);
  xml_out_attribute(out, "xmlns:mtc", XLIFF2_MATCHES);
  xml_out_attribute(out, "version", "2.1");
  xml_out_attribute(out, "srcLang", exchange->source_language);
  xml_out_attribute(out, "trgLang", exchange->target_language);
  xml_out_attribute(out, "xml:space", "preserve");
  xml_out_block(out, "file");
  xml_out_attribute(out, "id", "pack");
  xml_out_attribute(out, "original", exchange->pack);
  xml_out_attribute(out, "canResegment", "no");
  for (guint i = 0; i < units->len; i++)
    write_unit(out, &g_array_index(units, Written, i));
}
