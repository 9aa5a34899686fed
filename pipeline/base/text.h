/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* UTF-8 and Vietnamese text. */

#include <glib.h>

/* Byte offset of the first fault (malformed UTF-8, NUL, a noncharacter or C0
 * control other than tab and newlines), or -1. */
gssize text_find_invalid(const char *text, gsize length);

/* One fast pass: TRUE means valid and NFC, as nearly all text is; FALSE means that the slower two functions decide. */
gboolean text_is_plain(const char *text, gsize length);

/* For hash tables with texts of any length as keys; equal as strcmp has it. */
guint text_hash(gconstpointer text);

/* All below take valid UTF-8. */

/* NFC.  Also puts marks that stand before the quality mark (e U+0301 U+0302) right.  Fast when already NFC. */
char *text_nfc(const char *text, gssize length);
gboolean text_is_nfc(const char *text, gsize length);

/* Key under which names match despite case, NFC or NFD, old and new tone
 * placement (Hòa, Hoà), i and y (tỷ, tỉ; quý, quí), spaces, hyphens' width and Đ look-alikes. */
char *text_fold(const char *text);

/* ASCII form of a Vietnamese name (Bắc Giang: Bac Giang). */
char *text_ascii(const char *text);

/* The candidate nearest to `word` under folding, or NULL when none is near
 * enough to be meant.  `candidates` is NULL-terminated. */
const char *text_suggest(const char *word, const char *const *candidates);

/* Whitespace runs to one space, none at the ends (XML's collapse), keeping NBSP. */
char *text_collapse(const char *text);
