/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/context.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "plugin/path.h"

SnContext *context_new(const SnPlugin *plugin, const Place *place, const char *pack_folder, const OutputFolder *output,
                       Diagnostics *diagnostics) {
  SnContext *context = g_new0(SnContext, 1);
  context->plugin = plugin;
  if (place) {
    context->place = *place;
    context->place.file = g_strdup(place->file);
    context->place.cell = g_strdup(place->cell);
  }
  context->pack_folder = g_strdup(pack_folder);
  context->output = output;
  context->diagnostics = diagnostics;
  context->displays = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  context->open = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
  context->settled = diagnostics_errors(diagnostics);
  return context;
}

static gboolean close_stream(gpointer stream, gpointer name, gpointer data) {
  (void)name, (void)data;
  fclose(stream);
  return TRUE;
}

void context_free(SnContext *context) {
  if (!context)
    return;
  g_hash_table_foreach_remove(context->open, close_stream, NULL);
  g_hash_table_unref(context->open);
  g_hash_table_unref(context->displays);
  g_free((char *)context->place.file);
  g_free((char *)context->place.cell);
  g_free(context->pack_folder);
  free(context->real_folder);
  g_free(context);
}

Fault context_fault(const SnContext *context) {
  static const Fault FAULTS[] = {[SN_SOURCE] = FAULT_DATA, [SN_TRANSFORM] = FAULT_PACK, [SN_RENDER] = FAULT_PLUGIN};
  return FAULTS[context->plugin->kind];
}

gboolean context_settle(SnContext *context, gboolean ok) {
  guint errors = diagnostics_errors(context->diagnostics);
  gboolean said = errors > context->settled;
  if (!ok && !said)
    diagnostics_error(context->diagnostics, FAULT_PLUGIN, &context->place, _("plugin %s failed without saying why"),
                      context->plugin->name);
  context->settled = diagnostics_errors(context->diagnostics);
  return ok && !said;
}

/* The name by which the pack called the file; the path itself when it did not. */
static const char *pack_name(const SnContext *context, const char *path) {
  const Parameters *parameters = context->parameters;
  for (guint i = 0; parameters && i < parameters->paths->len; i++)
    if (strcmp(g_ptr_array_index(parameters->paths, i), path) == 0)
      return g_ptr_array_index(parameters->files, i);
  const char *below = context->pack_folder ? path_below(context->pack_folder, path) : NULL;
  return below ? below : path;
}

const char *sn_display_path(SnContext *context, const char *path) {
  char *display = g_hash_table_lookup(context->displays, path);
  if (!display) {
    display = path_display(context->pack_folder ? context->place.file : NULL, pack_name(context, path));
    g_hash_table_insert(context->displays, g_strdup(path), display);
  }
  return display;
}

const char *sn_pack_folder(SnContext *context) {
  const char *folder = context->pack_folder ? context->pack_folder : ".";
  if (!context->real_folder)
    context->real_folder = realpath(folder, NULL);
  if (!context->real_folder)
    diagnostics_error(context->diagnostics, FAULT_SYSTEM, &context->place, _("folder “%s” cannot be read: %s"), folder,
                      g_strerror(errno));
  return context->real_folder;
}

/* The catalogue knows what the plugins of this tree say; the words of others stay as they are. */
static void say(SnContext *context, Severity severity, const Place *place, const char *format, va_list arguments) {
  g_autofree char *message = g_strdup_vprintf(_(format), arguments);
  diagnostics_add(context->diagnostics, context_fault(context), severity, place, NULL, "%s", message);
}

/* A relative name is one that SnOrigin or sn_display_path gave. */
static Place place_in(SnContext *context, const char *file, uint32_t line) {
  if (file && g_path_is_absolute(file))
    file = sn_display_path(context, file);
  return (Place){.file = file ? file : context->place.file, .line = line};
}

bool sn_fail(SnContext *context, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say(context, SEVERITY_ERROR, &context->place, format, arguments);
  va_end(arguments);
  return false;
}

bool sn_fail_at(SnContext *context, const char *file, uint32_t line, const char *format, ...) {
  Place place = place_in(context, file, line);
  va_list arguments;
  va_start(arguments, format);
  say(context, SEVERITY_ERROR, &place, format, arguments);
  va_end(arguments);
  return false;
}

void sn_warn(SnContext *context, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say(context, SEVERITY_WARNING, &context->place, format, arguments);
  va_end(arguments);
}

void sn_warn_at(SnContext *context, const char *file, uint32_t line, const char *format, ...) {
  Place place = place_in(context, file, line);
  va_list arguments;
  va_start(arguments, format);
  say(context, SEVERITY_WARNING, &place, format, arguments);
  va_end(arguments);
}

/* The element's text belongs to the pack, whatever kind of plugin reads it. */
bool sn_fail_in_text(SnContext *context, uint32_t line, const char *format, ...) {
  const Parameters *parameters = context->parameters;
  Place place = context->place;
  if (line > 0 && parameters && parameters->text_line > 0) {
    const char *file = parameters->text_file ? sn_display_path(context, parameters->text_file) : context->place.file;
    place = (Place){.file = file, .line = parameters->text_line + line - 1};
  }
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(_(format), arguments);
  va_end(arguments);
  diagnostics_add(context->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, NULL, "%s", message);
  return false;
}

/* A cell says where it is better than the line of a file that is no text. */
static Place place_of_cell(SnContext *context, const char *file, const char *cell) {
  Place place = place_in(context, file, 0);
  place.cell = cell;
  return place;
}

bool sn_fail_cell(SnContext *context, const char *file, const char *cell, const char *format, ...) {
  Place place = place_of_cell(context, file, cell);
  va_list arguments;
  va_start(arguments, format);
  say(context, SEVERITY_ERROR, &place, format, arguments);
  va_end(arguments);
  return false;
}

void sn_warn_cell(SnContext *context, const char *file, const char *cell, const char *format, ...) {
  Place place = place_of_cell(context, file, cell);
  va_list arguments;
  va_start(arguments, format);
  say(context, SEVERITY_WARNING, &place, format, arguments);
  va_end(arguments);
}

void sn_hint(SnContext *context, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *hint = g_strdup_vprintf(_(format), arguments);
  va_end(arguments);
  diagnostics_hint(context->diagnostics, "%s", hint);
}
