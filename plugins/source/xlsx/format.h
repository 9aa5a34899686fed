/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a number format says of the numbers under it (ISO/IEC 29500-1, 18.8.30 and 18.8.31). */

#include <stdbool.h>
#include <stdint.h>

typedef enum FormatKind {
  FORMAT_NUMBER,
  FORMAT_DATE,      /* shows a day, no time */
  FORMAT_DATE_TIME, /* shows both */
  FORMAT_TIME,      /* of a day */
  FORMAT_DURATION,  /* [h]:mm: hours beyond 24 */
} FormatKind;

typedef struct Format {
  FormatKind kind;
  int8_t shift;  /* the power of ten between the number and what is shown: 2 for a percent format */
  char unit[12]; /* id of a unit that the format shows beyond doubt, or "" */
} Format;

/* A format's code, as files hold it in every language of the user: "0.00%", "[$-42A]dd/mm/yyyy;@". */
Format format_of_code(const char *code);

/* One of the formats that have no code in the file; those above 163 and unknown ones are General. */
Format format_of_id(uint32_t id);
