/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/state.h"

static void entry_clear(gpointer data) {
  StateEntry *entry = data;
  if (entry->changes)
    g_array_unref(entry->changes);
}

static gboolean has_turned(const GArray *changes) {
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index(changes, ValueChange, i).turned)
      return TRUE;
  return FALSE;
}

static gboolean is_translated(const Entry *entry) { return entry->translation && *entry->translation; }

static gboolean is_of_memory(const Merged *merged) {
  return merged->memory || (merged->kind != MERGE_CHANGED && merged->old && comment_is_of_memory(merged->old->comment));
}

static StateEntry entry_of(const Merged *merged) {
  const Entry *entry = &merged->entry;
  StateEntry out = {.entry = entry, .fresh = merged->fresh, .state = STATE_TRANSLATED};
  out.changes = comment_changes(merged->old ? merged->old->comment : NULL, merged->seen, merged->fresh);
  if (!is_translated(entry))
    out.state = STATE_NEW;
  else if (entry->fuzzy) {
    out.before = g_strcmp0(entry->previous, entry->source) != 0 ? entry->previous : NULL;
    out.state = out.before && !is_of_memory(merged) ? STATE_CHANGED : STATE_FUZZY;
  } else if (has_turned(out.changes))
    out.state = STATE_DIRECTION;
  else if (out.changes->len > 0)
    out.state = STATE_NUMBERS;
  return out;
}

static void add(State *state, StateEntry entry) {
  state->counts[entry.state]++;
  g_array_append_val(state->entries, entry);
}

State *state_new(const Merge *merge, const char *pack, const char *source, const char *language, const char *file,
                 gboolean there, GArray *findings) {
  State *state = g_new0(State, 1);
  state->pack = g_strdup(pack);
  state->source = g_strdup(source);
  state->language = g_strdup(language);
  state->file = g_strdup(file);
  state->there = there;
  state->findings = findings;
  state->entries = g_array_sized_new(FALSE, FALSE, sizeof(StateEntry), merge->entries->len);
  g_array_set_clear_func(state->entries, entry_clear);
  for (guint i = 0; i < merge->entries->len; i++)
    add(state, entry_of(&g_array_index(merge->entries, Merged, i)));
  for (guint i = 0; i < merge->removed->len; i++)
    add(state, (StateEntry){.state = STATE_REMOVED, .entry = g_ptr_array_index(merge->removed, i)});
  return state;
}

void state_free(State *state) {
  if (!state)
    return;
  g_free(state->pack);
  g_free(state->source);
  g_free(state->language);
  g_free(state->file);
  g_array_unref(state->entries);
  if (state->findings)
    g_array_unref(state->findings);
  g_free(state);
}

guint state_missing(const State *state) {
  return state->counts[STATE_CHANGED] + state->counts[STATE_FUZZY] + state->counts[STATE_NEW];
}

const char *state_word(EntryState state) {
  static const char *const words[] = {"translated", "numbers-changed", "direction-changed", "text-changed", "fuzzy",
                                      "new",        "removed"};
  return words[state];
}
