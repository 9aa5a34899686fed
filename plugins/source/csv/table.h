/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table of delimited text: what the csv and command sources share. */

#include <songngu/plugin.h>

#include "../encoding.h"
#include "text.h"

/* How the text is laid out.  The first member of the plugin's struct of parameters. */
typedef struct Layout {
  int delimiter; /* index into DELIMITER_WORDS */
  int encoding;  /* Encoding */
  int64_t header, skip, footer;
  const char *comment, *range;
} Layout;

extern const char *const DELIMITER_WORDS[];

#define LAYOUT_PARAMS                                                                                                  \
  {.name = "encoding",                                                                                                 \
   .type = SN_PARAM_WORD,                                                                                              \
   .offset = offsetof(Layout, encoding),                                                                               \
   .fallback = "auto",                                                                                                 \
   .words = ENCODING_WORDS,                                                                                            \
   .help = "How its letters are written; auto takes UTF-8 as it is, and finds older encodings out by their words"},    \
      {.name = "delimiter",                                                                                            \
       .type = SN_PARAM_WORD,                                                                                          \
       .offset = offsetof(Layout, delimiter),                                                                          \
       .fallback = "auto",                                                                                             \
       .words = DELIMITER_WORDS,                                                                                       \
       .help = "What stands between cells; auto finds it out from the first rows"},                                    \
      {.name = "header",                                                                                               \
       .type = SN_PARAM_INTEGER,                                                                                       \
       .offset = offsetof(Layout, header),                                                                             \
       .fallback = "1",                                                                                                \
       .min = 0,                                                                                                       \
       .max = 10,                                                                                                      \
       .help =                                                                                                         \
           "How many rows hold the columns' names; several are joined, with none the columns are called c1, c2 and "   \
           "so on"},                                                                                                   \
      {.name = "skip",                                                                                                 \
       .type = SN_PARAM_INTEGER,                                                                                       \
       .offset = offsetof(Layout, skip),                                                                               \
       .fallback = "0",                                                                                                \
       .min = 0,                                                                                                       \
       .max = 1000000,                                                                                                 \
       .help = "How many rows before the header to pass over, blank ones included"},                                   \
      {.name = "footer",                                                                                               \
       .type = SN_PARAM_INTEGER,                                                                                       \
       .offset = offsetof(Layout, footer),                                                                             \
       .fallback = "0",                                                                                                \
       .min = 0,                                                                                                       \
       .max = 1000000,                                                                                                 \
       .help = "How many rows at the end to pass over"},                                                               \
      {.name = "comment",                                                                                              \
       .type = SN_PARAM_STRING,                                                                                        \
       .offset = offsetof(Layout, comment),                                                                            \
       .help = "Lines that begin with this are passed over"},                                                          \
  {                                                                                                                    \
    .name = "range", .type = SN_PARAM_STRING, .offset = offsetof(Layout, range),                                       \
    .help =                                                                                                            \
        "The part to read, as a spreadsheet names cells: B3:F20, B:F, 3:20, or B3:F for all rows from the third on"    \
  }

/* Reads the table out of the text, which is converted in place.  `shown` names the file in messages and origins.
 * false: reported. */
bool table_read(SnContext *context, const Layout *layout, const char *shown, Text *text, SnTable *out);
