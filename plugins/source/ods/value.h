/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A cell's value by its attributes (ODF 1.3 part 3, 19.387 office:value-type), its paragraphs where it is a text. */

#include "../spreadsheet/cell.h"
#include "../spreadsheet/xml.h"
#include "paragraph.h"

typedef enum OdsType {
  ODS_NONE,
  ODS_FLOAT,
  ODS_PERCENTAGE,
  ODS_CURRENCY,
  ODS_DATE,
  ODS_TIME,
  ODS_BOOLEAN,
  ODS_STRING,
} OdsType;

/* Units met, which live as long as the table is read. */
typedef ARRAY(char *) UnitNames;
void unit_names_free(UnitNames *units);

typedef struct OdsValue {
  OdsType type;
  bool has_formula, is_error;
  bool has_string; /* the cell has its text as an attribute, too: in `string` */
  Buffer string;
} OdsValue;

/* At the cell's start: numbers, days and truths are read from its attributes into `cell`.  `percent`: the cell's style
 * shows a plain number as a percentage. */
void ods_value_start(OdsValue *value, UnitNames *units, const XmlTag *tag, bool percent, Row *row, Cell *cell);
/* At its end: texts, errors, formulas without a result. */
void ods_value_end(const OdsValue *value, const Paragraphs *paragraphs, Row *row, Cell *cell);
