/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Parameters written :name, as the server has them: $1, $2 and so on. */

#include <songngu/plugin.h>

typedef struct Placeholders {
  char *text;   /* the statement with $1, …; its lines are those of the original */
  char **names; /* the name of each, NULL-terminated; one that comes several times is one */
  int count;
} Placeholders;

/* What stands in quotes, dollar quotes and comments is left alone, as are casts (::) and := (PostgreSQL, "Lexical
 * Structure").  false: reported. */
bool placeholders_read(SnContext *context, const char *query, Placeholders *out);
void placeholders_clear(Placeholders *placeholders);
