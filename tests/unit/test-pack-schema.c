/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pack-suites.h"
#include "unit.h"

#define HEAD "<pack xmlns=\"urn:songngu:pack:1\" id=\"t\" lang=\"vi\" template=\"base\">\n"
#define INFO "<info><title>T</title></info>\n"

#define ASSERT_HINTED(text, expected)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *faults_found = hinted_faults_of_text(text);                                                       \
    ASSERT_STRING(faults_found, expected);                                                                             \
  } while (0)

#define ASSERT_BODY(body, expected)                                                                                    \
  do {                                                                                                                 \
    g_autofree char *faults_found = faults_of_pack("", body);                                                          \
    ASSERT_STRING(faults_found, expected);                                                                             \
  } while (0)

static void accepts_every_element(void) {
  g_autofree char *path = data_path("pack.xml"), *text = NULL;
  CU_ASSERT_FATAL(g_file_get_contents(path, &text, NULL, NULL));
  g_autoptr(GString) base = g_string_new(text);
  g_string_replace(base, "./my-template", "base", 1);
  g_string_replace(base, " style=\"h1\"", "", 1);
  g_autofree char *found = faults_of_text(base->str);
  ASSERT_STRING(found, "");
}

static void reports_all_faults_in_order_of_line(void) {
  ASSERT_HINTED(HEAD INFO "<body>\n"
                          "<sektion/>\n"
                          "<table from='x'><titel>a</titel></table>\n"
                          "<p><value of='t.c' scale='bilion' digit='1'/></p>\n"
                          "<list/>\n"
                          "<p><ref/></p>\n"
                          "<toc>text</toc>\n"
                          "<toc depth='9'/>\n"
                          "</body></pack>",
                "4: there is no element <sektion> (did you mean <section>?)\n"
                "4: <section> lacks <title>\n"
                "5: there is no element <titel> (did you mean <title>?)\n"
                "5: <table> lacks one of <column>, <group>\n"
                "6: scale=\"bilion\" is not right in <value> (did you mean “billion”?)\n"
                "6: <value> has no attribute “digit” (did you mean “digits”?)\n"
                "7: <list> lacks <item>\n"
                "8: <ref> lacks the attribute “to”\n"
                "9: text is not allowed in <toc>: “text” (<toc> is empty)\n"
                "10: depth=\"9\" is not right in <toc> (write a level from 1 to 6)\n"
                "5: no table is called “x”\n"
                "6: no table is called “t”\n");
}

static void says_what_is_allowed(void) {
  ASSERT_HINTED(HEAD INFO "<body><list><p/></list></body></pack>",
                "3: <p> is not allowed in <list> (allowed in <list>: <item>)\n");
  ASSERT_HINTED(HEAD INFO "<body><space height='1pt'><p/></space></body></pack>",
                "3: <p> is not allowed in <space> (<space> is empty)\n");
  ASSERT_HINTED(HEAD INFO "<body><space height='1'/></body></pack>",
                "3: height=\"1\" is not right in <space> (write a length such as 13pt, 1.27cm or 20mm)\n");
  ASSERT_HINTED(
      HEAD INFO "<body><br/></body></pack>",
      "3: <br> is not allowed in <body> (allowed in <body>: <section>, <p>, <list>, <table>, <chart>, <image>, "
      "<key-figures>, <quote>, <callout>, <assignments>, <toc>, <page-break>, <columns>, <annex>, <signature>, "
      "<space>, <rule>, <for>, <if>)\n");
  ASSERT_HINTED(HEAD INFO "<body><signature colour='red'/></body></pack>",
                "3: <signature> has no attribute “colour” (attributes of <signature>: id, style, xml:lang, loc-note)\n");
  ASSERT_HINTED(HEAD INFO "<body><p><br x='1'/></p></body></pack>",
                "3: <br> has no attribute “x” (<br> takes no attributes)\n");
  ASSERT_HINTED("<pack xmlns='urn:songngu:pack:1' id='t' lang='vn' template='base'>" INFO "<body/></pack>",
                "1: lang=\"vn\" is not right in <pack> (write one of: vi, en)\n");
}

static void keeps_the_order_of_children(void) {
  ASSERT_BODY("<section><p>a</p><p>b</p></section>", "3: <section> needs <title> before <p>\n");
  ASSERT_BODY("<section><title>a</title><p/>\n<title>b</title></section>", "4: <title> is given twice in <section>\n");
  ASSERT_BODY("<section><title>a</title><title>b</title></section>", "3: <title> is given twice in <section>\n");
  ASSERT_BODY("<list><item>a<p>b</p></item></list>", "3: <p> cannot stand beside text in <item>\n");
  ASSERT_BODY("<list><item><p>b</p>tail</item></list>", "3: text is not allowed in <item>: “tail”\n");
  ASSERT_BODY("<table from='t'/>", "3: <table> lacks one of <column>, <group>\n3: no table is called “t”\n");
  ASSERT_BODY("<table from='t'><note/></table>",
              "3: <table> needs <column>, <group> before <note>\n3: no table is called “t”\n");
  ASSERT_BODY("<columns><p/></columns>", "3: <p> is not allowed in <columns>\n");
  ASSERT_BODY("<key-figures><figure>7</figure></key-figures>", "3: <figure> lacks <label>\n");
  g_autofree char *late = faults_of_text(HEAD "<body/>\n" INFO "</pack>");
  ASSERT_STRING(late, "2: <pack> needs <info> before <body>\n3: <info> cannot stand after <body> in <pack>\n");
}

static void takes_one_of_two_attributes(void) {
  ASSERT_BODY("<if/>", "3: <if> lacks one of the attributes of, field\n");
  ASSERT_BODY("<if field='agency' of='t.c' is='present'/>",
              "3: <if> takes only one of the attributes of, field\n3: no table is called “t”\n");
  ASSERT_BODY("<if field='agency' equals='a' is='present'/>", "3: <if> takes only one of the attributes is, equals\n");
}

static void checks_info(void) {
#define ASSERT_INFO(info, expected)                                                                                    \
  do {                                                                                                                 \
    g_autofree char *found = faults_of_text(HEAD "<info>" info "</info><body/></pack>");                               \
    ASSERT_STRING(found, expected);                                                                                    \
  } while (0)
  ASSERT_INFO("", "2: <info> lacks <title>\n");
  ASSERT_INFO("<title>a</title>\n<title>b</title>", "3: <title> is given twice in <info>\n");
  ASSERT_INFO("<title> </title>", "2: <title> is empty\n");
  ASSERT_INFO("<title>a</title><date>2024-02-30</date>", "2: “2024-02-30” is not right in <date>\n");
  ASSERT_INFO("<title>a</title><date>27/3/2024</date>", "2: “27/3/2024” is not right in <date>\n");
  ASSERT_INFO("<title>a</title><period>2024-Q5</period>", "2: “2024-Q5” is not right in <period>\n");
  ASSERT_INFO("<title>a</title><period>2024-13</period>", "2: “2024-13” is not right in <period>\n");
  ASSERT_INFO("<title>a</title><period> 2020/2025 </period>", "");
  ASSERT_INFO("text<title>a</title>", "2: text is not allowed in <info>: “text”\n");
  ASSERT_INFO("<title>a<b>c</b></title>", "2: <b> is not allowed in <title>\n");
  ASSERT_INFO("<title>a</title><titel>b</titel>", "2: there is no element <titel>\n");
#undef ASSERT_INFO
}

static void checks_names(void) {
  g_autofree char *id =
      faults_of_text("<pack xmlns='urn:songngu:pack:1' id='../x' lang='vi' template='base'>" INFO "<body/></pack>");
  ASSERT_STRING(id, "1: id=\"../x\" is not right in <pack>\n");
  ASSERT_BODY("<p id='1a'/>", "3: id=\"1a\" is not right in <p>\n");
  ASSERT_BODY("<p id=''/>", "3: id=\"\" of <p> is empty\n");
  ASSERT_BODY("<p id='đầu'/>", "");
}

static void knows_its_namespace(void) {
  ASSERT_HINTED("<pack id='t' lang='vi' template='base'/>",
                "1: <pack> is in no namespace (write xmlns=\"urn:songngu:pack:1\" at the root element)\n");
  ASSERT_HINTED("<template xmlns='urn:songngu:template:1'/>", "1: the root element is <template>, not <pack>\n");
  ASSERT_HINTED(HEAD INFO "<body><x:p xmlns:x='urn:x'/></body></pack>",
                "3: <p> is in the namespace “urn:x” (write xmlns=\"urn:songngu:pack:1\" at the root element)\n");
  ASSERT_BODY("<p xmlns:x='urn:x' x:id='a'/>", "3: <p> has no attribute “x:id”\n");
  ASSERT_BODY("<p xml:lang='en'/><p xml:space='preserve'/>", "3: <p> has no attribute “xml:space”\n");
  ASSERT_BODY("<?php echo ?><!-- comment -->", "3: the processing instruction <?php?> is not understood\n");
}

static void lets_plugins_have_parameters(void) {
  g_autofree char *good = faults_of_pack("<source name='t' plugin='csv' anything='x'/>", "");
  ASSERT_STRING(good, "");
  g_autofree char *bad =
      faults_of_pack("<source name='t' plugin='csv' xml:base='x'/><transform name='u' plugin='sql'/>", "");
  ASSERT_STRING(bad, "2: <source> has no attribute “xml:base”\n2: <transform> lacks the attribute “from”\n");
}

CU_TestInfo schema_tests[] = {
    {"accepts every element", accepts_every_element},
    {"reports all faults in order of line", reports_all_faults_in_order_of_line},
    {"says what is allowed", says_what_is_allowed},
    {"keeps the order of children", keeps_the_order_of_children},
    {"takes one of two attributes", takes_one_of_two_attributes},
    {"checks info", checks_info},
    {"checks names", checks_names},
    {"knows its namespace", knows_its_namespace},
    {"lets plugins have parameters", lets_plugins_have_parameters},
    CU_TEST_INFO_NULL,
};
