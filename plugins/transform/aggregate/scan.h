/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words and signs of a formula. */

#include <songngu/plugin.h>

typedef struct Scan {
  const char *at;
  unsigned line; /* of `at`, from 1 */
} Scan;

/* Past blanks and line ends. */
void scan_skip(Scan *scan);
/* Past blanks, line ends, commas and semicolons. */
void scan_skip_separators(Scan *scan);
/* Up to the end of this formula: a separator outside parentheses. */
void scan_give_up(Scan *scan);
/* Takes the sign if it comes next, blanks before it notwithstanding.  Line ends are no blanks where `within` is false.
 */
bool scan_take(Scan *scan, char sign, bool within);
/* A name, in quotes or up to one of ( ) , ; = and the line's end, without blanks at its ends; release with free.  NULL:
 * there is none. */
char *scan_word(Scan *scan);
