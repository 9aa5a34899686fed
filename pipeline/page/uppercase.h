/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Capitals for styles that are set in them. */

/* By the rules of `language`; g_free. */
char *text_uppercase(const char *text, const char *language);
