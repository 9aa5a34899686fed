/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "sdmx-data.h"
#include "table/table.h"

/* ---- layouts */

/* The same four observations, with a title for each sector. */
#define TABLE                                                                                                          \
  "SECTOR|FREQ|period|TIME_PERIOD|value|status|OBS_VALUE|OBS_STATUS|UNIT_MULT|TITLE\n"                                 \
  "A|Q|2024-Q1|2024-Q1|12500|provisional|12.5|P|3|Nông nghiệp\n"                                                    \
  "A|Q|2024-Q2|2024-Q2|13000|final|13.0|A|3|Nông nghiệp\n"                                                          \
  "B|Q|2024-Q1|2024-Q1|-700|forecast|-0.7|F|3|Công nghiệp\n"                                                        \
  "B|Q|2024-Q2|2024-Q2|x||x|M|3|Công nghiệp"

static const char STRUCTURE[] =
    "<m:Structure xmlns:m=\"" SCHEMAS "v2_1/message\" xmlns:s=\"" SCHEMAS "v2_1/structure\" xmlns:c=\"" SCHEMAS
    "v2_1/common\"><m:Structures><s:DataStructures><s:DataStructure id=\"DSD\" agencyID=\"BG\" version=\"1.0\">"
    "<s:DataStructureComponents><s:DimensionList>"
    "<s:Dimension id=\"FREQ\" position=\"2\"/><s:Dimension id=\"SECTOR\" position=\"1\"/><s:TimeDimension/>"
    "</s:DimensionList><s:AttributeList><s:Attribute id=\"OBS_STATUS\"><s:AttributeRelationship><s:Dimension>"
    "<Ref id=\"X\"/></s:Dimension></s:AttributeRelationship></s:Attribute><s:Attribute id=\"UNIT_MULT\"/>"
    "<s:Attribute id=\"TITLE\"/></s:AttributeList><s:MeasureList><s:PrimaryMeasure id=\"OBS_VALUE\"/></s:MeasureList>"
    "</s:DataStructureComponents></s:DataStructure></s:DataStructures></m:Structures></m:Structure>";

#define GROUPS                                                                                                         \
  "<Group xsi:type=\"ns1:Sibling\" SECTOR=\"A\" TITLE=\"Nông nghiệp\"/>"                                            \
  "<Group xsi:type=\"ns1:Sibling\" SECTOR=\"B\" TITLE=\"Công nghiệp\"/>"

static const char SERIES[] =
    SPECIFIC("v2_1", "TIME_PERIOD",
             DATASET(GROUPS "<Series SECTOR=\"A\" FREQ=\"Q\" UNIT_MULT=\"3\">\n"
                            "<Obs TIME_PERIOD=\"2024-Q1\" OBS_VALUE=\"12.5\" OBS_STATUS=\"P\"/>\n"
                            "<Obs TIME_PERIOD=\"2024-Q2\" OBS_VALUE=\"13.0\" OBS_STATUS=\"A\"/>\n"
                            "</Series><Series UNIT_MULT=\"3\" SECTOR=\"B\" FREQ=\"Q\">\n"
                            "<Obs TIME_PERIOD=\"2024-Q1\" OBS_VALUE=\"-7E-1\" OBS_STATUS=\"F\"/>\n"
                            "<Obs TIME_PERIOD=\"2024-Q2\" OBS_STATUS=\"M\"/></Series>\n"));

static const char FLAT[] = SPECIFIC(
    "v2_1", "AllDimensions",
    DATASET(GROUPS
            "<Obs SECTOR=\"A\" FREQ=\"Q\" UNIT_MULT=\"3\" TIME_PERIOD=\"2024-Q1\" OBS_VALUE=\"12.5\" OBS_STATUS=\"P\"/>"
            "<Obs SECTOR=\"A\" FREQ=\"Q\" UNIT_MULT=\"3\" TIME_PERIOD=\"2024-Q2\" OBS_VALUE=\"13.0\" OBS_STATUS=\"A\"/>"
            "<Obs SECTOR=\"B\" FREQ=\"Q\" UNIT_MULT=\"3\" TIME_PERIOD=\"2024-Q1\" OBS_VALUE=\"-0.7\" OBS_STATUS=\"F\"/>"
            "<Obs SECTOR=\"B\" FREQ=\"Q\" UNIT_MULT=\"3\" TIME_PERIOD=\"2024-Q2\" OBS_STATUS=\"M\"/>"));

/* Sectors told apart within each quarter. */
static const char ACROSS[] =
    SPECIFIC("v2_1", "SECTOR",
             DATASET("<Series TIME_PERIOD=\"2024-Q1\" FREQ=\"Q\">"
                     "<Obs SECTOR=\"A\" UNIT_MULT=\"3\" OBS_VALUE=\"12.5\" OBS_STATUS=\"P\"/>"
                     "<Obs SECTOR=\"B\" UNIT_MULT=\"3\" OBS_VALUE=\"-0.7\" OBS_STATUS=\"F\"/></Series>" GROUPS));

#define PAIR(id, value) "<g:Value id=\"" id "\" value=\"" value "\"/>"
#define GENERIC_OBS(period, value, status)                                                                             \
  "<g:Obs><g:ObsDimension value=\"" period "\"/>" value                                                                \
  "<g:Attributes>" PAIR("OBS_STATUS", status) "</g:Attributes></g:Obs>"
#define GENERIC_GROUP(sector, title)                                                                                   \
  "<g:Group type=\"Sibling\"><g:GroupKey>" PAIR("SECTOR", sector) "</g:GroupKey><g:Attributes>" PAIR(                  \
      "TITLE", title) "</g:Attributes></g:Group>"
#define GENERIC_SERIES(sector, observations)                                                                           \
  "<g:Series><g:SeriesKey>" PAIR("SECTOR", sector)                                                                     \
      PAIR("FREQ", "Q") "</g:SeriesKey><g:Attributes>" PAIR("UNIT_MULT", "3") "</g:Attributes>" observations           \
                                                                              "</g:Series>"

static const char GENERIC_SERIES_DATA[] = GENERIC(
    "TIME_PERIOD", "<m:DataSet structureRef=\"S\" action=\"Replace\">" GENERIC_GROUP("A", "Nông nghiệp")
                       GENERIC_GROUP("B", "Công nghiệp")
                           GENERIC_SERIES("A", GENERIC_OBS("2024-Q1", "<g:ObsValue value=\"12.5\"/>", "P")
                                                   GENERIC_OBS("2024-Q2", "<g:ObsValue value=\" 13.0 \"/>", "A"))
                               GENERIC_SERIES("B", GENERIC_OBS("2024-Q1", "<g:ObsValue value=\"-0.7\"/>", "F")
                                                       GENERIC_OBS("2024-Q2", "", "M")) "</m:DataSet>");

#define FLAT_OBS(sector, period, value, status, title)                                                                 \
  "<g:Obs><g:ObsKey>" PAIR("SECTOR", sector) PAIR("FREQ", "Q")                                                         \
      PAIR("TIME_PERIOD", period) "</g:ObsKey>" value "<g:Attributes>" PAIR("OBS_STATUS", status)                      \
          PAIR("UNIT_MULT", "3") PAIR("TITLE", title) "</g:Attributes></g:Obs>"

static const char GENERIC_FLAT[] =
    GENERIC("AllDimensions", "<m:DataSet structureRef=\"S\">" FLAT_OBS("A", "2024-Q1", "<g:ObsValue value=\"12.5\"/>",
                                                                       "P", "Nông nghiệp")
                                 FLAT_OBS("A", "2024-Q2", "<g:ObsValue value=\"13.0\"/>", "A", "Nông nghiệp")
                                     FLAT_OBS("B", "2024-Q1", "<g:ObsValue value=\"-0.7\"/>", "F", "Công nghiệp")
                                         FLAT_OBS("B", "2024-Q2", "", "M", "Công nghiệp") "</m:DataSet>");

static void sdmx_reads_all_layouts(void) {
  static const char *const LAYOUTS[] = {SERIES, FLAT, GENERIC_SERIES_DATA, GENERIC_FLAT};
  for (guint i = 0; i < G_N_ELEMENTS(LAYOUTS); i++)
    EXPECT(LAYOUTS[i], STRUCTURE, NULL, TABLE);
  EXPECT(ACROSS, STRUCTURE, NULL,
         "SECTOR|FREQ|period|TIME_PERIOD|value|status|OBS_VALUE|OBS_STATUS|UNIT_MULT|TITLE\n"
         "A|Q|2024-Q1|2024-Q1|12500|provisional|12.5|P|3|Nông nghiệp\n"
         "B|Q|2024-Q1|2024-Q1|-700|forecast|-0.7|F|3|Công nghiệp");
}

/* What is near tells the columns' order; groups are joined all the same. */
static void sdmx_reads_without_a_structure(void) {
  EXPECT(SERIES, NULL, NULL,
         "SECTOR|FREQ|UNIT_MULT|period|TIME_PERIOD|value|status|OBS_VALUE|OBS_STATUS|TITLE\n"
         "A|Q|3|2024-Q1|2024-Q1|12500|provisional|12.5|P|Nông nghiệp\n"
         "A|Q|3|2024-Q2|2024-Q2|13000|final|13.0|A|Nông nghiệp\n"
         "B|Q|3|2024-Q1|2024-Q1|-700|forecast|-0.7|F|Công nghiệp\n"
         "B|Q|3|2024-Q2|2024-Q2|x||x|M|Công nghiệp");
  EXPECT(FLAT, NULL, SETTINGS("key=SECTOR=B"),
         "SECTOR|FREQ|UNIT_MULT|OBS_STATUS|period|TIME_PERIOD|value|status|OBS_VALUE|TITLE\n"
         "B|Q|3|F|2024-Q1|2024-Q1|-700|forecast|-0.7|Công nghiệp\n"
         "B|Q|3|M|2024-Q2|2024-Q2|x||x|Công nghiệp");
  EXPECT(GENERIC_SERIES_DATA, NULL, SETTINGS("key=B."),
         "SECTOR|FREQ|period|TIME_PERIOD|value|status|OBS_VALUE|UNIT_MULT|OBS_STATUS|TITLE\n"
         "B|Q|2024-Q1|2024-Q1|-700|forecast|-0.7|3|F|Công nghiệp\n"
         "B|Q|2024-Q2|2024-Q2|x||x|3|M|Công nghiệp");
}

static void sdmx_knows_lines(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = read_data(harness, SERIES, NULL, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  static const guint LINES[] = {4, 5, 7, 8};
  for (guint row = 0; row < 4; row++) {
    ASSERT_INT(sn_table_origin(table, row).line, LINES[row]);
    ASSERT_STRING(sn_table_origin(table, row).file, "data.xml");
  }
  ASSERT_INT(sn_table_column(table, 5)->cells[3], SN_CELL_NOT_APPLICABLE);
}

/* SDMX 3.0: attributes of a part of the dimensions or of all data, values in several languages, several at a time. */
static void sdmx_reads_version_3(void) {
  static const char DATA[] = SPECIFIC(
      "v3_0", "TIME_PERIOD",
      DATASET("<Atts SECTOR=\"A\" TITLE=\"Nông nghiệp\"/><Atts SOURCE=\"Cục Thống kê\"/>"
              "<Series SECTOR=\"A\" FREQ=\"Q\"><Comp id=\"NOTE\" xsi:type=\"ns1:N\"><Value><c:Text xml:lang=\"en\">Note"
              "</c:Text><c:Text xml:lang=\"vi\">Ghi chú</c:Text></Value><Value>hai</Value></Comp>"
              "<Obs TIME_PERIOD=\"2024-A1\" OBS_VALUE=\"1\"><Comp id=\"OBS_STATUS\"><Value>A</Value><Value>E</Value>"
              "</Comp></Obs></Series><Obs SECTOR=\"B\" FREQ=\"A\" TIME_PERIOD=\"2023\" OBS_VALUE=\"2\"/>"));
  EXPECT(DATA, NULL, NULL,
         "SECTOR|FREQ|NOTE|period|TIME_PERIOD|value|status|OBS_VALUE|OBS_STATUS|TITLE|SOURCE\n"
         "A|Q|Ghi chú; hai|2024|2024-A1|1|estimate|1|A; E|Nông nghiệp|Cục Thống kê\n"
         "B|A||2023|2023|2||2|||Cục Thống kê");
}

static void sdmx_reads_explicit_measures(void) {
  static const char DATA[] =
      "<m:StructureSpecificData xmlns:m=\"" SCHEMAS
      "v2_1/message\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      "<m:Header><m:Structure structureID=\"S\" dimensionAtObservation=\"MEASURE\" "
      "explicitMeasures=\"true\"/></m:Header>"
      "<m:DataSet><Series TIME_PERIOD=\"2024\"><Obs xsi:type=\"d:BIRTHS\" OBS_VALUE=\"5\"/>"
      "<Obs xsi:type=\"d:DEATHS\" OBS_VALUE=\"3\"/></Series></m:DataSet></m:StructureSpecificData>";
  EXPECT(DATA, NULL, NULL, "MEASURE|period|TIME_PERIOD|value|OBS_VALUE\nBIRTHS|2024|2024|5|5\nDEATHS|2024|2024|3|3");
}

/* ---- periods */

static void sdmx_reads_periods(void) {
  static const char *const PERIODS[][2] = {
      {"2024", "2024"},
      {"2024-A1", "2024"},
      {"2024-S2", "2024-S2"},
      {"2024-Q4", "2024-Q4"},
      {"2024-M03", "2024-03"},
      {"2024-03", "2024-03"},
      {"2024-T2", ""},
      {"2024-W07", ""},
      {"2024-D060", "2024-02-29"},
      {"2024-02-29", "2024-02-29"},
      {"2024-02-29T08:30:00", "2024-02-29"},
      {"2024-02-29T08:30:00.5+07:00", "2024-02-29"},
      {"2024-03Z", "2024-03"},
      {"2024-07:00", "2024"},
      {"2024-01-01/P1Y", "2024"},
      {"2024-04-01/P3M", "2024-Q2"},
      {"2024-07-01/P6M", "2024-S2"},
      {"2024-02-15/P1M", ""},
      {"2024-02-15/P7D", ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(PERIODS); i++) {
    g_autofree char *data = g_strdup_printf(
        SPECIFIC("v2_1", "TIME_PERIOD", DATASET("<Series S=\"x\"><Obs TIME_PERIOD=\"%s\" OBS_VALUE=\"1\"/></Series>")),
        PERIODS[i][0]);
    g_autofree char *table =
        g_strdup_printf("S|period|TIME_PERIOD|value|OBS_VALUE\nx|%s|%s|1|1", PERIODS[i][1], PERIODS[i][0]);
    EXPECT(data, NULL, NULL, table);
  }
  static const char *const WRONG[] = {"2024Q1",    "2024-Q5",   "2024-13",     "2023-02-29", "Q1-2024",
                                      "2024-W54",  "2024-1",    "24",          "2024-00",    "2024-D366Z1",
                                      "2024-03-1", "2023-D366", "2024-02-29T", "2024/2025"};
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++) {
    g_autofree char *data =
        g_strdup_printf(SPECIFIC("v2_1", "TIME_PERIOD",
                                 DATASET("<Series S=\"x\">\n<Obs TIME_PERIOD=\"%s\" OBS_VALUE=\"1\"/></Series>")),
                        WRONG[i]);
    g_autofree char *said =
        g_strdup_printf("data.xml:4: error: x, %s: “%s” is not a time period\n"
                        "  hint: SDMX writes 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W07 or 2024-03-15\n",
                        WRONG[i], WRONG[i]);
    EXPECT_FAULTS(data, NULL, NULL, said);
  }
}

#define YEARS                                                                                                          \
  SPECIFIC("v2_1", "TIME_PERIOD",                                                                                      \
           DATASET("<Series S=\"x\"><Obs TIME_PERIOD=\"2022\" OBS_VALUE=\"1\"/><Obs TIME_PERIOD=\"2023-Q4\" "          \
                   "OBS_VALUE=\"2\"/><Obs TIME_PERIOD=\"2024-01\" OBS_VALUE=\"3\"/><Obs TIME_PERIOD=\"2024\" "         \
                   "OBS_VALUE=\"4\"/></Series>"))

static void sdmx_takes_a_range_of_periods(void) {
  EXPECT(YEARS, NULL, SETTINGS("start-period=2023", "end-period=2024-Q1"),
         "S|period|TIME_PERIOD|value|OBS_VALUE\nx|2023-Q4|2023-Q4|2|2\nx|2024-01|2024-01|3|3");
  EXPECT(YEARS, NULL, SETTINGS("start-period=2024-01-01"),
         "S|period|TIME_PERIOD|value|OBS_VALUE\nx|2024-01|2024-01|3|3\nx|2024|2024|4|4");
  EXPECT_FAULTS(YEARS, NULL, SETTINGS("start-period=2025"),
                "data.xml: error: no observation lies within the periods asked for\n");
  EXPECT_FAULTS(YEARS, NULL, SETTINGS("start-period=soon", "end-period=2024Q1"),
                "pack.xml:7: error: start-period: “soon” is not a time period\n"
                "  hint: SDMX writes 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W07 or 2024-03-15\n"
                "pack.xml:7: error: end-period: “2024Q1” is not a time period\n"
                "  hint: SDMX writes 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W07 or 2024-03-15\n");
}

/* ---- keys */

static void sdmx_takes_a_key(void) {
  static const char ONE[] = "SECTOR|FREQ|period|TIME_PERIOD|value|status|OBS_VALUE|OBS_STATUS|UNIT_MULT|TITLE\n"
                            "B|Q|2024-Q1|2024-Q1|-700|forecast|-0.7|F|3|Công nghiệp\n"
                            "B|Q|2024-Q2|2024-Q2|x||x|M|3|Công nghiệp";
  static const char *const KEYS[] = {"key=B.Q",   "key=B.",       "key=B.*",
                                     "key=B.Q+Q", "key=SECTOR=B", "key=SECTOR = B ; FREQ=Q"};
  for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++)
    EXPECT(SERIES, STRUCTURE, SETTINGS(KEYS[i]), ONE);
  static const char *const ALL[] = {"key=A+B.Q", "key=.", "key=all", "key=", "key=FREQ=Q"};
  for (guint i = 0; i < G_N_ELEMENTS(ALL); i++)
    EXPECT(SERIES, STRUCTURE, SETTINGS(ALL[i]), TABLE);
}

static void sdmx_says_what_a_key_misses(void) {
  EXPECT_FAULTS(SERIES, STRUCTURE, SETTINGS("key=B"),
                "pack.xml:7: error: the key has 1 positions, and the data 2 dimensions\n"
                "  hint: write a code, or nothing, for each of SECTOR.FREQ\n");
  EXPECT_FAULTS(
      SERIES, NULL, SETTINGS("key=B.Q"),
      "pack.xml:7: error: without the structure file nothing tells the order of the dimensions in a key\n"
      "  hint: name the file with structure=\"…\", or the dimensions in the key: INDICATOR=NGDP_XDC; FREQ=A\n");
  EXPECT_FAULTS(SERIES, STRUCTURE, SETTINGS("key=A+b+C.A"),
                "data.xml: error: no observation has SECTOR “b”\n  hint: did you mean “B”?\n"
                "data.xml: error: no observation has SECTOR “C”\n"
                "data.xml: error: no observation has FREQ “A”\n");
  EXPECT_FAULTS(SERIES, STRUCTURE, SETTINGS("key=SECTR=B"),
                "pack.xml:7: error: the data have no dimension “SECTR”\n  hint: did you mean “SECTOR”?\n");
  EXPECT_FAULTS(ACROSS, STRUCTURE, SETTINGS("key=+.Q"),
                "pack.xml:7: error: the key lacks a code before or after a +\n");
  EXPECT_FAULTS(SPECIFIC("v2_1", "TIME_PERIOD",
                         DATASET("<Series A=\"1\" B=\"1\"><Obs OBS_VALUE=\"1\"/></Series><Series A=\"2\" B=\"2\"><Obs "
                                 "OBS_VALUE=\"1\"/></Series>")),
                NULL, SETTINGS("key=A=1; B=2"), "data.xml: error: no series has all that the key asks for\n");
}

/* A pack takes what it needs: what is broken elsewhere is not its fault. */
static void sdmx_passes_over_what_is_not_wanted(void) {
  static const char DATA[] = SPECIFIC("v2_1", "TIME_PERIOD",
                                      DATASET("<Series S=\"good\"><Obs TIME_PERIOD=\"2023\" OBS_VALUE=\"na\"/><Obs "
                                              "TIME_PERIOD=\"2024\" OBS_VALUE=\"1\"/></Series><Series S=\"bad\"><Obs "
                                              "TIME_PERIOD=\"2024\" OBS_VALUE=\"na\"/></Series>"));
  EXPECT(DATA, NULL, SETTINGS("key=S=good", "start-period=2024"),
         "S|period|TIME_PERIOD|value|OBS_VALUE\ngood|2024|2024|1|1");
}

/* ---- what the message may not be */

static void sdmx_refuses_other_messages(void) {
  EXPECT_FAULTS("<CompactData xmlns=\"http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message\"/>", NULL, NULL,
                "data.xml:1: error: <CompactData> is a message of SDMX-ML 2.0\n"
                "  hint: ask for it as SDMX-ML 2.1 or 3.0\n");
  EXPECT_FAULTS("<GenericData/>", NULL, NULL,
                "data.xml:1: error: <GenericData> is not in the namespace of an SDMX-ML 2.1 or 3.0 message\n  hint: "
                "ask for it as SDMX-ML 2.1 or 3.0\n");
  EXPECT_FAULTS(STRUCTURE, SERIES, NULL,
                "structure.xml:1: error: <StructureSpecificData> is no structure message of SDMX-ML\n"
                "  hint: name the file with codelists and the data structure definition, whose root is <Structure>\n");
  EXPECT_FAULTS("<a/>", NULL, NULL,
                "data.xml:1: error: <a> is no data message of SDMX-ML\n"
                "  hint: source plugin xml reads other XML\n");
  EXPECT_FAULTS(SPECIFIC("v2_1", "TIME_PERIOD", DATASET("\n<Series>\n")), NULL, NULL,
                "data.xml:5: error: <Series> of line 4 is closed by </m:DataSet>\n");
  EXPECT_FAULTS(SPECIFIC("v2_1", "TIME_PERIOD", DATASET("")), NULL, NULL,
                "data.xml: error: the file holds no observations\n");
}

static void sdmx_reports_unknown_elements(void) {
  EXPECT_FAULTS(SPECIFIC("v2_1", "TIME_PERIOD", DATASET("\n<Serie/>\n<Series S=\"x\">\n<Ob/></Series>\n")), NULL, NULL,
                "data.xml:4: error: <Serie> has no meaning here in SDMX-ML\n"
                "data.xml:6: error: <Ob> has no meaning here in SDMX-ML\n");
  EXPECT_FAULTS(SPECIFIC("v2_1", "TIME_PERIOD", "<m:DataSet ss:action=\"Delete\"><Series S=\"x\"/></m:DataSet>"), NULL,
                NULL,
                "data.xml:3: error: the message takes observations back (action Delete)\n"
                "  hint: get the whole data set, not the changes to one\n");
}

static void sdmx_is_not_deceived(void) {
  EXPECT_FAULTS("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", NULL, NULL,
                "data.xml:1: error: a document type declaration (DOCTYPE) is not allowed\n"
                "  hint: delete the DOCTYPE; write characters themselves instead of entities\n");
  g_autoptr(GString) deep = g_string_new(NULL);
  for (int i = 0; i < 300; i++)
    g_string_append(deep, "<Annotations>");
  g_autofree char *data = g_strdup_printf(SPECIFIC("v2_1", "TIME_PERIOD", DATASET("\n%s")), deep->str);
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = read_data(harness, data, NULL, NULL);
  CU_ASSERT_PTR_NULL(table);
  char *said = harness_said(harness);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "data.xml:4: error: elements are nested deeper than 200\n"));
  free(said);
}

static void sdmx_says_what_the_publisher_says(void) {
  static const char DATA[] =
      "<m:GenericData xmlns:m=\"" SCHEMAS "v2_1/message\" xmlns:g=\"" SCHEMAS "v2_1/data/generic\" xmlns:c=\"" SCHEMAS
      "v2_1/common\"><m:DataSet><g:Series><g:SeriesKey>" PAIR(
          "S", "x") "</g:SeriesKey><g:Obs><g:ObsDimension value=\"2024\"/><g:ObsValue value=\"1\"/></g:Obs></g:Series>"
                    "</m:DataSet>\n<m:Footer><m:Message code=\"413\"><c:Text>Response too large</c:Text></m:Message>"
                    "</m:Footer></m:GenericData>";
  expect_data(DATA, NULL, NULL, "S|period|TIME_PERIOD|value|OBS_VALUE\nx|2024|2024|1|1",
              "data.xml:2: warning: the publisher says: Response too large\n", __FILE__, __LINE__);
}

static CU_TestInfo layout_tests[] = {
    {"reads all layouts", sdmx_reads_all_layouts},
    {"reads without a structure", sdmx_reads_without_a_structure},
    {"knows lines", sdmx_knows_lines},
    {"reads version 3", sdmx_reads_version_3},
    {"reads explicit measures", sdmx_reads_explicit_measures},
    {"reads periods", sdmx_reads_periods},
    {"takes a range of periods", sdmx_takes_a_range_of_periods},
    CU_TEST_INFO_NULL,
};

static CU_TestInfo message_tests[] = {
    {"takes a key", sdmx_takes_a_key},
    {"says what a key misses", sdmx_says_what_a_key_misses},
    {"passes over what is not wanted", sdmx_passes_over_what_is_not_wanted},
    {"refuses other messages", sdmx_refuses_other_messages},
    {"reports unknown elements", sdmx_reports_unknown_elements},
    {"is not deceived", sdmx_is_not_deceived},
    {"says what the publisher says", sdmx_says_what_the_publisher_says},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"layouts", NULL, NULL, NULL, NULL, layout_tests},
                           {"messages", NULL, NULL, NULL, NULL, message_tests},
                           {"figures", NULL, NULL, NULL, NULL, sdmx_figure_tests},
                           {"labels", NULL, NULL, NULL, NULL, sdmx_label_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
