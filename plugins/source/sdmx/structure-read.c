/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a structure message piece by piece. */

#include <string.h>

#include "../../buffer.h"
#include "../markup.h"
#include "sdmx.h"
#include "structure.h"

/* What the reference being read belongs to. */
typedef enum Target {
  TARGET_NONE,
  TARGET_CONCEPT,     /* of the component */
  TARGET_ENUMERATION, /* of the component, or of the concept */
  TARGET_STRUCTURE,   /* of the dataflow */
  TARGET_EXTENDED,    /* of the extension */
} Target;

/* Depths of the open elements; 0: none is open. */
typedef struct Reading {
  Structure *structure;
  SnContext *context;
  unsigned depth;
  unsigned list, code, extension, definition, component_list, component, flow, target_depth;
  Target target;
  Reference reference;  /* for the target */
  const char *language; /* of the name being read; NULL: none is */
  Buffer text;
  bool collecting;
  bool refused;
} Reading;

static const char *keep(Reading *reading, const char *text, size_t length) {
  return (const char *)xmlDictLookup(reading->structure->dictionary, (const xmlChar *)text, (int)length);
}

static const char *get(Reading *reading, const MarkupAttribute *attributes, unsigned count, const char *name) {
  const MarkupAttribute *attribute = markup_find(attributes, count, name);
  return attribute && attribute->end > attribute->value ? keep(reading, attribute->value, markup_length(attribute))
                                                        : NULL;
}

#define LAST(array) (&(array).items[(array).count - 1])

static bool is_one_of(const char *name, const char *const *names) {
  for (; *names; names++)
    if (strcmp(name, *names) == 0)
      return true;
  return false;
}

/* ---- lists of codes */

static const char *const LISTS[] = {"Codelist",           "ValueList",       "ConceptScheme",
                                    "GeographicCodelist", "GeoGridCodelist", NULL};
static const char *const CODES[] = {"Code", "ValueItem", "Concept", "GeoFeatureSetCode", "GeoGridCode", NULL};

static void open_list(Reading *reading, const Reference *self) {
  Codelist *list = array_add(&reading->structure->lists);
  *list = (Codelist){.self = *self};
  list->index = xmlHashCreateDict(64, reading->structure->dictionary);
  if (!list->index)
    abort();
  reading->list = reading->depth;
}

static void open_code(Reading *reading, const char *id) {
  Codelist *list = LAST(reading->structure->lists);
  Code *code = array_add(&list->codes);
  *code = (Code){.first_name = (uint32_t)reading->structure->names.count};
  /* Of a code that is there twice the first counts. */
  xmlHashAddEntry(list->index, (const xmlChar *)id, (void *)(uintptr_t)list->codes.count); // NOLINT: a number
  reading->code = reading->depth;
}

static void open_name(Reading *reading, const MarkupAttribute *attributes, unsigned count) {
  reading->language = "en"; /* as the schema has it where nothing is said */
  for (unsigned i = 0; i < count; i++)
    if (strcmp(attributes[i].name, "lang") == 0 && attributes[i].prefix && strcmp(attributes[i].prefix, "xml") == 0)
      reading->language = keep(reading, attributes[i].value, markup_length(&attributes[i]));
  buffer_clear(&reading->text);
  reading->collecting = true;
}

static void close_name(Reading *reading) {
  Code *code = LAST(LAST(reading->structure->lists)->codes);
  size_t length;
  const char *text = sdmx_trim(reading->text.data, reading->text.length, &length);
  if (length > 0) {
    *array_add(&reading->structure->names) = (CodeName){reading->language, keep(reading, text, length)};
    code->name_count++;
  }
  reading->language = NULL;
  reading->collecting = false;
}

static void open_extension(Reading *reading, const char *prefix) {
  Codelist *list = LAST(reading->structure->lists);
  list->extensions =
      array_grow(list->extensions, &list->extension_room, list->extension_count, sizeof *list->extensions);
  list->extensions[list->extension_count++] = (struct CodelistExtension){.prefix = prefix};
  reading->extension = reading->depth;
}

/* ---- structures */

static const struct {
  const char *name;
  ComponentKind kind;
} COMPONENTS[] = {
    {"Dimension", COMPONENT_DIMENSION},
    {"MeasureDimension", COMPONENT_DIMENSION},
    {"TimeDimension", COMPONENT_TIME},
    {"PrimaryMeasure", COMPONENT_MEASURE},
    {"Measure", COMPONENT_MEASURE},
    {"Attribute", COMPONENT_ATTRIBUTE},
    {"ReportingYearStartDay", COMPONENT_ATTRIBUTE},
};

/* A component's place among keys, "1" and on. */
static int read_position(const char *text) {
  int number = 0;
  for (; text && *text >= '0' && *text <= '9' && number < 10000; text++)
    number = number * 10 + (*text - '0');
  return number;
}

static void open_component(Reading *reading, const char *name, const MarkupAttribute *attributes, unsigned count) {
  for (size_t i = 0; i < sizeof COMPONENTS / sizeof *COMPONENTS; i++) {
    if (strcmp(name, COMPONENTS[i].name) != 0)
      continue;
    if (LAST(reading->structure->structures)->components.count == SDMX_MOST_COMPONENTS) {
      sn_fail_at(reading->context, reading->structure->shown, 0, "the structure has more than %d components",
                 SDMX_MOST_COMPONENTS);
      reading->refused = true;
      return;
    }
    *array_add(&LAST(reading->structure->structures)->components) = (StructureComponent){
        .kind = COMPONENTS[i].kind,
        .id = get(reading, attributes, count, "id"),
        .position = read_position(get(reading, attributes, count, "position")),
    };
    reading->component = reading->depth;
  }
}

/* Without an id of its own a component is called as its concept. */
static void close_component(Reading *reading) {
  DataStructure *structure = LAST(reading->structure->structures);
  StructureComponent *component = LAST(structure->components);
  reading->component = 0;
  if (component->kind == COMPONENT_TIME)
    component->id = "TIME_PERIOD";
  if (!component->id)
  component->id = component->concept.item;
  if (!component->id)
    structure->components.count--;
}

static bool is_dimension(const StructureComponent *component) { return component->kind == COMPONENT_DIMENSION; }

/* Dimensions first, in the order of their positions; all else stays as it is. */
static void close_definition(Reading *reading) {
  DataStructure *structure = LAST(reading->structure->structures);
  StructureComponent *items = structure->components.items;
  reading->definition = 0;
  for (size_t i = 1; i < structure->components.count; i++) {
    StructureComponent moved = items[i];
    size_t to = i;
    if (!is_dimension(&moved))
      continue;
    while (to > 0 && (!is_dimension(&items[to - 1]) || items[to - 1].position > moved.position))
      to--;
    memmove(&items[to + 1], &items[to], (i - to) * sizeof *items);
    items[to] = moved;
  }
}

/* ---- references */

static void open_target(Reading *reading, Target target) {
  reading->target = target;
  reading->target_depth = reading->depth;
  reading->reference = (Reference){0};
  buffer_clear(&reading->text);
  reading->collecting = true;
}

/* <Ref>, as SDMX 2.1 writes references. */
static void read_ref(Reading *reading, const MarkupAttribute *attributes, unsigned count) {
  Reference *reference = &reading->reference;
  const char *parent = get(reading, attributes, count, "maintainableParentID");
  reference->agency = get(reading, attributes, count, "agencyID");
  reference->id = get(reading, attributes, count, "id");
  reference->version = get(reading, attributes, count, "version");
  if (!parent)
    return;
  reference->item = reference->id;
  reference->id = parent;
  reference->version = get(reading, attributes, count, "maintainableParentVersion");
}

static void settle_target(Reading *reading) {
  Structure *structure = reading->structure;
  switch (reading->target) {
  case TARGET_NONE:
    return;
  case TARGET_CONCEPT:
    LAST(LAST(structure->structures)->components)->concept
    = reading->reference;
    return;
  case TARGET_ENUMERATION:
    if (reading->component)
      LAST(LAST(structure->structures)->components)->enumeration = reading->reference;
    else
      LAST(LAST(structure->lists)->codes)->enumeration = reading->reference;
    return;
  case TARGET_STRUCTURE:
    LAST(structure->flows)->structure = reading->reference;
    return;
  case TARGET_EXTENDED: {
    Codelist *list = LAST(structure->lists);
    list->extensions[list->extension_count - 1].list = reading->reference;
  }
  }
}

static void close_target(Reading *reading) {
  size_t length;
  const char *text = sdmx_trim(reading->text.data, reading->text.length, &length);
  if (length > 0 && !reading->reference.id)
    reference_parse(reading->structure->dictionary, text, length, &reading->reference);
  settle_target(reading);
  reading->target = TARGET_NONE;
  reading->target_depth = 0;
  reading->collecting = false;
}

/* ---- elements */

/* The target that an element begins, as it stands here. */
static Target find_target(const Reading *reading, const char *name) {
  if (reading->component && reading->depth == reading->component + 1 && strcmp(name, "ConceptIdentity") == 0)
    return TARGET_CONCEPT;
  if ((reading->component || reading->code) && strcmp(name, "Enumeration") == 0)
    return TARGET_ENUMERATION;
  if (reading->flow && reading->depth == reading->flow + 1 && strcmp(name, "Structure") == 0)
    return TARGET_STRUCTURE;
  if (reading->extension && reading->depth == reading->extension + 1 && strcmp(name, "Codelist") == 0)
    return TARGET_EXTENDED;
  return TARGET_NONE;
}

static void open_artefact(Reading *reading, const char *name, const MarkupAttribute *attributes, unsigned count) {
  Reference self = {0};
  read_ref(reading, attributes, count);
  self = reading->reference;
  if (!self.id)
    return;
  if (is_one_of(name, LISTS)) {
    open_list(reading, &self);
  } else if (strcmp(name, "DataStructure") == 0) {
    *array_add(&reading->structure->structures) = (DataStructure){.self = self};
    reading->definition = reading->depth;
  } else if (strcmp(name, "Dataflow") == 0) {
    *array_add(&reading->structure->flows) = (Dataflow){.self = self};
    reading->flow = reading->depth;
  }
}

static void open_in_list(Reading *reading, const char *name, const MarkupAttribute *attributes, unsigned count) {
  const char *id = is_one_of(name, CODES) ? get(reading, attributes, count, "id") : NULL;
  if (!reading->code && id)
    open_code(reading, id);
  else if (reading->code && reading->depth == reading->code + 1 && strcmp(name, "Name") == 0)
    open_name(reading, attributes, count);
  else if (!reading->code && strcmp(name, "CodelistExtension") == 0)
    open_extension(reading, get(reading, attributes, count, "prefix"));
}

static void open_in_definition(Reading *reading, const char *name, const MarkupAttribute *attributes, unsigned count) {
  static const char *const COMPONENT_LISTS[] = {"DimensionList", "AttributeList", "MeasureList", NULL};
  if (is_one_of(name, COMPONENT_LISTS))
    reading->component_list = reading->depth;
  else if (reading->component_list && reading->depth == reading->component_list + 1)
    open_component(reading, name, attributes, count);
}

static void on_open(void *data, const char *name, const char *uri, const MarkupAttribute *attributes, unsigned count,
                    uint32_t line) {
  Reading *reading = data;
  reading->depth++;
  if (reading->depth == 1) {
    reading->refused = !sdmx_check_root(reading->context, reading->structure->shown, line, name, uri, true);
    return;
  }
  Target target = find_target(reading, name);
  if (target != TARGET_NONE)
    open_target(reading, target);
  else if (reading->target != TARGET_NONE && strcmp(name, "Ref") == 0)
    read_ref(reading, attributes, count);
  else if (reading->list)
    open_in_list(reading, name, attributes, count);
  else if (reading->definition)
    open_in_definition(reading, name, attributes, count);
  else if (!reading->flow && !reading->target)
    open_artefact(reading, name, attributes, count);
}

static void on_close(void *data, const char *name) {
  (void)name;
  Reading *reading = data;
  unsigned depth = reading->depth--;
  if (depth == reading->target_depth)
    close_target(reading);
  else if (reading->language && depth == reading->code + 1)
    close_name(reading);
  else if (depth == reading->code)
    reading->code = 0;
  else if (depth == reading->extension)
    reading->extension = 0;
  else if (depth == reading->component)
    close_component(reading);
  else if (depth == reading->component_list)
    reading->component_list = 0;
  else if (depth == reading->definition)
    close_definition(reading);
  else if (depth == reading->list)
    reading->list = 0;
  else if (depth == reading->flow)
    reading->flow = 0;
}

static void on_text(void *data, const char *text, size_t length) {
  Reading *reading = data;
  if (reading->collecting)
    buffer_bytes(&reading->text, text, length);
}

static bool is_refused(void *data) { return ((Reading *)data)->refused; }

Structure *structure_load(SnContext *context, const char *path, const char *shown, xmlDictPtr dictionary) {
  static const MarkupHandler HANDLER = {on_open, on_close, on_text, is_refused};
  Structure *structure = array_new(1, sizeof *structure);
  structure->shown = shown;
  structure->dictionary = dictionary;
  Reading reading = {.structure = structure, .context = context};
  bool good = markup_parse(context, path, shown, &HANDLER, &reading) && !reading.refused;
  buffer_free(&reading.text);
  if (good && structure->structures.count == 0)
    good = sn_fail_at(context, shown, 0, "the file holds no data structure definition");
  if (good)
    return structure;
  structure_free(structure);
  return NULL;
}
