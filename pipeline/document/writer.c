/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/writer.h"

#include <string.h>

#include "base/text.h"
#include "document/entries.h"
#include "document/inline.h"
#include "document/words.h"

/* Beyond this a law's name may break anywhere but before its figures. */
#define UNBROKEN_MOST 40

void writer_init(Writer *writer, Binder *binder, const char *context, GStringChunk *strings, GArray *spans) {
  *writer = (Writer){.binder = binder, .strings = strings, .spans = spans, .look = {.kind = SPAN_TEXT}};
  writer->run = g_string_sized_new(256);
  writer->context = context;
  writer->look.context = context ? g_string_chunk_insert_const(strings, context) : NULL;
}

static void flush(Writer *writer) {
  if (writer->run->len == 0)
    return;
  Span span = writer->look;
  span.text = g_string_chunk_insert_len(writer->strings, writer->run->str, (gssize)writer->run->len);
  g_array_append_val(writer->spans, span);
  g_string_truncate(writer->run, 0);
}

static void find_field_context(Writer *writer) {
  if (!writer->field || writer->spans->len != 1)
    return;
  Span *span = &g_array_index(writer->spans, Span, 0);
  g_autofree char *context = g_strconcat(INFO_CONTEXT, writer->field, NULL);
  if (span->text && strlen(span->text) == writer->field_length)
    span->context = g_string_chunk_insert_const(writer->strings, context);
}

void writer_finish(Writer *writer) {
  flush(writer);
  find_field_context(writer);
  g_string_free(writer->run, TRUE);
  if (writer->looks)
    g_array_unref(writer->looks);
}

/* ---- text */

/* Spaces before figures ("Điều 5", "số 30/2020"), and all of a short name, do not break. */
static void append_unbroken(GString *run, const char *text, gsize length) {
  gboolean all = g_utf8_strlen(text, (gssize)length) <= UNBROKEN_MOST;
  for (gsize i = 0; i < length; i++)
    if (text[i] == ' ' && (all || (i + 1 < length && g_ascii_isdigit(text[i + 1]))))
      g_string_append(run, "\u00a0");
    else
      g_string_append_c(run, text[i]);
}

void writer_text(Writer *writer, const char *text, gsize length) {
  if (writer->look.unbroken)
    append_unbroken(writer->run, text, length);
  else
    g_string_append_len(writer->run, text, (gssize)length);
}

static void write_words(Writer *writer, const char *text) { writer_text(writer, text, strlen(text)); }

static void write_mark(Writer *writer, SpanKind kind) {
  flush(writer);
  Span span = writer->look;
  span.kind = kind;
  g_array_append_val(writer->spans, span);
}

/* ---- tags */

static const char *const schemes[] = {"http://", "https://", "mailto:", NULL};

static void write_uri(Writer *writer, const xmlNode *tag) {
  const char *uri = xml_attribute(tag, "href");
  for (guint i = 0; uri && schemes[i]; i++)
    if (g_ascii_strncasecmp(uri, schemes[i], strlen(schemes[i])) == 0) {
      writer->look.uri = g_string_chunk_insert(writer->strings, uri);
      return;
    }
  Place place = xml_place(tag);
  diagnostics_add(writer->binder->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place,
                  _("write an address that starts with https://, http:// or mailto:"), _("“%s” is not a link"),
                  uri ? uri : "");
}

void writer_open(Writer *writer, const char *name, const xmlNode *tag) {
  flush(writer);
  if (!writer->looks)
    writer->looks = g_array_new(FALSE, FALSE, sizeof(Span));
  g_array_append_val(writer->looks, writer->look);
  Span *look = &writer->look;
  if (g_str_equal(name, "b"))
    look->bold = TRUE;
  else if (g_str_equal(name, "i"))
    look->italic = TRUE;
  else if (g_str_equal(name, "sub"))
    look->subscript = TRUE;
  else if (g_str_equal(name, "sup"))
    look->superscript = TRUE;
  else if (g_str_equal(name, "law"))
    look->unbroken = TRUE;
  else if (g_str_equal(name, "link") && tag)
    write_uri(writer, tag);
}

void writer_close(Writer *writer) {
  if (!writer->looks || writer->looks->len == 0)
    return;
  flush(writer);
  writer->look = g_array_index(writer->looks, Span, writer->looks->len - 1);
  g_array_set_size(writer->looks, writer->looks->len - 1);
}

/* ---- references */

static void report_no_target(Binder *binder, const Place *place, const char *to) {
  g_autofree const char **ids = outline_ids(binder->outline);
  g_autofree char *what = g_strdup_printf(_("no block has the id “%s”"), to);
  binder_unknown(binder, place, what, to, ids);
}

static Target *find_target(Writer *writer, const Slot *slot, const Place *place) {
  Binder *binder = writer->binder;
  const char *to = xml_attribute(slot->node, "to");
  Target *target = outline_find(binder->outline, to);
  if (!target)
    report_no_target(binder, place, to);
  else if (target->repeated) {
    diagnostics_error(binder->diagnostics, FAULT_PACK, place, _("“%s” stands in a <for>, where it is several blocks"),
                      to);
    return NULL;
  }
  return target;
}

char *target_text(Binder *binder, Target *target, const char *show) {
  if (g_str_equal(show, "number"))
    return g_strdup(target->visit.path ? target->visit.path : target->visit.number);
  if (g_str_equal(show, "title"))
    return g_strdup(outline_title(binder, target));
  return outline_name(binder, &target->visit);
}

static void write_ref(Writer *writer, Slot *slot) {
  Binder *binder = writer->binder;
  Place place = xml_place(slot->node);
  Target *target = find_target(writer, slot, &place);
  if (!target)
    return;
  const char *show = xml_attribute(slot->node, "show");
  const char *anchor = writer->look.anchor;
  flush(writer);
  writer->look.anchor = g_string_chunk_insert(writer->strings, target->visit.anchor);
  if (show && g_str_equal(show, "page"))
    write_mark(writer, SPAN_PAGE_OF);
  else {
    g_autofree char *text = target_text(binder, target, show ? show : "label");
    if (text)
      write_words(writer, text);
    else
      diagnostics_add(
          binder->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place,
          _("only titled tables and figures, numbered sections and annexes have a label; write show=\"page\""),
          _("“%s” has no %s to print"), xml_attribute(slot->node, "to"), show ? show : "label");
    flush(writer);
  }
  writer->look.anchor = anchor;
}

/* ---- notes, fields */

static void write_note(Writer *writer, Slot *slot) {
  Binder *binder = writer->binder;
  if (binder->silent > 0)
    return;
  flush(writer);
  const Style *style = template_style(binder->edition->pack->template, "note");
  Block *note = block_new(BLOCK_PARAGRAPH, style, xml_line(slot->node));
  note->from_template = binder_is_template(binder, slot->node);
  note->label = g_strdup_printf("%u", ++binder->notes);
  note->spans = spans_new();
  g_autofree char *context = writer->context ? g_strconcat(writer->context, ".", slot->name, NULL) : NULL;
  /* has a translation of its own, which may be settled where that of the text around it is not */
  guint original = binder->original;
  binder->original = 0;
  inline_bind(binder, slot->node, NULL, context, writer->strings, note->spans);
  binder->original = original;
  Span span = writer->look;
  span.kind = SPAN_NOTE;
  span.note = note;
  g_array_append_val(writer->spans, span);
}

/* At <info>, where it is to be added, when a template asks; else where the pack asks. */
static void report_no_field(Binder *binder, const xmlNode *node, const char *name) {
  const xmlNode *info = xml_child(xmlDocGetRootElement(binder->edition->pack->xml), "info");
  Place place = xml_place(binder_is_template(binder, node) && info ? info : node);
  diagnostics_error(binder->diagnostics, FAULT_PACK, &place, _("<info> has no <%s>, which is to be printed"), name);
  diagnostics_hint(binder->diagnostics, _("add <%s>…</%s> to <info>"), name, name);
}

static void write_field(Writer *writer, Slot *slot) {
  Binder *binder = writer->binder;
  const char *name = xml_attribute(slot->node, "name");
  ValueStyle style;
  if (!mention_style(binder, slot->node, binder->diagnostics, &style))
    return;
  const char *text = words_info(binder, name, style.form);
  gboolean first = writer->spans->len == 0 && writer->run->len == 0;
  if (text) {
    write_words(writer, text);
    writer->field = first ? name : NULL;
    writer->field_length = writer->run->len;
    return;
  }
  if (!binder->entries)
    report_no_field(binder, slot->node, name);
}

/* ---- slots */

void slot_read(Binder *binder, Slot *slot) {
  if (slot->kind != SLOT_MENTION || slot->read)
    return;
  if (!binder->entries) {
    slot->read = mention_read(binder, slot->node, binder->diagnostics, &slot->mention);
    return;
  }
  /* What an <if> guards may have no value now and is translated all the same. */
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  slot->read = mention_read(binder, slot->node, unheard, &slot->mention);
}

void writer_slot(Writer *writer, Slot *slot, gboolean magnitude) {
  switch (slot->kind) {
  case SLOT_MENTION: {
    g_autofree char *text = slot->read ? mention_print(writer->binder, &slot->mention, slot->node, magnitude) : NULL;
    if (text)
      write_words(writer, text);
    break;
  }
  case SLOT_REF:
    write_ref(writer, slot);
    break;
  case SLOT_NOTE:
    write_note(writer, slot);
    break;
  case SLOT_FIELD:
    write_field(writer, slot);
    break;
  case SLOT_BREAK:
    write_mark(writer, SPAN_BREAK);
    break;
  case SLOT_PAGE_NUMBER:
    write_mark(writer, SPAN_PAGE_NUMBER);
    break;
  case SLOT_PAGE_COUNT:
    write_mark(writer, SPAN_PAGE_COUNT);
    break;
  case SLOT_SECTION:
    write_mark(writer, SPAN_SECTION);
    break;
  }
}
