/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/strip.h"

static Strip *strip_born(gsize size, const StripKind *kind, guint *age) {
  Strip *strip = g_malloc0(size);
  strip->kind = kind;
  strip->age = age;
  ++*age;
  return strip;
}

gpointer strip_new_repeated(Layout *layout, const StripKind *kind, gsize size) {
  return strip_born(size, kind, &layout->living[layout->age]);
}

gpointer strip_new(Layout *layout, const StripKind *kind, gsize size) {
  Strip *strip = strip_new_repeated(layout, kind, size);
  strip->landscape = layout->landscape;
  strip->turn = layout->turn;
  strip->restart = layout->restart;
  layout->turn = layout->restart = FALSE;
  strip->anchors = layout_take_anchors(layout);
  return strip;
}

gpointer strip_rest(const Strip *strip, gsize size) {
  Strip *rest = strip_born(size, strip->kind, strip->age);
  rest->owner = strip->owner;
  rest->frame = frame_acquire(strip->frame);
  rest->x = strip->x;
  rest->after = strip->after;
  rest->keep = strip->keep;
  rest->landscape = strip->landscape;
  rest->waits = strip->waits;
  rest->again = strip->again;
  return rest;
}

void strip_free(Strip *strip) {
  if (!strip)
    return;
  if (strip->kind->free)
    strip->kind->free(strip);
  g_clear_pointer(&strip->anchors, g_ptr_array_unref);
  g_clear_pointer(&strip->notes, g_ptr_array_unref);
  frame_release(strip->frame);
  --*strip->age;
  g_free(strip);
}

/* Moves all of `from` to the end of *to. */
static void move_all(GPtrArray **to, GPtrArray **from) {
  if (*to && *from)
    g_ptr_array_extend_and_steal(*to, g_steal_pointer(from));
  else if (*from)
    *to = g_steal_pointer(from);
}

void strip_inherit(Strip *strip, Strip *from) {
  move_all(&strip->anchors, &from->anchors);
  move_all(&strip->notes, &from->notes);
  strip->turn |= from->turn;
  strip->restart |= from->restart;
  from->turn = from->restart = FALSE;
  if (!strip->section)
    strip->section = from->section;
}

void strip_add_anchors(Strip *strip, GPtrArray *anchors) { move_all(&strip->anchors, &anchors); }

void outlet_put(const Outlet *outlet, Strip *strip) { outlet->put(outlet->data, strip); }

static void placed_clear(gpointer data) {
  Placed *placed = data;
  if (!placed->again)
    strip_free(placed->strip);
}

Stack *stack_new(void) {
  Stack *stack = g_new0(Stack, 1);
  stack->placed = g_array_new(FALSE, FALSE, sizeof(Placed));
  g_array_set_clear_func(stack->placed, placed_clear);
  return stack;
}

void stack_free(Stack *stack) {
  if (!stack)
    return;
  g_array_unref(stack->placed);
  g_free(stack);
}

guint stack_count(const Stack *stack) { return stack->placed->len; }

Placed *stack_at(const Stack *stack, guint index) { return &g_array_index(stack->placed, Placed, index); }

double stack_next(const Stack *stack, const Strip *strip) {
  guint count = stack_count(stack);
  if (count == 0)
    return 0;
  const Placed *last = stack_at(stack, count - 1);
  return stack->height + (last->again ? 0 : MAX(last->strip->after, strip->before));
}

void stack_add(Stack *stack, Strip *strip) {
  Placed placed = {.strip = strip, .y = stack_next(stack, strip)};
  g_array_append_val(stack->placed, placed);
  stack->height = placed.y + strip->height;
}

static void stack_put(gpointer data, Strip *strip) { stack_add(data, strip); }

Outlet stack_outlet(Stack *stack) { return (Outlet){stack_put, stack}; }

GPtrArray *stack_take(Stack *stack, guint first) {
  GPtrArray *taken = g_ptr_array_new_with_free_func((GDestroyNotify)strip_free);
  for (guint i = first; i < stack_count(stack); i++) {
    Placed *placed = stack_at(stack, i);
    if (!placed->again)
      g_ptr_array_add(taken, placed->strip);
    placed->again = TRUE; /* no longer the stack's */
  }
  g_array_set_size(stack->placed, first);
  const Placed *last = first > 0 ? stack_at(stack, first - 1) : NULL;
  stack->height = last ? last->y + last->strip->height : 0;
  return taken;
}

static Keep break_between(const Placed *above, const Strip *below) {
  return below && below->glued ? KEEP_NEXT : above->strip->keep;
}

guint stack_break(const Stack *stack, const Strip *next, guint most) {
  guint least = stack_count(stack) > 0 && stack_at(stack, 0)->again ? 2 : 1;
  if (most < least)
    return MIN(least, stack_count(stack));
  guint best = most;
  Keep best_keep = KEEP_NEXT + 1;
  for (guint k = most; k >= least && best_keep > KEEP_FREE; k--) {
    const Strip *below = k < stack_count(stack) ? stack_at(stack, k)->strip : next;
    Keep keep = below ? break_between(stack_at(stack, k - 1), below) : KEEP_FREE;
    if (keep < best_keep) {
      best = k;
      best_keep = keep;
    }
  }
  return best;
}

guint stack_run(const Stack *stack, guint index) {
  gpointer owner = stack_at(stack, index)->strip->owner;
  guint end = index + 1;
  while (owner && end < stack_count(stack) && stack_at(stack, end)->strip->owner == owner)
    end++;
  return end - index;
}

void stack_draw(Layout *layout, const Stack *stack, Canvas *canvas, double x, double y) {
  stack_draw_frames(layout, stack, canvas, x, y);
  for (guint i = 0, count; i < stack_count(stack); i += count) {
    count = stack_run(stack, i);
    const Strip *strip = stack_at(stack, i)->strip;
    strip->kind->draw(layout, stack_at(stack, i), count, canvas, x, y);
  }
}
