/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A PDF file being made, from the first page to the last. */

#include "graphics.h"
#include "haru.h"
#include "image.h"
#include "navigation.h"
#include "structure.h"

/* What begin() is told and end() needs. */
typedef struct Description {
  char *language, *title, *author, *subject, *generator;
  int64_t date; /* seconds since 1970 */
} Description;

typedef struct Source {
  char *name, *path, *media_type;
} Source;

typedef struct PageTree {
  ARRAY(uint32_t) pages; /* object numbers */
  uint32_t group;        /* the node being filled */
  uint32_t held;         /* pages in it */
  Buffer kids;
  HPDF_Array groups;
} PageTree;

typedef struct Pdf {
  FILE *file;
  Writer *writer;
  Haru *haru;
  Description description;
  ARRAY(Source) sources;
  Resources resources;
  uint32_t resources_number;
  Images images;
  Structure structure;
  Navigation navigation;
  Graphics graphics;
  PageTree tree;
  uint32_t embedded; /* the name tree of the embedded files; 0: none */
} Pdf;

bool page_write(Pdf *pdf, SnContext *context, const SnPage *page);
/* Completes the page tree. */
void pages_finish(Pdf *pdf);

/* Info, XMP, output intent, language.  `marked`: the structure is complete, so that
 * PDF/UA and the highest level of PDF/A may be claimed. */
void metadata_write(Pdf *pdf, SnContext *context, bool marked);
/* Embeds the source files; false after reporting one that cannot be read. */
bool attachments_write(Pdf *pdf, SnContext *context);

/* Days since 1970-01-01 and the time, of seconds since then. */
typedef struct Moment {
  int year, month, day, hour, minute, second;
} Moment;
Moment moment_of(int64_t seconds);
/* "D:20240327000000Z" */
void put_pdf_date(Buffer *text, int64_t seconds);
