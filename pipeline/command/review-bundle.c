/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/review-bundle.h"

#include <gio/gio.h>
#include <string.h>

#define LEVEL 6

static GBytes *deflated(const char *text, gsize length) {
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GOutputStream) out = g_converter_output_stream_new(memory, G_CONVERTER(compressor));
  if (!g_output_stream_write_all(out, text, length, NULL, NULL, NULL) || !g_output_stream_close(out, NULL, NULL))
    g_error("zlib does not work"); /* memory alone can fail, and then GLib has ended the process */
  return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(memory));
}

void review_bundle_put(FILE *stream, const char *id, const char *text, gsize length) {
  g_autoptr(GBytes) bytes = deflated(text, length);
  gsize count = 0;
  const guchar *data = g_bytes_get_data(bytes, &count);
  g_autofree char *base64 = g_base64_encode(data, count);
  fprintf(stream, "<script type=\"application/octet-stream\" id=\"%s\">%s</script>\n", id, base64);
}

char *review_bundle_hash(const char *text) {
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(checksum, (const guchar *)text, (gssize)strlen(text));
  g_checksum_get_digest(checksum, digest, &length);
  g_autofree char *base64 = g_base64_encode(digest, length);
  return g_strconcat("sha256-", base64, NULL);
}
