/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/parameters.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "plugin/parameter-value.h"
#include "plugin/path.h"

#define FILE_SETTING "file"           /* stands in for an element's text */
#define TEXT_LIMIT (16 * 1024 * 1024) /* of such a file, bytes */

/* What one reading of parameters works on. */
typedef struct Reading {
  const SnPlugin *plugin;
  const char *folder;
  const Place *place;
  Diagnostics *diagnostics;
  Parameters *parameters;
  guint64 *given; /* the line of each parameter + 1; 0: not given */
} Reading;

static guint count_params(const SnPlugin *plugin) {
  guint count = 0;
  while (plugin->params && plugin->params[count].name)
    count++;
  return count;
}

static int find_param(const SnPlugin *plugin, const char *name) {
  for (guint i = 0, count = count_params(plugin); i < count; i++)
    if (strcmp(plugin->params[i].name, name) == 0)
      return (int)i;
  return -1;
}

static int find_text_param(const SnPlugin *plugin) {
  for (guint i = 0, count = count_params(plugin); i < count; i++)
    if (plugin->params[i].type == SN_PARAM_TEXT)
      return (int)i;
  return -1;
}

/* A command line's settings have no folder. */
static Fault reading_fault(const Reading *reading) { return reading->folder ? FAULT_PACK : FAULT_USAGE; }

static Place setting_place(const Reading *reading, guint line) {
  Place place = reading->place ? *reading->place : (Place){0};
  if (line)
    place = (Place){.file = place.file, .line = line};
  return place;
}

static void *member_of(const Reading *reading, const SnParam *param) {
  return (char *)reading->parameters->values + param->offset;
}

/* What a pack may write, in the order of the plugin's table; free the array only. */
static const char **param_names(const SnPlugin *plugin) {
  guint count = count_params(plugin), used = 0;
  const char **names = g_new0(const char *, count + 2);
  for (guint i = 0; i < count; i++)
    names[used++] = plugin->params[i].type == SN_PARAM_TEXT ? FILE_SETTING : plugin->params[i].name;
  return names;
}

static void report_unknown(const Reading *reading, const Setting *setting) {
  Place place = setting_place(reading, setting->line);
  diagnostics_error(reading->diagnostics, reading_fault(reading), &place, _("plugin %s has no parameter “%s”"),
                    reading->plugin->name, setting->name);
  g_autofree const char **names = param_names(reading->plugin);
  const char *near = text_suggest(setting->name, names);
  g_autofree char *all = g_strjoinv(", ", (char **)names);
  if (near)
    diagnostics_hint(reading->diagnostics, _("did you mean “%s”?"), near);
  else if (*all)
    diagnostics_hint(reading->diagnostics, _("its parameters are: %s"), all);
}

static void report_wrong_value(const Reading *reading, const SnParam *param, const char *value, const Place *place) {
  g_autofree char *domain = parameter_domain(param);
  diagnostics_error(reading->diagnostics, reading_fault(reading), place, _("parameter “%s” must be %s, not “%s”"),
                    param->name, domain, value);
  const char *near = param->type == SN_PARAM_WORD ? text_suggest(value, param->words) : NULL;
  if (near)
    diagnostics_hint(reading->diagnostics, _("did you mean “%s”?"), near);
}

/* Remembers a file that the tables will have been made from. */
static void note_file(const Reading *reading, const char *name, const char *path) {
  g_ptr_array_add(reading->parameters->files, g_strdup(name));
  g_ptr_array_add(reading->parameters->paths, g_strdup(path));
}

static void store_path(const Reading *reading, const SnParam *param, const char *name, const Place *place) {
  g_autofree char *path = path_resolve(reading->folder, name, place, reading->diagnostics);
  if (!path)
    return;
  parameter_store(param, path, member_of(reading, param), reading->parameters->strings);
  note_file(reading, name, path);
}

static void store_value(const Reading *reading, const SnParam *param, const char *value, const Place *place) {
  if (param->type == SN_PARAM_PATH)
    store_path(reading, param, value, place);
  else if (!parameter_store(param, value, member_of(reading, param), reading->parameters->strings))
    report_wrong_value(reading, param, value, place);
}

static gboolean mark_given(const Reading *reading, int index, const char *name, const Place *place) {
  if (reading->given[index]) {
    diagnostics_error(reading->diagnostics, reading_fault(reading), place, _("parameter “%s” is given twice"), name);
    return FALSE;
  }
  reading->given[index] = (guint64)place->line + 1;
  return TRUE;
}

static guint count_lines(const char *text, gsize length) {
  guint lines = 0;
  for (gsize i = 0; i < length; i++)
    lines += text[i] == '\n';
  return lines;
}

static char *read_text_file(const Reading *reading, const char *path, const char *name) {
  char *content = NULL;
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *display = path_display(reading->folder ? reading->place->file : NULL, name);
  Place place = {.file = display};
  if (!g_file_get_contents(path, &content, &length, &error)) {
    diagnostics_error(reading->diagnostics, FAULT_DATA, &place, "%s", error->message);
    return NULL;
  }
  gssize wrong = length > TEXT_LIMIT ? -1 : text_find_invalid(content, (gssize)length);
  if (length <= TEXT_LIMIT && wrong < 0)
    return content;
  if (wrong < 0) {
    diagnostics_error(reading->diagnostics, FAULT_PACK, &place, _("the file is larger than 16 MB"));
  } else {
    place.line = 1 + count_lines(content, (gsize)wrong);
    diagnostics_error(reading->diagnostics, FAULT_PACK, &place, _("this is not UTF-8 text"));
  }
  g_free(content);
  return NULL;
}

static void store_text_file(const Reading *reading, const SnParam *param, const Setting *setting) {
  Place place = setting_place(reading, setting->line);
  g_autofree char *path = path_resolve(reading->folder, setting->value, &place, reading->diagnostics);
  if (!path)
    return;
  note_file(reading, setting->value, path);
  g_autofree char *content = read_text_file(reading, path, setting->value);
  if (!content)
    return;
  parameter_store(param, content, member_of(reading, param), reading->parameters->strings);
  reading->parameters->text_file = g_ptr_array_index(reading->parameters->paths, reading->parameters->paths->len - 1);
  reading->parameters->text_line = 1;
}

static void read_setting(const Reading *reading, const Setting *setting) {
  Place place = setting_place(reading, setting->line);
  int index = find_param(reading->plugin, setting->name), text = find_text_param(reading->plugin);
  if (text >= 0 && strcmp(setting->name, FILE_SETTING) == 0) {
    if (mark_given(reading, text, FILE_SETTING, &place))
      store_text_file(reading, &reading->plugin->params[text], setting);
  } else if (index < 0 || index == text) {
    report_unknown(reading, setting);
  } else if (mark_given(reading, index, setting->name, &place)) {
    store_value(reading, &reading->plugin->params[index], setting->value, &place);
  }
}

static gboolean is_blank(const char *text) { return !text || text[strspn(text, " \t\r\n")] == '\0'; }

static void read_text(const Reading *reading, const char *text, guint line) {
  if (is_blank(text))
    return;
  Place place = setting_place(reading, line);
  int index = find_text_param(reading->plugin);
  if (index < 0) {
    diagnostics_error(reading->diagnostics, reading_fault(reading), &place, _("plugin %s takes no text"),
                      reading->plugin->name);
  } else if (reading->given[index]) {
    diagnostics_error(reading->diagnostics, reading_fault(reading), &place,
                      _("the text is given twice: here and by file=\"…\""));
  } else {
    mark_given(reading, index, FILE_SETTING, &place);
    store_value(reading, &reading->plugin->params[index], text, &place);
    guint blank = count_lines(text, strspn(text, " \t\r\n"));
    reading->parameters->text_line = line > blank ? line - blank : 0;
  }
}

static void report_absent(const Reading *reading, const SnParam *param) {
  diagnostics_error(reading->diagnostics, reading_fault(reading), reading->place,
                    param->type == SN_PARAM_TEXT ? _("plugin %s needs text (%s) in the element, or file=\"…\"")
                                                 : _("plugin %s needs the parameter “%s”"),
                    reading->plugin->name, param->name);
  diagnostics_hint(reading->diagnostics, "%s", _(param->help));
}

static void fill_absent(const Reading *reading) {
  for (guint i = 0, count = count_params(reading->plugin); i < count; i++) {
    const SnParam *param = &reading->plugin->params[i];
    if (reading->given[i])
      continue;
    if (param->required)
      report_absent(reading, param);
    else if (param->fallback)
      store_value(reading, param, param->fallback, reading->place);
  }
}

Parameters *parameters_read(const SnPlugin *plugin, const Setting *settings, guint count, const char *text,
                            guint text_line, const char *folder, const Place *place, Diagnostics *diagnostics) {
  g_autoptr(Parameters) parameters = g_new0(Parameters, 1);
  parameters->values = g_malloc0(MAX(plugin->params_size, 1));
  parameters->strings = g_ptr_array_new_with_free_func(g_free);
  parameters->files = g_ptr_array_new_with_free_func(g_free);
  parameters->paths = g_ptr_array_new_with_free_func(g_free);
  g_autofree guint64 *given = g_new0(guint64, count_params(plugin) + 1);
  Reading reading = {plugin, folder, place, diagnostics, parameters, given};
  guint before = diagnostics_errors(diagnostics);
  for (guint i = 0; i < count; i++)
    read_setting(&reading, &settings[i]);
  read_text(&reading, text, text_line);
  fill_absent(&reading);
  return diagnostics_errors(diagnostics) == before ? g_steal_pointer(&parameters) : NULL;
}

void parameters_free(Parameters *parameters) {
  if (!parameters)
    return;
  g_free(parameters->values);
  g_ptr_array_unref(parameters->strings);
  g_ptr_array_unref(parameters->files);
  g_ptr_array_unref(parameters->paths);
  g_free(parameters);
}
