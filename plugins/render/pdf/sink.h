/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The output file: counts its bytes, digests them, remembers a failed write. */

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define SINK_BLOCK 65536

typedef struct Sink {
  FILE *file;
  uint64_t offset; /* bytes written so far */
  HPDF_MD5_CTX digest;
  bool failed;
  size_t held;
  unsigned char block[SINK_BLOCK];
} Sink;

void sink_open(Sink *sink, FILE *file);
void sink_write(Sink *sink, const void *bytes, size_t length);
void sink_put(Sink *sink, const char *string);
/* 16 bytes that depend on all written so far. */
void sink_digest(Sink *sink, unsigned char digest[16]);
/* False when a write failed; the FILE's error flag is then set too. */
bool sink_flush(Sink *sink);
