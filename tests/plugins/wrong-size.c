/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A descriptor longer than this interface knows. */

#include <songngu/plugin.h>

static bool read_nothing(SnContext *context, const void *params, SnTable *out) {
  (void)params, (void)out;
  return sn_fail(context, "a plugin of another size was called");
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin) + 8,
    .kind = SN_SOURCE,
    .name = "wrong-size",
    .version = "1",
    .summary = "A plugin with members of the future",
    .read = read_nothing,
};
