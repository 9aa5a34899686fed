/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 2.1: what is read of it. */

#include <string.h>

#include "exchange-suites.h"

#define HEAD "<xliff version='2.1' srcLang='vi' trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0' "
#define OPEN HEAD ">\n<file id='f' original='p'><unit id='u' name='c'>"
#define CLOSE "</unit></file></xliff>"

#define CHECK(content, ...) exchange_check_unit(OPEN content CLOSE, __VA_ARGS__, G_STRLOC)

static void test_states(void) {
  CHECK("<segment><source>a</source></segment>", TRANSLATION_MISSING, "a", NULL);
  CHECK("<segment><source>a</source><target/></segment>", TRANSLATION_MISSING, "a", NULL);
  CHECK("<segment><source>a</source><target>b</target></segment>", TRANSLATION_DONE, "a", "b");
  CHECK("<segment state='initial'><source>a</source><target>b</target></segment>", TRANSLATION_FUZZY, "a", "b");
  CHECK("<segment state='initial'><source>a</source><target>a</target></segment>", TRANSLATION_MISSING, "a", NULL);
  CHECK("<segment state='translated'><source>a</source><target>b</target></segment>", TRANSLATION_DONE, "a", "b");
  CHECK("<segment state='reviewed'><source>a</source><target>b</target></segment>", TRANSLATION_DONE, "a", "b");
  CHECK("<segment state='final' subState='x:y'><source>a</source><target>b</target></segment>", TRANSLATION_DONE, "a",
        "b");
}

/* A tool may cut a unit into segments and put them in another order. */
static void test_segments(void) {
  CHECK("<segment><source>a</source><target>x</target></segment><ignorable><source> </source></ignorable>"
        "<segment><source>b</source><target>y</target></segment>",
        TRANSLATION_DONE, "a b", "x y");
  CHECK("<segment><source>a</source><target order='3'>x</target></segment><ignorable><source>-</source></ignorable>"
        "<segment><source>b</source><target order='1'>y</target></segment>",
        TRANSLATION_DONE, "a-b", "y-x");
  CHECK("<segment><source>a</source><target>x</target></segment><segment><source>b</source></segment>",
        TRANSLATION_MISSING, "ab", NULL);
  CHECK("<segment><source>a</source><target>x</target></segment><segment state='initial'><source>b</source><target>y"
        "</target></segment>",
        TRANSLATION_FUZZY, "ab", "xy");
}

#define DATA "<originalData><data id='a'>{a}</data><data id='b'>&lt;b></data><data id='c'>&lt;/b></data></originalData>"

static void test_inline(void) {
  CHECK(DATA "<segment><source><ph id='1' dataRef='a'/></source><target>x<ph id='1'/></target></segment>",
        TRANSLATION_DONE, "{a}", "x{a}");
  CHECK(DATA "<segment><source><pc id='1' dataRefStart='b' dataRefEnd='c'>x</pc></source>"
             "<target><pc id='1' dataRefStart='b' dataRefEnd='c'>y</pc></target></segment>",
        TRANSLATION_DONE, "<b>x</b>", "<b>y</b>");
  CHECK(DATA "<segment><source><sc id='1' dataRef='b'/>x<ec startRef='1' dataRef='c'/></source>"
             "<target><sc id='1'/>y<ec startRef='1'/></target></segment>",
        TRANSLATION_DONE, "<b>x</b>", "<b>y</b>");
  CHECK("<segment><source><mrk id='m' type='term'>a</mrk><sm id='n' translate='no'/>b<em startRef='n'/><cp hex='0078'/>"
        "</source></segment>",
        TRANSLATION_MISSING, "abx", NULL);
  CHECK("<segment><source>a\n  b</source><target xml:space='default'>c\n d</target></segment>", TRANSLATION_DONE, "a b",
        "c d");
  exchange_refused(OPEN "<segment><source>a<ph id='1'/></source></segment>" CLOSE, 2,
                   "nothing says what the code “1” stands for", G_STRLOC);
}

static void test_notes(void) {
  g_autofree char *said = NULL;
  g_autoptr(UnitFile) file = exchange_read(
      OPEN "<notes><note category='place'>p</note><note>x</note><note category='translator'>y\nz</note></notes>"
           "<segment><source>a</source></segment>" CLOSE,
      &said);
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  ASSERT_STRING(g_array_index(file->units, TransUnit, 0).notes, "x\ny\nz");
}

static void test_translate(void) {
  g_autofree char *said = NULL;
  g_autoptr(UnitFile) file = exchange_read(
      HEAD
      "><file id='f' original='p' translate='no'><unit id='1'><segment><source>a</source></segment></unit>"
      "<group id='g' translate='yes'><unit id='2'><segment><source>b</source></segment></unit></group></file></xliff>",
      &said);
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  ASSERT_INT(file->units->len, 1);
  ASSERT_STRING(g_array_index(file->units, TransUnit, 0).id, "2");
}

static void test_versions(void) {
  exchange_refused("<xliff version='2.2' srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.2'/>", 1,
                   "XLIFF of the version “2.2”", G_STRLOC);
  exchange_refused("<xliff version='3' srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", 1,
                   "version=\"3\" is not right in <xliff>", G_STRLOC);
  g_autofree char *said = NULL;
  g_autoptr(UnitFile) file =
      exchange_read("<xliff version='2.0' srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'>"
                    "<file id='f'><unit id='1'><segment><source>a</source></segment></unit></file></xliff>",
                    &said);
  ASSERT_STRING(said, "");
  CU_ASSERT(file && !file->pack && !file->target_language);
}

CU_TestInfo xliff2_tests[] = {{"states", test_states}, {"segments", test_segments},   {"inline elements", test_inline},
                              {"notes", test_notes},   {"translate", test_translate}, {"versions", test_versions},
                              CU_TEST_INFO_NULL};
