/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/message.h"
#include "exchange/load.h"
#include "exchange/xliff1.h"
#include "exchange/xliff2.h"

static void report_stranger(const xmlNode *root, Diagnostics *diagnostics) {
  Place place = xml_place(root);
  const char *uri = namespace_of(root), *version = xml_attribute(root, "version");
  if (xml_is(root, "tmx")) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("this is a translation memory (TMX)"));
    diagnostics_hint(diagnostics, _("give it to --memory"));
  } else if (!xml_is(root, "xliff")) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("this is not XLIFF: the root element is <%s>"),
                      root->name);
  } else {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place,
                      _("XLIFF of the version “%s” in the namespace “%s” is not read"), version ? version : "", uri);
    diagnostics_hint(diagnostics, _("save it as XLIFF 1.2, 2.0 or 2.1"));
  }
}

UnitFile *xliff_read(const char *path, const char *display, Diagnostics *diagnostics) {
  xmlDocPtr document = load_begin(path, display, diagnostics);
  const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
  const char *version = root ? xml_attribute(root, "version") : NULL;
  UnitFile *file = NULL;
  if (root && xml_is(root, "xliff") && in_namespace(root, XLIFF1_NAMESPACE)) {
    if (load_check("xliff-1.2", document, diagnostics))
      file = xliff1_read(document, display, diagnostics);
  } else if (root && xml_is(root, "xliff") && in_namespace(root, XLIFF2_NAMESPACE) &&
             (!version || strcmp(version, "2.2") != 0)) {
    if (load_check("xliff-2.1", document, diagnostics) && xliff2_check(document, diagnostics))
      file = xliff2_read(document, display, diagnostics);
  } else if (root) {
    report_stranger(root, diagnostics);
  }
  load_end(document, diagnostics);
  return file;
}
