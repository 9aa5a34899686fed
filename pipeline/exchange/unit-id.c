/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/unit-id.h"

#include <libxml/chvalid.h>

/* Of XML's NameChar; "|" between the parts of a context becomes ":". */
static gboolean may_stand(gunichar c) {
  return c < 0x80 ? g_ascii_isalnum((char)c) || c == '-' || c == '.' : xmlIsBaseCharQ(c);
}

static char *id_of_context(const char *context) {
  GString *id = g_string_new(NULL);
  for (const char *p = context; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '|')
      g_string_append_c(id, ':');
    else if (may_stand(c))
      g_string_append_unichar(id, c);
    else
      g_string_append_printf(id, "_%X_", c);
  }
  if (id->len == 0)
    g_string_append(id, "_");
  return g_string_free(id, FALSE);
}

/* FNV-1a, 32 bits: not against anyone, only to tell the entries of one context apart. */
static guint32 hash_text(const char *text) {
  guint32 hash = 2166136261u;
  for (; *text; text++)
    hash = (hash ^ (guchar)*text) * 16777619u;
  return hash;
}

static char *make_unique(GHashTable *used, char *id) {
  for (guint i = 2; g_hash_table_contains(used, id); i++) {
    char *stem = id;
    id = g_strdup_printf("%s.%u", stem, i);
    g_free(stem);
  }
  g_hash_table_add(used, id);
  return id;
}

char **unit_ids(const Entry *entries, guint count) {
  char **ids = g_new0(char *, count + 1);
  g_autoptr(GHashTable) shared = g_hash_table_new(g_str_hash, g_str_equal),
                        used = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < count; i++) {
    const char *context = entries[i].context ? entries[i].context : "";
    guint times = GPOINTER_TO_UINT(g_hash_table_lookup(shared, context));
    g_hash_table_insert(shared, (gpointer)context, GUINT_TO_POINTER(times + 1));
  }
  for (guint i = 0; i < count; i++) {
    const char *context = entries[i].context ? entries[i].context : "";
    g_autofree char *id = id_of_context(context);
    gboolean alone = GPOINTER_TO_UINT(g_hash_table_lookup(shared, context)) == 1;
    ids[i] = make_unique(used, alone ? g_strdup(id) : g_strdup_printf("%s.%08x", id, hash_text(entries[i].source)));
  }
  return ids;
}
