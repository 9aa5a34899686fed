/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* RELAX NG schemas as data: for each element the attributes it takes and the children it may have, in
 * which order.  Only the patterns that the shipped schemas use are understood; content models have at most
 * 64 places for children (Glushkov's construction, as bit sets). */

#include <glib.h>
#include <libxml/tree.h>

#include "pack/form.h"

#define MODEL_MOST 64

typedef struct ElementRule ElementRule;

typedef struct AttributeRule {
  const char *name; /* "xml:lang" with its prefix */
  gboolean required;
  guint choice; /* of attributes with the same number, not 0, only one may stand */
  const Form *form;
} AttributeRule;

/* Where a child may stand. */
typedef struct ModelPlace {
  const char *name; /* NULL: text */
  const ElementRule *rule;
  guint64 follow;    /* places that may come next */
  gboolean required; /* INTERLEAVED only */
} ModelPlace;

typedef enum ModelKind {
  MODEL_SEQUENCE,    /* children in the order that first, follow and last allow */
  MODEL_INTERLEAVED, /* each place at most once, in any order */
  MODEL_FORM,        /* text of one form, no children */
} ModelKind;

typedef struct Model {
  ModelKind kind;
  guint count;
  ModelPlace places[MODEL_MOST];
  guint64 first, last;
  gboolean nullable;
  const Form *form;
} Model;

struct ElementRule {
  const char *name;
  GArray *attributes;       /* AttributeRule */
  guint choices;            /* numbers of `choice` that are in use: 1 to this */
  guint64 required_choices; /* bit n: one of choice n must stand */
  gboolean any_attribute;   /* further attributes without a prefix */
  gboolean foreign_attributes, foreign_elements; /* of other namespaces, wherever they stand */
  Model model;
};

/* One kind of document. */
typedef struct GrammarRoot {
  xmlDocPtr file;
  const char *namespace;
  const ElementRule *rule;
} GrammarRoot;

/* All schemas together: what they include is read once. */
typedef struct Grammar {
  char *folder;
  GHashTable *files;    /* "blocks.rng" → xmlDoc */
  GHashTable *roots;    /* "pack" → GrammarRoot */
  GHashTable *defines;  /* name → xmlNode */
  GHashTable *elements; /* xmlNode → ElementRule */
  GHashTable *forms;    /* xmlNode → Form */
  GHashTable *names;    /* set: of all elements */
} Grammar;

/* The schemas `folder`/NAME.rng.  No two may define the same.  NULL with a message (g_free) when one cannot be read or
 * is not of the kind understood. */
Grammar *grammar_load(const char *folder, const char *const *names, char **message);
void grammar_free(Grammar *grammar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Grammar, grammar_free)
