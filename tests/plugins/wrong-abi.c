/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Made for an interface that no Songngu has. */

#include <songngu/plugin.h>

static bool read_nothing(SnContext *context, const void *params, SnTable *out) {
  (void)params, (void)out;
  return sn_fail(context, "a plugin of another interface was called");
}

SN_PLUGIN = {
    .abi = 999,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "wrong-abi",
    .version = "1",
    .summary = "A plugin of another interface",
    .read = read_nothing,
};
