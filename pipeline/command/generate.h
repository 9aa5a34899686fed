/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the build and the shell ask of the program: "songngu --generate WHAT" prints man (the manual page),
 * bash (the completion), or one of the lists that a completion offers. */

#include <glib.h>
#include <stdio.h>

gboolean generate_asked(char **words);
/* Returns the exit status. */
int generate(const char *what, FILE *stream);
