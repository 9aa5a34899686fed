/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/near.h"

#include "base/message.h"
#include "base/text.h"

#define MOST_COMPARED 200000 /* by all errors together: half a second */

gboolean near_hint(const char *word, const char *const *candidates, Diagnostics *diagnostics) {
  guint64 count = g_strv_length((char **)candidates);
  if (count * diagnostics_errors(diagnostics) > MOST_COMPARED)
    return FALSE;
  const char *near = text_suggest(word, candidates);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  return near != NULL;
}
