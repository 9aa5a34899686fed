/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor that `make bench` compares with: lays out floor.txt with PangoLayout and
 * writes it through Cairo's PDF surface, once, with no tags, links or checks.
 *
 * usage: bench-floor FLOOR.txt OUT.pdf */

#include <cairo-pdf.h>
#include <glib.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MM (72.0 / 25.4)
#define LEFT (30 * MM)
#define TOP (20 * MM)
#define MEASURE (165 * MM)
#define BOTTOM ((297 - 20) * MM)
#define PADDING 3.0
#define MOST_COLUMNS 16

typedef struct Look {
  double size, leading, indent, before, after;
  gboolean bold;
  PangoAlignment align;
  gboolean justify;
} Look;

typedef struct Column {
  double width;
  PangoAlignment align;
} Column;

static cairo_t *cairo;
static PangoLayout *paragraph, *page_number, *cells_layout[MOST_COLUMNS];
static double y;
static int page;
static Column columns[MOST_COLUMNS];
static char **head;
static double rules_top;

/* One description for each size and weight, made once. */
static const PangoFontDescription *font_for(double size, gboolean bold) {
  static PangoFontDescription *fonts[32][2];
  PangoFontDescription **font = &fonts[(int)size % 32][bold];
  if (!*font) {
    *font = pango_font_description_from_string("Liberation Serif");
    pango_font_description_set_absolute_size(*font, size * PANGO_SCALE);
    pango_font_description_set_weight(*font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  }
  return *font;
}

static void use_in(PangoLayout *layout, const Look *look, const char *text, double width) {
  pango_layout_set_font_description(layout, font_for(look->size, look->bold));
  pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
  pango_layout_set_indent(layout, (int)(look->indent * PANGO_SCALE));
  pango_layout_set_alignment(layout, look->align);
  pango_layout_set_justify(layout, look->justify);
  pango_layout_set_text(layout, text, -1);
}

static void use(const Look *look, const char *text, double width) { use_in(paragraph, look, text, width); }

static void start_page(void) {
  static const Look look = {.size = 13, .align = PANGO_ALIGN_CENTER};
  char number[16];
  if (page++)
    cairo_show_page(cairo);
  snprintf(number, sizeof number, "%d", page);
  use_in(page_number, &look, number, MEASURE);
  cairo_move_to(cairo, LEFT + MEASURE / 2, 9 * MM);
  pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(page_number, 0));
  y = TOP;
}

static void show_line(PangoLayoutIter *iter, double x, double baseline) {
  PangoRectangle box;
  pango_layout_iter_get_line_extents(iter, NULL, &box);
  cairo_move_to(cairo, x + (double)box.x / PANGO_SCALE, baseline);
  pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(iter));
}

static void block(const Look *look, const char *text) {
  if (y > TOP)
    y += look->before;
  use(look, text, MEASURE);
  PangoLayoutIter *iter = pango_layout_get_iter(paragraph);
  do {
    if (y + look->leading > BOTTOM)
      start_page();
    show_line(iter, LEFT, y + look->leading * 0.75);
    y += look->leading;
  } while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);
  y += look->after;
}

static void close_rules(void) {
  double x = LEFT;
  for (int i = 0; i <= MOST_COLUMNS; i++) {
    cairo_move_to(cairo, x, rules_top);
    cairo_line_to(cairo, x, y);
    if (i == MOST_COLUMNS || columns[i].width <= 0)
      break;
    x += columns[i].width;
  }
  cairo_stroke(cairo);
}

/* Lays the row out in its own layouts, which are then drawn. */
static double row_height(char **cells, gboolean bold) {
  int most = 1;
  for (int i = 0; cells[i] && i < MOST_COLUMNS; i++) {
    Look look = {.size = 11, .bold = bold, .align = bold ? PANGO_ALIGN_CENTER : columns[i].align};
    if (!cells_layout[i])
      cells_layout[i] = pango_cairo_create_layout(cairo);
    use_in(cells_layout[i], &look, cells[i], columns[i].width - 2 * PADDING);
    most = MAX(most, pango_layout_get_line_count(cells_layout[i]));
  }
  return most * 14 + 2 * PADDING;
}

static void draw_cell(PangoLayout *cell, double x) {
  PangoLayoutIter *iter = pango_layout_get_iter(cell);
  double line = y + PADDING;
  do {
    show_line(iter, x + PADDING, line + 14 * 0.75);
    line += 14;
  } while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);
}

static void row(char **cells, gboolean bold) {
  double height = row_height(cells, bold), x = LEFT;
  if (y + height > BOTTOM) {
    close_rules();
    start_page();
    rules_top = y;
    if (!bold && head) {
      row(head, TRUE);
      row_height(cells, bold);
    }
  }
  for (int i = 0; cells[i] && i < MOST_COLUMNS; i++) {
    draw_cell(cells_layout[i], x);
    x += columns[i].width;
  }
  cairo_move_to(cairo, LEFT, y);
  cairo_line_to(cairo, x, y);
  y += height;
  cairo_move_to(cairo, LEFT, y);
  cairo_line_to(cairo, x, y);
  cairo_stroke(cairo);
}

static void start_table(char **fields) {
  static const Look caption = {.size = 13, .leading = 18, .before = 4, .after = 4, .bold = TRUE, .align = PANGO_ALIGN_CENTER};
  block(&caption, fields[1]);
  memset(columns, 0, sizeof columns);
  for (int i = 0; fields[i + 2] && i < MOST_COLUMNS; i++) {
    char *end;
    columns[i].width = g_ascii_strtod(fields[i + 2], &end) * MM;
    columns[i].align = *end == 'r' ? PANGO_ALIGN_RIGHT : *end == 'c' ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
  }
}

static void line(char **fields) {
  static const Look p = {.size = 13, .leading = 18, .indent = 10 * MM, .after = 6, .justify = TRUE};
  static const Look title = {.size = 15, .leading = 20, .after = 12, .bold = TRUE, .align = PANGO_ALIGN_CENTER};
  static const Look h1 = {.size = 15, .leading = 20, .before = 12, .after = 6, .bold = TRUE};
  static const Look h2 = {.size = 13, .leading = 18, .before = 8, .after = 4, .bold = TRUE};
  const char *kind = fields[0];
  if (strcmp(kind, "p") == 0)
    block(&p, fields[1]);
  else if (strcmp(kind, "title") == 0)
    block(&title, fields[1]);
  else if (strcmp(kind, "h2") == 0)
    block(&h2, fields[1]);
  else if (strcmp(kind, "h1") == 0 || strcmp(kind, "page") == 0) {
    if (*kind == 'p')
      start_page();
    block(&h1, fields[1]);
  } else if (strcmp(kind, "table") == 0)
    start_table(fields);
  else if (strcmp(kind, "head") == 0) {
    g_strfreev(head);
    head = g_strdupv(fields + 1);
    if (y + 60 > BOTTOM)
      start_page();
    rules_top = y;
    row(head, TRUE);
  } else
    row(fields + 1, FALSE);
}

int main(int argc, char **argv) {
  char *text;
  if (argc != 3 || !g_file_get_contents(argv[1], &text, NULL, NULL))
    return fprintf(stderr, "usage: bench-floor FLOOR.txt OUT.pdf\n"), 2;
  cairo_surface_t *surface = cairo_pdf_surface_create(argv[2], 210 * MM, 297 * MM);
  cairo = cairo_create(surface);
  cairo_set_line_width(cairo, 0.4);
  paragraph = pango_cairo_create_layout(cairo);
  page_number = pango_cairo_create_layout(cairo);
  start_page();
  gboolean table = FALSE;
  for (char *at = text; *at;) {
    char *end = strchr(at, '\n');
    *end = '\0';
    g_auto(GStrv) fields = g_strsplit(at, "\t", -1);
    gboolean row_here = strcmp(fields[0], "row") == 0 || strcmp(fields[0], "head") == 0;
    if (table && !row_here) {
      close_rules();
      y += 6;
    }
    line(fields);
    table = row_here;
    at = end + 1;
  }
  if (table)
    close_rules();
  g_object_unref(paragraph);
  g_object_unref(page_number);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  g_strfreev(head);
  g_free(text);
  return status != CAIRO_STATUS_SUCCESS;
}
