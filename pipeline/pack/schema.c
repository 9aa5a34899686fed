/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/schema.h"

#include "base/installation.h"
#include "base/message.h"
#include "pack/check.h"
#include "pack/gate.h"
#include "pack/grammar.h"

/* Kept as long as the program runs. */
static const Grammar *get_grammar(Diagnostics *diagnostics) {
  static const char *const names[] = {"pack", "template", NULL};
  static Grammar *grammar;
  if (grammar)
    return grammar;
  g_autofree char *folder = installation_data("schemas/"), *message = NULL;
  grammar = grammar_load(folder, names, &message);
  if (!grammar) {
    Place place = {.file = folder};
    diagnostics_error(diagnostics, FAULT_SYSTEM, &place, _("the schemas cannot be used: %s"), message);
    diagnostics_hint(diagnostics, _("install Songngu anew"));
  }
  return grammar;
}

static Gate *get_gate(const Grammar *grammar, const char *name) {
  static GHashTable *gates;
  if (!gates)
    gates = g_hash_table_new(g_str_hash, g_str_equal);
  Gate *gate = g_hash_table_lookup(gates, name);
  if (!gate) {
    gate = gate_new(grammar, g_hash_table_lookup(grammar->roots, name));
    g_hash_table_insert(gates, g_strdup(name), gate);
  }
  return gate;
}

gboolean schema_check_shipped(const char *name, xmlDocPtr document, Diagnostics *diagnostics) {
  const Grammar *grammar = get_grammar(diagnostics);
  return grammar && check_document(grammar, g_hash_table_lookup(grammar->roots, name), document, diagnostics);
}

gboolean schema_prepare(guint packs, Diagnostics *diagnostics) {
  const Grammar *grammar = get_grammar(diagnostics);
  return grammar && (packs < 3 || gate_prepare(get_gate(grammar, "pack"), diagnostics));
}

gboolean schema_check(const char *name, xmlDocPtr document, Diagnostics *diagnostics) {
  return schema_check_shipped(name, document, diagnostics) &&
         gate_pass(get_gate(get_grammar(diagnostics), name), document, diagnostics);
}
