/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/uppercase.h"

#include <glib.h>
#include <string.h>
#include <unicode/ucasemap.h>

char *text_uppercase(const char *text, const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open(language ? language : "", 0, &status);
  if (U_FAILURE(status))
    return g_strdup(text);
  gsize room = strlen(text) * 3 + 1; /* no letter's capitals take more than three times its bytes */
  char *upper = g_malloc(room);
  ucasemap_utf8ToUpper(map, upper, (int32_t)room, text, -1, &status);
  ucasemap_close(map);
  if (U_FAILURE(status)) {
    g_free(upper);
    return g_strdup(text);
  }
  return upper;
}
