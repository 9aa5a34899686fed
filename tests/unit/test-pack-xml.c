/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pack-suites.h"
#include "pack/document.h"
#include "pack/pack.h"
#include "unit.h"

/* ---- what cannot be read -------------------------------------------------------- */

static char *faults_of_bytes(const char *bytes, gsize length) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  xmlDocPtr document = xml_parse(bytes, length, "x.xml", diagnostics);
  CU_ASSERT((document == NULL) == (diagnostics_errors(diagnostics) > 0));
  if (document)
    xmlFreeDoc(document);
  return faults(diagnostics, FALSE);
}

static guint count_lines(const char *text) {
  guint count = 0;
  for (; *text; text++)
    count += *text == '\n';
  return count;
}

#define ASSERT_FAULTS(bytes, expected)                                                                                 \
  do {                                                                                                                 \
    g_autofree char *faults_found = faults_of_bytes(bytes, sizeof(bytes) - 1);                                         \
    ASSERT_STRING(faults_found, expected);                                                                             \
  } while (0)

static void refuses_bad_bytes(void) {
  ASSERT_FAULTS("", "0: the file is empty\n");
  ASSERT_FAULTS(" \n\t", "0: the file is empty\n");
  ASSERT_FAULTS("<a>\nb\0c</a>", "2: a NUL byte stands in the text\n");
  ASSERT_FAULTS("<a>\n\nđ\xFFz</a>", "3: the byte 0xFF is not valid UTF-8 here\n");
  ASSERT_FAULTS("<a>\xE1\xBA</a>", "1: the byte 0xE1 is not valid UTF-8 here\n");
  ASSERT_FAULTS("<a>\x01</a>", "1: the control character U+0001 stands in the text\n");
  ASSERT_FAULTS("<a>\xEF\xBF\xBF</a>", "1: U+FFFF, which is not a character, stands in the text\n");
  ASSERT_FAULTS("\xFF\xFE<\0a\0/\0>\0", "1: the file is UTF-16, not UTF-8\n");
  ASSERT_FAULTS("<?xml version=\"1.0\" encoding=\"windows-1258\"?>\n<a/>",
                "1: the file declares the encoding “windows-1258”; only UTF-8 is read\n");
  ASSERT_FAULTS("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n<a encoding='latin1'/>", "");
}

static void refuses_what_is_no_file(void) {
  g_autofree char *missing = data_path("no-such-pack"), *folder = data_path("."), *fifo = write_file("fifo", "", 0);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(xml_read(missing, "missing.xml", diagnostics) == NULL);
  CU_ASSERT(xml_read(folder, "folder.xml", diagnostics) == NULL);
  g_remove(fifo);
  CU_ASSERT_FATAL(mkfifo(fifo, 0600) == 0);
  CU_ASSERT(xml_read(fifo, "fifo.xml", diagnostics) == NULL);
  g_autofree char *found = faults(diagnostics, FALSE);
  ASSERT_STRING(found, "0: the file cannot be read: No such file or directory\n"
                       "0: this is a folder where a file is needed\n"
                       "0: this is not a regular file\n");
  CU_ASSERT(pack_load(missing, diagnostics) == NULL);
}

/* ---- what is not XML -------------------------------------------------------------- */

static void locates_malformed_xml(void) {
  ASSERT_FAULTS("plain text", "1: this is not XML: an element should stand here\n");
  ASSERT_FAULTS("<a>\n<b>\n</a>", "3: <b> of line 2 is closed by </a>\n");
  ASSERT_FAULTS("<a>\n<b>", "2: the file ends before all elements are closed\n");
  ASSERT_FAULTS("<a/>\n<b/>", "2: something stands after the end of the root element\n");
  ASSERT_FAULTS("<a>\n&nbsp;\n&nothing;</a>", "2: the entity “&nbsp;” is not known\n"
                                              "3: the entity “&nothing;” is not known\n");
  ASSERT_FAULTS("<a>\n<b c=d/></a>", "2: the value of an attribute must stand in quotation marks\n");
  ASSERT_FAULTS("<a>\n<b c='1' c='2'/></a>", "2: the attribute “c” is given twice\n");
  ASSERT_FAULTS("<a>\n<b c='<'/></a>", "2: “<” stands in the value of an attribute\n");
  ASSERT_FAULTS("<a>\n<x:b/></a>", "2: the namespace prefix “x” is not declared\n");
  g_autofree char *ampersand = faults_of_bytes("<a>\nA & B</a>", 13);
  CU_ASSERT(g_str_has_prefix(ampersand, "2: this is not well-formed XML"));
}

/* ---- what would do harm ------------------------------------------------------------- */

#define DOCTYPE_FAULT "1: a document type declaration (DOCTYPE) is not allowed\n"

static void refuses_entities(void) {
  ASSERT_FAULTS("<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">"
                "<!ENTITY z \"&y;&y;&y;&y;&y;&y;&y;&y;\">]><a>&z;</a>",
                DOCTYPE_FAULT);
  ASSERT_FAULTS("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>", DOCTYPE_FAULT);
  ASSERT_FAULTS("<!DOCTYPE a><a/>", DOCTYPE_FAULT);
}

/* The secret must not come into the document, nor into a message. */
static void fetches_no_external_entity(void) {
  g_autofree char *secret = write_file("secret", "SECRET", -1);
  g_autofree char *text = g_strdup_printf(
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://%s\"><!ENTITY %% y SYSTEM \"file://%s\">%%y;]><a>&x;</a>", secret,
      secret);
  g_autofree char *found = faults_of_bytes(text, strlen(text));
  ASSERT_STRING(found, DOCTYPE_FAULT);
}

static void refuses_deep_nesting(void) {
  g_autoptr(GString) deep = g_string_new(NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append(deep, "<a>");
  g_autofree char *found = faults_of_bytes(deep->str, deep->len);
  ASSERT_STRING(found, "1: elements are nested deeper than 100\n");
}

/* All of these once took minutes, or memory without end. */
static void bounds_its_work(void) {
  g_autoptr(GString) attributes = g_string_new("<a");
  for (int i = 0; i < 1000000; i++)
    g_string_append_printf(attributes, " a%d=''", i);
  g_string_append(attributes, "/>");
  g_autofree char *long_tag = faults_of_bytes(attributes->str, attributes->len);
  ASSERT_STRING(long_tag, "1: a tag is longer than 65536 characters\n");

  g_autoptr(GString) entities = g_string_new("<a>");
  g_autoptr(GString) strangers = g_string_new(NULL);
  g_autoptr(GString) inputs = g_string_new("<transform name='t' plugin='sql' from='");
  for (int i = 0; i < 5000; i++) {
    g_string_append(entities, "\n&x;");
    g_string_append(strangers, "<x/><ref to='a'/>");
    g_string_append_printf(inputs, "x%d ", i);
  }
  g_string_append(entities, "</a>");
  g_string_append(inputs, "'/>");
  g_autofree char *unknown = faults_of_bytes(entities->str, entities->len);
  g_autofree char *strange = faults_of_pack("", strangers->str), *missing = faults_of_pack(inputs->str, "");
  ASSERT_INT(count_lines(unknown), XML_MOST_FAULTS);
  ASSERT_INT(count_lines(strange), 2 * XML_MOST_FAULTS);
  ASSERT_INT(count_lines(missing), XML_MOST_FAULTS);
}

/* ---- places ------------------------------------------------------------------------- */

static void counts_lines_past_65535(void) {
  enum { LINES = 70000 };
  g_autoptr(GString) text = g_string_new("<pack xmlns=\"urn:songngu:pack:1\" id=\"t\" lang=\"vi\" template=\"base\">"
                                         "<info><title>T</title></info><body>\n");
  for (int line = 2; line < LINES; line++)
    g_string_append(text, "<p>đoạn</p>\n");
  g_string_append(text, "<p/><p><value\n of=\"t.c\"\n  scale=\"huge\"/></p>\n<paragraph/></body></pack>");
  g_autofree char *found = faults_of_text(text->str);
  ASSERT_STRING(found, "70002: scale=\"huge\" is not right in <value>\n"
                       "70003: there is no element <paragraph>\n"
                       "70001: no table is called “t”\n");
  g_string_append(text, "\n</wrong>");
  g_autofree char *malformed = faults_of_text(text->str);
  ASSERT_STRING(malformed, "70004: something stands after the end of the root element\n");
}

static void places_elements_attributes_and_text(void) {
  static const char text[] =
      "<a x='1'><b\n  y='>'  xmlns:q='u'\n\n z = \"2\" xml:lang='vi'>\n\n text &amp; <!-- -->more</b>đ<c/></a>";
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  xmlDocPtr document = xml_parse(text, sizeof text - 1, "dir with %/x.xml", diagnostics);
  CU_ASSERT_FATAL(document != NULL);
  xmlNodePtr root = xmlDocGetRootElement(document), b = xml_child(root, "b"), c = xml_element(b->next);
  Place place = xml_place(b);
  ASSERT_STRING(place.file, "dir with %/x.xml");
  ASSERT_INT(place.line, 1);
  ASSERT_INT(place.column, 10);
  ASSERT_INT(xml_attribute_place(b, "y").line, 2);
  ASSERT_INT(xml_attribute_place(b, "y").column, 3);
  ASSERT_INT(xml_attribute_place(b, "z").line, 4);
  ASSERT_INT(xml_attribute_place(b, "xml:lang").line, 4);
  ASSERT_INT(xml_attribute_place(b, "none").line, 1);
  ASSERT_INT(xml_line(b->children), 4);
  ASSERT_INT(xml_line(c), 6);
  ASSERT_INT(xml_place(c).column, 30);
  ASSERT_STRING(xml_attribute(b, "y"), ">");
  ASSERT_STRING(xml_attribute(b, "z"), "2");
  ASSERT_STRING(xml_attribute(b, "xml:lang"), "vi");
  CU_ASSERT(xml_attribute(b, "lang") == NULL);
  CU_ASSERT(xml_child(root, "z") == NULL);
  g_autofree char *inner = xml_text(root);
  ASSERT_STRING(inner, "text & moređ");
  xmlFreeDoc(document);
}

static void reads_20_megabytes(void) {
  g_autoptr(GString) text = g_string_new("<a>");
  while (text->len < 20u << 20)
    g_string_append(text, "<p>Thực hiện chương trình công tác năm, các sở, ngành đã tập trung triển khai.</p>\n");
  g_string_append(text, "</a>");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  gint64 start = g_get_monotonic_time();
  xmlDocPtr document = xml_parse(text->str, text->len, "x.xml", diagnostics);
  CU_ASSERT_FATAL(document != NULL);
  ASSERT_INT(xml_line(document->children->last->prev),
             (gint64)(text->len /
                      strlen("<p>Thực hiện chương trình công tác năm, các sở, ngành đã tập trung triển khai.</p>\n")));
  CU_ASSERT(g_get_monotonic_time() - start < 60 * G_USEC_PER_SEC);
  xmlFreeDoc(document);
}

CU_TestInfo xml_tests[] = {
    {"refuses bad bytes", refuses_bad_bytes},
    {"refuses what is no file", refuses_what_is_no_file},
    {"locates malformed XML", locates_malformed_xml},
    {"refuses entities", refuses_entities},
    {"fetches no external entity", fetches_no_external_entity},
    {"refuses deep nesting", refuses_deep_nesting},
    {"bounds its work", bounds_its_work},
    {"counts lines past 65,535", counts_lines_past_65535},
    {"places elements, attributes and text", places_elements_attributes_and_text},
    {"reads 20 megabytes", reads_20_megabytes},
    CU_TEST_INFO_NULL,
};
