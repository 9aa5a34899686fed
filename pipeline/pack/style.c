/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/style.h"

#include <string.h>

#include "base/message.h"
#include "pack/document.h"
#include "pack/length.h"
#include "pack/near.h"

/* ---- properties ----------------------------------------------------------- */

typedef enum PropertyKind {
  PROPERTY_TEXT,
  PROPERTY_FONT_SIZE,   /* em and % of the inherited size */
  PROPERTY_LINE_HEIGHT, /* a bare number, em and % of the font size: follow it when inherited */
  PROPERTY_LENGTH,
  PROPERTY_EXTENT, /* a length that is not negative */
  PROPERTY_COLOR,
  PROPERTY_FLAG, /* TRUE for the word in `words` */
  PROPERTY_WORD, /* index into `words` */
  PROPERTY_COUNT,
} PropertyKind;

typedef struct Property {
  const char *name;
  PropertyKind kind;
  gsize offset; /* into Style */
  const char *words;
} Property;

#define MEMBER(member) offsetof(Style, member)

/* font-size comes first: others are relative to it. */
static const Property properties[] = {
    {"font-size", PROPERTY_FONT_SIZE, MEMBER(font_size), NULL},
    {"font-family", PROPERTY_TEXT, MEMBER(font_family), NULL},
    {"font-weight", PROPERTY_FLAG, MEMBER(bold), "bold"},
    {"font-style", PROPERTY_FLAG, MEMBER(italic), "italic"},
    {"text-transform", PROPERTY_FLAG, MEMBER(uppercase), "uppercase"},
    {"text-decoration", PROPERTY_FLAG, MEMBER(underline), "underline"},
    {"color", PROPERTY_COLOR, MEMBER(color), NULL},
    {"background-color", PROPERTY_COLOR, MEMBER(background_color), NULL},
    {"text-align", PROPERTY_WORD, MEMBER(text_align), "justify start end center"},
    {"text-indent", PROPERTY_LENGTH, MEMBER(text_indent), NULL},
    {"margin-top", PROPERTY_EXTENT, MEMBER(margin_top), NULL},
    {"margin-bottom", PROPERTY_EXTENT, MEMBER(margin_bottom), NULL},
    {"margin-left", PROPERTY_EXTENT, MEMBER(margin_left), NULL},
    {"margin-right", PROPERTY_EXTENT, MEMBER(margin_right), NULL},
    {"padding", PROPERTY_EXTENT, MEMBER(padding), NULL},
    {"line-height", PROPERTY_LINE_HEIGHT, MEMBER(line_height), NULL},
    {"border-width", PROPERTY_EXTENT, MEMBER(border_width), NULL},
    {"border-color", PROPERTY_COLOR, MEMBER(border_color), NULL},
    {"hyphens", PROPERTY_FLAG, MEMBER(hyphens), "auto"},
    {"break-before", PROPERTY_WORD, MEMBER(break_before), "auto page avoid"},
    {"break-inside", PROPERTY_WORD, MEMBER(break_inside), "auto page avoid"},
    {"break-after", PROPERTY_FLAG, MEMBER(keep_with_next), "avoid"},
    {"widows", PROPERTY_COUNT, MEMBER(widows), NULL},
    {"orphans", PROPERTY_COUNT, MEMBER(orphans), NULL},
};
G_STATIC_ASSERT(ALIGN_JUSTIFY == 0 && ALIGN_START == 1 && ALIGN_END == 2 && ALIGN_CENTER == 3);
G_STATIC_ASSERT(BREAK_AUTO == 0 && BREAK_PAGE == 1 && BREAK_AVOID == 2);

/* ---- declarations ---------------------------------------------------------- */

/* Strings and elements are borrowed from the templates' trees. */
typedef struct Declaration {
  const char *name;
  guint order;
  const char *inherits;
  const xmlNode *element; /* the last that declared it */
  struct {
    const char *text;
    const xmlNode *element;
  } values[G_N_ELEMENTS(properties)];
} Declaration;

GHashTable *style_declarations_new(void) { return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free); }

GHashTable *style_declarations_copy(const GHashTable *declarations) {
  GHashTable *copy = style_declarations_new();
  GHashTableIter iter;
  gpointer name, declaration;
  g_hash_table_iter_init(&iter, (GHashTable *)declarations);
  while (g_hash_table_iter_next(&iter, &name, &declaration))
    g_hash_table_insert(copy, name, g_memdup2(declaration, sizeof(Declaration)));
  return copy;
}

void style_declare(GHashTable *declarations, const xmlNode *element) {
  const char *name = xml_attribute(element, "name");
  Declaration *declaration = g_hash_table_lookup(declarations, name);
  if (!declaration) {
    declaration = g_new0(Declaration, 1);
    declaration->name = name;
    declaration->order = g_hash_table_size(declarations);
    g_hash_table_insert(declarations, (char *)name, declaration);
  }
  declaration->element = element;
  const char *inherits = xml_attribute(element, "inherits");
  if (inherits)
    declaration->inherits = inherits;
  for (gsize i = 0; i < G_N_ELEMENTS(properties); i++) {
    const char *text = xml_attribute(element, properties[i].name);
    if (!text)
      continue;
    declaration->values[i].text = text;
    declaration->values[i].element = element;
  }
}

/* ---- resolving ------------------------------------------------------------- */

typedef enum Progress { NOT_BEGUN, UNDER_WAY, RESOLVED } Progress;

/* A Style (first: the table hands out pointers to it) and what it takes to inherit from it. */
typedef struct Resolved {
  Style style;
  double line_factor; /* line height by font size, 0 when it is a length */
  Progress progress;
} Resolved;

typedef struct Resolver {
  GHashTable *declarations, *styles;
  GPtrArray *ordered; /* the declarations as the templates give them */
  Diagnostics *diagnostics;
  guint depth; /* styles under way */
} Resolver;

#define MOST_DEPTH 50

static const Resolved initial = {
    .style = {.font_family = "serif",
              .font_size = 12,
              .color = {0, 0, 0, 255},
              .border_color = {0, 0, 0, 255},
              .text_align = ALIGN_START,
              .widows = 2,
              .orphans = 2},
    .line_factor = 1.15,
};

static int find_word(const char *words, const char *word) {
  g_auto(GStrv) list = g_strsplit(words, " ", -1);
  for (int i = 0; list[i]; i++)
    if (strcmp(list[i], word) == 0)
      return i;
  return -1;
}

static gboolean set_line_height(Resolved *resolved, const char *text) {
  double size = resolved->style.font_size, height;
  char *end;
  double factor = g_ascii_strtod(text, &end);
  gboolean bare = end > text && *end == '\0';
  if (!bare && !length_parse(text, size, size, &height))
    return FALSE;
  gboolean relative = bare || g_str_has_suffix(text, "em") || g_str_has_suffix(text, "%");
  resolved->line_factor = bare ? factor : relative ? height / size : 0;
  if (!relative)
    resolved->style.line_height = height;
  return bare ? factor >= 0.5 && factor <= 10 : height >= 0.5 * size && height <= 10 * size;
}

/* The schema has checked the form; ranges are checked here.  `parent_size`: what em and % of font-size refer to. */
static gboolean set_property(Resolved *resolved, const Property *property, const char *text, double parent_size) {
  Style *style = &resolved->style;
  gpointer member = (char *)style + property->offset;
  double *length = member;
  switch (property->kind) {
  case PROPERTY_TEXT:
    *(const char **)member = text;
    return TRUE;
  case PROPERTY_FONT_SIZE:
    return length_parse(text, parent_size, parent_size, length) && *length >= 1 && *length <= 500;
  case PROPERTY_LINE_HEIGHT:
    return set_line_height(resolved, text);
  case PROPERTY_LENGTH:
    return length_parse(text, style->font_size, 0, length);
  case PROPERTY_EXTENT:
    return length_parse(text, style->font_size, 0, length) && *length >= 0;
  case PROPERTY_COLOR:
    return color_parse(text, member);
  case PROPERTY_FLAG:
    *(gboolean *)member = strcmp(text, property->words) == 0;
    return TRUE;
  case PROPERTY_WORD:
    *(int *)member = find_word(property->words, text);
    return *(int *)member >= 0;
  case PROPERTY_COUNT:
    *(guint *)member = (guint)g_ascii_strtoull(text, NULL, 10);
    return *(guint *)member >= 1 && *(guint *)member <= 99;
  }
  return FALSE;
}

static void apply(const Resolver *resolver, const Declaration *declaration, Resolved *resolved) {
  double parent_size = resolved->style.font_size;
  for (gsize i = 0; i < G_N_ELEMENTS(properties); i++) {
    const char *text = declaration->values[i].text;
    if (!text || set_property(resolved, &properties[i], text, parent_size))
      continue;
    Place place = xml_attribute_place(declaration->values[i].element, properties[i].name);
    diagnostics_error(resolver->diagnostics, FAULT_PACK, &place, _("%s=\"%s\" is out of range"), properties[i].name,
                      text);
  }
  if (resolved->line_factor > 0)
    resolved->style.line_height = resolved->line_factor * resolved->style.font_size;
}

/* NULL-terminated, in the order of declaration; free the array only. */
static const char **list_names(const GPtrArray *ordered) {
  const char **names = g_new0(const char *, ordered->len + 1);
  for (guint i = 0; i < ordered->len; i++)
    names[i] = ((const Declaration *)ordered->pdata[i])->name;
  return names;
}

static void report_unknown_parent(const Resolver *resolver, const Declaration *declaration) {
  Place place = xml_attribute_place(declaration->element, "inherits");
  g_autofree const char **names = list_names(resolver->ordered);
  diagnostics_error(resolver->diagnostics, FAULT_PACK, &place, _("no style is called “%s”"), declaration->inherits);
  near_hint(declaration->inherits, names, resolver->diagnostics);
}

static const Resolved *resolve(Resolver *resolver, const Declaration *declaration) {
  Resolved *resolved = g_hash_table_lookup(resolver->styles, declaration->name);
  if (resolved->progress == RESOLVED)
    return resolved;
  if (resolved->progress == UNDER_WAY || resolver->depth == MOST_DEPTH) {
    Place place = xml_attribute_place(declaration->element, "inherits");
    if (resolved->progress == UNDER_WAY)
      diagnostics_error(resolver->diagnostics, FAULT_PACK, &place, _("the style “%s” inherits from itself"),
                        declaration->name);
    else
      diagnostics_error(resolver->diagnostics, FAULT_PACK, &place, _("more than %d styles inherit from each other"),
                        MOST_DEPTH);
    return &initial;
  }
  resolver->depth++;
  resolved->progress = UNDER_WAY;
  const Declaration *parent =
      declaration->inherits ? g_hash_table_lookup(resolver->declarations, declaration->inherits) : NULL;
  if (declaration->inherits && !parent)
    report_unknown_parent(resolver, declaration);
  *resolved = parent ? *resolve(resolver, parent) : initial;
  resolved->style.name = declaration->name;
  apply(resolver, declaration, resolved);
  resolved->progress = RESOLVED;
  resolver->depth--;
  return resolved;
}

static int compare_order(gconstpointer a, gconstpointer b) {
  const Declaration *const *left = a, *const *right = b;
  return (*left)->order < (*right)->order ? -1 : (*left)->order > (*right)->order;
}

static GPtrArray *list_declarations(GHashTable *declarations) {
  GPtrArray *ordered = g_ptr_array_new();
  GHashTableIter iter;
  gpointer declaration;
  g_hash_table_iter_init(&iter, declarations);
  while (g_hash_table_iter_next(&iter, NULL, &declaration))
    g_ptr_array_add(ordered, declaration);
  g_ptr_array_sort(ordered, compare_order);
  return ordered;
}

GHashTable *style_resolve_all(GHashTable *declarations, Diagnostics *diagnostics) {
  g_autoptr(GPtrArray) ordered = list_declarations(declarations);
  Resolver resolver = {.declarations = declarations,
                       .styles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
                       .ordered = ordered,
                       .diagnostics = diagnostics};
  for (guint i = 0; i < ordered->len; i++) {
    const Declaration *declaration = ordered->pdata[i];
    g_hash_table_insert(resolver.styles, (char *)declaration->name, g_new0(Resolved, 1));
  }
  for (guint i = 0; i < ordered->len; i++)
    resolve(&resolver, ordered->pdata[i]);
  return resolver.styles;
}

const char **style_names(GHashTable *declarations) {
  g_autoptr(GPtrArray) ordered = list_declarations(declarations);
  return list_names(ordered);
}
