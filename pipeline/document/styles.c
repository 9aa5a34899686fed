/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which style a block has, and styles that blocks within blocks need. */

#include <stdlib.h>

#include "document/binding.h"

static gboolean has_style(const Template *template, const char *name) {
  return g_hash_table_contains(template->styles, name);
}

const char *binder_style_or(const Binder *binder, const char *name, const char *fallback) {
  return has_style(binder->edition->pack->template, name) ? name : fallback;
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static void report_style(Binder *binder, const xmlNode *node, const char *name) {
  guint count;
  g_autofree const char **names =
      (const char **)g_hash_table_get_keys_as_array(binder->edition->pack->template->styles, &count);
  qsort(names, count, sizeof *names, compare_names);
  Place place = xml_place(node);
  g_autofree char *what =
      g_strdup_printf(_("template “%s” has no style “%s”"), binder->edition->pack->template->name, name);
  binder_unknown(binder, &place, what, name, names);
}

const Style *binder_style(Binder *binder, const xmlNode *node, const char *fallback) {
  const Template *template = binder->edition->pack->template;
  const char *name = xml_attribute(node, "style");
  if (!name)
    return template_style(template, fallback);
  if (!has_style(template, name))
    report_style(binder, node, name);
  return template_style(template, name);
}

/* One style made from another, kept under a name of its own. */
static const Style *find_made(const Binder *binder, const char *name) {
  for (guint i = 0; i < binder->styles->len; i++) {
    const Style *made = g_ptr_array_index(binder->styles, i);
    if (g_str_equal(made->name, name))
      return made;
  }
  return NULL;
}

static Style *make_style(Binder *binder, const Style *from, const char *name) {
  Style *made = g_memdup2(from, sizeof *from);
  made->name = g_string_chunk_insert_const(binder->strings, name);
  g_ptr_array_add(binder->styles, made);
  return made;
}

const Style *binder_align(Binder *binder, const Style *style, TextAlign align) {
  static const char *const words[] = {
      [ALIGN_JUSTIFY] = "justify", [ALIGN_START] = "start", [ALIGN_END] = "end", [ALIGN_CENTER] = "center"};
  if (style->text_align == align)
    return style;
  g_autofree char *name = g_strconcat(style->name, " ", words[align], NULL);
  const Style *made = find_made(binder, name);
  if (made)
    return made;
  Style *aligned = make_style(binder, style, name);
  aligned->text_align = align;
  return aligned;
}

static void remove_frame(Style *style) {
  style->margin_left = style->margin_right = style->padding = style->border_width = 0;
  style->background_color = style->border_color = (SnColor){0};
}

const Style *binder_bare_style(Binder *binder) {
  const Style *made = find_made(binder, "p bare");
  if (made)
    return made;
  Style *bare = make_style(binder, template_style(binder->edition->pack->template, "p"), "p bare");
  remove_frame(bare);
  bare->margin_top = bare->margin_bottom = bare->text_indent = 0;
  bare->keep_with_next = FALSE;
  bare->break_before = bare->break_inside = BREAK_AUTO;
  return bare;
}

const Style *binder_inner_style(Binder *binder, const Style *style) {
  g_autofree char *name = g_strconcat(style->name, " inner", NULL);
  const Style *made = find_made(binder, name), *p = template_style(binder->edition->pack->template, "p");
  if (made)
    return made;
  Style *inner = make_style(binder, style, name);
  remove_frame(inner);
  inner->margin_top = p->margin_top;
  inner->margin_bottom = p->margin_bottom;
  inner->keep_with_next = FALSE;
  inner->break_before = inner->break_inside = BREAK_AUTO;
  return inner;
}
