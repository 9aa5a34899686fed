/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/renumber.h"

#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "language/pattern-tree.h"

struct Renumber {
  Dictionary *dictionary;
  Wordbook *source_words, *words;
  Locale *source_locale, *locale;
};

Renumber *renumber_new(const char *source_language, const char *language, const Units *units) {
  Renumber *renumber = g_new0(Renumber, 1);
  renumber->dictionary = dictionary_new();
  renumber->source_words = wordbook_new(source_language, units, renumber->dictionary);
  renumber->words = wordbook_new(language, units, renumber->dictionary);
  renumber->source_locale = locale_new(source_language, units);
  renumber->locale = locale_new(language, units);
  return renumber;
}

void renumber_free(Renumber *renumber) {
  if (!renumber)
    return;
  wordbook_free(renumber->source_words);
  wordbook_free(renumber->words);
  dictionary_free(renumber->dictionary);
  locale_free(renumber->source_locale);
  locale_free(renumber->locale);
  g_free(renumber);
}

/* ---- a text and what it states */

typedef struct Told {
  GArray *nodes;
  Prose *prose;
  GArray *claims; /* Claim */
} Told;

static void told_clear(Told *told) {
  g_clear_pointer(&told->claims, g_array_unref);
  g_clear_pointer(&told->prose, prose_free);
  g_clear_pointer(&told->nodes, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Told, told_clear)

/* FALSE: it is no pattern, or has choices, of which only one branch would be read. */
static gboolean told_read(Told *told, const Renumber *renumber, const Wordbook *words, const char *text) {
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  told->nodes = pattern_parse(text, NULL, unheard);
  for (guint i = 0; told->nodes && i < told->nodes->len; i++)
    if (g_array_index(told->nodes, Node, i).branches)
      return FALSE;
  if (!told->nodes)
    return FALSE;
  told->prose = prose_new();
  told->claims = claims_new();
  prose_read(told->prose, renumber->dictionary, told->nodes, "other");
  claims_read(told->claims, words, renumber->dictionary, told->prose);
  return TRUE;
}

static const Claim *claim_at(const Told *told, guint i) { return &g_array_index(told->claims, Claim, i); }

static gboolean same_value(const Claim *a, const Claim *b) {
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == CLAIM_CODE)
    return a->code == b->code;
  if (a->kind == CLAIM_NUMBER && a->part != b->part) /* "all" is no 1 */
    return FALSE;
  if (a->kind == CLAIM_NUMBER)
    return decimal_compare(a->number, b->number) == 0 && (a->unit == b->unit || !a->unit || !b->unit);
  return a->kind != CLAIM_PERIOD || claim_period_equal(&a->period, &b->period);
}

/* ---- two sources that differ in figures alone */

static gboolean same_words(const Told *a, guint a_from, guint a_to, const Told *b, guint b_from, guint b_to) {
  if (a_to < a_from || b_to < b_from || a_to - a_from != b_to - b_from)
    return FALSE;
  for (; a_from < a_to; a_from++, b_from++) {
    const Token *one = prose_token(a->prose, a_from), *other = prose_token(b->prose, b_from);
    if (one->kind != other->kind || one->word != other->word)
      return FALSE;
  }
  return TRUE;
}

static gboolean same_hole(const Told *a, const Claim *one, const Told *b, const Claim *other) {
  const char *name = g_array_index(a->prose->holes, Hole, one->hole).name;
  return g_str_equal(name, g_array_index(b->prose->holes, Hole, other->hole).name);
}

/* 26-CT/TU and 27-CT/TU: what is left without digits is the same. */
static gboolean same_letters(const Told *a, const Claim *one, const Told *b, const Claim *other) {
  g_autofree char *first = prose_quote(a->prose, one->first, one->count);
  g_autofree char *second = prose_quote(b->prose, other->first, other->count);
  const char *p = first, *q = second;
  for (;; p++, q++) {
    p += strspn(p, "0123456789");
    q += strspn(q, "0123456789");
    if (*p != *q || *p == '\0')
      return *p == *q;
  }
}

/* Whether one may stand where the other stood. */
static gboolean may_replace(const Told *old, const Claim *a, const Told *now, const Claim *b) {
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == CLAIM_HOLE)
    return same_hole(old, a, now, b);
  if (a->kind == CLAIM_CODE)
    return a->code == b->code || same_letters(old, a, now, b);
  if (a->kind == CLAIM_NO_PERIOD)
    return FALSE;
  gboolean same = same_value(a, b);
  return a->unit == b->unit && a->qualifier == b->qualifier && a->role == b->role && a->ordinal == b->ordinal &&
         (same || (a->typed && b->typed));
}

static gboolean differ_in_figures(const Told *old, const Told *now) {
  guint a = 0, b = 0;
  if (old->claims->len != now->claims->len)
    return FALSE;
  for (guint i = 0; i < old->claims->len; i++) {
    const Claim *one = claim_at(old, i), *other = claim_at(now, i);
    if (!same_words(old, a, one->first, now, b, other->first) || !may_replace(old, one, now, other))
      return FALSE;
    a = one->first + one->count;
    b = other->first + other->count;
  }
  return same_words(old, a, old->prose->tokens->len, now, b, now->prose->tokens->len);
}

/* ---- figures */

/* The only token of the claim that has digits; NULL: there are none, or more. */
static const Token *figure_of(const Told *told, const Claim *claim) {
  const Token *found = NULL;
  for (guint i = claim->first; i < claim->first + claim->count; i++) {
    const Token *token = prose_token(told->prose, i);
    if (token->kind != TOKEN_NUMBER && token->kind != TOKEN_ORDINAL)
      continue;
    if (found)
      return NULL;
    found = token;
  }
  return found;
}

static gboolean has_separator(const Told *told, const Token *token) {
  const char *text = told->prose->text + token->start;
  for (guint i = 0; i < token->length; i++)
    if (text[i] == '.' || text[i] == ',')
      return TRUE;
  return FALSE;
}

/* Decimals as they were typed, zeros at the end too. */
static int typed_decimals(const Told *told, const Token *token, const Locale *locale) {
  const char *separator = g_str_equal(locale_language(locale), "vi") ? "," : ".";
  const char *text = told->prose->text + token->start;
  const char *at = g_strrstr_len(text, (gssize)token->length, separator);
  return at ? (int)(text + token->length - at) - 1 : 0;
}

static gboolean is_thousand(SnDecimal number) { return decimal_compare(number, (SnDecimal){1000, 0}) >= 0; }

/* The figure alone: the scale and unit words beside it stay. */
static char *print_figure(const Renumber *renumber, const Told *target, const Claim *claim, const Token *token,
                          const Told *now, const Claim *new) {
  SnDecimal before, after;
  const Token *typed = figure_of(now, new);
  ValueStyle style = VALUE_STYLE_DEFAULT;
  if (!decimal_shift(claim->number, -claim->power, &before) || !decimal_shift(new->number, -claim->power, &after) ||
      decimal_sign(before) < 0 || decimal_sign(after) < 0)
    return NULL;
  after = decimal_trim(after);
  style.form = FORM_NUMBER;
  if (claim->ordinal || token->kind == TOKEN_ORDINAL)
    style.form = FORM_ORDINAL;
  else if (!has_separator(target, token) && is_thousand(before))
    style.form = FORM_YEAR;
  if (new->power == claim->power && typed) /* Roman numerals have no decimals */
    style.digits = typed_decimals(now, typed, renumber->source_locale);
  /* "1 project" has no s. */
  if (style.form != FORM_ORDINAL &&
      !g_str_equal(locale_plural(renumber->locale, before), locale_plural(renumber->locale, after)))
    return NULL;
  return locale_number(renumber->locale, after, &style);
}

/* Counts that prose writes in words. */
static const char *spelled(const Renumber *renumber, SnDecimal number) {
  static const char *const words[][2] = {{"hai", "two"},   {"ba", "three"},  {"bốn", "four"},
                                         {"năm", "five"},  {"sáu", "six"},   {"bảy", "seven"},
                                         {"tám", "eight"}, {"chín", "nine"}, {"mười", "ten"}};
  if (number.scale > 0 || number.coefficient < 2 || number.coefficient > 10)
    return NULL;
  return words[number.coefficient - 2][!g_str_equal(locale_language(renumber->locale), "vi")];
}

/* "seven" becomes "five", or 12. */
static char *replace_word(const Renumber *renumber, const Told *target, const Claim *claim, const Claim *new) {
  const Token *token = prose_token(target->prose, claim->first);
  const char *before = claim->power == 0 ? spelled(renumber, claim->number) : NULL;
  const char *after = spelled(renumber, new->number);
  g_autofree char *quote = prose_quote(target->prose, claim->first, claim->count);
  if (!before || claim->ordinal || claim->part || new->power > 0 || new->number.scale > 0 ||
      token->length != strlen(before) || g_ascii_strncasecmp(quote, before, token->length) != 0 ||
      !g_str_equal(locale_plural(renumber->locale, claim->number), locale_plural(renumber->locale, new->number)))
    return NULL;
  ValueStyle style = VALUE_STYLE_DEFAULT;
  style.form = FORM_NUMBER;
  g_autofree char *figure = after ? g_strdup(after) : locale_number(renumber->locale, new->number, &style);
  if (token->capital)
    *figure = g_ascii_toupper(*figure);
  return g_strconcat(figure, quote + token->length, NULL);
}

/* As the source has it, or without its marks. */
static char *replace_code(const Told *old, const Told *now, const char *quote, const Claim *new) {
  const Claim *was = claim_at(old, (guint)(new - claim_at(now, 0)));
  g_autofree char *before = prose_quote(old->prose, was->first, was->count);
  g_autofree char *after = prose_quote(now->prose, new->first, new->count);
  g_autofree char *plain = text_ascii(before);
  if (g_str_equal(quote, before))
    return g_steal_pointer(&after);
  return g_str_equal(quote, plain) ? text_ascii(after) : NULL;
}

static char *replace_figure(const Renumber *renumber, const Told *target, const Claim *claim, const Told *now,
                            const Claim *new) {
  const Token *token = figure_of(target, claim);
  if (!token)
    return replace_word(renumber, target, claim, new);
  g_autofree char *figure = print_figure(renumber, target, claim, token, now, new);
  if (!figure)
    return NULL;
  guint start = prose_token(target->prose, claim->first)->start;
  g_autofree char *quote = prose_quote(target->prose, claim->first, claim->count);
  guint offset = token->start - start;
  return g_strdup_printf("%.*s%s%s", (int)offset, quote, figure, quote + offset + token->length);
}

/* ---- the translation */

/* What the value of a claim of the translation has become: the claim of the new source; NULL with `certain`: it stays.
 */
static const Claim *become(const Told *old, const Told *now, const Told *target, guint index, gboolean *certain) {
  const Claim *claim = claim_at(target, index), *found = NULL;
  guint in_source = 0, in_target = 0;
  *certain = TRUE;
  if (claim->kind != CLAIM_NUMBER && claim->kind != CLAIM_PERIOD && claim->kind != CLAIM_CODE)
    return NULL;
  for (guint i = 0; i < old->claims->len; i++) {
    if (!same_value(claim_at(old, i), claim))
      continue;
    in_source++;
    *certain = *certain && (!found || same_value(found, claim_at(now, i)));
    found = claim_at(now, i);
  }
  for (guint i = 0; i < target->claims->len; i++)
    in_target += same_value(claim_at(target, i), claim);
  gboolean changes = found && !same_value(found, claim);
  *certain = *certain && (!changes || in_source == in_target);
  return changes ? found : NULL;
}

/* Every value that has changed stands in the translation. */
static gboolean all_said(const Told *old, const Told *now, const Told *target) {
  for (guint i = 0; i < old->claims->len; i++) {
    const Claim *claim = claim_at(old, i);
    gboolean said = claim->kind == CLAIM_HOLE || same_value(claim, claim_at(now, i));
    for (guint k = 0; k < target->claims->len && !said; k++)
      said = same_value(claim, claim_at(target, k));
    if (!said)
      return FALSE;
  }
  return TRUE;
}

/* Where the quote next stands in the pattern outside of placeholders and tags; NULL: nowhere. */
static const char *find_quote(const char *pattern, const char *quote) {
  gsize length = strlen(quote);
  for (const char *p = pattern; *p; p++) {
    if (strncmp(p, quote, length) == 0)
      return p;
    if (*p == '{' || *p == '<')
      p += strcspn(p, *p == '{' ? "}" : ">");
    if (*p == '\0')
      break;
  }
  return NULL;
}

static char *replacement(const Renumber *renumber, const Told *old, const Told *target, const Claim *claim,
                         const char *quote, const Told *now, const Claim *new) {
  if (claim->kind == CLAIM_PERIOD)
    return renumber_period(renumber->locale, quote, &claim->period, &new->period);
  if (claim->kind == CLAIM_CODE)
    return replace_code(old, now, quote, new);
  return replace_figure(renumber, target, claim, now, new);
}

/* Claims stand in the pattern in the order in which they were read. */
static char *replace_all(const Renumber *renumber, const Told *old, const Told *now, const Told *target,
                         const char *pattern) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < target->claims->len; i++) {
    const Claim *claim = claim_at(target, i);
    gboolean certain;
    const Claim *new = become(old, now, target, i, &certain);
    if (!certain)
      return NULL;
    if (claim->kind == CLAIM_HOLE)
      continue;
    g_autofree char *quote = prose_quote(target->prose, claim->first, claim->count);
    const char *at = find_quote(pattern, quote);
    g_autofree char *said = new &&at ? replacement(renumber, old, target, claim, quote, now, new) : NULL;
    if (!at || (new && !said))
      return NULL;
    g_string_append_len(out, pattern, at - pattern);
    g_string_append(out, said ? said : quote);
    pattern = at + strlen(quote);
  }
  g_string_append(out, pattern);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Read again, the new translation states what it should, and nothing else has come into it. */
static gboolean is_right(const Renumber *renumber, const Told *old, const Told *now, const Told *target,
                         const char *made) {
  g_auto(Told) again = {0};
  if (!told_read(&again, renumber, renumber->words, made) || again.claims->len != target->claims->len)
    return FALSE;
  for (guint i = 0; i < again.claims->len; i++) {
    gboolean certain;
    const Claim *new = become(old, now, target, i, &certain);
    if (!same_value(claim_at(&again, i), new ? new : claim_at(target, i)))
      return FALSE;
  }
  return TRUE;
}

char *renumber_translation(Renumber *renumber, const char *old, const char *now, const char *translation) {
  g_auto(Told) before = {0}, after = {0}, target = {0};
  if (!told_read(&before, renumber, renumber->source_words, old) ||
      !told_read(&after, renumber, renumber->source_words, now) || !differ_in_figures(&before, &after) ||
      !told_read(&target, renumber, renumber->words, translation) || !all_said(&before, &after, &target))
    return NULL;
  g_autofree char *made = replace_all(renumber, &before, &after, &target, translation);
  return made && is_right(renumber, &before, &after, &target, made) ? g_steal_pointer(&made) : NULL;
}
