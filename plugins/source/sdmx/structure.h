/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A structure message of SDMX-ML 2.1 or 3.0: codelists, concepts, data structure definitions and dataflows. */

#include <libxml/tree.h>

#include <libxml/dict.h>
#include <libxml/hash.h>

#include <songngu/plugin.h>

#include "../../array.h"

/* What identifies an artefact, and within it an item.  NULL where it is not said; strings of the dictionary. */
typedef struct Reference {
  const char *agency, *id, *version, *item;
  bool is_flow; /* a dataflow, not a data structure definition */
} Reference;

/* "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=IMF:CL_FREQ(1.0)", with or without ".ITEM".  false: it is none. */
bool reference_parse(xmlDictPtr dictionary, const char *urn, size_t length, Reference *out);

typedef struct CodeName {
  const char *language, *text;
} CodeName;

/* An item of a codelist, a value list or a concept scheme. */
typedef struct Code {
  uint32_t first_name, name_count;
  Reference enumeration; /* of a concept: what it is coded by */
} Code;

typedef struct Codelist {
  Reference self;
  ARRAY(Code) codes;
  xmlHashTablePtr index; /* id → index + 1 */
  struct CodelistExtension {
    Reference list;
    const char *prefix;
  } * extensions; /* lists whose codes are codes of this one too */
  size_t extension_count, extension_room;
} Codelist;

typedef enum ComponentKind {
  COMPONENT_DIMENSION,
  COMPONENT_TIME,
  COMPONENT_MEASURE,
  COMPONENT_ATTRIBUTE
} ComponentKind;

typedef struct StructureComponent {
  ComponentKind kind;
  const char *id;
  int position; /* 0: not said */
  Reference concept, enumeration;
} StructureComponent;

/* A data structure definition: dimensions in the order of keys, then the rest as it stands in the file. */
typedef struct DataStructure {
  Reference self;
  ARRAY(StructureComponent) components;
} DataStructure;

typedef struct Dataflow {
  Reference self, structure;
} Dataflow;

typedef struct Structure {
  xmlDictPtr dictionary;
  const char *shown;
  ARRAY(CodeName) names;
  ARRAY(Codelist) lists;
  ARRAY(DataStructure) structures;
  ARRAY(Dataflow) flows;
} Structure;

/* NULL: reported.  `shown` and `dictionary` live as long as the structure. */
Structure *structure_load(SnContext *context, const char *path, const char *shown, xmlDictPtr dictionary);
void structure_free(Structure *structure);

/* The definition that a data message refers to; `reference` may be NULL.  NULL: reported. */
const DataStructure *structure_find(SnContext *context, const Structure *structure, const Reference *reference);
/* By what list a component is coded, through its concept where it says nothing itself.  NULL: it is not coded; the file
 * lacks the list: *missing is then its id. */
const Codelist *structure_codelist(const Structure *structure, const StructureComponent *component,
                                   const char **missing);
/* NULL: the list has no such code.  *list: that which has it. */
const Code *structure_code(const Structure *structure, const Codelist *list, const char *id);
/* In `language`, else in English, else the first; NULL: it has no name. */
const CodeName *structure_name(const Structure *structure, const Code *code, const char *language);
