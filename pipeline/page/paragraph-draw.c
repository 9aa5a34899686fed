/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines onto a canvas: words with their spaces, underlines, links, elements. */

#include <string.h>

#include "base/message.h"
#include "page/paragraph-private.h"

/* A line being drawn. */
typedef struct Pen {
  Paragraph *paragraph;
  Canvas *canvas;
  Structure *structure; /* NULL: nothing inside is tagged */
  const SnElement *element;
  const LineBox *box;
  double x, baseline;
  double end;             /* of the last word drawn */
  double gap;             /* factor on the spaces that stretch */
  const Look *look;       /* of the open text mark, or NULL */
  const Look *tagged;     /* whose elements are open, or NULL */
  double tagged_x;        /* where they begin */
  const Look *underlined; /* whose underline is open, or NULL */
  double underline_x;     /* where it begins */
} Pen;

/* ---- words ---- */

const Word *piece_part(const Paragraph *paragraph, const Piece *piece, guint from, guint to) {
  if (from == 0 && to == 0)
    return piece->word;
  const char *text = piece->word->text + from;
  gsize length = (to ? to : piece->word->length) - from;
  return vocabulary_word(paragraph->looks[piece->look].vocabulary, text, length, word_hash(text, length));
}

/* What was not known when the lines were broken: all of it stands in the look's first piece. */
static const Word *late_word(const Paragraph *paragraph, guint index) {
  const Piece *piece = &paragraph->pieces[index];
  const Look *look = &paragraph->looks[piece->look];
  const char *text = paragraph_resolve(paragraph, &look->span);
  if (!text)
    return piece->word;
  if (index > 0 && paragraph->pieces[index - 1].look == piece->look)
    return NULL;
  return vocabulary_word(look->vocabulary, text, strlen(text), word_hash(text, strlen(text)));
}

/* The word that stands on the line for a piece; NULL: nothing does. */
static const Word *word_on_line(const Paragraph *paragraph, const LineBox *box, guint index) {
  const Piece *piece = &paragraph->pieces[index];
  guint from = index == box->first ? box->first_offset : 0, to = index == box->last ? box->last_offset : 0;
  if (G_UNLIKELY(paragraph->looks[piece->look].late))
    return late_word(paragraph, index);
  return G_LIKELY(from == 0 && to == 0) ? piece->word : piece_part(paragraph, piece, from, to);
}

static const Word *hyphen_on_line(const Paragraph *paragraph, const LineBox *box) {
  const Piece *piece = &paragraph->pieces[box->last];
  if (box->last_offset == 0 && piece->after != AFTER_HYPHEN)
    return NULL;
  return shaper_hyphen(paragraph->shaper, paragraph->looks[piece->look].face);
}

/* ---- where the words of a line stand ---- */

/* The natural width of a line whose words are not all those that it was broken with. */
static double measure_line(const Paragraph *paragraph, const LineBox *box) {
  double width = 0;
  for (guint i = box->first; i <= box->last; i++) {
    const Piece *piece = &paragraph->pieces[i];
    const Word *word = word_on_line(paragraph, box, i);
    if (word)
      width += word->width * paragraph->looks[piece->look].size;
    if (i < box->last && (piece->after == AFTER_SPACE || piece->after == AFTER_FIXED))
      width += piece->space;
  }
  const Word *hyphen = hyphen_on_line(paragraph, box);
  return width + (hyphen ? hyphen->width * paragraph->looks[paragraph->pieces[box->last].look].size : 0);
}

/* Sets the pen at the line's start and the gap of its spaces. */
static void align_line(Pen *pen, double x, gboolean first) {
  const Paragraph *paragraph = pen->paragraph;
  const LineBox *box = pen->box;
  double indent = first ? paragraph->indent : 0;
  gboolean as_broken = box->first_offset == 0 && box->last_offset == 0 && !paragraph->has_late;
  double width = as_broken ? box->line.width : measure_line(paragraph, box);
  double slack = paragraph->measure - indent - width;
  gboolean closing = box->last_offset == 0 && paragraph->pieces[box->last].after >= AFTER_FORCED;
  pen->x = x + indent;
  pen->gap = 1;
  switch (paragraph->align) {
  case ALIGN_JUSTIFY:
    if (box->spaces > 0 && (!closing || slack < 0))
      pen->gap = MAX(1 + slack / box->spaces, 0);
    break;
  case ALIGN_CENTER:
    pen->x += slack / 2;
    break;
  case ALIGN_END:
    pen->x += slack;
    break;
  case ALIGN_START:
    break;
  }
}

/* ---- elements and links ---- */

static gboolean is_link(const Span *span) { return span->uri || span->anchor; }

static gboolean same_link(const Span *a, const Span *b) {
  return is_link(a) && g_strcmp0(a->uri, b->uri) == 0 && g_strcmp0(a->anchor, b->anchor) == 0;
}

static const char *note_anchor(const Span *span) {
  return span->kind == SPAN_NOTE && span->note ? span->note->anchor : NULL;
}

static SnElement *add_element(Pen *pen, SnRole role, const SnElement *parent, const Look *look) {
  SnElement *element = structure_add(pen->structure, role, parent);
  if (look->span.language && g_strcmp0(look->span.language, pen->paragraph->language) != 0)
    structure_set_language(pen->structure, element, look->span.language);
  return element;
}

/* The elements of a look: a link goes on over spans that differ only in face. */
/* Two entries in one text, as the note and the source below a table are. */
static gboolean is_other_entry(const Pen *pen, const Span *span) {
  const char *context = pen->element->context;
  return context && span->context && strcmp(context, span->context) != 0;
}

static void find_elements(Pen *pen, Look *look) {
  look->tagged = TRUE;
  Look *before = look > pen->paragraph->looks ? look - 1 : NULL;
  if (before && before->element && same_link(&before->span, &look->span) &&
      g_strcmp0(before->language, look->language) == 0) {
    look->element = before->element;
    return;
  }
  const SnElement *parent = pen->element;
  if (look->span.kind == SPAN_NOTE)
    look->element = parent = add_element(pen, SN_ROLE_REFERENCE, parent, look);
  if (note_anchor(&look->span)) {
    look->outer = parent;
    look->element = add_element(pen, SN_ROLE_LINK, parent, look);
  } else if (is_link(&look->span)) {
    look->element = add_element(pen, SN_ROLE_LINK, parent, look);
  } else if (look->span.language && g_strcmp0(look->span.language, pen->paragraph->language) != 0) {
    look->element = add_element(pen, SN_ROLE_SPAN, parent, look);
  } else if (is_other_entry(pen, &look->span)) {
    SnElement *element = add_element(pen, SN_ROLE_SPAN, parent, look);
    structure_set_context(pen->structure, element, look->span.context);
    look->element = element;
  }
}

static void end_text(Pen *pen) {
  if (pen->look)
    canvas_text_end(pen->canvas);
  pen->look = NULL;
}

static void draw_link(Pen *pen, const Look *look) {
  const char *anchor = note_anchor(&look->span) ? note_anchor(&look->span) : look->span.anchor;
  if (!look->span.uri && !anchor)
    return;
  const Face *face = look->face;
  double ascent = face->ascent * look->size, descent = face->descent * look->size;
  const char *contents = look->span.text ? look->span.text : paragraph_resolve(pen->paragraph, &look->span);
  canvas_link(pen->canvas, pen->tagged_x, pen->baseline - look->shift - ascent, pen->end - pen->tagged_x,
              ascent + descent, look->span.uri, look->span.uri ? NULL : anchor, contents);
}

static void end_tag(Pen *pen) {
  if (!pen->tagged)
    return;
  end_text(pen);
  draw_link(pen, pen->tagged);
  canvas_end(pen->canvas);
  if (pen->tagged->outer)
    canvas_end(pen->canvas);
  pen->tagged = NULL;
}

/* Opens the elements of a look, or leaves those open that it shares. */
static void set_tag(Pen *pen, Look *look) {
  if (!pen->structure)
    return;
  if (!look->tagged)
    find_elements(pen, look);
  if (pen->tagged && pen->tagged->element == look->element)
    return;
  end_tag(pen);
  if (!look->element)
    return;
  end_text(pen);
  if (look->outer)
    canvas_begin(pen->canvas, look->outer);
  canvas_begin(pen->canvas, look->element);
  pen->tagged = look;
  pen->tagged_x = pen->x;
}

/* ---- text ---- */

static void set_text(Pen *pen, const Look *look) {
  if (pen->look && pen->look->size == look->size && pen->look->shift == look->shift)
    return;
  end_text(pen);
  canvas_text_begin(pen->canvas, look->size, pen->baseline - look->shift, pen->paragraph->style.color);
  pen->look = look;
}

/* An underline runs on under the spaces between its words, not past the last. */
static void end_underline(Pen *pen) {
  if (!pen->underlined)
    return;
  const Typeface *typeface = typeface_of(pen->underlined->face);
  double size = pen->underlined->size, thickness = typeface->underline_thickness * size;
  end_text(pen);
  canvas_path_begin(pen->canvas);
  canvas_rectangle(pen->canvas, pen->underline_x, pen->baseline + typeface->underline_offset * size - thickness / 2,
                   pen->end - pen->underline_x, thickness);
  canvas_path_end(pen->canvas, &(Paint){.fill = pen->paragraph->style.color});
  pen->underlined = NULL;
}

static void set_underline(Pen *pen, const Look *look) {
  if (!look->underline) {
    end_underline(pen);
  } else if (!pen->underlined) {
    pen->underline_x = pen->x;
    pen->underlined = look;
  }
}

/* The space that the text has after a piece, as wide as it is drawn. */
static double space_after(const Pen *pen, guint index) {
  const Piece *piece = &pen->paragraph->pieces[index];
  gboolean last = index == pen->box->last;
  switch ((After)piece->after) {
  case AFTER_SPACE:
    return !last ? piece->space * pen->gap : pen->box->last_offset ? 0 : SN_SPACE_HIDDEN;
  case AFTER_FIXED:
    return last ? 0 : piece->space;
  case AFTER_FORCED:
    return SN_SPACE_HIDDEN;
  case AFTER_NOTHING:
  case AFTER_BREAK:
  case AFTER_HYPHEN:
  case AFTER_END:
    break;
  }
  return 0;
}

/* Plain text without anything but words, which most lines are. */
static gboolean is_plain(const Paragraph *paragraph) {
  const Look *look = paragraph->looks;
  return paragraph->look_count == 1 && !look->underline && !look->late && look->span.kind == SPAN_TEXT &&
         !is_link(&look->span) && !look->span.language;
}

static void draw_piece(Pen *pen, guint index, gboolean plain) {
  Paragraph *paragraph = pen->paragraph;
  const Piece *piece = &paragraph->pieces[index];
  Look *look = &paragraph->looks[piece->look];
  const Word *word = word_on_line(paragraph, pen->box, index);
  if (!word)
    return;
  if (!plain) {
    set_underline(pen, look);
    set_tag(pen, look);
  }
  set_text(pen, look);
  const Word *hyphen = index == pen->box->last ? hyphen_on_line(paragraph, pen->box) : NULL;
  double space = space_after(pen, index);
  canvas_text_word(pen->canvas, word, pen->x, hyphen ? 0 : space);
  pen->x += word->width * look->size;
  if (hyphen) {
    canvas_text_word(pen->canvas, hyphen, pen->x, 0);
    pen->x += hyphen->width * look->size;
  }
  pen->end = pen->x;
  if (index != pen->box->last)
    pen->x += space;
}

static void draw_line(Pen *pen, double x, guint index, gboolean plain) {
  pen->box = &pen->paragraph->lines[index];
  align_line(pen, x, index == 0);
  pen->end = pen->x;
  for (guint i = pen->box->first; i <= pen->box->last; i++)
    draw_piece(pen, i, plain);
  end_underline(pen);
  end_text(pen);
  end_tag(pen);
}

/* ---- faults ---- */

static gboolean ends_chunk(const Piece *piece) { return piece->after != AFTER_NOTHING && piece->after != AFTER_FIXED; }

static double chunk_width(const Paragraph *paragraph, guint first, guint *last) {
  double width = paragraph->pieces[first].width;
  guint i = first;
  for (; !ends_chunk(&paragraph->pieces[i]); i++)
    width += paragraph->pieces[i].space + paragraph->pieces[i + 1].width;
  *last = i;
  return width;
}

/* The widest stretch that nothing may break, as text. */
static char *widest_chunk(const Paragraph *paragraph, double *width) {
  guint widest = 0, end;
  *width = 0;
  for (guint i = 0, last; i < paragraph->piece_count; i = last + 1) {
    double here = chunk_width(paragraph, i, &last);
    if (here > *width) {
      *width = here;
      widest = i;
    }
  }
  chunk_width(paragraph, widest, &end);
  GString *text = g_string_new(NULL);
  for (guint i = widest; i <= end; i++) {
    const Piece *piece = &paragraph->pieces[i];
    g_string_append(text, piece->word ? piece->word->text : "");
    if (i < end && piece->after == AFTER_FIXED)
      g_string_append_c(text, ' ');
  }
  return g_string_free(text, FALSE);
}

static void report_overlong(Paragraph *paragraph) {
  paragraph->overlong_reported = TRUE;
  if (!paragraph->diagnostics)
    return;
  double width;
  g_autofree char *text = widest_chunk(paragraph, &width);
  char wide[G_ASCII_DTOSTR_BUF_SIZE], room[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(wide, sizeof wide, "%.1f", width);
  g_ascii_formatd(room, sizeof room, "%.1f", paragraph->measure);
  diagnostics_add(paragraph->diagnostics, FAULT_PACK, SEVERITY_ERROR, &paragraph->place,
                  _("give it more room, a smaller font-size, or a place to break (U+00AD, U+200B)"),
                  _("“%s” needs %s pt and does not fit on a line of %s pt"), text, wide, room);
}

void paragraph_draw(Paragraph *paragraph, Canvas *canvas, Structure *structure, const SnElement *element, guint first,
                    guint count, double x, double y) {
  Pen pen = {.paragraph = paragraph, .canvas = canvas, .element = element};
  gboolean plain = is_plain(paragraph);
  if (!plain && element && element->role != SN_ROLE_ARTIFACT)
    pen.structure = structure;
  if (paragraph->overlong && !paragraph->overlong_reported)
    report_overlong(paragraph);
  if (element)
    canvas_begin(canvas, element);
  double height = paragraph->ascent + paragraph->descent;
  for (guint i = first; i < first + count && i < paragraph->line_count; i++) {
    pen.baseline = y + height * (i - first) + paragraph->ascent;
    draw_line(&pen, x, i, plain);
  }
  if (element)
    canvas_end(canvas);
}
