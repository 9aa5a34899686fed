/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Never returns. */

#include <songngu/plugin.h>
#include <unistd.h>

static bool apply(SnContext *context, const void *params, const SnInput *inputs, size_t count, SnTable *out) {
  (void)context, (void)params, (void)inputs, (void)count, (void)out;
  while (pause() < 0) {
  }
  return true;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "hang",
    .version = "1",
    .summary = "Never returns",
    .apply = apply,
};
