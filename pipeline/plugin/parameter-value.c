/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/parameter-value.h"

#include <inttypes.h>
#include <string.h>

#include "base/decimal.h"
#include "base/message.h"

gsize parameter_size(SnParamType type) {
  switch (type) {
  case SN_PARAM_STRING:
  case SN_PARAM_PATH:
  case SN_PARAM_TEXT:
    return sizeof(const char *);
  case SN_PARAM_INTEGER:
    return sizeof(int64_t);
  case SN_PARAM_DECIMAL:
    return sizeof(SnDecimal);
  case SN_PARAM_BOOLEAN:
    return sizeof(bool);
  case SN_PARAM_WORD:
    return sizeof(int);
  }
  return 0;
}

static gboolean has_range(const SnParam *param) { return param->min != 0 || param->max != 0; }

static gboolean store_integer(const SnParam *param, const char *value, void *member) {
  gint64 number;
  gint64 min = has_range(param) ? param->min : G_MININT64, max = has_range(param) ? param->max : G_MAXINT64;
  if (!g_ascii_string_to_signed(value, 10, min, max, &number, NULL))
    return FALSE;
  *(int64_t *)member = number;
  return TRUE;
}

static gboolean store_boolean(const char *value, void *member) {
  gboolean yes = strcmp(value, "yes") == 0;
  if (!yes && strcmp(value, "no") != 0)
    return FALSE;
  *(bool *)member = yes;
  return TRUE;
}

static gboolean store_word(const SnParam *param, const char *value, void *member) {
  for (int i = 0; param->words[i]; i++)
    if (strcmp(param->words[i], value) == 0) {
      *(int *)member = i;
      return TRUE;
    }
  return FALSE;
}

static gboolean store_string(const char *value, void *member, GPtrArray *strings) {
  char *copy = g_strdup(value);
  g_ptr_array_add(strings, copy);
  *(const char **)member = copy;
  return TRUE;
}

gboolean parameter_store(const SnParam *param, const char *value, void *member, GPtrArray *strings) {
  switch (param->type) {
  case SN_PARAM_STRING:
  case SN_PARAM_PATH:
  case SN_PARAM_TEXT:
    return store_string(value, member, strings);
  case SN_PARAM_INTEGER:
    return store_integer(param, value, member);
  case SN_PARAM_DECIMAL:
    return decimal_parse(value, strlen(value), member);
  case SN_PARAM_BOOLEAN:
    return store_boolean(value, member);
  case SN_PARAM_WORD:
    return store_word(param, value, member);
  }
  return FALSE;
}

static char *integer_domain(const SnParam *param) {
  if (!has_range(param))
    return g_strdup(_("a whole number"));
  if (param->max == G_MAXINT64)
    return g_strdup_printf(_("a whole number from %" PRId64), param->min);
  return g_strdup_printf(_("a whole number from %" PRId64 " to %" PRId64), param->min, param->max);
}

char *parameter_domain(const SnParam *param) {
  switch (param->type) {
  case SN_PARAM_STRING:
    return g_strdup(_("text"));
  case SN_PARAM_PATH:
    return g_strdup(_("a file of the pack"));
  case SN_PARAM_TEXT:
    return g_strdup(_("the element's text, or file=\"…\""));
  case SN_PARAM_INTEGER:
    return integer_domain(param);
  case SN_PARAM_DECIMAL:
    return g_strdup(_("a number written with a point, such as 12.5"));
  case SN_PARAM_BOOLEAN:
    return g_strdup(_("yes or no"));
  case SN_PARAM_WORD: {
    g_autofree char *words = g_strjoinv(", ", (char **)param->words);
    return g_strdup_printf(_("one of %s"), words);
  }
  }
  return g_strdup("");
}
