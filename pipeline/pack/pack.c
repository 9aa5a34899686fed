/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/pack.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/message.h"
#include "base/text.h"
#include "pack/body.h"
#include "pack/document.h"
#include "pack/folder.h"
#include "pack/near.h"
#include "pack/schema.h"
#include "pack/stage.h"

/* ---- info ------------------------------------------------------------------ */

static void clear_info(gpointer data) {
  Info *info = data;
  g_free(info->value);
}

/* The schema's check has reported what is no date or period. */
static void read_times(Pack *pack, const xmlNode *node, const char *text) {
  Date date;
  if (xml_is(node, "date") && date_parse(text, &date)) {
    pack->has_date = TRUE;
    pack->date = date_to_days(date);
  }
  if (xml_is(node, "period") && !period_parse(text, &pack->period))
    pack->period = (Period){.kind = PERIOD_NONE};
}

static void add_info(Pack *pack, const xmlNode *node, Diagnostics *diagnostics) {
  g_autofree char *text = xml_text(node);
  if (*text == '\0') {
    Place place = xml_place(node);
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("<%s> is empty"), node->name);
    return;
  }
  read_times(pack, node, text);
  Info info = {.name = (const char *)node->name, .value = text_nfc(text, -1), .line = xml_line(node)};
  g_array_append_val(pack->info, info);
}

static void read_info(Pack *pack, const xmlNode *element, Diagnostics *diagnostics) {
  for (xmlNodePtr child = xml_element(element->children); child; child = xml_element(child->next)) {
    if (!xml_is(child, "recipients")) {
      add_info(pack, child, diagnostics);
      continue;
    }
    for (xmlNodePtr one = xml_element(child->children); one; one = xml_element(one->next))
      add_info(pack, one, diagnostics);
  }
}

const char *pack_info(const Pack *pack, const char *name) {
  for (guint i = 0; i < pack->info->len; i++) {
    const Info *info = &g_array_index(pack->info, Info, i);
    if (strcmp(info->name, name) == 0)
      return info->value;
  }
  return NULL;
}

/* ---- template -------------------------------------------------------------- */

/* "./name": a folder of the pack.  Everything else: an installed template. */
static void load_template(Pack *pack, const xmlNode *root, Diagnostics *diagnostics) {
  const char *name = xml_attribute(root, "template");
  if (!name)
    return;
  Place place = xml_attribute_place(root, "template");
  if (!g_str_has_prefix(name, "./")) {
    pack->template = template_load(name, &place, diagnostics);
    return;
  }
  g_autofree char *file = g_build_filename(name + 2, "template.xml", NULL);
  g_autofree char *path = pack_resolve(pack, file, place.line, diagnostics);
  if (!path)
    return;
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *pack_display = g_path_get_dirname(pack->file);
  g_autofree char *display = g_build_filename(pack_display, name + 2, NULL);
  pack->template = template_load_folder(folder, display, diagnostics);
}

/* ---- files ----------------------------------------------------------------- */

static gboolean is_within(const char *path, const char *folder) {
  gsize length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || g_str_has_suffix(folder, "/"));
}

static void hint_file(const char *path, Diagnostics *diagnostics) {
  g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
  g_autoptr(GPtrArray) entries = folder_list(folder);
  near_hint(name, (const char *const *)entries->pdata, diagnostics);
}

char *pack_resolve(const Pack *pack, const char *relative, guint line, Diagnostics *diagnostics) {
  Place place = {.file = pack->file, .line = line};
  g_autofree char *path = g_canonicalize_filename(relative, pack->folder);
  if (g_path_is_absolute(relative) || !is_within(path, pack->folder)) {
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("“%s” leads out of the pack's folder"), relative);
    diagnostics_hint(diagnostics, _("put the file into the pack and write its path from pack.xml"));
    return NULL;
  }
  char *real = realpath(path, NULL); /* also sees through symbolic links */
  if (!real) {
    diagnostics_error(diagnostics, errno == EACCES ? FAULT_SYSTEM : FAULT_PACK, &place,
                      _("the file “%s” cannot be read: %s"), relative, g_strerror(errno));
    hint_file(path, diagnostics);
    return NULL;
  }
  g_autofree char *resolved = g_strdup(real);
  free(real);
  if (is_within(resolved, pack->folder))
    return g_steal_pointer(&resolved);
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("“%s” leads out of the pack's folder through a link"), relative);
  return NULL;
}

/* ---- the whole ------------------------------------------------------------- */

static Pack *new_pack(const char *path) {
  Pack *pack = g_new0(Pack, 1);
  pack->file = g_file_test(path, G_FILE_TEST_IS_DIR) ? g_build_filename(path, "pack.xml", NULL) : g_strdup(path);
  g_autofree char *folder = g_path_get_dirname(pack->file);
  char *real = realpath(folder, NULL);
  pack->folder = real ? g_strdup(real) : g_canonicalize_filename(folder, NULL);
  free(real);
  pack->info = g_array_new(FALSE, TRUE, sizeof(Info));
  g_array_set_clear_func(pack->info, clear_info);
  pack->stages = g_ptr_array_new_with_free_func(stage_free);
  return pack;
}

/* Elements that the schema refuses are passed over, so that faults of both kinds come out in one run. */
static void read_pack(Pack *pack, const xmlNode *root, Diagnostics *diagnostics) {
  pack->id = g_strdup(xml_attribute(root, "id"));
  pack->language = g_strdup(xml_attribute(root, "lang"));
  const xmlNode *info = xml_child(root, "info");
  if (info)
    read_info(pack, info, diagnostics);
  stages_read(xml_child(root, "data"), pack->stages, diagnostics);
  load_template(pack, root, diagnostics);
  pack->body = xml_child(root, "body");
  g_autofree const char **tables = stages_tables(pack->stages);
  if (pack->body)
    body_check(pack->body, tables, pack->template, diagnostics);
}

Pack *pack_load(const char *path, Diagnostics *diagnostics) {
  g_autoptr(Pack) pack = new_pack(path);
  guint errors = diagnostics_errors(diagnostics);
  pack->xml = xml_read(pack->file, pack->file, diagnostics);
  if (!pack->xml) {
    if (!g_file_test(pack->file, G_FILE_TEST_EXISTS))
      diagnostics_hint(diagnostics, _("a pack is a folder with a pack.xml: “songngu new” makes one"));
    return NULL;
  }
  schema_check("pack", pack->xml, diagnostics);
  const xmlNode *root = xmlDocGetRootElement(pack->xml);
  if (xml_is(root, "pack"))
    read_pack(pack, root, diagnostics);
  return diagnostics_errors(diagnostics) == errors ? g_steal_pointer(&pack) : NULL;
}

void pack_forget_data(Pack *pack) {
  xmlNodePtr data = xml_child(xmlDocGetRootElement(pack->xml), "data");
  g_ptr_array_set_size(pack->stages, 0); /* they borrow from the tree */
  if (data)
    xml_empty(data);
}

void pack_free(Pack *pack) {
  if (!pack)
    return;
  template_free(pack->template);
  g_ptr_array_unref(pack->stages);
  g_array_unref(pack->info);
  if (pack->xml)
    xmlFreeDoc(pack->xml);
  g_free(pack->folder);
  g_free(pack->file);
  g_free(pack->id);
  g_free(pack->language);
  g_free(pack);
}
