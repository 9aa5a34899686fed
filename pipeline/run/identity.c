/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/identity.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <unistd.h>

#include "base/message.h"

char *identity_file(const char *pack) {
  return g_file_test(pack, G_FILE_TEST_IS_DIR) ? g_build_filename(pack, "pack.xml", NULL) : g_strdup(pack);
}

static void be_silent(void *data, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr place) {
  (void)data, (void)message, (void)severity, (void)place;
}

/* The root's id, read no further than its start tag.  Opened by name, a file that may not be read would make libxml2
 * speak for itself. */
static char *read_id_from(int descriptor) {
  xmlTextReaderPtr reader =
      xmlReaderForFd(descriptor, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (!reader)
    return NULL;
  xmlTextReaderSetErrorHandler(reader, be_silent, NULL);
  int more = xmlTextReaderRead(reader);
  while (more == 1 && xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
    more = xmlTextReaderRead(reader);
  xmlChar *id = more == 1 ? xmlTextReaderGetAttribute(reader, BAD_CAST "id") : NULL;
  char *copy = id ? g_strdup((const char *)id) : NULL;
  xmlFree(id);
  xmlFreeTextReader(reader);
  return copy;
}

static char *read_id(const char *file) {
  int descriptor = g_file_test(file, G_FILE_TEST_IS_REGULAR) ? g_open(file, O_RDONLY | O_CLOEXEC, 0) : -1;
  char *id = descriptor >= 0 ? read_id_from(descriptor) : NULL;
  if (descriptor >= 0)
    close(descriptor);
  return id;
}

gboolean identity_check(char **packs, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  gboolean good = TRUE;
  for (char **pack = packs; *pack; pack++) {
    g_autofree char *file = identity_file(*pack), *id = read_id(file);
    const char *first = id ? g_hash_table_lookup(files, id) : NULL;
    if (first) {
      diagnostics_error(diagnostics, FAULT_USAGE, &(Place){.file = file}, _("this pack and %s have the same id “%s”"),
                        first, id);
      diagnostics_hint(diagnostics, _("build them one after the other into folders of their own, or change one id"));
      good = FALSE;
    } else if (id) {
      g_hash_table_insert(files, g_steal_pointer(&id), g_steal_pointer(&file));
    }
  }
  return good;
}
