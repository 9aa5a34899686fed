/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <zlib.h>

#include "../../buffer.h"

/* Packs an OpenType file as WOFF 1.0 (https://www.w3.org/TR/WOFF/), which every
 * browser reads.  `deflater` is used again and again: its memory is dearer than its work.  WOFF2 would be a fifth smaller and take forty times as long. */
bool woff_pack(z_stream *deflater, const void *sfnt, size_t length, Buffer *out);

void base64_put(Buffer *out, const void *bytes, size_t length);
