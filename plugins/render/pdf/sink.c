/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sink.h"

#include <string.h>
#include <zlib.h>

void sink_open(Sink *sink, FILE *file) {
  sink->file = file;
  sink->offset = sink->held = 0;
  sink->failed = false;
  HPDF_MD5Init(&sink->digest);
}

/* MD5 takes each block's checksum, not its bytes: the identifier need not
 * withstand an attack, and checksums are ten times faster. */
bool sink_flush(Sink *sink) {
  if (sink->held == 0)
    return !sink->failed;
  uint32_t sum = (uint32_t)crc32(0, sink->block, (uInt)sink->held);
  unsigned char bytes[] = {(unsigned char)(sum >> 24), (unsigned char)(sum >> 16), (unsigned char)(sum >> 8),
                           (unsigned char)sum};
  HPDF_MD5Update(&sink->digest, bytes, sizeof bytes);
  if (!sink->failed && fwrite(sink->block, 1, sink->held, sink->file) != sink->held)
    sink->failed = true;
  sink->held = 0;
  return !sink->failed;
}

void sink_write(Sink *sink, const void *bytes, size_t length) {
  const unsigned char *from = bytes;
  sink->offset += length;
  while (length > 0) {
    size_t part = SINK_BLOCK - sink->held;
    part = part < length ? part : length;
    memcpy(sink->block + sink->held, from, part);
    sink->held += part;
    from += part;
    length -= part;
    if (sink->held == SINK_BLOCK)
      sink_flush(sink);
  }
}

void sink_put(Sink *sink, const char *string) { sink_write(sink, string, strlen(string)); }

void sink_digest(Sink *sink, unsigned char digest[16]) {
  sink_flush(sink);
  HPDF_MD5_CTX copy = sink->digest;
  HPDF_MD5Final(digest, &copy);
}
