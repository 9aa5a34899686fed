/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a node begins, kept in its _private member: libxml2 itself counts
 * lines only up to 65,535, knows none for attributes and gives a tag's last line. */

#include <glib.h>
#include <libxml/tree.h>

typedef struct Position {
  guint line, column; /* from 1; column 0: not known */
} Position;

#if GLIB_SIZEOF_VOID_P == 8
static inline void *position_pack(Position position) {
  return GSIZE_TO_POINTER((gsize)position.column << 32 | position.line);
}
static inline Position position_unpack(const void *packed) {
  gsize bits = GPOINTER_TO_SIZE(packed);
  return (Position){.line = (guint)bits, .column = (guint)(bits >> 32)};
}
#else
static inline void *position_pack(Position position) { return GSIZE_TO_POINTER(position.line); }
static inline Position position_unpack(const void *packed) { return (Position){.line = GPOINTER_TO_SIZE(packed)}; }
#endif
