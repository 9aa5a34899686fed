/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file as a whole, checked to be UTF-8. */

#include <songngu/plugin.h>

#define FAULTS_SHOWN 50 /* of one sort; the rest are counted */

typedef struct Text {
  char *bytes; /* a newline stands at bytes[length]; release with free */
  size_t length;
} Text;

/* `shown` is the file's name in messages.  false: reported. */
bool text_load(SnContext *context, const char *path, const char *shown, Text *text);

/* The name of another encoding that the file's first bytes declare, or NULL. */
const char *text_other_encoding(const Text *text);

/* Reports each line with a NUL byte or malformed UTF-8. */
bool text_check(SnContext *context, const char *shown, const Text *text);
