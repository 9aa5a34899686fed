/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "document/blocks.h"
#include "document/walk.h"
#include "document/words.h"

#define MOST_BYTES (32 * 1024 * 1024)

/* PNG (ISO/IEC 15948, 5.2) or JPEG (ITU-T T.81, B.1.1.3) by its first bytes. */
static gboolean is_image(const char *data, gsize length) {
  return (length > 8 && memcmp(data, "\x89PNG\r\n\x1a\n", 8) == 0) ||
         (length > 3 && memcmp(data, "\xff\xd8\xff", 3) == 0);
}

static GBytes *fail(Binder *binder, const Place *place, const char *hint, const char *what) {
  diagnostics_add(binder->diagnostics, FAULT_PACK, SEVERITY_ERROR, place, hint, "%s", what);
  return NULL;
}

static GBytes *read_image(Binder *binder, const char *path, const char *src, const Place *place) {
  struct stat status;
  if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
    g_autofree char *what = g_strdup_printf(_("“%s” is not a file that can be read"), src);
    return fail(binder, place, NULL, what);
  }
  if (status.st_size > MOST_BYTES) {
    g_autofree char *what = g_strdup_printf(_("the image “%s” is larger than 32 MB"), src);
    return fail(binder, place, _("save it with fewer pixels"), what);
  }
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;
  if (!g_file_get_contents(path, &data, &length, &error))
    return fail(binder, place, NULL, error->message);
  if (is_image(data, length))
    return g_bytes_new_take(data, length);
  g_free(data);
  g_autofree char *what = g_strdup_printf(_("“%s” is neither a PNG nor a JPEG image"), src);
  return fail(binder, place, _("save it as PNG or JPEG"), what);
}

/* Images of a template lie in its folder, those of a pack in the pack's. */
static char *resolve(Binder *binder, const xmlNode *node, const char *src) {
  const Pack *pack = binder->edition->pack;
  Pack home = {.folder = pack->folder, .file = pack->file};
  g_autofree char *folder = NULL;
  if (binder_is_template(binder, node)) {
    const Template *template = pack->template;
    while (template->base && template->xml != node->doc)
      template = template->base;
    home.folder = template->folder;
    home.file = template->file;
  }
  return pack_resolve(&home, src, xml_line(node), binder->diagnostics);
}

static char *bind_alt(Binder *binder, xmlNodePtr node) {
  const char *alt = xml_attribute(node, "alt");
  g_autofree char *context = walk_context(binder->walk, "alt");
  Place place = xml_place(node);
  return alt ? g_strdup(words_text(binder, node, context ? context : "", alt, &place)) : NULL;
}

Block *image_bind(Binder *binder, xmlNodePtr node, const Visit *visit) {
  Place place = xml_place(node);
  const char *src = xml_attribute(node, "src");
  g_autoptr(Block) block = blocks_new(binder, node, BLOCK_IMAGE, binder_style(binder, node, "p"));
  block->role = SN_ROLE_FIGURE;
  block->width = binder_width(binder, xml_attribute(node, "width"));
  block->alt = bind_alt(binder, node);
  blocks_bind_caption(binder, node, visit, block);
  g_autofree char *path = src && !binder->entries ? resolve(binder, node, src) : NULL;
  block->image = path ? read_image(binder, path, src, &place) : NULL;
  return block->image ? g_steal_pointer(&block) : NULL;
}
