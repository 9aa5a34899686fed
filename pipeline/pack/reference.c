/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/reference.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

#define MOST_CONDITIONS 32

/* `fault` is set once, where the text first departs from the form. */
typedef struct Scanner {
  const char *text, *at;
  const char *fault; /* what was expected, not yet translated */
} Scanner;

static void skip_spaces(Scanner *scanner) {
  while (*scanner->at == ' ' || *scanner->at == '\t' || *scanner->at == '\n')
    scanner->at++;
}

static gboolean expect(Scanner *scanner, char sign, const char *fault) {
  skip_spaces(scanner);
  if (!scanner->fault && *scanner->at == sign) {
    scanner->at++;
    return TRUE;
  }
  if (!scanner->fault)
    scanner->fault = fault;
  return FALSE;
}

static char *scan_quoted(Scanner *scanner) {
  char quote = *scanner->at++;
  g_autoptr(GString) out = g_string_new(NULL);
  for (;; scanner->at++) {
    if (*scanner->at == '\0') {
      scanner->fault = N_("a closing quotation mark is missing");
      return NULL;
    }
    if (*scanner->at == quote && *++scanner->at != quote)
      break;
    g_string_append_c(out, *scanner->at);
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

/* A word up to one of `ends`, without spaces around it; not empty unless quoted. */
static char *scan_word(Scanner *scanner, const char *ends, const char *missing) {
  if (scanner->fault)
    return NULL;
  skip_spaces(scanner);
  if (*scanner->at == '\'' || *scanner->at == '"')
    return scan_quoted(scanner);
  gsize length = strcspn(scanner->at, ends);
  g_autofree char *word = g_strchomp(g_strndup(scanner->at, length));
  if (*word == '\0') {
    scanner->fault = missing;
    return NULL;
  }
  scanner->at += length;
  return text_nfc(word, -1);
}

static gboolean scan_condition(Scanner *scanner, Condition *condition) {
  condition->column = scan_word(scanner, "=,]", N_("the name of a column is missing"));
  expect(scanner, '=', N_("“=” is missing after the column"));
  condition->value = scan_word(scanner, ",]", N_("the value is missing"));
  return !scanner->fault;
}

static void scan_conditions(Scanner *scanner, Reference *reference) {
  g_autoptr(GArray) conditions = g_array_new(FALSE, TRUE, sizeof(Condition));
  do {
    Condition condition = {0};
    scan_condition(scanner, &condition);
    g_array_append_val(conditions, condition);
    skip_spaces(scanner);
    if (conditions->len > MOST_CONDITIONS && !scanner->fault)
      scanner->fault = N_("there are too many conditions");
  } while (!scanner->fault && *scanner->at == ',' && scanner->at++);
  expect(scanner, ']', N_("“]” is missing after the conditions"));
  reference->condition_count = conditions->len;
  reference->conditions = (Condition *)(gpointer)g_array_free(g_steal_pointer(&conditions), FALSE);
}

static void report(const Scanner *scanner, const Place *place, Diagnostics *diagnostics) {
  diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, place,
                  _("A reference has the form table[column=value].column; quote values with , or ]: 'so, quoted'"),
                  _("the reference “%s” is wrong at character %ld: %s"), scanner->text,
                  g_utf8_pointer_to_offset(scanner->text, scanner->at) + 1, _(scanner->fault));
}

Reference *reference_parse(const char *text, const Place *place, Diagnostics *diagnostics) {
  Scanner scanner = {.text = text, .at = text};
  g_autoptr(Reference) reference = g_new0(Reference, 1);
  reference->table = scan_word(&scanner, "[].,=", N_("the name of a table is missing"));
  if (!scanner.fault && *scanner.at == '[') {
    scanner.at++;
    scan_conditions(&scanner, reference);
  }
  expect(&scanner, '.', N_("“.” and the name of a column are missing"));
  reference->column = scan_word(&scanner, "[],=", N_("the name of a column is missing"));
  skip_spaces(&scanner);
  if (!scanner.fault && *scanner.at)
    scanner.fault = N_("nothing may follow the column");
  if (!scanner.fault)
    return g_steal_pointer(&reference);
  report(&scanner, place, diagnostics);
  return NULL;
}

void reference_free(Reference *reference) {
  if (!reference)
    return;
  for (guint i = 0; i < reference->condition_count; i++) {
    g_free((char *)reference->conditions[i].column);
    g_free((char *)reference->conditions[i].value);
  }
  g_free(reference->conditions);
  g_free(reference->table);
  g_free(reference->column);
  g_free(reference);
}

char *reference_name(const Reference *reference) {
  const char *source = reference->column;
  if (strcmp(source, "value") == 0 && reference->condition_count > 0)
    source = reference->conditions[reference->condition_count - 1].value;
  g_autofree char *ascii = text_ascii(source);
  g_autoptr(GString) name = g_string_new(NULL);
  for (const char *at = ascii; *at; at++) {
    if (g_ascii_isalnum(*at))
      g_string_append_c(name, g_ascii_tolower(*at));
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c(name, '_');
  }
  if (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate(name, name->len - 1);
  return name->len > 0 ? g_string_free(g_steal_pointer(&name), FALSE) : g_strdup("value");
}
