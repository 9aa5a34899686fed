/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/comment.h"

#include <string.h>

#define BEFORE "; before "
#define BETWEEN " | "
#define PAGE "page "
#define MEMORY "from memory: "
#define NOTHING "no value now"

static void said_clear(Said *said) {
  g_free(said->name);
  g_free(said->direction);
  g_free(said->source);
  g_free(said->target);
}

static void change_clear(gpointer data) {
  ValueChange *change = data;
  said_clear(&change->before);
  said_clear(&change->now);
}

/* ---- a value as a line writes it */

/* On one line, with common spaces, and without what the line's own marks are made of. */
static char *plain(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text ? text : NOTHING; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c) || g_unichar_iscntrl(c))
      g_string_append_c(out, ' ');
    else
      g_string_append_unichar(out, c == '|' ? 0xA6 : c); /* ¦ */
  }
  return g_string_free(out, FALSE);
}

static gboolean is_printed(const EntryValue *value) {
  return value->kind != ENTRY_NOTE && value->kind != ENTRY_BREAK && value->kind != ENTRY_PAGE &&
         !(value->kind == ENTRY_REF && !value->source);
}

static Said said_now(const EntryValue *value) {
  return (Said){
      .name = g_strdup(value->name),
      .direction = g_strdup(value->direction),
      .source = plain(value->source ? value->source : value->target),
      .target = value->source && value->target ? plain(value->target) : NULL,
  };
}

static void append_said(GString *out, const Said *said) {
  g_string_append(out, said->source);
  if (said->target)
    g_string_append_printf(out, BETWEEN "%s", said->target);
}

/* ---- reading */

/* "(up) " at the start; moves on behind it. */
static char *read_direction(const char **text) {
  if (**text != '(')
    return NULL;
  gsize length = strcspn(*text + 1, ")");
  if ((*text)[length + 1] != ')')
    return NULL;
  char *word = g_strndup(*text + 1, length);
  if (!g_str_equal(word, "up") && !g_str_equal(word, "down") && !g_str_equal(word, "flat"))
    g_clear_pointer(&word, g_free);
  else
    *text += length + 2 + ((*text)[length + 2] == ' ');
  return word;
}

static void read_printed(Said *said, const char *text, gsize length) {
  g_autofree char *both = g_strndup(text, length);
  char *between = strstr(both, BETWEEN);
  if (between)
    said->target = g_strdup(between + strlen(BETWEEN));
  said->source = between ? g_strndup(both, (gsize)(between - both)) : g_strdup(both);
}

/* FALSE: the line is not of a value.  `before` is empty where none is remembered. */
static gboolean read_value(const char *line, Said *now, Said *before) {
  gsize name = *line == '{' ? strcspn(line, "}") : 0;
  if (name < 2 || line[name] != '}' || line[name + 1] != ' ')
    return FALSE;
  const char *at = line + name + 2;
  g_autofree char *direction = read_direction(&at);
  if (!g_str_has_prefix(at, "= "))
    return FALSE;
  at += 2;
  const char *then = strstr(at, BEFORE);
  *now = (Said){.name = g_strndup(line + 1, name - 1), .direction = g_steal_pointer(&direction)};
  *before = (Said){0};
  read_printed(now, at, then ? (gsize)(then - at) : strlen(at));
  if (then) {
    at = then + strlen(BEFORE);
    before->name = g_strdup(now->name);
    before->direction = read_direction(&at);
    read_printed(before, at, strlen(at));
  }
  return TRUE;
}

/* The line of an old comment that speaks of the value. */
static gboolean find_value(char **lines, const char *name, Said *now, Said *before) {
  gsize length = strlen(name);
  for (char **line = lines; line && *line; line++)
    if (**line == '{' && strncmp(*line + 1, name, length) == 0 && (*line)[length + 1] == '}')
      return read_value(*line, now, before);
  return FALSE;
}

static const char *find_line(char **lines, const char *prefix) {
  for (char **line = lines; line && *line; line++)
    if (g_str_has_prefix(*line, prefix))
      return *line;
  return NULL;
}

/* ---- changes */

static gboolean is_turned(const Said *before, const Said *now) {
  return before->direction && now->direction && strcmp(before->direction, now->direction) != 0;
}

/* What the value was before: as the old comment has it where the data has changed since, else as that remembers.
 * FALSE: nothing is known, or it never changed. */
static gboolean value_before(char **lines, gboolean seen, const Said *now, Said *out) {
  Said then, before;
  if (!find_value(lines, now->name, &then, &before))
    return FALSE;
  if (!then.target != !now->target) { /* once written otherwise */
    said_clear(&then);
    said_clear(&before);
    return FALSE;
  }
  gboolean changed = strcmp(then.source, now->source) != 0 || is_turned(&then, now);
  *out = changed ? then : before;
  said_clear(changed ? &before : &then);
  if (seen && !changed) {
    said_clear(out);
    return FALSE;
  }
  return out->name != NULL;
}

GArray *comment_changes(const char *old, gboolean seen, const Entry *fresh) {
  GArray *changes = g_array_new(FALSE, TRUE, sizeof(ValueChange));
  g_auto(GStrv) lines = old ? g_strsplit(old, "\n", -1) : NULL;
  g_array_set_clear_func(changes, change_clear);
  for (guint i = 0; lines && i < fresh->value_count; i++) {
    if (!is_printed(&fresh->values[i]))
      continue;
    ValueChange change = {.now = said_now(&fresh->values[i])};
    if (!value_before(lines, seen, &change.now, &change.before)) {
      said_clear(&change.now);
      continue;
    }
    change.turned = is_turned(&change.before, &change.now);
    g_array_append_val(changes, change);
  }
  return changes;
}

gboolean comment_is_of_memory(const char *comment) {
  g_auto(GStrv) lines = comment ? g_strsplit(comment, "\n", -1) : NULL;
  return find_line(lines, MEMORY) != NULL;
}

/* ---- what has been looked at */

static gboolean is_seen(const char *line) {
  g_autofree char *text = g_strstrip(g_strdup(line));
  return g_str_equal(text, COMMENT_SEEN);
}

gboolean notes_say_seen(const char *notes) {
  if (!notes || !strstr(notes, COMMENT_SEEN))
    return FALSE;
  g_auto(GStrv) lines = g_strsplit(notes, "\n", -1);
  for (char **line = lines; *line; line++)
    if (is_seen(*line))
      return TRUE;
  return FALSE;
}

char *notes_without_seen(const char *notes) {
  g_auto(GStrv) lines = g_strsplit(notes, "\n", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new();
  for (char **line = lines; *line; line++)
    if (!is_seen(*line))
      g_strv_builder_add(kept, *line);
  g_auto(GStrv) all = g_strv_builder_end(kept);
  g_autofree char *text = g_strjoinv("\n", all);
  return *text ? g_steal_pointer(&text) : NULL;
}

/* ---- writing */

static void append_value(GString *out, char **lines, gboolean seen, const EntryValue *value) {
  Said now = said_now(value), before;
  g_string_append_printf(out, "{%s} ", now.name);
  if (now.direction)
    g_string_append_printf(out, "(%s) ", now.direction);
  g_string_append(out, "= ");
  append_said(out, &now);
  if (value_before(lines, seen, &now, &before)) {
    g_string_append(out, BEFORE);
    if (before.direction)
      g_string_append_printf(out, "(%s) ", before.direction);
    append_said(out, &before);
    said_clear(&before);
  }
  g_string_append_c(out, '\n');
  said_clear(&now);
}

static void append_standing(GString *out, char **lines, const Standing *standing) {
  const char *old = standing ? NULL : find_line(lines, PAGE);
  if (old)
    g_string_append_printf(out, "%s\n", old);
  if (!standing || standing->page == 0)
    return;
  if (standing->label)
    g_string_append_printf(out, PAGE "%s", standing->label);
  else
    g_string_append_printf(out, PAGE "%u", standing->page);
  if (standing->picture)
    g_string_append_printf(out, ", %s", standing->picture);
  g_string_append_c(out, '\n');
}

/* The writer may break lines, but may not write what looks like a line of ours. */
static void append_note(GString *out, const char *note) {
  g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_strstrip(*line);
    gboolean ours = **line == '{' || g_str_has_prefix(*line, PAGE) || g_str_has_prefix(*line, MEMORY);
    if (**line)
      g_string_append_printf(out, "%s%s\n", ours ? "note: " : "", *line);
  }
}

char *comment_make(const char *old, gboolean seen, gboolean same_text, const Entry *fresh, const Standing *standing,
                   const char *memory) {
  GString *out = g_string_new(NULL);
  g_auto(GStrv) lines = old ? g_strsplit(old, "\n", -1) : NULL;
  if (fresh->comment)
    append_note(out, fresh->comment);
  for (guint i = 0; i < fresh->value_count; i++)
    if (is_printed(&fresh->values[i]))
      append_value(out, lines, seen, &fresh->values[i]);
  append_standing(out, lines, standing);
  const char *remembered = same_text ? find_line(lines, MEMORY) : NULL;
  if (memory)
    g_string_append_printf(out, MEMORY "%s\n", memory);
  else if (remembered)
    g_string_append_printf(out, "%s\n", remembered);
  if (out->len == 0)
    return g_string_free(out, TRUE);
  g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}
