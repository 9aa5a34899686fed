/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fails without a word. */

#include <songngu/plugin.h>

static bool apply(SnContext *context, const void *params, const SnInput *inputs, size_t count, SnTable *out) {
  (void)context, (void)params, (void)inputs, (void)count, (void)out;
  return false;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "silent",
    .version = "1",
    .summary = "Fails without saying why",
    .apply = apply,
};
