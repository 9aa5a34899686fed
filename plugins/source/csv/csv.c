/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values as RFC 4180 has them, and their kin with semicolons,
 * tabs or bars.  Every column is text; the core reads numbers and dates out of it. */

#include <stdlib.h>
#include <string.h>

#include <songngu/plugin.h>

#include "../header.h"
#include "record.h"
#include "text.h"

typedef struct Params {
  const char *path;
  int delimiter; /* index into DELIMITER_WORDS */
  int64_t header, skip, footer;
  const char *comment;
} Params;

static const char *const DELIMITER_WORDS[] = {"auto", "comma", "semicolon", "tab", "pipe", NULL};
static const char DELIMITERS[] = {0, ',', ';', '\t', '|'};

static const SnParam PARAMS[] = {
    {.name = "path",
     .type = SN_PARAM_PATH,
     .offset = offsetof(Params, path),
     .required = true,
     .help = "The file, in UTF-8"},
    {.name = "delimiter",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Params, delimiter),
     .fallback = "auto",
     .words = DELIMITER_WORDS,
     .help = "What stands between cells; auto finds it out from the first rows"},
    {.name = "header",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Params, header),
     .fallback = "1",
     .min = 0,
     .max = 10,
     .help = "How many rows hold the columns' names; several are joined, with none the columns are called c1, c2 and "
             "so on"},
    {.name = "skip",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Params, skip),
     .fallback = "0",
     .min = 0,
     .max = 1000000,
     .help = "How many rows before the header to pass over, blank ones included"},
    {.name = "footer",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Params, footer),
     .fallback = "0",
     .min = 0,
     .max = 1000000,
     .help = "How many rows at the end to pass over"},
    {.name = "comment",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, comment),
     .help = "Lines that begin with this are passed over"},
    {0},
};

/* ---- names */

static bool append_header_row(Header *header, const Record *record, bool upper, Scratch *scratch) {
  header_begin_row(header, record->line, upper);
  for (uint32_t i = 0; i < record->count; i++) {
    const char *text;
    size_t length;
    if (!cell_text(&record->cells[i], scratch, &text, &length) || !header_put(header, i, 1, text, length))
      return false;
  }
  return true;
}

/* ---- rows */

typedef struct Filling {
  SnContext *context;
  const char *shown;
  SnTable *out; /* NULL: only look for faults */
  uint32_t columns;
  Scratch scratch;
  uint32_t faults;
} Filling;

static bool put_row(Filling *filling, const Record *record) {
  for (uint32_t i = 0; i < record->count; i++) {
    const char *text;
    size_t length;
    if (!cell_text(&record->cells[i], &filling->scratch, &text, &length))
      return false;
    if (length > 0)
      sn_table_put_text(filling->out, i, text, length);
  }
  sn_table_end_row(filling->out, &(SnOrigin){filling->shown, NULL, record->line});
  return true;
}

static void report_row(Filling *filling, const Record *record) {
  if (filling->faults++ >= FAULTS_SHOWN)
    return;
  if (record->fault > 0) {
    sn_fail_at(filling->context, filling->shown, record->fault, "%s", record->what);
    sn_hint(filling->context, "a quote inside a quoted cell is written twice");
  } else {
    sn_fail_at(filling->context, filling->shown, record->line, "the row has %u cells where %u are expected",
               record->count, filling->columns);
    sn_hint(filling->context, "put cells that hold the delimiter or a line break into quotes");
  }
}

/* `ahead` runs before `reader` by as many rows as the footer has. */
static bool fill(Filling *filling, Reader *reader, Record *record, int64_t footer) {
  Reader ahead = *reader;
  for (int64_t i = 0; i < footer; i++)
    if (!reader_next(&ahead, record, filling->columns))
      return true;
  while ((footer == 0 || reader_next(&ahead, record, filling->columns)) &&
         reader_next(reader, record, filling->columns)) {
    if (record->fault > 0 || record->count != filling->columns)
      report_row(filling, record);
    else if (filling->out && !put_row(filling, record))
      return sn_fail(filling->context, "out of memory");
  }
  if (filling->faults > FAULTS_SHOWN)
    sn_fail_at(filling->context, filling->shown, 0, "%u more rows have such faults", filling->faults - FAULTS_SHOWN);
  return filling->faults == 0;
}

static bool read_header(SnContext *context, const Params *params, const char *shown, Reader *reader, Record *record,
                        Header *header) {
  Scratch scratch = {0};
  bool good = true;
  Reader first = *reader;
  if (params->header == 0 && reader_next(&first, record, 0))
    good = header_number(header, record->count);
  for (int64_t i = 0; good && i < params->header; i++) {
    if (!reader_next(reader, record, 0)) {
      free(scratch.text);
      return sn_fail_at(context, shown, 0, "the file ends before its header");
    }
    if (record->fault > 0)
      sn_fail_at(context, shown, record->fault, "%s", record->what);
    good = record->fault == 0 && append_header_row(header, record, i + 1 < params->header, &scratch);
  }
  free(scratch.text);
  if (good && header->count == 0)
    return sn_fail_at(context, shown, 0, "the file has no rows");
  return good;
}

/* `out` is NULL where the text is at fault already, and the rows are only looked through. */
static bool read_table(SnContext *context, const Params *params, const char *shown, const Text *text, Record *record,
                       SnTable *out) {
  size_t mark = text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  char given = DELIMITERS[params->delimiter];
  Reader reader = reader_of(text->bytes + mark, text->bytes + text->length, 1, given ? given : ',', params->comment);
  if (!reader_skip(&reader, record, params->skip))
    return sn_fail_at(context, shown, 0, "the file has fewer than the %lld rows to skip", (long long)params->skip);
  char delimiter = given ? given : reader_guess_delimiter(&reader, record);
  reader = reader_of(reader.at, reader.end, reader.line, delimiter, params->comment);
  Header header = {0};
  bool good = read_header(context, params, shown, &reader, record, &header);
  if (good) {
    good = out && header_add_columns(&header, context, &(HeaderPlace){shown, NULL, 0}, out);
    Filling filling = {context, shown, good ? out : NULL, header.count, {0}, 0};
    good = fill(&filling, &reader, record, params->footer) && good;
    free(filling.scratch.text);
  }
  header_clear(&header);
  return good;
}

static bool read_checked(SnContext *context, const Params *params, const char *shown, const Text *text, SnTable *out) {
  const char *other = text_other_encoding(text);
  if (other) {
    sn_fail_at(context, shown, 0, "the file is in %s, not in UTF-8", other);
    sn_hint(context, "save it as “CSV UTF-8”");
    return false;
  }
  if (text->length == 0)
    return sn_fail_at(context, shown, 0, "the file is empty");
  bool clean = text_check(context, shown, text);
  Record record = {.cells = malloc(MOST_COLUMNS * sizeof(Cell))};
  bool good = record.cells ? read_table(context, params, shown, text, &record, clean ? out : NULL)
                           : sn_fail(context, "out of memory");
  free(record.cells);
  return good;
}

static bool csv_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  const char *shown = sn_display_path(context, params->path);
  Text text = {0};
  bool good = text_load(context, params->path, shown, &text) && read_checked(context, params, shown, &text, out);
  free(text.bytes);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "csv",
    .version = "1",
    .summary = "Reads comma-separated values and their kin, all columns as text",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = csv_read,
};
