/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a template says besides styles: page masters, numbering, labels, the
 * theme of charts.  Each starts as the base has it, and is amended. */

#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/template.h"

void furniture_inherit(Template *template);
void furniture_read_page_master(Template *template, const xmlNode *element, Diagnostics *diagnostics);
void furniture_read_numbering(Template *template, const xmlNode *element);
void furniture_read_labels(Template *template, const xmlNode *element);
void furniture_read_charts(Template *template, const xmlNode *element, Diagnostics *diagnostics);
/* Pages with room for text; complete labels. */
void furniture_check(const Template *template, Diagnostics *diagnostics);
void furniture_clear(Template *template);
