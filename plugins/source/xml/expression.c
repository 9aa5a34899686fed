/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expression.h"

#include <libxml/xpathInternals.h>
#include <string.h>

/* What all expressions on a file may cost, in the library's operations: enough for any that goes through the file a few
 * times, and a second for a small one. */
#define OPERATIONS_AT_LEAST 20000000
#define OPERATIONS_AN_ELEMENT 200

static void on_error(void *data, xmlErrorPtr error) {
  Finder *finder = data;
  if (finder->code != 0)
    return;
  finder->code = error->code - XML_XPATH_EXPRESSION_OK;
  finder->position = error->int1;
}

/* The library tells some faults a second time, on the terminal. */
static void be_silent(void *data, const char *format, ...) { (void)data, (void)format; }

static bool register_one(Finder *finder, const char *pair, size_t length) {
  const char *equals = memchr(pair, '=', length);
  if (!equals || equals == pair || equals + 1 == pair + length) {
    sn_fail(finder->context, "“%.*s” does not declare a namespace", (int)length, pair);
    sn_hint(finder->context, "write namespaces=\"p=http://…\", several with spaces between them");
    return false;
  }
  xmlChar *prefix = xmlStrndup((const xmlChar *)pair, (int)(equals - pair));
  xmlChar *uri = xmlStrndup((const xmlChar *)equals + 1, (int)(pair + length - equals - 1));
  bool good = prefix && uri && xmlXPathRegisterNs(finder->path, prefix, uri) == 0;
  xmlFree(prefix);
  xmlFree(uri);
  return good || sn_fail(finder->context, "“%.*s” does not declare a namespace", (int)length, pair);
}

bool finder_init(Finder *finder, SnContext *context, xmlDocPtr document, const char *namespaces) {
  *finder = (Finder){.context = context, .path = xmlXPathNewContext(document)};
  if (!finder->path)
    abort();
  finder->path->error = on_error;
  finder->path->userData = finder;
  finder->path->opLimit = OPERATIONS_AT_LEAST + OPERATIONS_AN_ELEMENT * (unsigned long)xmlXPathOrderDocElems(document);
  finder->generic = xmlGenericError;
  finder->generic_data = xmlGenericErrorContext;
  xmlSetGenericErrorFunc(NULL, be_silent);
  bool good = true;
  while (namespaces && *namespaces) {
    size_t blank = strspn(namespaces, " \t\r\n"), length = strcspn(namespaces + blank, " \t\r\n");
    good = (length == 0 || register_one(finder, namespaces + blank, length)) && good;
    namespaces += blank + length;
  }
  return good;
}

void finder_clear(Finder *finder) {
  xmlXPathFreeContext(finder->path);
  xmlSetGenericErrorFunc(finder->generic_data, finder->generic);
}

xmlXPathCompExprPtr finder_compile(Finder *finder, const char *parameter, const char *text) {
  finder->code = 0;
  xmlXPathCompExprPtr expression = xmlXPathCtxtCompile(finder->path, (const xmlChar *)text);
  if (!expression)
    sn_fail(finder->context, "%s: “%s” is no XPath expression; character %d is not expected", parameter, text,
            finder->position + 1);
  return expression;
}

xmlXPathObjectPtr finder_evaluate(Finder *finder, xmlXPathCompExprPtr expression, xmlNodePtr node, const char *text) {
  finder->code = 0;
  finder->path->node = node;
  finder->path->contextSize = finder->path->proximityPosition = 1;
  xmlXPathObjectPtr result = xmlXPathCompiledEval(expression, finder->path);
  if (result && finder->code == 0)
    return result;
  xmlXPathFreeObject(result);
  if (finder->code == XPATH_OP_LIMIT_EXCEEDED) {
    sn_fail(finder->context, "looking for “%s” takes too long", text);
    sn_hint(finder->context, "name the elements on the way in place of //, * and preceding::");
  } else if (finder->code == XPATH_UNDEF_PREFIX_ERROR) {
    sn_fail(finder->context, "“%s” has a namespace prefix that is not declared", text);
    sn_hint(finder->context, "write namespaces=\"p=http://…\", several with spaces between them");
  } else if (finder->code == XPATH_UNKNOWN_FUNC_ERROR) {
    sn_fail(finder->context, "“%s” has a function that XPath 1.0 does not know", text);
  } else {
    sn_fail(finder->context, "“%s” cannot be evaluated: its parts do not fit together", text);
  }
  return NULL;
}
