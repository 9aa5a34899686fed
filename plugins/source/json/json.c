/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON: a list or an object within a file as a table, found by a JSON pointer. */

#include <stdlib.h>
#include <string.h>

#include "../csv/text.h"
#include "../encoding.h"
#include "rows.h"

typedef struct Params {
  const char *path, *rows, *columns;
  int encoding;
  int64_t header;
} Params;

static const SnParam PARAMS[] = {
    {.name = "path", .type = SN_PARAM_PATH, .offset = offsetof(Params, path), .required = true, .help = "The file"},
    {.name = "encoding",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Params, encoding),
     .fallback = "auto",
     .words = ENCODING_WORDS,
     .help = "How its letters are written; auto takes UTF-8 as it is, and finds older encodings out by their words"},
    {.name = "rows",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, rows),
     .fallback = "",
     .help = "The JSON pointer of the list or object that holds the rows, as /data/items; without it the whole file"},
    {.name = "columns",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, columns),
     .help = "The columns to be read, each with its JSON pointer within a row, as code=/id; name=/name/vi; without it "
             "all members"},
    {.name = "header",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Params, header),
     .fallback = "1",
     .min = 0,
     .max = 1,
     .help =
         "Where rows are lists: whether the first holds the columns' names; with 0 they are called c1, c2 and so on"},
    {0},
};

/* A NULL json: reported. */
static Node find_rows(Tree *tree, const char *pointer) {
  Node root = {tree->root, 0}, at = root;
  const char *stop = pointer;
  if (!pointer_is_valid(pointer)) {
    sn_fail(tree->context, "“%s” is no JSON pointer", pointer);
    sn_hint(tree->context, "each step begins with “/”, as in “/name”; “~” and “/” within one are written ~0 and ~1");
    return (Node){NULL, 0};
  }
  Node rows = node_at(root, pointer, &stop, &at);
  if (!rows.json) {
    sn_fail_at(tree->context, tree->shown, tree_line(tree, at), "there is nothing at “%.*s”",
               (int)(stop + 1 + strcspn(stop + 1, "/") - pointer), pointer);
    node_hint(tree->context, at, stop);
  }
  return rows;
}

static bool read_tree(SnContext *context, const Params *params, const char *shown, const Text *text, SnTable *out) {
  Tree tree = {0};
  Pairs chosen;
  bool good = pairs_read(context, "columns", params->columns, &chosen);
  good = tree_parse(&tree, context, shown, text->bytes, text->length) && good;
  if (good) {
    Node rows = find_rows(&tree, params->rows);
    good = rows.json && rows_read(&tree, rows, &chosen, params->header != 0, out);
  }
  pairs_clear(&chosen);
  tree_clear(&tree);
  return good;
}

static bool json_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  const char *shown = sn_display_path(context, params->path);
  Text text = {0};
  bool good = text_load(context, params->path, shown, &text);
  if (good && text.length == 0)
    good = sn_fail_at(context, shown, 0, "the file is empty");
  bool odd;
  good = good && text_convert(context, shown, params->encoding, &text, &odd) &&
         read_tree(context, params, shown, &text, out);
  free(text.bytes);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "json",
    .version = "1",
    .summary = "Reads a list or an object of a JSON file, figures digit by digit",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = json_read,
};
