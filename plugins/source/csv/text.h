/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file as a whole: read, made UTF-8, checked. */

#include <songngu/plugin.h>

#define FAULTS_SHOWN 50 /* of one sort; the rest are counted */

typedef struct Text {
  char *bytes; /* a newline stands at bytes[length]; release with free */
  size_t length;
} Text;

/* `shown` is the file's name in messages.  false: reported. */
bool text_load(SnContext *context, const char *path, const char *shown, Text *text);

/* Characters as UTF-8 has them. */
typedef struct Utf8Count {
  size_t beyond;    /* characters beyond ASCII */
  size_t malformed; /* bytes that are none */
  size_t nul;       /* NUL bytes */
  bool odd;         /* there are characters that watch_is_odd */
} Utf8Count;
Utf8Count text_count(const Text *text);

/* Reports each line with a NUL byte or malformed UTF-8. */
bool text_check(SnContext *context, const char *shown, const Text *text);

/* Makes it UTF-8 without a byte order mark.  `declared` is an Encoding; what ENCODING_AUTO turns out to be is said,
 * unless it is UTF-8 or begins with a byte order mark.  `odd`: watching is wanted.  false: reported, and the text is as
 * it was where its rows can still be looked through for faults, else empty. */
bool text_convert(SnContext *context, const char *shown, int declared, Text *text, bool *odd);

/* Reports what is a file of another kind, such as a spreadsheet.  true: it may be text. */
bool text_is_likely(SnContext *context, const char *shown, const Text *text);
