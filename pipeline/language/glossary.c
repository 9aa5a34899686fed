/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/glossary.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "language/text-file.h"
#include "language/tsv.h"

#define GLOSSARY_MAX_MIB 16

typedef enum GlossaryColumn { COLUMN_ID, COLUMN_VI, COLUMN_EN, COLUMN_OTHER, COLUMNS = COLUMN_OTHER } GlossaryColumn;

static const char *const column_names[] = {"id",   "vi",     "en",         "avoid", "avoid_or_variant_en",
                                           "note", "domain", "provenance", NULL};

/* What a key stands for. */
typedef struct Rendering {
  char *text;
  guint line;
  gboolean derived; /* from a part of a term: weaker than a whole term of the same layer */
} Rendering;

struct Glossary {
  GHashTable *english;    /* folded Vietnamese → Rendering */
  GHashTable *vietnamese; /* folded English → Rendering */
};

static void rendering_free(gpointer data) {
  Rendering *rendering = data;
  g_free(rendering->text);
  g_free(rendering);
}

static GHashTable *renderings_new(void) {
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, rendering_free);
}

Glossary *glossary_new(void) {
  Glossary *glossary = g_new0(Glossary, 1);
  glossary->english = renderings_new();
  glossary->vietnamese = renderings_new();
  return glossary;
}

void glossary_free(Glossary *glossary) {
  if (!glossary)
    return;
  g_hash_table_unref(glossary->english);
  g_hash_table_unref(glossary->vietnamese);
  g_free(glossary);
}

/* One layer while it is read. */
typedef struct Layer {
  const char *file;
  guint line;
  int position[COLUMNS]; /* of each needed column among the fields */
  guint columns;
  GHashTable *english, *vietnamese;
  Diagnostics *diagnostics;
} Layer;

static void fault(Layer *layer, const char *hint, const char *what) {
  Place place = {.file = layer->file, .line = layer->line};
  diagnostics_add(layer->diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, &place, hint, "%s", what);
}

static void check_column_name(Layer *layer, const char *name) {
  if (g_strv_contains(column_names, name))
    return;
  g_autofree char *what = g_strdup_printf(_("unknown column “%s”"), name);
  const char *near = text_suggest(name, column_names);
  g_autofree char *hint = near ? g_strdup_printf(_("did you mean “%s”?"), near) : NULL;
  fault(layer, hint, what);
}

static gboolean read_head(Layer *layer, GPtrArray *fields) {
  guint before = diagnostics_errors(layer->diagnostics);
  layer->columns = fields->len;
  for (guint c = 0; c < COLUMNS; c++)
    layer->position[c] = -1;
  for (guint i = 0; i < fields->len; i++) {
    const char *name = g_ptr_array_index(fields, i);
    check_column_name(layer, name);
    for (guint c = 0; c < COLUMNS; c++)
      if (g_str_equal(name, column_names[c]))
        layer->position[c] = (int)i;
  }
  for (guint c = 0; c < COLUMNS; c++) {
    g_autofree char *what = g_strdup_printf(_("there is no column “%s”"), column_names[c]);
    if (layer->position[c] < 0)
      fault(layer, _("the first line names the columns: id, vi, en, …"), what);
  }
  return diagnostics_errors(layer->diagnostics) == before;
}

/* `derived` renderings give way to whole terms, and to one another. */
static void put(Layer *layer, GHashTable *renderings, const char *term, const char *text, gboolean derived) {
  g_autofree char *key = text_fold(term);
  Rendering *known = g_hash_table_lookup(renderings, key);
  if (known && derived)
    return;
  if (known && !known->derived && !g_str_equal(known->text, text)) {
    g_autofree char *what =
        g_strdup_printf(_("“%s” has another rendering at line %u: “%s”"), term, known->line, known->text);
    fault(layer, _("keep one of them, or tell them apart by a word in parentheses"), what);
    return;
  }
  Rendering *rendering = g_new0(Rendering, 1);
  *rendering = (Rendering){text_nfc(text, -1), layer->line, derived};
  g_hash_table_replace(renderings, g_steal_pointer(&key), rendering);
}

/* "X (Y)" into its parts; FALSE for other shapes. */
static gboolean split_term(const char *term, char **outside, char **inside) {
  const char *open = strstr(term, " (");
  gsize length = strlen(term);
  if (!open || open == term || term[length - 1] != ')' || strchr(open + 2, '('))
    return FALSE;
  *outside = g_strchomp(g_strndup(term, (gsize)(open - term)));
  *inside = g_strndup(open + 2, (gsize)(term + length - 1 - (open + 2)));
  return **outside && **inside;
}

/* Two capitals or more and no small letter in the first word: UBND, PAR, ĐT.294B. */
static gboolean is_abbreviation(const char *text) {
  guint capitals = 0;
  for (const char *p = text; *p && *p != ' '; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_islower(c))
      return FALSE;
    capitals += g_unichar_isupper(c);
  }
  return capitals >= 2;
}

/* The term and its parts; `weak` where many terms may share one word. */
static void put_term(Layer *layer, GHashTable *renderings, const char *term, const char *text, gboolean weak) {
  g_autofree char *outside = NULL, *inside = NULL, *text_outside = NULL, *text_inside = NULL;
  put(layer, renderings, term, text, weak);
  if (!split_term(term, &outside, &inside))
    return;
  gboolean both = split_term(text, &text_outside, &text_inside);
  put(layer, renderings, outside, both ? text_outside : text, TRUE);
  if (is_abbreviation(inside))
    put(layer, renderings, inside, both ? text_inside : text, TRUE);
}

static void read_row(Layer *layer, GPtrArray *fields) {
  const char *values[COLUMNS];
  if (fields->len != layer->columns) {
    g_autofree char *what =
        g_strdup_printf(_("%u fields where the first line names %u columns"), fields->len, layer->columns);
    fault(layer, _("fields are separated by one tab"), what);
    return;
  }
  for (guint c = 0; c < COLUMNS; c++) {
    values[c] = g_strstrip(g_ptr_array_index(fields, (guint)layer->position[c]));
    g_autofree char *what = g_strdup_printf(_("the field “%s” is empty"), column_names[c]);
    if (!*values[c])
      fault(layer, NULL, what);
  }
  if (!*values[COLUMN_VI] || !*values[COLUMN_EN])
    return;
  put_term(layer, layer->english, values[COLUMN_VI], values[COLUMN_EN], FALSE);
  put_term(layer, layer->vietnamese, values[COLUMN_EN], values[COLUMN_VI], TRUE);
}

static gboolean says_nothing(const char *line) { return *line == '#' || line[strspn(line, " \t")] == '\0'; }

static void read_line(Layer *layer, char *line) {
  g_autoptr(GPtrArray) fields = g_ptr_array_new();
  if (g_str_has_suffix(line, "\r"))
    line[strlen(line) - 1] = '\0';
  if (says_nothing(line))
    return;
  if (!tsv_split(line, fields))
    fault(layer, _("double a quotation mark inside a field in quotation marks"), _("a quotation mark is not closed"));
  else if (layer->columns > 0)
    read_row(layer, fields);
  else if (!read_head(layer, fields))
    layer->columns = 0;
}

/* Without a head the rows mean nothing: reading stops at a faulty one. */
static void read_lines(Layer *layer, char *text) {
  guint before = diagnostics_errors(layer->diagnostics);
  gboolean headless = FALSE;
  for (char *line = text, *next; line && !headless; line = next) {
    next = strchr(line, '\n');
    if (next)
      *next++ = '\0';
    layer->line++;
    read_line(layer, line);
    headless = layer->columns == 0 && diagnostics_errors(layer->diagnostics) > before;
  }
  if (layer->columns == 0 && !headless)
    fault(layer, _("the first line names the columns: id, vi, en, …"), _("the glossary is empty"));
}

static void merge(GHashTable *into, GHashTable *from) {
  GHashTableIter iterator;
  gpointer key, rendering;
  g_hash_table_iter_init(&iterator, from);
  while (g_hash_table_iter_next(&iterator, &key, &rendering)) {
    g_hash_table_iter_steal(&iterator);
    g_hash_table_replace(into, key, rendering);
  }
}

gboolean glossary_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics) {
  guint before = diagnostics_errors(diagnostics);
  Layer layer = {.file = display, .diagnostics = diagnostics};
  layer.english = renderings_new();
  layer.vietnamese = renderings_new();
  g_autofree char *text = text_file_read(path, display, GLOSSARY_MAX_MIB, diagnostics);
  if (text) /* spreadsheets put a byte order mark before what they save as UTF-8 */
    read_lines(&layer, text + (g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0));
  gboolean fine = diagnostics_errors(diagnostics) == before;
  if (fine) {
    merge(glossary->english, layer.english);
    merge(glossary->vietnamese, layer.vietnamese);
  }
  g_hash_table_unref(layer.english);
  g_hash_table_unref(layer.vietnamese);
  return fine;
}

const char *glossary_find(const Glossary *glossary, const char *term, const char *language) {
  g_autofree char *key = text_fold(term);
  GHashTable *renderings = g_str_equal(language, "vi") ? glossary->vietnamese : glossary->english;
  const Rendering *rendering = g_hash_table_lookup(renderings, key);
  return rendering ? rendering->text : NULL;
}
