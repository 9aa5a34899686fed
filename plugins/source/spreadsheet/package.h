/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A spreadsheet's file: a ZIP of parts (ISO/IEC 29500-2, ODF 1.3 part 2), each inflated piece by piece.  What else may
 * hide behind the name is told in a sentence. */

#include <songngu/plugin.h>

/* Past this much of a part, it may not be over MOST_RATIO times its packed size: spreadsheets pack 5 to 60 times, a
 * decompression bomb a thousand. */
#define FREE_INFLATED (UINT64_C(16) << 20)
#define MOST_RATIO 200
#define MOST_INFLATED (UINT64_C(4) << 30) /* of all parts read together */

typedef enum PackageKind { PACKAGE_XLSX, PACKAGE_ODS } PackageKind;

typedef struct Package Package;

/* NULL: reported.  `shown` is the file's name in messages; it must outlive the package. */
Package *package_open(SnContext *context, const char *path, const char *shown, PackageKind kind);
void package_close(Package *package);

/* The name under which the package holds the part, despite case (ISO/IEC 29500-2, 6.2.2), or NULL. */
const char *package_find(const Package *package, const char *name);

/* A part, or a file of plain XML, being read.  Only one at a time of a package. */
typedef struct Part Part;
/* NULL: reported.  `name` as package_find gives it. */
Part *part_open(Package *package, const char *name);
/* The whole file as one part: a flat OpenDocument file.  NULL: reported. */
Part *part_open_flat(Package *package);
void part_close(Part *part);

/* Up to `length` bytes, 0 at the end, -1: reported.  The signature is that of libxml2's xmlInputReadCallback. */
int part_read(void *part, char *bytes, int length);
const char *part_name(const Part *part);

/* Whether the file is one of plain XML rather than a ZIP. */
bool package_is_flat(const Package *package);
SnContext *package_context(const Package *package);
const char *package_shown(const Package *package);
