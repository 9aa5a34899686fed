/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "proof/checker.h"

/* A rendering is cut when so many of its words stand in two sentences. */
#define SPLIT_WORDS 5

typedef struct Terms {
  Checker *checker;
  gboolean english;   /* the edition's language */
  GArray *within;     /* TermMatch: all of the source */
  GArray *source;     /* TermMatch: those of them that stand in no other */
  GArray *target;     /* TermMatch */
  NumberSet *found;   /* terms of the source */
  NumberSet *avoided; /* terms whose wrong rendering has been told */
  NumberSet *stems;   /* of the target */
  NumberSet *told;    /* terms of the source that have been looked at */
  NumberSet *some;    /* for one question */
} Terms;

static gboolean is_usable(TermStatus status) { return status < TERM_DEPRECATED; }

static gboolean in_source(const Terms *terms, guint term) { return number_set_has(terms->found, term); }

static void list_stems(Terms *terms) {
  const Side *target = &terms->checker->target;
  for (guint i = 0; i < target->prose->tokens->len; i++) {
    const Token *token = side_token(target, i);
    if (token->kind != TOKEN_HOLE && token->kind != TOKEN_MARK)
      number_set_add(terms->stems, terms_stem(terms->checker->terms, token, terms->english));
  }
}

/* In whatever order and inflection: words of English move. */
static gboolean form_is_there(const Terms *terms, const TermForm *form) {
  for (guint i = 0; i < form->stem_count; i++)
    if (!number_set_has(terms->stems, form->stems[i]))
      return FALSE;
  return form->stem_count > 0;
}

static const TermForm *first_usable(const GArray *forms) {
  for (guint i = 0; i < forms->len; i++)
    if (is_usable(g_array_index(forms, TermForm, i).status))
      return &g_array_index(forms, TermForm, i);
  return NULL;
}

/* ---- cut in two */

static guint count_in_sentence(const Terms *terms, const TermForm *form, guint sentence) {
  const Side *target = &terms->checker->target;
  guint count = 0;
  number_set_clear(terms->some);
  for (guint i = 0; i < target->prose->tokens->len; i++)
    if (side_token(target, i)->sentence == sentence && side_token(target, i)->kind == TOKEN_WORD)
      number_set_add(terms->some, terms_stem(terms->checker->terms, side_token(target, i), terms->english));
  for (guint i = 0; i < form->stem_count; i++)
    count += number_set_has(terms->some, form->stems[i]);
  return count;
}

/* Most of its words are there, but two neighbouring sentences share them. */
static gboolean is_split(const Terms *terms, const TermForm *form) {
  guint all = 0, sentences = terms->checker->target.prose->sentences;
  for (guint i = 0; i < form->stem_count; i++)
    all += number_set_has(terms->stems, form->stems[i]);
  if (form->stem_count < SPLIT_WORDS || all * 10 < form->stem_count * 6 || sentences < 2 || sentences > 16)
    return FALSE;
  guint best = 0;
  for (guint s = 0; s < sentences; s++)
    best = MAX(best, count_in_sentence(terms, form, s));
  return best + 2 <= all;
}

/* ---- missing */

static void report_missing(Terms *terms, const TermMatch *match, const GArray *forms) {
  const TermForm *form = first_usable(forms);
  g_autofree char *text = prose_quote(terms->checker->source.prose, match->first, match->count);
  for (guint i = 0; i < forms->len; i++)
    if (is_split(terms, &g_array_index(forms, TermForm, i))) {
      checker_add(terms->checker, CHECK_TERM_SPLIT, &terms->checker->target, NULL,
                  _("“%s” is one term and stands in two sentences here: “%s”"), text,
                  g_array_index(forms, TermForm, i).text);
      return;
    }
  checker_add(terms->checker, CHECK_TERM_MISSING, &terms->checker->target, NULL, _("“%s” is “%s” in the glossary"),
              text, form->text);
}

static void check_missing(Terms *terms, const TermMatch *match) {
  const TermBase *base = terms->checker->terms;
  const GArray *forms = terms_forms(base, match->index);
  if (!first_usable(forms))
    return;
  for (guint i = 0; i < forms->len; i++) {
    const TermForm *form = &g_array_index(forms, TermForm, i);
    if (is_usable(form->status) && form_is_there(terms, form) && !is_split(terms, form))
      return;
  }
  if (terms_enforced(base, match->index) && !number_set_has(terms->avoided, match->index))
    report_missing(terms, match, forms);
}

static void check_outdated(Checker *checker, const TermMatch *match) {
  const Term *term = terms_term(checker->terms, match->index);
  gint32 date = checker->edition->date;
  if (date == 0 || (date >= term->from && date <= term->until))
    return;
  g_autofree char *text = prose_quote(checker->source.prose, match->first, match->count);
  checker_add(checker, CHECK_TERM_OUTDATED, &checker->source,
              _("the glossary says from when and until when a term holds"),
              _("“%s” does not hold at the date of the pack"), text);
}

/* ---- what should not be there */

/* Whether a longer match of something good covers it. */
static gboolean is_covered(const Terms *terms, guint index) {
  const TermMatch *match = &g_array_index(terms->target, TermMatch, index);
  for (guint i = index; i-- > 0;) {
    const TermMatch *other = &g_array_index(terms->target, TermMatch, i);
    if (match->first - other->first > 48)
      break;
    if (other->first + other->count >= match->first + match->count &&
        is_usable(terms_form(terms->checker->terms, other->index)->status))
      return TRUE;
  }
  return FALSE;
}

/* The same words are right for another term of the source. */
static gboolean is_right_for_another(const Terms *terms, const TermForm *form) {
  for (const TermForm *other = form; other; other = terms_next(terms->checker->terms, other))
    if (is_usable(other->status) && in_source(terms, other->term))
      return TRUE;
  return FALSE;
}

static void report_avoided(Terms *terms, const TermMatch *match, const TermForm *form) {
  Checker *checker = terms->checker;
  const Term *term = terms_term(checker->terms, form->term), *like = terms_likeness(checker->terms, form);
  const TermForm *good = first_usable(terms_forms(checker->terms, form->term));
  g_autofree char *text = prose_quote(checker->target.prose, match->first, match->count);
  g_autofree char *hint = good ? g_strdup_printf(_("the glossary has “%s” for “%s”"), good->text, term->vi) : NULL;
  if (form->status == TERM_DEPRECATED)
    checker_add(checker, CHECK_TERM_DEPRECATED, &checker->target, hint, _("“%s” is no longer used for “%s”"), text,
                term->vi);
  else if (like)
    checker_add(checker, CHECK_TERM_AMBIGUOUS, &checker->target, hint, _("“%s” would say both “%s” and “%s”"), text,
                term->vi, like->vi);
  else
    checker_add(checker, CHECK_TERM_FORBIDDEN, &checker->target, hint, _("“%s” must not be used for “%s”"), text,
                term->vi);
}

static void check_avoided(Terms *terms, guint index) {
  const TermMatch *match = &g_array_index(terms->target, TermMatch, index);
  const TermForm *form = terms_form(terms->checker->terms, match->index);
  for (const TermForm *one = form; one; one = terms_next(terms->checker->terms, one))
    if (!is_usable(one->status) && in_source(terms, one->term) && !is_right_for_another(terms, form) &&
        !is_covered(terms, index)) {
      report_avoided(terms, match, one);
      number_set_add(terms->avoided, one->term);
      return;
    }
}

/* ---- capitals of names */

static guint count_capitals(const char *text) {
  guint capitals = 0;
  gboolean start = TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    capitals += start && g_unichar_isupper(g_utf8_get_char(p));
    start = *p == ' ' || *p == '-';
  }
  return capitals;
}

/* The first letters of the form's words against those of the text; the first word of a sentence may have a capital. */
static gboolean same_capitals(const Side *side, const TermMatch *match, const char *form) {
  guint word = 0;
  g_auto(GStrv) words = g_strsplit_set(form, " -", -1);
  for (guint i = match->first; i < match->first + match->count && words[word]; i++) {
    const Token *token = side_token(side, i);
    if (token->kind == TOKEN_MARK)
      continue;
    gboolean capital = g_unichar_isupper(g_utf8_get_char(words[word++]));
    gboolean first =
        i == 0 || side_token(side, i - 1)->sentence != token->sentence || side_token(side, i - 1)->kind == TOKEN_MARK;
    if (capital != token->capital && !(first && token->capital))
      return FALSE;
  }
  return TRUE;
}

/* Headings in capitals have their own rule. */
static gboolean is_upper(const Side *side) {
  for (const char *p = side->prose->text; *p; p = g_utf8_next_char(p))
    if (g_unichar_islower(g_utf8_get_char(p)))
      return FALSE;
  return TRUE;
}

static void check_case(Terms *terms, guint index) {
  const TermMatch *match = &g_array_index(terms->target, TermMatch, index);
  const TermForm *form = terms_form(terms->checker->terms, match->index);
  const Side *target = &terms->checker->target;
  if (!terms->english || !is_usable(form->status) || !in_source(terms, form->term) || count_capitals(form->text) < 2 ||
      is_covered(terms, index) || same_capitals(target, match, form->text) || is_upper(target))
    return;
  g_autofree char *text = prose_quote(target->prose, match->first, match->count);
  checker_add(terms->checker, CHECK_TERM_CASE, target, NULL, _("“%s” is written “%s”"), text, form->text);
}

/* ---- */

/* Figures within a term and its rendering are the term's. */
static void cover(Terms *terms) {
  Checker *checker = terms->checker;
  NumberSet *rendered = terms->some;
  number_set_clear(rendered);
  for (guint i = 0; i < terms->target->len; i++) {
    const TermMatch *match = &g_array_index(terms->target, TermMatch, i);
    for (const TermForm *form = terms_form(checker->terms, match->index); form; form = terms_next(checker->terms, form))
      if (is_usable(form->status) && in_source(terms, form->term)) {
        number_set_add(rendered, form->term);
        for (guint t = 0; t < match->count; t++)
          checker->target.covered[match->first + t] = TRUE;
      }
  }
  for (guint i = 0; i < terms->source->len; i++) {
    const TermMatch *match = &g_array_index(terms->source, TermMatch, i);
    for (guint t = 0; t < match->count && number_set_has(rendered, match->index); t++)
      checker->source.covered[match->first + t] = TRUE;
  }
}

static void check_source_terms(Terms *terms) {
  number_set_clear(terms->told);
  for (guint i = 0; i < terms->source->len; i++) {
    const TermMatch *match = &g_array_index(terms->source, TermMatch, i);
    if (!number_set_add(terms->told, match->index))
      continue;
    check_missing(terms, match);
    check_outdated(terms->checker, match);
  }
}

void check_terms_in_source(Checker *checker) {
  TermScratch *scratch = &checker->scratch->terms;
  terms_in_source(checker->terms, checker->source.prose, scratch->within);
  terms_outermost(scratch->within, scratch->source);
  number_set_clear(&scratch->told);
  for (guint i = 0; i < scratch->source->len; i++) {
    const TermMatch *match = &g_array_index(scratch->source, TermMatch, i);
    if (number_set_add(&scratch->told, match->index))
      check_outdated(checker, match);
  }
}

static void note_terms(Terms *terms) {
  for (guint i = 0; i < terms->within->len; i++)
    number_set_add(terms->found, g_array_index(terms->within, TermMatch, i).index);
}

void check_terms(Checker *checker) {
  TermScratch *scratch = &checker->scratch->terms;
  terms_in_source(checker->terms, checker->source.prose, scratch->within);
  terms_in_target(checker->terms, checker->target.prose, scratch->target);
  if (scratch->within->len + scratch->target->len == 0)
    return;
  terms_outermost(scratch->within, scratch->source);
  Terms terms = {.checker = checker,
                 .english = !side_is_vietnamese(&checker->target),
                 .within = scratch->within,
                 .source = scratch->source,
                 .target = scratch->target,
                 .found = &scratch->found,
                 .avoided = &scratch->avoided,
                 .stems = &scratch->stems,
                 .told = &scratch->told,
                 .some = &scratch->some};
  number_set_clear(terms.found);
  number_set_clear(terms.avoided);
  number_set_clear(terms.stems);
  note_terms(&terms);
  list_stems(&terms);
  cover(&terms);
  for (guint i = 0; i < terms.target->len; i++) {
    check_avoided(&terms, i);
    check_case(&terms, i);
  }
  check_source_terms(&terms);
}
