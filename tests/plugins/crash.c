/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes where nothing is. */

#include <signal.h>
#include <songngu/plugin.h>

static bool apply(SnContext *context, const void *params, const SnInput *inputs, size_t count, SnTable *out) {
  (void)context, (void)params, (void)inputs, (void)count, (void)out;
  /* As a stray pointer does, but seen as a signal under sanitizers too. */
  signal(SIGSEGV, SIG_DFL);
  raise(SIGSEGV);
  return true;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "crash",
    .version = "1",
    .summary = "Crashes",
    .apply = apply,
};
