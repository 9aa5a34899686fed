/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/check.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "pack/check-attributes.h"
#include "pack/document.h"
#include "pack/position.h"

typedef struct Check {
  const Grammar *grammar;
  const GrammarRoot *kind;
  Diagnostics *diagnostics;
  guint most; /* stop when there are so many errors */
} Check;

/* One element's children so far. */
typedef struct Content {
  const xmlNode *element;
  const ElementRule *rule;
  guint64 next; /* places that may come now */
  gboolean may_end;
  guint64 seen;          /* places taken; INTERLEAVED */
  const xmlNode *before; /* the last child */
  gboolean out_of_order; /* reported: what is missing would be its echo */
} Content;

static void check_element(const Check *check, const xmlNode *element, const ElementRule *rule);

/* ---- sets of places ---------------------------------------------------------- */

static guint64 places_named(const Model *model, const char *name) {
  guint64 set = 0;
  for (guint i = 0; i < model->count; i++)
    if (model->places[i].name && strcmp(model->places[i].name, name) == 0)
      set |= G_GUINT64_CONSTANT(1) << i;
  return set;
}

static guint lowest(guint64 set) { return (guint)__builtin_ctzll(set); }

static guint64 next_of(const Model *model, guint64 from) {
  guint64 next = 0;
  for (; from; from &= from - 1)
    next |= model->places[lowest(from)].follow;
  return next;
}

/* All that may come sooner or later, when `without` may not come. */
static guint64 reachable(const Model *model, guint64 from, guint64 without) {
  from &= ~without;
  for (guint64 wider = from;; from = wider) {
    wider = (from | next_of(model, from)) & ~without;
    if (wider == from)
      return from;
  }
}

/* What is to be said when `from` is where content stands and it cannot get to `goal` at once: the places on every way
 * there; failing these, those that lead there in one step. */
static guint64 needed(const Model *model, guint64 from, guint64 goal) {
  guint64 every = 0, some = 0;
  for (guint64 set = reachable(model, from, 0); set; set &= set - 1) {
    guint64 place = set & -set;
    if (!(place & goal) && !(reachable(model, from, place) & goal))
      every |= place;
    if ((place & from) && (next_of(model, place) & goal))
      some |= place;
  }
  return every ? every : some ? some : from;
}

/* The same of the end of the element. */
static guint64 needed_to_end(const Model *model, guint64 from) {
  guint64 every = 0;
  for (guint64 set = reachable(model, from, 0); set; set &= set - 1)
    if (!(reachable(model, from, set & -set) & model->last))
      every |= set & -set;
  return every ? every : from & model->last ? from & model->last : from;
}

/* Names of a set's elements, each once, NULL-terminated; free the array only. */
static const char **names_of(const Model *model, guint64 set) {
  GPtrArray *names = g_ptr_array_new();
  for (; set; set &= set - 1) {
    const char *name = model->places[lowest(set)].name;
    if (name && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      g_ptr_array_add(names, (char *)name);
  }
  g_ptr_array_add(names, NULL);
  return (const char **)g_ptr_array_free(names, FALSE);
}

static guint64 all_places(const Model *model) {
  return model->count == MODEL_MOST ? ~G_GUINT64_CONSTANT(0) : (G_GUINT64_CONSTANT(1) << model->count) - 1;
}

/* "<p>, <list>" */
static char *list_elements(const char *const *names) {
  GString *list = g_string_new(NULL);
  for (; *names; names++)
    g_string_append_printf(list, "%s<%s>", list->len ? ", " : "", *names);
  return g_string_free(list, FALSE);
}

/* ---- reports ------------------------------------------------------------------- */

static void hint_allowed(const Check *check, const ElementRule *rule) {
  g_autofree const char **names = names_of(&rule->model, all_places(&rule->model));
  g_autofree char *list = list_elements(names);
  if (*names)
    diagnostics_hint(check->diagnostics, _("allowed in <%s>: %s"), rule->name, list);
  else if (rule->model.kind == MODEL_FORM || rule->model.count > 0)
    diagnostics_hint(check->diagnostics, _("<%s> holds text alone"), rule->name);
  else
    diagnostics_hint(check->diagnostics, _("<%s> is empty"), rule->name);
}

/* An element that its parent never takes.  Returns the name that was probably meant, or NULL. */
static const char *report_stranger(const Check *check, const Content *content, const xmlNode *child) {
  const char *name = (const char *)child->name;
  Place place = xml_place(child);
  gboolean known = g_hash_table_contains(check->grammar->names, name);
  if (known)
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> is not allowed in <%s>"), name,
                      content->rule->name);
  else
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("there is no element <%s>"), name);
  g_autofree const char **names = names_of(&content->rule->model, all_places(&content->rule->model));
  const char *near = known ? NULL : text_suggest(name, names);
  if (near)
    diagnostics_hint(check->diagnostics, _("did you mean <%s>?"), near);
  else
    hint_allowed(check, content->rule);
  return near;
}

static void report_too_early(const Check *check, const Content *content, const xmlNode *child, guint64 named) {
  Place place = xml_place(child);
  g_autofree const char **names = names_of(&content->rule->model, needed(&content->rule->model, content->next, named));
  g_autofree char *list = list_elements(names);
  diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> needs %s before <%s>"), content->rule->name, list,
                    child->name);
}

static void report_too_late(const Check *check, const Content *content, const xmlNode *child, guint64 named) {
  Place place = xml_place(child);
  if (named & content->seen)
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> is given twice in <%s>"), child->name,
                      content->rule->name);
  else if (content->before)
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> cannot stand after <%s> in <%s>"), child->name,
                      content->before->name, content->rule->name);
  else
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> cannot stand beside text in <%s>"), child->name,
                      content->rule->name);
  g_autofree const char **names = names_of(&content->rule->model, content->next);
  g_autofree char *list = list_elements(names);
  if (*names)
    diagnostics_hint(check->diagnostics, _("allowed here: %s"), list);
}

static void report_missing(const Check *check, const Content *content, guint64 missing) {
  Place place = xml_place(content->element);
  g_autofree const char **names = names_of(&content->rule->model, missing);
  g_autofree char *list = list_elements(names);
  if (names[0] && names[1])
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> lacks one of %s"), content->rule->name, list);
  else
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> lacks %s"), content->rule->name, list);
}

static void report_text(const Check *check, const Content *content, const xmlNode *text) {
  const char *first = (const char *)text->content;
  Place place = xml_place(text);
  for (; g_ascii_isspace(*first); first++)
    place.line += *first == '\n';
  place.column = 0;
  g_autofree char *collapsed = text_collapse(first);
  g_autofree char *begin = g_utf8_strlen(collapsed, -1) > 30 ? g_utf8_substring(collapsed, 0, 30) : g_strdup(collapsed);
  diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("text is not allowed in <%s>: “%s%s”"),
                    content->rule->name, begin, strlen(begin) < strlen(collapsed) ? "…" : "");
  hint_allowed(check, content->rule);
}

/* ---- children -------------------------------------------------------------------- */

static void take(Content *content, guint64 places) {
  const Model *model = &content->rule->model;
  content->seen |= places;
  content->next = next_of(model, places);
  content->may_end = (places & model->last) != 0;
}

/* The rule to check the child by; NULL: its inside cannot be known. */
static const ElementRule *place_in_sequence(const Check *check, Content *content, const xmlNode *child, guint64 named) {
  const Model *model = &content->rule->model;
  guint64 here = named & content->next;
  if (here) {
    take(content, here);
    return model->places[lowest(here)].rule;
  }
  guint64 later = named & reachable(model, content->next, 0);
  if (later) {
    report_too_early(check, content, child, later);
    take(content, later);
  } else {
    report_too_late(check, content, child, named);
  }
  content->out_of_order = TRUE;
  return model->places[lowest(named)].rule;
}

static const ElementRule *place_anywhere(const Check *check, Content *content, const xmlNode *child, guint64 named) {
  if (named & content->seen) {
    Place place = xml_place(child);
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> is given twice in <%s>"), child->name,
                      content->rule->name);
  }
  content->seen |= named;
  return content->rule->model.places[lowest(named)].rule;
}

static void check_child(const Check *check, Content *content, const xmlNode *child) {
  const Model *model = &content->rule->model;
  guint64 named = places_named(model, (const char *)child->name);
  if (!named) {
    const char *meant = report_stranger(check, content, child);
    named = meant ? places_named(model, meant) : 0;
    content->out_of_order |= !meant;
    if (!meant || !(named & (model->kind == MODEL_SEQUENCE ? content->next : ~content->seen)))
      return;
  }
  const ElementRule *rule = model->kind == MODEL_INTERLEAVED ? place_anywhere(check, content, child, named)
                                                             : place_in_sequence(check, content, child, named);
  content->before = child;
  check_element(check, child, rule);
}

static void check_text(const Check *check, Content *content, const xmlNode *text) {
  const Model *model = &content->rule->model;
  const char *content_text = (const char *)text->content;
  if (model->kind == MODEL_FORM || content_text[strspn(content_text, " \t\r\n")] == '\0')
    return;
  guint64 here = 0;
  for (guint64 set = content->next; set; set &= set - 1)
    if (!model->places[lowest(set)].name)
      here |= set & -set;
  if (here)
    take(content, here);
  else
    report_text(check, content, text);
}

static void check_instruction(const Check *check, const xmlNode *instruction) {
  if (strcmp((const char *)instruction->name, "xml-model") == 0) /* for editors */
    return;
  Place place = xml_place(instruction);
  diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("the processing instruction <?%s?> is not understood"),
                    instruction->name);
}

static void check_end(const Check *check, const Content *content) {
  const Model *model = &content->rule->model;
  guint64 missing = 0;
  if (model->kind == MODEL_INTERLEAVED) {
    for (guint i = 0; i < model->count; i++)
      if (model->places[i].required && !(content->seen >> i & 1))
        missing |= G_GUINT64_CONSTANT(1) << i;
    if (missing)
      report_missing(check, content, missing);
  } else if (!content->may_end && !content->out_of_order) {
    report_missing(check, content, needed_to_end(model, content->next));
  }
}

static void check_form(const Check *check, const xmlNode *element, const Form *form) {
  g_autofree char *text = xml_text(element);
  if (form_matches(form, text))
    return;
  Place place = xml_place(element);
  diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("“%s” is not right in <%s>"), text, element->name);
  check_hint_form(form, text, check->diagnostics);
}

static gboolean check_namespace(const Check *check, const xmlNode *element) {
  const char *is = element->ns ? (const char *)element->ns->href : "";
  if (strcmp(is, check->kind->namespace) == 0)
    return TRUE;
  Place place = xml_place(element);
  if (*is == '\0')
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> is in no namespace"), element->name);
  else
    diagnostics_error(check->diagnostics, FAULT_PACK, &place, _("<%s> is in the namespace “%s”"), element->name, is);
  diagnostics_hint(check->diagnostics, _("write xmlns=\"%s\" at the root element"), check->kind->namespace);
  return FALSE;
}

static gboolean is_foreign(const Check *check, const xmlNode *element) {
  return !element->ns || strcmp((const char *)element->ns->href, check->kind->namespace) != 0;
}

static gboolean is_enough(const Check *check) { return diagnostics_errors(check->diagnostics) >= check->most; }

static void check_element(const Check *check, const xmlNode *element, const ElementRule *rule) {
  const Model *model = &rule->model;
  Content content = {.element = element, .rule = rule, .next = model->first, .may_end = model->nullable};
  check_attributes(rule, element, check->diagnostics);
  for (const xmlNode *child = element->children; child && !is_enough(check); child = child->next) {
    if (child->type == XML_ELEMENT_NODE && rule->foreign_elements && is_foreign(check, child))
      continue;
    if (child->type == XML_ELEMENT_NODE && check_namespace(check, child))
      check_child(check, &content, child);
    else if (child->type == XML_TEXT_NODE)
      check_text(check, &content, child);
    else if (child->type == XML_PI_NODE)
      check_instruction(check, child);
  }
  if (model->kind == MODEL_FORM)
    check_form(check, element, model->form);
  else
    check_end(check, &content);
}

gboolean check_document(const Grammar *grammar, const GrammarRoot *kind, xmlDocPtr document, Diagnostics *diagnostics) {
  guint errors = diagnostics_errors(diagnostics);
  Check check = {grammar, kind, diagnostics, errors + XML_MOST_FAULTS};
  const xmlNode *root = xmlDocGetRootElement(document);
  for (const xmlNode *node = document->children; node; node = node->next)
    if (node->type == XML_PI_NODE)
      check_instruction(&check, node);
  if (strcmp((const char *)root->name, kind->rule->name) != 0) {
    Place place = xml_place(root);
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("the root element is <%s>, not <%s>"), root->name,
                      kind->rule->name);
  } else if (check_namespace(&check, root)) {
    check_element(&check, root, kind->rule);
  }
  return diagnostics_errors(diagnostics) == errors;
}
