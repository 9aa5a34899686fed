/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label.h"

#include <string.h>

#include "sdmx.h"

/* A name met for the first time: what it is called in every language of the codelist, its own included. */
static void tell_names(Rows *rows, const Component *component, const Code *code, const CodeName *name) {
  for (uint32_t i = 0; i < code->name_count; i++) {
    const CodeName *other = &rows->structure->names.items[code->first_name + i];
    sn_table_translate(rows->out, component->label_column, name->text, other->language, other->text);
  }
}

static bool is_language(const char *language, const char *wanted) {
  size_t length = strlen(wanted);
  return strncmp(language, wanted, length) == 0 && (language[length] == '\0' || language[length] == '-');
}

/* NULL: it has no name. */
static const CodeName *find_name(Rows *rows, Component *component, const char *id) {
  const Code *code = structure_code(rows->structure, component->codes, id);
  if (!code) {
    if (component->unknown++ == 0)
      component->first_unknown = (const char *)xmlDictLookup(rows->components->dictionary, (const xmlChar *)id, -1);
    return NULL;
  }
  const CodeName *name = structure_name(rows->structure, code, rows->language);
  if (!name)
    return NULL;
  rows->unnamed += !is_language(name->language, rows->language);
  tell_names(rows, component, code, name);
  return name;
}

void label_put(Rows *rows, Component *component, const Text *code) {
  static const CodeName NOTHING;
  if (!component->labels && !(component->labels = xmlHashCreate(64)))
    abort();
  const CodeName *name = xmlHashLookup(component->labels, (const xmlChar *)code->text);
  if (!name) {
    name = find_name(rows, component, code->text);
    xmlHashAddEntry(component->labels, (const xmlChar *)code->text, (void *)(name ? name : &NOTHING));
  }
  if (name && name->text)
    sn_table_put_text(rows->out, component->label_column, name->text, strlen(name->text));
}

void labels_report(Rows *rows) {
  for (uint32_t i = 0; i < rows->components->count; i++) {
    const Component *component = &rows->components->list[i];
    if (component->unknown == 1)
      sn_warn_at(rows->context, rows->structure->shown, 0, "codelist %s lacks “%s” of %s", component->codes->self.id,
                 component->first_unknown, component->id);
    else if (component->unknown > 1)
      sn_warn_at(rows->context, rows->structure->shown, 0, "codelist %s lacks %u codes of %s, such as “%s”",
                 component->codes->self.id, component->unknown, component->id, component->first_unknown);
  }
  if (rows->unnamed == 0)
    return;
  sn_warn_at(rows->context, rows->structure->shown, 0,
             "codes without a name in “%s” are labelled in another language; there are %u of them", rows->language,
             rows->unnamed);
  sn_hint(rows->context, "write language=\"en\" where English labels are meant");
}
