/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which encoding a file is in, declared or found out, and the file in UTF-8. */

#include <stdlib.h>
#include <string.h>

#include "../encoding.h"
#include "../watch.h"
#include "text.h"

static bool begins(const Text *text, const char *bytes, size_t length) {
  return text->length >= length && memcmp(text->bytes, bytes, length) == 0;
}

#define BEGINS(text, bytes) begins(text, bytes, sizeof(bytes) - 1)

/* Takes over the buffer's bytes. */
static void replace(Text *text, Buffer *buffer) {
  *buffer_reserve(buffer, 1) = '\n';
  free(text->bytes);
  text->bytes = buffer->data;
  text->length = buffer->length;
}

static void forget_mark(Text *text) {
  if (!BEGINS(text, "\xEF\xBB\xBF"))
    return;
  text->length -= 3;
  memmove(text->bytes, text->bytes + 3, text->length + 1);
}

static void empty(Text *text) {
  text->length = 0;
  text->bytes[0] = '\n';
}

/* ---- found out */

static void say_found(SnContext *context, const char *shown, Encoding found) {
  sn_warn_at(context, shown, 0, "the file is read as %s, as its words tell", ENCODING_WORDS[found]);
  sn_hint(context, "declare encoding=\"%s\" if that is right", ENCODING_WORDS[found]);
}

static uint32_t line_of(const Text *text, const char *at) {
  uint32_t line = 1;
  for (const char *c = text->bytes; c < at; c++)
    line += *c == '\n' || (*c == '\r' && c[1] != '\n');
  return line;
}

static void report_undecided(SnContext *context, const char *shown, const Text *text, const Detection *detection) {
  const char *at = text->bytes;
  while (at < text->bytes + text->length && (unsigned char)*at < 0x80)
    at++;
  sn_fail_at(context, shown, line_of(text, at),
             "the file is not UTF-8, and its words do not tell which encoding it has");
  Buffer names = {0};
  for (int i = 0; i < ENCODING_COUNT; i++)
    if (detection->likely[i]) {
      buffer_put(&names, names.length ? ", " : "");
      buffer_put(&names, ENCODING_WORDS[i]);
    }
  buffer_char(&names, '\0');
  if (names.length > 1)
    sn_hint(context, "declare its encoding; it may be %s", names.data);
  else
    sn_hint(context,
            "declare its encoding: windows-1252 if it is Western text, tcvn3, vni, viscii, vps or windows-1258 "
            "if it is Vietnamese");
  buffer_free(&names);
}

static Encoding find_out(SnContext *context, const char *shown, const Text *text, const Utf8Count *count) {
  if (BEGINS(text, "\xFF\xFE") || BEGINS(text, "\xFE\xFF"))
    return ENCODING_UTF_16;
  if (encoding_is_utf_16(text->bytes, text->length)) {
    say_found(context, shown, ENCODING_UTF_16);
    return ENCODING_UTF_16;
  }
  if (count->malformed == 0 || count->beyond >= count->malformed)
    return ENCODING_UTF_8;
  Detection detection = encoding_detect(text->bytes, text->length);
  if (detection.found == ENCODING_AUTO)
    report_undecided(context, shown, text, &detection);
  else
    say_found(context, shown, detection.found);
  return detection.found;
}

/* ---- declared */

static bool report_mismatch(SnContext *context, const char *shown, const char *is, Encoding declared) {
  sn_fail_at(context, shown, 0, "the file is in %s, not in %s as declared", is, ENCODING_WORDS[declared]);
  sn_hint(context, "declare encoding=\"%s\", or leave it out", is);
  return false;
}

/* UTF-8 whose Vietnamese letters are Unicode's own cannot be legacy text that was taken for Western letters. */
static bool has_own_letters(const Text *text) {
  for (const char *at = text->bytes, *end = at + text->length; at < end;) {
    uint32_t c = utf8_next(&at, end);
    if (c >= 0x1EA0 && c <= 0x1EF9)
      return true;
  }
  return false;
}

/* What to decode, after the declared encoding was held against the file. */
static bool check_declared(SnContext *context, const char *shown, const Text *text, Encoding declared,
                           const Utf8Count *count) {
  bool marked = BEGINS(text, "\xFF\xFE") || BEGINS(text, "\xFE\xFF");
  bool utf_8 = count->malformed == 0 && count->beyond > 0;
  if (declared == ENCODING_UTF_16)
    return marked || encoding_is_utf_16(text->bytes, text->length) ||
           report_mismatch(context, shown, "utf-8", declared);
  if (marked)
    return report_mismatch(context, shown, "utf-16", declared);
  if (declared != ENCODING_UTF_8 && utf_8 && has_own_letters(text))
    return report_mismatch(context, shown, "utf-8", declared);
  return true;
}

static void decode(Text *text, Encoding encoding, const Utf8Count *count) {
  Buffer out = {0};
  bool characters = encoding != ENCODING_UTF_16 && count->malformed == 0 && count->beyond > 0;
  if (characters)
    encoding_decode_characters(encoding == ENCODING_DOUBLE_UTF_8 ? ENCODING_UTF_8 : encoding, false, text->bytes,
                               text->length, &out);
  else
    encoding_decode(encoding, text->bytes, text->length, &out);
  replace(text, &out);
}

bool text_convert(SnContext *context, const char *shown, int declared, Text *text, bool *odd) {
  if (BEGINS(text, "\xFF\xFE\0\0") || BEGINS(text, "\0\0\xFE\xFF")) {
    empty(text);
    sn_fail_at(context, shown, 0, "the file is in UTF-32");
    sn_hint(context, "save it as “CSV UTF-8”");
    return false;
  }
  Utf8Count count = text_count(text);
  Encoding encoding = (Encoding)declared;
  bool good = encoding == ENCODING_AUTO || check_declared(context, shown, text, encoding, &count);
  if (good && encoding == ENCODING_AUTO)
    encoding = find_out(context, shown, text, &count);
  if (!good)
    empty(text);
  if (!good || encoding == ENCODING_AUTO)
    return false;
  forget_mark(text);
  if (encoding != ENCODING_UTF_8) {
    decode(text, encoding, &count);
    count = text_count(text);
  }
  *odd = count.odd || watch_is_wanted(text->bytes, text->length);
  return (count.malformed == 0 && count.nul == 0) || text_check(context, shown, text);
}

/* ---- files that are no text */

typedef enum Kind {
  KIND_TEXT,
  KIND_XLSX,
  KIND_ODS,
  KIND_ZIP,
  KIND_OLE, /* the container of Office documents before 2007, and of those under a password */
  KIND_PDF,
  KIND_SQLITE,
  KIND_GZIP,
  KIND_HTML,
  KIND_XML,
} Kind;

#define KIND_SAMPLE (64 * 1024)

static bool holds(const Text *text, const char *bytes) {
  size_t sample = text->length < KIND_SAMPLE ? text->length : KIND_SAMPLE, length = strlen(bytes);
  for (size_t at = 0; at + length <= sample; at++)
    if (text->bytes[at] == *bytes && memcmp(text->bytes + at, bytes, length) == 0)
      return true;
  return false;
}

static Kind kind_of(const Text *text) {
  static const struct {
    const char *bytes;
    size_t length;
    Kind kind;
  } MARKS[] = {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, KIND_OLE},
               {"%PDF-", 5, KIND_PDF},
               {"SQLite format 3", 16, KIND_SQLITE},
               {"\x1F\x8B", 2, KIND_GZIP},
               {"<!DOCTYPE html", 14, KIND_HTML},
               {"<html", 5, KIND_HTML},
               {"<?xml", 5, KIND_XML}};
  if (BEGINS(text, "PK\x03\x04"))
    return holds(text, "application/vnd.oasis.opendocument.spreadsheet") ? KIND_ODS
           : holds(text, "[Content_Types].xml") || holds(text, "xl/")    ? KIND_XLSX
                                                                         : KIND_ZIP;
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
    if (begins(text, MARKS[i].bytes, MARKS[i].length))
      return MARKS[i].kind;
  return KIND_TEXT;
}

bool text_is_likely(SnContext *context, const char *shown, const Text *text) {
  switch (kind_of(text)) {
  case KIND_TEXT:
    return true;
  case KIND_XLSX:
    sn_fail_at(context, shown, 0, "the file is a spreadsheet (XLSX), not delimited text");
    sn_hint(context, "read it with plugin=\"xlsx\"");
    break;
  case KIND_ODS:
    sn_fail_at(context, shown, 0, "the file is a spreadsheet (ODS), not delimited text");
    sn_hint(context, "read it with plugin=\"ods\"");
    break;
  case KIND_ZIP:
    sn_fail_at(context, shown, 0, "the file is a ZIP archive, not delimited text");
    sn_hint(context, "unpack it, and name the file that is wanted");
    break;
  case KIND_OLE:
    sn_fail_at(context, shown, 0,
               "the file is an old Office document (XLS), or one under a password, not delimited text");
    sn_hint(context, "save it without a password as XLSX or as “CSV UTF-8”");
    break;
  case KIND_PDF:
    sn_fail_at(context, shown, 0, "the file is a PDF, not delimited text");
    sn_hint(context, "ask for the data as a spreadsheet or as CSV");
    break;
  case KIND_SQLITE:
    sn_fail_at(context, shown, 0, "the file is an SQLite database, not delimited text");
    sn_hint(context, "read it with plugin=\"sqlite\"");
    break;
  case KIND_GZIP:
    sn_fail_at(context, shown, 0, "the file is packed with gzip, not delimited text");
    sn_hint(context, "unpack it, and name the file that is wanted");
    break;
  case KIND_HTML:
    sn_fail_at(context, shown, 0, "the file is a web page, not delimited text");
    sn_hint(context, "open it in a spreadsheet program, and save it as XLSX or as “CSV UTF-8”");
    break;
  case KIND_XML:
    sn_fail_at(context, shown, 0, "the file is XML, not delimited text");
    sn_hint(context, "read it with plugin=\"xml\" or plugin=\"sdmx\"");
    break;
  }
  return false;
}
