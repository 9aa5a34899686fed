/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Messages in the user's language (gettext). */

#include <libintl.h>

#define _(text) dgettext("songngu", text)
#define N_(text) text
#define ngettext_(one, many, n) dngettext("songngu", one, many, n)

/* Binds the catalogue; `language` is "vi", "en" or NULL for the user's locale.
 * Works where the machine has no Vietnamese locale installed. */
void message_init(const char *language);
/* In which language messages are: "vi" or "en". */
const char *message_language(void);
