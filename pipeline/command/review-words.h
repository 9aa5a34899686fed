/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the review page says of itself. */

#include <stdio.h>

/* A JSON object of all its words, in the user's language. */
void review_words_put(FILE *stream);
