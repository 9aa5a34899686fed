/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/document.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"
#include "pack/tree.h"

#define MOST_OF_TAG 65536

/* ---- bytes --------------------------------------------------------------- */

/* Only regular files: a pipe or device could keep the program waiting for ever. */
static int open_regular(const char *path, const char *display, goffset *size, Diagnostics *diagnostics) {
  Place place = {.file = display};
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) {
    Fault fault = errno == ENOENT || errno == ENOTDIR ? FAULT_PACK : FAULT_SYSTEM;
    diagnostics_error(diagnostics, fault, &place, _("the file cannot be read: %s"), g_strerror(errno));
  } else if (S_ISDIR(status.st_mode)) {
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("this is a folder where a file is needed"));
  } else if (!S_ISREG(status.st_mode)) {
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("this is not a regular file"));
  } else if (status.st_size > XML_MOST_BYTES) {
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("the file is longer than %u MB"), XML_MOST_BYTES >> 20);
  } else {
    *size = status.st_size;
    return file;
  }
  if (file >= 0)
    close(file);
  return -1;
}

static char *read_bytes(const char *path, const char *display, gsize *length, Diagnostics *diagnostics) {
  goffset size;
  int file = open_regular(path, display, &size, diagnostics);
  if (file < 0)
    return NULL;
  char *bytes = g_try_malloc((gsize)size + 1);
  ssize_t got = 0;
  *length = 0;
  while (bytes && *length < (gsize)size && (got = read(file, bytes + *length, (gsize)size - *length)) > 0)
    *length += (gsize)got;
  int error = errno;
  close(file);
  if (bytes && got >= 0) {
    bytes[*length] = '\0';
    return bytes;
  }
  Place place = {.file = display};
  diagnostics_error(diagnostics, FAULT_SYSTEM, &place, _("the file cannot be read: %s"),
                    bytes ? g_strerror(error) : _("not enough memory"));
  g_free(bytes);
  return NULL;
}

/* ---- what may not stand in the text ------------------------------------------- */

static Place place_of_offset(const char *display, const char *text, gsize offset) {
  Place place = {.file = display, .line = 1};
  const char *line = text, *end = text + offset;
  for (const char *newline; (newline = memchr(line, '\n', (gsize)(end - line))); line = newline + 1)
    place.line++;
  place.column = 1 + (guint)g_utf8_strlen(line, end - line);
  return place;
}

static void report_invalid(const char *text, gsize length, gsize offset, const char *display,
                           Diagnostics *diagnostics) {
  Place place = place_of_offset(display, text, offset);
  guchar byte = (guchar)text[offset];
  gunichar c = g_utf8_get_char_validated(text + offset, (gssize)(length - offset));
  const char *hint = _("save the file again as UTF-8");
  if (offset == 0 && length > 1 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, hint, _("the file is UTF-16, not UTF-8"));
  else if (byte == 0)
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, hint, _("a NUL byte stands in the text"));
  else if (byte < 0x20)
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("the control character U+%04X stands in the text"), byte);
  else if (c < 0x110000)
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("U+%04X, which is not a character, stands in the text"), c);
  else
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, hint, _("the byte 0x%02X is not valid UTF-8 here"),
                    byte);
}

/* The encoding that the XML declaration names, or NULL.  Sets *line and *encoding_length. */
static const char *find_encoding(const char *text, gsize *encoding_length) {
  if (!g_str_has_prefix(text, "<?xml") || !g_ascii_isspace(text[5]))
    return NULL;
  const char *end = strstr(text, "?>"), *name = strstr(text, "encoding");
  if (!end || !name || name > end)
    return NULL;
  const char *quote = name + strcspn(name, "\"'");
  const char *close = quote < end ? strchr(quote + 1, *quote) : NULL;
  if (!close || close > end)
    return NULL;
  *encoding_length = (gsize)(close - quote - 1);
  return quote + 1;
}

static gboolean check_encoding(const char *text, const char *display, Diagnostics *diagnostics) {
  gsize length;
  const char *encoding = find_encoding(text, &length);
  if (!encoding || (length == 5 && g_ascii_strncasecmp(encoding, "UTF-8", 5) == 0))
    return TRUE;
  Place place = place_of_offset(display, text, (gsize)(encoding - text));
  diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, _("save the file as UTF-8 and declare that"),
                  _("the file declares the encoding “%.*s”; only UTF-8 is read"), (int)MIN(length, 40), encoding);
  return FALSE;
}

/* The parser compares each attribute of a tag with each other one. */
static gboolean check_tags(const char *text, gsize length, const char *display, Diagnostics *diagnostics) {
  const char *end = text + length;
  for (const char *tag = text; (tag = memchr(tag, '<', (gsize)(end - tag))); tag++) {
    if (!g_ascii_isalpha(tag[1]))
      continue;
    const char *close = memchr(tag, '>', (gsize)(end - tag));
    if ((close ? close : end) - tag <= MOST_OF_TAG)
      continue;
    Place place = place_of_offset(display, text, (gsize)(tag - text));
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("a tag is longer than %d characters"), MOST_OF_TAG);
    return FALSE;
  }
  return TRUE;
}

static gboolean check_text(const char *text, gsize length, const char *display, Diagnostics *diagnostics) {
  gssize invalid = text_find_invalid(text, (gssize)length);
  if (invalid >= 0) {
    report_invalid(text, length, (gsize)invalid, display, diagnostics);
    return FALSE;
  }
  if (strspn(text, " \t\r\n") == length) {
    Place place = {.file = display};
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("the file is empty"));
    return FALSE;
  }
  return check_encoding(text, display, diagnostics) && check_tags(text, length, display, diagnostics);
}

#define BOM "\xEF\xBB\xBF"

/* Some translation tools write UTF-16 and declare it: the text in UTF-8, the declaration's word blotted out.  NULL: it
 * is not UTF-16, or not well-formed. */
static char *decode_utf16(const char *bytes, gsize *length) {
  if (*length < 2 || (memcmp(bytes, "\xFF\xFE", 2) != 0 && memcmp(bytes, "\xFE\xFF", 2) != 0))
    return NULL;
  gsize written, name_length;
  char *text = g_convert(bytes, (gssize)*length, "UTF-8", "UTF-16", NULL, &written, NULL);
  if (!text)
    return NULL;
  *length = written;
  char *name = (char *)find_encoding(text, &name_length);
  char *word = name ? g_strrstr_len(text, name - text, "encoding") : NULL;
  if (word)
    memset(word, ' ', (gsize)(name + name_length + 1 - word));
  return text;
}

static xmlDocPtr parse(const char *text, gsize length, const char *display, gboolean foreign,
                       Diagnostics *diagnostics) {
  if (length >= strlen(BOM) && memcmp(text, BOM, strlen(BOM)) == 0) {
    text += strlen(BOM);
    length -= strlen(BOM);
  }
  if (!check_text(text, length, display, diagnostics))
    return NULL;
  if (text_is_nfc(text, length))
    return tree_build(text, length, display, foreign, diagnostics);
  g_autofree char *composed =
      text_nfc(text, (gssize)length); /* attributes and statements too are compared and printed */
  return tree_build(composed, strlen(composed), display, foreign, diagnostics);
}

xmlDocPtr xml_parse(const char *text, gsize length, const char *display, Diagnostics *diagnostics) {
  return parse(text, length, display, FALSE, diagnostics);
}

xmlDocPtr xml_read(const char *path, const char *display, Diagnostics *diagnostics) {
  gsize length;
  g_autofree char *bytes = read_bytes(path, display, &length, diagnostics);
  return bytes ? xml_parse(bytes, length, display, diagnostics) : NULL;
}

xmlDocPtr xml_read_foreign(const char *path, const char *display, Diagnostics *diagnostics) {
  gsize length;
  g_autofree char *bytes = read_bytes(path, display, &length, diagnostics);
  g_autofree char *text = bytes ? decode_utf16(bytes, &length) : NULL;
  return bytes ? parse(text ? text : bytes, length, display, TRUE, diagnostics) : NULL;
}
