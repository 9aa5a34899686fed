/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The departments' files, embedded as the sources of the document (ISO 19005-3, Annex E). */

#include <errno.h>

#include "pdf.h"

/* A file that is open, and what is known of it. */
typedef struct Embedded {
  Pdf *pdf;
  SnContext *context;
  const Source *source;
  FILE *file;
  long size;
} Embedded;

static bool fail(const Embedded *e) {
  return sn_fail_at(e->context, e->source->name, 0, "the file cannot be attached: %s", strerror(errno));
}

/* A media type as a name: "text/csv" → /text#2Fcsv. */
static void put_name(Buffer *text, const char *name) {
  buffer_char(text, '/');
  for (const unsigned char *p = (const unsigned char *)name; *p; p++)
    if (*p > 32 && *p < 127 && !strchr("()<>[]{}/%#", *p)) {
      buffer_char(text, (char)*p);
    } else {
      buffer_char(text, '#');
      buffer_hex(text, p, 1);
    }
}

static bool open_source(Embedded *e) {
  e->file = fopen(e->source->path, "rb");
  if (!e->file || fseek(e->file, 0, SEEK_END) != 0 || (e->size = ftell(e->file)) < 0)
    return fail(e);
  rewind(e->file);
  return true;
}

static uint32_t write_file(const Embedded *e) {
  Writer *writer = e->pdf->writer;
  char block[16384];
  size_t length;
  Buffer entries = {0}, date = {0};
  const char *type = e->source->media_type;
  uint32_t number = writer_reserve(writer, 1);
  buffer_put(&entries, "/Type/EmbeddedFile/Subtype");
  put_name(&entries, type && *type ? type : "application/octet-stream");
  buffer_put(&entries, "/Params<</Size ");
  buffer_integer(&entries, e->size);
  buffer_put(&entries, "/ModDate");
  put_pdf_date(&date, e->pdf->description.date);
  buffer_literal(&entries, date.data, date.length);
  buffer_bytes(&entries, ">>", 3); /* with its end */
  writer_stream_begin(writer, number, entries.data, STREAM_FLATE);
  while ((length = fread(block, 1, sizeof block, e->file)) > 0)
    writer_stream_data(writer, block, length);
  uint64_t taken = writer_stream_end(writer);
  buffer_free(&entries);
  buffer_free(&date);
  if (!ferror(e->file) && taken == (uint64_t)e->size)
    return number;
  errno = ferror(e->file) ? errno : EBUSY;
  fail(e);
  return 0;
}

/* Returns the number of the file specification; 0 after reporting. */
static uint32_t attach(Embedded *e) {
  uint32_t file = open_source(e) ? write_file(e) : 0;
  if (e->file)
    fclose(e->file);
  if (file == 0)
    return 0;
  Haru *haru = e->pdf->haru;
  HPDF_Dict specification = haru_object(haru), streams = haru_dict(haru);
  HPDF_Dict_AddName(specification, "Type", "Filespec");
  haru_text(haru, specification, "F", e->source->name);
  haru_text(haru, specification, "UF", e->source->name);
  HPDF_Dict_AddName(specification, "AFRelationship", "Source");
  HPDF_Dict_Add(specification, "EF", streams);
  haru_refer(haru, streams, "F", file);
  haru_refer(haru, streams, "UF", file);
  return haru_number(specification);
}

static int compare_sources(const void *a, const void *b) {
  return strcmp(((const Source *)a)->name, ((const Source *)b)->name);
}

bool attachments_write(Pdf *pdf, SnContext *context) {
  if (pdf->sources.count == 0)
    return true;
  bool ok = true;
  HPDF_Dict catalogue = haru_catalogue(pdf->haru);
  HPDF_Array files = haru_array(pdf->haru);
  Buffer key = {0}, value = {0};
  Tree tree;
  qsort(pdf->sources.items, pdf->sources.count, sizeof(Source), compare_sources);
  tree_begin(&tree, pdf->writer, "Names");
  for (size_t i = 0; i < pdf->sources.count; i++) {
    Embedded e = {.pdf = pdf, .context = context, .source = &pdf->sources.items[i]};
    uint32_t number = attach(&e);
    ok = ok && number != 0;
    haru_refer_item(pdf->haru, files, number);
    buffer_clear(&key);
    buffer_clear(&value);
    buffer_literal(&key, e.source->name, strlen(e.source->name));
    buffer_reference(&value, number);
    tree_add(&tree, &key, &value);
  }
  buffer_free(&key);
  buffer_free(&value);
  HPDF_Dict_Add(catalogue, "AF", files);
  pdf->embedded = tree_end(&tree);
  return ok;
}
