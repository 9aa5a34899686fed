/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any XML file: an XPath expression names the elements that are rows, others what their cells are. */

#include <libxml/xpathInternals.h>
#include <string.h>

#include "../markup.h"
#include "rows.h"

#define MOST_BYTES (100u << 20) /* the tree of a file takes some fifteen times its bytes */

typedef struct Params {
  const char *path, *rows, *columns, *namespaces;
} Params;

static const SnParam PARAMS[] = {
    {.name = "path",
     .type = SN_PARAM_PATH,
     .offset = offsetof(Params, path),
     .required = true,
     .help = "The file, of at most 100 MB"},
    {.name = "rows",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, rows),
     .required = true,
     .help = "An XPath expression for the elements that are rows, such as //district"},
    {.name = "columns",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, columns),
     .help =
         "What the columns are, as XPath from a row: name=@id; year=../@year; value=./v; without, every attribute and "
         "child element is a column"},
    {.name = "namespaces",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, namespaces),
     .help = "The prefixes that the expressions use: p=http://… q=urn:…"},
    {0},
};

typedef struct Work {
  SnContext *context;
  const Params *params;
  const char *shown;
  SnTable *out;
  Finder finder;
  Pairs columns;
} Work;

static bool report_none(const Work *work, const xmlNode *root) {
  sn_fail_at(work->context, work->shown, 0, "nothing in the file is “%s”", work->params->rows);
  const char *uri = root && root->ns ? (const char *)root->ns->href : NULL;
  if (uri && !strchr(work->params->rows, ':'))
    sn_hint(work->context, "the elements are in a namespace: write namespaces=\"p=%s\", and p: before their names",
            uri);
  else if (root)
    sn_hint(work->context, "the root element is <%s>; a path from it begins with /%s/", root->name, root->name);
  return false;
}

static bool are_elements(const Work *work, const xmlNodeSet *nodes) {
  for (int i = 0; i < nodes->nodeNr; i++)
    if (nodes->nodeTab[i]->type != XML_ELEMENT_NODE) {
      sn_fail(work->context, "rows: “%s” finds what is no element", work->params->rows);
      sn_hint(work->context, "name the element with rows=\"…\", and its attribute or text with columns=\"…\"");
      return false;
    }
  return true;
}

static bool read_rows(Work *work, xmlNodeSetPtr nodes) {
  if (!are_elements(work, nodes))
    return false;
  xmlXPathNodeSetSort(nodes);
  Rows rows = {.context = work->context, .shown = work->shown, .out = work->out, .elements = nodes};
  return work->columns.count > 0 ? rows_by_expressions(&rows, &work->finder, &work->columns) : rows_by_children(&rows);
}

static bool find_rows(Work *work, xmlDocPtr document) {
  const char *text = work->params->rows;
  xmlXPathCompExprPtr expression = finder_compile(&work->finder, "rows", text);
  if (!expression)
    return false;
  xmlXPathObjectPtr result = finder_evaluate(&work->finder, expression, (xmlNodePtr)document, text);
  xmlXPathFreeCompExpr(expression);
  if (!result)
    return false;
  bool good = false;
  if (result->type != XPATH_NODESET)
    sn_fail(work->context, "rows: “%s” finds no elements, but computes a value", text);
  else if (!result->nodesetval || result->nodesetval->nodeNr == 0)
    report_none(work, xmlDocGetRootElement(document));
  else
    good = read_rows(work, result->nodesetval);
  xmlXPathFreeObject(result);
  return good;
}

static bool xml_read(SnContext *context, const void *given, SnTable *out) {
  Work work = {.context = context, .params = given, .out = out};
  work.shown = sn_display_path(context, work.params->path);
  bool good = pairs_read(context, "columns", work.params->columns, &work.columns);
  xmlDocPtr document = markup_load(context, work.params->path, work.shown, MOST_BYTES);
  if (document) {
    good = finder_init(&work.finder, context, document, work.params->namespaces) && good && find_rows(&work, document);
    finder_clear(&work.finder);
    xmlFreeDoc(document);
  }
  pairs_clear(&work.columns);
  return good && document;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "xml",
    .version = "1",
    .summary = "Reads rows out of any XML file by XPath",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = xml_read,
};
