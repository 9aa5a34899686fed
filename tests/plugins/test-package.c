/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What spreadsheets come in: the sheets of a workbook, odd producers, and files that are to be refused. */

#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "package.h"
#include "table/table.h"

static void expect_bytes(const char *plugin, const char *bytes, gssize length, const char *said, const char *file,
                         int line) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", bytes, length);
  package_expect(harness, plugin, NULL, NULL, said, file, line);
}

static void expect_parts(const char *plugin, const TestPart *parts, const char *settings, const char *table,
                         const char *said, const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  package_write(harness, parts);
  package_expect(harness, plugin, settings, table, said, file, line);
}

#define REFUSES_BYTES(plugin, bytes, said) expect_bytes(plugin, bytes, sizeof bytes - 1, said, __FILE__, __LINE__)
#define REFUSES_PARTS(plugin, said, ...)                                                                               \
  expect_parts(plugin, (const TestPart[]){__VA_ARGS__, {NULL, NULL, 0}}, NULL, NULL, said, __FILE__, __LINE__)
#define READS_PARTS(settings, table, ...)                                                                              \
  expect_parts("xlsx", (const TestPart[]){__VA_ARGS__, {NULL, NULL, 0}}, settings, table, "", __FILE__, __LINE__)

/* ---- other files */

static void package_tells_what_a_file_is(void) {
  static const char *const PLUGINS[] = {"xlsx", "ods"};
  static const char OLD[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0";
  static const char LOCKED[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  for (int i = 0; i < 2; i++) {
    const char *plugin = PLUGINS[i];
    REFUSES_BYTES(plugin, "", "data.csv: error: the file is empty\n");
    REFUSES_BYTES(plugin, OLD,
                  "data.csv: error: the file is of Excel 97-2003 (.xls) or older, whatever its name says\n"
                  "  hint: open it in a spreadsheet program and save it as an Excel workbook (.xlsx)\n");
    REFUSES_BYTES(plugin, LOCKED,
                  "data.csv: error: the workbook is protected by a password\n"
                  "  hint: open it in its program, save it without the password, and use that file\n");
    REFUSES_BYTES(plugin, "tên,giá trị\na,1\n",
                  "data.csv: error: the file holds plain text, not a workbook\n"
                  "  hint: read it with plugin=\"csv\", or save it as a workbook (.xlsx or .ods)\n");
    REFUSES_BYTES(plugin, "\xFF\xFEt\0e\0",
                  "data.csv: error: the file holds plain text, not a workbook\n"
                  "  hint: read it with plugin=\"csv\", or save it as a workbook (.xlsx or .ods)\n");
    REFUSES_BYTES(plugin, "\xEF\xBB\xBF\n<html><table>",
                  "data.csv: error: the file holds HTML or plain XML, not a workbook\n"
                  "  hint: open it in a spreadsheet program and save it as a workbook (.xlsx or .ods)\n");
    REFUSES_BYTES(plugin, "%PDF-1.7\n\0\1\2",
                  "data.csv: error: the file is no workbook: its first bytes are those of something else\n"
                  "  hint: open it in the program it comes from and save it as a workbook (.xlsx or .ods)\n");
    REFUSES_BYTES(
        plugin, "PK\3\4 and no more",
        "data.csv: error: the file is cut short or damaged: it begins as a workbook does, but the list of its "
        "parts is missing\n  hint: ask for the file again, or copy it again\n");
    REFUSES_PARTS(plugin,
                  "data.csv: error: the file is a document or a presentation, not a workbook\n"
                  "  hint: put the table into a spreadsheet and save it as a workbook (.xlsx or .ods)\n",
                  {"_rels/.rels", "<a/>", 0}, {"word/document.xml", "<a/>", 0});
    REFUSES_PARTS(plugin,
                  "data.csv: error: the file is a binary workbook (.xlsb)\n"
                  "  hint: save it as an Excel workbook (.xlsx)\n",
                  {"_rels/.rels", "<a/>", 0}, {"xl/workbook.bin", "x", 0});
    REFUSES_PARTS(plugin,
                  "data.csv: error: the file is a ZIP of something else: it holds no workbook\n"
                  "  hint: unpack it, and name the workbook within\n",
                  {"báo cáo.xlsx", "x", 0});
  }
  REFUSES_PARTS("ods",
                "data.csv: error: the file is an Excel workbook, not an OpenDocument spreadsheet\n"
                "  hint: read it with plugin=\"xlsx\"\n",
                {"xl/workbook.xml", "<a/>", 0});
  REFUSES_PARTS("ods",
                "data.csv: error: the workbook is protected by a password\n"
                "  hint: open it in its program, save it without the password, and use that file\n",
                {"content.xml", "\1\2\3", 0},
                {"META-INF/manifest.xml",
                 "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry>"
                 "<m:encryption-data/></m:file-entry></m:manifest>",
                 0});
  REFUSES_PARTS(
      "ods", "data.csv: error: the file is an OpenDocument file of another kind: it holds no spreadsheet\n",
      {"content.xml",
       "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><o:body><o:text/></o:body>"
       "</o:document-content>",
       0});
}

/* ---- attacks */

#define DISTRUST "  hint: do not trust such a file; let its sender save it anew in a spreadsheet program\n"

static void package_refuses_entities(void) {
  static const char BOMB[] = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                             "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
  static const char FILE_ENTITY[] = "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>";
  static const char WORKBOOK[] = "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>";
  static const char SAID[] = "data.csv: error: the part xl/worksheets/sheet1.xml declares a document type, as no "
                             "workbook does: it was not read\n" DISTRUST;
  REFUSES_PARTS("xlsx", SAID, {"xl/workbook.xml", WORKBOOK, 0}, {"xl/worksheets/sheet1.xml", BOMB, 0});
  REFUSES_PARTS("xlsx", SAID, {"xl/workbook.xml", WORKBOOK, 0}, {"xl/worksheets/sheet1.xml", FILE_ENTITY, 0});
  REFUSES_PARTS(
      "ods",
      "data.csv: error: the part content.xml declares a document type, as no workbook does: it was not read\n" DISTRUST,
      {"content.xml", BOMB, 0});
}

static void package_refuses_zip_bombs(void) {
  static const char WORKBOOK[] = "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>";
  gsize length = 40u << 20;
  g_autofree char *spaces = g_malloc(length);
  memset(spaces, ' ', length);
  memcpy(spaces, "<worksheet>", 11);
  REFUSES_PARTS(
      "xlsx",
      "data.csv: error: the part xl/worksheets/sheet1.xml unpacks to more than 200 times its size, as no workbook "
      "does: reading it was given up\n" DISTRUST,
      {"xl/workbook.xml", WORKBOOK, 0}, {"xl/worksheets/sheet1.xml", spaces, length});
  REFUSES_PARTS("ods",
                "data.csv: error: the part content.xml unpacks to more than 200 times its size, as no workbook does: "
                "reading it was given up\n" DISTRUST,
                {"content.xml", spaces, length});
}

/* Each beginning of a workbook is read as what it is, or refused with a message. */
static void package_bears_being_cut(void) {
  g_autoptr(Harness) harness = harness_new();
  package_write_xlsx(harness, &(TestSheet){.rows = "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>",
                                           .styles = "<cellXfs/>",
                                           .strings = "<si><t>x</t></si>"});
  g_autofree char *path = g_build_filename(harness->folder, "data.csv", NULL);
  char *bytes;
  gsize length;
  CU_ASSERT_FATAL(g_file_get_contents(path, &bytes, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 7) {
    harness_write(harness, "data.csv", bytes, (gssize)cut);
    CU_ASSERT_PTR_NULL(harness_read(harness, "xlsx", NULL, "t"));
    CU_ASSERT(diagnostics_errors(harness->diagnostics) > 0);
  }
  /* Any byte that is wrong is said, or does not matter. */
  for (gsize i = 0; i < length; i += 3) {
    g_autofree char *wrong = g_memdup2(bytes, length);
    wrong[i] = (char)~wrong[i];
    harness_write(harness, "data.csv", wrong, (gssize)length);
    SnTable *table = harness_read(harness, "xlsx", NULL, "t");
    char *said = harness_said(harness);
    CU_ASSERT(table != NULL || *said != '\0');
    free(said);
    table_free(table);
  }
  g_free(bytes);
}

static void package_says_where_xml_is_broken(void) {
  REFUSES_PARTS(
      "xlsx",
      "data.csv: error: the file is damaged: line 2 of its part xl/workbook.xml is not well-formed XML (Opening and "
      "ending tag mismatch: b line 2 and a)\n"
      "  hint: open it in a spreadsheet program, which may repair it, and save it anew\n",
      {"xl/workbook.xml", "<a>\n<b></a>", 0});
  REFUSES_PARTS("xlsx", "data.csv: error: the workbook has no sheets\n", {"xl/workbook.xml", "<a/>", 0});
  REFUSES_PARTS("xlsx", "data.csv: error: sheet “S” holds no cells: it is a chart, or missing in the file\n",
                {"xl/workbook.xml", "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>", 0});
  REFUSES_PARTS("xlsx", "data.csv: error: the file is damaged: its workbook part is missing\n",
                {"_rels/.rels", "<a/>", 0});
}

/* ---- workbooks */

#define STRICT "http://purl.oclc.org/ooxml/"
#define SHEET(value)                                                                                                   \
  "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>" value "</t></is></c></row></sheetData></worksheet>"

static void package_reads_strict_files_of_any_prefix(void) {
  READS_PARTS(
      NULL, "a\n2024-03-27",
      {"_rels/.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"x\" "
       "Type=\"" STRICT "officeDocument/relationships/officeDocument\" Target=\"/other/Book.xml\"/></Relationships>",
       0},
      {"other/book.xml",
       "<x:workbook xmlns:x=\"" STRICT "spreadsheetml/main\" xmlns:rr=\"" STRICT "officeDocument/relationships\" "
       "conformance=\"strict\"><x:sheets><x:sheet name=\"S\" sheetId=\"1\" rr:id=\"q\"/></x:sheets></x:workbook>",
       0},
      {"other/_rels/book.xml.rels",
       "<Relationships><Relationship Id=\"q\" Type=\"" STRICT "officeDocument/relationships/worksheet\" "
       "Target=\"../sheets\\./one.xml\"/></Relationships>",
       0},
      {"sheets/one.xml",
       "<x:worksheet xmlns:x=\"" STRICT "spreadsheetml/main\" xmlns:y=\"urn:other\"><y:sheetData><y:row/></y:sheetData>"
       "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row "
       "r=\"2\">"
       "<x:c r=\"A2\" t=\"d\"><x:v>2024-03-27</x:v></x:c></x:row></x:sheetData></x:worksheet>",
       0});
}

#define RELATED                                                                                                              \
  {"xl/_rels/workbook.xml.rels",                                                                                             \
   "<Relationships><Relationship Id=\"1\" Type=\"t/chartsheet\" Target=\"c.xml\"/><Relationship Id=\"2\" "                   \
   "Type=\"t/worksheet\" Target=\"w2.xml\"/><Relationship Id=\"3\" Type=\"t/worksheet\" Target=\"w3.xml\"/>"                 \
   "<Relationship Id=\"4\" Type=\"t/worksheet\" Target=\"w4.xml\"/></Relationships>",                                        \
   0},                                                                                                                       \
      {"xl/workbook.xml",                                                                                                    \
       "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"Biểu_đồ\" r:id=\"1\"/><sheet name=\"Ẩn\" state=\"hidden\" " \
       "r:id=\"2\"/><sheet name=\"Thủy\" r:id=\"3\"/><sheet name=\"2\" r:id=\"4\"/></sheets></workbook>",                    \
       0},                                                                                                                   \
      {"xl/c.xml", "<chartsheet/>", 0}, {"xl/w2.xml", SHEET("hai"), 0}, {"xl/w3.xml", SHEET("ba"), 0}, {                     \
    "xl/w4.xml", SHEET("bốn"), 0                                                                                             \
  }

static void package_chooses_the_sheet(void) {
  READS_PARTS(NULL, "ba", RELATED);
  READS_PARTS("sheet=THUỶ", "ba", RELATED);
  READS_PARTS("sheet=3", "ba", RELATED);
  READS_PARTS("sheet=2", "bốn", RELATED);
  READS_PARTS("sheet=ẩn", "hai", RELATED);
  const TestPart parts[] = {RELATED, {NULL, NULL, 0}};
  expect_parts("xlsx", parts, "sheet=1", NULL,
               "data.csv: error: sheet “Biểu_đồ” holds no cells: it is a chart, or missing in the file\n", __FILE__,
               __LINE__);
  expect_parts("xlsx", parts, "sheet=Bieu_do_1", NULL,
               "data.csv: error: the workbook has no sheet “Bieu_do_1”\n  hint: did you mean “Biểu_đồ”?\n", __FILE__,
               __LINE__);
}

static CU_TestInfo package_tests[] = {
    {"tells what a file is", package_tells_what_a_file_is},
    {"refuses entities", package_refuses_entities},
    {"refuses ZIP bombs", package_refuses_zip_bombs},
    {"bears being cut", package_bears_being_cut},
    {"says where XML is broken", package_says_where_xml_is_broken},
    {"reads strict files of any prefix", package_reads_strict_files_of_any_prefix},
    {"chooses the sheet", package_chooses_the_sheet},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"packages", NULL, NULL, NULL, NULL, package_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
