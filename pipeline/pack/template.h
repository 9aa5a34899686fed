/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a kind of document looks: page masters, styles, furniture, numbering, theme. */

#include <glib.h>
#include <libxml/tree.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

typedef enum TextAlign { ALIGN_JUSTIFY, ALIGN_START, ALIGN_END, ALIGN_CENTER } TextAlign;
typedef enum Break { BREAK_AUTO, BREAK_PAGE, BREAK_AVOID } Break;

/* Property names are those of CSS.  Lengths in points. */
typedef struct Style {
  const char *name;
  const char *font_family; /* a role of fonts/: serif, sans-serif, monospace */
  double font_size;
  gboolean bold, italic, uppercase, underline;
  SnColor color;
  SnColor background_color; /* alpha 0: none */
  TextAlign text_align;
  double text_indent; /* first line; negative hangs */
  double margin_top, margin_bottom, margin_left, margin_right;
  double padding;      /* within borders and backgrounds, table cells too */
  double line_height;  /* baseline to baseline */
  double border_width; /* table rules, callouts */
  SnColor border_color;
  gboolean hyphens;
  gboolean keep_with_next; /* break-after: avoid */
  Break break_before, break_inside;
  guint widows, orphans;
} Style;

typedef struct PageMaster {
  double width, height;
  double margin_top, margin_bottom, margin_left, margin_right;
  double header_extent, footer_extent; /* distance of the running text's baseline from the page's edge */
  xmlNodePtr header, footer;           /* inline content with <page-number/>, NULL: none */
  gboolean first_page_header;          /* Decree 30: no number on page 1 */
} PageMaster;

/* Numbering of a section level, 1 to 6. */
typedef struct LevelNumbering {
  int format;          /* a Numbering of language/locale.h */
  char *prefix;        /* "Phần " */
  char *suffix;        /* "." */
  gboolean whole_path; /* 1.2.3 */
} LevelNumbering;

typedef struct ChartTheme {
  SnColor series[8];
  SnPattern patterns[8];
  SnColor axis, grid;
  double width, height; /* of a chart, points; 0 width: the text's */
} ChartTheme;

typedef struct Template {
  char *name;
  char *folder; /* absolute: po/LANG.po and images lie in it */
  char *file;   /* template.xml as messages name it */
  xmlDocPtr xml;
  GHashTable *declarations; /* name → what this template and its bases say of a style */
  GHashTable *styles;       /* name → Style, resolved; empty in a base */
  PageMaster portrait, landscape;
  LevelNumbering sections[7]; /* by level, from 1 */
  LevelNumbering annex;
  ChartTheme charts;
  char *table_label, *figure_label,
      *annex_label; /* Vietnamese, translated as the template's words: "Bảng", "Biểu đồ" */
  gboolean captions_above_tables;
  xmlNodePtr opening, closing; /* of this template or a base (xml_file() tells); blocks before and after the body, with
                                  <field name=""/>; NULL: none */
  struct Template *base;       /* what it extends, owned */
} Template;

/* `name`: of an installed template.  `place`: where the name was written, or NULL.  NULL: all faults of the template
 * and its bases are reported. */
Template *template_load(const char *name, const Place *place, Diagnostics *diagnostics);
/* The template in a folder of the pack; messages name it by `display`. */
Template *template_load_folder(const char *folder, const char *display, Diagnostics *diagnostics);
void template_free(Template *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Template, template_free)
/* By name; "p" when there is no such style.  Never NULL. */
const Style *template_style(const Template *template, const char *name);
/* TRUE when the template itself knows the name. */
gboolean template_has_style(const Template *template, const char *name);
/* Reports a style="" of element `node` that the template does not have.  FALSE then. */
gboolean template_check_style(const Template *template, const xmlNode *node, Diagnostics *diagnostics);
