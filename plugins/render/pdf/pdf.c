/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PDF 1.7, tagged, PDF/UA-1 and PDF/A-3: the plugin's descriptor and the order
 * in which a file comes about.  Pages go to the file as they come; what they
 * share follows the last. */

#include <hpdf.h>

#include "pattern.h"
#include "pdf.h"

typedef struct Parameters {
  bool attachments;
} Parameters;

static const SnParam parameters[] = {
    {.name = "attachments",
     .type = SN_PARAM_BOOLEAN,
     .offset = offsetof(Parameters, attachments),
     .fallback = "yes",
     .help = "Whether the departments' files are attached to the document as its sources"},
    {NULL},
};

static void keep_description(Pdf *pdf, const SnDocument *document) {
  pdf->description = (Description){.language = string_copy(document->language ? document->language : "vi"),
                                   .title = string_copy(document->title),
                                   .author = string_copy(document->author),
                                   .subject = string_copy(document->subject),
                                   .generator = string_copy(document->generator),
                                   .date = document->date};
  if (!pdf->description.title || !*pdf->description.title) {
    free(pdf->description.title);
    pdf->description.title = string_copy(document->id ? document->id : "");
  }
}

static void keep_sources(Pdf *pdf, const SnDocument *document) {
  for (uint32_t i = 0; i < document->attachment_count; i++) {
    const SnAttachment *attachment = &document->attachments[i];
    *array_add(&pdf->sources) =
        (Source){string_copy(attachment->name), string_copy(attachment->path), string_copy(attachment->media_type)};
  }
}

static bool pdf_begin(SnContext *context, const void *values, const SnDocument *document, void **state) {
  FILE *file = sn_output_open(context, "pdf");
  if (!file)
    return false;
  Pdf *pdf = *state = array_new(1, sizeof *pdf);
  pdf->file = file;
  pdf->writer = writer_new(file);
  pdf->haru = haru_new(pdf->writer);
  pdf->tree.groups = haru_array(pdf->haru);
  HPDF_Dict_Add(haru_pages(pdf->haru), "Kids", pdf->tree.groups);
  pdf->resources_number = writer_reserve(pdf->writer, 1);
  structure_init(&pdf->structure);
  navigation_init(&pdf->navigation, pdf->writer);
  keep_description(pdf, document);
  if (((const Parameters *)values)->attachments)
    keep_sources(pdf, document);
  return true;
}

/* After a failed write there is no point in going on. */
static bool give_up(Pdf *pdf, SnContext *context) {
  FILE *file = pdf->file;
  pdf->file = NULL;
  if (writer_overflowed(pdf->writer))
    return sn_fail(context, "the document needs more objects than a PDF file can number");
  sn_output_close(context, file); /* says why the write failed */
  return false;
}

static bool pdf_page(SnContext *context, void *state, const SnPage *page) {
  Pdf *pdf = state;
  if (page->number == 0) /* a figure by itself: it is on a page as well */
    return true;
  return page_write(pdf, context, page) && (!writer_failed(pdf->writer) || give_up(pdf, context));
}

/* The XObject, Pattern and ExtGState entries that the pages used. */
static void put_alphas(const Resources *used, Buffer *text) {
  buffer_put(text, "/ExtGState<<");
  for (size_t i = 0; i < used->alphas.count; i++) {
    buffer_put(text, "/G");
    buffer_integer(text, used->alphas.items[i]);
    buffer_put(text, "<</ca ");
    buffer_number(text, (used->alphas.items[i] >> 8) / 255.0, 3);
    buffer_put(text, "/CA ");
    buffer_number(text, (used->alphas.items[i] & 255) / 255.0, 3);
    buffer_put(text, ">>");
  }
  buffer_put(text, ">>");
}

static void put_patterns(const Pdf *pdf, Buffer *text) {
  buffer_put(text, "/ColorSpace<</C[/Pattern/DeviceRGB]>>/Pattern<<");
  for (SnPattern i = SN_SOLID; i <= SN_DOTS; i++)
    if (pdf->resources.patterns[i]) {
      buffer_put(text, "/P");
      buffer_integer(text, i);
      buffer_char(text, ' ');
      buffer_reference(text, pattern_write(pdf->writer, i));
    }
  buffer_put(text, ">>");
}

static bool write_resources(Pdf *pdf, SnContext *context) {
  Buffer text = {0};
  buffer_put(&text, "<</Font<<");
  bool ok = fonts_embed(&pdf->resources.fonts, context, pdf->writer, pdf->haru, &text);
  buffer_put(&text, ">>/XObject<<");
  images_resources(&pdf->images, &text);
  buffer_put(&text, ">>");
  put_alphas(&pdf->resources, &text);
  put_patterns(pdf, &text);
  buffer_put(&text, ">>");
  writer_object(pdf->writer, pdf->resources_number, text.data, text.length);
  buffer_free(&text);
  return ok;
}

static void refer(Pdf *pdf, const char *key, uint32_t number) {
  if (number)
    haru_refer(pdf->haru, haru_catalogue(pdf->haru), key, number);
}

static void write_navigation(Pdf *pdf, SnContext *context) {
  const uint32_t *pages = pdf->tree.pages.items;
  HPDF_Dict names = haru_dict(pdf->haru);
  uint32_t destinations = navigation_write_names(&pdf->navigation, context, pdf->writer, pages);
  refer(pdf, "Outlines", navigation_write_outline(&pdf->navigation, pdf->writer, pages));
  refer(pdf, "PageLabels", navigation_write_labels(&pdf->navigation));
  HPDF_Dict_Add(haru_catalogue(pdf->haru), "Names", names);
  if (destinations)
    haru_refer(pdf->haru, names, "Dests", destinations);
  if (pdf->embedded)
    haru_refer(pdf->haru, names, "EmbeddedFiles", pdf->embedded);
}

static bool write_shared(Pdf *pdf, SnContext *context) {
  bool ok = write_resources(pdf, context);
  ok = attachments_write(pdf, context) && ok;
  pages_finish(pdf);
  write_navigation(pdf, context);
  refer(pdf, "StructTreeRoot", structure_write(&pdf->structure, pdf->writer, pdf->tree.pages.items));
  metadata_write(pdf, context, !pdf->structure.silent_figure);
  return ok;
}

static bool pdf_end(SnContext *context, void *state) {
  Pdf *pdf = state;
  if (pdf->tree.pages.count == 0)
    return sn_fail(context, "the document has no pages");
  if (!write_shared(pdf, context))
    return false;
  if (!haru_finish(pdf->haru, context))
    return false;
  writer_finish(pdf->writer, haru_number(haru_catalogue(pdf->haru)), haru_number(haru_info(pdf->haru)));
  if (writer_overflowed(pdf->writer))
    return give_up(pdf, context);
  FILE *file = pdf->file;
  pdf->file = NULL;
  return sn_output_close(context, file);
}

static void pdf_free(void *state) {
  Pdf *pdf = state;
  if (!pdf)
    return;
  Description *d = &pdf->description;
  char *const texts[] = {d->language, d->title, d->author, d->subject, d->generator};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    free(texts[i]);
  for (size_t i = 0; i < pdf->sources.count; i++) {
    free(pdf->sources.items[i].name);
    free(pdf->sources.items[i].path);
    free(pdf->sources.items[i].media_type);
  }
  array_free(&pdf->sources);
  array_free(&pdf->tree.pages);
  buffer_free(&pdf->tree.kids);
  buffer_free(&pdf->graphics.bytes);
  resources_free(&pdf->resources);
  images_free(&pdf->images);
  structure_free(&pdf->structure);
  navigation_free(&pdf->navigation);
  haru_free(pdf->haru);
  writer_free(pdf->writer);
  free(pdf);
}

static const SnRenderer renderer = {pdf_begin, pdf_page, pdf_end, pdf_free};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "pdf",
    .version = "1.0",
    .summary = "Tagged PDF that conforms to PDF/UA-1 and PDF/A-3",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .renderer = &renderer,
};
