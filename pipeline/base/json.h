/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* JSON being written. */

#include <stdio.h>

/* The text, UTF-8, as a JSON string with its quotes. */
void json_put_text(FILE *stream, const char *text);
