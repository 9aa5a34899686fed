/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/call.h"

#include "plugin/context.h"
#include "table/labels.h"
#include "table/table.h"

static SnTable *finish(SnContext *context, SnTable *table, gboolean ok) {
  table_report(table, context->diagnostics);
  context->parameters = NULL;
  if (context_settle(context, ok))
    return table;
  table_free(table);
  return NULL;
}

static SnTable *begin(SnContext *context, const Parameters *parameters, const char *name) {
  SnTable *table = table_new(name);
  table_set_origin(table, context->place.file, context->place.line);
  context->parameters = parameters;
  return table;
}

SnTable *plugin_read(const SnPlugin *plugin, const Parameters *parameters, SnContext *context, const char *name) {
  SnTable *table = begin(context, parameters, name);
  return finish(context, table, plugin->read(context, parameters->values, table));
}

SnTable *plugin_apply(const SnPlugin *plugin, const Parameters *parameters, SnContext *context, const SnInput *inputs,
                      guint count, const char *name) {
  SnTable *table = begin(context, parameters, name);
  gboolean ok = plugin->apply(context, parameters->values, inputs, count, table);
  for (guint i = 0; i < count; i++)
    table_inherit_labels(table, inputs[i].table);
  return finish(context, table, ok);
}
