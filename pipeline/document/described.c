/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/described.h"

#include "document/entries.h"
#include "document/words.h"
#include "document/writer.h"

/* What one slot prints, now; NULL: nothing.  g_free. */
typedef char *(*Print)(Binder *binder, const Slot *slot);

static char *print_mention(Binder *binder, const Slot *slot) {
  return slot->read ? mention_print(binder, &slot->mention, slot->node, FALSE) : NULL;
}

static char *print_field(Binder *binder, const Slot *slot) {
  ValueStyle style;
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  if (!mention_style(binder, slot->node, unheard, &style))
    return NULL;
  return g_strdup(words_info(binder, xml_attribute(slot->node, "name"), style.form));
}

/* Pages are not known yet, and a title is translated by an entry of its own. */
static char *print_ref(Binder *binder, const Slot *slot) {
  const char *show = xml_attribute(slot->node, "show");
  Target *target = outline_find(binder->outline, xml_attribute(slot->node, "to"));
  if (!target || g_strcmp0(show, "page") == 0 || (g_strcmp0(show, "title") == 0 && binder->original == 0))
    return NULL;
  return target_text(binder, target, show ? show : "label");
}

static void print_both(Binder *binder, const Slot *slot, Print print, EntryValue *value) {
  value->target = print(binder, slot);
  if (!binder->edition->source_locale)
    return;
  binder->original++;
  value->source = print(binder, slot);
  binder->original--;
}

static Period period_said(const Value *value) {
  Period period;
  if (value->cell == SN_CELL_VALUE && value->type == SN_TEXT && period_parse(value->text, &period))
    return period;
  return value->period;
}

static void describe_mention(const Slot *slot, EntryValue *value) {
  const Mention *mention = &slot->mention;
  if (!slot->read)
    return;
  value->has_number = mention->has_number;
  value->number = mention->value.number;
  value->shown = mention->shown;
  value->power = mention->style.power;
  value->digits = mention->style.digits;
  value->form = mention->style.form;
  value->unit = g_strdup(value->form == FORM_PERCENT ? "percent" : mention->value.unit_id);
  value->qualifier = mention->value.qualifier;
  value->period = period_said(&mention->value);
  value->direction = mention->direction;
}

static EntryValue describe(Binder *binder, const Slot *slot) {
  EntryValue value = {.name = g_strdup(slot->name), .digits = DIGITS_AS_DATA};
  switch (slot->kind) {
  case SLOT_MENTION:
    value.kind = xml_is(slot->node, "change") ? ENTRY_CHANGE : ENTRY_VALUE;
    print_both(binder, slot, print_mention, &value);
    describe_mention(slot, &value);
    break;
  case SLOT_REF:
    value.kind = ENTRY_REF;
    print_both(binder, slot, print_ref, &value);
    break;
  case SLOT_FIELD:
    value.kind = ENTRY_FIELD;
    print_both(binder, slot, print_field, &value);
    break;
  case SLOT_NOTE:
    value.kind = ENTRY_NOTE;
    break;
  case SLOT_BREAK:
    value.kind = ENTRY_BREAK;
    break;
  default:
    value.kind = ENTRY_PAGE;
  }
  return value;
}

GArray *slots_describe(Binder *binder, const Phrase *phrase) {
  GArray *values = entry_values_new();
  for (guint i = 0; i < phrase->slots->len; i++) {
    const Slot *slot = &g_array_index(phrase->slots, Slot, i);
    if (phrase_find(phrase, slot->name) != (int)i) /* another break */
      continue;
    EntryValue value = describe(binder, slot);
    g_array_append_val(values, value);
  }
  return values;
}
