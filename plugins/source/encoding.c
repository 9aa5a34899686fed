/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <string.h>
#include <strings.h>

#include "charset.h"
#include "vietnamese.h"

#define REPLACEMENT 0xFFFD

const char *const ENCODING_WORDS[] = {"auto", "utf-8", "utf-16",       "windows-1258", "tcvn3", "viscii",
                                      "vni",  "vps",   "windows-1252", "double-utf-8", NULL};

static void put_character(Buffer *out, uint32_t c) {
  char *at = buffer_reserve(out, 4);
  size_t length = 0;
  if (c < 0x80) {
    at[length++] = (char)c;
  } else if (c < 0x800) {
    at[length++] = (char)(0xC0 | c >> 6);
    at[length++] = (char)(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    at[length++] = (char)(0xE0 | c >> 12);
    at[length++] = (char)(0x80 | (c >> 6 & 0x3F));
    at[length++] = (char)(0x80 | (c & 0x3F));
  } else {
    at[length++] = (char)(0xF0 | c >> 18);
    at[length++] = (char)(0x80 | (c >> 12 & 0x3F));
    at[length++] = (char)(0x80 | (c >> 6 & 0x3F));
    at[length++] = (char)(0x80 | (c & 0x3F));
  }
  out->length += length;
}

/* ---- tones that are bytes of their own */

static bool tone_of_mark(uint32_t mark, Tone *tone) {
  static const uint16_t MARKS[TONE_COUNT] = {0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323};
  for (int i = TONE_GRAVE; i < TONE_COUNT; i++)
    if (MARKS[i] == mark) {
      *tone = (Tone)i;
      return true;
    }
  return false;
}

/* The letter with the mark, or 0. */
static uint32_t compose(uint32_t letter, uint32_t mark) {
  VowelLetter vowel;
  Tone tone;
  if (!tone_of_mark(mark, &tone) || !vowel_of(letter, &vowel) || vowel.tone != TONE_LEVEL)
    return 0;
  vowel.tone = tone;
  return vowel_character(vowel);
}

/* ---- VNI: a letter, then a byte for its marks, in the font of Windows */

/* The circumflex or breve of a VNI mark; a plain tone has neither. */
typedef enum VniShape { VNI_PLAIN, VNI_CIRCUMFLEX, VNI_BREVE } VniShape;

static bool vni_mark(unsigned char byte, VniShape *shape, Tone *tone) {
  static const struct {
    unsigned char byte;
    VniShape shape;
    Tone tone;
  } MARKS[] = {
      {0xF8, VNI_PLAIN, TONE_GRAVE},      {0xF9, VNI_PLAIN, TONE_ACUTE},      {0xFB, VNI_PLAIN, TONE_HOOK},
      {0xF5, VNI_PLAIN, TONE_TILDE},      {0xEF, VNI_PLAIN, TONE_DOT},        {0xE2, VNI_CIRCUMFLEX, TONE_LEVEL},
      {0xE0, VNI_CIRCUMFLEX, TONE_GRAVE}, {0xE1, VNI_CIRCUMFLEX, TONE_ACUTE}, {0xE5, VNI_CIRCUMFLEX, TONE_HOOK},
      {0xE3, VNI_CIRCUMFLEX, TONE_TILDE}, {0xE4, VNI_CIRCUMFLEX, TONE_DOT},   {0xEA, VNI_BREVE, TONE_LEVEL},
      {0xE8, VNI_BREVE, TONE_GRAVE},      {0xE9, VNI_BREVE, TONE_ACUTE},      {0xFA, VNI_BREVE, TONE_HOOK},
      {0xFC, VNI_BREVE, TONE_TILDE},      {0xEB, VNI_BREVE, TONE_DOT},
  };
  unsigned char small = byte | 0x20;
  for (size_t i = 0; byte >= 0xC0 && i < sizeof MARKS / sizeof *MARKS; i++)
    if (MARKS[i].byte == small) {
      *shape = MARKS[i].shape;
      *tone = MARKS[i].tone;
      return true;
    }
  return false;
}

/* Letters that are one byte: ơ ư đ and i, y with tones that leave their dot no room. */
static uint32_t vni_letter(unsigned char byte) {
  static const struct {
    unsigned char byte;
    uint16_t small, capital;
  } LETTERS[] = {{0xF4, 0x01A1, 0x01A0}, {0xF6, 0x01B0, 0x01AF}, {0xF1, 0x0111, 0x0110},
                 {0xED, 0x00ED, 0x00CD}, {0xEC, 0x00EC, 0x00CC}, {0xE6, 0x1EC9, 0x1EC8},
                 {0xF3, 0x0129, 0x0128}, {0xF2, 0x1ECB, 0x1ECA}, {0xEE, 0x1EF5, 0x1EF4}};
  for (size_t i = 0; byte >= 0xC0 && i < sizeof LETTERS / sizeof *LETTERS; i++)
    if (LETTERS[i].byte == (byte | 0x20))
      return byte & 0x20 ? LETTERS[i].small : LETTERS[i].capital;
  return 0;
}

/* The vowel with the shape, or false: VNI has no such one. */
static bool vni_shape(VowelLetter *letter, VniShape shape) {
  if (shape == VNI_PLAIN)
    return true;
  if (letter->vowel == VOWEL_A)
    letter->vowel = shape == VNI_BREVE ? VOWEL_A_BREVE : VOWEL_A_CIRCUMFLEX;
  else if (letter->vowel == VOWEL_E && shape == VNI_CIRCUMFLEX)
    letter->vowel = VOWEL_E_CIRCUMFLEX;
  else if (letter->vowel == VOWEL_O && shape == VNI_CIRCUMFLEX)
    letter->vowel = VOWEL_O_CIRCUMFLEX;
  else
    return false;
  return true;
}

/* What the byte makes of the letter before it, or 0. */
static uint32_t vni_compose(uint32_t before, unsigned char byte) {
  VowelLetter letter;
  VniShape shape;
  Tone tone;
  bool bare = before < 0x80 || before == 0x01A1 || before == 0x01A0 || before == 0x01B0 || before == 0x01AF;
  if (!bare || !vni_mark(byte, &shape, &tone) || !vowel_of(before, &letter) || !vni_shape(&letter, shape))
    return 0;
  letter.tone = tone;
  return vowel_character(letter);
}

static void decode_vni(const unsigned char *bytes, size_t length, Buffer *out) {
  uint32_t before = 0;
  size_t start = out->length; /* of `before` */
  for (size_t i = 0; i < length; i++) {
    uint32_t whole = vni_compose(before, bytes[i]), letter = vni_letter(bytes[i]);
    VniShape shape;
    Tone tone;
    if (whole)
      out->length = start;
    start = out->length;
    if (!whole && !letter)
      letter = vni_mark(bytes[i], &shape, &tone) ? REPLACEMENT : charset_character(CHARSET_WINDOWS_1252, bytes[i]);
    put_character(out, whole ? whole : letter ? letter : REPLACEMENT);
    before = whole ? 0 : letter;
  }
}

/* ---- one byte a character */

/* Fonts for TCVN3 keep the punctuation of Windows where the standard has capital letters. */
static bool is_punctuation(unsigned char byte) {
  return byte >= 0x80 && strchr("\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97", byte);
}

static bool is_word_byte(unsigned char c) {
  return c >= 0x80 ? c != 0xA0 : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the byte at `at` is a letter of the word that it stands in. */
static bool is_tcvn3_letter(const unsigned char *bytes, size_t length, size_t at) {
  uint32_t word[16];
  size_t from = at, to = at + 1;
  while (from > 0 && at - from < sizeof word / sizeof *word && is_word_byte(bytes[from - 1]))
    from--;
  while (to < length && to - at < sizeof word / sizeof *word && is_word_byte(bytes[to]))
    to++;
  if (to - from < 2 || to - from > sizeof word / sizeof *word)
    return false;
  for (size_t i = from; i < to; i++)
    word[i - from] = charset_character(CHARSET_TCVN3, bytes[i]);
  return is_syllable(word, to - from);
}

static void decode_charset(Charset charset, const unsigned char *bytes, size_t length, Buffer *out) {
  uint32_t before = 0;
  size_t start = out->length; /* of `before` */
  for (size_t i = 0; i < length; i++) {
    uint32_t c = charset_character(charset, bytes[i]);
    if (charset == CHARSET_TCVN3 && is_punctuation(bytes[i]) && !is_tcvn3_letter(bytes, length, i))
      c = charset_character(CHARSET_WINDOWS_1252, bytes[i]);
    uint32_t whole = c >= 0x0300 && c < 0x0370 ? compose(before, c) : 0;
    if (whole)
      out->length = start;
    start = out->length;
    c = whole ? whole : c ? c : bytes[i] == 0 ? 0 : REPLACEMENT;
    put_character(out, c);
    before = c;
  }
}

/* ---- capitals that are a matter of the font */

typedef struct CaseOf {
  bool small;    /* holds a small letter of ASCII */
  bool evidence; /* a word holds a small letter with marks, and a capital of ASCII that does not begin it */
} CaseOf;

static bool is_stretch_end(char c) { return strchr("\n\r\t,;|\"", c) != NULL; }

static CaseOf case_of(const char *text, const char *end) {
  CaseOf out = {false, false};
  bool marked = false, inner = false, first = true;
  while (text < end) {
    uint32_t c = utf8_next(&text, end);
    bool word = is_letter(c);
    out.small = out.small || (c >= 'a' && c <= 'z');
    marked = word && (marked || (c >= 0x80 && letter_capital(c) != c));
    inner = word && (inner || (!first && c >= 'A' && c <= 'Z'));
    first = !word;
    out.evidence = out.evidence || (marked && inner);
  }
  return out;
}

static void put_capitals(const char *text, const char *end, bool capitals, Buffer *out) {
  while (capitals && text < end)
    put_character(out, letter_capital(utf8_next(&text, end)));
  if (text < end)
    buffer_bytes(out, text, (size_t)(end - text));
}

static void put_words(const char *text, const char *end, Buffer *out) {
  while (text < end) {
    const char *to = text, *next = text;
    while (next < end && is_letter(utf8_next(&next, end)))
      to = next;
    if (to == text)
      to = next;
    CaseOf kind = case_of(text, to);
    put_capitals(text, to, kind.evidence && !kind.small, out);
    text = to;
  }
}

/* TCVN3 has few capitals with marks: headings were typed in a font such as .VnTimeH, which shows small letters as
 * capitals.  Where all plain letters of a cell, or of a word, are capitals, so are the others. */
static void restore_capitals(const char *text, size_t length, Buffer *out) {
  const char *end = text + length;
  while (text < end) {
    const char *to = text;
    while (to < end && !is_stretch_end(*to))
      to++;
    CaseOf kind = case_of(text, to);
    if (kind.evidence && kind.small)
      put_words(text, to, out);
    else
      put_capitals(text, to, kind.evidence, out);
    if (to < end)
      buffer_char(out, *to++);
    text = to;
  }
}

static void decode_tcvn3(const unsigned char *bytes, size_t length, Buffer *out) {
  Buffer plain = {0};
  decode_charset(CHARSET_TCVN3, bytes, length, &plain);
  restore_capitals(plain.data, plain.length, out);
  buffer_free(&plain);
}

/* ---- UTF-16 */

static uint32_t unit_at(const unsigned char *bytes, size_t at, bool big) {
  return big ? (uint32_t)bytes[at] << 8 | bytes[at + 1] : (uint32_t)bytes[at + 1] << 8 | bytes[at];
}

/* Characters that tables are made of. */
static bool is_usual(uint32_t unit) {
  return unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x250) ||
         (unit >= 0x300 && unit < 0x330) || (unit >= 0x1E00 && unit < 0x1F00) || (unit >= 0x2000 && unit < 0x2070);
}

static size_t count_usual(const unsigned char *bytes, size_t length, bool big) {
  size_t usual = 0;
  for (size_t i = 0; i + 1 < length; i += 2)
    usual += is_usual(unit_at(bytes, i, big));
  return usual;
}

#define UTF_16_SAMPLE 4096

static bool is_big_endian(const unsigned char *bytes, size_t length) {
  size_t sample = length < UTF_16_SAMPLE ? length : UTF_16_SAMPLE;
  return count_usual(bytes, sample, true) > count_usual(bytes, sample, false);
}

bool encoding_is_utf_16(const char *bytes, size_t length) {
  size_t sample = length < UTF_16_SAMPLE ? length : UTF_16_SAMPLE;
  const unsigned char *at = (const unsigned char *)bytes;
  if (length < 4 || length % 2 != 0 || !memchr(bytes, 0, sample))
    return false;
  size_t little = count_usual(at, sample, false), big = count_usual(at, sample, true);
  return (little > big ? little : big) >= sample / 2 - sample / 64;
}

static void decode_utf_16(const unsigned char *bytes, size_t length, Buffer *out) {
  bool big = is_big_endian(bytes, length);
  size_t i = 0;
  if (length >= 2 && (unit_at(bytes, 0, true) == 0xFEFF || unit_at(bytes, 0, false) == 0xFEFF)) {
    big = bytes[0] == 0xFE;
    i = 2;
  }
  for (; i + 1 < length; i += 2) {
    uint32_t c = unit_at(bytes, i, big);
    uint32_t low = i + 3 < length ? unit_at(bytes, i + 2, big) : 0;
    if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = REPLACEMENT;
    }
    put_character(out, c);
  }
  if (i < length)
    put_character(out, REPLACEMENT);
}

/* ---- by name */

void encoding_decode(Encoding encoding, const char *bytes, size_t length, Buffer *out) {
  const unsigned char *at = (const unsigned char *)bytes;
  if (length == 0)
    return;
  switch (encoding) {
  case ENCODING_UTF_16:
    decode_utf_16(at, length, out);
    break;
  case ENCODING_WINDOWS_1258:
    decode_charset(CHARSET_WINDOWS_1258, at, length, out);
    break;
  case ENCODING_TCVN3:
    decode_tcvn3(at, length, out);
    break;
  case ENCODING_VISCII:
    decode_charset(CHARSET_VISCII, at, length, out);
    break;
  case ENCODING_VNI:
    decode_vni(at, length, out);
    break;
  case ENCODING_VPS:
    decode_charset(CHARSET_VPS, at, length, out);
    break;
  case ENCODING_WINDOWS_1252:
    decode_charset(CHARSET_WINDOWS_1252, at, length, out);
    break;
  case ENCODING_DOUBLE_UTF_8:
    encoding_decode_characters(ENCODING_UTF_8, false, bytes, length, out);
    break;
  default:
    buffer_bytes(out, bytes, length);
  }
}

void encoding_decode_characters(Encoding encoding, bool capitals, const char *text, size_t length, Buffer *out) {
  Buffer bytes = {0};
  size_t start = out->length;
  for (const char *end = text + length; text < end;) {
    uint32_t c = utf8_next(&text, end);
    int byte = charset_windows_1252_byte(c);
    if (byte >= 0) {
      buffer_char(&bytes, (char)byte);
      continue;
    }
    encoding_decode(encoding, bytes.data, bytes.length, out);
    put_character(out, c);
    buffer_clear(&bytes);
  }
  encoding_decode(encoding, bytes.data, bytes.length, out);
  if (capitals) {
    buffer_clear(&bytes);
    put_capitals(out->data + start, out->data + out->length, true, &bytes);
    out->length = start;
    buffer_bytes(out, bytes.data, bytes.length);
  }
  buffer_free(&bytes);
}

bool encoding_of_font(const char *font, Encoding *encoding, bool *capitals) {
  size_t length = strlen(font);
  *capitals = false;
  if (strncasecmp(font, ".Vn", 3) == 0) {
    *encoding = ENCODING_TCVN3;
    *capitals = length > 3 && font[length - 1] == 'H';
  } else if (strncasecmp(font, "VNI", 3) == 0 && (font[3] == '-' || font[3] == ' ')) {
    *encoding = ENCODING_VNI;
  } else if (strncasecmp(font, "VPS", 3) == 0 && (font[3] == '-' || font[3] == ' ')) {
    *encoding = ENCODING_VPS;
  } else {
    return false;
  }
  return true;
}
