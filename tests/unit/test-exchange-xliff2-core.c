/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The constraints of XLIFF 2.1's core, each broken once; and documents that keep them all.  The faults are those that
 * the standard names; each document here stands in its second line. */

#include <string.h>

#include "exchange-suites.h"

#define NAMES                                                                                                          \
  "xmlns='urn:oasis:names:tc:xliff:document:2.0' xmlns:mtc='urn:oasis:names:tc:xliff:matches:2.0' "                    \
  "xmlns:fs='urn:oasis:names:tc:xliff:fs:2.0' xmlns:val='urn:oasis:names:tc:xliff:validation:2.0' xmlns:x='urn:x'"
#define HEAD "<xliff version='2.1' srcLang='vi' trgLang='en' " NAMES ">\n"
#define S "<segment><source>a</source></segment>"

typedef enum Wrap { IN_XLIFF, IN_FILE, IN_UNIT, IN_SOURCE, IN_BOTH, WHOLE } Wrap;

typedef struct Case {
  Wrap wrap;
  const char *text;
  const char *words; /* of the fault; NULL: the document is right */
} Case;

static char *wrap_text(const Case *one) {
  const char *data =
      "<notes><note id='n'>x</note></notes><originalData><data id='a'>{a}</data><data id='b'>&lt;b></data>"
      "<data id='c'>&lt;/b></data></originalData>";
  switch (one->wrap) {
  case IN_XLIFF:
    return g_strconcat(HEAD, one->text, "</xliff>", NULL);
  case IN_FILE:
    return g_strconcat(HEAD "<file id='f' original='p'>", one->text, "</file></xliff>", NULL);
  case IN_UNIT:
    return g_strconcat(HEAD "<file id='f' original='p'><unit id='u'>", one->text, "</unit></file></xliff>", NULL);
  case IN_SOURCE:
    return g_strconcat(HEAD "<file id='f' original='p'><unit id='u'>", data, "<segment id='s'><source>", one->text,
                       "</source></segment></unit></file></xliff>", NULL);
  case IN_BOTH:
    return g_strconcat(HEAD "<file id='f' original='p'><unit id='u'>", data, "<segment id='s'><source>a", one->text,
                       "</target></segment></unit></file></xliff>", NULL);
  case WHOLE:
    break;
  }
  return g_strconcat("\n", one->text, NULL);
}

static void check_cases(const Case *cases, gsize count) {
  for (gsize i = 0; i < count; i++) {
    g_autofree char *text = wrap_text(&cases[i]), *said = NULL;
    if (cases[i].words) {
      exchange_refused(text, 2, cases[i].words, cases[i].text);
      continue;
    }
    UnitFile *file = exchange_read(text, &said);
    if (!file)
      fprintf(stderr, "%s: %s", cases[i].text, said);
    CU_ASSERT_PTR_NOT_NULL(file);
    unit_file_free(file);
  }
}
#define CHECK_CASES(cases) check_cases(cases, G_N_ELEMENTS(cases))

/* ---- structure ------------------------------------------------------------------------ */

static void test_structure(void) {
  static const Case cases[] = {
      {WHOLE, "<xliff version='2.1' srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'></xliff>",
       "<xliff> lacks <file>"},
      {WHOLE, "<xliff srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "lacks the attribute “version”"},
      {WHOLE, "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "lacks the attribute “srcLang”"},
      {WHOLE, "<xliff version='2.1' srcLang='vi_VN!' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>",
       "srcLang=\"vi_VN!\" is not right"},
      {WHOLE, "<xliff version='2.1' srcLang='vi' trgLang='' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>",
       "trgLang=\"\" of <xliff> is empty"},
      {IN_XLIFF, "<file id='f'/>", "<file> lacks one of <unit>, <group>"},
      {IN_XLIFF, "<file><unit id='u'>" S "</unit></file>", "<file> lacks the attribute “id”"},
      {IN_XLIFF, "<file id='f'><unit id='u'>" S "</unit></file><file id='f'><unit id='u'>" S "</unit></file>",
       "the id “f” stands twice"},
      {IN_XLIFF, "<x:y/><file id='f'><unit id='u'>" S "</unit></file>", "<y> is in the namespace “urn:x”"},
      {IN_FILE, "<group><unit id='u'>" S "</unit></group>", "<group> lacks the attribute “id”"},
      {IN_FILE, "<group id='g'/><group id='g'/>", "the id “g” stands twice"},
      {IN_FILE, "<group id='g'><group id='g'/></group>", "the id “g” stands twice"},
      {IN_FILE, "<unit>" S "</unit>", "<unit> lacks the attribute “id”"},
      {IN_FILE, "<unit id='u'/>", "<unit> lacks one of <segment>, <ignorable>"},
      {IN_FILE, "<unit id='u'>" S "</unit><group id='g'><unit id='u'>" S "</unit></group>", "the id “u” stands twice"},
      {IN_FILE, "<unit id='a b'>" S "</unit>", "id=\"a b\" is not right"},
      {IN_FILE, "<unit id=''>" S "</unit>", "id=\"\" of <unit> is empty"},
      {IN_FILE, "<group id='%'/>", "id=\"%\" is not right"},
      {IN_FILE, "<unit id='u' translate='maybe'>" S "</unit>", "translate=\"maybe\" is not right"},
      {IN_FILE, "<unit id='u' canResegment='firstNo'>" S "</unit>", "canResegment=\"firstNo\" is not right"},
      {IN_FILE, "<unit id='u' srcDir='up'>" S "</unit>", "srcDir=\"up\" is not right"},
      {IN_FILE, "<unit id='u' type='plain'>" S "</unit>", "type=\"plain\" is not right"},
      {IN_FILE, "<unit id='u' type='xlf:b'>" S "</unit>", "type=\"xlf:b\" is not right"},
      {IN_FILE, "<group id='g' type='xlf:b'/>", "type=\"xlf:b\" is not right"},
      {IN_FILE, "<unit id='u' colour='x'>" S "</unit>", "<unit> has no attribute “colour”"},
      {IN_FILE, "<skeleton/><unit id='u'>" S "</unit>", "an empty <skeleton> needs href"},
      {IN_FILE, "<skeleton href='x'>y</skeleton><unit id='u'>" S "</unit>", "a <skeleton> with href must be empty"},
      {IN_FILE, "<unit id='u'>" S "</unit><skeleton href='x'/>", "<skeleton> cannot stand after <unit>"},
      {IN_UNIT, "<ignorable><source>a</source></ignorable>", "<unit> lacks <segment>"},
      {IN_UNIT, "<segment/>", "<segment> lacks <source>"},
      {IN_UNIT, S "<ignorable><target>a</target></ignorable>", "<ignorable> needs <source> before <target>"},
      {IN_UNIT, "<segment><target>a</target><source>a</source></segment>", "<segment> needs <source> before <target>"},
      {IN_UNIT, "<segment><source>a</source><target/><target/></segment>", "<target> is given twice in <segment>"},
      {IN_UNIT, "<segment translate='no'><source>a</source></segment>", "<segment> has no attribute “translate”"},
      {IN_UNIT, "<segment x:y='z'><source>a</source></segment>", "<segment> has no attribute “x:y”"},
      {IN_UNIT, "<segment><source x:y='z'>a</source></segment>", "<source> has no attribute “x:y”"},
      {IN_UNIT, "<segment><source dir='ltr'>a</source></segment>", "<source> has no attribute “dir”"},
      {IN_UNIT, "<segment><source>a</source><target x:y='z'>a</target></segment>", "<target> has no attribute “x:y”"},
      {IN_UNIT, "<segment><source>a</source><x:y/></segment>", "<y> is in the namespace “urn:x”"},
      {IN_UNIT, "<segment>text<source>a</source></segment>", "text is not allowed in <segment>"},
      {IN_UNIT, "<segment id='s'><source>a</source></segment><segment id='s'><source>a</source></segment>",
       "the id “s” stands twice"},
      {IN_UNIT, "<segment id='s'><source>a</source></segment><ignorable id='s'><source>a</source></ignorable>",
       "the id “s” stands twice"},
      {IN_UNIT, "<segment id='s'><source><ph id='s'/></source></segment>", "the id “s” stands twice"},
      {IN_UNIT, "<notes/>" S, "<notes> lacks <note>"},
      {IN_UNIT, "<originalData/>" S, "<originalData> lacks <data>"},
      {IN_UNIT, "<originalData><data>a</data></originalData>" S, "<data> lacks the attribute “id”"},
      {IN_UNIT, "<originalData><data id='d'>a</data><data id='d'>b</data></originalData>" S, "the id “d” stands twice"},
      {IN_UNIT, "<originalData><data id='d'><x:y/></data></originalData>" S, "<y> is in the namespace “urn:x”"},
      {IN_UNIT, "<originalData><x:y/><data id='d'/></originalData>" S, "<y> is in the namespace “urn:x”"},
      {IN_UNIT, "<originalData><data id='d' xml:space='default'/></originalData>" S,
       "xml:space=\"default\" is not right"},
      {IN_UNIT, "<originalData><data id='d'/></originalData><notes><note>a</note></notes>" S,
       "<notes> cannot stand after <originalData>"},
      {IN_UNIT, S "<notes><note>a</note></notes>", "<notes> cannot stand after <segment>"},
      {IN_UNIT, "<notes><note>a</note></notes><notes><note>a</note></notes>" S, "<notes> is given twice in <unit>"},
      {IN_UNIT, "<notes><note id='n'>a</note><note id='n'>a</note></notes>" S, "the id “n” stands twice"},
      {IN_UNIT, "<notes><note priority='11'>a</note></notes>" S, "priority=\"11\" is not right"},
      {IN_UNIT, "<notes><note appliesTo='both'>a</note></notes>" S, "appliesTo=\"both\" is not right"},
      {IN_FILE, "<notes><note id='n'>a</note><note id='n'>a</note></notes><unit id='u'>" S "</unit>",
       "the id “n” stands twice"},
      {IN_FILE, "<unit id='u'>" S "</unit><notes><note>a</note></notes>", "<notes> cannot stand after <unit>"},
      {IN_FILE, "<group id='g'><notes><note id='n'>a</note><note id='n'>a</note></notes></group>",
       "the id “n” stands twice"},
      {IN_FILE, "<group id='g'><unit id='u'>" S "</unit><notes><note>a</note></notes></group>",
       "<notes> cannot stand after <unit>"},
  };
  CHECK_CASES(cases);
}

/* ---- states, order, languages, white space ---------------------------------------------------- */

static void test_segments(void) {
  static const Case cases[] = {
      {IN_UNIT, "<segment state='done'><source>a</source><target>b</target></segment>", "state=\"done\" is not right"},
      {IN_UNIT, "<segment subState='x:y'><source>a</source><target>b</target></segment>",
       "subState needs state beside it"},
      {IN_UNIT, "<segment state='final' subState='y'><source>a</source><target>b</target></segment>",
       "subState=\"y\" is not right"},
      {IN_UNIT, "<segment state='final' subState='xlf:y'><source>a</source><target>b</target></segment>",
       "subState=\"xlf:y\" is not right"},
      {IN_UNIT, "<segment state='translated'><source>a</source></segment>", "state=\"translated\" without a <target>"},
      {IN_UNIT, "<segment state='reviewed'><source>a</source></segment>", "state=\"reviewed\" without a <target>"},
      {IN_UNIT, "<segment><source>a</source><target order='0'>b</target></segment>", "order=\"0\" is not right"},
      {IN_UNIT, "<segment><source>a</source><target order='2'>b</target></segment>", "order=\"2\" of 1 segments"},
      {IN_UNIT,
       "<segment><source>a</source><target order='1'>b</target></segment><segment><source>a</source><target "
       "order='1'>b</target></segment>",
       "order=\"1\" stands twice"},
      {IN_UNIT,
       "<segment><source>a</source><target "
       "order='2'>b</target></segment><segment><source>a</source><target>b</target></segment>",
       "no target has order=\"1\""},
      {WHOLE,
       "<xliff version='2.1' srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'><unit "
       "id='u'><segment><source>a</source><target>b</target></segment></unit></file></xliff>",
       "<target> needs trgLang"},
      {WHOLE,
       "<xliff version='2.1' srcLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'><unit id='u'>" S
       "<ignorable><source>a</source><target>b</target></ignorable></unit></file></xliff>",
       "<target> needs trgLang"},
      {IN_UNIT, "<segment><source xml:lang='fr'>a</source></segment>", "<source> is in “fr”, but the file says “vi”"},
      {IN_UNIT, "<segment><source>a</source><target xml:lang='vi'>b</target></segment>",
       "<target> is in “vi”, but the file says “en”"},
      {IN_XLIFF, "<file id='f' xml:lang='fr'><unit id='u'>" S "</unit></file>", "<source> is in “fr”"},
      {IN_FILE, "<unit id='u' xml:lang='fr'>" S "</unit>", "<source> is in “fr”"},
      {IN_FILE, "<group id='g' xml:lang='fr'><unit id='u'>" S "</unit></group>", "<source> is in “fr”"},
      {IN_UNIT, "<segment><source xml:space='keep'>a</source></segment>", "xml:space=\"keep\" is not right"},
      {IN_UNIT, "<segment><source xml:space='preserve'>a</source><target xml:space='default'>a</target></segment>",
       "<source> and <target> have different xml:space"},
  };
  CHECK_CASES(cases);
}

/* ---- codes ---------------------------------------------------------------------------------------- */

#define NO "canCopy='no' canDelete='no'"

static void test_codes(void) {
  static const Case cases[] = {
      {IN_SOURCE, "<ph/>", "<ph> lacks the attribute “id”"},
      {IN_SOURCE, "<pc/>", "<pc> lacks the attribute “id”"},
      {IN_SOURCE, "<ph id='1' dataRef='a'/><ph id='1' dataRef='a'/>", "the id “1” stands twice"},
      {IN_SOURCE, "<ph id='1' dataRef='z'/>", "dataRef=\"z\": there is no such <data>"},
      {IN_UNIT, "<segment><source><ph id='1' dataRef='a'/></source></segment>",
       "dataRef=\"a\": there is no such <data>"},
      {IN_SOURCE, "<pc id='1' dataRefStart='z' dataRefEnd='c'/>", "dataRefStart=\"z\": there is no such <data>"},
      {IN_SOURCE, "<pc id='1' dataRefStart='b' dataRefEnd='z'/>", "dataRefEnd=\"z\": there is no such <data>"},
      {IN_SOURCE, "<pc id='1' dataRefStart='b'/>", "dataRefStart and dataRefEnd go together"},
      {IN_SOURCE, "<pc id='1' dataRefEnd='c'/>", "dataRefStart and dataRefEnd go together"},
      {IN_SOURCE, "<pc id='1' equivStart='x'/>", "equivStart and equivEnd go together"},
      {IN_SOURCE, "<pc id='1' subFlowsStart='u'/>", "subFlowsStart and subFlowsEnd go together"},
      {IN_SOURCE, "<ph id='1' dataRef='a' subFlows='w'/>", "subFlows: there is no unit “w”"},
      {IN_SOURCE, "<ph id='1' dataRef='a' subFlows='u %'/>", "subFlows=\"u %\" is not right"},
      {IN_SOURCE, "<pc id='1' subFlowsStart='u w' subFlowsEnd='u'/>", "subFlowsStart: there is no unit “w”"},
      {IN_SOURCE, "<ph id='1' dataRef='a' type='xx'/>", "type=\"xx\" is not right"},
      {IN_SOURCE, "<ph id='1' dataRef='a' subType='x:y'/>", "subType needs type beside it"},
      {IN_SOURCE, "<ph id='1' dataRef='a' type='ui' subType='y'/>", "subType=\"y\" is not right"},
      {IN_SOURCE, "<ph id='1' dataRef='a' type='ui' subType='xlf:b'/>",
       "subType=\"xlf:b\" does not go with type=\"ui\""},
      {IN_SOURCE, "<ph id='1' dataRef='a' type='fmt' subType='xlf:var'/>",
       "subType=\"xlf:var\" does not go with type=\"fmt\""},
      {IN_SOURCE, "<ph id='1' dataRef='a' type='fmt' subType='xlf:zz'/>", "subType=\"xlf:zz\" does not go with"},
      {IN_SOURCE, "<ph id='1' dataRef='a' x:y='z'/>", "<ph> has no attribute “x:y”"},
      {IN_SOURCE, "<pc id='1' x:y='z'/>", "<pc> has no attribute “x:y”"},
      {IN_SOURCE, "<ph id='1' dataRef='a'>text</ph>", "text is not allowed in <ph>"},
      {IN_SOURCE, "<ph id='1' dataRef='a' copyOf='2'/>", "a code with original data is no copyOf another"},
      {IN_SOURCE, "<ph id='1' copyOf='2'/>", "copyOf=\"2\": there is no such <ph>"},
      {IN_SOURCE, "<ph id='2' dataRef='a'/><ph id='1' copyOf='2'/>",
       "copyOf=\"2\": a code with original data has no copies"},
      {IN_SOURCE, "<ph id='2' canCopy='no'/><ph id='1' copyOf='2'/>", "copyOf=\"2\": that code has canCopy=\"no\""},
      {IN_SOURCE, "<cp hex='zz'/>", "hex=\"zz\" is not right"},
      {IN_SOURCE, "<cp hex='1'/>", "hex=\"1\" is not right"},
      {IN_SOURCE, "<cp hex='110000'/>", "hex=\"110000\" is not right"},
      {IN_SOURCE, "<cp/>", "<cp> lacks the attribute “hex”"},
      {IN_SOURCE, "<ph id='1' dataRef='a' canReorder='no' " NO "/>", "canReorder=\"no\" without firstNo before it"},
      {IN_SOURCE,
       "<ph id='1' dataRef='a' canReorder='firstNo' " NO
       "/><ph id='2' dataRef='a'/><ph id='3' dataRef='a' canReorder='no' " NO "/>",
       "canReorder=\"no\" without firstNo"},
      {IN_SOURCE, "<ph id='1' dataRef='a' canReorder='firstNo'/>", "needs canCopy=\"no\" and canDelete=\"no\""},
      {IN_SOURCE, "<ph id='1' dataRef='a' canReorder='firstNo' canCopy='no'/>",
       "needs canCopy=\"no\" and canDelete=\"no\""},
      {IN_SOURCE, "<ph id='1' dataRef='a' canReorder='perhaps'/>", "canReorder=\"perhaps\" is not right"},
      {IN_BOTH, "<ph id='1' dataRef='a'/></source><target><ph id='1' dataRef='a'/><ph id='1' dataRef='a'/>",
       "the id “1” stands twice"},
      {IN_BOTH, "<ph id='1' dataRef='a'/></source><target><pc id='1'>x</pc>",
       "<pc id=\"1\"> is another element in the source"},
      {IN_BOTH, "</source><target><ph id='s' dataRef='a'/>", "<ph id=\"s\"> is another element in the source"},
      {IN_UNIT,
       "<segment><source><ph id='1'/></source></segment><segment><source>b</source><target><ph "
       "id='1'/></target></segment>",
       "<ph id=\"1\"> is another element in the source"},
      {IN_UNIT, "<segment state='final'><source><ph id='1' canDelete='no'/></source><target>b</target></segment>",
       "<ph id=\"1\"> may not be deleted, but is not in the final target"},
      {IN_UNIT, "<segment state='final'><source><pc id='1' canDelete='no'>b</pc></source><target>b</target></segment>",
       "<pc id=\"1\"> may not be deleted, but is not in the final target"},
  };
  CHECK_CASES(cases);
}

static void test_pairs(void) {
  static const Case cases[] = {
      {IN_SOURCE, "<sc dataRef='b'/>", "<sc> lacks the attribute “id”"},
      {IN_SOURCE, "<sc id='1' dataRef='b'/>", "<sc id=\"1\"> has no <ec> behind it"},
      {IN_SOURCE, "<ec startRef='1' dataRef='c'/>", "no <sc id=\"1\"> stands open before it"},
      {IN_SOURCE, "<ec startRef='1' dataRef='c'/><sc id='1' dataRef='b'/>", "no <sc id=\"1\"> stands open before it"},
      {IN_SOURCE, "<sc id='1' dataRef='b'/><ec startRef='1' dataRef='c'/><ec startRef='1' dataRef='c'/>",
       "no <sc id=\"1\"> stands open before it"},
      {IN_SOURCE, "<ph id='1' dataRef='a'/><ec startRef='1' dataRef='c'/>", "no <sc id=\"1\"> stands open before it"},
      {IN_SOURCE, "<sc id='1' dataRef='b' isolated='yes'/><ec startRef='1' dataRef='c'/>",
       "isolated=\"yes\", but its <ec> is in this unit"},
      {IN_SOURCE, "<sc id='1' dataRef='b' isolated='maybe'/>", "isolated=\"maybe\" is not right"},
      {IN_SOURCE, "<ec dataRef='c'/>", "<ec> has startRef, and no id, unless it is isolated"},
      {IN_SOURCE, "<ec id='1' dataRef='c'/>", "<ec> has startRef, and no id, unless it is isolated"},
      {IN_SOURCE, "<sc id='1' dataRef='b'/><ec id='2' startRef='1' dataRef='c'/>", "<ec> has startRef, and no id"},
      {IN_SOURCE, "<ec isolated='yes' dataRef='c'/>", "<ec isolated=\"yes\"> has id, and no startRef"},
      {IN_SOURCE, "<ec isolated='yes' id='1' startRef='2' dataRef='c'/>",
       "<ec isolated=\"yes\"> has id, and no startRef"},
      {IN_SOURCE, "<sc id='1' dataRef='b'/><ec startRef='1' dir='ltr' dataRef='c'/>",
       "dir is for <ec isolated=\"yes\"> alone"},
      {IN_SOURCE, "<sc id='1' dataRef='b' canCopy='no'/><ec startRef='1' dataRef='c'/>",
       "canCopy=\"yes\" where its <sc> has “no”"},
      {IN_SOURCE, "<sc id='1' dataRef='b'/><ec startRef='1' dataRef='c' canDelete='no'/>",
       "canDelete=\"no\" where its <sc> has “yes”"},
      {IN_SOURCE, "<sc id='1' dataRef='b' canOverlap='no'/><ec startRef='1' dataRef='c'/>",
       "canOverlap=\"yes\" where its <sc> has “no”"},
      {IN_SOURCE, "<sc id='1' dataRef='b' canReorder='firstNo' " NO "/><ec startRef='1' dataRef='c' " NO "/>",
       "canReorder=\"yes\" where its <sc> has “firstNo”"},
      {IN_SOURCE, "<em startRef='1'/>", "no <sm id=\"1\"> stands open before it"},
      {IN_SOURCE, "<em startRef='1'/><sm id='1' type='term'/>", "no <sm id=\"1\"> stands open before it"},
      {IN_SOURCE, "<sm id='1' type='term'/>", "<sm id=\"1\"> has no <em> behind it"},
      {IN_SOURCE, "<em/>", "<em> lacks the attribute “startRef”"},
      {IN_SOURCE, "<sm type='term'/>", "<sm> lacks the attribute “id”"},
      {IN_BOTH, "<sc id='1' dataRef='b'/><ec startRef='1' dataRef='c'/></source><target><sc id='1' dataRef='b'/>",
       "<sc id=\"1\"> has no <ec> behind it"},
      {IN_BOTH, "<sc id='1' dataRef='b'/><ec startRef='1' dataRef='c'/></source><target><ec startRef='1' dataRef='c'/>",
       "no <sc id=\"1\"> stands open"},
  };
  CHECK_CASES(cases);
}

static void test_annotations(void) {
  static const Case cases[] = {
      {IN_SOURCE, "<mrk>a</mrk>", "<mrk> lacks the attribute “id”"},
      {IN_SOURCE, "<mrk id='1'>a</mrk>", "<mrk> without a type needs translate"},
      {IN_SOURCE, "<mrk id='1' type='generic'>a</mrk>", "<mrk> without a type needs translate"},
      {IN_SOURCE, "<sm id='1'/><em startRef='1'/>", "<sm> without a type needs translate"},
      {IN_SOURCE, "<mrk id='1' type='other' translate='no'>a</mrk>", "type=\"other\" is not right"},
      {IN_SOURCE, "<mrk id='1' type='xlf:a' translate='no'>a</mrk>", "type=\"xlf:a\" is not right"},
      {IN_SOURCE, "<mrk id='1' type='comment'>a</mrk>", "a comment has either value or ref"},
      {IN_SOURCE, "<sm id='1' type='comment'/><em startRef='1'/>", "a comment has either value or ref"},
      {IN_SOURCE, "<mrk id='1' type='comment' value='x' ref='#n=n'>a</mrk>", "a comment has either value or ref"},
      {IN_SOURCE, "<mrk id='1' type='comment' ref='#n=z'>a</mrk>", "ref=\"#n=z\": there is no such <note>"},
      {IN_SOURCE, "<mrk id='1' type='comment' ref='z'>a</mrk>", "ref=\"z\": there is no such <note>"},
      {IN_SOURCE, "<mrk id='1' type='mtc:match' ref='#s'>a</mrk>", "<mrk type=\"mtc:match\"> has no ref"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#'>a</mrk>", "points at nothing"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#u=u/f=f'>a</mrk>", "“f=f” is in the wrong order"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#f=f/f=f'>a</mrk>", "“f=f” is one more of its kind"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#n=n/u=u'>a</mrk>", "“u=u” is in the wrong order"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#n=n/d=a'>a</mrk>", "“d=a” is one more of its kind"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#a%b=c'>a</mrk>", "“a%b=c” is not a prefix"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#q=c'>a</mrk>", "“q=c” is a prefix that is not known"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#myown=c'>a</mrk>", "“myown=c” is a prefix that is not known"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#f=f//u=u'>a</mrk>", "“” is not an id"},
      {IN_SOURCE, "<mrk id='1' type='term' ref='#f=f=u'>a</mrk>", "“f=f=u” is not an id"},
      {IN_SOURCE, "<mrk id='1' type='term' ref=''>a</mrk>", "ref=\"\" of <mrk> is empty"},
  };
  CHECK_CASES(cases);
}

static void test_modules(void) {
  static const Case cases[] = {
      {IN_SOURCE, "<pc id='1' fs:fs='blink'>a</pc>", "fs:fs=\"blink\" is not right"},
      {IN_SOURCE, "<pc id='1' fs:colour='b'>a</pc>", "<pc> has no attribute “fs:colour”"},
      {IN_SOURCE, "<pc id='1' fs:subFs='a,b'>a</pc>", "fs:subFs needs fs:fs"},
      {IN_SOURCE, "<sc id='1' dataRef='b'/><ec startRef='1' fs:fs='b' dataRef='c'/>", "<ec> has no attribute “fs:fs”"},
      {IN_FILE, "<mtc:matches/><unit id='u'>" S "</unit>", "<matches> is not allowed in <file>"},
      {IN_FILE, "<unit id='u'>" S "</unit><x:y/>", "<y> must stand before"},
      {IN_UNIT, S "<x:y/>", "<y> must stand before"},
      {IN_UNIT, "<mtc:matches><mtc:match><source/><target/></mtc:match></mtc:matches>" S,
       "<match> lacks the attribute “ref”"},
      {IN_UNIT, "<mtc:matches><mtc:match ref='#1'><source/></mtc:match></mtc:matches>" S, "<match> lacks <target>"},
      {IN_UNIT, "<val:validation><val:rule isPresent='a' startsWith='b'/></val:validation>" S, "must say one thing"},
      {IN_UNIT, "<x:y id='1'/><x:z><x:y id='1'/></x:z>" S, "the id “1” stands twice"},
      {IN_FILE, "<x:y id='1'/><x:y id='1'/><unit id='u'>" S "</unit>", "the id “1” stands twice"},
      {IN_FILE, "<group id='g'><x:y id='i'/><x:y xml:id='i'/></group>", "the id “i” stands twice"},
  };
  CHECK_CASES(cases);
}

/* What looks like the cases above, but is allowed. */
static void test_right(void) {
  static const Case cases[] = {
      {IN_XLIFF, "<file id='f'><unit id='u'>" S "</unit></file><file id='g'><unit id='u'>" S "</unit></file>", NULL},
      {IN_FILE,
       "<skeleton href='x'/><notes><note id='n' priority='10' appliesTo='target'>a</note></notes><group id='u'/><unit "
       "id='u' type='a:b'>" S "</unit>",
       NULL},
      {IN_FILE, "<skeleton><x:y/></skeleton><x:y id='1'/><unit id='u' x:y='z'><x:y id='1'/>" S "</unit>", NULL},
      {IN_UNIT,
       S "<segment><source>b</source><target order='3'>c</target></segment><segment><source>b</source><target "
         "order='2'>c</target></segment>",
       NULL},
      {IN_UNIT, "<segment><source xml:lang='vi-VN'>a</source><target xml:lang='en-GB'>a</target></segment>", NULL},
      {IN_BOTH,
       "<ph id='1' dataRef='a' canDelete='no' disp='x' type='ui' subType='xlf:var'/></source><target><ph id='1' "
       "dataRef='a'/><ph id='2' dataRef='a'/>",
       NULL},
      {IN_BOTH,
       "<sc id='1' dataRef='b'/><pc id='2' dataRefStart='b' dataRefEnd='c'>a<ec startRef='1' "
       "dataRef='c'/></pc></source><target><sc id='1' dataRef='b'/>b<ec startRef='1' dataRef='c'/>",
       NULL},
      {IN_SOURCE, "<sc id='1' dataRef='b' isolated='yes' dir='ltr'/><ec id='2' isolated='yes' dir='rtl' dataRef='c'/>",
       NULL},
      {IN_SOURCE,
       "<sc id='1' dataRef='b' canReorder='firstNo' " NO "/><ph id='2' dataRef='a' canReorder='no' " NO
       "/><ec startRef='1' dataRef='c' canReorder='no' " NO "/>",
       NULL},
      {IN_BOTH,
       "<ph id='1' dataRef='a'/><ph id='3' dataRef='a' subFlows='u'/></source><target><ph id='3' dataRef='a'/>", NULL},
      {IN_SOURCE,
       "<mrk id='1' type='comment' ref='#n=n'>a</mrk><mrk id='2' type='comment' value='v'>a</mrk><sm id='3' "
       "type='comment' ref='n'/>b<em startRef='3'/>",
       NULL},
      {IN_SOURCE,
       "<mrk id='1' type='term' ref='#/f=f/u=u/1' x:y='z'>a</mrk><mrk id='2' type='mtc:match'>a</mrk><mrk id='3' "
       "type='my:own' ref='http://x'>b</mrk>",
       NULL},
      {IN_SOURCE,
       "<pc id='1' dataRefStart='b' dataRefEnd='c' fs:fs='b' fs:subFs='class,x'>a</pc><cp hex='001A'/><cp "
       "hex='10FFFF'/>",
       NULL},
      {IN_UNIT,
       "<mtc:matches><mtc:match ref='#s' "
       "id='1'><source>a</source><target>b</target></mtc:match></mtc:matches><notes><note>a</note></notes><segment "
       "id='s' state='final' subState='x:y'><source>a</source><target>b</target></segment>",
       NULL},
      {IN_UNIT, "<val:validation><val:rule isPresent='a'/></val:validation>" S, NULL},
  };
  CHECK_CASES(cases);
}

CU_TestInfo xliff2_core_tests[] = {{"structure", test_structure},
                                   {"segments", test_segments},
                                   {"codes", test_codes},
                                   {"pairs", test_pairs},
                                   {"annotations", test_annotations},
                                   {"modules", test_modules},
                                   {"what is right", test_right},
                                   CU_TEST_INFO_NULL};
