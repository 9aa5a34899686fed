/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PC-Axis files, as statistical offices publish their tables: one row a cell. */

#include <string.h>
#include <strings.h>

#include "../csv/text.h"
#include "../encoding.h"
#include "data.h"

typedef struct Params {
  const char *path, *language, *select, *time, *value, *symbols;
  int encoding;
} Params;

static const SnParam PARAMS[] = {
    {.name = "path", .type = SN_PARAM_PATH, .offset = offsetof(Params, path), .required = true, .help = "The file"},
    {.name = "encoding",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Params, encoding),
     .fallback = "auto",
     .words = ENCODING_WORDS,
     .help = "How its letters are written; auto takes what its CODEPAGE says, else finds it out by their words"},
    {.name = "language",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, language),
     .help = "Which of the file's LANGUAGES names variables and values, as vi; without it the file's own"},
    {.name = "select",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, select),
     .help = "The values to be read, by their texts or codes, as Tỉnh=Bắc Giang|Bắc Ninh; Năm=2023"},
    {.name = "time",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, time),
     .help = "The variable that is the time, where the file has no TIMEVAL"},
    {.name = "value",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, value),
     .fallback = "value",
     .help = "What the column of the figures is called"},
    {.name = "symbols",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, symbols),
     .help = "What signs in place of figures mean: - (nil), ... (not available) or x (not applicable), as .=x; ..=..."},
    {0},
};

/* ---- encoding */

/* What CODEPAGE declares, which is ASCII in every encoding that can be meant; NULL: nothing. */
static const char *find_codepage(const Text *text, size_t *length) {
  static const char NAME[] = "CODEPAGE";
  const char *end = text->bytes + (text->length < 65536 ? text->length : 65536);
  for (const char *at = text->bytes; at + sizeof NAME < end; at++) {
    if ((at > text->bytes && at[-1] != '\n' && at[-1] != ';' && at[-1] != '\r') ||
        strncasecmp(at, NAME, sizeof NAME - 1) != 0)
      continue;
    const char *open = memchr(at, '"', (size_t)(end - at)),
               *close = open ? memchr(open + 1, '"', (size_t)(end - open - 1)) : NULL;
    if (!close)
      return NULL;
    *length = (size_t)(close - open - 1);
    return open + 1;
  }
  return NULL;
}

static bool codepage_encoding(const char *name, size_t length, int *encoding) {
  static const struct {
    const char *name;
    Encoding encoding;
  } PAGES[] = {
      {"utf-8", ENCODING_UTF_8},
      {"utf8", ENCODING_UTF_8},
      {"windows-1252", ENCODING_WINDOWS_1252},
      {"iso-8859-1", ENCODING_WINDOWS_1252},
      {"iso-8859-15", ENCODING_WINDOWS_1252},
      {"us-ascii", ENCODING_UTF_8},
      {"windows-1258", ENCODING_WINDOWS_1258},
      {"utf-16", ENCODING_UTF_16},
      {"unicode", ENCODING_UTF_16},
  };
  for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
    if (strlen(PAGES[i].name) == length && strncasecmp(PAGES[i].name, name, length) == 0) {
      *encoding = PAGES[i].encoding;
      return true;
    }
  return false;
}

/* Western pages are what programs write that were not told: then the words decide. */
static bool find_encoding(SnContext *context, const char *shown, const Text *text, int *encoding) {
  size_t length = 0;
  const char *name = *encoding == ENCODING_AUTO ? find_codepage(text, &length) : NULL;
  if (!name)
    return true;
  if (!codepage_encoding(name, length, encoding)) {
    sn_fail_at(context, shown, 0, "CODEPAGE “%.*s” is not known", (int)(length < 40 ? length : 40), name);
    sn_hint(context, "declare its encoding=\"…\"");
    return false;
  }
  if (*encoding == ENCODING_WINDOWS_1252 && text_count(text).malformed == 0)
    *encoding = ENCODING_AUTO;
  return true;
}

/* ---- the whole */

static bool read_text(SnContext *context, const Params *params, const char *shown, const Text *text, SnTable *out) {
  Keywords keywords;
  Cube cube = {0};
  Pairs select, symbols;
  const char *end = text->bytes + text->length;
  bool good = pairs_read(context, "select", params->select, &select);
  good = pairs_read(context, "symbols", params->symbols, &symbols) && good;
  good = keywords_read(&keywords, context, shown, text->bytes, end) && good;
  CubeParams cube_params = {params->language, params->time, &select, &symbols};
  good = good && cube_read(&cube, &keywords, &cube_params) && data_read(&cube, end, params->value, out);
  cube_clear(&cube);
  keywords_clear(&keywords);
  pairs_clear(&symbols);
  pairs_clear(&select);
  return good;
}

static bool px_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  const char *shown = sn_display_path(context, params->path);
  Text text = {0};
  int encoding = params->encoding;
  bool odd, good = text_load(context, params->path, shown, &text);
  if (good && text.length == 0)
    good = sn_fail_at(context, shown, 0, "the file is empty");
  good = good && find_encoding(context, shown, &text, &encoding) &&
         text_convert(context, shown, encoding, &text, &odd) && read_text(context, params, shown, &text, out);
  free(text.bytes);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "px",
    .version = "1",
    .summary = "Reads PC-Axis files, one row a cell",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = px_read,
};
