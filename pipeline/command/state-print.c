/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/state-print.h"

#include "base/json.h"
#include "base/message.h"
#include "base/width.h"
#include "translation/difference.h"

#define WIDEST_CONTEXT 32
#define WIDEST_TEXT 100
#define NEAR_WORDS 5

static const char *state_name(EntryState state) {
  static const char *const names[] = {N_("translated"),   N_("numbers changed"), N_("direction changed"),
                                      N_("text changed"), N_("fuzzy"),           N_("new"),
                                      N_("removed")};
  return _(names[state]);
}

static guint count_entries(const State *state) { return state->entries->len - state->counts[STATE_REMOVED]; }

/* ---- text ---- */

static char *changes_text(const GArray *changes) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < changes->len; i++) {
    const ValueChange *change = &g_array_index(changes, ValueChange, i);
    g_string_append_printf(out, "%s%s: %s → %s", i ? "; " : "", change->now.name, change->before.source,
                           change->now.source);
  }
  return g_string_free(out, FALSE);
}

/* Of words that both texts have, those next to what is removed or added. */
static char *near_words(const char *text, gboolean after_change, gboolean before_change) {
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  guint count = g_strv_length(words), head = after_change ? NEAR_WORDS : 0, tail = before_change ? NEAR_WORDS : 0;
  if (count <= head + tail + 1)
    return g_strdup(text);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < head; i++)
    g_string_append_printf(out, "%s ", words[i]);
  g_string_append(out, "…");
  for (guint i = count - tail; i < count; i++)
    g_string_append_printf(out, " %s", words[i]);
  return g_string_free(out, FALSE);
}

/* As wdiff writes it: all that is removed and added. */
static char *difference_text(const char *before, const char *now) {
  static const char *const marks[][2] = {{"", ""}, {"[-", "-]"}, {"{+", "+}"}};
  g_autoptr(GArray) stretches = difference_of(before, now);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < stretches->len; i++) {
    const Stretch *stretch = &g_array_index(stretches, Stretch, i);
    g_autofree char *text = stretch->kind == STRETCH_KEPT ? near_words(stretch->text, i > 0, i + 1 < stretches->len)
                                                          : g_strdup(stretch->text);
    g_string_append_printf(out, "%s%s%s%s", i > 0 && !stretch->joined ? " " : "", marks[stretch->kind][0], text,
                           marks[stretch->kind][1]);
  }
  return g_string_free(out, FALSE);
}

/* A text may be cut, for it can be looked up; what has changed is told whole. */
static char *entry_text(const StateEntry *entry) {
  if (entry->state == STATE_NUMBERS || entry->state == STATE_DIRECTION)
    return changes_text(entry->changes);
  if ((entry->state == STATE_CHANGED || entry->state == STATE_FUZZY) && entry->before)
    return difference_text(entry->before, entry->entry->source);
  return text_fit(entry->entry->source, WIDEST_TEXT);
}

static void put_column(FILE *stream, const char *text, guint width) {
  g_autofree char *fit = text_fit(text, width);
  text_put_padded(stream, fit, width + 2, FALSE);
}

static void put_totals(const State *state, guint width, FILE *stream) {
  for (guint i = 0; i < ENTRY_STATES; i++) {
    g_autofree char *count = g_strdup_printf("%u", state->counts[i]);
    fputs("  ", stream);
    text_put_padded(stream, state_name(i), width + 2, FALSE);
    text_put_padded(stream, count, 6, TRUE);
    fputc('\n', stream);
  }
}

static void put_entries(const State *state, guint width, guint contexts, FILE *stream) {
  for (guint i = 0; i < state->entries->len; i++) {
    const StateEntry *entry = &g_array_index(state->entries, StateEntry, i);
    if (entry->state == STATE_TRANSLATED)
      continue;
    g_autofree char *text = entry_text(entry), *fit = text_fit(text, G_MAXUINT);
    put_column(stream, state_name(entry->state), width);
    put_column(stream, entry->entry->context ? entry->entry->context : "", contexts);
    fputs(fit, stream);
    fputc('\n', stream);
  }
}

void state_print_text(const State *state, FILE *stream) {
  guint width = 0, contexts = 0;
  for (guint i = 0; i < ENTRY_STATES; i++)
    width = MAX(width, text_width(state_name(i)));
  for (guint i = 0; i < state->entries->len; i++) {
    const StateEntry *entry = &g_array_index(state->entries, StateEntry, i);
    if (entry->state != STATE_TRANSLATED && entry->entry->context)
      contexts = MAX(contexts, MIN(text_width(entry->entry->context), WIDEST_CONTEXT));
  }
  fprintf(stream, ngettext_("%s, %s: %u entry", "%s, %s: %u entries", count_entries(state)), state->pack, state->file,
          count_entries(state));
  fputc('\n', stream);
  put_totals(state, width, stream);
  put_entries(state, width, contexts, stream);
}

void state_print_totals(const State *state, FILE *stream) {
  fprintf(stream, ngettext_("%s: %u entry", "%s: %u entries", count_entries(state)), state->file, count_entries(state));
  for (guint i = 0; i < ENTRY_STATES; i++)
    if (state->counts[i] > 0)
      fprintf(stream, ", %u %s", state->counts[i], state_name(i));
  fputc('\n', stream);
}

/* ---- JSON ---- */

static void put_member(FILE *stream, gboolean first, const char *name, const char *text) {
  fputs(first ? "" : ", ", stream);
  json_put_text(stream, name);
  fputs(": ", stream);
  json_put_text(stream, text);
}

static void put_changes(FILE *stream, const GArray *changes) {
  fputs(", \"changes\": [", stream);
  for (guint i = 0; i < changes->len; i++) {
    const ValueChange *change = &g_array_index(changes, ValueChange, i);
    fputs(i ? ", {" : "{", stream);
    put_member(stream, TRUE, "name", change->now.name);
    put_member(stream, FALSE, "before", change->before.source);
    put_member(stream, FALSE, "now", change->now.source);
    if (change->before.target)
      put_member(stream, FALSE, "before-translated", change->before.target);
    if (change->now.target)
      put_member(stream, FALSE, "now-translated", change->now.target);
    fprintf(stream, ", \"turned\": %s}", change->turned ? "true" : "false");
  }
  fputc(']', stream);
}

static void put_difference(FILE *stream, const char *before, const char *now) {
  static const char *const words[] = {"kept", "removed", "added"};
  g_autoptr(GArray) stretches = difference_of(before, now);
  fputs(", \"difference\": [", stream);
  for (guint i = 0; i < stretches->len; i++) {
    const Stretch *stretch = &g_array_index(stretches, Stretch, i);
    fputs(i ? ", {" : "{", stream);
    put_member(stream, TRUE, words[stretch->kind], stretch->text);
    fputs(stretch->joined ? ", \"joined\": true}" : "}", stream);
  }
  fputc(']', stream);
}

static void put_values(FILE *stream, const Entry *entry) {
  fputs(", \"values\": [", stream);
  for (guint i = 0; i < entry->value_count; i++) {
    const EntryValue *value = &entry->values[i];
    fputs(i ? ", {" : "{", stream);
    put_member(stream, TRUE, "name", value->name);
    if (value->source)
      put_member(stream, FALSE, "source", value->source);
    if (value->target)
      put_member(stream, FALSE, "translated", value->target);
    fputc('}', stream);
  }
  fputc(']', stream);
}

static void put_finding(FILE *stream, const Finding *finding) {
  static const char *const severities[] = {"error", "warning", "note"};
  put_member(stream, TRUE, "check", finding->check);
  put_member(stream, FALSE, "severity", severities[finding->severity]);
  put_member(stream, FALSE, "file", finding->file);
  fprintf(stream, ", \"line\": %u", finding->line);
  put_member(stream, FALSE, "message", finding->message);
  if (finding->hint)
    put_member(stream, FALSE, "hint", finding->hint);
}

/* Those of one entry; *next moves past them. */
static void put_findings(FILE *stream, const GArray *findings, guint entry, guint *next) {
  gboolean any = FALSE;
  for (; findings && *next < findings->len && g_array_index(findings, Finding, *next).index <= entry; (*next)++) {
    fputs(any ? ", {" : ", \"findings\": [{", stream);
    put_finding(stream, &g_array_index(findings, Finding, *next));
    fputc('}', stream);
    any = TRUE;
  }
  if (any)
    fputc(']', stream);
}

static void put_entry(FILE *stream, const StateEntry *entry) {
  const Entry *is = entry->entry;
  put_member(stream, TRUE, "context", is->context ? is->context : "");
  put_member(stream, FALSE, "source", is->source);
  if (is->file)
    put_member(stream, FALSE, "file", is->file);
  if (is->file && is->line)
    fprintf(stream, ", \"line\": %u", is->line);
  put_member(stream, FALSE, "state", state_word(entry->state));
  if (is->translation && *is->translation)
    put_member(stream, FALSE, "translation", is->translation);
  if (entry->before) {
    put_member(stream, FALSE, "before", entry->before);
    put_difference(stream, entry->before, is->source);
  }
  if (entry->fresh && entry->fresh->value_count > 0)
    put_values(stream, entry->fresh);
  if (entry->changes && entry->changes->len > 0)
    put_changes(stream, entry->changes);
  if (is->notes && *is->notes)
    put_member(stream, FALSE, "notes", is->notes);
}

void state_print_json(const State *state, FILE *stream) {
  guint finding = 0;
  fputs("{", stream);
  put_member(stream, TRUE, "pack", state->pack);
  put_member(stream, FALSE, "source-language", state->source);
  put_member(stream, FALSE, "language", state->language);
  put_member(stream, FALSE, "file", state->file);
  fprintf(stream, ", \"complete\": %s, \"totals\": {", state_missing(state) == 0 ? "true" : "false");
  for (guint i = 0; i < ENTRY_STATES; i++)
    fprintf(stream, "%s\"%s\": %u", i ? ", " : "", state_word(i), state->counts[i]);
  fputs("}, \"entries\": [", stream);
  for (guint i = 0; i < state->entries->len; i++) {
    fputs(i ? ",\n  {" : "\n  {", stream);
    put_entry(stream, &g_array_index(state->entries, StateEntry, i));
    put_findings(stream, state->findings, i, &finding);
    fputc('}', stream);
  }
  fputs(state->entries->len > 0 ? "\n]}" : "]}", stream);
}
