/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/message.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

#include "base/installation.h"

/* gettext heeds LANGUAGE only under a locale other than C. */
static void set_any_utf8_locale(void) {
  static const char *const NAMES[] = {"vi_VN.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
    if (setlocale(LC_MESSAGES, NAMES[i])) {
      setlocale(LC_CTYPE, NAMES[i]);
      return;
    }
}

/* LANGUAGE lists languages by preference, and counts under any locale but C. */
static const char *find_in_list(const char *locale) {
  const char *list = g_getenv("LANGUAGE");
  gboolean plain = g_str_equal(locale, "C") || g_str_equal(locale, "POSIX");
  g_auto(GStrv) names = g_strsplit(list && *list && !plain ? list : locale, ":", -1);
  for (char **name = names; *name; name++) {
    if (g_str_has_prefix(*name, "vi"))
      return "vi";
    if (g_str_has_prefix(*name, "en"))
      return "en";
  }
  return NULL;
}

/* What the user's environment asks for, whether or not such a locale is installed. */
static const char *find_wish(void) {
  static const char *const VARIABLES[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (gsize i = 0; i < G_N_ELEMENTS(VARIABLES); i++) {
    const char *value = g_getenv(VARIABLES[i]);
    if (value && *value)
      return find_in_list(value);
  }
  return NULL;
}

void message_init(const char *language) {
  /* Only these two categories: numbers and sorting never follow the user's locale. */
  setlocale(LC_CTYPE, "");
  setlocale(LC_MESSAGES, "");
  if (!language)
    language = find_wish();
  if (g_strcmp0(language, "en") == 0) {
    setlocale(LC_MESSAGES, "C");
  } else if (language) {
    g_setenv("LANGUAGE", language, TRUE);
    set_any_utf8_locale();
  }
  bindtextdomain("songngu", installation_locale());
  bind_textdomain_codeset("songngu", "UTF-8");
}

/* The header of the catalogue in use tells; without one the messages are as they are written. */
const char *message_language(void) { return strstr(dgettext("songngu", ""), "Language: vi") ? "vi" : "en"; }
