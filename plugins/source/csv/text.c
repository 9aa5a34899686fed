/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../watch.h"

static bool read_all(int file, Text *text) {
  size_t room = text->length + 1;
  text->length = 0;
  for (;;) {
    char *grown =
        text->length + 1 >= room || !text->bytes ? realloc(text->bytes, room += room / 2 + 4096) : text->bytes;
    if (!grown)
      return false;
    text->bytes = grown;
    ssize_t got = read(file, text->bytes + text->length, room - text->length - 1);
    if (got == 0)
      break;
    if (got < 0 && errno != EINTR)
      return false;
    text->length += got > 0 ? (size_t)got : 0;
  }
  text->bytes[text->length] = '\n';
  return true;
}

bool text_load(SnContext *context, const char *path, const char *shown, Text *text) {
  struct stat info;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  bool read = file >= 0 && fstat(file, &info) == 0;
  if (read) {
    text->length = (size_t)info.st_size;
    read = read_all(file, text);
  }
  if (!read)
    sn_fail_at(context, shown, 0, "the file cannot be read: %s", strerror(errno));
  if (file >= 0)
    close(file);
  return read;
}

/* ---- UTF-8 */

/* Two and three bytes at most, as all Vietnamese letters have: decided without a loop.  0: look closer. */
static inline size_t short_length(const unsigned char *at, const unsigned char *end) {
  if (*at >= 1 && *at < 0x80)
    return 1;
  if (end - at < 3 || (at[1] & 0xC0) != 0x80)
    return 0;
  if (*at >= 0xC2 && *at < 0xE0)
    return 2;
  return *at > 0xE0 && *at < 0xED && (at[2] & 0xC0) == 0x80 ? 3 : 0;
}

/* How many bytes the character at `at` takes, 0 when it is malformed (RFC 3629). */
static size_t character_length(const unsigned char *at, const unsigned char *end) {
  size_t length = *at < 0x80 ? 1 : *at < 0xC2 ? 0 : *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : *at < 0xF5 ? 4 : 0;
  if ((size_t)(end - at) < length)
    return 0;
  for (size_t i = 1; i < length; i++)
    if ((at[i] & 0xC0) != 0x80)
      return 0;
  if ((*at == 0xE0 && at[1] < 0xA0) || (*at == 0xED && at[1] > 0x9F) || (*at == 0xF0 && at[1] < 0x90) ||
      (*at == 0xF4 && at[1] > 0x8F))
    return 0;
  return length;
}

/* Eight bytes at a time: neither NUL nor beyond ASCII. */
static const unsigned char *skip_ascii(const unsigned char *at, const unsigned char *end) {
  const uint64_t high = 0x8080808080808080u, ones = 0x0101010101010101u;
  for (; end - at >= 8; at += 8) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t found = (word | (word - ones)) & high;
    if (!found)
      continue;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    /* A borrow comes from a zero byte below only, so the lowest sign is true. */
    at += __builtin_ctzll(found) / 8;
#endif
    break;
  }
  return at;
}

/* Where the line of `at` begins, counting lines from the last place asked for. */
typedef struct LineCounter {
  const unsigned char *at;
  const unsigned char *start;
  uint32_t line;
} LineCounter;

static void count_lines(LineCounter *counter, const unsigned char *to) {
  for (; counter->at < to; counter->at++) {
    bool crlf = *counter->at == '\r' && counter->at[1] == '\n';
    if (*counter->at != '\n' && (*counter->at != '\r' || crlf))
      continue;
    counter->line++;
    counter->start = counter->at + 1;
  }
}

static uint32_t column_of(const LineCounter *counter, const unsigned char *at) {
  uint32_t column = 1;
  for (const unsigned char *c = counter->start; c < at; c++)
    column += (*c & 0xC0) != 0x80;
  return column;
}

static void report_byte(SnContext *context, const char *shown, const LineCounter *counter, const unsigned char *at) {
  if (*at == 0) {
    sn_fail_at(context, shown, counter->line, "character %u of the line is a NUL byte", column_of(counter, at));
    sn_hint(context, "the file is no plain text: export it anew as CSV in UTF-8");
  } else {
    sn_fail_at(context, shown, counter->line, "character %u of the line (byte 0x%02X) is not valid UTF-8",
               column_of(counter, at), *at);
    sn_hint(context, "save the file as UTF-8; it may be in a legacy Vietnamese encoding");
  }
}

static bool may_be_odd(unsigned char lead) { return lead == 0xC3 || lead == 0xC6 || lead == 0xC9 || lead == 0xEF; }

static size_t length_at(const unsigned char *at, const unsigned char *end) {
  size_t length = short_length(at, end);
  return length == 0 && *at != 0 ? character_length(at, end) : length;
}

Utf8Count text_count(const Text *text) {
  const unsigned char *at = (const unsigned char *)text->bytes, *end = at + text->length;
  Utf8Count count = {0, 0, 0, false};
  while ((at = skip_ascii(at, end)) < end) {
    size_t length = short_length(at, end);
    if (length == 0 && *at != 0)
      length = character_length(at, end);
    if (length == 0) {
      count.malformed += *at != 0;
      count.nul += *at == 0;
      at++;
      continue;
    }
    count.beyond += length > 1;
    if (may_be_odd(*at))
      count.odd = count.odd || watch_is_odd(at, length);
    at += length;
  }
  return count;
}

/* One message a line. */
bool text_check(SnContext *context, const char *shown, const Text *text) {
  const unsigned char *at = (const unsigned char *)text->bytes, *end = at + text->length;
  LineCounter counter = {at, at, 1};
  uint32_t faults = 0, last_line = 0;
  while ((at = skip_ascii(at, end)) < end) {
    size_t length = length_at(at, end);
    if (length > 0) {
      at += length;
      continue;
    }
    count_lines(&counter, at);
    if (counter.line != last_line && faults++ < FAULTS_SHOWN)
      report_byte(context, shown, &counter, at);
    last_line = counter.line;
    at++;
  }
  if (faults > FAULTS_SHOWN)
    sn_fail_at(context, shown, 0, "%u more lines are not valid UTF-8", faults - FAULTS_SHOWN);
  return faults == 0;
}
