/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package.h"

#include <CUnit/CUnit.h>
#include <string.h>
#include <zip.h>

#include "table/table.h"

void package_write(Harness *harness, const TestPart *parts) {
  g_autofree char *path = g_build_filename(harness->folder, "data.csv", NULL);
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  for (; parts->name; parts++) {
    gsize length = parts->length ? parts->length : strlen(parts->content);
    zip_source_t *source = zip_source_buffer(zip, parts->content, length, 0);
    zip_file_add(zip, parts->name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(zip) != 0)
    CU_FAIL("the ZIP could not be written");
}

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static char *element(const char *name, const char *content) {
  return content ? g_strdup_printf("<%s " MAIN ">%s</%s>", name, content, name) : NULL;
}

void package_write_xlsx(Harness *harness, const TestSheet *sheet) {
  g_autofree char *strings = element("sst", sheet->strings), *styles = element("styleSheet", sheet->styles);
  g_autofree char *worksheet = g_strdup_printf(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet " MAIN ">%s<sheetData>%s</sheetData>%s</worksheet>",
      sheet->before ? sheet->before : "", sheet->rows, sheet->after ? sheet->after : "");
  g_autofree char *workbook = g_strdup_printf("<workbook " MAIN " xmlns:r=\"" RELATIONS
                                              "\">%s<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
                                              "</workbook>",
                                              sheet->workbook_properties ? sheet->workbook_properties : "");
  TestPart parts[] = {
      {"_rels/.rels",
       PACKAGE_RELATIONS "<Relationship Id=\"r\" Type=\"" RELATIONS
                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
       0},
      {"xl/_rels/workbook.xml.rels",
       PACKAGE_RELATIONS "<Relationship Id=\"r1\" Type=\"" RELATIONS
                         "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
       0},
      {"xl/workbook.xml", workbook, 0},
      {"xl/worksheets/sheet1.xml", worksheet, 0},
      {NULL, NULL, 0},
      {NULL, NULL, 0},
      {NULL, NULL, 0},
  };
  guint count = 4;
  if (strings)
    parts[count++] = (TestPart){"xl/sharedStrings.xml", strings, 0};
  if (styles)
    parts[count++] = (TestPart){"xl/styles.xml", styles, 0};
  package_write(harness, parts);
}

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

void package_write_ods(Harness *harness, const char *styles, const char *tables) {
  g_autofree char *content = g_strdup_printf(
      "<office:document-content xmlns:office=\"" ODF "office:1.0\" xmlns:table=\"" ODF "table:1.0\" xmlns:text=\"" ODF
      "text:1.0\" xmlns:style=\"" ODF "style:1.0\" xmlns:fo=\"" ODF "xsl-fo-compatible:1.0\" xmlns:svg=\"" ODF
      "svg-compatible:1.0\" xmlns:number=\"" ODF "datastyle:1.0\" xmlns:draw=\"" ODF
      "drawing:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:"
      "experimental:calc:xmlns:calcext:1.0\">%s<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
      "</office:document-content>",
      styles ? styles : "", tables);
  const TestPart parts[] = {
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0}, {"content.xml", content, 0}, {NULL, NULL, 0}};
  package_write(harness, parts);
}

void package_expect(Harness *harness, const char *plugin, const char *settings, const char *table, const char *said,
                    const char *file, int line) {
  g_autoptr(SnTable) got = harness_read(harness, plugin, settings, "t");
  harness_expect(harness, got, table, said, file, line);
}
