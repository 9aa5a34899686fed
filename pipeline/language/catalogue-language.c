/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/message.h"
#include "language/catalogue.h"

#define FIELD "Language:"

/* What the header says; NULL: nothing. */
static char *said_language(const char *header) {
  g_auto(GStrv) lines = g_strsplit(header, "\n", -1);
  for (char **line = lines; *line; line++)
    if (g_ascii_strncasecmp(*line, FIELD, strlen(FIELD)) == 0) {
      char *language = g_strstrip(g_strdup(*line + strlen(FIELD)));
      if (*language)
        return language;
      g_free(language);
    }
  return NULL;
}

gboolean catalogue_is_in(const Catalogue *catalogue, const char *language, Diagnostics *diagnostics) {
  g_autofree char *said = said_language(catalogue_header(catalogue));
  gsize length = strlen(language);
  if (!said || (g_ascii_strncasecmp(said, language, length) == 0 && (!said[length] || strchr("_-@.", said[length]))))
    return TRUE;
  Place place = {.file = catalogue_file(catalogue), .line = 1};
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the header says “Language: %s”, not “%s”"), said,
                    language);
  diagnostics_hint(diagnostics, _("is this the file of another edition?"));
  return FALSE;
}
