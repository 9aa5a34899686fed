/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/length.h"

#include <math.h>
#include <string.h>

gboolean length_parse(const char *text, double em, double whole, double *points) {
  const struct {
    const char *name;
    double points;
  } units[] = {{"pt", 1},           {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72},
               {"px", 72.0 / 96.0}, {"em", em},        {"%", whole / 100}};
  char *end;
  double number = g_ascii_strtod(text, &end);
  if (end == text || !isfinite(number) || fabs(number) > 1e6)
    return FALSE;
  if (*end == '\0' && number == 0) {
    *points = 0;
    return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
    if (strcmp(end, units[i].name) == 0) {
      *points = number * units[i].points;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean read_hex(const char *text, gsize count, guint8 *out) {
  int value = 0;
  for (gsize i = 0; i < count; i++) {
    int digit = g_ascii_xdigit_value(text[i]);
    if (digit < 0)
      return FALSE;
    value = value * 16 + digit;
  }
  *out = (guint8)(count == 1 ? value * 17 : value);
  return TRUE;
}

gboolean color_parse(const char *text, SnColor *out) {
  if (strcmp(text, "none") == 0) {
    *out = (SnColor){.alpha = 0};
    return TRUE;
  }
  gsize length = strlen(text), each = length == 4 ? 1 : 2;
  SnColor color = {.alpha = 255};
  if (*text != '#' || (length != 4 && length != 7) || !read_hex(text + 1, each, &color.red) ||
      !read_hex(text + 1 + each, each, &color.green) || !read_hex(text + 1 + 2 * each, each, &color.blue))
    return FALSE;
  *out = color;
  return TRUE;
}
