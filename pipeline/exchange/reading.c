/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/reading.h"

#include <string.h>

#include "base/message.h"

Codes codes_new(void) { return (Codes){g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)}; }

void codes_clear(Codes *codes) { g_hash_table_unref(codes->texts); }

static char *key_of(gboolean closing, const char *id) { return g_strconcat(closing ? "/" : "", id, NULL); }

void codes_add(Codes *codes, gboolean closing, const char *id, const char *text) {
  char *key = key_of(closing, id);
  if (g_hash_table_contains(codes->texts, key))
    g_free(key);
  else
    g_hash_table_insert(codes->texts, key, g_strdup(text));
}

const char *codes_find(const Codes *codes, gboolean closing, const char *id) {
  g_autofree char *key = key_of(closing, id);
  return g_hash_table_lookup(codes->texts, key);
}

void reading_add_code(Reading *reading, const xmlNode *node, gboolean closing, const char *id, const char *own) {
  const char *text = own && *own ? own : codes_find(reading->codes, closing, id);
  Place place = xml_place(node);
  if (text) {
    codes_add(reading->codes, closing, id, text);
    g_string_append(reading->text, text);
    return;
  }
  diagnostics_error(reading->diagnostics, FAULT_TRANSLATION, &place, _("nothing says what the code “%s” stands for"),
                    id);
  diagnostics_hint(reading->diagnostics, _("codes come from the source: copy them, do not make new ones"));
}

char *read_native(const xmlNode *node, Diagnostics *diagnostics) {
  GString *text = g_string_new(NULL);
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE) {
      g_string_append(text, (const char *)child->content);
    } else if (child->type == XML_ELEMENT_NODE) {
      Place place = xml_place(child);
      diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("<%s> cannot stand in a code of ours"), child->name);
    }
  }
  return g_string_free(text, FALSE);
}

/* ---- the file --------------------------------------------------------------------- */

static void unit_clear(gpointer data) {
  TransUnit *unit = data;
  char *texts[] = {unit->id, unit->context, unit->source, unit->target, unit->notes, unit->previous};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
}

UnitFile *unit_file_new(const char *display) {
  UnitFile *file = g_new0(UnitFile, 1);
  file->file = g_strdup(display);
  file->units = g_array_new(FALSE, TRUE, sizeof(TransUnit));
  g_array_set_clear_func(file->units, unit_clear);
  return file;
}

void unit_file_free(UnitFile *file) {
  if (!file)
    return;
  char *texts[] = {file->file, file->pack, file->source_language, file->target_language};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_array_unref(file->units);
  g_free(file);
}

void unit_add_note(TransUnit *unit, const xmlNode *note) {
  xmlChar *raw = xmlNodeGetContent(note);
  g_autofree char *text = g_strstrip(g_strdup(raw ? (const char *)raw : "")), *before = unit->notes;
  xmlFree(raw);
  unit->notes = before && *text ? g_strconcat(before, "\n", text, NULL) : g_strdup(*text ? text : before);
}

gboolean is_our_match(const xmlNode *node) { return g_strcmp0(xml_attribute(node, "origin"), "songngu") == 0; }

static gboolean is_blank(const char *text) { return text[strspn(text, " \t\r\n")] == '\0'; }

void unit_file_add(UnitFile *file, TransUnit *unit) {
  if (unit->target && is_blank(unit->target))
    g_clear_pointer(&unit->target, g_free);
  if (!unit->target)
    unit->state = TRANSLATION_MISSING;
  g_array_append_val(file->units, *unit);
}

gboolean unit_file_agree(char **first, const xmlNode *node, const char *attribute, Diagnostics *diagnostics) {
  const char *value = xml_attribute(node, attribute);
  if (!*first)
    *first = g_strdup(value);
  if (g_strcmp0(*first, value) == 0)
    return TRUE;
  Place place = xml_attribute_place(node, attribute);
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("%s=\"%s\" where the first <file> has “%s”"), attribute,
                    value ? value : "", *first);
  return FALSE;
}
