/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Memory as the core takes it: a program that gets none ends, and the run says so. */

#include <stdlib.h>

/* Zeroed; release with free. */
static inline void *memory_take(size_t count, size_t size) {
  void *taken = calloc(count > 0 ? count : 1, size);
  if (!taken)
    abort();
  return taken;
}

static inline void *memory_grow(void *old, size_t count, size_t size) {
  void *grown = reallocarray(old, count, size);
  if (!grown)
    abort();
  return grown;
}
