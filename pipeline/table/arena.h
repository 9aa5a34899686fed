/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Strings kept together and released together. */

#include <glib.h>

typedef struct Arena {
  GPtrArray *chunks;
  char *at, *end; /* what is free of the last chunk */
} Arena;

void arena_init(Arena *arena);
void arena_clear(Arena *arena);

/* A NUL-terminated copy that lives as long as the arena. */
char *arena_copy(Arena *arena, const char *text, gsize length);
