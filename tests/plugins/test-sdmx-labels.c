/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "sdmx-data.h"
#include "table/labels.h"
#include "table/table.h"

#define CODE(id, names) "<s:Code id=\"" id "\"><c:Description xml:lang=\"en\">D</c:Description>" names "</s:Code>"
#define NAME(language, text) "<c:Name xml:lang=\"" language "\">" text "</c:Name>"
#define STRUCTURE(version, content)                                                                                    \
  "<m:Structure xmlns:m=\"" SCHEMAS version "/message\" xmlns:s=\"" SCHEMAS version                                    \
  "/structure\" xmlns:c=\"" SCHEMAS version "/common\">\n<m:Structures>" content "</m:Structures></m:Structure>"
#define CODELIST(id, content)                                                                                          \
  "<s:Codelist id=\"" id "\" agencyID=\"BG\" version=\"1.0\">" NAME("en", "A list") content "</s:Codelist>\n"
#define SECTORS                                                                                                        \
  CODELIST("CL_SECTOR", CODE("A", NAME("en", "Agriculture") NAME("vi", "Nông nghiệp"))                                 \
                            CODE("B", NAME("en", "Mining") NAME("fr", "Mines") NAME("vi", "\n  Khai khoáng\n")))
#define FREQUENCIES CODELIST("CL_FREQ", CODE("Q", NAME("vi-VN", "Theo quý")) CODE("A", NAME("en", "Annual")))

/* SECTOR says its codelist itself, FREQ through its concept. */
static const char TWO[] = STRUCTURE(
    "v2_1",
    "<s:Codelists>" SECTORS FREQUENCIES
    "<s:Codelist id=\"CL_AREA\" agencyID=\"SDMX\" version=\"1.0\" isExternalReference=\"true\"/></s:Codelists>"
    "<s:Concepts><s:ConceptScheme id=\"CS\" agencyID=\"BG\" version=\"1.0\"><s:Concept id=\"FREQ\"><c:Name>Frequency"
    "</c:Name><s:CoreRepresentation><s:Enumeration><Ref id=\"CL_FREQ\" agencyID=\"BG\" version=\"1.0\"/>"
    "</s:Enumeration></s:CoreRepresentation></s:Concept></s:ConceptScheme></s:Concepts>"
    "<s:DataStructures><s:DataStructure id=\"DSD\" agencyID=\"BG\" version=\"1.0\"><s:DataStructureComponents>"
    "<s:DimensionList><s:Dimension><s:ConceptIdentity><Ref maintainableParentID=\"CS\" "
    "maintainableParentVersion=\"1.0\" "
    "agencyID=\"BG\" id=\"FREQ\"/></s:ConceptIdentity></s:Dimension>"
    "<s:Dimension id=\"SECTOR\"><s:LocalRepresentation><s:Enumeration><URN>"
    "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=BG:CL_SECTOR(1.0)</URN></s:Enumeration></s:LocalRepresentation>"
    "</s:Dimension><s:TimeDimension/></s:DimensionList></s:DataStructureComponents></s:DataStructure></"
    "s:DataStructures>");

/* The same as version 3 writes it, with one codelist extending another. */
#define URN(what, id) "urn:sdmx:org.sdmx.infomodel." what "=BG:" id
static const char THREE[] = STRUCTURE(
    "v3_0", "<s:Codelists>" CODELIST("CL_BASE", CODE("A", NAME("en", "Agriculture") NAME("vi", "Nông nghiệp")))
                CODELIST("CL_SECTOR", CODE("X_B", NAME("en", "Mining") NAME("fr", "Mines") NAME("vi", "Khai khoáng")) "<s:CodelistExtension prefix=\"X_\"><s:Codelist>" URN(
                                          "codelist.Codelist",
                                          "CL_BASE(1.0)") "</s:Codelist></s:CodelistExtension>") "</s:Codelists>"
                                                                                                 "<s:ValueLists><s:"
                                                                                                 "ValueList "
                                                                                                 "id=\"VL_FREQ\" "
                                                                                                 "agencyID=\"BG\" "
                                                                                                 "version=\"1.0\"><s:"
                                                                                                 "ValueItem "
                                                                                                 "id=\"Q\">" NAME(
                                                                                                     "vi",
                                                                                                     "Theo quý") "</"
                                                                                                                 "s:"
                                                                                                                 "Value"
                                                                                                                 "Item>"
                                                                                                                 "</"
                                                                                                                 "s:"
                                                                                                                 "Value"
                                                                                                                 "List>"
                                                                                                                 "</"
                                                                                                                 "s:"
                                                                                                                 "Value"
                                                                                                                 "Lists"
                                                                                                                 ">"
                                                                                                                 "<s:"
                                                                                                                 "Dataf"
                                                                                                                 "lows>"
                                                                                                                 "<s:"
                                                                                                                 "Dataf"
                                                                                                                 "low "
                                                                                                                 "id="
                                                                                                                 "\"DF"
                                                                                                                 "\" "
                                                                                                                 "agenc"
                                                                                                                 "yID="
                                                                                                                 "\"BG"
                                                                                                                 "\" "
                                                                                                                 "versi"
                                                                                                                 "on="
                                                                                                                 "\"1."
                                                                                                                 "0\"><"
                                                                                                                 "s:"
                                                                                                                 "Struc"
                                                                                                                 "ture"
                                                                                                                 ">" URN(
                                                                                                                     "d"
                                                                                                                     "a"
                                                                                                                     "t"
                                                                                                                     "a"
                                                                                                                     "s"
                                                                                                                     "t"
                                                                                                                     "r"
                                                                                                                     "u"
                                                                                                                     "c"
                                                                                                                     "t"
                                                                                                                     "u"
                                                                                                                     "r"
                                                                                                                     "e"
                                                                                                                     "."
                                                                                                                     "D"
                                                                                                                     "a"
                                                                                                                     "t"
                                                                                                                     "a"
                                                                                                                     "S"
                                                                                                                     "t"
                                                                                                                     "r"
                                                                                                                     "u"
                                                                                                                     "c"
                                                                                                                     "t"
                                                                                                                     "u"
                                                                                                                     "r"
                                                                                                                     "e",
                                                                                                                     "D"
                                                                                                                     "S"
                                                                                                                     "D"
                                                                                                                     "("
                                                                                                                     "1"
                                                                                                                     "."
                                                                                                                     "0"
                                                                                                                     ")") "</s:Structure></s:Dataflow></s:Dataflows>"
                                                                                                                          "<s:DataStructures><s:DataStructure id=\"OTHER\" agencyID=\"BG\" version=\"1.0\"/>"
                                                                                                                          "<s:DataStructure id=\"DSD\" agencyID=\"BG\" version=\"1.0\"><s:DataStructureComponents><s:DimensionList>"
                                                                                                                          "<s:Dimension id=\"FREQ\"><s:ConceptIdentity>" URN(
                                                                                                                              "conceptscheme.Concept",
                                                                                                                              "CS(1.0).FREQ") "</s:ConceptIdentity>"
                                                                                                                                              "<s:LocalRepresentation><s:Enumeration>" URN(
                                                                                                                                                  "valuelist.ValueList",
                                                                                                                                                  "VL_FREQ(1.0)") "</s:Enumeration></s:LocalRepresentation></s:Dimension>"
                                                                                                                                                                  "<s:Dimension id=\"SECTOR\"><s:LocalRepresentation><s:Enumeration>" URN(
                                                                                                                                                                      "codelist.Codelist",
                                                                                                                                                                      "CL_SECTOR(1.0)") "</s:Enumeration></s:LocalRepresentation></s:Dimension><s:TimeDimension id=\"TIME_PERIOD\"/></s:DimensionList>"
                                                                                                                                                                                        "</s:DataStructureComponents></s:DataStructure></s:DataStructures>");

static const char DATA[] =
    SPECIFIC("v2_1", "TIME_PERIOD",
             DATASET("<Series SECTOR=\"A\" FREQ=\"Q\"><Obs TIME_PERIOD=\"2024-Q1\" OBS_VALUE=\"1\"/>"
                     "</Series><Series SECTOR=\"B\" FREQ=\"Q\"><Obs TIME_PERIOD=\"2024-Q1\" "
                     "OBS_VALUE=\"2\"/></Series>"));
/* Which refers to a dataflow. */
static const char FLOW[] =
    "<m:StructureSpecificData xmlns:m=\"" SCHEMAS "v3_0/message\" xmlns:c=\"" SCHEMAS "v3_0/common\"><m:Header>"
    "<m:Structure structureID=\"S\"><c:StructureUsage>" URN(
        "datastructure.Dataflow",
        "DF(1.0)") "</c:StructureUsage></m:Structure></m:Header><m:DataSet><Series SECTOR=\"X_A\" FREQ=\"Q\"><Obs "
                   "TIME_PERIOD=\"2024-Q1\" OBS_VALUE=\"1\"/></Series><Series SECTOR=\"X_B\" FREQ=\"Q\"><Obs "
                   "TIME_PERIOD=\"2024-Q1\" "
                   "OBS_VALUE=\"2\"/></Series></m:DataSet></m:StructureSpecificData>";

static void sdmx_labels_codes(void) {
  EXPECT(DATA, TWO, NULL,
         "FREQ|FREQ_label|SECTOR|SECTOR_label|period|TIME_PERIOD|value|OBS_VALUE\n"
         "Q|Theo quý|A|Nông nghiệp|2024-Q1|2024-Q1|1|1\nQ|Theo quý|B|Khai khoáng|2024-Q1|2024-Q1|2|2");
  EXPECT(FLOW, THREE, NULL,
         "FREQ|FREQ_label|SECTOR|SECTOR_label|period|TIME_PERIOD|value|OBS_VALUE\n"
         "Q|Theo quý|X_A|Nông nghiệp|2024-Q1|2024-Q1|1|1\nQ|Theo quý|X_B|Khai khoáng|2024-Q1|2024-Q1|2|2");
}

/* Labels print in each edition's language: the table knows them all. */
static void sdmx_translates_labels(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = read_data(harness, DATA, TWO, NULL);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  guint column = (guint)table_find_column(table, "SECTOR_label");
  ASSERT_STRING(table_label(table, column, "Nông nghiệp", "en"), "Agriculture");
  ASSERT_STRING(table_label(table, column, "Khai khoáng", "fr"), "Mines");
  ASSERT_STRING(table_label(table, column, "Khai khoáng", "vi"), "Khai khoáng");
  CU_ASSERT_PTR_NULL(table_label(table, column, "Theo quý", "en"));
}

static void sdmx_takes_a_language(void) {
  expect_data(
      DATA, TWO, SETTINGS("language=fr", "key=.B"),
      "FREQ|FREQ_label|SECTOR|SECTOR_label|period|TIME_PERIOD|value|OBS_VALUE\n"
      "Q|Theo quý|B|Mines|2024-Q1|2024-Q1|2|2",
      "structure.xml: warning: codes without a name in “fr” are labelled in another language; there are 1 of them\n"
      "  hint: write language=\"en\" where English labels are meant\n",
      __FILE__, __LINE__);
}

static void sdmx_says_what_the_structure_lacks(void) {
  static const char MORE[] = SPECIFIC(
      "v2_1", "TIME_PERIOD",
      DATASET("<Series SECTOR=\"C\" FREQ=\"M\" NOTE=\"n\"><Obs TIME_PERIOD=\"2024-01\" OBS_VALUE=\"1\"/></Series>"
              "<Series SECTOR=\"D\"><Obs TIME_PERIOD=\"2024-01\" OBS_VALUE=\"2\"/></Series>"));
  expect_data(MORE, TWO, NULL,
              "FREQ|FREQ_label|SECTOR|SECTOR_label|period|TIME_PERIOD|value|OBS_VALUE|NOTE\n"
              "M||C||2024-01|2024-01|1|1|n\n||D||2024-01|2024-01|2|2|",
              "data.xml: warning: the structure file does not define NOTE, which the data have\n"
              "data.xml: warning: an observation lacks dimension FREQ\n"
              "structure.xml: warning: codelist CL_FREQ lacks “M” of FREQ\n"
              "structure.xml: warning: codelist CL_SECTOR lacks 2 codes of SECTOR, such as “C”\n",
              __FILE__, __LINE__);
  EXPECT_FAULTS(DATA, STRUCTURE("v2_1", "<s:Codelists>" SECTORS "</s:Codelists>"), NULL,
                "structure.xml: error: the file holds no data structure definition\n");
  EXPECT_FAULTS(DATA,
                STRUCTURE("v2_1", "<s:DataStructures><s:DataStructure id=\"IDS\" agencyID=\"BG\" "
                                  "version=\"1.0\"/></s:DataStructures>"),
                NULL,
                "structure.xml: error: the file does not describe BG DSD\n"
                "  hint: it describes IDS; get the structure file that belongs to the data\n");
}

/* Codes are not figures, whatever they look like. */
static void sdmx_keeps_codes_as_text(void) {
  static const char CODED[] = SPECIFIC("v2_1", "TIME_PERIOD",
                                       DATASET("<Series INDUSTRY=\"1001\" UNIT_MULT=\"0\"><Obs TIME_PERIOD=\"2024\" "
                                               "OBS_VALUE=\"1\"/></Series>"));
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = read_data(harness, CODED, NULL, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  table_infer_columns(table, harness->diagnostics);
  ASSERT_INT(sn_table_find(table, "INDUSTRY")->type, SN_TEXT);
  ASSERT_INT(sn_table_find(table, "TIME_PERIOD")->type, SN_TEXT);
  ASSERT_INT(sn_table_find(table, "UNIT_MULT")->type, SN_NUMBER);
  ASSERT_INT(sn_table_find(table, "value")->type, SN_NUMBER);
}

CU_TestInfo sdmx_label_tests[] = {
    {"labels codes", sdmx_labels_codes},
    {"translates labels", sdmx_translates_labels},
    {"takes a language", sdmx_takes_a_language},
    {"says what the structure lacks", sdmx_says_what_the_structure_lacks},
    {"keeps codes as text", sdmx_keeps_codes_as_text},
    CU_TEST_INFO_NULL,
};
