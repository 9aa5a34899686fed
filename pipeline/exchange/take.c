/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Translations that come back, put into the entries of an edition. */

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "exchange/exchange.h"
#include "exchange/load.h"
#include "exchange/unit-id.h"
#include "language/pattern.h"

typedef struct Taking {
  const UnitFile *file;
  Entry *entries;
  GHashTable *by_id, *by_text; /* → Entry; by context and source */
  GHashTable *given;           /* set of entries that had a unit */
  Taken *taken;
  Diagnostics *diagnostics;
} Taking;

static char *text_key(const char *context, const char *source) {
  g_autofree char *nfc = text_nfc(source, -1);
  return g_strconcat(context ? context : "", "\x1f", nfc, NULL);
}

static Place place_of(const Taking *taking, const TransUnit *unit) {
  return (Place){.file = taking->file->file, .line = unit->line};
}

/* ---- finding the entry -------------------------------------------------------------------- */

static Entry *refuse_stale(Taking *taking, const TransUnit *unit, const Entry *entry) {
  Place place = place_of(taking, unit);
  diagnostics_add(taking->diagnostics, FAULT_TRANSLATION, SEVERITY_WARNING, &place, NULL,
                  _("not taken: the source of “%s” has changed since the export"), unit->id);
  diagnostics_hint(taking->diagnostics, _("it is now “%s”: export again"), entry->source);
  return NULL;
}

static Entry *refuse_unknown(Taking *taking, const TransUnit *unit) {
  Place place = place_of(taking, unit);
  diagnostics_add(taking->diagnostics, FAULT_TRANSLATION, SEVERITY_WARNING, &place,
                  _("the entry may have been removed since the export"), _("not taken: the pack has no entry “%s”"),
                  unit->id);
  return NULL;
}

/* NULL: refused and reported. */
static Entry *find_entry(Taking *taking, const TransUnit *unit) {
  Entry *entry = g_hash_table_lookup(taking->by_id, unit->id);
  g_autofree char *source = text_nfc(unit->source, -1);
  if (entry && strcmp(source, entry->source) == 0)
    return entry;
  g_autofree char *key = text_key(unit->context, unit->source);
  Entry *same = unit->context ? g_hash_table_lookup(taking->by_text, key) : NULL;
  if (same)
    return same;
  return entry ? refuse_stale(taking, unit, entry) : refuse_unknown(taking, unit);
}

/* ---- looking at the target -------------------------------------------------------------------- */

static void report_code(const Taking *taking, const TransUnit *unit, const char *name, gboolean lost) {
  Place place = place_of(taking, unit);
  diagnostics_add(taking->diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, &place, NULL,
                  lost ? _("not taken: {%s} is lost from the translation of “%s”")
                       : _("not taken: {%s} in the translation of “%s” is not in its source"),
                  name, unit->id);
}

static gboolean check_names(const Taking *taking, const TransUnit *unit, char **from, char **in, gboolean lost) {
  gboolean all = TRUE;
  for (; *from; from++) {
    if (g_strv_contains((const char *const *)in, *from))
      continue;
    report_code(taking, unit, *from, lost);
    all = FALSE;
  }
  return all;
}

/* Values may move, not come and go; a choice by a value stands for it. */
static gboolean check_target(const Taking *taking, const TransUnit *unit, const Entry *entry) {
  Place place = place_of(taking, unit);
  if (text_find_invalid(unit->target, (gssize)strlen(unit->target)) >= 0) {
    diagnostics_error(taking->diagnostics, FAULT_TRANSLATION, &place, _("not taken: a control character in “%s”"),
                      unit->id);
    return FALSE;
  }
  g_auto(GStrv) wanted = pattern_placeholders(entry->source, &place, taking->diagnostics);
  g_auto(GStrv) given = pattern_placeholders(unit->target, &place, taking->diagnostics);
  if (!wanted || !given)
    return FALSE;
  gboolean kept = check_names(taking, unit, wanted, given, TRUE);
  return check_names(taking, unit, given, wanted, FALSE) && kept;
}

/* ---- putting it in ----------------------------------------------------------------------------- */

/* The catalogue ends each line of a comment, the last too. */
static gboolean is_same_note(const char *ours, const char *theirs) {
  g_autofree char *chomped = g_strchomp(g_strdup(ours ? ours : ""));
  return strcmp(chomped, theirs) == 0;
}

/* The source before, where the file knows one that is worth writing down. */
static const char *previous_of(const Entry *entry, const TransUnit *unit) {
  gboolean usable = unit->previous && *unit->previous && strcmp(unit->previous, entry->source) != 0 &&
                    text_find_invalid(unit->previous, (gssize)strlen(unit->previous)) < 0;
  return usable ? unit->previous : entry->previous;
}

static gboolean is_same(const Entry *entry, const TransUnit *unit) {
  return g_strcmp0(previous_of(entry, unit), entry->previous) == 0 &&
         g_strcmp0(entry->translation, unit->target) == 0 && entry->fuzzy == (unit->state == TRANSLATION_FUZZY) &&
         (!unit->notes || is_same_note(entry->notes, unit->notes));
}

static void put(Entry *entry, const TransUnit *unit) {
  entry->translation = unit->target;
  entry->fuzzy = unit->state == TRANSLATION_FUZZY;
  if (!entry->fuzzy)
    entry->previous = NULL;
  else
    entry->previous = previous_of(entry, unit);
  if (unit->notes)
    entry->notes = unit->notes;
}

static void take_unit(Taking *taking, const TransUnit *unit) {
  Entry *entry = find_entry(taking, unit);
  Place place = place_of(taking, unit);
  if (entry && !g_hash_table_add(taking->given, entry)) {
    diagnostics_error(taking->diagnostics, FAULT_TRANSLATION, &place, _("not taken: “%s” is translated already above"),
                      unit->id);
    entry = NULL;
  }
  if (!entry) {
    taking->taken->refused++;
  } else if (unit->state == TRANSLATION_MISSING) {
    taking->taken->missing++;
  } else if (is_same(entry, unit)) {
    taking->taken->unchanged++;
  } else if (!check_target(taking, unit, entry)) {
    taking->taken->refused++;
  } else {
    put(entry, unit);
    taking->taken->taken++;
  }
}

static gboolean check_languages(const Exchange *exchange, const UnitFile *file, Diagnostics *diagnostics) {
  Place place = {.file = file->file, .line = file->language_line};
  const char *target = file->target_language ? file->target_language : "";
  if (language_is(file->source_language, exchange->source_language) && language_is(target, exchange->target_language))
    return TRUE;
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place,
                    _("the file translates from “%s” into “%s”, this edition from “%s” into “%s”"),
                    file->source_language, target, exchange->source_language, exchange->target_language);
  return FALSE;
}

static gboolean check_file(const Exchange *exchange, const UnitFile *file, Diagnostics *diagnostics) {
  Place place = {.file = file->file, .line = file->pack_line};
  if (g_strcmp0(file->pack, exchange->pack) == 0)
    return check_languages(exchange, file, diagnostics);
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the file belongs to “%s”, not to the pack “%s”"),
                    file->pack ? file->pack : "", exchange->pack);
  check_languages(exchange, file, diagnostics);
  return FALSE;
}

gboolean exchange_take(const Exchange *exchange, const UnitFile *file, Entry *entries, Taken *taken,
                       Diagnostics *diagnostics) {
  *taken = (Taken){0};
  if (!check_file(exchange, file, diagnostics))
    return FALSE;
  g_auto(GStrv) ids = unit_ids(entries, exchange->count);
  g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) by_text = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) given = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < exchange->count; i++) {
    g_hash_table_insert(by_id, ids[i], &entries[i]);
    g_hash_table_insert(by_text, text_key(entries[i].context, entries[i].source), &entries[i]);
  }
  Taking taking = {file, entries, by_id, by_text, given, taken, diagnostics};
  for (guint i = 0; i < file->units->len; i++)
    take_unit(&taking, &g_array_index(file->units, TransUnit, i));
  return TRUE;
}
