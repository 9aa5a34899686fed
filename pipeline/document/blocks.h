/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Blocks of a body bound one by one. */

#include "document/binding.h"

/* Binds what the walk has reached and appends it; of sections and annexes the heading alone, their
 * content is walked next. */
void blocks_bind_next(Binder *binder, xmlNodePtr node, GPtrArray *out);
/* The same with all that stands within. */
void blocks_bind(Binder *binder, xmlNodePtr node, GPtrArray *out);
/* All blocks within `node`, appended to its own block's children. */
void blocks_bind_children(Binder *binder, xmlNodePtr node, GPtrArray *out);

/* A block of the element, its strings in a chunk of its own. */
Block *blocks_new(Binder *binder, xmlNodePtr node, BlockKind kind, const Style *style);
/* One with room for children. */
Block *blocks_new_group(Binder *binder, xmlNodePtr node, BlockKind kind, const Style *style);
/* A paragraph of plain text. */
Block *blocks_new_line(Binder *binder, xmlNodePtr node, const char *style, const char *text, gboolean bold);
/* The inline content of `owner` up to `end` as a paragraph; NULL when nothing is to be printed. */
Block *blocks_bind_line(Binder *binder, xmlNodePtr owner, const xmlNode *end, const Style *style, const char *part);
/* "Bảng 1. Title" and the lines below. */
void blocks_bind_caption(Binder *binder, xmlNodePtr node, const Visit *visit, Block *block);

/* Kinds that have files of their own; NULL: reported. */
Block *table_bind(Binder *binder, xmlNodePtr node, const Visit *visit);
Block *assignments_bind(Binder *binder, xmlNodePtr node, const Visit *visit);
Block *chart_bind(Binder *binder, xmlNodePtr node, const Visit *visit);
Block *image_bind(Binder *binder, xmlNodePtr node, const Visit *visit);
Block *list_bind(Binder *binder, xmlNodePtr node);
Block *columns_bind(Binder *binder, xmlNodePtr node);
Block *key_figures_bind(Binder *binder, xmlNodePtr node);
Block *callout_bind(Binder *binder, xmlNodePtr node);
Block *quote_bind(Binder *binder, xmlNodePtr node);
Block *signature_bind(Binder *binder, xmlNodePtr node);
/* Headings give up to three blocks. */
void section_bind_heading(Binder *binder, xmlNodePtr node, const Visit *visit, GPtrArray *out);
void annex_bind_heading(Binder *binder, xmlNodePtr node, const Visit *visit, GPtrArray *out);
Block *toc_bind(Binder *binder, xmlNodePtr node);
