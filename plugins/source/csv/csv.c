/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values as RFC 4180 has them, and their kin with semicolons,
 * tabs or bars.  Every column is text; the core reads numbers and dates out of it. */

#include <stdlib.h>

#include "table.h"

typedef struct Params {
  Layout layout;
  const char *path;
} Params;

static const SnParam PARAMS[] = {
    {.name = "path", .type = SN_PARAM_PATH, .offset = offsetof(Params, path), .required = true, .help = "The file"},
    LAYOUT_PARAMS,
    {0},
};

static bool csv_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  const char *shown = sn_display_path(context, params->path);
  Text text = {0};
  bool good = text_load(context, params->path, shown, &text) && table_read(context, &params->layout, shown, &text, out);
  free(text.bytes);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "csv",
    .version = "1",
    .summary = "Reads comma-separated values and their kin, all columns as text",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = csv_read,
};
