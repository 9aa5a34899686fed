/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the text of an attribute or element may be: one of some words, a number, text of a certain shape. */

#include <glib.h>
#include <libxml/xmlregexp.h>

typedef enum FormKind {
  FORM_TEXT,   /* anything */
  FORM_WORD,   /* `word` */
  FORM_DATA,   /* by `type` and the bounds */
  FORM_CHOICE, /* one of `parts` */
  FORM_LIST,   /* words between spaces, each of parts[0], at least one */
} FormKind;

typedef struct Form {
  FormKind kind;
  const char *name; /* of its definition in the schema; NULL: none */
  const char *word;
  const struct DataType *type;
  xmlRegexpPtr pattern; /* NULL: any */
  double least, most;   /* numbers: inclusive; texts: of the length in characters */
  gboolean above_least; /* exclusive */
  GPtrArray *parts;     /* Form, borrowed */
} Form;

Form *form_new(FormKind kind);
void form_free(Form *form);

/* By name of XML Schema's datatypes; NULL: not one of those the schemas use. */
const struct DataType *form_find_type(const char *name);

gboolean form_matches(const Form *form, const char *text);
/* Of a list the first word that is not right; else the text.  g_free. */
char *form_wrong_word(const Form *form, const char *text);
/* The words of a form that is a choice of words alone, NULL-terminated; NULL for others.  Free the array only. */
const char **form_words(const Form *form);
/* "a length such as 13pt", in the user's language; NULL: nothing better than the schema's name can be said. */
const char *form_explain(const Form *form);
