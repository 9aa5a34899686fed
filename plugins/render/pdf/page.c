/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page: marks become a content stream whose parts are marked as content of
 * the element they belong to, or as artifacts. */

#include <math.h>

#include "pdf.h"

/* Pages under one node of the page tree. */
#define GROUP 64

/* An element that is open on the page. */
typedef struct Open {
  const SnElement *element;
  bool artifact; /* it, or one around it */
  bool figure;   /* likewise */
} Open;

typedef enum Marking { MARKING_NONE, MARKING_ARTIFACT, MARKING_CONTENT } Marking;

typedef struct Page {
  Pdf *pdf;
  SnContext *context;
  uint32_t index, number; /* number: its object's */
  double height;
  ARRAY(Open) open;
  Marking marking;
  uint32_t marked; /* node of the content being marked */
  Extent figure;   /* of the outermost open figure */
  Buffer annotations;
} Page;

/* ---- structure ---- */

static const Open *innermost(const Page *page) {
  return page->open.count ? &page->open.items[page->open.count - 1] : NULL;
}

static void marking_end(Page *page) {
  graphics_end_text(&page->pdf->graphics);
  if (page->marking != MARKING_NONE)
    buffer_put(&page->pdf->graphics.bytes, "EMC\n");
  page->marking = MARKING_NONE;
}

static void mark_artifact(Page *page) {
  if (page->marking == MARKING_ARTIFACT)
    return;
  marking_end(page);
  buffer_put(&page->pdf->graphics.bytes, "/Artifact BMC\n");
  page->marking = MARKING_ARTIFACT;
}

static void mark_content(Page *page, const SnElement *element) {
  Structure *structure = &page->pdf->structure;
  uint32_t node = structure_node(structure, element);
  if (page->marking == MARKING_CONTENT && page->marked == node)
    return;
  marking_end(page);
  Buffer *bytes = &page->pdf->graphics.bytes;
  buffer_char(bytes, '/');
  buffer_put(bytes, role_name(element->role));
  buffer_put(bytes, "<</MCID ");
  buffer_integer(bytes, structure_add_content(structure, node));
  buffer_put(bytes, ">>BDC\n");
  page->marking = MARKING_CONTENT;
  page->marked = node;
}

/* Before anything is drawn.  Lines and fills outside figures are decoration. */
static void mark(Page *page, bool decoration) {
  const Open *open = innermost(page);
  if (!open || open->artifact || (decoration && !open->figure))
    mark_artifact(page);
  else
    mark_content(page, open->element);
}

static bool is_heading(const SnElement *element) {
  return element->role >= SN_ROLE_H1 && element->role <= SN_ROLE_H6 && element->title && *element->title;
}

static void begin_element(Page *page, const SnElement *element) {
  Pdf *pdf = page->pdf;
  const Open *around = innermost(page);
  Open open = {.element = element,
               .artifact = (around && around->artifact) || element->role == SN_ROLE_ARTIFACT,
               .figure = around && around->figure};
  if (!open.artifact) {
    size_t known = pdf->structure.nodes.count;
    uint32_t node = structure_node(&pdf->structure, element);
    if (is_heading(element) && node >= known)
      navigation_add_heading(&pdf->navigation, element, page->index, page->height);
    if (element->role == SN_ROLE_FIGURE && !open.figure) {
      open.figure = true;
      page->figure = (Extent){.node = node, .left = INFINITY, .bottom = INFINITY, .right = -INFINITY, .top = -INFINITY};
    }
  }
  *array_add(&page->open) = open;
}

static void end_element(Page *page) {
  if (page->open.count == 0)
    return;
  Open closed = page->open.items[--page->open.count];
  const Open *around = innermost(page);
  if (closed.figure && !(around && around->figure) && page->figure.left <= page->figure.right)
    structure_add_extent(&page->pdf->structure, page->figure);
}

/* Page coordinates, y downwards. */
static void extend_figure(Page *page, double x1, double y1, double x2, double y2) {
  const Open *open = innermost(page);
  if (!open || !open->figure)
    return;
  Extent *extent = &page->figure;
  extent->left = fmin(extent->left, fmin(x1, x2));
  extent->right = fmax(extent->right, fmax(x1, x2));
  extent->bottom = fmin(extent->bottom, page->height - fmax(y1, y2));
  extent->top = fmax(extent->top, page->height - fmin(y1, y2));
}

/* ---- marks ---- */

static void extend_by_text(Page *page, const SnMark *text) {
  const SnTextItem *first = text->text.items, *last = first + text->text.count - 1;
  const SnFont *font = first->run->font;
  double em = (double)text->text.size / font->units_per_em, y = (double)text->text.y;
  extend_figure(page, (double)first->x, y - font->ascent * em, (double)last->x + last->run->advance * em,
                y - font->descent * em);
}

static bool draw_text(Page *page, const SnMark *text) {
  if (text->text.count == 0)
    return true;
  Pdf *pdf = page->pdf;
  const Open *open = innermost(page);
  mark(page, false);
  if (page->marking == MARKING_CONTENT) {
    if (open->element->role == SN_ROLE_LBL)
      structure_see_label(&pdf->structure, page->marked, text->text.items[0].run->text);
    navigation_see_text(&pdf->navigation, page->height - (double)(text->text.y - text->text.size));
    extend_by_text(page, text);
  }
  return graphics_text(&pdf->graphics, &pdf->resources, page->context, text);
}

static void draw_path(Page *page, const SnMark *path) {
  mark(page, true);
  for (uint32_t i = 0; i < path->path.count; i++) {
    const SnSegment *s = &path->path.segments[i];
    switch (s->kind) {
    case SN_MOVE:
    case SN_LINE:
      extend_figure(page, (double)s->v[0], (double)s->v[1], (double)s->v[0], (double)s->v[1]);
      break;
    case SN_CURVE:
      extend_figure(page, (double)s->v[0], (double)s->v[1], (double)s->v[4], (double)s->v[5]);
      break;
    case SN_RECTANGLE:
      extend_figure(page, (double)s->v[0], (double)s->v[1], (double)(s->v[0] + s->v[2]), (double)(s->v[1] + s->v[3]));
      break;
    case SN_CLOSE:
      break;
    }
  }
  graphics_path(&page->pdf->graphics, &page->pdf->resources, path);
}

static bool draw_image(Page *page, const SnMark *image) {
  Pdf *pdf = page->pdf;
  uint32_t number = images_find(&pdf->images, page->context, pdf->writer, image->image.data, image->image.length);
  if (number == 0)
    return false;
  mark(page, false);
  extend_figure(page, (double)image->image.x, (double)image->image.y, (double)(image->image.x + image->image.width),
                (double)(image->image.y + image->image.height));
  graphics_alphas(&pdf->graphics, &pdf->resources, 255, 255);
  graphics_image(&pdf->graphics, image, number);
  return true;
}

/* ---- links ---- */

/* A link annotation belongs to a Link element: the one around it, or a new one. */
static uint32_t link_node(Page *page) {
  Structure *structure = &page->pdf->structure;
  for (size_t i = page->open.count; i > 0; i--) {
    const Open *open = &page->open.items[i - 1];
    if (!open->artifact && open->element->role == SN_ROLE_LINK)
      return structure_node(structure, open->element);
  }
  const Open *open = innermost(page);
  return structure_add_link(structure, open && !open->artifact ? structure_node(structure, open->element) : 0);
}

/* A URI is ASCII; other characters are given by their bytes (RFC 3987, 3.1). */
static void put_uri(Buffer *text, const char *uri) {
  Buffer ascii = {0};
  for (const unsigned char *p = (const unsigned char *)uri; *p; p++)
    if (*p > 32 && *p < 127) {
      buffer_char(&ascii, (char)*p);
    } else {
      buffer_char(&ascii, '%');
      buffer_hex(&ascii, p, 1);
    }
  buffer_literal(text, ascii.data, ascii.length);
  buffer_free(&ascii);
}

static void put_rectangle(Buffer *text, const Page *page, const SnMark *link) {
  const double edges[] = {(double)link->link.x, page->height - (double)(link->link.y + link->link.height),
                          (double)(link->link.x + link->link.width), page->height - (double)link->link.y};
  buffer_put(text, "/Rect[");
  for (int i = 0; i < 4; i++) {
    buffer_number(text, edges[i], 2);
    buffer_char(text, i < 3 ? ' ' : ']');
  }
}

static void put_target(Buffer *text, Page *page, const SnMark *link) {
  if (link->link.uri) {
    buffer_put(text, "/A<</S/URI/URI");
    put_uri(text, link->link.uri);
    buffer_put(text, ">>");
  } else {
    buffer_put(text, "/Dest");
    buffer_literal(text, link->link.anchor, strlen(link->link.anchor));
    navigation_add_target(&page->pdf->navigation, link->link.anchor);
  }
}

static void draw_link(Page *page, const SnMark *link) {
  enum { PRINTED = 4 };
  Pdf *pdf = page->pdf;
  if (!link->link.uri && !link->link.anchor)
    return;
  uint32_t number = writer_reserve(pdf->writer, 1);
  Buffer text = {0};
  buffer_put(&text, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F ");
  buffer_integer(&text, PRINTED);
  put_rectangle(&text, page, link);
  buffer_put(&text, "/P ");
  buffer_reference(&text, page->number);
  buffer_put(&text, "/StructParent ");
  buffer_integer(&text, structure_add_object(&pdf->structure, link_node(page), number));
  buffer_put(&text, "/Contents");
  buffer_text(&text, link->link.contents ? link->link.contents : link->link.uri ? link->link.uri : link->link.anchor);
  put_target(&text, page, link);
  buffer_put(&text, ">>");
  writer_object(pdf->writer, number, text.data, text.length);
  buffer_free(&text);
  buffer_char(&page->annotations, ' ');
  buffer_reference(&page->annotations, number);
}

static bool draw(Page *page, const SnMark *mark_) {
  switch (mark_->kind) {
  case SN_MARK_TEXT:
    return draw_text(page, mark_);
  case SN_MARK_PATH:
    draw_path(page, mark_);
    return true;
  case SN_MARK_IMAGE:
    return draw_image(page, mark_);
  case SN_MARK_LINK:
    draw_link(page, mark_);
    return true;
  case SN_MARK_ANCHOR:
    navigation_add_anchor(&page->pdf->navigation, mark_->anchor.name, page->index,
                          page->height - (double)mark_->anchor.y);
    return true;
  case SN_MARK_BEGIN:
    begin_element(page, mark_->begin.element);
    return true;
  case SN_MARK_END:
    end_element(page);
    return true;
  }
  return true;
}

/* ---- the page's objects ---- */

static void group_close(Pdf *pdf) {
  PageTree *tree = &pdf->tree;
  if (tree->held == 0)
    return;
  Buffer text = {0};
  buffer_put(&text, "<</Type/Pages/Parent ");
  buffer_reference(&text, haru_number(haru_pages(pdf->haru)));
  buffer_put(&text, "/Count ");
  buffer_integer(&text, tree->held);
  buffer_put(&text, "/Kids[");
  buffer_bytes(&text, tree->kids.data, tree->kids.length);
  buffer_put(&text, "]>>");
  writer_object(pdf->writer, tree->group, text.data, text.length);
  haru_refer_item(pdf->haru, tree->groups, tree->group);
  buffer_free(&text);
  buffer_clear(&tree->kids);
  tree->held = 0;
}

/* Takes the next page into the tree; returns its object's number. */
static uint32_t page_enter(Pdf *pdf) {
  PageTree *tree = &pdf->tree;
  if (tree->held == GROUP)
    group_close(pdf);
  if (tree->held == 0)
    tree->group = writer_reserve(pdf->writer, 1);
  uint32_t number = writer_reserve(pdf->writer, 1);
  *array_add(&tree->pages) = number;
  buffer_reference(&tree->kids, number);
  buffer_char(&tree->kids, ' ');
  tree->held++;
  return number;
}

static void write_page(const Page *page, const SnPage *source, uint32_t key) {
  Pdf *pdf = page->pdf;
  Buffer text = {0};
  uint32_t contents = writer_reserve(pdf->writer, 1);
  writer_stream(pdf->writer, contents, "", pdf->graphics.bytes.data, pdf->graphics.bytes.length);
  buffer_put(&text, "<</Type/Page/Parent ");
  buffer_reference(&text, pdf->tree.group);
  buffer_put(&text, "/MediaBox[0 0 ");
  buffer_number(&text, (double)source->width, 2);
  buffer_char(&text, ' ');
  buffer_number(&text, (double)source->height, 2);
  buffer_put(&text, "]/Resources ");
  buffer_reference(&text, pdf->resources_number);
  buffer_put(&text, "/Contents ");
  buffer_reference(&text, contents);
  buffer_put(&text, "/Tabs/S/StructParents ");
  buffer_integer(&text, key);
  if (page->annotations.length) {
    buffer_put(&text, "/Annots[");
    buffer_bytes(&text, page->annotations.data + 1, page->annotations.length - 1);
    buffer_char(&text, ']');
  }
  buffer_put(&text, ">>");
  writer_object(pdf->writer, page->number, text.data, text.length);
  buffer_free(&text);
}

bool page_write(Pdf *pdf, SnContext *context, const SnPage *source) {
  Page page = {.pdf = pdf, .context = context, .height = (double)source->height};
  page.index = (uint32_t)pdf->tree.pages.count;
  page.number = page_enter(pdf);
  uint32_t key = structure_begin_page(&pdf->structure);
  graphics_begin(&pdf->graphics, page.height);
  bool ok = true;
  for (uint32_t i = 0; i < source->count; i++)
    ok = draw(&page, &source->marks[i]) && ok;
  marking_end(&page);
  navigation_see_text(&pdf->navigation, page.height);
  navigation_add_label(&pdf->navigation, page.index, source->label);
  write_page(&page, source, key);
  array_free(&page.open);
  buffer_free(&page.annotations);
  return ok;
}

void pages_finish(Pdf *pdf) {
  HPDF_Dict root = haru_pages(pdf->haru);
  group_close(pdf);
  HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)pdf->tree.pages.count);
}
