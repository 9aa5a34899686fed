/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "structure.h"

#include <string.h>

#define MOST_EXTENSIONS_DEEP 8

bool reference_parse(xmlDictPtr dictionary, const char *urn, size_t length, Reference *out) {
  const char *end = urn + length, *equals = memchr(urn, '=', length);
  if (length < 9 || memcmp(urn, "urn:sdmx:", 9) != 0 || !equals)
    return false;
  const char *agency = equals + 1, *colon = memchr(agency, ':', (size_t)(end - agency));
  const char *open = colon ? memchr(colon, '(', (size_t)(end - colon)) : NULL;
  const char *shut = open ? memchr(open, ')', (size_t)(end - open)) : NULL;
  if (!shut)
    return false;
  *out = (Reference){
      .agency = (const char *)xmlDictLookup(dictionary, (const xmlChar *)agency, (int)(colon - agency)),
      .id = (const char *)xmlDictLookup(dictionary, (const xmlChar *)colon + 1, (int)(open - colon - 1)),
      .version = (const char *)xmlDictLookup(dictionary, (const xmlChar *)open + 1, (int)(shut - open - 1)),
      .is_flow = equals - urn > 9 && memcmp(equals - 8, "Dataflow", 8) == 0,
  };
  if (end - shut > 2 && shut[1] == '.')
    out->item = (const char *)xmlDictLookup(dictionary, (const xmlChar *)shut + 2, (int)(end - shut - 2));
  return true;
}

static void codelist_clear(Codelist *list) {
  array_free(&list->codes);
  free(list->extensions);
  xmlHashFree(list->index, NULL);
}

void structure_free(Structure *structure) {
  if (!structure)
    return;
  for (size_t i = 0; i < structure->lists.count; i++)
    codelist_clear(&structure->lists.items[i]);
  for (size_t i = 0; i < structure->structures.count; i++)
    array_free(&structure->structures.items[i].components);
  array_free(&structure->lists);
  array_free(&structure->structures);
  array_free(&structure->flows);
  array_free(&structure->names);
  free(structure);
}

/* ---- which structure */

static bool same(const char *a, const char *b) { return a && b && strcmp(a, b) == 0; }

/* How well an artefact answers to a reference: 0 not at all, 3 in agency, id and version. */
static int match(const Reference *self, const Reference *wanted) {
  if (!same(self->id, wanted->id))
    return 0;
  if (wanted->agency && !same(self->agency, wanted->agency))
    return 0;
  return same(self->version, wanted->version) ? 3 : 1;
}

static const DataStructure *find_structure(const Structure *structure, const Reference *wanted) {
  const DataStructure *found = NULL;
  int best = 0;
  for (size_t i = 0; i < structure->structures.count; i++) {
    int how = match(&structure->structures.items[i].self, wanted);
    if (how >= best && how > 0) {
      found = &structure->structures.items[i];
      best = how;
    }
  }
  return found;
}

static const Dataflow *find_flow(const Structure *structure, const Reference *wanted) {
  const Dataflow *found = NULL;
  int best = 0;
  for (size_t i = 0; i < structure->flows.count; i++) {
    int how = match(&structure->flows.items[i].self, wanted);
    if (how > best) {
      found = &structure->flows.items[i];
      best = how;
    }
  }
  return found;
}

static const DataStructure *report_unknown(SnContext *context, const Structure *structure, const Reference *wanted) {
  sn_fail_at(context, structure->shown, 0, "the file does not describe %s %s", wanted->agency ? wanted->agency : "",
             wanted->id);
  const DataStructure *first = &structure->structures.items[0];
  sn_hint(context, "it describes %s; get the structure file that belongs to the data", first->self.id);
  return NULL;
}

const DataStructure *structure_find(SnContext *context, const Structure *structure, const Reference *reference) {
  bool single = structure->structures.count == 1;
  if (!reference || !reference->id) {
    if (single)
      return &structure->structures.items[0];
    sn_fail_at(context, structure->shown, 0,
               "the file describes %zu structures, and the data do not say which of them is theirs",
               structure->structures.count);
    return NULL;
  }
  const Dataflow *flow = reference->is_flow ? find_flow(structure, reference) : NULL;
  if (flow)
    reference = &flow->structure;
  else if (reference->is_flow && single) /* the file was asked for by the structure's own name */
    return &structure->structures.items[0];
  const DataStructure *found = find_structure(structure, reference);
  return found ? found : report_unknown(context, structure, reference);
}

/* ---- codes */

static const Codelist *find_list(const Structure *structure, const Reference *wanted) {
  const Codelist *found = NULL;
  int best = 0;
  for (size_t i = 0; wanted->id && i < structure->lists.count; i++) {
    const Codelist *list = &structure->lists.items[i];
    int how = match(&list->self, wanted);
    /* A list named only to say where it is kept has no codes. */
    if (how > 0 && (list->codes.count > 0 || list->extension_count > 0) && how > best) {
      found = list;
      best = how;
    }
  }
  return found;
}

static const Code *find_own(const Codelist *list, const char *id) {
  uintptr_t place = (uintptr_t)xmlHashLookup(list->index, (const xmlChar *)id);
  return place ? &list->codes.items[place - 1] : NULL;
}

const Codelist *structure_codelist(const Structure *structure, const StructureComponent *component,
                                   const char **missing) {
  Reference wanted = component->enumeration;
  *missing = NULL;
  if (!wanted.id && component->concept.id) {
    const Codelist *scheme = find_list(structure, &component->concept);
    const Code *concept = scheme && component->concept.item ? find_own(scheme, component->concept.item) : NULL;
    if (concept)
    wanted = concept->enumeration;
  }
  if (!wanted.id)
    return NULL;
  const Codelist *list = find_list(structure, &wanted);
  if (!list)
    *missing = wanted.id;
  return list;
}

static const Code *find_code(const Structure *structure, const Codelist *list, const char *id, unsigned depth) {
  const Code *own = find_own(list, id);
  if (own || depth == MOST_EXTENSIONS_DEEP)
    return own;
  for (size_t i = 0; i < list->extension_count; i++) {
    const struct CodelistExtension *extension = &list->extensions[i];
    size_t prefix = extension->prefix ? strlen(extension->prefix) : 0;
    const Codelist *other = find_list(structure, &extension->list);
    if (!other || (prefix > 0 && strncmp(id, extension->prefix, prefix) != 0))
      continue;
    const Code *code = find_code(structure, other, id + prefix, depth + 1);
    if (code)
      return code;
  }
  return NULL;
}

const Code *structure_code(const Structure *structure, const Codelist *list, const char *id) {
  return find_code(structure, list, id, 0);
}

/* "vi-VN" is Vietnamese too. */
static bool is_language(const char *language, const char *wanted) {
  size_t length = strlen(wanted);
  return strncmp(language, wanted, length) == 0 && (language[length] == '\0' || language[length] == '-');
}

const CodeName *structure_name(const Structure *structure, const Code *code, const char *language) {
  const CodeName *names = code->name_count > 0 ? &structure->names.items[code->first_name] : NULL;
  const CodeName *english = NULL;
  for (uint32_t i = 0; i < code->name_count; i++) {
    if (is_language(names[i].language, language))
      return &names[i];
    if (!english && is_language(names[i].language, "en"))
      english = &names[i];
  }
  return english ? english : names;
}
