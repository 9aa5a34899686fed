/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who signs, at the right, and who receives, at the left (Decree 30/2020/NĐ-CP, Appendix I, boxes 7 and 9). */

#include <string.h>

#include "document/blocks.h"
#include "document/inline.h"
#include "document/words.h"

#define RECIPIENTS_SHARE 0.5
#define SIGNING_ROOM 72.0 /* points between post and name */

/* `context`: of the entry that it is, a constant; NULL: of none of the pack. */
static void add_line(Binder *binder, xmlNodePtr node, Block *group, const char *style, const char *text,
                     const char *context) {
  if (!text)
    return;
  Block *line = blocks_new_line(binder, node, style, text, FALSE);
  for (guint i = 0; i < line->spans->len; i++)
    g_array_index(line->spans, Span, i).context = context;
  g_ptr_array_add(group->children, line);
}

/* Each line of the list ends with a semicolon, the last with a full stop. */
static char *punctuated(const char *text, gboolean last) {
  gsize length = strlen(text);
  if (length > 0 && strchr(";.,", text[length - 1]))
    return g_strdup(text);
  return g_strconcat(text, last ? "." : ";", NULL);
}

static guint count_recipients(const Pack *pack) {
  guint count = 0;
  for (guint i = 0; i < pack->info->len; i++)
    count += g_str_equal(g_array_index(pack->info, Info, i).name, "recipient");
  return count;
}

static void bind_recipients(Binder *binder, xmlNodePtr node, Block *group) {
  const Pack *pack = binder->edition->pack;
  guint count = count_recipients(pack), n = 0;
  if (count == 0)
    return;
  const char *head = binder_style_or(binder, "recipients-title", "recipients");
  add_line(binder, node, group, head, words_fixed(binder, "words", "Nơi nhận:"), NULL);
  for (guint i = 0; i < pack->info->len; i++) {
    const Info *info = &g_array_index(pack->info, Info, i);
    if (!g_str_equal(info->name, "recipient"))
      continue;
    Place place = {.file = pack->file, .line = info->line};
    const char *said = words_text(binder, NULL, INFO_CONTEXT "recipient", info->value, &place);
    g_autofree char *whole = punctuated(said, ++n == count);
    g_autofree char *line = g_strconcat("- ", whole, NULL);
    add_line(binder, node, group, "recipients", line, INFO_CONTEXT "recipient");
  }
}

static void bind_signatory(Binder *binder, xmlNodePtr node, Block *group) {
  const char *authority = binder_style_or(binder, "authority", "signatory");
  const char *post = binder_style_or(binder, "post", "signatory");
  add_line(binder, node, group, authority, words_info(binder, "signatory-authority", FORM_DEFAULT),
           INFO_CONTEXT "signatory-authority");
  add_line(binder, node, group, post, words_info(binder, "signatory-post", FORM_DEFAULT),
           INFO_CONTEXT "signatory-post");
  Block *room = block_new(BLOCK_SPACE, group->style, xml_line(node));
  room->from_template = group->from_template;
  room->height = SIGNING_ROOM;
  g_ptr_array_add(group->children, room);
  add_line(binder, node, group, "signatory", words_info(binder, "signatory", FORM_DEFAULT), INFO_CONTEXT "signatory");
}

Block *signature_bind(Binder *binder, xmlNodePtr node) {
  const Style *style = binder_style(binder, node, binder_style_or(binder, "signature", "p"));
  Block *columns = blocks_new_group(binder, node, BLOCK_COLUMNS, style);
  Block *left = blocks_new_group(binder, node, BLOCK_GROUP, binder_bare_style(binder));
  Block *right = blocks_new_group(binder, node, BLOCK_GROUP, binder_bare_style(binder));
  bind_recipients(binder, node, left);
  bind_signatory(binder, node, right);
  g_ptr_array_add(columns->children, left);
  g_ptr_array_add(columns->children, right);
  columns->widths = g_new(double, 2);
  columns->widths[0] = RECIPIENTS_SHARE;
  columns->widths[1] = 1 - RECIPIENTS_SHARE;
  return columns;
}
