/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/grammar.h"

#include <libxml/parser.h>
#include <string.h>

#include "pack/document.h"

/* The schemas come with the program; what they contain is known, and what is not understood is said by name. */
typedef struct Builder {
  Grammar *grammar;
  char *problem; /* the first; NULL: none */
} Builder;

/* A part of a content model under construction. */
typedef struct Fragment {
  guint64 first, last;
  gboolean nullable;
} Fragment;

static const Fragment nothing = {.nullable = TRUE};

static ElementRule *build_element(Builder *builder, const xmlNode *pattern);
static const Form *build_form(Builder *builder, const xmlNode *pattern);

static void fail(Builder *builder, const xmlNode *pattern, const char *problem) {
  if (!builder->problem)
    builder->problem =
        g_strdup_printf("%s line %ld: <%s> %s", xml_file(pattern), xmlGetLineNo(pattern), pattern->name, problem);
}

static const xmlNode *find_define(Builder *builder, const xmlNode *ref) {
  const char *name = xml_attribute(ref, "name");
  const xmlNode *define = name ? g_hash_table_lookup(builder->grammar->defines, name) : NULL;
  if (!define)
    fail(builder, ref, "refers to nothing");
  return define;
}

static const xmlNode *only_child(const xmlNode *pattern) {
  const xmlNode *child = xml_element(pattern->children);
  return child && !xml_element(child->next) ? child : NULL;
}

/* ---- forms ------------------------------------------------------------------ */

/* A pattern of text alone: a datatype, words, a list, or a choice of those. */
static gboolean is_form(Builder *builder, const xmlNode *pattern) {
  if (xml_is(pattern, "data") || xml_is(pattern, "value") || xml_is(pattern, "list"))
    return TRUE;
  if (xml_is(pattern, "ref")) {
    const xmlNode *define = find_define(builder, pattern), *content = define ? only_child(define) : NULL;
    return content && is_form(builder, content);
  }
  if (!xml_is(pattern, "choice"))
    return FALSE;
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next))
    if (!is_form(builder, part))
      return FALSE;
  return TRUE;
}

static void read_bound(Builder *builder, Form *form, const xmlNode *parameter) {
  const char *name = xml_attribute(parameter, "name");
  const char *text = parameter->children ? (const char *)parameter->children->content : "";
  if (strcmp(name, "pattern") == 0) {
    form->pattern = xmlRegexpCompile((const xmlChar *)text);
    if (!form->pattern)
      fail(builder, parameter, "has a pattern that is not understood");
  } else if (strcmp(name, "minInclusive") == 0 || strcmp(name, "minLength") == 0) {
    form->least = g_ascii_strtod(text, NULL);
  } else if (strcmp(name, "minExclusive") == 0) {
    form->least = g_ascii_strtod(text, NULL);
    form->above_least = TRUE;
  } else if (strcmp(name, "maxInclusive") == 0 || strcmp(name, "maxLength") == 0) {
    form->most = g_ascii_strtod(text, NULL);
  } else {
    fail(builder, parameter, "is not a bound that is understood");
  }
}

static Form *build_data(Builder *builder, const xmlNode *pattern) {
  Form *form = form_new(FORM_DATA);
  form->type = form_find_type(xml_attribute(pattern, "type"));
  if (!form->type)
    fail(builder, pattern, "has a datatype that is not understood");
  for (xmlNodePtr parameter = xml_element(pattern->children); parameter; parameter = xml_element(parameter->next))
    read_bound(builder, form, parameter);
  return form;
}

static Form *build_parts(Builder *builder, const xmlNode *pattern, FormKind kind) {
  Form *form = form_new(kind);
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next))
    g_ptr_array_add(form->parts, (Form *)build_form(builder, part));
  return form;
}

static Form *build_list(Builder *builder, const xmlNode *pattern) {
  const xmlNode *repeated = only_child(pattern);
  if (repeated && xml_is(repeated, "oneOrMore") && only_child(repeated))
    return build_parts(builder, repeated, FORM_LIST);
  fail(builder, pattern, "is not a list of one or more");
  return form_new(FORM_TEXT);
}

static Form *build_new_form(Builder *builder, const xmlNode *pattern) {
  if (xml_is(pattern, "data"))
    return build_data(builder, pattern);
  if (xml_is(pattern, "choice"))
    return build_parts(builder, pattern, FORM_CHOICE);
  if (xml_is(pattern, "list"))
    return build_list(builder, pattern);
  if (xml_is(pattern, "value")) {
    Form *form = form_new(FORM_WORD);
    form->word = pattern->children ? (const char *)pattern->children->content : "";
    return form;
  }
  if (!xml_is(pattern, "text"))
    fail(builder, pattern, "is not understood in an attribute");
  return form_new(FORM_TEXT);
}

static const Form *build_form(Builder *builder, const xmlNode *pattern) {
  const char *name = NULL;
  if (xml_is(pattern, "ref")) {
    const xmlNode *define = find_define(builder, pattern);
    name = xml_attribute(pattern, "name");
    pattern = define ? only_child(define) : NULL;
  }
  Form *form = pattern ? g_hash_table_lookup(builder->grammar->forms, pattern) : NULL;
  if (!form) {
    form = pattern ? build_new_form(builder, pattern) : form_new(FORM_TEXT);
    form->name = name;
    g_hash_table_insert(builder->grammar->forms, pattern ? (gpointer)pattern : form, form);
  }
  return form;
}

/* ---- attributes --------------------------------------------------------------- */

static void add_attribute(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required,
                          guint choice) {
  const char *name = xml_attribute(pattern, "name");
  if (!name) { /* a class of names: the parameters of plugins, or what other namespaces add */
    *(xml_child(pattern, "anyName") ? &rule->foreign_attributes : &rule->any_attribute) = TRUE;
    return;
  }
  const xmlNode *content = xml_element(pattern->children);
  static const Form any = {.kind = FORM_TEXT};
  AttributeRule attribute = {
      .name = name, .required = required, .choice = choice, .form = content ? build_form(builder, content) : &any};
  g_array_append_val(rule->attributes, attribute);
}

static gboolean is_choice_of_attributes(const xmlNode *pattern) {
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next))
    if (!xml_is(part, "attribute"))
      return FALSE;
  return xml_element(pattern->children) != NULL;
}

static void add_choice_of_attributes(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required) {
  rule->choices++;
  if (required)
    rule->required_choices |= G_GUINT64_CONSTANT(1) << rule->choices;
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next))
    add_attribute(builder, rule, part, FALSE, rule->choices);
}

/* ---- content ------------------------------------------------------------------- */

static Fragment add_place(Builder *builder, Model *model, const xmlNode *pattern, const char *name,
                          const ElementRule *rule) {
  if (model->count == MODEL_MOST) {
    fail(builder, pattern, "is one child too many");
    return nothing;
  }
  guint64 bit = G_GUINT64_CONSTANT(1) << model->count;
  model->places[model->count++] = (ModelPlace){.name = name, .rule = rule, .required = TRUE};
  return (Fragment){.first = bit, .last = bit};
}

static void connect(Model *model, guint64 from, guint64 to) {
  for (guint i = 0; i < model->count; i++)
    if (from >> i & 1)
      model->places[i].follow |= to;
}

/* Text may be empty, and go on after a comment. */
static Fragment add_text(Builder *builder, Model *model, const xmlNode *pattern) {
  Fragment text = add_place(builder, model, pattern, NULL, NULL);
  text.nullable = TRUE;
  connect(model, text.last, text.first);
  return text;
}

static Fragment join(Model *model, Fragment a, Fragment b) {
  connect(model, a.last, b.first);
  return (Fragment){.first = a.first | (a.nullable ? b.first : 0),
                    .last = b.last | (b.nullable ? a.last : 0),
                    .nullable = a.nullable && b.nullable};
}

static Fragment read_pattern(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required);

static Fragment read_group(Builder *builder, ElementRule *rule, const xmlNode *parent, gboolean required) {
  Fragment all = nothing;
  for (xmlNodePtr part = xml_element(parent->children); part; part = xml_element(part->next))
    all = join(&rule->model, all, read_pattern(builder, rule, part, required));
  return all;
}

static Fragment read_choice(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required) {
  if (is_choice_of_attributes(pattern)) {
    add_choice_of_attributes(builder, rule, pattern, required);
    return nothing;
  }
  Fragment any = {.nullable = FALSE};
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next)) {
    Fragment one = read_pattern(builder, rule, part, FALSE);
    any = (Fragment){any.first | one.first, any.last | one.last, any.nullable || one.nullable};
  }
  return any;
}

static Fragment read_repeated(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required) {
  Fragment one = read_group(builder, rule, pattern, required);
  connect(&rule->model, one.last, one.first);
  return one;
}

static Fragment read_ref(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required) {
  const xmlNode *define = find_define(builder, pattern);
  return define ? read_group(builder, rule, define, required) : nothing;
}

static Fragment read_interleave(Builder *builder, ElementRule *rule, const xmlNode *pattern) {
  rule->model.kind = MODEL_INTERLEAVED;
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next)) {
    gboolean optional = xml_is(part, "optional");
    guint before = rule->model.count;
    read_pattern(builder, rule, optional ? xml_element(part->children) : part, FALSE);
    if (rule->model.count != before + 1)
      fail(builder, part, "is not one element");
    else
      rule->model.places[before].required = !optional;
  }
  return nothing;
}

/* `required`: what the pattern asks for must be there. */
static Fragment read_pattern(Builder *builder, ElementRule *rule, const xmlNode *pattern, gboolean required) {
  Fragment fragment = nothing;
  if (is_form(builder, pattern)) {
    rule->model.kind = MODEL_FORM;
    rule->model.form = build_form(builder, pattern);
  } else if (xml_is(pattern, "attribute")) {
    add_attribute(builder, rule, pattern, required, 0);
  } else if (xml_is(pattern, "element") && !xml_attribute(pattern, "name")) {
    rule->foreign_elements = TRUE;
  } else if (xml_is(pattern, "element")) {
    const ElementRule *child = build_element(builder, pattern);
    fragment = add_place(builder, &rule->model, pattern, child->name, child);
  } else if (xml_is(pattern, "text")) {
    fragment = add_text(builder, &rule->model, pattern);
  } else if (xml_is(pattern, "ref")) {
    fragment = read_ref(builder, rule, pattern, required);
  } else if (xml_is(pattern, "group")) {
    fragment = read_group(builder, rule, pattern, required);
  } else if (xml_is(pattern, "choice")) {
    fragment = read_choice(builder, rule, pattern, required);
  } else if (xml_is(pattern, "oneOrMore")) {
    fragment = read_repeated(builder, rule, pattern, required);
  } else if (xml_is(pattern, "zeroOrMore")) {
    fragment = read_repeated(builder, rule, pattern, FALSE);
    fragment.nullable = TRUE;
  } else if (xml_is(pattern, "optional")) {
    fragment = read_group(builder, rule, pattern, FALSE);
    fragment.nullable = TRUE;
  } else if (xml_is(pattern, "interleave")) {
    fragment = read_interleave(builder, rule, pattern);
  } else if (!xml_is(pattern, "empty")) {
    fail(builder, pattern, "is not understood");
  }
  return fragment;
}

static void free_rule(gpointer data) {
  ElementRule *rule = data;
  g_array_unref(rule->attributes);
  g_free(rule);
}

static ElementRule *build_element(Builder *builder, const xmlNode *pattern) {
  ElementRule *rule = g_hash_table_lookup(builder->grammar->elements, pattern);
  if (rule)
    return rule;
  rule = g_new0(ElementRule, 1);
  rule->name = xml_attribute(pattern, "name");
  rule->attributes = g_array_new(FALSE, TRUE, sizeof(AttributeRule));
  g_hash_table_insert(builder->grammar->elements, (gpointer)pattern, rule);
  g_hash_table_add(builder->grammar->names, (gpointer)rule->name);
  Fragment content = read_group(builder, rule, pattern, TRUE);
  rule->model.first = content.first;
  rule->model.last = content.last;
  rule->model.nullable = content.nullable;
  return rule;
}

/* ---- the files ------------------------------------------------------------------ */

static void collect_defines(Builder *builder, const xmlNode *root) {
  for (xmlNodePtr child = xml_element(root->children); child; child = xml_element(child->next)) {
    const char *name = xml_is(child, "define") ? xml_attribute(child, "name") : NULL;
    if (name && !g_hash_table_insert(builder->grammar->defines, (gpointer)name, child))
      fail(builder, child, "is defined twice");
  }
}

/* Reads it unless that was done.  Definitions of included files belong to the namespace of the element under
 * check, so one set of them serves all. */
static xmlDocPtr read_file(Builder *builder, const char *name) {
  xmlDocPtr file = g_hash_table_lookup(builder->grammar->files, name);
  if (file)
    return file;
  g_autofree char *path = g_build_filename(builder->grammar->folder, name, NULL);
  file = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (!file) {
    if (!builder->problem)
      builder->problem = g_strdup_printf("%s cannot be read", path);
    return NULL;
  }
  g_hash_table_insert(builder->grammar->files, g_strdup(name), file);
  xmlNodePtr root = xmlDocGetRootElement(file), include = xml_child(root, "include");
  collect_defines(builder, root);
  if (include)
    read_file(builder, xml_attribute(include, "href"));
  return file;
}

static void add_schema(Builder *builder, const char *name) {
  g_autofree char *file_name = g_strconcat(name, ".rng", NULL);
  xmlDocPtr file = read_file(builder, file_name);
  const xmlNode *root = file ? xmlDocGetRootElement(file) : NULL, *start = root ? xml_child(root, "start") : NULL;
  const xmlNode *ref = start ? only_child(start) : NULL, *define = ref ? find_define(builder, ref) : NULL;
  const xmlNode *element = define ? only_child(define) : NULL;
  if (!element || !xml_is(element, "element")) {
    if (root)
      fail(builder, root, "has no root element");
    return;
  }
  GrammarRoot *added = g_new0(GrammarRoot, 1);
  added->file = file;
  added->namespace = xml_attribute(root, "ns");
  added->rule = build_element(builder, element);
  g_hash_table_insert(builder->grammar->roots, g_strdup(name), added);
}

Grammar *grammar_load(const char *folder, const char *const *names, char **message) {
  Grammar *grammar = g_new0(Grammar, 1);
  grammar->folder = g_strdup(folder);
  grammar->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)xmlFreeDoc);
  grammar->roots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  grammar->defines = g_hash_table_new(g_str_hash, g_str_equal);
  grammar->names = g_hash_table_new(g_str_hash, g_str_equal);
  grammar->elements = g_hash_table_new_full(NULL, NULL, NULL, free_rule);
  grammar->forms = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)form_free);
  Builder builder = {.grammar = grammar};
  for (; *names && !builder.problem; names++)
    add_schema(&builder, *names);
  *message = builder.problem;
  if (builder.problem)
    g_clear_pointer(&grammar, grammar_free);
  return grammar;
}

void grammar_free(Grammar *grammar) {
  if (!grammar)
    return;
  g_hash_table_unref(grammar->roots);
  g_hash_table_unref(grammar->defines);
  g_hash_table_unref(grammar->names);
  g_hash_table_unref(grammar->elements);
  g_hash_table_unref(grammar->forms);
  g_hash_table_unref(grammar->files);
  g_free(grammar->folder);
  g_free(grammar);
}
