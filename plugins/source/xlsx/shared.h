/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The shared strings of a workbook (sst; ISO/IEC 29500-1, 18.4). */

#include "rich.h"

#define MOST_STRINGS_BYTES ((size_t)1 << 30)

typedef struct SharedString {
  size_t offset;
  uint32_t length;
  uint32_t stretch_count;
  size_t first_stretch;
} SharedString;

typedef struct Strings {
  ARRAY(SharedString) items;
  ARRAY(Stretch) stretches; /* offsets within their string */
  Buffer text;
} Strings;

/* `part` as package_find gives it.  false: reported. */
bool strings_read(Strings *strings, Package *package, const char *part);
void strings_free(Strings *strings);

static inline const char *strings_text(const Strings *strings, const SharedString *string) {
  return strings->text.data ? strings->text.data + string->offset : "";
}
