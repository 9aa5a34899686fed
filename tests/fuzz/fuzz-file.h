/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The fuzzer's bytes as a file in memory, for what reads files.  Include it first. */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create */
#endif

#include <glib.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Its path. */
static inline char *fuzz_file_open(const void *bytes, size_t size) {
  int descriptor = memfd_create("fuzz", MFD_CLOEXEC);
  if (descriptor < 0 || write(descriptor, bytes, size) != (ssize_t)size)
    abort();
  return g_strdup_printf("/proc/self/fd/%d", descriptor);
}

static inline void fuzz_file_close(char *path) {
  close(atoi(path + sizeof "/proc/self/fd/" - 1));
  g_free(path);
}
