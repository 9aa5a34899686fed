/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A program's arguments, written in one line. */

#include <songngu/plugin.h>

/* Splits at white space.  What stands between two quotes of a kind, single or double, belongs to one argument as it is,
 * the quotes left out; no other character has a meaning of its own.  `program` comes first, NULL last; release with
 * arguments_free.  NULL: a quote is not closed. */
char **arguments_split(const char *program, const char *text);
void arguments_free(char **arguments);
