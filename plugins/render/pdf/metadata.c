/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the file says of itself: Info and XMP, which must agree, and the colour
 * space its RGB is meant in. */

#include <config.h>

#include "../../date.h"
#include "pdf.h"

Moment moment_of(int64_t seconds) {
  int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400, rest = seconds - days * 86400;
  CivilDate date = date_split(days);
  return (Moment){.year = date.year,
                  .month = date.month,
                  .day = date.day,
                  .hour = (int)(rest / 3600),
                  .minute = (int)(rest / 60 % 60),
                  .second = (int)(rest % 60)};
}

static void put_digits(Buffer *text, int value, int width) {
  char digits[8];
  for (int i = width - 1; i >= 0; i--, value /= 10)
    digits[i] = (char)('0' + value % 10);
  buffer_bytes(text, digits, (size_t)width);
}

void put_pdf_date(Buffer *text, int64_t seconds) {
  Moment m = moment_of(seconds);
  const int parts[] = {m.month, m.day, m.hour, m.minute, m.second};
  buffer_put(text, "D:");
  put_digits(text, m.year, 4);
  for (int i = 0; i < 5; i++)
    put_digits(text, parts[i], 2);
  buffer_char(text, 'Z');
}

/* ---- XMP ---- */

static void put_xml(Buffer *text, const char *string) {
  for (const char *p = string; *p; p++)
    switch (*p) {
    case '<':
      buffer_put(text, "&lt;");
      break;
    case '>':
      buffer_put(text, "&gt;");
      break;
    case '&':
      buffer_put(text, "&amp;");
      break;
    default:
      if ((unsigned char)*p >= 32)
        buffer_char(text, *p);
    }
}

static void put_property(Buffer *text, const char *name, const char *value) {
  if (!value || !*value)
    return;
  buffer_char(text, '<');
  buffer_put(text, name);
  buffer_char(text, '>');
  put_xml(text, value);
  buffer_put(text, "</");
  buffer_put(text, name);
  buffer_put(text, ">\n");
}

/* A property whose value is a list of one: Alt, Seq or Bag. */
static void put_list(Buffer *text, const char *name, const char *kind, const char *value) {
  if (!value || !*value)
    return;
  const char *const before[] = {"<", name, "><rdf:", kind, "><rdf:li"};
  const char *const after[] = {"</rdf:li></rdf:", kind, "></", name, ">\n"};
  for (size_t i = 0; i < sizeof before / sizeof *before; i++)
    buffer_put(text, before[i]);
  buffer_put(text, strcmp(kind, "Alt") == 0 ? " xml:lang=\"x-default\">" : ">");
  put_xml(text, value);
  for (size_t i = 0; i < sizeof after / sizeof *after; i++)
    buffer_put(text, after[i]);
}

static void put_xmp_date(Buffer *text, const char *name, int64_t seconds) {
  Moment m = moment_of(seconds);
  Buffer date = {0};
  const int parts[] = {m.month, m.day, m.hour, m.minute, m.second};
  put_digits(&date, m.year, 4);
  for (int i = 0; i < 5; i++) {
    buffer_char(&date, "--T::"[i]);
    put_digits(&date, parts[i], 2);
  }
  buffer_put(&date, "Z");
  buffer_char(&date, '\0');
  put_property(text, name, date.data);
  buffer_free(&date);
}

/* PDF/A allows properties beyond its own only with a description of their schema. */
static const char ua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char xmp_tail[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

static void write_xmp(Pdf *pdf, bool archival, bool marked) {
  const Description *d = &pdf->description;
  Buffer text = {0};
  uint32_t number = writer_reserve(pdf->writer, 1);
  buffer_put(&text, xmp_head);
  buffer_put(&text, "<dc:format>application/pdf</dc:format>\n");
  put_list(&text, "dc:title", "Alt", d->title);
  put_list(&text, "dc:creator", "Seq", d->author);
  put_list(&text, "dc:description", "Alt", d->subject);
  put_list(&text, "dc:language", "Bag", d->language);
  put_xmp_date(&text, "xmp:CreateDate", d->date);
  put_xmp_date(&text, "xmp:ModifyDate", d->date);
  put_xmp_date(&text, "xmp:MetadataDate", d->date);
  put_property(&text, "xmp:CreatorTool", d->generator);
  put_property(&text, "pdf:Producer", d->generator);
  if (archival) {
    put_property(&text, "pdfaid:part", "3");
    put_property(&text, "pdfaid:conformance", marked ? "A" : "U");
  }
  if (marked) {
    put_property(&text, "pdfuaid:part", "1");
    buffer_put(&text, ua_schema);
  }
  buffer_put(&text, xmp_tail);
  writer_stream_begin(pdf->writer, number, "/Type/Metadata/Subtype/XML", STREAM_PLAIN);
  writer_stream_data(pdf->writer, text.data, text.length);
  writer_stream_end(pdf->writer);
  haru_refer(pdf->haru, haru_catalogue(pdf->haru), "Metadata", number);
  buffer_free(&text);
}

/* ---- Info ---- */

static void set_info(const Pdf *pdf, const char *key, const char *value) {
  if (value && *value)
    haru_text(pdf->haru, haru_info(pdf->haru), key, value);
}

static void write_info(Pdf *pdf) {
  const Description *d = &pdf->description;
  Buffer date = {0};
  put_pdf_date(&date, d->date);
  set_info(pdf, "Title", d->title);
  set_info(pdf, "Author", d->author);
  set_info(pdf, "Subject", d->subject);
  set_info(pdf, "Creator", d->generator);
  set_info(pdf, "Producer", d->generator);
  haru_bytes(pdf->haru, haru_info(pdf->haru), "CreationDate", date.data, date.length);
  haru_bytes(pdf->haru, haru_info(pdf->haru), "ModDate", date.data, date.length);
  buffer_free(&date);
}

/* ---- colour ---- */

/* A colour profile is a few kilobytes; what is larger is not the one meant. */
#define MOST_PROFILE (1u << 20)

static bool read_profile(Buffer *profile) {
  FILE *file = fopen(SRGB_PROFILE, "rb");
  if (!file)
    return false;
  char *to = buffer_reserve(profile, MOST_PROFILE);
  profile->length = fread(to, 1, MOST_PROFILE, file);
  bool whole = !ferror(file) && profile->length < MOST_PROFILE;
  fclose(file);
  /* "acsp" at 36 marks a profile, "RGB " at 16 its colour space (ICC.1:2010, 7.2). */
  return whole && profile->length > 128 && memcmp(profile->data + 36, "acsp", 4) == 0 &&
         memcmp(profile->data + 16, "RGB ", 4) == 0;
}

static bool write_intent(Pdf *pdf, SnContext *context) {
  Buffer profile = {0};
  if (!read_profile(&profile)) {
    buffer_free(&profile);
    sn_warn(context, "the colour profile %s cannot be read, so the file does not claim to be PDF/A", SRGB_PROFILE);
    sn_hint(context, "install the package icc-profiles-free");
    return false;
  }
  uint32_t number = writer_reserve(pdf->writer, 1);
  writer_stream(pdf->writer, number, "/N 3", profile.data, profile.length);
  buffer_free(&profile);
  HPDF_Dict intent = haru_object(pdf->haru);
  HPDF_Array intents = haru_array(pdf->haru);
  HPDF_Dict_AddName(intent, "Type", "OutputIntent");
  HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
  haru_text(pdf->haru, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
  haru_text(pdf->haru, intent, "RegistryName", "http://www.color.org");
  haru_text(pdf->haru, intent, "Info", "sRGB IEC61966-2.1");
  haru_refer(pdf->haru, intent, "DestOutputProfile", number);
  HPDF_Dict_Add(haru_catalogue(pdf->haru), "OutputIntents", intents);
  HPDF_Array_Add(intents, intent);
  return true;
}

void metadata_write(Pdf *pdf, SnContext *context, bool marked) {
  HPDF_Dict catalogue = haru_catalogue(pdf->haru), info = haru_dict(pdf->haru), viewer = haru_dict(pdf->haru);
  bool archival = write_intent(pdf, context);
  write_info(pdf);
  write_xmp(pdf, archival, marked);
  haru_text(pdf->haru, catalogue, "Lang", pdf->description.language);
  HPDF_Dict_AddBoolean(info, "Marked", HPDF_TRUE);
  HPDF_Dict_Add(catalogue, "MarkInfo", info);
  HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
  HPDF_Dict_Add(catalogue, "ViewerPreferences", viewer);
}
