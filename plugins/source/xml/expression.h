/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XPath 1.0 within limits: what all expressions of a file may cost together is bounded. */

#include <libxml/xpath.h>

#include <songngu/plugin.h>

typedef struct Finder {
  SnContext *context;
  xmlXPathContextPtr path;
  int code;                    /* of the last error, an xmlXPathError; 0: none */
  int position;                /* in the expression where it was found */
  xmlGenericErrorFunc generic; /* what printed errors before, and will again */
  void *generic_data;
} Finder;

/* `namespaces`: "p=urn:one q=urn:two", or NULL.  false: reported; to be cleared in any case. */
bool finder_init(Finder *finder, SnContext *context, xmlDocPtr document, const char *namespaces);
void finder_clear(Finder *finder);

/* NULL: reported, as what `parameter` gives.  Free with xmlXPathFreeCompExpr. */
xmlXPathCompExprPtr finder_compile(Finder *finder, const char *parameter, const char *text);
/* From `node`; NULL: reported once.  Free with xmlXPathFreeObject. */
xmlXPathObjectPtr finder_evaluate(Finder *finder, xmlXPathCompExprPtr expression, xmlNodePtr node, const char *text);
