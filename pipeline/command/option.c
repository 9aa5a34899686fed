/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/option.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

void given_init(Given *given) {
  given->values = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  given->arguments = g_ptr_array_new_with_free_func(g_free);
}

void given_clear(Given *given) {
  g_clear_pointer(&given->values, g_hash_table_unref);
  g_clear_pointer(&given->arguments, g_ptr_array_unref);
}

static const Option *find_name(const Option *const *tables, const char *name, gsize length) {
  for (; *tables; tables++)
    for (const Option *option = *tables; option->name; option++)
      if (strlen(option->name) == length && strncmp(option->name, name, length) == 0)
        return option;
  return NULL;
}

static const Option *find_letter(const Option *const *tables, char letter) {
  for (; *tables; tables++)
    for (const Option *option = *tables; option->name; option++)
      if (option->letter == letter)
        return option;
  return NULL;
}

static void report_unknown(const Option *const *tables, const char *word, Diagnostics *diagnostics) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (const Option *const *table = tables; *table; table++)
    for (const Option *option = *table; option->name; option++)
      g_ptr_array_add(names, (gpointer)option->name);
  g_ptr_array_add(names, NULL);
  g_autofree char *name = g_strndup(word, strcspn(word, "="));
  const char *near = g_str_has_prefix(name, "--") ? text_suggest(name + 2, (const char *const *)names->pdata) : NULL;
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("there is no option %s"), name);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean --%s?"), near);
  else
    diagnostics_hint(diagnostics, _("--help lists the options"));
}

static void keep(Given *given, const Option *option, const char *value) {
  GPtrArray *values = g_hash_table_lookup(given->values, option->name);
  if (!values) {
    values = g_ptr_array_new_with_free_func(g_free);
    g_hash_table_insert(given->values, (gpointer)option->name, values);
  }
  g_ptr_array_add(values, g_strdup(value));
}

/* `value`: what stood in the same word, or NULL. */
static gboolean take_value(Given *given, const Option *option, const char *value, char **words, guint *next,
                           Diagnostics *diagnostics) {
  if (!option->argument && value) {
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("option --%s takes no value"), option->name);
    return FALSE;
  }
  if (option->argument && !value) {
    value = words[*next];
    if (!value) {
      diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("option --%s needs a value: %s"), option->name,
                        option->argument);
      return FALSE;
    }
    ++*next;
  }
  keep(given, option, value ? value : "");
  return TRUE;
}

static gboolean take_long(Given *given, const Option *const *tables, const char *word, char **words, guint *next,
                          Diagnostics *diagnostics) {
  const char *equals = strchr(word, '=');
  gsize length = equals ? (gsize)(equals - word) : strlen(word);
  const Option *option = find_name(tables, word + 2, length - 2);
  if (option)
    return take_value(given, option, equals ? equals + 1 : NULL, words, next, diagnostics);
  report_unknown(tables, word, diagnostics);
  return FALSE;
}

/* "-o DIR", "-oDIR", "-hv". */
static gboolean take_letters(Given *given, const Option *const *tables, const char *word, char **words, guint *next,
                             Diagnostics *diagnostics) {
  for (const char *letter = word + 1; *letter; letter++) {
    const Option *option = find_letter(tables, *letter);
    if (!option) {
      char name[] = {'-', *letter, '\0'};
      report_unknown(tables, (guchar)*letter < 0x80 ? name : word, diagnostics);
      return FALSE;
    }
    const char *rest = option->argument && letter[1] ? letter + 1 : NULL;
    if (!take_value(given, option, rest, words, next, diagnostics))
      return FALSE;
    if (option->argument)
      return TRUE;
  }
  return TRUE;
}

gboolean given_parse(Given *given, const Option *const *tables, char **words, guint *next, gboolean until_argument,
                     Diagnostics *diagnostics) {
  gboolean good = TRUE, options = TRUE;
  while (words[*next]) {
    const char *word = words[*next];
    gboolean argument = !options || word[0] != '-' || word[1] == '\0';
    if (argument && until_argument)
      return good;
    ++*next;
    if (argument)
      g_ptr_array_add(given->arguments, g_strdup(word));
    else if (strcmp(word, "--") == 0)
      options = FALSE;
    else if (word[1] == '-')
      good = take_long(given, tables, word, words, next, diagnostics) && good;
    else
      good = take_letters(given, tables, word, words, next, diagnostics) && good;
  }
  return good;
}

gboolean given_flag(const Given *given, const char *name) { return g_hash_table_contains(given->values, name); }

const char *given_value(const Given *given, const char *name, const char *fallback) {
  const GPtrArray *values = g_hash_table_lookup(given->values, name);
  return values ? g_ptr_array_index(values, values->len - 1) : fallback;
}

char **given_list(const Given *given, const char *name) {
  const GPtrArray *values = g_hash_table_lookup(given->values, name);
  if (!values)
    return NULL;
  g_autoptr(GStrvBuilder) list = g_strv_builder_new();
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < values->len; i++) {
    g_auto(GStrv) words = g_strsplit(g_ptr_array_index(values, i), ",", -1);
    if (!*words) /* no list at all, where all that is left out means "all" */
      g_strv_builder_add(list, "");
    for (char **word = words; *word; word++)
      if (g_hash_table_add(seen, g_strdup(*word)))
        g_strv_builder_add(list, *word);
  }
  return g_strv_builder_end(list);
}

static gboolean report_value(const char *name, const char *value, const char *wanted, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("option --%s must be %s, not “%s”"), name, wanted, value);
  return FALSE;
}

gboolean given_there(const Given *given, const char *name, Diagnostics *diagnostics) {
  const GPtrArray *files = g_hash_table_lookup(given->values, name);
  gboolean good = TRUE;
  for (guint i = 0; files && i < files->len; i++) {
    const char *file = g_ptr_array_index(files, i);
    if (g_file_test(file, G_FILE_TEST_EXISTS))
      continue;
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("option --%s names a file that is not there: “%s”"), name,
                      file);
    good = FALSE;
  }
  return good;
}

gboolean given_number(const Given *given, const char *name, guint max, guint fallback, guint *out,
                      Diagnostics *diagnostics) {
  const char *value = given_value(given, name, NULL);
  guint64 number;
  *out = fallback;
  if (!value)
    return TRUE;
  if (!g_ascii_string_to_unsigned(value, 10, 0, max, &number, NULL)) {
    g_autofree char *wanted = g_strdup_printf(_("a whole number from 0 to %u"), max);
    return report_value(name, value, wanted, diagnostics);
  }
  *out = (guint)number;
  return TRUE;
}

gboolean given_size(const Given *given, const char *name, guint64 *out, Diagnostics *diagnostics) {
  static const char SUFFIXES[] = "KMG";
  const char *value = given_value(given, name, NULL);
  *out = 0;
  if (!value)
    return TRUE;
  gsize length = strlen(value);
  const char *suffix = length > 0 ? strchr(SUFFIXES, g_ascii_toupper(value[length - 1])) : NULL;
  if (suffix && *suffix == '\0')
    suffix = NULL;
  g_autofree char *digits = g_strndup(value, suffix ? length - 1 : length);
  guint shift = suffix ? 10 * (guint)(suffix - SUFFIXES + 1) : 0;
  guint64 number;
  if (!g_ascii_string_to_unsigned(digits, 10, 1, G_MAXINT64 >> shift, &number, NULL))
    return report_value(name, value, _("a number of bytes such as 500M or 2G"), diagnostics);
  *out = number << shift;
  return TRUE;
}

gboolean given_word(const Given *given, const char *name, const char *const *words, int *out,
                    Diagnostics *diagnostics) {
  const char *value = given_value(given, name, NULL);
  *out = 0;
  if (!value)
    return TRUE;
  for (int i = 0; words[i]; i++)
    if (strcmp(words[i], value) == 0) {
      *out = i;
      return TRUE;
    }
  g_autofree char *all = g_strjoinv(", ", (char **)words), *wanted = g_strdup_printf(_("one of %s"), all);
  report_value(name, value, wanted, diagnostics);
  const char *near = text_suggest(value, words);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  return FALSE;
}
