/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/form.h"

#include <libxml/tree.h>
#include <math.h>
#include <string.h>

#include "base/calendar.h"
#include "base/message.h"

/* ---- datatypes ------------------------------------------------------------- */

/* Stricter than XML Schema where packs are: no spaces around, no signs, no time zones. */
typedef struct DataType {
  const char *name;
  gboolean (*holds)(const char *text);
  gboolean numeric;
} DataType;

static gboolean is_token(const char *text) { return TRUE; }

static gboolean is_name(const char *text) { return xmlValidateNCName((const xmlChar *)text, 0) == 0; }

static gboolean is_nmtoken(const char *text) { return xmlValidateNMToken((const xmlChar *)text, 0) == 0; }

static gboolean is_digits(const char *text) {
  gsize length = strspn(text, "0123456789");
  return length > 0 && length <= 9 && text[length] == '\0';
}

static gboolean is_positive(const char *text) { return is_digits(text) && strspn(text, "0") < strlen(text); }

static gboolean is_decimal(const char *text) {
  const char *at = text + (*text == '-' || *text == '+');
  gsize whole = strspn(at, "0123456789");
  at += whole;
  gsize fraction = *at == '.' ? strspn(++at, "0123456789") : 0;
  return at[fraction] == '\0' && whole + fraction > 0;
}

static gboolean is_date(const char *text) {
  Date date;
  return date_parse(text, &date);
}

static gboolean is_language(const char *text) {
  gsize part;
  for (;; text += part + 1) {
    for (part = 0; g_ascii_isalnum(text[part]); part++)
      ;
    if (part == 0 || part > 8 || (text[part] != '-' && text[part] != '\0'))
      return FALSE;
    if (text[part] == '\0')
      return TRUE;
  }
}

const DataType *form_find_type(const char *name) {
  static const DataType types[] = {
      {"token", is_token, FALSE},
      {"NCName", is_name, FALSE},
      {"NMTOKEN", is_nmtoken, FALSE},
      {"nonNegativeInteger", is_digits, TRUE},
      {"positiveInteger", is_positive, TRUE},
      {"decimal", is_decimal, TRUE},
      {"date", is_date, FALSE},
      {"language", is_language, FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
    if (strcmp(types[i].name, name) == 0)
      return &types[i];
  return NULL;
}

/* ---- forms ----------------------------------------------------------------- */

Form *form_new(FormKind kind) {
  Form *form = g_new0(Form, 1);
  form->kind = kind;
  form->least = -INFINITY;
  form->most = INFINITY;
  form->parts = g_ptr_array_new();
  return form;
}

void form_free(Form *form) {
  if (!form)
    return;
  if (form->pattern)
    xmlRegFreeRegexp(form->pattern);
  g_ptr_array_unref(form->parts);
  g_free(form);
}

static gboolean is_period(const char *text) {
  Period period;
  return period_parse(text, &period);
}

/* Spaces alone are no text. */
static double count_characters(const char *text) {
  return text[strspn(text, " \t\r\n")] ? (double)g_utf8_strlen(text, -1) : 0;
}

static gboolean matches_data(const Form *form, const char *text) {
  if (!form->type->holds(text) || (form->pattern && xmlRegexpExec(form->pattern, (const xmlChar *)text) != 1))
    return FALSE;
  if (g_strcmp0(form->name, "period") == 0 && !is_period(text)) /* 2024-13 has the shape of one */
    return FALSE;
  if (form->least == -INFINITY && form->most == INFINITY)
    return TRUE;
  double measure = form->type->numeric ? g_ascii_strtod(text, NULL) : count_characters(text);
  return (form->above_least ? measure > form->least : measure >= form->least) && measure <= form->most;
}

/* The next word of a list, or NULL; g_free. */
static char *next_word(const char **text) {
  const char *const spaces = " \t\r\n", *first = *text + strspn(*text, spaces);
  gsize length = strcspn(first, spaces);
  *text = first + length;
  return length > 0 ? g_strndup(first, length) : NULL;
}

char *form_wrong_word(const Form *form, const char *text) {
  const char *at = text;
  for (char *word; form->kind == FORM_LIST && (word = next_word(&at)); g_free(word))
    if (!form_matches(form->parts->pdata[0], word))
      return word;
  return g_strdup(text);
}

static gboolean matches_list(const Form *form, const char *text) {
  gboolean any = FALSE, all = TRUE;
  for (char *word; all && (word = next_word(&text)); g_free(word)) {
    all = form_matches(form->parts->pdata[0], word);
    any = TRUE;
  }
  return any && all;
}

gboolean form_matches(const Form *form, const char *text) {
  switch (form->kind) {
  case FORM_TEXT:
    return TRUE;
  case FORM_WORD:
    return strcmp(form->word, text) == 0;
  case FORM_DATA:
    return matches_data(form, text);
  case FORM_LIST:
    return matches_list(form, text);
  case FORM_CHOICE:
    for (guint i = 0; i < form->parts->len; i++)
      if (form_matches(form->parts->pdata[i], text))
        return TRUE;
    return FALSE;
  }
  return FALSE;
}

/* ---- words about them -------------------------------------------------------- */

static gboolean collect_words(const Form *form, GPtrArray *words) {
  if (form->kind == FORM_WORD) {
    g_ptr_array_add(words, (char *)form->word);
    return TRUE;
  }
  if (form->kind == FORM_LIST)
    return collect_words(form->parts->pdata[0], words);
  if (form->kind != FORM_CHOICE)
    return FALSE;
  for (guint i = 0; i < form->parts->len; i++)
    if (!collect_words(form->parts->pdata[i], words))
      return FALSE;
  return TRUE;
}

const char **form_words(const Form *form) {
  GPtrArray *words = g_ptr_array_new();
  gboolean all = collect_words(form, words);
  g_ptr_array_add(words, NULL);
  if (all)
    return (const char **)g_ptr_array_free(words, FALSE);
  g_ptr_array_free(words, TRUE);
  return NULL;
}

const char *form_explain(const Form *form) {
  static const struct {
    const char *name, *words;
  } explanations[] = {
      {"identifier", N_("a name of letters, digits, hyphens and underscores that begins with a letter")},
      {"file-name", N_("a name of the letters A to Z, digits, hyphens, underscores and points")},
      {"count", N_("a whole number from 1 on")},
      {"digits", N_("a whole number from 0 to 18")},
      {"decimal", N_("a number such as 1234.5")},
      {"language", N_("the tag of a language, such as vi or en")},
      {"words", N_("some text")},
      {"reference", N_("a reference of the form table[column=value].column")},
      {"condition", N_("a condition of the form column=value")},
      {"length", N_("a length such as 13pt, 1.27cm or 20mm")},
      {"share", N_("a share such as 50%")},
      {"width", N_("a length such as 20mm, or a share of the line such as 50%")},
      {"rule-width", N_("a share of the line such as 50%, or the word text")},
      {"line-height", N_("a number of lines such as 1.3, or a length such as 18pt")},
      {"level", N_("a level from 1 to 6")},
      {"numbered-level", N_("a level from 1 to 6, or the word annex")},
      {"color", N_("a colour such as #1f4e79")},
      {"color-or-none", N_("a colour such as #1f4e79, or none")},
      {"palette", N_("colours such as #1f4e79 with spaces between them")},
      {"date", N_("a date written year-month-day, such as 2024-03-27")},
      {"period", N_("a period such as 2024, 2024-S1, 2024-Q1, 2024-03, 2024-M09C, 2020/2025 or 2024-03-27")},
  };
  for (gsize i = 0; form->name && i < G_N_ELEMENTS(explanations); i++)
    if (strcmp(explanations[i].name, form->name) == 0)
      return _(explanations[i].words);
  return NULL;
}
