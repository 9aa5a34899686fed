/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Encodings of departments' files, to UTF-8.  Compiled into each source that reads text (with $(buffer_sources)).
 *
 * What a legacy encoding writes may also stand in Unicode text, each byte as a character of Windows-1252: that is what
 * a spreadsheet holds under a font such as .VnTime, and what is left after a file was taken for Western text. */

#include <songngu/plugin.h>

#include "../buffer.h"

typedef enum Encoding {
  ENCODING_AUTO,
  ENCODING_UTF_8,
  ENCODING_UTF_16,
  ENCODING_WINDOWS_1258,
  ENCODING_TCVN3,
  ENCODING_VISCII,
  ENCODING_VNI,
  ENCODING_VPS,
  ENCODING_WINDOWS_1252,
  ENCODING_DOUBLE_UTF_8, /* UTF-8 that was taken for Windows-1252 and made UTF-8 again */
  ENCODING_COUNT
} Encoding;

/* For an SN_PARAM_WORD called encoding, indexed by Encoding: "auto", "utf-8" … */
extern const char *const ENCODING_WORDS[];

/* Appends to `out`, as UTF-8, what the bytes say.  Letters and marks that belong together are composed as far as they
 * are Vietnamese; what has no meaning becomes U+FFFD.  UTF-16 is read by its byte order mark, which is left out, else
 * by the order that makes more sense.  Not for ENCODING_AUTO. */
void encoding_decode(Encoding encoding, const char *bytes, size_t length, Buffer *out);

/* The same for bytes that stand in UTF-8 text as characters of Windows-1252; other characters are left as they are.
 * `capitals`: the text was shown in a font that has capitals only, as .VnTimeH. */
void encoding_decode_characters(Encoding encoding, bool capitals, const char *text, size_t length, Buffer *out);

/* The encoding that a font of this name implies: .VnTime, .VnArialH (capitals), VNI-Times, VPS Times.  false: none. */
bool encoding_of_font(const char *font, Encoding *encoding, bool *capitals);

/* Whether the bytes are UTF-16 without a byte order mark. */
bool encoding_is_utf_16(const char *bytes, size_t length);

/* What the words of a text tell of its encoding. */
typedef struct Detection {
  Encoding found; /* ENCODING_AUTO: not certain */
  bool likely[ENCODING_COUNT];
} Detection;

/* In which legacy encoding of one byte a character the bytes, which are no UTF-8, are Vietnamese. */
Detection encoding_detect(const char *bytes, size_t length);

/* Different words, each a stretch of bytes that are letters in some encoding, with one beyond ASCII; zero is none,
 * release with sample_clear. */
typedef struct Sample {
  Buffer words; /* with a space behind each */
  uint32_t count;
  uint64_t *seen; /* hashes, SAMPLE_SLOTS of them, or NULL */
} Sample;

/* FALSE: the word is there already, or the sample is full. */
bool sample_add(Sample *sample, const char *word, size_t length);
void sample_clear(Sample *sample);
Detection sample_detect(const Sample *sample);
