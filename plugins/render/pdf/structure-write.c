/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "structure.h"
#include "tree.h"

typedef struct Writing {
  Structure *structure;
  Writer *writer;
  const uint32_t *pages;
  uint32_t root;   /* the StructTreeRoot */
  uint32_t first;  /* node 0's object; the others follow */
  uint32_t extent; /* the next figure's */
  Buffer text;
} Writing;

static void put_attributes(Buffer *text, const SnElement *element) {
  bool cell = element->role == SN_ROLE_TH || element->role == SN_ROLE_TD;
  bool scope = element->role == SN_ROLE_TH && element->scope != SN_SCOPE_NONE;
  if (!cell || (!scope && element->colspan < 2 && element->rowspan < 2))
    return;
  buffer_put(text, "/A<</O/Table");
  if (scope)
    buffer_put(text, element->scope == SN_SCOPE_COLUMN ? "/Scope/Column" : "/Scope/Row");
  if (element->colspan > 1) {
    buffer_put(text, "/ColSpan ");
    buffer_integer(text, element->colspan);
  }
  if (element->rowspan > 1) {
    buffer_put(text, "/RowSpan ");
    buffer_integer(text, element->rowspan);
  }
  buffer_put(text, ">>");
}

/* Extents are sorted by node; nodes are written in order. */
static void put_extent(Writing *w, uint32_t node) {
  const Structure *structure = w->structure;
  while (w->extent < structure->extents.count && structure->extents.items[w->extent].node < node)
    w->extent++;
  if (w->extent == structure->extents.count || structure->extents.items[w->extent].node != node)
    return;
  const Extent *extent = &structure->extents.items[w->extent];
  const double edges[] = {floor(extent->left), floor(extent->bottom), ceil(extent->right), ceil(extent->top)};
  buffer_put(&w->text, "/A<</O/Layout/Placement/Block/BBox[");
  for (int i = 0; i < 4; i++) {
    buffer_number(&w->text, edges[i], 2);
    buffer_char(&w->text, i < 3 ? ' ' : ']');
  }
  buffer_put(&w->text, ">>");
}

static void put_numbering(Buffer *text, Numbering numbering) {
  static const char *const names[] = {"None",       "Disc",       "Decimal",   "UpperRoman",
                                      "LowerRoman", "UpperAlpha", "LowerAlpha"};
  if (numbering == NUMBERING_NONE)
    return;
  buffer_put(text, "/A<</O/List/ListNumbering/");
  buffer_put(text, names[numbering]);
  buffer_put(text, ">>");
}

/* PDF/UA wants an ID of each note.  Of one length, so that their order is that of the elements. */
static void put_id(Buffer *text, uint32_t id) {
  char digits[11];
  for (int i = 9; i >= 0; i--, id /= 10)
    digits[i] = (char)('0' + id % 10);
  digits[10] = '\0';
  buffer_put(text, "(note-");
  buffer_put(text, digits);
  buffer_char(text, ')');
}

static void put_element(Writing *w, uint32_t node) {
  const SnElement *element = structure_at(w->structure, node)->element;
  Buffer *text = &w->text;
  if (!element)
    return;
  if (element->language && *element->language) {
    buffer_put(text, "/Lang");
    buffer_text(text, element->language);
  }
  if (element->alt && *element->alt) {
    buffer_put(text, "/Alt");
    buffer_text(text, element->alt);
  }
  if (element->title && *element->title) {
    buffer_put(text, "/T");
    buffer_text(text, element->title);
  }
  if (element->role == SN_ROLE_NOTE) {
    buffer_put(text, "/ID");
    put_id(text, node);
  }
  put_attributes(text, element);
  if (element->role == SN_ROLE_FIGURE)
    put_extent(w, node);
}

/* `page`: that of the element; content there needs no page of its own. */
static void put_kid(Writing *w, const Kid *kid, uint32_t page) {
  Buffer *text = &w->text;
  if (!kid->is_object && kid->page == page) {
    buffer_integer(text, kid->value);
    return;
  }
  buffer_put(text, kid->is_object ? "<</Type/OBJR/Obj " : "<</Type/MCR/MCID ");
  if (kid->is_object)
    buffer_reference(text, kid->value);
  else
    buffer_integer(text, kid->value);
  buffer_put(text, "/Pg ");
  buffer_reference(text, w->pages[kid->page]);
  buffer_put(text, ">>");
}

static void put_page(Writing *w, uint32_t page) {
  buffer_put(&w->text, "/Pg ");
  buffer_reference(&w->text, w->pages[page]);
}

/* The page of the first content; UINT32_MAX: none. */
static uint32_t first_page(const Structure *structure, const Node *node) {
  for (Ref i = node->first; i; i = structure_links(structure, i)->next)
    if (ref_is_kid(i) && !chunks_at(&structure->kids, ref_index(i))->is_object)
      return chunks_at(&structure->kids, ref_index(i))->page;
  return UINT32_MAX;
}

static void put_kids(Writing *w, const Node *node) {
  const Structure *structure = w->structure;
  if (node->leaf) {
    put_page(w, node->first);
    buffer_put(&w->text, "/K ");
    buffer_integer(&w->text, node->last);
    return;
  }
  uint32_t page = first_page(structure, node);
  if (page != UINT32_MAX)
    put_page(w, page);
  if (!node->first)
    return;
  buffer_put(&w->text, "/K");
  for (Ref i = node->first; i; i = structure_links(structure, i)->next) {
    buffer_char(&w->text, i == node->first ? '[' : ' ');
    if (ref_is_kid(i))
      put_kid(w, chunks_at(&structure->kids, ref_index(i)), page);
    else
      buffer_reference(&w->text, w->first + ref_index(i));
  }
  buffer_char(&w->text, ']');
}

static void write_node(Writing *w, uint32_t index) {
  const Node *node = structure_at(w->structure, index);
  buffer_clear(&w->text);
  buffer_put(&w->text, "<</S/");
  buffer_put(&w->text, role_name(node->role));
  buffer_put(&w->text, "/P ");
  buffer_reference(&w->text, index == 0 ? w->root : w->first + node->parent);
  put_element(w, index);
  if (node->role == SN_ROLE_L)
    put_numbering(&w->text, node->numbering);
  put_kids(w, node);
  buffer_put(&w->text, ">>");
  writer_object(w->writer, w->first + index, w->text.data, w->text.length);
}

static uint32_t write_parents(const Writing *w) {
  const Structure *structure = w->structure;
  Buffer key = {0}, value = {0};
  Tree tree;
  tree_begin(&tree, w->writer, "Nums");
  for (uint32_t i = 0; i < structure->parents.count; i++) {
    const ParentEntry *entry = &structure->parents.items[i];
    buffer_clear(&key);
    buffer_clear(&value);
    buffer_integer(&key, i);
    if (entry->page) {
      buffer_char(&value, '[');
      for (uint32_t k = 0; k < entry->count; k++) {
        buffer_reference(&value, w->first + *chunks_at(&structure->owners, entry->first + k));
        buffer_char(&value, ' ');
      }
      buffer_char(&value, ']');
    } else {
      buffer_reference(&value, w->first + entry->first);
    }
    tree_add(&tree, &key, &value);
  }
  buffer_free(&key);
  buffer_free(&value);
  return tree_end(&tree);
}

static uint32_t write_ids(const Writing *w) {
  Buffer key = {0}, value = {0};
  Tree tree;
  tree_begin(&tree, w->writer, "Names");
  for (uint32_t i = 0; i < w->structure->nodes.count; i++)
    if (structure_at(w->structure, i)->role == SN_ROLE_NOTE) {
      buffer_clear(&key);
      buffer_clear(&value);
      put_id(&key, i);
      buffer_reference(&value, w->first + i);
      tree_add(&tree, &key, &value);
    }
  buffer_free(&key);
  buffer_free(&value);
  return tree_end(&tree);
}

static int compare_extents(const void *a, const void *b) {
  const Extent *x = a, *y = b;
  if (x->node != y->node)
    return x->node < y->node ? -1 : 1;
  return (x->page > y->page) - (x->page < y->page);
}

static void write_root(Writing *w) {
  uint32_t parents = write_parents(w), ids = write_ids(w);
  Buffer *text = &w->text;
  buffer_clear(text);
  buffer_put(text, "<</Type/StructTreeRoot/K ");
  buffer_reference(text, w->first);
  buffer_put(text, "/ParentTree ");
  buffer_reference(text, parents);
  buffer_put(text, "/ParentTreeNextKey ");
  buffer_integer(text, (int64_t)w->structure->parents.count);
  if (ids) {
    buffer_put(text, "/IDTree ");
    buffer_reference(text, ids);
  }
  buffer_put(text, ">>");
  writer_object(w->writer, w->root, text->data, text->length);
}

uint32_t structure_write(Structure *structure, Writer *writer, const uint32_t *pages) {
  Writing w = {.structure = structure, .writer = writer, .pages = pages};
  if (structure->extents.count)
    qsort(structure->extents.items, structure->extents.count, sizeof *structure->extents.items, compare_extents);
  w.root = writer_reserve(writer, 1);
  w.first = writer_reserve(writer, (uint32_t)structure->nodes.count);
  if (w.first == 0)
    return 0;
  for (uint32_t i = 0; i < structure->nodes.count; i++)
    write_node(&w, i);
  write_root(&w);
  buffer_free(&w.text);
  structure_free(structure);
  return w.root;
}
