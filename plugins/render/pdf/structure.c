/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "structure.h"

static const char *const role_names[] = {
    [SN_ROLE_ARTIFACT] = "Artifact",
    [SN_ROLE_DOCUMENT] = "Document",
    [SN_ROLE_PART] = "Part",
    [SN_ROLE_SECT] = "Sect",
    [SN_ROLE_DIV] = "Div",
    [SN_ROLE_BLOCKQUOTE] = "BlockQuote",
    [SN_ROLE_CAPTION] = "Caption",
    [SN_ROLE_TOC] = "TOC",
    [SN_ROLE_TOCI] = "TOCI",
    [SN_ROLE_H1] = "H1",
    [SN_ROLE_H2] = "H2",
    [SN_ROLE_H3] = "H3",
    [SN_ROLE_H4] = "H4",
    [SN_ROLE_H5] = "H5",
    [SN_ROLE_H6] = "H6",
    [SN_ROLE_P] = "P",
    [SN_ROLE_L] = "L",
    [SN_ROLE_LI] = "LI",
    [SN_ROLE_LBL] = "Lbl",
    [SN_ROLE_LBODY] = "LBody",
    [SN_ROLE_TABLE] = "Table",
    [SN_ROLE_THEAD] = "THead",
    [SN_ROLE_TBODY] = "TBody",
    [SN_ROLE_TR] = "TR",
    [SN_ROLE_TH] = "TH",
    [SN_ROLE_TD] = "TD",
    [SN_ROLE_SPAN] = "Span",
    [SN_ROLE_QUOTE] = "Quote",
    [SN_ROLE_NOTE] = "Note",
    [SN_ROLE_REFERENCE] = "Reference",
    [SN_ROLE_LINK] = "Link",
    [SN_ROLE_FIGURE] = "Figure",
};

const char *role_name(SnRole role) {
  return (size_t)role < sizeof role_names / sizeof *role_names ? role_names[role] : "Div";
}

void structure_init(Structure *structure) {
  *structure = (Structure){.page = UINT32_MAX};
  chunks_add(&structure->nodes)->role = SN_ROLE_DOCUMENT;
}

void structure_free(Structure *structure) {
  chunks_free(&structure->nodes);
  chunks_free(&structure->kids);
  chunks_free(&structure->by_id);
  chunks_free(&structure->owners);
  array_free(&structure->extents);
  array_free(&structure->parents);
}

/* Puts ref after `after` (0: first) among the node's kids. */
static void insert(Structure *structure, uint32_t owner, Ref after, Ref ref) {
  Node *node = structure_at(structure, owner);
  Links *links = structure_links(structure, ref);
  links->previous = after;
  links->next = after ? structure_links(structure, after)->next : node->first;
  *(after ? &structure_links(structure, after)->next : &node->first) = ref;
  *(links->next ? &structure_links(structure, links->next)->previous : &node->last) = ref;
}

static void append_kid(Structure *structure, uint32_t owner, Kid kid) {
  *chunks_add(&structure->kids) = kid;
  insert(structure, owner, structure_at(structure, owner)->last, kid_ref((uint32_t)structure->kids.count - 1));
}

/* Most elements hold one content and nothing else; those need no kid. */
static bool leaf_begin(Structure *structure, uint32_t owner, uint32_t identifier) {
  Node *node = structure_at(structure, owner);
  if (node->leaf || node->first)
    return false;
  node->leaf = true;
  node->first = structure->page;
  node->last = identifier;
  return true;
}

/* A leaf is about to have another kid. */
static void leaf_end(Structure *structure, uint32_t owner) {
  Node *node = structure_at(structure, owner);
  Kid only = {.value = node->last, .page = node->first};
  if (!node->leaf)
    return;
  node->leaf = false;
  node->first = node->last = 0;
  append_kid(structure, owner, only);
}

static uint32_t element_id(const Structure *structure, Ref ref) {
  const SnElement *element = ref_is_kid(ref) ? NULL : structure_at(structure, ref_index(ref))->element;
  return element ? element->id : 0;
}

static uint32_t add_node(Structure *structure, const SnElement *element, SnRole role, uint32_t parent) {
  uint32_t node = (uint32_t)structure->nodes.count;
  leaf_end(structure, parent);
  *chunks_add(&structure->nodes) = (Node){.element = element, .role = (uint8_t)role, .parent = parent};
  /* Elements stand in reading order, which is that of their ids; a note at the
   * page's foot is drawn after text that is read later.  It is never far. */
  Ref after = structure_at(structure, parent)->last;
  while (element && after && element_id(structure, after) > element->id)
    after = structure_links(structure, after)->previous;
  insert(structure, parent, after, node_ref(node));
  return node;
}

uint32_t structure_node(Structure *structure, const SnElement *element) {
  if (!element)
    return 0;
  while (structure->by_id.count <= element->id)
    (void)chunks_add(&structure->by_id);
  if (*chunks_at(&structure->by_id, element->id))
    return *chunks_at(&structure->by_id, element->id) - 1;
  uint32_t node = 0, parent = structure_node(structure, element->parent);
  if (!element->parent && element->role == SN_ROLE_DOCUMENT && !structure_at(structure, 0)->element)
    structure_at(structure, 0)->element = element;
  else
    node = add_node(structure, element, element->role, parent);
  *chunks_at(&structure->by_id, element->id) = node + 1;
  if (element->role == SN_ROLE_FIGURE && (!element->alt || !*element->alt))
    structure->silent_figure = true;
  return node;
}

uint32_t structure_add_link(Structure *structure, uint32_t parent) {
  return add_node(structure, NULL, SN_ROLE_LINK, parent);
}

uint32_t structure_begin_page(Structure *structure) {
  structure->page++;
  structure->entry = (uint32_t)structure->parents.count;
  *array_add(&structure->parents) = (ParentEntry){.first = (uint32_t)structure->owners.count, .page = true};
  return structure->entry;
}

uint32_t structure_add_content(Structure *structure, uint32_t node) {
  uint32_t identifier = structure->parents.items[structure->entry].count++;
  *chunks_add(&structure->owners) = node;
  if (!leaf_begin(structure, node, identifier)) {
    leaf_end(structure, node);
    append_kid(structure, node, (Kid){.value = identifier, .page = structure->page});
  }
  return identifier;
}

uint32_t structure_add_object(Structure *structure, uint32_t node, uint32_t number) {
  leaf_end(structure, node);
  append_kid(structure, node, (Kid){.value = number, .page = structure->page, .is_object = true});
  *array_add(&structure->parents) = (ParentEntry){.first = node};
  return (uint32_t)structure->parents.count - 1;
}

void structure_add_extent(Structure *structure, Extent extent) {
  extent.page = structure->page;
  *array_add(&structure->extents) = extent;
}

static Numbering numbering_of(const char *label) {
  unsigned char c = (unsigned char)*label;
  if (c >= '0' && c <= '9')
    return NUMBERING_DECIMAL;
  if (c == 'I' || c == 'i')
    return c == 'I' ? NUMBERING_UPPER_ROMAN : NUMBERING_LOWER_ROMAN;
  if (c >= 'A' && c <= 'Z')
    return NUMBERING_UPPER_ALPHA;
  if (c >= 'a' && c <= 'z')
    return NUMBERING_LOWER_ALPHA;
  return NUMBERING_DISC;
}

void structure_see_label(Structure *structure, uint32_t label, const char *text) {
  uint32_t item = structure_at(structure, label)->parent;
  Node *list = structure_at(structure, structure_at(structure, item)->parent);
  if (list->role == SN_ROLE_L && list->numbering == NUMBERING_NONE)
    list->numbering = (uint8_t)numbering_of(text);
}
