/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/stage.h"

#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "pack/document.h"
#include "pack/near.h"

/* ---- expectations ---------------------------------------------------------- */

static gboolean read_bound(const xmlNode *column, const char *name, SnDecimal *out, Diagnostics *diagnostics) {
  const char *text = xml_attribute(column, name);
  if (!text)
    return FALSE;
  if (decimal_parse(text, strlen(text), out))
    return TRUE;
  Place place = xml_attribute_place(column, name);
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("%s=\"%s\" is not a decimal of at most 18 digits"), name, text);
  return FALSE;
}

static gboolean is_word(const char *text, const char *word) { return text && strcmp(text, word) == 0; }

static SnType type_of(const char *word) {
  return is_word(word, "number")    ? SN_NUMBER
         : is_word(word, "date")    ? SN_DATE
         : is_word(word, "boolean") ? SN_BOOLEAN
                                    : SN_TEXT;
}

static NumberLocale locale_of(const char *word) {
  return is_word(word, "vi")      ? NUMBER_VI
         : is_word(word, "en")    ? NUMBER_EN
         : is_word(word, "plain") ? NUMBER_PLAIN
                                  : NUMBER_INFER;
}

static char **split_names(const char *text) {
  g_autofree char *collapsed = text_collapse(text ? text : "");
  return g_strsplit(collapsed, " ", -1);
}

/* “plain vi”: the first, and those tried after it. */
static void read_locales(const xmlNode *column, Expectation *expectation, Diagnostics *diagnostics) {
  const char *text = xml_attribute(column, "locale");
  g_auto(GStrv) words = split_names(text);
  expectation->locale = locale_of(words[0]);
  for (guint i = 1; words[0] && words[i]; i++) {
    if (g_strv_contains((const char *const *)words + i + 1, words[i]) || strcmp(words[i], words[0]) == 0) {
      Place place = xml_attribute_place(column, "locale");
      diagnostics_error(diagnostics, FAULT_PACK, &place, _("locale=\"%s\" names “%s” twice"), text, words[i]);
    } else if (expectation->also_count < G_N_ELEMENTS(expectation->also)) {
      expectation->also[expectation->also_count++] = locale_of(words[i]);
    }
  }
}

/* A locale, a least or greatest value and a unit's scale make sense for numbers alone, and say that the column is one.
 */
static void settle_type(const xmlNode *column, Expectation *expectation, Diagnostics *diagnostics) {
  const char *numeric = xml_attribute(column, "locale") ? "locale"
                        : expectation->has_min          ? "min"
                        : expectation->has_max          ? "max"
                                                        : NULL;
  if (!numeric)
    return;
  if (!expectation->has_type) {
    expectation->has_type = TRUE;
    expectation->type = SN_NUMBER;
  } else if (expectation->type != SN_NUMBER) {
    Place place = xml_attribute_place(column, numeric);
    diagnostics_error(diagnostics, FAULT_PACK, &place,
                      _("“%s” is for columns of numbers, and this one is of type “%s”"), numeric,
                      xml_attribute(column, "type"));
  }
}

static char **split_values(const char *text) {
  if (!text)
    return NULL;
  char **words = g_strsplit(text, "|", -1);
  for (char **word = words; *word; word++)
    g_strstrip(*word);
  return words;
}

static Expectation read_expectation(const xmlNode *column, Diagnostics *diagnostics) {
  Expectation expectation = {.column = xml_attribute(column, "name"),
                             .has_type = xml_attribute(column, "type") != NULL,
                             .type = type_of(xml_attribute(column, "type")),
                             .unit = xml_attribute(column, "unit"),
                             .required = xml_flag(column, "required", FALSE),
                             .unique = xml_flag(column, "unique", FALSE),
                             .words = split_values(xml_attribute(column, "values")),
                             .nothing = split_values(xml_attribute(column, "nothing")),
                             .line = xml_line(column)};
  read_locales(column, &expectation, diagnostics);
  expectation.has_min = read_bound(column, "min", &expectation.min, diagnostics);
  expectation.has_max = read_bound(column, "max", &expectation.max, diagnostics);
  settle_type(column, &expectation, diagnostics);
  return expectation;
}

static void read_expectations(const xmlNode *element, Stage *stage, Diagnostics *diagnostics) {
  g_autoptr(GArray) expectations = g_array_new(FALSE, FALSE, sizeof(Expectation));
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (xmlNodePtr child = xml_element(element->children); child; child = xml_element(child->next)) {
    const char *column = xml_attribute(child, "name");
    if (!xml_is(child, "column") || !column)
      continue;
    if (!g_hash_table_add(seen, text_fold(column))) {
      Place place = xml_place(child);
      diagnostics_error(diagnostics, FAULT_PACK, &place, _("the column “%s” is described twice"), column);
      continue;
    }
    Expectation expectation = read_expectation(child, diagnostics);
    g_array_append_val(expectations, expectation);
  }
  stage->expectation_count = expectations->len;
  stage->expectations = (Expectation *)(gpointer)g_array_free(g_steal_pointer(&expectations), FALSE);
}

/* ---- one stage ------------------------------------------------------------- */

/* Attributes that are the stage's own; the others are its plugin's. */
static gboolean is_own_attribute(const Stage *stage, const xmlAttr *attribute) {
  const char *name = (const char *)attribute->name;
  if (attribute->ns || strcmp(name, "name") == 0 || strcmp(name, "plugin") == 0)
    return TRUE;
  return (stage->kind != STAGE_SOURCE && strcmp(name, "from") == 0) ||
         (stage->kind == STAGE_CHECK && strcmp(name, "message") == 0);
}

static void read_settings(const xmlNode *element, Stage *stage) {
  GArray *settings = g_array_new(FALSE, FALSE, sizeof(Setting));
  for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
    if (is_own_attribute(stage, attribute))
      continue;
    const char *name = (const char *)attribute->name;
    Setting setting = {
        .name = name, .value = xml_attribute(element, name), .line = xml_line((const xmlNode *)attribute)};
    g_array_append_val(settings, setting);
  }
  stage->setting_count = settings->len;
  stage->settings = (Setting *)(gpointer)g_array_free(settings, FALSE);
}

/* As written, so that lines within an SQL statement can be counted from text_line. */
static void read_text(const xmlNode *element, Stage *stage) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = element->children; child; child = child->next) {
    if (child->type != XML_TEXT_NODE)
      continue;
    const char *content = (const char *)child->content;
    const char *first = content + strspn(content, " \t\r\n");
    if (text->len == 0 && *first) {
      stage->text_line = xml_line(child);
      for (const char *at = content; at < first; at++)
        stage->text_line += *at == '\n';
      content = first;
    }
    if (text->len > 0 || *first)
      g_string_append(text, content);
  }
  if (text->len > 0)
    stage->text = g_strchomp(g_string_free(g_steal_pointer(&text), FALSE));
}

static Stage *read_stage(const xmlNode *element, StageKind kind, Diagnostics *diagnostics) {
  Stage *stage = g_new0(Stage, 1);
  stage->kind = kind;
  stage->name = g_strdup(xml_attribute(element, "name"));
  stage->plugin = g_strdup(xml_attribute(element, "plugin"));
  stage->from = split_names(kind == STAGE_SOURCE ? NULL : xml_attribute(element, "from"));
  stage->message = kind == STAGE_CHECK ? g_strdup(xml_attribute(element, "message")) : NULL;
  stage->line = xml_line(element);
  read_settings(element, stage);
  read_expectations(element, stage, diagnostics);
  read_text(element, stage);
  return stage;
}

void stage_free(gpointer data) {
  Stage *stage = data;
  if (!stage)
    return;
  for (guint i = 0; i < stage->expectation_count; i++)
    expectation_clear(&stage->expectations[i]);
  g_free(stage->expectations);
  g_free(stage->settings);
  g_strfreev(stage->from);
  g_free(stage->name);
  g_free(stage->plugin);
  g_free(stage->text);
  g_free(stage->message);
  g_free(stage);
}

/* ---- all of them ------------------------------------------------------------ */

const char **stages_tables(const GPtrArray *stages) {
  const char **names = g_new0(const char *, stages->len + 1);
  guint count = 0;
  for (guint i = 0; i < stages->len; i++) {
    const Stage *stage = stages->pdata[i];
    if (stage->kind != STAGE_CHECK)
      names[count++] = stage->name;
  }
  return names;
}

/* What is known while the stages are read in order. */
typedef struct Naming {
  GHashTable *lines;  /* name in small letters, as SQL compares them → line */
  GHashTable *tables; /* made so far */
  GHashTable *all;    /* made anywhere */
  const GPtrArray *stages;
  Diagnostics *diagnostics;
} Naming;

static void check_name(const Naming *naming, const xmlNode *element, const Stage *stage) {
  char *key = g_ascii_strdown(stage->name, -1);
  guint line = GPOINTER_TO_UINT(g_hash_table_lookup(naming->lines, key));
  if (line == 0) {
    g_hash_table_insert(naming->lines, key, GUINT_TO_POINTER(stage->line));
    return;
  }
  g_free(key);
  Place place = xml_attribute_place(element, "name");
  diagnostics_error(naming->diagnostics, FAULT_PACK, &place, _("the name “%s” is already taken in line %u"),
                    stage->name, line);
}

static void report_input(const Naming *naming, const xmlNode *element, const Stage *stage, const char *table) {
  Place place = xml_attribute_place(element, "from");
  if (strcmp(table, stage->name) == 0) {
    diagnostics_error(naming->diagnostics, FAULT_PACK, &place, _("“%s” is made from itself"), table);
    return;
  }
  diagnostics_error(naming->diagnostics, FAULT_PACK, &place, _("no table before this stage is called “%s”"), table);
  if (g_hash_table_contains(naming->all, table)) {
    diagnostics_hint(naming->diagnostics, _("put the stage that makes it before this one"));
    return;
  }
  g_autofree const char **names = stages_tables(naming->stages);
  near_hint(table, names, naming->diagnostics);
}

static int kind_of(const xmlNode *element) {
  return xml_is(element, "source")      ? STAGE_SOURCE
         : xml_is(element, "transform") ? STAGE_TRANSFORM
         : xml_is(element, "check")     ? STAGE_CHECK
                                        : -1;
}

static void collect_tables(const xmlNode *data, GHashTable *all) {
  for (xmlNodePtr element = data ? xml_element(data->children) : NULL; element; element = xml_element(element->next)) {
    const char *name = xml_attribute(element, "name");
    if (name && !xml_is(element, "check"))
      g_hash_table_add(all, (gpointer)name);
  }
}

static void add_stage(const Naming *naming, const xmlNode *element, StageKind kind, GPtrArray *stages, guint most) {
  Stage *stage = read_stage(element, kind, naming->diagnostics);
  check_name(naming, element, stage);
  for (char **table = stage->from; *table && diagnostics_errors(naming->diagnostics) < most; table++)
    if (**table && !g_hash_table_contains(naming->tables, *table))
      report_input(naming, element, stage, *table);
  g_ptr_array_add(stages, stage);
  if (kind != STAGE_CHECK)
    g_hash_table_add(naming->tables, stage->name);
}

void stages_read(const xmlNode *data, GPtrArray *stages, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) tables = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) all = g_hash_table_new(g_str_hash, g_str_equal);
  const Naming naming = {lines, tables, all, stages, diagnostics};
  guint most = diagnostics_errors(diagnostics) + XML_MOST_FAULTS;
  collect_tables(data, all);
  for (xmlNodePtr element = data ? xml_element(data->children) : NULL; element; element = xml_element(element->next)) {
    int kind = kind_of(element);
    if (kind >= 0 && xml_attribute(element, "name") && diagnostics_errors(diagnostics) < most)
      add_stage(&naming, element, (StageKind)kind, stages, most);
  }
}
