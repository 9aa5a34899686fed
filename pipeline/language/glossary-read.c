/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Glossary layers in tab-separated text. */

#include <string.h>

#include "base/calendar.h"
#include "base/message.h"
#include "base/text.h"
#include "language/glossary.h"
#include "language/text-file.h"
#include "language/tsv.h"

#define GLOSSARY_MAX_MIB 16

typedef enum GlossaryColumn {
  COLUMN_ID,
  COLUMN_VI,
  COLUMN_EN,
  COLUMN_STATUS,
  COLUMN_ALSO,
  COLUMN_AVOID,
  COLUMN_DEPRECATED,
  COLUMN_FROM,
  COLUMN_UNTIL,
  COLUMNS,
  NEEDED_FROM = COLUMN_VI,
  NEEDED_TO = COLUMN_EN,
} GlossaryColumn;

/* Those that are read in the order of GlossaryColumn, then those that are for people. */
static const char *const column_names[] = {"id",    "vi",         "en",         "status", "also",
                                           "avoid", "deprecated", "from",       "until",  "avoid_or_variant_en",
                                           "note",  "domain",     "provenance", NULL};

typedef struct Reader {
  const char *file;
  guint line;
  int position[COLUMNS]; /* of each column among the fields; -1: not there */
  guint columns;
  GlossaryLayer *layer;
  Diagnostics *diagnostics;
} Reader;

static gboolean fault(Reader *reader, const char *hint, const char *what) {
  Place place = {.file = reader->file, .line = reader->line};
  diagnostics_add(reader->diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, &place, hint, "%s", what);
  return FALSE;
}

static void check_column_name(Reader *reader, const GPtrArray *fields, guint index) {
  const char *name = g_ptr_array_index(fields, index);
  for (guint i = 0; i < index; i++)
    if (g_str_equal(g_ptr_array_index(fields, i), name)) {
      g_autofree char *twice = g_strdup_printf(_("there are two columns “%s”"), name);
      fault(reader, NULL, twice);
      return;
    }
  if (g_strv_contains(column_names, name))
    return;
  g_autofree char *what = g_strdup_printf(_("unknown column “%s”"), name);
  const char *near = text_suggest(name, column_names);
  g_autofree char *hint = near ? g_strdup_printf(_("did you mean “%s”?"), near) : NULL;
  fault(reader, hint, what);
}

static gboolean read_head(Reader *reader, GPtrArray *fields) {
  guint before = diagnostics_errors(reader->diagnostics);
  reader->columns = fields->len;
  for (guint c = 0; c < COLUMNS; c++)
    reader->position[c] = -1;
  for (guint i = 0; i < fields->len; i++) {
    const char *name = g_ptr_array_index(fields, i);
    check_column_name(reader, fields, i);
    for (guint c = 0; c < COLUMNS; c++)
      if (g_str_equal(name, column_names[c]))
        reader->position[c] = (int)i;
  }
  for (guint c = NEEDED_FROM; c <= NEEDED_TO; c++) {
    g_autofree char *what = g_strdup_printf(_("there is no column “%s”"), column_names[c]);
    if (reader->position[c] < 0)
      fault(reader, _("the first line names the columns: vi, en, …"), what);
  }
  return diagnostics_errors(reader->diagnostics) == before;
}

/* Renderings in one field are set apart by ";". */
static void add_renderings(Reader *reader, const char *const *values, const char *list, TermStatus status) {
  g_auto(GStrv) texts = g_strsplit(list, ";", -1);
  for (char **text = texts; *text; text++)
    if (*g_strstrip(*text))
      glossary_add_term(reader->layer, values[COLUMN_ID], values[COLUMN_VI], *text, status, reader->line);
}

static gboolean read_status(Reader *reader, const char *word, TermStatus *status) {
  static const char *const words[] = {"approved", "admitted", "deprecated", "forbidden", NULL};
  if (term_status_parse(word, status))
    return TRUE;
  const char *near = text_suggest(word, words);
  g_autofree char *what = g_strdup_printf(_("“%s” is not a status"), word);
  g_autofree char *hint = near ? g_strdup_printf(_("did you mean “%s”?"), near)
                               : g_strdup(_("the statuses are approved, admitted, deprecated and forbidden"));
  return fault(reader, hint, what);
}

static gboolean read_day(Reader *reader, const char *text, gint32 *days) {
  Date date;
  if (!*text)
    return TRUE;
  if (!date_parse(text, &date)) {
    g_autofree char *what = g_strdup_printf(_("“%s” is not a date"), text);
    return fault(reader, _("write it as 2024-03-27"), what);
  }
  *days = date_to_days(date);
  return TRUE;
}

static gboolean check_filled(Reader *reader, const char *const *values) {
  gboolean good = TRUE;
  for (guint c = NEEDED_FROM; c <= NEEDED_TO; c++) {
    if (*values[c])
      continue;
    g_autofree char *what = g_strdup_printf(_("the field “%s” is empty"), column_names[c]);
    good = fault(reader, NULL, what);
  }
  return good;
}

static void read_row(Reader *reader, GPtrArray *fields) {
  const char *values[COLUMNS];
  TermStatus status = TERM_SUGGESTED;
  gint32 from = TERM_ALWAYS_FROM, until = TERM_ALWAYS_UNTIL;
  if (fields->len != reader->columns) {
    g_autofree char *what =
        g_strdup_printf(_("%u fields where the first line names %u columns"), fields->len, reader->columns);
    fault(reader, _("fields are separated by one tab"), what);
    return;
  }
  for (guint c = 0; c < COLUMNS; c++)
    values[c] = reader->position[c] < 0 ? "" : g_strstrip(g_ptr_array_index(fields, (guint)reader->position[c]));
  if (!*values[COLUMN_ID])
    values[COLUMN_ID] = values[COLUMN_VI];
  if (!check_filled(reader, values) || !read_status(reader, values[COLUMN_STATUS], &status) ||
      !read_day(reader, values[COLUMN_FROM], &from) || !read_day(reader, values[COLUMN_UNTIL], &until))
    return;
  if (from > until) {
    fault(reader, NULL, _("the day from which the term holds is after that until which it does"));
    return;
  }
  glossary_add_term(reader->layer, values[COLUMN_ID], values[COLUMN_VI], values[COLUMN_EN], status, reader->line);
  add_renderings(reader, values, values[COLUMN_ALSO], TERM_ADMITTED);
  add_renderings(reader, values, values[COLUMN_DEPRECATED], TERM_DEPRECATED);
  add_renderings(reader, values, values[COLUMN_AVOID], TERM_FORBIDDEN);
  glossary_limit_term(reader->layer, values[COLUMN_VI], from, until);
}

static gboolean says_nothing(const char *line) { return *line == '#' || line[strspn(line, " \t")] == '\0'; }

static void read_line(Reader *reader, char *line) {
  g_autoptr(GPtrArray) fields = g_ptr_array_new();
  if (g_str_has_suffix(line, "\r"))
    line[strlen(line) - 1] = '\0';
  if (says_nothing(line))
    return;
  if (!tsv_split(line, fields))
    fault(reader, _("double a quotation mark inside a field in quotation marks"), _("a quotation mark is not closed"));
  else if (reader->columns > 0)
    read_row(reader, fields);
  else if (!read_head(reader, fields))
    reader->columns = 0;
}

/* Without a head the rows mean nothing: reading stops at a faulty one. */
static void read_lines(Reader *reader, char *text) {
  guint before = diagnostics_errors(reader->diagnostics);
  gboolean headless = FALSE;
  for (char *line = text, *next; line && !headless; line = next) {
    next = strchr(line, '\n');
    if (next)
      *next++ = '\0';
    reader->line++;
    read_line(reader, line);
    headless = reader->columns == 0 && diagnostics_errors(reader->diagnostics) > before;
  }
  if (reader->columns == 0 && !headless)
    fault(reader, _("the first line names the columns: vi, en, …"), _("the glossary is empty"));
}

gboolean glossary_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics) {
  GlossaryLayer *layer = glossary_layer_new(display, diagnostics);
  Reader reader = {.file = display, .layer = layer, .diagnostics = diagnostics};
  g_autofree char *text = text_file_read(path, display, GLOSSARY_MAX_MIB, diagnostics);
  if (text) /* spreadsheets put a byte order mark before what they save as UTF-8 */
    read_lines(&reader, text + (g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0));
  return glossary_add_layer(glossary, layer);
}
