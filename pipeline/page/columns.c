/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

/* Groups side by side, as tall as the tallest.  They break across pages only where one page cannot hold them. */

typedef struct ColumnsStrip {
  Strip strip;
  GPtrArray *stacks; /* one a column */
  GPtrArray *waits;  /* of all that stands in them */
} ColumnsStrip;

static void columns_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  const ColumnsStrip *columns = (const ColumnsStrip *)run[0].strip;
  for (guint i = 0; i < columns->stacks->len; i++)
    stack_draw(layout, columns->stacks->pdata[i], canvas, x, y + run[0].y);
}

static void columns_free(Strip *strip) {
  ColumnsStrip *columns = (ColumnsStrip *)strip;
  g_ptr_array_unref(columns->stacks);
  g_clear_pointer(&columns->waits, g_ptr_array_unref);
}

static Strip *columns_split(Layout *layout, Strip *strip, double height);

static const StripKind COLUMNS = {.draw = columns_draw, .split = columns_split, .free = columns_free};

static void columns_wait(ColumnsStrip *columns, const GPtrArray *waits) {
  if (!waits)
    return;
  if (!columns->waits)
    columns->waits = g_ptr_array_new();
  for (guint i = 0; i < waits->len; i++)
    g_ptr_array_add(columns->waits, waits->pdata[i]);
  columns->strip.waits = columns->waits;
}

/* Where the room ends that the last strip of a stack keeps free below itself. */
static double stack_reach(const Stack *stack) {
  guint count = stack_count(stack);
  return count > 0 ? stack->height + stack_at(stack, count - 1)->strip->after : 0;
}

/* Once a stack is filled: the strip is as tall, and carries what its strips carry. */
static void columns_take(ColumnsStrip *columns, Stack *stack) {
  g_ptr_array_add(columns->stacks, stack);
  double reach = MAX(columns->strip.height + columns->strip.after, stack_reach(stack));
  columns->strip.height = MAX(columns->strip.height, stack->height);
  columns->strip.after = MAX(0, reach - columns->strip.height);
  for (guint i = 0; i < stack_count(stack); i++) {
    Strip *inner = stack_at(stack, i)->strip;
    strip_inherit(&columns->strip, inner);
    columns_wait(columns, inner->waits);
  }
}

static guint stack_fitting(const Stack *stack, double height) {
  guint count = 0;
  while (count < stack_count(stack) && stack_at(stack, count)->y + stack_at(stack, count)->strip->height <= height)
    count++;
  return count > 0 ? stack_break(stack, NULL, count) : 0;
}

static Strip *columns_split(Layout *layout, Strip *strip, double height) {
  ColumnsStrip *columns = (ColumnsStrip *)strip;
  gboolean any = FALSE;
  for (guint i = 0; i < columns->stacks->len; i++)
    any |= stack_fitting(columns->stacks->pdata[i], height) > 0;
  if (!any)
    return NULL;
  ColumnsStrip *rest = strip_rest(strip, sizeof(ColumnsStrip));
  rest->strip.waits = NULL;
  rest->stacks = g_ptr_array_new_with_free_func((GDestroyNotify)stack_free);
  strip->height = 0;
  for (guint i = 0; i < columns->stacks->len; i++) {
    Stack *stack = columns->stacks->pdata[i], *below = stack_new();
    g_autoptr(GPtrArray) taken = stack_take(stack, stack_fitting(stack, height));
    while (taken->len > 0)
      stack_add(below, g_ptr_array_steal_index(taken, 0));
    strip->height = MAX(strip->height, stack->height);
    columns_take(rest, below);
  }
  return &rest->strip;
}

static void side_by_side(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  ColumnsStrip *columns = strip_new(layout, &COLUMNS, sizeof(ColumnsStrip));
  columns->stacks = g_ptr_array_new_with_free_func((GDestroyNotify)stack_free);
  columns->strip.frame = frame_acquire(slot->frame);
  guint count = block->children ? block->children->len : 0;
  double x = slot->x;
  for (guint i = 0; i < count; i++) {
    double width = slot->width * (block->widths ? block->widths[i] : 1.0 / count);
    Slot inner = {.x = x, .width = MAX(width, 1), .parent = slot->parent};
    Stack *stack = stack_new();
    Outlet into = stack_outlet(stack);
    layout->text_width = 0;
    block_put(layout, hold, block->children->pdata[i], &inner, &into);
    columns_take(columns, stack);
    x += width;
  }
  outlet_put(outlet, &columns->strip);
}

void columns_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  boxed_put(layout, hold, block, slot, side_by_side, outlet);
}
