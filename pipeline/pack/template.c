/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/template.h"

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "pack/document.h"
#include "pack/folder.h"
#include "pack/furniture.h"
#include "pack/near.h"
#include "pack/schema.h"
#include "pack/style.h"

#define MOST_BASES 8

/* The names of templates that are under way, innermost last: a chain must end. */
typedef struct Chain {
  const char *names[MOST_BASES];
  guint count;
} Chain;

static Template *load_named(const char *name, Chain *chain, const Place *place, Diagnostics *diagnostics);

/* ---- one file -------------------------------------------------------------- */

static gboolean is_known(gpointer seen, const char *what, const xmlNode *element, const char *name,
                         Diagnostics *diagnostics) {
  g_autofree char *key = g_strdup_printf("%s %s", what, name);
  if (g_hash_table_add(seen, g_steal_pointer(&key)))
    return FALSE;
  Place place = xml_place(element);
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("<%s> “%s” is given twice"), what, name);
  return TRUE;
}

static void read_child(Template *template, xmlNodePtr child, GHashTable *seen, Diagnostics *diagnostics) {
  const char *what = (const char *)child->name;
  if (xml_is(child, "style")) {
    if (!is_known(seen, what, child, xml_attribute(child, "name"), diagnostics))
      style_declare(template->declarations, child);
  } else if (xml_is(child, "page-master")) {
    if (!is_known(seen, what, child, xml_attribute(child, "name"), diagnostics))
      furniture_read_page_master(template, child, diagnostics);
  } else if (xml_is(child, "numbering")) {
    if (!is_known(seen, what, child, xml_attribute(child, "level"), diagnostics))
      furniture_read_numbering(template, child);
  } else if (xml_is(child, "labels")) {
    furniture_read_labels(template, child);
  } else if (xml_is(child, "charts")) {
    furniture_read_charts(template, child, diagnostics);
  } else if (xml_is(child, "opening")) {
    template->opening = xml_element(child->children) ? child : NULL;
  } else if (xml_is(child, "closing")) {
    template->closing = xml_element(child->children) ? child : NULL;
  }
}

static void check_name(const Template *template, const xmlNode *root, Diagnostics *diagnostics) {
  g_autofree char *folder = g_path_get_basename(template->folder);
  if (strcmp(template->name, folder) == 0)
    return;
  Place place = xml_attribute_place(root, "name");
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("the template calls itself “%s”, but its folder is “%s”"),
                    template->name, folder);
}

/* An installed template has passed libxml2's validation in the tests. */
static xmlDocPtr load_xml(const char *path, const char *file, gboolean installed, Diagnostics *diagnostics) {
  if (!installed)
    return xml_load(path, file, "template", diagnostics);
  xmlDocPtr xml = xml_read(path, file, diagnostics);
  if (xml && !schema_check_shipped("template", xml, diagnostics))
    g_clear_pointer(&xml, xmlFreeDoc);
  return xml;
}

/* `installed`: not a folder of the pack. */
static Template *load_file(const char *folder, const char *display, gboolean installed, Chain *chain,
                           Diagnostics *diagnostics) {
  g_autofree char *path = g_build_filename(folder, "template.xml", NULL);
  g_autofree char *file = g_build_filename(display, "template.xml", NULL);
  xmlDocPtr xml = load_xml(path, file, installed, diagnostics);
  if (!xml)
    return NULL;
  xmlNodePtr root = xmlDocGetRootElement(xml);
  Template *template = g_new0(Template, 1);
  template->name = g_strdup(xml_attribute(root, "name"));
  template->folder = g_strdup(folder);
  template->file = g_steal_pointer(&file);
  template->xml = xml;
  check_name(template, root, diagnostics);
  const char *extends = xml_attribute(root, "extends");
  if (extends) {
    Place place = xml_attribute_place(root, "extends");
    template->base = load_named(extends, chain, &place, diagnostics);
    if (!template->base) { /* what follows would be its echo */
      template_free(template);
      return NULL;
    }
  }
  template->declarations =
      template->base ? style_declarations_copy(template->base->declarations) : style_declarations_new();
  furniture_inherit(template);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (xmlNodePtr child = xml_element(root->children); child; child = xml_element(child->next))
    read_child(template, child, seen, diagnostics);
  return template;
}

/* ---- by name --------------------------------------------------------------- */

static void hint_name(const char *name, Diagnostics *diagnostics) {
  g_autofree char *folder = installation_data("templates");
  g_autoptr(GPtrArray) names = folder_list(folder);
  for (guint i = names->len - 1; i-- > 0;) {
    g_autofree char *path = g_build_filename(folder, names->pdata[i], "template.xml", NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_remove_index(names, i);
  }
  g_autofree char *all = g_strjoinv(", ", (char **)names->pdata);
  if (!near_hint(name, (const char *const *)names->pdata, diagnostics) && *all)
    diagnostics_hint(diagnostics, _("templates are: %s"), all);
}

static gboolean check_chain(const Chain *chain, const char *name, const Place *place, Diagnostics *diagnostics) {
  for (guint i = 0; i < chain->count; i++) {
    if (strcmp(chain->names[i], name) == 0) {
      diagnostics_error(diagnostics, FAULT_PACK, place, _("the template “%s” extends itself"), name);
      return FALSE;
    }
  }
  if (chain->count < MOST_BASES)
    return TRUE;
  diagnostics_error(diagnostics, FAULT_PACK, place, _("templates extend each other more than %d times"), MOST_BASES);
  return FALSE;
}

static Template *load_named(const char *name, Chain *chain, const Place *place, Diagnostics *diagnostics) {
  if (!check_chain(chain, name, place, diagnostics))
    return NULL;
  gboolean plain = *name && !strchr(name, '/') && *name != '.';
  g_autofree char *folder = plain ? installation_template(name) : NULL;
  g_autofree char *file = folder ? g_build_filename(folder, "template.xml", NULL) : NULL;
  if (!file || !g_file_test(file, G_FILE_TEST_EXISTS)) {
    diagnostics_error(diagnostics, FAULT_PACK, place, _("there is no template “%s”"), name);
    hint_name(name, diagnostics);
    return NULL;
  }
  chain->names[chain->count++] = name;
  Template *template = load_file(folder, folder, TRUE, chain, diagnostics);
  chain->count--;
  return template;
}

/* ---- whole ----------------------------------------------------------------- */

static void check_blocks(const Template *template, xmlNodePtr node, Diagnostics *diagnostics) {
  for (node = xml_element(node); node; node = xml_element(node->next)) {
    template_check_style(template, node, diagnostics);
    check_blocks(template, node->children, diagnostics);
  }
}

/* `errors`: how many there were before this template. */
static Template *finish(Template *template, guint errors, Diagnostics *diagnostics) {
  if (!template)
    return NULL;
  template->styles = style_resolve_all(template->declarations, diagnostics);
  if (template->opening)
    check_blocks(template, template->opening->children, diagnostics);
  if (template->closing)
    check_blocks(template, template->closing->children, diagnostics);
  if (!g_hash_table_contains(template->styles, "p")) {
    Place place = {.file = template->file};
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("the template has no style “p”"));
    diagnostics_hint(diagnostics, _("add extends=\"base\""));
  }
  furniture_check(template, diagnostics);
  if (diagnostics_errors(diagnostics) == errors)
    return template;
  template_free(template);
  return NULL;
}

Template *template_load(const char *name, const Place *place, Diagnostics *diagnostics) {
  Chain chain = {.count = 0};
  guint errors = diagnostics_errors(diagnostics);
  return finish(load_named(name, &chain, place, diagnostics), errors, diagnostics);
}

Template *template_load_folder(const char *folder, const char *display, Diagnostics *diagnostics) {
  Chain chain = {.count = 0};
  guint errors = diagnostics_errors(diagnostics);
  return finish(load_file(folder, display, FALSE, &chain, diagnostics), errors, diagnostics);
}

void template_free(Template *template) {
  if (!template)
    return;
  g_clear_pointer(&template->styles, g_hash_table_unref);
  g_clear_pointer(&template->declarations, g_hash_table_unref);
  furniture_clear(template);
  if (template->xml)
    xmlFreeDoc(template->xml);
  template_free(template->base);
  g_free(template->name);
  g_free(template->folder);
  g_free(template->file);
  g_free(template);
}

const Style *template_style(const Template *template, const char *name) {
  const Style *style = g_hash_table_lookup(template->styles, name);
  return style ? style : g_hash_table_lookup(template->styles, "p");
}

gboolean template_has_style(const Template *template, const char *name) {
  return g_hash_table_contains(template->styles, name);
}

gboolean template_check_style(const Template *template, const xmlNode *node, Diagnostics *diagnostics) {
  const char *name = xml_attribute(node, "style");
  if (!name || template_has_style(template, name))
    return TRUE;
  Place place = xml_attribute_place(node, "style");
  g_autofree const char **names = style_names(template->declarations);
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("the template “%s” has no style “%s”"), template->name,
                    name);
  near_hint(name, names, diagnostics);
  return FALSE;
}
