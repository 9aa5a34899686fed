/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/claims.h"

#include <string.h>

#include "base/text.h"
#include "proof/claims-private.h"

/* ---- what the grammars ask */

gboolean reader_at(const ClaimReader *reader, guint index, guint word) {
  return index < reader->prose->tokens->len && prose_token(reader->prose, index)->word == word;
}

LexKind reader_kind(const ClaimReader *reader, guint index) {
  return index < reader->prose->tokens->len && reader->entries[index] ? reader->entries[index]->kind : LEX_NONE;
}

gboolean reader_is(const ClaimReader *reader, guint index, TokenKind kind) {
  return index < reader->prose->tokens->len && prose_token(reader->prose, index)->kind == kind;
}

static gboolean read_digits(const char *text, gsize length, int *number) {
  *number = 0;
  if (length == 0 || length > 6)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit(text[i]))
      return FALSE;
    *number = *number * 10 + (text[i] - '0');
  }
  return TRUE;
}

guint reader_numeral(const ClaimReader *reader, guint index, int *number) {
  if (index >= reader->prose->tokens->len)
    return 0;
  const Token *token = prose_token(reader->prose, index);
  const char *text = reader->prose->text + token->start;
  const LexEntry *entry = reader->entries[index];
  if (token->kind == TOKEN_NUMBER)
    return read_digits(text, token->length, number) ? 1 : 0;
  if (token->kind == TOKEN_ORDINAL)
    return read_digits(text, token->length - 2, number) ? 1 : 0;
  if (token->roman > 0) {
    *number = (int)token->roman;
    return 1;
  }
  if (entry && (entry->kind == LEX_CARDINAL || entry->kind == LEX_ORDINAL) && reader->lengths[index] == 1) {
    *number = entry->number;
    return 1;
  }
  return 0;
}

gboolean reader_year(const ClaimReader *reader, guint index, int *year) {
  if (!reader_is(reader, index, TOKEN_NUMBER) || prose_token(reader->prose, index)->length != 4)
    return FALSE;
  const Token *token = prose_token(reader->prose, index);
  LexKind next = reader_kind(reader, index + 1);
  return read_digits(reader->prose->text + token->start, 4, year) && *year >= 1900 && *year <= 2100 &&
         next != LEX_SCALE && next != LEX_CURRENCY &&
         (next != LEX_UNIT || !prose_token(reader->prose, index + 1)->space);
}

Claim *reader_add(ClaimReader *reader, ClaimKind kind, guint first, guint count) {
  Claim claim = {.kind = kind, .first = first, .count = count};
  if (first > 0 && reader->qualifier_end == first)
    claim.qualifier = reader->qualifier;
  if (first > 0 && reader->role_end == first)
    claim.role = reader->role;
  claim.base = first > 0 && reader->base_end == first;
  g_array_append_val(reader->claims, claim);
  return &g_array_index(reader->claims, Claim, reader->claims->len - 1);
}

gboolean claim_period_equal(const ClaimPeriod *a, const ClaimPeriod *b) {
  return a->first_month == b->first_month && a->last_month == b->last_month && a->day == b->day &&
         (a->year == b->year || a->year == 0 || b->year == 0);
}

/* ---- */

static guint read_code(ClaimReader *reader, guint index) {
  if (!reader_is(reader, index, TOKEN_CODE))
    return 0;
  const Token *token = prose_token(reader->prose, index);
  g_autofree char *text = g_strndup(reader->prose->text + token->start, token->length);
  g_autofree char *ascii = text_ascii(text), *upper = g_ascii_strup(ascii, -1);
  const char *from = g_str_has_prefix(upper, "NO.") ? upper + 3 : upper;
  Claim *claim = reader_add(reader, CLAIM_CODE, index, 1);
  claim->code = dictionary_word(reader->dictionary, from, strlen(from));
  claim->typed = TRUE;
  return 1;
}

static void put_digits(const ClaimReader *reader, guint index, GString *digits) {
  const Token *token = prose_token(reader->prose, index);
  for (guint i = 0; i < token->length; i++)
    if (g_ascii_isdigit(reader->prose->text[token->start + i]))
      g_string_append_c(digits, reader->prose->text[token->start + i]);
}

/* 0204.3854.208, 0204 3854 208: no amount begins with two digits of which the first is 0 and has so many. */
static guint read_telephone(ClaimReader *reader, guint index) {
  if (!reader_is(reader, index, TOKEN_NUMBER))
    return 0;
  const Token *token = prose_token(reader->prose, index);
  const char *text = reader->prose->text + token->start;
  if (token->length < 3 || *text != '0' || !g_ascii_isdigit(text[1]))
    return 0;
  guint end = index;
  g_autoptr(GString) digits = g_string_new(NULL);
  do
    put_digits(reader, end++, digits);
  while (reader_is(reader, end, TOKEN_NUMBER) && prose_token(reader->prose, end)->length > 2 && digits->len < 11);
  Claim *claim = reader_add(reader, CLAIM_CODE, index, end - index);
  claim->code = dictionary_word(reader->dictionary, digits->str, digits->len);
  claim->typed = TRUE;
  return end - index;
}

static guint read_hole(ClaimReader *reader, guint index) {
  if (!reader_is(reader, index, TOKEN_HOLE))
    return 0;
  reader_add(reader, CLAIM_HOLE, index, 1)->hole = prose_token(reader->prose, index)->hole;
  return 1;
}

/* Qualifiers and directions hold for what stands right behind them. */
static void note_words(ClaimReader *reader, guint index) {
  const LexEntry *entry = reader->entries[index];
  guint end = index + reader->lengths[index];
  switch (entry->kind) {
  case LEX_QUALIFIER:
    reader->qualifier = (Qualifier)entry->number;
    reader->qualifier_end = end;
    if (reader->role_end == index)
      reader->role_end = end;
    break;
  case LEX_UP:
  case LEX_DOWN:
  case LEX_RATIO:
    reader->role = entry->kind == LEX_UP ? ROLE_UP : entry->kind == LEX_DOWN ? ROLE_DOWN : ROLE_RATIO;
    reader->role_end = end;
    break;
  case LEX_BASE:
    reader->base_end = end;
    break;
  default:
    break;
  }
}

/* "an 11.1% increase", "11.1% higher", "11.1% more than". */
static void note_following(ClaimReader *reader, guint index) {
  if (reader->claims->len == 0 || reader->vietnamese)
    return;
  Claim *claim = &g_array_index(reader->claims, Claim, reader->claims->len - 1);
  gboolean beside = claim->first + claim->count == index && claim->role == ROLE_NONE;
  gboolean share = claim->kind == CLAIM_NUMBER && claim->unit && claim->unit->kind == UNIT_PERCENT;
  LexKind kind = reader_kind(reader, index);
  if (beside && share && (token_is(reader->prose, index, "less") || token_is(reader->prose, index, "fewer")))
    claim->role = ROLE_DOWN;
  else if (beside && share && token_is(reader->prose, index, "more"))
    claim->role = ROLE_UP;
  else if (beside && (kind == LEX_UP || kind == LEX_DOWN))
    claim->role = kind == LEX_UP ? ROLE_UP : ROLE_DOWN;
}

/* "over a thousand" begins a figure all the same. */
static guint skip_vague(const ClaimReader *reader, guint index) {
  if (reader_kind(reader, index) != LEX_VAGUE)
    return 0;
  guint end = index + reader->lengths[index];
  LexKind next = reader_kind(reader, end);
  gboolean figure = token_is(reader->prose, end - 1, "a") && (next == LEX_SCALE || next == LEX_TEN);
  return figure ? reader->lengths[index] - 1 : reader->lengths[index];
}

/* The tokens read; 0: they tell nothing. */
static guint read_claim(ClaimReader *reader, guint index) {
  guint count = skip_vague(reader, index);
  if (count > 0 || (count = read_hole(reader, index)) > 0 || (count = claims_read_period(reader, index)) > 0 ||
      (count = read_telephone(reader, index)) > 0 || (count = claims_read_number(reader, index)) > 0)
    return count;
  return read_code(reader, index);
}

static guint read_words(ClaimReader *reader, guint index) {
  if (!reader->entries[index])
    return 1;
  note_words(reader, index);
  note_following(reader, index);
  return reader->lengths[index];
}

static gboolean begins_figure(LexKind kind) {
  switch (kind) {
  case LEX_NONE:
  case LEX_FILLER:
  case LEX_QUALIFIER:
  case LEX_UP:
  case LEX_RATIO:
  case LEX_BASE:
  case LEX_NOON:
    return FALSE;
  default:
    return TRUE;
  }
}

/* Most words cannot begin a figure or a period. */
static gboolean may_tell(const ClaimReader *reader, guint index) {
  const Token *token = prose_token(reader->prose, index);
  const CountWords *words = reader->words;
  return (token->kind != TOKEN_WORD && token->kind != TOKEN_MARK) || begins_figure(reader_kind(reader, index)) ||
         token->roman > 0 || token->word == words->day || token->word == words->month || token->word == words->year ||
         token->word == words->first || token->word == words->article;
}

static void read_all(ClaimReader *reader) {
  for (guint i = 0; i < reader->prose->tokens->len;) {
    guint count = may_tell(reader, i) ? read_claim(reader, i) : 0;
    i += count > 0 ? count : read_words(reader, i);
  }
}

GArray *claims_new(void) { return g_array_sized_new(FALSE, TRUE, sizeof(Claim), 16); }

void claims_read(GArray *claims, const Wordbook *wordbook, Dictionary *dictionary, const Prose *prose) {
  guint length = prose->tokens->len;
  ClaimReader reader = {.wordbook = wordbook,
                        .dictionary = dictionary,
                        .prose = prose,
                        .vietnamese = wordbook_is_vietnamese(wordbook),
                        .claims = claims,
                        .entries = g_new0(const LexEntry *, length + 1),
                        .lengths = g_new0(guint, length + 1),
                        .words = wordbook_words(wordbook)};
  g_array_set_size(claims, 0);
  for (guint i = 0; i < length; i++)
    reader.entries[i] = wordbook_find(wordbook, prose, i, &reader.lengths[i]);
  read_all(&reader);
  g_free(reader.entries);
  g_free(reader.lengths);
}
