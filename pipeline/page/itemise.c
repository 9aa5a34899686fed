/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spans into pieces: words of one look with what stands after each. */

#include <string.h>

#include "page/paragraph-private.h"
#include "page/uppercase.h"

#define FORCED_BREAK '\v' /* how <br/> stands in the text; text itself has no such control */
#define SMALL 0.65        /* size of superscripts and subscripts */
#define RAISED 0.34       /* shifts, in ems of the text around */
#define LOWERED 0.14

static const char NBSP[] = "\xC2\xA0", NNBSP[] = "\xE2\x80\xAF";

/* ---- looks ---- */

static void add_look(Paragraph *paragraph, const Span *span) {
  NEED_ROOM(paragraph->looks, paragraph->look_count, paragraph->look_room, 1);
  const Style *style = &paragraph->style;
  gboolean raised = span->superscript || span->kind == SPAN_NOTE;
  Look *look = &paragraph->looks[paragraph->look_count++];
  *look = (Look){.span = *span, .underline = style->underline || span->underline};
  look->face = fonts_face(shaper_fonts(paragraph->shaper), style->font_family, style->bold || span->bold,
                          style->italic || span->italic);
  look->language = span->language ? span->language : paragraph->language;
  look->vocabulary = shaper_vocabulary(paragraph->shaper, look->face, look->language);
  look->size = style->font_size * (raised || span->subscript ? SMALL : 1);
  look->shift = raised ? style->font_size * RAISED : span->subscript ? -style->font_size * LOWERED : 0;
  look->space = shaper_space(paragraph->shaper, look->face) * look->size;
  paragraph->has_notes |= span->kind == SPAN_NOTE;
}

/* ---- text ---- */

const char *paragraph_resolve(const Paragraph *paragraph, const Span *span) {
  return paragraph->resolver.text ? paragraph->resolver.text(paragraph->resolver.data, span) : NULL;
}

static const char *late_text(Paragraph *paragraph, const Span *span) {
  const char *text = paragraph_resolve(paragraph, span);
  if (text)
    return text;
  paragraph->looks[paragraph->look_count - 1].late = paragraph->has_late = TRUE;
  return paragraph->resolver.reserve ? paragraph->resolver.reserve : "";
}

static const char *span_text(Paragraph *paragraph, const Span *span) {
  switch (span->kind) {
  case SPAN_TEXT:
    return span->text ? span->text : "";
  case SPAN_BREAK:
    return "\v";
  case SPAN_NOTE:
    return span->note && span->note->label ? span->note->label : "*";
  case SPAN_PAGE_OF:
  case SPAN_PAGE_NUMBER:
  case SPAN_PAGE_COUNT:
  case SPAN_SECTION:
    return late_text(paragraph, span);
  }
  return "";
}

static void gather(Paragraph *paragraph, const GArray *spans) {
  Workshop *workshop = paragraph->workshop;
  g_string_truncate(workshop->text, 0);
  g_array_set_size(workshop->look_ends, 0);
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index(spans, Span, i);
    add_look(paragraph, span);
    const char *text = span_text(paragraph, span);
    g_autofree char *upper =
        paragraph->style.uppercase && *text ? text_uppercase(text, paragraph->looks[i].language) : NULL;
    g_string_append(workshop->text, upper ? upper : text);
    guint end = (guint)workshop->text->len;
    g_array_append_val(workshop->look_ends, end);
  }
}

/* ---- pieces ---- */

/* Reads through the text; `look` is the look at `at`, and holds up to look_end. */
typedef struct Reader {
  Paragraph *paragraph;
  const char *text;
  gsize length;
  guint look, look_end;
  const guint *ends; /* of the looks; NULL: one look */
} Reader;

static inline const Look *look_of(const Reader *reader) { return &reader->paragraph->looks[reader->look]; }

static inline void reach(Reader *reader, gsize at) {
  while (at >= reader->look_end && reader->look + 1 < reader->paragraph->look_count)
    reader->look_end = reader->ends[++reader->look];
}

static Piece *add_piece(Reader *reader, const Word *word) {
  Paragraph *paragraph = reader->paragraph;
  NEED_ROOM(paragraph->pieces, paragraph->piece_count, paragraph->piece_room, 1);
  Piece *piece = &paragraph->pieces[paragraph->piece_count++];
  *piece = (Piece){.word = word, .look = reader->look, .after = AFTER_NOTHING};
  if (word) {
    piece->width = word->width * look_of(reader)->size;
    if (G_UNLIKELY(word->missing) && paragraph->diagnostics)
      shaper_report_missing(paragraph->shaper, word, &paragraph->place, paragraph->diagnostics);
  }
  return piece;
}

static Piece *add_word(Reader *reader, const char *text, gsize length) {
  return add_piece(reader, vocabulary_word(look_of(reader)->vocabulary, text, length, word_hash(text, length)));
}

static Piece *last_piece(const Reader *reader) {
  const Paragraph *paragraph = reader->paragraph;
  return paragraph->piece_count ? &paragraph->pieces[paragraph->piece_count - 1] : NULL;
}

/* White space ends a word; at the start of a line it is nothing. */
static void read_space(Reader *reader) {
  Piece *piece = last_piece(reader);
  if (!piece || piece->after == AFTER_FORCED || piece->after == AFTER_SPACE)
    return;
  piece->after = AFTER_SPACE;
  piece->space = (float)look_of(reader)->space;
}

static void read_forced_break(Reader *reader) {
  Piece *piece = last_piece(reader);
  if (!piece || piece->after == AFTER_FORCED)
    piece = add_piece(reader, NULL);
  piece->after = AFTER_FORCED;
}

/* ---- tokens that need care ---- */

/* A sign inside a token that is not set as a glyph. */
static guint invisible_length(const char *at, const char *end, After *after) {
  const guint8 *b = (const guint8 *)at;
  if (b[0] == 0xC2 && end - at >= 2 && (b[1] == 0xA0 || b[1] == 0xAD)) {
    *after = b[1] == 0xA0 ? AFTER_FIXED : AFTER_HYPHEN;
    return 2;
  }
  if (b[0] == 0xE2 && end - at >= 3 && b[1] == 0x80 && (b[2] == 0xAF || b[2] == 0x8B)) {
    *after = b[2] == 0xAF ? AFTER_FIXED : AFTER_BREAK;
    return 3;
  }
  return 0;
}

static void flush_part(Reader *reader, const char *from, const char *to) {
  while (from < to) {
    reach(reader, (gsize)(from - reader->text));
    const char *end = MIN(to, reader->text + reader->look_end);
    if (end <= from)
      end = to;
    add_word(reader, from, (gsize)(end - from));
    from = end;
  }
}

static double fixed_space(Reader *reader, guint length) {
  const Look *look = look_of(reader);
  if (length == 2)
    return look->space;
  return vocabulary_word(look->vocabulary, NNBSP, length, word_hash(NNBSP, length))->width * look->size;
}

/* Where nothing stands before a fixed space in its token, it is set as a word of its own. */
static void read_invisible(Reader *reader, const char *at, guint length, After after, guint first_piece) {
  reach(reader, (gsize)(at - reader->text));
  Piece *piece = last_piece(reader);
  gboolean leads = !piece || reader->paragraph->piece_count == first_piece || piece->after != AFTER_NOTHING;
  if (leads && after == AFTER_FIXED) {
    add_word(reader, length == 2 ? NBSP : NNBSP, length);
  } else if (!leads) {
    piece->after = after;
    piece->space = after == AFTER_FIXED ? (float)fixed_space(reader, length) : 0;
  }
}

/* A token with signs at which it may break, or with several looks. */
static void read_token(Reader *reader, const char *start, const char *end) {
  Workshop *workshop = reader->paragraph->workshop;
  opportunities_find(workshop, look_of(reader)->language, start, (gsize)(end - start));
  guint next = 0, first_piece = reader->paragraph->piece_count;
  const GArray *offsets = workshop->opportunities;
  const char *from = start;
  for (const char *at = start; at < end;) {
    After after = AFTER_NOTHING;
    guint skipped = invisible_length(at, end, &after);
    gboolean may_break = next < offsets->len && g_array_index(offsets, guint, next) == (guint)(at - start);
    next += may_break;
    if (may_break || skipped) {
      flush_part(reader, from, at);
      from = at + skipped;
    }
    Piece *piece = last_piece(reader);
    if (may_break && piece && reader->paragraph->piece_count > first_piece && piece->after == AFTER_NOTHING)
      piece->after = AFTER_BREAK;
    if (skipped)
      read_invisible(reader, at, skipped, after, first_piece);
    at = skipped ? at + skipped : g_utf8_next_char(at);
  }
  flush_part(reader, from, end);
}

/* ---- the scan ---- */

typedef enum ByteClass {
  PLAIN,
  SPACE,
  FORCED,
  SPECIAL, /* a line may end near it, or a script that ICU knows */
  CLOSER,  /* the first byte of characters of both kinds */
} ByteClass;

static const guint8 classes[256] = {
    ['\t'] = SPACE,   ['\n'] = SPACE,   ['\r'] = SPACE,   [' '] = SPACE,    [FORCED_BREAK] = FORCED, ['-'] = SPECIAL,
    ['/'] = SPECIAL,  ['@'] = SPECIAL,  [0xC2] = CLOSER,  [0xE0] = SPECIAL, [0xE1] = CLOSER,         [0xE2] = CLOSER,
    [0xE3] = SPECIAL, [0xE4] = SPECIAL, [0xE5] = SPECIAL, [0xE6] = SPECIAL, [0xE7] = SPECIAL,        [0xE8] = SPECIAL,
    [0xE9] = SPECIAL, [0xEA] = SPECIAL, [0xEB] = SPECIAL, [0xEC] = SPECIAL, [0xED] = SPECIAL,        [0xEE] = SPECIAL,
    [0xEF] = SPECIAL, [0xF0] = SPECIAL, [0xF1] = SPECIAL, [0xF2] = SPECIAL, [0xF3] = SPECIAL,        [0xF4] = SPECIAL};

/* Latin letters and quotation marks begin with the same bytes as spaces, dashes and other scripts. */
static inline gboolean is_special(const guint8 *at) {
  switch (at[0]) {
  case 0xC2:
    return at[1] == 0xA0 || at[1] == 0xAD;
  case 0xE1:
    return at[1] < 0xB8;
  default:
    return at[1] == 0x80 && (at[2] <= 0x8B || (at[2] >= 0x90 && at[2] <= 0x95) || at[2] == 0xAF);
  }
}

static const char *token_end(const char *at, const char *end) {
  while (at < end && classes[(guint8)*at] != SPACE && classes[(guint8)*at] != FORCED)
    at++;
  return at;
}

static const char *read_word(Reader *reader, const char *start, const char *end) {
  const char *stop = reader->ends ? MIN(end, reader->text + reader->look_end) : end, *at = start;
  guint32 hash = WORD_HASH_START;
  for (; at < stop; at++) {
    guint8 class = classes[(guint8)*at];
    if (G_UNLIKELY(class != PLAIN) && (class != CLOSER || is_special((const guint8 *)at)))
      break;
    hash = word_hash_add(hash, (guint8)*at);
  }
  guint8 class = at < end ? classes[(guint8)*at] : SPACE;
  if (at > start && (class == SPACE || class == FORCED)) {
    add_piece(reader, vocabulary_word(look_of(reader)->vocabulary, start, (gsize)(at - start), hash));
    return at;
  }
  at = token_end(at, end);
  read_token(reader, start, at);
  return at;
}

static void scan(Reader *reader) {
  const char *end = reader->text + reader->length;
  for (const char *at = reader->text; at < end;) {
    reach(reader, (gsize)(at - reader->text));
    guint8 class = classes[(guint8)*at];
    if (class == SPACE || class == FORCED) {
      (class == SPACE ? read_space : read_forced_break)(reader);
      at++;
    } else {
      at = read_word(reader, at, end);
    }
  }
  Piece *piece = last_piece(reader);
  if (piece)
    piece->after = AFTER_END;
}

void paragraph_itemise(Paragraph *paragraph, const GArray *spans) {
  Reader reader = {.paragraph = paragraph};
  if (spans->len == 1 && !paragraph->style.uppercase) {
    const Span *span = &g_array_index(spans, Span, 0);
    add_look(paragraph, span);
    reader.text = span_text(paragraph, span);
    reader.length = strlen(reader.text);
    reader.look_end = G_MAXUINT;
  } else if (spans->len > 0) {
    gather(paragraph, spans);
    reader.text = paragraph->workshop->text->str;
    reader.length = paragraph->workshop->text->len;
    reader.ends = (const guint *)paragraph->workshop->look_ends->data;
    reader.look_end = reader.ends[0];
  }
  if (reader.length > 0)
    scan(&reader);
}
