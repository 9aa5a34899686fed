/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "imposter.h"

#include <string.h>

#define SAMPLE 4096 /* bytes by which a file is known */

void imposter_report_password(const Package *package) {
  sn_fail_at(package_context(package), package_shown(package), 0, "the workbook is protected by a password");
  sn_hint(package_context(package), "open it in its program, save it without the password, and use that file");
}

/* ---- compound files */

/* [MS-CFB] names its streams in UTF-16; that of an encrypted workbook is in [MS-OFFCRYPTO], 2.3.4.4. */
static bool holds_encrypted_package(FILE *file) {
  static const char NAME[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  char bytes[1 << 16];
  size_t kept = 0, got;
  rewind(file);
  while ((got = fread(bytes + kept, 1, sizeof bytes - kept, file)) > 0) {
    size_t length = kept + got;
    if (memmem(bytes, length, NAME, sizeof NAME - 1))
      return true;
    kept = length < sizeof NAME ? length : sizeof NAME - 1;
    memmove(bytes, bytes + length - kept, kept);
  }
  return false;
}

static bool refuse_compound(const Package *package, FILE *file) {
  if (holds_encrypted_package(file)) {
    imposter_report_password(package);
    return false;
  }
  sn_fail_at(package_context(package), package_shown(package), 0,
             "the file is of Excel 97-2003 (.xls) or older, whatever its name says");
  sn_hint(package_context(package), "open it in a spreadsheet program and save it as an Excel workbook (.xlsx)");
  return false;
}

/* ---- other files */

/* Whether the bytes are text in some encoding: no NUL and few control characters, or UTF-16 by its mark. */
static bool is_text(const unsigned char *bytes, size_t length) {
  if (length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
    return true;
  for (size_t i = 0; i < length; i++)
    if (bytes[i] < 9 || (bytes[i] > 13 && bytes[i] < 32))
      return false;
  return true;
}

static const char *skip_space(const char *text) {
  if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  return text + strspn(text, " \t\r\n");
}

/* `text` is NUL-terminated.  A flat OpenDocument file names its namespace at its top. */
static bool check_text(const Package *package, const char *text, PackageKind kind, Container *container) {
  SnContext *context = package_context(package);
  const char *shown = package_shown(package);
  bool flat = strstr(text, "urn:oasis:names:tc:opendocument:xmlns:office:1.0") != NULL;
  if (flat && kind == PACKAGE_ODS) {
    *container = CONTAINER_FLAT;
    return true;
  }
  if (flat) {
    sn_fail_at(context, shown, 0, "the file is a flat OpenDocument spreadsheet, not an Excel workbook");
    sn_hint(context, "read it with plugin=\"ods\"");
  } else if (*skip_space(text) == '<') {
    sn_fail_at(context, shown, 0, "the file holds HTML or plain XML, not a workbook");
    sn_hint(context, "open it in a spreadsheet program and save it as a workbook (.xlsx or .ods)");
  } else {
    sn_fail_at(context, shown, 0, "the file holds plain text, not a workbook");
    sn_hint(context, "read it with plugin=\"csv\", or save it as a workbook (.xlsx or .ods)");
  }
  return false;
}

bool imposter_check_file(const Package *package, FILE *file, PackageKind kind, Container *container) {
  SnContext *context = package_context(package);
  const char *shown = package_shown(package);
  char bytes[SAMPLE + 1];
  size_t length = fread(bytes, 1, SAMPLE, file);
  bytes[length] = '\0';
  *container = CONTAINER_ZIP;
  if (length == 0)
    return sn_fail_at(context, shown, 0, "the file is empty");
  if (length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0))
    return true;
  if (length >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return refuse_compound(package, file);
  if (is_text((const unsigned char *)bytes, length))
    return check_text(package, bytes, kind, container);
  sn_fail_at(context, shown, 0, "the file is no workbook: its first bytes are those of something else");
  sn_hint(context, "open it in the program it comes from and save it as a workbook (.xlsx or .ods)");
  return false;
}

/* ---- parts */

/* A ZIP without the parts of an Excel workbook or of an OpenDocument file. */
static bool refuse_other_zip(const Package *package) {
  SnContext *context = package_context(package);
  const char *shown = package_shown(package);
  if (package_find(package, "xl/workbook.bin")) {
    sn_fail_at(context, shown, 0, "the file is a binary workbook (.xlsb)");
    sn_hint(context, "save it as an Excel workbook (.xlsx)");
  } else if (package_find(package, "word/document.xml") || package_find(package, "ppt/presentation.xml")) {
    sn_fail_at(context, shown, 0, "the file is a document or a presentation, not a workbook");
    sn_hint(context, "put the table into a spreadsheet and save it as a workbook (.xlsx or .ods)");
  } else {
    sn_fail_at(context, shown, 0, "the file is a ZIP of something else: it holds no workbook");
    sn_hint(context, "unpack it, and name the workbook within");
  }
  return false;
}

bool imposter_check_parts(const Package *package, PackageKind kind) {
  SnContext *context = package_context(package);
  const char *shown = package_shown(package);
  bool ods = package_find(package, "content.xml") != NULL;
  bool xlsx = package_find(package, "_rels/.rels") || package_find(package, "xl/workbook.xml");
  bool other = package_find(package, "xl/workbook.bin") || package_find(package, "word/document.xml") ||
               package_find(package, "ppt/presentation.xml");
  if (other || (!ods && !xlsx))
    return refuse_other_zip(package);
  if (kind == PACKAGE_ODS && !ods) {
    sn_fail_at(context, shown, 0, "the file is an Excel workbook, not an OpenDocument spreadsheet");
    sn_hint(context, "read it with plugin=\"xlsx\"");
    return false;
  }
  if (kind == PACKAGE_XLSX && !xlsx) {
    sn_fail_at(context, shown, 0, "the file is an OpenDocument spreadsheet, not an Excel workbook");
    sn_hint(context, "read it with plugin=\"ods\"");
    return false;
  }
  return true;
}
