/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "navigation.h"

void navigation_init(Navigation *navigation, Writer *writer) { tree_begin(&navigation->labels, writer, "Nums"); }

void navigation_free(Navigation *navigation) {
  for (size_t i = 0; i < navigation->anchors.count; i++)
    free(navigation->anchors.items[i].name);
  for (size_t i = 0; i < navigation->targets.count; i++)
    free(navigation->targets.items[i]);
  array_free(&navigation->anchors);
  array_free(&navigation->headings);
  array_free(&navigation->targets);
  tree_free(&navigation->labels);
}

void navigation_add_anchor(Navigation *navigation, const char *name, uint32_t page, double y) {
  *array_add(&navigation->anchors) = (Anchor){string_copy(name), page, y};
}

void navigation_add_heading(Navigation *navigation, const SnElement *element, uint32_t page, double top) {
  *array_add(&navigation->headings) = (Heading){element, page, top};
}

void navigation_add_target(Navigation *navigation, const char *name) {
  *array_add(&navigation->targets) = string_copy(name);
}

/* [page /XYZ left top zoom]: the zoom is the reader's own. */
static void put_destination(Buffer *text, uint32_t page, double y) {
  buffer_char(text, '[');
  buffer_reference(text, page);
  buffer_put(text, "/XYZ 0 ");
  buffer_number(text, y, 2);
  buffer_put(text, " null]");
}

/* ---- named destinations ---- */

static int compare_anchors(const void *a, const void *b) {
  const Anchor *x = a, *y = b;
  int order = strcmp(x->name, y->name);
  if (order != 0)
    return order;
  return x->page != y->page ? (x->page > y->page) - (x->page < y->page) : (x->y < y->y) - (x->y > y->y);
}

static int compare_strings(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Both lists are sorted. */
static void warn_of_lost(const Navigation *navigation, SnContext *context) {
  size_t anchor = 0;
  for (size_t i = 0; i < navigation->targets.count; i++) {
    const char *target = navigation->targets.items[i];
    if (i > 0 && strcmp(target, navigation->targets.items[i - 1]) == 0)
      continue;
    while (anchor < navigation->anchors.count && strcmp(navigation->anchors.items[anchor].name, target) < 0)
      anchor++;
    if (anchor == navigation->anchors.count || strcmp(navigation->anchors.items[anchor].name, target) != 0)
      sn_warn(context, "a link leads to “%s”, which is not in the document", target);
  }
}

uint32_t navigation_write_names(Navigation *navigation, SnContext *context, Writer *writer, const uint32_t *pages) {
  Buffer key = {0}, value = {0};
  Tree tree;
  if (navigation->anchors.count)
    qsort(navigation->anchors.items, navigation->anchors.count, sizeof(Anchor), compare_anchors);
  if (navigation->targets.count)
    qsort(navigation->targets.items, navigation->targets.count, sizeof(char *), compare_strings);
  warn_of_lost(navigation, context);
  tree_begin(&tree, writer, "Names");
  for (size_t i = 0; i < navigation->anchors.count; i++) {
    const Anchor *anchor = &navigation->anchors.items[i];
    if (i > 0 && strcmp(anchor->name, anchor[-1].name) == 0)
      continue; /* the first place counts */
    buffer_clear(&key);
    buffer_clear(&value);
    buffer_literal(&key, anchor->name, strlen(anchor->name));
    put_destination(&value, pages[anchor->page], anchor->y);
    tree_add(&tree, &key, &value);
  }
  buffer_free(&key);
  buffer_free(&value);
  return tree_end(&tree);
}

/* ---- outline ---- */

/* A heading among the others; indices + 1, 0 for none. */
typedef struct Item {
  uint32_t parent, previous, next, first, last, count;
} Item;

/* A heading stands under the last one above it that is of a higher level. */
static Item *nest(const Navigation *navigation) {
  size_t count = navigation->headings.count;
  Item *items = array_new(count + 1, sizeof *items); /* 0: the outline itself */
  uint32_t open = 0;
  for (uint32_t i = 1; i <= count; i++) {
    SnRole role = navigation->headings.items[i - 1].element->role;
    while (open && navigation->headings.items[open - 1].element->role >= role)
      open = items[open].parent;
    items[i].parent = open;
    items[i].previous = items[open].last;
    *(items[open].last ? &items[items[open].last].next : &items[open].first) = i;
    items[open].last = i;
    items[open].count++;
    open = i;
  }
  return items;
}

static void put_link(Buffer *text, const char *key, uint32_t first, uint32_t item) {
  if (item == 0)
    return;
  buffer_put(text, key);
  buffer_reference(text, first + item);
}

static void put_item(Buffer *text, const Heading *heading, const Item *item, uint32_t first, const uint32_t *pages) {
  buffer_clear(text);
  buffer_put(text, "<</Title");
  buffer_text(text, heading->element->title);
  buffer_put(text, "/Parent ");
  buffer_reference(text, first + item->parent);
  put_link(text, "/Prev ", first, item->previous);
  put_link(text, "/Next ", first, item->next);
  put_link(text, "/First ", first, item->first);
  put_link(text, "/Last ", first, item->last);
  if (item->count) {
    buffer_put(text, "/Count ");
    buffer_integer(text, -(int64_t)item->count); /* closed, but for the first level */
  }
  buffer_put(text, "/Dest");
  put_destination(text, pages[heading->page], heading->y);
  buffer_put(text, ">>");
}

uint32_t navigation_write_outline(const Navigation *navigation, Writer *writer, const uint32_t *pages) {
  uint32_t count = (uint32_t)navigation->headings.count;
  uint32_t first = count ? writer_reserve(writer, count + 1) : 0;
  if (first == 0)
    return 0;
  Buffer text = {0};
  Item *items = nest(navigation);
  for (uint32_t i = 1; i <= count; i++) {
    put_item(&text, &navigation->headings.items[i - 1], &items[i], first, pages);
    writer_object(writer, first + i, text.data, text.length);
  }
  buffer_clear(&text);
  buffer_put(&text, "<</Type/Outlines");
  put_link(&text, "/First ", first, items[0].first);
  put_link(&text, "/Last ", first, items[0].last);
  buffer_put(&text, "/Count ");
  buffer_integer(&text, items[0].count);
  buffer_put(&text, ">>");
  writer_object(writer, first, text.data, text.length);
  buffer_free(&text);
  free(items);
  return first;
}

/* ---- page labels ---- */

/* A plain number without a leading zero; 0 for anything else. */
static uint64_t plain_number(const char *label) {
  uint64_t number = 0;
  if (*label == '0' || strlen(label) > 9)
    return 0;
  for (; *label; label++) {
    if (*label < '0' || *label > '9')
      return 0;
    number = number * 10 + (uint64_t)(*label - '0');
  }
  return number;
}

/* Pages numbered one after another are one range; any other label is its own. */
void navigation_add_label(Navigation *navigation, uint32_t page, const char *label) {
  uint64_t number = plain_number(label ? label : "");
  bool goes_on = number && number == navigation->next_label;
  navigation->next_label = number ? number + 1 : 0;
  if (goes_on)
    return;
  Buffer key = {0}, value = {0};
  buffer_integer(&key, page);
  if (number) {
    buffer_put(&value, "<</S/D/St ");
    buffer_integer(&value, (int64_t)number);
  } else {
    buffer_put(&value, "<</P");
    buffer_text(&value, label ? label : "");
  }
  buffer_put(&value, ">>");
  tree_add(&navigation->labels, &key, &value);
  buffer_free(&key);
  buffer_free(&value);
}

uint32_t navigation_write_labels(Navigation *navigation) { return tree_end(&navigation->labels); }
