/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/walk.h"

#include <string.h>

#include "document/cells.h"
#include "document/condition.h"

typedef struct Count {
  const char *name;
  guint n;
} Count;

/* The current row of one <for>. */
typedef struct Row {
  const char *table;
  guint row, rows;
} Row;

/* An element whose children are being walked. */
typedef struct Frame {
  xmlNodePtr container, next, current;
  guint ordinal;     /* of current among its like, from 1 */
  const char *scope; /* what stands before | in contexts */
  char *prefix;      /* what stands after it before a block's own name; NULL: nothing */
  GArray *counts;    /* Count, made with the first child */
  guint level;       /* sections around its children */
  gboolean annex, loops;
  Row each; /* when it loops */
} Frame;

struct Walk {
  Binder *binder;
  gboolean every;
  gboolean closed; /* the template's closing has been reached */
  GArray *frames;  /* Frame */
};

static void frame_clear(gpointer data) {
  Frame *frame = data;
  g_free(frame->prefix);
  if (frame->counts)
    g_array_unref(frame->counts);
}

Walk *walk_new(Binder *binder, gboolean every) {
  Walk *walk = g_new0(Walk, 1);
  walk->binder = binder;
  walk->every = every;
  walk->closed = TRUE;
  walk->frames = g_array_new(FALSE, TRUE, sizeof(Frame));
  g_array_set_clear_func(walk->frames, frame_clear);
  return walk;
}

void walk_free(Walk *walk) {
  if (!walk)
    return;
  g_array_unref(walk->frames);
  g_free(walk);
}

static Frame *walk_top(const Walk *walk) {
  return walk->frames->len > 0 ? &g_array_index(walk->frames, Frame, walk->frames->len - 1) : NULL;
}

static void walk_push(Walk *walk, xmlNodePtr container, const char *scope, char *prefix) {
  const Frame *top = walk_top(walk);
  Frame frame = {.container = container, .next = container->children, .scope = scope, .prefix = prefix};
  if (top) {
    frame.level = top->level + xml_is(container, "section");
    frame.annex = top->annex;
  }
  if (xml_is(container, "annex")) {
    frame.level = 0;
    frame.annex = TRUE;
  }
  g_array_append_val(walk->frames, frame);
}

static void walk_push_root(Walk *walk, xmlNodePtr root, const char *scope) {
  if (root)
    walk_push(walk, root, scope, NULL);
}

void walk_start(Walk *walk) {
  const Pack *pack = walk->binder->edition->pack;
  gboolean whole = !walk->binder->entries;
  walk->closed = FALSE;
  if (whole || !walk->binder->of_template)
    walk_push_root(walk, pack->body, "body");
  if (whole || walk->binder->of_template)
    walk_push_root(walk, pack->template->opening, "opening");
  else
    walk->closed = TRUE;
}

static gboolean walk_close(Walk *walk) {
  if (walk->closed)
    return FALSE;
  walk->closed = TRUE;
  walk_push_root(walk, walk->binder->edition->pack->template->closing, "closing");
  return TRUE;
}

/* ---- names */

static const char *node_name(const xmlNode *node) { return (const char *)node->name; }

static void frame_count(Frame *frame, xmlNodePtr node) {
  if (!frame->counts)
    frame->counts = g_array_new(FALSE, FALSE, sizeof(Count));
  for (guint i = 0; i < frame->counts->len; i++) {
    Count *count = &g_array_index(frame->counts, Count, i);
    if (strcmp(count->name, node_name(node)) == 0) {
      frame->ordinal = ++count->n;
      return;
    }
  }
  Count count = {node_name(node), 1};
  g_array_append_val(frame->counts, count);
  frame->ordinal = 1;
}

char *walk_context(const Walk *walk, const char *part) {
  const Frame *top = walk_top(walk);
  if (!top || !top->current)
    return NULL;
  const char *id = xml_attribute(top->current, "id");
  const char *prefix = top->prefix ? top->prefix : "";
  if (id && part)
    return g_strdup_printf("%s|%s", id, part);
  if (id)
    return g_strdup_printf("%s|%s%s", top->scope, prefix, id);
  return g_strdup_printf("%s|%s%s%u%s%s", top->scope, prefix, node_name(top->current), top->ordinal, part ? "." : "",
                         part ? part : "");
}

guint walk_enter(Walk *walk, xmlNodePtr container) {
  guint floor = walk->frames->len;
  const Frame *top = walk_top(walk);
  const char *id = xml_attribute(container, "id");
  char *prefix = NULL;
  if (!id && top)
    prefix = g_strdup_printf("%s%s%u.", top->prefix ? top->prefix : "", node_name(container), top->ordinal);
  walk_push(walk, container, id ? id : top ? top->scope : node_name(container), prefix);
  return floor;
}

guint walk_level(const Walk *walk) {
  const Frame *top = walk_top(walk);
  return top ? top->level : 0;
}

gboolean walk_in_annex(const Walk *walk) {
  const Frame *top = walk_top(walk);
  return top && top->annex;
}

/* ---- rows */

static void walk_loop(Walk *walk, xmlNodePtr node) {
  Binder *binder = walk->binder;
  Place place = xml_place(node);
  const char *name = xml_attribute(node, "each");
  const SnTable *table = cells_table(binder->cells, name, &place, binder->diagnostics);
  guint rows = table ? sn_table_rows(table) : 0;
  if (rows == 0 && !walk->every)
    return;
  walk_enter(walk, node);
  Frame *top = walk_top(walk);
  top->loops = TRUE;
  top->each = (Row){name, rows > 0 ? 0 : G_MAXUINT, walk->every ? 1 : rows};
}

/* TRUE: the frame starts again on its next row. */
static gboolean frame_repeat(Frame *frame) {
  if (!frame->loops || frame->each.row == G_MAXUINT || frame->each.row + 1 >= frame->each.rows)
    return FALSE;
  frame->each.row++;
  frame->next = frame->container->children;
  if (frame->counts)
    g_array_set_size(frame->counts, 0);
  return TRUE;
}

gboolean walk_row(const Walk *walk, const char *table, guint *row) {
  for (guint i = walk->frames->len; i-- > 0;) {
    const Frame *frame = &g_array_index(walk->frames, Frame, i);
    if (frame->loops && strcmp(frame->each.table, table) == 0) {
      *row = frame->each.row;
      return TRUE;
    }
  }
  return FALSE;
}

GArray *walk_rows(const Walk *walk) {
  GArray *rows = NULL;
  for (guint i = 0; i < walk->frames->len; i++) {
    const Frame *frame = &g_array_index(walk->frames, Frame, i);
    if (!frame->loops)
      continue;
    if (!rows)
      rows = g_array_new(FALSE, FALSE, sizeof(Row));
    g_array_append_val(rows, frame->each);
  }
  return rows;
}

void walk_stand(Walk *walk, const GArray *rows) {
  g_array_set_size(walk->frames, 0);
  for (guint i = 0; rows && i < rows->len; i++) {
    Frame frame = {.loops = TRUE, .each = g_array_index(rows, Row, i)};
    g_array_append_val(walk->frames, frame);
  }
}

gboolean walk_is_repeated(const Walk *walk) {
  for (guint i = 0; i < walk->frames->len; i++)
    if (g_array_index(walk->frames, Frame, i).loops)
      return TRUE;
  return FALSE;
}

char *walk_repeat(const Walk *walk) {
  if (!walk_is_repeated(walk))
    return NULL;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < walk->frames->len; i++) {
    const Frame *frame = &g_array_index(walk->frames, Frame, i);
    if (frame->loops)
      g_string_append_printf(text, "-%u", frame->each.row + 1);
  }
  return g_string_free(text, FALSE);
}

/* ---- the way */

/* Heads are bound with the block that they belong to. */
static gboolean is_head(const xmlNode *node) { return xml_is(node, "title") || xml_is(node, "label"); }

/* Annexes end the body: what closes the document stands before the first. */
static gboolean must_close(Walk *walk, const xmlNode *node) {
  return !walk->closed && walk->frames->len == 1 && xml_is(node, "annex");
}

xmlNodePtr walk_next(Walk *walk, guint floor) {
  while (walk->frames->len > floor || (floor == 0 && walk_close(walk))) {
    Frame *top = walk_top(walk);
    if (!top)
      continue;
    xmlNodePtr node = xml_element(top->next);
    if (!node) {
      if (!frame_repeat(top))
        g_array_set_size(walk->frames, walk->frames->len - 1);
      continue;
    }
    if (must_close(walk, node)) {
      walk_close(walk);
      continue;
    }
    top->next = node->next;
    if (is_head(node))
      continue;
    top->current = node;
    frame_count(top, node);
    if (xml_is(node, "for"))
      walk_loop(walk, node);
    else if (!xml_is(node, "if"))
      return node;
    else if (walk->every || condition_holds(walk->binder, node))
      walk_enter(walk, node);
  }
  return NULL;
}
