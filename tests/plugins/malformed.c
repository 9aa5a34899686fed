/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every fault that a descriptor's parameter table can have. */

#include <songngu/plugin.h>

typedef struct Parameters {
  int64_t count;
  int word;
} Parameters;

static const char *const words[] = {"one", "two", NULL};

static const SnParam parameters[] = {
    {.name = "count", .type = SN_PARAM_INTEGER, .offset = 0, .fallback = "many", .help = "How many"},
    {.name = "count", .type = SN_PARAM_INTEGER, .offset = 0, .help = "How many, again"},
    {.name = "beyond", .type = SN_PARAM_STRING, .offset = sizeof(Parameters), .help = "Past the end"},
    {.name = "word",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Parameters, word),
     .words = words,
     .fallback = "three",
     .help = "A word"},
    {.name = "wordless", .type = SN_PARAM_WORD, .offset = offsetof(Parameters, word), .help = "A word of none"},
    {.name = "from", .type = SN_PARAM_STRING, .offset = 0, .help = "What every stage has"},
    {.name = "crooked", .type = SN_PARAM_INTEGER, .offset = 3, .help = "Not aligned"},
    {.name = "mute", .type = SN_PARAM_INTEGER, .offset = 0},
    {.name = "odd", .type = (SnParamType)77, .offset = 0, .help = "Of no type"},
    {NULL},
};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "malformed",
    .version = "1",
    .summary = "A descriptor with every fault",
    .params = parameters,
    .params_size = sizeof(Parameters),
};
