/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "haru.h"

#include "../../array.h"
#include "syntax.h"

struct Haru {
  Writer *writer;
  HPDF_Doc doc;
  HPDF_STATUS error; /* the first */
  Buffer text;       /* of the object being written */
  ARRAY(HPDF_Null) references;
};

static void remember(HPDF_STATUS error, HPDF_STATUS detail, void *data) {
  Haru *haru = data;
  if (haru->error == HPDF_OK)
    haru->error = error;
}

static void *allocate(HPDF_UINT size) { return array_new(1, size); }

static HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length) {
  buffer_bytes(&((Haru *)stream->attr)->text, bytes, length);
  return HPDF_OK;
}

Haru *haru_new(Writer *writer) {
  Haru *haru = array_new(1, sizeof *haru);
  haru->writer = writer;
  haru->doc = HPDF_NewEx(remember, allocate, free, 0, haru);
  if (!haru->doc)
    abort(); /* allocate never returns NULL, and nothing else can fail */
  writer_reserve(writer, haru->doc->xref->entries->count - 1); /* its own first objects */
  haru->doc->root_pages->before_write_fn = NULL;               /* would count kids that it cannot see */
  return haru;
}

void haru_free(Haru *haru) {
  if (!haru)
    return;
  for (size_t i = 0; i < haru->references.count; i++)
    HPDF_FreeMem(haru->doc->mmgr, haru->references.items[i]);
  array_free(&haru->references);
  HPDF_Free(haru->doc);
  buffer_free(&haru->text);
  free(haru);
}

HPDF_Dict haru_catalogue(const Haru *haru) { return haru->doc->catalog; }
HPDF_Dict haru_info(const Haru *haru) { return haru->doc->info; }
HPDF_Dict haru_pages(const Haru *haru) { return haru->doc->root_pages; }
HPDF_Dict haru_dict(const Haru *haru) { return HPDF_Dict_New(haru->doc->mmgr); }
HPDF_Array haru_array(const Haru *haru) { return HPDF_Array_New(haru->doc->mmgr); }

uint32_t haru_number(const void *object) { return ((const HPDF_Obj_Header *)object)->obj_id & 0xFFFFFF; }

/* libharu numbers an object by its place in the table; the table's start is
 * moved so that the number is one that the writer has reserved. */
HPDF_Dict haru_object(Haru *haru) {
  HPDF_Xref xref = haru->doc->xref;
  HPDF_Dict dict = HPDF_Dict_New(haru->doc->mmgr);
  xref->start_offset = writer_reserve(haru->writer, 1) - xref->entries->count;
  HPDF_Xref_Add(xref, dict);
  return dict;
}

/* libharu writes "12 0 R" for an object that bears a number; this one bears that of another. */
static HPDF_Null reference(Haru *haru, uint32_t number) {
  HPDF_Null null = HPDF_Null_New(haru->doc->mmgr);
  null->header.obj_id = number | HPDF_OTYPE_INDIRECT;
  *array_add(&haru->references) = null;
  return null;
}

void haru_refer(Haru *haru, HPDF_Dict dict, const char *key, uint32_t number) {
  HPDF_Dict_Add(dict, key, reference(haru, number));
}

void haru_refer_item(Haru *haru, HPDF_Array array, uint32_t number) { HPDF_Array_Add(array, reference(haru, number)); }

void haru_bytes(const Haru *haru, HPDF_Dict dict, const char *key, const void *bytes, size_t length) {
  HPDF_Dict_Add(dict, key, HPDF_Binary_New(haru->doc->mmgr, (HPDF_BYTE *)(uintptr_t)bytes, (HPDF_UINT)length));
}

void haru_text(const Haru *haru, HPDF_Dict dict, const char *key, const char *text) {
  Buffer bytes = {0};
  buffer_text_bytes(&bytes, text);
  haru_bytes(haru, dict, key, bytes.data, bytes.length);
  buffer_free(&bytes);
}

static bool report(SnContext *context, HPDF_STATUS error) {
  switch (error) {
  case HPDF_ARRAY_COUNT_ERR:
    return sn_fail(context, "an array of the PDF file would have more than 32,767 entries");
  case HPDF_DICT_COUNT_ERR:
    return sn_fail(context, "a dictionary of the PDF file would have more than 4,095 entries");
  case HPDF_STRING_OUT_OF_RANGE:
  case HPDF_BINARY_LENGTH_ERR:
    return sn_fail(context, "a text in the PDF file's description would be longer than 65,535 bytes");
  case HPDF_NAME_OUT_OF_RANGE:
    return sn_fail(context, "a name in the PDF file would be longer than 127 bytes");
  case HPDF_XREF_COUNT_ERR:
    return sn_fail(context, "the document needs more objects than a PDF file can number");
  default:
    return sn_fail(context, "the PDF library refused an object of the file (error 0x%04lx)", error);
  }
}

bool haru_finish(Haru *haru, SnContext *context) {
  HPDF_Xref xref = haru->doc->xref;
  HPDF_Stream stream = HPDF_CallbackWriter_New(haru->doc->mmgr, collect, haru);
  for (HPDF_UINT i = 1; i < xref->entries->count; i++) {
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, i);
    buffer_clear(&haru->text);
    HPDF_Obj_WriteValue(entry->obj, stream, NULL);
    writer_object(haru->writer, haru_number(entry->obj), haru->text.data, haru->text.length);
  }
  HPDF_Stream_Free(stream);
  return haru->error == HPDF_OK || report(context, haru->error);
}
