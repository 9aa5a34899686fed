/* SPDX-License-Identifier: GPL-3.0-or-later */

/* TMX and TBX. */

#include <glib/gstdio.h>
#include <string.h>

#include "exchange-suites.h"
#include "exchange/tbx.h"
#include "exchange/tmx.h"

/* ---- TMX --------------------------------------------------------------------------------- */

#define TMX_HEAD(datatype)                                                                                             \
  "<tmx version='1.4'><header creationtool='t' creationtoolversion='1' segtype='sentence' o-tmf='x' adminlang='en' "   \
  "srclang='*all*' datatype='" datatype "'/><body>\n"
#define TMX_TAIL "</body></tmx>"
#define TU(vi, en) "<tu><tuv xml:lang='vi'><seg>" vi "</seg></tuv><tuv xml:lang='EN-US'><seg>" en "</seg></tuv></tu>"

static GArray *read_tmx(const char *text, char **said) {
  g_autofree char *path = exchange_file(text);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  GArray *pairs = tmx_read(path, "file.tmx", "vi", "en", diagnostics);
  CU_ASSERT((pairs == NULL) == (diagnostics_errors(diagnostics) > 0));
  *said = exchange_faults(diagnostics);
  g_unlink(path);
  return pairs;
}

static void check_pair(const char *text, const char *source, const char *target) {
  g_autofree char *said = NULL;
  g_autoptr(GArray) pairs = read_tmx(text, &said);
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(pairs);
  CU_ASSERT_FATAL(pairs->len == 1);
  ASSERT_STRING(g_array_index(pairs, MemoryPair, 0).source, source);
  ASSERT_STRING(g_array_index(pairs, MemoryPair, 0).target, target);
}

/* Ours hold patterns; in others' braces and tags are words, and only codes that are ours by their looks are kept. */
static void test_segments(void) {
  check_pair(TMX_HEAD("x-songngu") TU("a {b}", "it''s &lt;b>{b}&lt;/b>") TMX_TAIL, "a {b}", "it''s <b>{b}</b>");
  check_pair(TMX_HEAD("plaintext") TU("a {b}", "it's <hi>{</hi>") TMX_TAIL, "a '{'b'}'", "it's '{'");
  check_pair(TMX_HEAD("xml")
                 TU("a <ph>{b}</ph>",
                    "<bpt i='1'>&lt;b></bpt>c<ept i='1'>&lt;/b></ept><ph>%s</ph><it pos='begin'>&lt;font></it>")
                     TMX_TAIL,
             "a {b}", "<b>c</b>");
  check_pair(TMX_HEAD("PlainText") TU("a {b} &lt;i>c&lt;/i>", "{b, plural, one {x} other {#}}") TMX_TAIL,
             "a {b} <i>c</i>", "{b, plural, one {x} other {#}}");
  check_pair("<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n" TMX_HEAD("x")
                 TU("a\n  b", "c") "<tu><tuv xml:lang='fr'><seg>d</seg></tuv></tu>" TMX_TAIL,
             "a b", "c");
}

static void test_properties(void) {
  static const Entry entries[] = {{.context = "a|p", .source = "Thu {r}", .translation = "Revenue {r}", .notes = "n\n"},
                                  {.context = "b", .source = "x", .translation = "y", .fuzzy = TRUE}};
  static const Exchange edition = {"q1", "vi", "en", "2024-Q1", "2024-03-27", entries, 2};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *text = exchange_write(&edition, EXCHANGE_TMX, diagnostics), *said = NULL;
  CU_ASSERT_PTR_NOT_NULL_FATAL(strstr(text, "<ph x=\"1\" type=\"x-num\">{r}</ph>"));
  g_autoptr(GArray) pairs = read_tmx(text, &said);
  ASSERT_STRING(said, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(pairs);
  CU_ASSERT_FATAL(pairs->len == 1);
  const MemoryPair *pair = &g_array_index(pairs, MemoryPair, 0);
  ASSERT_STRING(pair->source, "Thu {r}");
  ASSERT_STRING(pair->target, "Revenue {r}");
  ASSERT_STRING(pair->id, "a:p");
  ASSERT_STRING(pair->context, "a|p");
  ASSERT_STRING(pair->pack, "q1");
  ASSERT_STRING(pair->period, "2024-Q1");
  ASSERT_STRING(pair->changed, "20240327T000000Z");
  ASSERT_STRING(pair->note, "n");
}

static void check_tmx_fault(const char *text, const char *expected) {
  g_autofree char *said = NULL;
  g_autoptr(GArray) pairs = read_tmx(text, &said);
  CU_ASSERT_PTR_NULL(pairs);
  ASSERT_STRING(said, expected);
}

static void test_memory_faults(void) {
  check_tmx_fault("<xliff/>", "1: the root element is <xliff>, not <tmx>\n");
  check_tmx_fault("<tmx version='2.0'><body/></tmx>",
                  "1: version=\"2.0\" is not right in <tmx>\n1: <tmx> needs <header> before <body>\n");
  check_tmx_fault(TMX_HEAD("x") TMX_TAIL, "1: no unit has both “vi” and “en”\n");
  check_tmx_fault(TMX_HEAD("x-songngu") TU("a", "{b") TMX_TAIL,
                  "2: the brace of {b is not closed (character 1 of the text)\n");
  check_tmx_fault(TMX_HEAD("x") "<tu><tuv><seg/></tuv></tu>" TMX_TAIL,
                  "2: <tuv> lacks one of the attributes xml:lang, lang\n");
  check_tmx_fault(TMX_HEAD("x") "<tu><tuv xml:lang='vi'><seg><b/></seg></tuv></tu>" TMX_TAIL,
                  "2: there is no element <b>\n");
}

/* Trados writes UTF-16. */
static void test_utf16(void) {
  g_autofree char *text = g_strconcat("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-16\" ?>\n", TMX_HEAD("x"),
                                      TU("ế", "e"), TMX_TAIL, NULL);
  gsize length;
  g_autofree char *wide = g_convert(text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autofree char *path = exchange_file("");
  g_file_set_contents(path, wide, (gssize)length, NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GArray) pairs = tmx_read(path, "file.tmx", "vi", "en", diagnostics);
  g_autofree char *said = exchange_faults(diagnostics);
  ASSERT_STRING(said, "");
  CU_ASSERT(pairs && pairs->len == 1 && strcmp(g_array_index(pairs, MemoryPair, 0).source, "ế") == 0);
  g_unlink(path);
}

CU_TestInfo memory_tests[] = {{"segments", test_segments},
                              {"properties", test_properties},
                              {"faults", test_memory_faults},
                              {"UTF-16", test_utf16},
                              CU_TEST_INFO_NULL};

/* ---- TBX --------------------------------------------------------------------------------- */

#define TBX(style)                                                                                                     \
  "<tbx type='TBX-Basic' style='" style "' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2' "                          \
  "xmlns:min='http://www.tbxinfo.net/ns/min'><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>"        \
  "</tbxHeader><text><body>\n"
#define TBX_END "</body></text></tbx>"
#define MARTIF                                                                                                         \
  "<martif type='TBX-Basic' xml:lang='en'><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc>"            \
  "</martifHeader><text><body>\n"
#define MARTIF_END "</body></text></martif>"
#define STATUS(word) "<termNote type='administrativeStatus'>" word "-admn-sts</termNote>"

static Glossary *read_tbx(const char *text, char **said) {
  g_autofree char *path = exchange_file(text);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Glossary *glossary = glossary_new();
  gboolean added = tbx_add(glossary, path, "file.tbx", diagnostics);
  CU_ASSERT(added == (diagnostics_errors(diagnostics) == 0));
  *said = exchange_faults(diagnostics);
  g_unlink(path);
  return glossary;
}

/* "vi: status text, …" of each term. */
static char *describe(const Glossary *glossary) {
  GString *out = g_string_new(NULL);
  guint count;
  const Term *const *terms = glossary_terms(glossary, &count);
  for (guint i = 0; i < count; i++) {
    g_string_append_printf(out, "%s %s:", terms[i]->id, terms[i]->vi);
    for (guint j = 0; j < terms[i]->renderings->len; j++) {
      const Rendering *rendering = &g_array_index(terms[i]->renderings, Rendering, j);
      g_string_append_printf(out, " %d %s;", rendering->status, rendering->text);
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static void check_terms(const char *text, const char *expected) {
  g_autofree char *said = NULL;
  g_autoptr(Glossary) glossary = read_tbx(text, &said);
  g_autofree char *described = describe(glossary);
  ASSERT_STRING(said, "");
  ASSERT_STRING(described, expected);
}

#define CONCEPT(forbidden, approved)                                                                                   \
  "<conceptEntry id='c1'><langSec xml:lang='en-GB'><termSec><term>wrong</term>" forbidden "</termSec>"                 \
  "<termSec><term>also</term></termSec><termSec><term>right</term>" approved "</termSec></langSec>"                    \
  "<langSec xml:lang='vi'><termSec><term>đúng</term></termSec></langSec><langSec "                                   \
  "xml:lang='fr'><termSec><term>f</term>"                                                                              \
  "</termSec></langSec></conceptEntry>"

static void test_terms(void) {
  check_terms(TBX("dca") CONCEPT(STATUS("deprecatedTerm"), STATUS("preferredTerm")) TBX_END,
              "c1 đúng: 1 right; 2 also; 4 wrong;\n");
  check_terms(TBX("dct") CONCEPT("<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>",
                                 "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>") TBX_END,
              "c1 đúng: 0 also; 2 right; 3 wrong;\n");
  check_terms(
      "<!DOCTYPE martif SYSTEM 'TBXBasiccoreStructV02.dtd'>\n" MARTIF
      "<termEntry id='t'><descrip type='subjectField'>x</descrip><langSet "
      "xml:lang='vi'><ntig><termGrp><term>GRDP</term>"
      "</termGrp></ntig><tig><term>cũ</term>" STATUS(
          "deprecatedTerm") "</tig></langSet><langSet xml:lang='en'><ntig>"
                            "<termGrp><term>gross <hi>regional</hi> product</term>" STATUS(
                                "preferredTerm") "</termGrp></ntig></langSet></termEntry>"
                                                 "<termEntry id='e'><langSet "
                                                 "xml:lang='vi'><tig><term/></tig></langSet></termEntry>" MARTIF_END,
      "t GRDP: 1 gross regional product;\n");
}

static void check_tbx_fault(const char *text, const char *expected) {
  g_autofree char *said = NULL;
  g_autoptr(Glossary) glossary = read_tbx(text, &said);
  guint count;
  glossary_terms(glossary, &count);
  ASSERT_INT(count, 0);
  ASSERT_STRING(said, expected);
}

static void test_glossary_faults(void) {
  check_tbx_fault("<tmx/>", "1: this is not TBX: the root element is <tmx>\n");
  check_tbx_fault("<tbx type='TBX-Basic' style='dca' xml:lang='en'/>", "1: <tbx> is in no namespace\n");
  check_tbx_fault(TBX("dca") CONCEPT(STATUS("wrong"), "") TBX_END, "2: “wrong-admn-sts” is no administrative status\n");
  check_tbx_fault(TBX("dct") CONCEPT(STATUS("preferredTerm"), "") TBX_END,
                  "2: <termNote type=\"…\"> belongs to the style dca, but the file says dct\n");
  check_tbx_fault(TBX("dca") CONCEPT("<min:administrativeStatus>x</min:administrativeStatus>", "") TBX_END,
                  "2: <administrativeStatus> belongs to the style dct, but the file says dca\n");
  check_tbx_fault(TBX("dca") CONCEPT("", "") CONCEPT("", "") TBX_END, "2: the id “c1” stands twice\n");
  check_tbx_fault(MARTIF "<termEntry id='t'/>" MARTIF_END, "2: <termEntry> lacks <langSet>\n");
  check_tbx_fault(MARTIF "<termEntry id='t'><langSet><tig><term>x</term></tig></langSet></termEntry>" MARTIF_END,
                  "2: <langSet> lacks the attribute “xml:lang”\n");
  check_tbx_fault("<tbx type='TBX-Basic' style='xyz' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2'>\n</tbx>",
                  "1: style=\"xyz\" is not right in <tbx>\n1: <tbx> lacks one of <tbxHeader>, <text>\n");
}

CU_TestInfo glossary_tests[] = {{"terms", test_terms}, {"faults", test_glossary_faults}, CU_TEST_INFO_NULL};
