/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/painter.h"

#include <string.h>

#include "base/message.h"
#include "plugin/parameters.h"

typedef struct Brush {
  const SnPlugin *plugin;
  Parameters *parameters;
  SnContext *context;
  void *state;
  gboolean begun;
} Brush;

struct Painter {
  GArray *brushes; /* Brush */
  Activity *activity;
  Diagnostics *diagnostics;
};

static void brush_clear(gpointer data) {
  Brush *brush = data;
  if (brush->begun && brush->plugin->renderer->free)
    brush->plugin->renderer->free(brush->state);
  context_free(brush->context);
  parameters_free(brush->parameters);
}

/* From here on it is this plugin that acts; NULL: none. */
static void enter(const Painter *painter, const char *plugin) {
  const Activity *activity = painter->activity;
  g_autofree char *subject = plugin && activity->edition[0] ? g_strdup_printf(_("%s, edition %s, plugin %s"),
                                                                              activity->pack, activity->edition, plugin)
                                                            : NULL;
  activity_enter(painter->activity, plugin ? registry_kind_word(SN_RENDER) : NULL, plugin, 0);
  diagnostics_set_subject(painter->diagnostics, subject);
}

static Parameters *read_settings(const SnPlugin *plugin, const FormatSetting *settings, guint count,
                                 Diagnostics *diagnostics) {
  g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(Setting));
  for (guint i = 0; i < count; i++)
    if (strcmp(settings[i].format, plugin->name) == 0) {
      Setting setting = {.name = settings[i].name, .value = settings[i].value};
      g_array_append_val(own, setting);
    }
  return parameters_read(plugin, (const Setting *)(const void *)own->data, own->len, NULL, 0, NULL, NULL, diagnostics);
}

Painter *painter_new(Registry *registry, char **formats, const FormatSetting *settings, guint count,
                     const OutputFolder *output, Activity *activity, Diagnostics *diagnostics) {
  g_autoptr(Painter) painter = g_new0(Painter, 1);
  gboolean good = TRUE;
  painter->activity = activity;
  painter->diagnostics = diagnostics;
  painter->brushes = g_array_new(FALSE, TRUE, sizeof(Brush));
  g_array_set_clear_func(painter->brushes, brush_clear);
  for (char **format = formats; *format; format++) {
    Brush brush = {0};
    enter(painter, *format);
    brush.plugin = registry_find(registry, SN_RENDER, *format, NULL, diagnostics);
    if (brush.plugin && !registry_permits(registry, brush.plugin, NULL, diagnostics))
      brush.plugin = NULL;
    brush.parameters = brush.plugin ? read_settings(brush.plugin, settings, count, diagnostics) : NULL;
    if (brush.parameters)
      brush.context = context_new(brush.plugin, &(Place){.file = activity->file}, NULL, output, diagnostics);
    good = good && brush.parameters;
    g_array_append_val(painter->brushes, brush);
  }
  enter(painter, NULL);
  return good ? g_steal_pointer(&painter) : NULL;
}

void painter_free(Painter *painter) {
  if (!painter)
    return;
  g_array_unref(painter->brushes);
  g_free(painter);
}

static Brush *brush_at(const Painter *painter, guint i) { return &g_array_index(painter->brushes, Brush, i); }

gboolean painter_begin(Painter *painter, const SnDocument *document) {
  gboolean good = TRUE;
  for (guint i = 0; i < painter->brushes->len; i++) {
    Brush *brush = brush_at(painter, i);
    enter(painter, brush->plugin->name);
    brush->begun = TRUE;
    gboolean ok = brush->plugin->renderer->begin(brush->context, brush->parameters->values, document, &brush->state);
    good = context_settle(brush->context, ok) && good;
  }
  enter(painter, NULL);
  return good;
}

gboolean painter_page(Painter *painter, const SnPage *page) {
  gboolean good = TRUE;
  for (guint i = 0; i < painter->brushes->len && good; i++) {
    Brush *brush = brush_at(painter, i);
    enter(painter, brush->plugin->name);
    good = context_settle(brush->context, brush->plugin->renderer->page(brush->context, brush->state, page));
  }
  enter(painter, NULL);
  return good;
}

gboolean painter_end(Painter *painter) {
  gboolean good = TRUE;
  for (guint i = 0; i < painter->brushes->len; i++) {
    Brush *brush = brush_at(painter, i);
    enter(painter, brush->plugin->name);
    good = context_settle(brush->context, brush->plugin->renderer->end(brush->context, brush->state)) && good;
  }
  enter(painter, NULL);
  return good;
}
