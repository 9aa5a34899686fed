/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes half of its output and then fails, in the one language it is told to. */

#include <songngu/plugin.h>
#include <string.h>

typedef struct Parameters {
  const char *language;
} Parameters;

static const SnParam parameters[] = {
    {.name = "language",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Parameters, language),
     .fallback = "vi",
     .help = "The edition to spoil"},
    {NULL},
};

static const SnDocument *spoiled;

static bool begin(SnContext *context, const void *params, const SnDocument *document, void **state) {
  const Parameters *given = params;
  FILE *file = sn_output_open(context, "half");
  *state = file;
  spoiled = strcmp(document->language, given->language) == 0 ? document : NULL;
  return file && fputs("half of it\n", file) >= 0;
}

static bool page(SnContext *context, void *state, const SnPage *sheet) {
  (void)state;
  return spoiled ? sn_fail(context, "the second half of page %u is missing", sheet->number) : true;
}

static bool end(SnContext *context, void *state) { return sn_output_close(context, state); }

static const SnRenderer renderer = {.begin = begin, .page = page, .end = end};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "half",
    .version = "1",
    .summary = "Writes half of its output",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .renderer = &renderer,
};
