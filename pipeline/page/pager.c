/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/pager.h"

#include "page/notes.h"
#include "page/running.h"

#define ROUNDING 0.01 /* points by which strips may miss the page's depth */
#define WHOLE_NOTE 5  /* a note of so many lines is not split while its mark's line can move */
#define SPLIT_LINES 2 /* of a longer one so many stand under their mark */

struct Pager {
  Layout *layout;
  Sheets *sheets;
  Outlet outlet;
  GQueue input; /* Strip: those sent back by a break, then the newest */
  Stack *body;  /* of the page being filled */
  gboolean landscape;
  GPtrArray *carried;  /* Strip: lines of notes begun on the page before */
  double reserved;     /* for notes, with the gap above them */
  double notes_height; /* of all notes of the page, as far as they may not fit */
  guint printed;       /* number of the page before, as printed */
  char *section;
};

static void pager_put(gpointer data, Strip *strip);

static GPtrArray *strips_new(void) { return g_ptr_array_new_with_free_func((GDestroyNotify)strip_free); }

Pager *pager_new(Layout *layout, Sheets *sheets) {
  Pager *pager = g_new0(Pager, 1);
  pager->layout = layout;
  pager->sheets = sheets;
  pager->outlet = (Outlet){pager_put, pager};
  g_queue_init(&pager->input);
  pager->body = stack_new();
  pager->carried = strips_new();
  return pager;
}

void pager_free(Pager *pager) {
  if (!pager)
    return;
  g_queue_clear_full(&pager->input, (GDestroyNotify)strip_free);
  stack_free(pager->body);
  g_ptr_array_unref(pager->carried);
  g_free(pager->section);
  g_free(pager);
}

const Outlet *pager_outlet(Pager *pager) { return &pager->outlet; }

static const PageMaster *pager_master(const Pager *pager) { return layout_master(pager->layout, pager->landscape); }

static double pager_depth(const Pager *pager) { return master_depth(pager_master(pager)); }

/* ---- room for notes -------------------------------------------------------- */

/* Margins between notes are counted as if none collapsed: a little too much, never too little. */
static double notes_height(const GPtrArray *notes, guint count) {
  double height = 0;
  for (guint i = 0; i < count; i++) {
    const Strip *line = notes->pdata[i];
    height += line->before + line->height + line->after;
  }
  return height;
}

/* What must stand on the mark's page: all, but of a long last note its first lines only. */
static double notes_least(const GPtrArray *notes) {
  guint last = notes->len - 1;
  while (last > 0 && ((Strip *)notes->pdata[last - 1])->owner == ((Strip *)notes->pdata[notes->len - 1])->owner)
    last--;
  guint lines = notes->len - last;
  return notes_height(notes, lines > WHOLE_NOTE ? last + SPLIT_LINES : notes->len);
}

/* Whether a strip whose bottom is at `bottom` leaves room for the page's notes and its own; reserves it. */
static gboolean notes_fit(Pager *pager, const Strip *strip, double bottom) {
  double room = pager_depth(pager) - bottom + ROUNDING;
  if (!strip->notes)
    return room >= pager->reserved;
  double gap = pager->notes_height > 0 ? 0 : notes_gap(pager->layout);
  double before = pager->notes_height + gap;
  double all = before + notes_height(strip->notes, strip->notes->len);
  if (before > pager->reserved + gap + ROUNDING || room < before + notes_least(strip->notes))
    return FALSE;
  pager->notes_height = all;
  pager->reserved = MIN(all, room);
  return TRUE;
}

/* Notes of the page before come first.  They leave some of the page to the text. */
static void notes_begin(Pager *pager) {
  pager->notes_height = pager->reserved = 0;
  if (pager->carried->len == 0)
    return;
  pager->notes_height = notes_gap(pager->layout) + notes_height(pager->carried, pager->carried->len);
  pager->reserved = MIN(pager->notes_height, pager_depth(pager) * 2 / 3);
}

/* The page's notes, as far as they fit; the others are carried over. */
static Stack *notes_take(Pager *pager) {
  Stack *notes = stack_new();
  GPtrArray *lines = g_steal_pointer(&pager->carried);
  pager->carried = strips_new();
  for (guint i = 0; i < stack_count(pager->body); i++) {
    Strip *strip = stack_at(pager->body, i)->strip;
    if (strip->notes)
      g_ptr_array_extend_and_steal(lines, g_steal_pointer(&strip->notes));
  }
  for (guint i = 0; i < lines->len; i++)
    stack_add(notes, lines->pdata[i]);
  g_ptr_array_set_free_func(lines, NULL);
  g_ptr_array_unref(lines);
  double room = pager_depth(pager) - pager->body->height - notes_gap(pager->layout) + ROUNDING;
  guint fitting = 0;
  while (fitting < stack_count(notes) && stack_at(notes, fitting)->y + stack_at(notes, fitting)->strip->height <= room)
    fitting++;
  if (fitting < stack_count(notes)) {
    guint keep = fitting > 0 || stack_count(pager->body) == 0 ? stack_break(notes, NULL, MAX(fitting, 1)) : 0;
    g_ptr_array_unref(pager->carried);
    pager->carried = stack_take(notes, keep);
  }
  return notes;
}

/* ---- a page is full ---------------------------------------------------------- */

static void anchors_register(Pager *pager, const GPtrArray *anchors) {
  GHashTable *numbers = pager->layout->numbers;
  for (guint i = 0; anchors && i < anchors->len; i++)
    if (!g_hash_table_contains(numbers, anchors->pdata[i]))
      g_hash_table_insert(numbers, g_strdup(anchors->pdata[i]), g_strdup_printf("%u", pager->printed));
}

/* The page's number, where its anchors stand, and the section of its running heads: the first that begins here, else
 * the one begun before. */
static void page_begin(Pager *pager) {
  gboolean begun = FALSE;
  guint count = stack_count(pager->body);
  pager->printed = count > 0 && stack_at(pager->body, 0)->strip->restart ? 1 : pager->printed + 1;
  g_autofree char *section = g_strdup(pager->section);
  for (guint i = 0; i < count; i++) {
    const Strip *strip = stack_at(pager->body, i)->strip;
    anchors_register(pager, strip->anchors);
    if (!strip->section)
      continue;
    g_free(pager->section);
    pager->section = g_strdup(strip->section);
    if (!begun) {
      g_free(section);
      section = g_strdup(strip->section);
    }
    begun = TRUE;
  }
  sheets_begin(pager->sheets, pager_master(pager), pager->printed, section);
}

static void anchors_draw(Pager *pager, const Stack *stack, double y) {
  for (guint i = 0; i < stack_count(stack); i++) {
    const Placed *placed = stack_at(stack, i);
    const GPtrArray *anchors = placed->strip->anchors;
    for (guint k = 0; anchors && k < anchors->len; k++)
      canvas_anchor(sheets_canvas(pager->sheets), anchors->pdata[k], y + placed->y);
  }
}

static void notes_draw(Pager *pager, Stack *notes) {
  const PageMaster *master = pager_master(pager);
  if (stack_count(notes) == 0)
    return;
  double y = master->height - master->margin_bottom - notes->height;
  notes_rule_draw(pager->layout, sheets_canvas(pager->sheets), master->margin_left, y, master_measure(master));
  anchors_draw(pager, notes, y);
  sheets_draw(pager->sheets, notes, master->margin_left, y);
}

static void running_draw(Pager *pager) {
  g_autoptr(Stack) running = stack_new();
  running_put(pager->layout, pager_master(pager), pager->printed == 1, running);
  sheets_draw(pager->sheets, running, 0, 0);
}

/* Draws the page with the first `count` strips; the others begin the next one. */
static void page_end(Pager *pager, guint count) {
  const PageMaster *master = pager_master(pager);
  g_autoptr(GPtrArray) next = stack_take(pager->body, count);
  g_autoptr(Stack) notes = notes_take(pager);
  page_begin(pager);
  running_draw(pager);
  anchors_draw(pager, pager->body, master->margin_top);
  sheets_draw(pager->sheets, pager->body, master->margin_left, master->margin_top);
  notes_draw(pager, notes);
  sheets_end(pager->sheets);
  stack_free(pager->body);
  pager->body = stack_new();
  while (next->len > 0)
    g_queue_push_head(&pager->input, g_ptr_array_steal_index(next, next->len - 1));
}

/* ---- filling a page ------------------------------------------------------------ */

/* Nothing stands on the page yet but a header repeated. */
static gboolean page_is_empty(const Pager *pager) {
  guint count = stack_count(pager->body);
  return count == 0 || stack_at(pager->body, count - 1)->again;
}

static void page_start(Pager *pager, const Strip *first) {
  pager->landscape = first->landscape;
  notes_begin(pager);
  if (!first->again || first->again->height > pager_depth(pager) / 2)
    return;
  Placed header = {.strip = first->again, .again = TRUE};
  g_array_append_val(pager->body->placed, header);
  pager->body->height = first->again->height;
}

/* A strip taller than a page is cut where a good part of it fits, or else at the top of a page. */
static Strip *strip_cut(Pager *pager, Strip *strip, double y) {
  double depth = pager_depth(pager), room = depth - pager->reserved - y;
  if (!strip->kind->split || (!page_is_empty(pager) && (strip->height <= depth || room < depth / 4)))
    return NULL;
  return strip->kind->split(pager->layout, strip, room);
}

static void strip_place(Pager *pager, Strip *strip) {
  if (stack_count(pager->body) > 0 && (strip->turn || strip->landscape != pager->landscape))
    page_end(pager, stack_count(pager->body));
  if (stack_count(pager->body) == 0)
    page_start(pager, strip);
  double y = stack_next(pager->body, strip);
  gboolean fits = notes_fit(pager, strip, y + strip->height);
  Strip *rest = fits ? NULL : strip_cut(pager, strip, y);
  if (!fits && !rest && !page_is_empty(pager)) {
    g_queue_push_head(&pager->input, strip);
    page_end(pager, stack_break(pager->body, strip, stack_count(pager->body)));
    return;
  }
  stack_add(pager->body, strip);
  if (rest) {
    g_queue_push_head(&pager->input, rest);
    page_end(pager, stack_count(pager->body));
  }
}

static void pager_put(gpointer data, Strip *strip) {
  Pager *pager = data;
  g_queue_push_tail(&pager->input, strip);
  while ((strip = g_queue_pop_head(&pager->input)))
    strip_place(pager, strip);
}

/* Anchors of blocks at the end that show nothing. */
static void last_anchors_leave(Pager *pager) {
  guint count = stack_count(pager->body);
  g_autoptr(GPtrArray) anchors = layout_take_anchors(pager->layout);
  if (anchors && count > 0)
    strip_add_anchors(stack_at(pager->body, count - 1)->strip, g_steal_pointer(&anchors));
}

void pager_finish(Pager *pager) {
  last_anchors_leave(pager);
  if (stack_count(pager->body) > 0 || sheets_count(pager->sheets) == 0)
    page_end(pager, stack_count(pager->body));
  while (pager->carried->len > 0)
    page_end(pager, 0);
}
