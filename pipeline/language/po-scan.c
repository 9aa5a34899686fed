/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/po-scan.h"

#include <string.h>

/* What the next string continues. */
typedef enum Field { FIELD_PREVIOUS, FIELD_PREVIOUS_CONTEXT, FIELD_CONTEXT, FIELD_ID, FIELD_STR, FIELD_NONE } Field;
#define FIELDS FIELD_NONE

typedef struct Scanner {
  PoScan *scan;
  const char *at;   /* the line to read */
  guint line;       /* its number */
  char *free_space; /* of the strings */
  GString *fields[FIELDS], *notes, *extracted;
  gboolean given[FIELDS];
  const char *file; /* of the first reference; NULL: none */
  gsize file_length;
  guint file_line;
  gboolean fuzzy, obsolete, previous_obsolete;
  Field field;
  const char *raw;
  guint raw_line;
} Scanner;

static void reset(Scanner *scanner) {
  for (guint i = 0; i < FIELDS; i++) {
    g_string_truncate(scanner->fields[i], 0);
    scanner->given[i] = FALSE;
  }
  g_string_truncate(scanner->notes, 0);
  g_string_truncate(scanner->extracted, 0);
  scanner->file = scanner->raw = NULL;
  scanner->fuzzy = scanner->obsolete = FALSE;
  scanner->field = FIELD_NONE;
}

static const char *keep(Scanner *scanner, const char *text, gsize length) {
  char *kept = scanner->free_space;
  memcpy(kept, text, length);
  kept[length] = '\0';
  scanner->free_space += length + 1;
  return kept;
}

static const char *keep_given(Scanner *scanner, Field field) {
  const GString *text = scanner->fields[field];
  return scanner->given[field] ? keep(scanner, text->str, text->len) : NULL;
}

static const char *keep_filled(Scanner *scanner, const GString *text) {
  return text->len > 0 ? keep(scanner, text->str, text->len) : NULL;
}

static void end_entry(Scanner *scanner) {
  Entry entry = {.context = keep_given(scanner, FIELD_CONTEXT), .source = keep_given(scanner, FIELD_ID)};
  entry.translation = keep_filled(scanner, scanner->fields[FIELD_STR]);
  entry.previous = keep_given(scanner, FIELD_PREVIOUS);
  entry.notes = keep_filled(scanner, scanner->notes);
  entry.comment = keep_filled(scanner, scanner->extracted);
  if (scanner->file) {
    entry.file = keep(scanner, scanner->file, scanner->file_length);
    entry.line = scanner->file_line;
  }
  entry.fuzzy = scanner->fuzzy;
  entry.obsolete = scanner->obsolete;
  entry.raw = scanner->raw;
  entry.raw_length = (guint)(scanner->at - scanner->raw);
  while (entry.raw_length > 1 && entry.raw[entry.raw_length - 2] == '\n') /* blank lines behind it */
    entry.raw_length--;
  g_array_append_val(scanner->scan->entries, entry);
  g_array_append_val(scanner->scan->lines, scanner->raw_line);
  reset(scanner);
}

/* ---- lines ---- */

/* The rest of the line behind its mark and, where there is one, a space. */
static void append_comment(GString *out, const char *text, const char *end) {
  text += text < end && *text == ' ';
  g_string_append_len(out, text, end - text);
  g_string_append_c(out, '\n');
}

/* "pack.xml:19", the first of a line of such. */
static gboolean read_reference(Scanner *scanner, const char *text, const char *end) {
  text += text < end && *text == ' ';
  const char *stop = text;
  while (stop < end && *stop != ' ' && *stop != '\t')
    stop++;
  const char *colon = stop;
  while (colon > text && g_ascii_isdigit(colon[-1]))
    colon--;
  if (colon == stop || stop - colon > 8 || colon - text < 2 || colon[-1] != ':' || (guchar)*text >= 0x80)
    return FALSE;
  if (scanner->file)
    return TRUE;
  scanner->file = text;
  scanner->file_length = (gsize)(colon - 1 - text);
  scanner->file_line = (guint)g_ascii_strtoull(colon, NULL, 10);
  return scanner->file_line > 0;
}

/* Flags that we do not keep are libgettextpo's to read. */
static gboolean read_flags(Scanner *scanner, const char *text, const char *end) {
  scanner->fuzzy = TRUE;
  return end - text == 6 && memcmp(text, " fuzzy", 6) == 0;
}

/* From the opening quote to the line's end. */
static gboolean read_string(GString *out, const char *text, const char *end) {
  if (end - text < 2 || *text != '"' || end[-1] != '"')
    return FALSE;
  for (text++, end--; text < end;) {
    const char *slash = memchr(text, '\\', (gsize)(end - text)), *quote = memchr(text, '"', (gsize)(end - text));
    const char *stop = slash && (!quote || slash < quote) ? slash : quote ? quote : end;
    g_string_append_len(out, text, stop - text);
    if (stop == end)
      return TRUE;
    if (*stop == '"' || stop + 1 == end || !strchr("nt\"\\", stop[1]))
      return FALSE;
    g_string_append_c(out, stop[1] == 'n' ? '\n' : stop[1] == 't' ? '\t' : stop[1]);
    text = stop + 2;
  }
  return TRUE;
}

static gboolean starts(const char *text, const char *end, const char *word) {
  gsize length = strlen(word);
  return (gsize)(end - text) > length && memcmp(text, word, length) == 0 && text[length] == ' ';
}

/* Each field once, in the order in which they come. */
static gboolean read_field(Scanner *scanner, Field field, const char *text, const char *end) {
  if (scanner->given[field])
    return FALSE;
  scanner->given[field] = TRUE;
  scanner->field = field;
  return read_string(scanner->fields[field], text, end);
}

static gboolean has_previous(const Scanner *scanner) {
  return scanner->given[FIELD_PREVIOUS] || scanner->given[FIELD_PREVIOUS_CONTEXT];
}

static gboolean begin_strings(Scanner *scanner, const char *line, gboolean obsolete) {
  if (has_previous(scanner) && scanner->previous_obsolete != obsolete)
    return FALSE;
  if (scanner->raw)
    return scanner->obsolete == obsolete;
  scanner->raw = line;
  scanner->raw_line = scanner->line;
  scanner->obsolete = obsolete;
  return TRUE;
}

/* `line`: where it begins, `text`: behind "#~ " of an obsolete entry. */
static gboolean read_keyword(Scanner *scanner, const char *line, const char *text, const char *end) {
  gboolean obsolete = text > line;
  if (*text == '"')
    return scanner->field >= FIELD_CONTEXT && scanner->field < FIELD_NONE && scanner->obsolete == obsolete &&
           read_string(scanner->fields[scanner->field], text, end);
  if (starts(text, end, "msgctxt"))
    return !scanner->raw && begin_strings(scanner, line, obsolete) &&
           read_field(scanner, FIELD_CONTEXT, text + strlen("msgctxt "), end);
  if (starts(text, end, "msgid"))
    return !scanner->given[FIELD_ID] && begin_strings(scanner, line, obsolete) &&
           read_field(scanner, FIELD_ID, text + strlen("msgid "), end);
  return starts(text, end, "msgstr") && scanner->field == FIELD_ID && scanner->obsolete == obsolete &&
         read_field(scanner, FIELD_STR, text + strlen("msgstr "), end);
}

static gboolean read_previous(Scanner *scanner, const char *text, const char *end, gboolean obsolete) {
  if (text == end || *text != ' ' || (has_previous(scanner) && scanner->previous_obsolete != obsolete))
    return FALSE;
  scanner->previous_obsolete = obsolete;
  text++;
  if (text < end && *text == '"')
    return scanner->field <= FIELD_PREVIOUS_CONTEXT && read_string(scanner->fields[scanner->field], text, end);
  if (starts(text, end, "msgid"))
    return read_field(scanner, FIELD_PREVIOUS, text + strlen("msgid "), end);
  return !scanner->given[FIELD_PREVIOUS] && starts(text, end, "msgctxt") &&
         read_field(scanner, FIELD_PREVIOUS_CONTEXT, text + strlen("msgctxt "), end);
}

/* Not one of the marks that gettext has or may come to have, nor a position as Solaris writes it ("# File: x, line:
 * 3"). */
static gboolean is_plain_comment(const char *text, const char *end) {
  if (text == end)
    return TRUE;
  if (*text == ' ')
    return end - text < 5 || g_ascii_strncasecmp(text, " file", 5) != 0;
  return g_ascii_isalnum(*text) || (guchar)*text >= 0x80 || *text == '#';
}

static gboolean read_comment(Scanner *scanner, const char *line, const char *end) {
  const char *text = line + 1;
  char kind = text < end ? *text : ' ';
  if (kind != '|' && kind != '~' && has_previous(scanner)) /* which stands right before its entry */
    return FALSE;
  switch (kind) {
  case '.':
    append_comment(scanner->extracted, text + 1, end);
    return TRUE;
  case ':':
    return read_reference(scanner, text + 1, end);
  case ',':
    return read_flags(scanner, text + 1, end);
  case '|':
    return read_previous(scanner, text + 1, end, FALSE);
  case '~':
    if (text + 1 < end && text[1] == '|')
      return read_previous(scanner, text + 2, end, TRUE);
    return text + 1 < end && text[1] == ' ' && text + 2 < end && read_keyword(scanner, line, text + 2, end);
  default:
    if (!is_plain_comment(text, end))
      return FALSE;
    append_comment(scanner->notes, text, end);
    return TRUE;
  }
}

/* A comment between the strings of an entry would be nobody's. */
static gboolean is_within(const Scanner *scanner) { return scanner->raw && !scanner->given[FIELD_STR]; }

static gboolean continues(const char *line, const char *end, gboolean obsolete) {
  if (!obsolete)
    return *line == '"';
  return end - line > 3 && memcmp(line, "#~ \"", 4) == 0;
}

static gboolean read_line(Scanner *scanner, const char *line, const char *end) {
  if (line == end)
    return TRUE;
  if (scanner->given[FIELD_STR] && !continues(line, end, scanner->obsolete))
    end_entry(scanner);
  gboolean keyword = *line != '#' || (end - line > 1 && line[1] == '~' && (end - line < 3 || line[2] != '|'));
  if (!keyword && is_within(scanner))
    return FALSE;
  return *line == '#' ? read_comment(scanner, line, end) : read_keyword(scanner, line, line, end);
}

/* ---- the file ---- */

/* libgettextpo says where the other one stands. */
static gboolean are_distinct(const GArray *entries) {
  g_autoptr(GHashTable) seen = g_hash_table_new(entry_hash, entry_equal);
  for (guint i = 0; i < entries->len; i++)
    if (!g_hash_table_add(seen, &g_array_index(entries, Entry, i)))
      return FALSE;
  return TRUE;
}

static gboolean read_all(Scanner *scanner) {
  gboolean good = TRUE;
  while (good && *scanner->at) {
    const char *line = scanner->at, *end = line + strcspn(line, "\n");
    good = end[0] == '\n' && memchr(line, '\r', (gsize)(end - line)) == NULL && read_line(scanner, line, end);
    scanner->at = end + (*end == '\n');
    scanner->line++;
  }
  if (good && scanner->given[FIELD_STR])
    end_entry(scanner);
  /* A comment behind the last entry is nobody's, half an entry a fault. */
  return good && !scanner->raw && !scanner->given[FIELD_PREVIOUS];
}

gboolean po_scan(PoScan *scan, const char *text) {
  Scanner scanner = {.scan = scan, .at = text, .line = 1};
  scan->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  scan->lines = g_array_new(FALSE, FALSE, sizeof(guint));
  /* No string is longer than what it is read from, quotes or marks and newline with it. */
  scan->strings = scanner.free_space = g_malloc(strlen(text) + 1);
  for (guint i = 0; i < FIELDS; i++)
    scanner.fields[i] = g_string_new(NULL);
  scanner.notes = g_string_new(NULL);
  scanner.extracted = g_string_new(NULL);
  reset(&scanner);
  gboolean good = read_all(&scanner) && are_distinct(scan->entries);
  for (guint i = 0; i < FIELDS; i++)
    g_string_free(scanner.fields[i], TRUE);
  g_string_free(scanner.notes, TRUE);
  g_string_free(scanner.extracted, TRUE);
  if (!good)
    po_scan_clear(scan);
  return good;
}

void po_scan_clear(PoScan *scan) {
  g_clear_pointer(&scan->entries, g_array_unref);
  g_clear_pointer(&scan->lines, g_array_unref);
  g_clear_pointer(&scan->strings, g_free);
}
