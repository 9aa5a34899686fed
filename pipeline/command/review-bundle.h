/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text packed into an HTML page: a <script> element of base64, which the browser does not run and which no text within
 * can end; review-unpack.js reads it again. */

#include <glib.h>
#include <stdio.h>

/* Deflated as by zlib (RFC 1950).  `id` needs no escaping. */
void review_bundle_put(FILE *stream, const char *id, const char *text, gsize length);

/* "sha256-…" of the text of a <script> or <style>, as a content security policy names it.  Free with g_free. */
char *review_bundle_hash(const char *text);
