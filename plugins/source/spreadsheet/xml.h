/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One part of a workbook as XML, element by element (SAX), in memory of constant size.  A document type, and with it
 * every entity but the five of XML itself, is refused; nothing is ever fetched. */

#include <libxml/parser.h>

#include "package.h"

typedef struct Xml Xml;

/* An element's start.  Borrowed during the call. */
typedef struct XmlTag {
  const char *name;       /* without its prefix */
  const char *space;      /* the namespace or NULL; one address for one namespace within a part */
  const xmlChar **values; /* as libxml2's startElementNsSAX2Func gives them */
  int count;
} XmlTag;

/* `data` is xml_read's.  Each may be NULL. */
typedef struct XmlHandlers {
  void (*start)(Xml *xml, const XmlTag *tag, void *data);
  void (*end)(Xml *xml, void *data); /* of the innermost element that was started and not skipped */
  void (*text)(Xml *xml, const char *text, size_t length, void *data); /* in pieces */
} XmlHandlers;

/* false: reported, or a handler said xml_fail. */
bool xml_read(Part *part, Package *package, const XmlHandlers *handlers, void *data);

/* Called from start: this element's content and end are passed over. */
void xml_skip(Xml *xml);
/* No more is wanted of the part: xml_read returns true. */
void xml_stop(Xml *xml);
/* A fault was reported: xml_read returns false. */
void xml_fail(Xml *xml);

/* Whether the element is of the namespace that the part's root element is of, which is what a part's own elements are
 * known by: producers write the transitional one, the strict one, others, or none. */
bool xml_is_own(const Xml *xml, const XmlTag *tag);

/* An attribute's text, not NUL-terminated. */
typedef struct XmlText {
  const char *at; /* NULL: there is none */
  size_t length;
} XmlText;

/* By its local name, whatever its namespace. */
XmlText xml_attribute(const XmlTag *tag, const char *name);
/* By its local name, only where it has a namespace (r:id beside id). */
XmlText xml_qualified(const XmlTag *tag, const char *name);

bool xml_text_is(XmlText text, const char *word);
/* "1", "true" or "on" (ST_OnOff). */
bool xml_truth(XmlText text);
/* Digits only and at most UINT32_MAX - 1, else `otherwise`. */
uint32_t xml_number(XmlText text, uint32_t otherwise);
/* A copy to be freed; NULL when there is none. */
char *xml_copy(XmlText text);
