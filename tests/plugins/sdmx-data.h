/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Messages of SDMX-ML as tests write them, and what source sdmx makes of them. */

#include <CUnit/CUnit.h>

#include "harness.h"

#define SCHEMAS "http://www.sdmx.org/resources/sdmxml/schemas/"
#define SPECIFIC(version, layout, dataset)                                                                             \
  "<m:StructureSpecificData xmlns:m=\"" SCHEMAS version "/message\" xmlns:c=\"" SCHEMAS version                        \
  "/common\" xmlns:ss=\"" SCHEMAS version                                                                              \
  "/data/structurespecific\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:ns1=\"urn:x\">\n"           \
  "<m:Header><m:ID>T</m:ID><m:Structure structureID=\"S\" namespace=\"urn:x\" dimensionAtObservation=\"" layout        \
  "\"><c:Structure><Ref agencyID=\"BG\" id=\"DSD\" version=\"1.0\"/></c:Structure></m:Structure></m:Header>\n" dataset \
  "</m:StructureSpecificData>\n"
#define GENERIC(layout, dataset)                                                                                       \
  "<m:GenericData xmlns:m=\"" SCHEMAS "v2_1/message\" xmlns:g=\"" SCHEMAS "v2_1/data/generic\" xmlns:c=\"" SCHEMAS     \
  "v2_1/common\">\n<m:Header><m:Structure structureID=\"S\" dimensionAtObservation=\"" layout                          \
  "\"><c:Structure><Ref agencyID=\"BG\" id=\"DSD\" version=\"1.0\"/></c:Structure></m:Structure></m:Header>\n" dataset \
  "</m:GenericData>\n"

/* In one line with what follows the header, the third of the file. */
#define DATASET(content) "<m:DataSet ss:structureRef=\"S\" xsi:type=\"ns1:DataSetType\">" content "</m:DataSet>"

/* What is read from data.xml beside structure.xml (NULL: none is given). */
SnTable *read_data(Harness *harness, const char *data, const char *structure, const char *const *settings);
/* Its print (NULL: it was refused), and what is said. */
void expect_data(const char *data, const char *structure, const char *const *settings, const char *table,
                 const char *said, const char *file, int line);

#define SETTINGS(...) ((const char *const[]){__VA_ARGS__ __VA_OPT__(, ) NULL})
#define EXPECT(data, structure, settings, table) expect_data(data, structure, settings, table, "", __FILE__, __LINE__)
#define EXPECT_FAULTS(data, structure, settings, said)                                                                 \
  expect_data(data, structure, settings, NULL, said, __FILE__, __LINE__)

extern CU_TestInfo sdmx_figure_tests[], sdmx_label_tests[];
