/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 1.2 of other tools: what is read of it, and what is refused. */

#include <string.h>

#include "exchange-suites.h"

#define HEAD "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
#define OPEN HEAD "<file original='p' source-language='vi' target-language='en' datatype='x'><body>\n"
#define CLOSE "</body></file></xliff>"
#define UNIT(content) OPEN "<trans-unit id='1'>" content "</trans-unit>" CLOSE

#define CHECK(text, ...) exchange_check_unit(text, __VA_ARGS__, G_STRLOC)

static void test_states(void) {
  static const struct {
    const char *attributes;
    Translation state;
  } cases[] = {{"", TRANSLATION_DONE},
               {"state='translated'", TRANSLATION_DONE},
               {"state='final'", TRANSLATION_DONE},
               {"state='signed-off'", TRANSLATION_DONE},
               {"state='x-checked'", TRANSLATION_DONE},
               {"state='new'", TRANSLATION_FUZZY},
               {"state='needs-translation'", TRANSLATION_FUZZY},
               {"state='needs-l10n'", TRANSLATION_FUZZY},
               {"state='needs-adaptation'", TRANSLATION_FUZZY},
               {"state='needs-review-l10n'", TRANSLATION_FUZZY},
               {"state='needs-review-translation' state-qualifier='fuzzy-match'", TRANSLATION_FUZZY}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf(UNIT("<source>a</source><target %s>b</target>"), cases[i].attributes);
    CHECK(text, cases[i].state, "a", "b");
  }
  CHECK(UNIT("<source>a</source>"), TRANSLATION_MISSING, "a", NULL);
  CHECK(UNIT("<source>a</source><target/>"), TRANSLATION_MISSING, "a", NULL);
  CHECK(UNIT("<source>a</source><target> \n </target>"), TRANSLATION_MISSING, "a", NULL);
  CHECK(UNIT("<source>a</source><target state='new'>a</target>"), TRANSLATION_MISSING, "a", NULL);
}

static void test_inline(void) {
  CHECK(UNIT("<source><ph id='1'>{a}</ph></source><target>x <x id='1'/></target>"), TRANSLATION_DONE, "{a}", "x {a}");
  CHECK(UNIT("<source><g id='1' ctype='bold'>a</g></source><target><g id='1'>b</g></target>"), TRANSLATION_DONE,
        "<b>a</b>", "<b>b</b>");
  CHECK(UNIT("<source><g id='1' ctype='x-term'>a</g></source><target><bx id='1'/>b<ex id='1'/></target>"),
        TRANSLATION_DONE, "<term>a</term>", "<term>b</term>");
  CHECK(UNIT("<source><bpt id='1'>&lt;i></bpt>a<ept id='1'>&lt;/i></ept></source><target><bpt id='1'/>b<ept "
             "id='1'/></target>"),
        TRANSLATION_DONE, "<i>a</i>", "<i>b</i>");
  CHECK(UNIT("<source>a b</source><seg-source><mrk mtype='seg' mid='1'>a b</mrk></seg-source>"
             "<target><mrk mtype='seg' mid='1'>c</mrk> <mrk mtype='seg' mid='2'>d</mrk></target>"),
        TRANSLATION_DONE, "a b", "c d");
  CHECK(UNIT("<source>a\n   b</source><target xml:space='preserve'>c  d</target>"), TRANSLATION_DONE, "a b", "c  d");
  CHECK(UNIT("<source>a<!-- b --><?c d?>e</source>"), TRANSLATION_MISSING, "ae", NULL);
}

static void test_notes(void) {
  g_autofree char *said = NULL;
  g_autoptr(UnitFile) file = exchange_read(UNIT("<source>a</source><note from='developer'>d</note><note>x</note>"
                                                "<note from='translator'>y</note>"),
                                           &said);
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  ASSERT_STRING(g_array_index(file->units, TransUnit, 0).notes, "x\ny");
}

/* Groups, binary units and what is not to be translated. */
static void test_structure(void) {
  g_autofree char *said = NULL;
  g_autoptr(UnitFile) file = exchange_read(
      HEAD
      "<file original='p' source-language='vi' target-language='en' datatype='x'><header><skl><external-file href='s'/>"
      "</skl><note>n</note></header><body><group id='g'><trans-unit id='1'><source>a</source></trans-unit><group>"
      "<trans-unit id='2' translate='no'><source>b</source></trans-unit></group></group></body></file>"
      "<file original='p' source-language='vi' target-language='en' datatype='x'><body><trans-unit id='1'>"
      "<source>c</source><alt-trans><target>z</target></alt-trans></trans-unit></body></file></xliff>",
      &said);
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  ASSERT_INT(file->units->len, 2);
  ASSERT_STRING(g_array_index(file->units, TransUnit, 1).source, "c");
}

#define REFUSED(text, line, words) exchange_refused(text, line, words, G_STRLOC)

static void test_files(void) {
  REFUSED("", 0, "the file is empty");
  REFUSED("<a/>", 1, "this is not XLIFF: the root element is <a>");
  REFUSED("<tmx version='1.4'/>", 1, "this is a translation memory (TMX)");
  REFUSED("<xliff version='1.1' xmlns='urn:oasis:names:tc:xliff:document:1.1'/>", 1, "XLIFF of the version “1.1”");
  REFUSED("<xliff version='1.2'/>", 1, "in the namespace “” is not read");
  REFUSED("<xliff version='1.1' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", 1, "version=\"1.1\" is not right");
  REFUSED("<!DOCTYPE xliff [<!ENTITY a 'b'>]>\n<xliff/>", 1, "declarations in the DOCTYPE are not allowed");
  REFUSED("<!DOCTYPE xliff SYSTEM 'x.dtd' [<!ENTITY a 'b'>]>\n<xliff/>", 1,
          "declarations in the DOCTYPE are not allowed");
  REFUSED("<!DOCTYPE xliff SYSTEM 'x.dtd'>\n<xliff>&a;</xliff>", 2, "the entity “&a;” is not known");
  REFUSED("<xliff>", 1, "the file ends before all elements are closed");
}

static void test_faults(void) {
  REFUSED(OPEN "<trans-unit id='1'/>" CLOSE, 2, "<trans-unit> lacks <source>");
  REFUSED(OPEN "<trans-unit><source/></trans-unit>" CLOSE, 2, "<trans-unit> lacks the attribute “id”");
  REFUSED(OPEN "<trans-unit id='1'><source/></trans-unit>\n<trans-unit id='1'><source/></trans-unit>" CLOSE, 3,
          "the id “1” stands twice");
  REFUSED(UNIT("<target/><source/>"), 2, "<trans-unit> needs <source> before <target>");
  REFUSED(UNIT("<source/><target state='done'/>"), 2, "state=\"done\" is not right in <target>");
  REFUSED(UNIT("<source/><target colour='red'/>"), 2, "<target> has no attribute “colour”");
  REFUSED(UNIT("<source/><target><b>x</b></target>"), 2, "there is no element <b>");
  REFUSED(UNIT("<source/><target><x id='7'/></target>"), 2, "nothing says what the code “7” stands for");
  REFUSED(UNIT("<source><bpt id='1'>&lt;b></bpt>a</source>"), 2, "<bpt id=\"1\"> has no other half");
  REFUSED(UNIT("<source>a<ex id='1'/></source>"), 2, "<ex id=\"1\"> has no other half");
  REFUSED(UNIT("<source><ph id='1'>a<sub>b</sub></ph></source>"), 2, "<sub> cannot stand in a code of ours");
  REFUSED(UNIT("<source/>words"), 2, "text is not allowed in <trans-unit>");
  REFUSED(HEAD "\n</xliff>", 1, "<xliff> lacks <file>");
  REFUSED(OPEN CLOSE "\n<xliff/>", 3, "something stands after the end of the root element");
  REFUSED(HEAD "<file original='p' source-language='vi' target-language='en' datatype='x'><body/></file>\n"
               "<file original='q' source-language='vi' target-language='en' datatype='x'><body/></file></xliff>",
          2, "original=\"q\" where the first <file> has “p”");
}

/* Nesting and tags without an end. */
static void test_limits(void) {
  g_autoptr(GString) deep = g_string_new(OPEN "<trans-unit id='1'><source>");
  for (guint i = 0; i < 200; i++)
    g_string_append(deep, "<g id='1'>");
  REFUSED(deep->str, 2, "elements are nested deeper than 100");
  g_autoptr(GString) wide = g_string_new(OPEN "<trans-unit id='1'");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf(wide, " a%u='b'", i);
  REFUSED(wide->str, 2, "a tag is longer than 65536 characters");
}

CU_TestInfo xliff1_tests[] = {{"states", test_states},     {"inline elements", test_inline},
                              {"notes", test_notes},       {"groups and files", test_structure},
                              {"other files", test_files}, {"faults", test_faults},
                              {"limits", test_limits},     CU_TEST_INFO_NULL};
