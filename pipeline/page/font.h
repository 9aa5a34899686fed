/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The fonts of a document: families by role, from a private fontconfig
 * configuration; never what a user's desktop happens to have. */

#include <glib.h>
#include <pango/pangofc-fontmap.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

typedef struct Fonts Fonts;

/* One face at any size. */
typedef struct Face {
  guint id;                  /* dense from 0 */
  const char *family;
  gboolean bold, italic;
  double ascent, descent;    /* per em, both positive */
  double cap_height, x_height;
} Face;

/* NULL, reported, when a family that a role needs is missing (with the Debian package that has it).
 * `diagnostics` is kept: families that fonts_face() does not know are reported there. */
Fonts *fonts_open(Diagnostics *diagnostics);
void fonts_close(Fonts *fonts);
/* Where faults go from here on: a worker that inherits the fonts has messages of its own. */
void fonts_report_to(Fonts *fonts, Diagnostics *diagnostics);
/* `family` is a role (serif, sans-serif, monospace) or a family of fonts/.  Never NULL: for a family
 * that is not there, which is reported once, the face of serif. */
const Face *fonts_face(Fonts *fonts, const char *family, gboolean bold, gboolean italic);

/* What fonts/families.tsv says of a role, and the file that serves it. */
typedef struct FontRole {
  const char *role, *family, *package;
  gboolean required;
  char *path; /* of the upright face; NULL: missing */
} FontRole;
/* For the doctor: every role of fonts/families.tsv with what was found; GArray of FontRole, g_array_unref.
 * Reports only what cannot be read. */
GArray *fonts_survey(Diagnostics *diagnostics);
