/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the text of a long document costs: shaping, breaking, drawing, without pages and files.
 *
 *   bench-text LANGUAGE TEXT [repeats]
 *
 * TEXT has a block a line, its kind first: 0 1 2 headings, P a paragraph, T widths of a table's
 * columns in millimetres from the sixth field on, H and R its rows; fields are parted by tabs. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "page/paragraph.h"

#define MM (72 / 25.4)
#define MEASURE (165 * MM)
#define MOST_COLUMNS 32

typedef struct Bench {
  Shaper *shaper;
  Canvas *canvas;
  Diagnostics *diagnostics;
  const char *language;
  GArray *spans;
  Style body, head, cell, cell_head;
  double widths[MOST_COLUMNS];
  char aligns[MOST_COLUMNS];
  double itemise, layout, draw; /* seconds */
  guint paragraphs, cells, lines;
} Bench;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void block(Bench *bench, char *text, const Style *style, TextAlign align, double measure) {
  double start = now();
  g_array_index(bench->spans, Span, 0).text = text;
  Paragraph *paragraph =
      paragraph_new(bench->shaper, bench->spans, style, bench->language, NULL, NULL, bench->diagnostics);
  double itemised = now();
  guint lines = paragraph_break(paragraph, measure, align, 0);
  double broken = now();
  paragraph_draw(paragraph, bench->canvas, NULL, NULL, 0, lines, 85, 60);
  paragraph_free(paragraph);
  double drawn = now();
  bench->itemise += itemised - start;
  bench->layout += broken - itemised;
  bench->draw += drawn - broken;
  bench->lines += lines;
}

static void table(Bench *bench, char *line) {
  g_auto(GStrv) cells = g_strsplit(line, "\t", MOST_COLUMNS + 5);
  for (guint i = 0; i < MOST_COLUMNS; i++)
    bench->widths[i] = 0;
  for (guint i = 5; cells[0] && i < g_strv_length(cells); i++) {
    char *align;
    bench->widths[i - 5] = g_ascii_strtod(cells[i], &align) * MM - 4;
    bench->aligns[i - 5] = *align;
  }
}

static void row(Bench *bench, char *line, const Style *style) {
  char *rest = line + 2;
  for (guint i = 0; rest && i < MOST_COLUMNS; i++) {
    char *cell = strsep(&rest, "\t");
    TextAlign align = bench->aligns[i] == 'r' ? ALIGN_END : bench->aligns[i] == 'c' ? ALIGN_CENTER : ALIGN_START;
    block(bench, cell, style, align, bench->widths[i]);
    bench->cells++;
  }
}

static void document(Bench *bench, const char *source) {
  g_autofree char *text = g_strdup(source);
  char *rest = text;
  guint since = 0;
  for (char *line; (line = strsep(&rest, "\n"));) {
    if (*line == 'T')
      table(bench, line);
    else if (*line == 'H' || *line == 'R')
      row(bench, line, *line == 'H' ? &bench->cell_head : &bench->cell);
    else if (*line && strchr("012P", *line)) {
      const Style *style = *line == 'P' ? &bench->body : &bench->head;
      block(bench, line + 2, style, style->text_align, MEASURE);
      bench->paragraphs++;
    }
    if (++since % 40 == 0)
      canvas_clear(bench->canvas);
  }
}

static Style style_of(double size, double line, gboolean bold, TextAlign align) {
  return (Style){.name = "p",
                 .font_family = "serif",
                 .font_size = size,
                 .line_height = line,
                 .bold = bold,
                 .color = {0, 0, 0, 255},
                 .text_align = align,
                 .hyphens = getenv("HYPHENS") != NULL};
}

int main(int argc, char **argv) {
  g_autofree char *text = NULL;
  if (argc < 3 || !g_file_get_contents(argv[2], &text, NULL, NULL)) {
    fprintf(stderr, "usage: bench-text LANGUAGE TEXT [repeats]\n");
    return 2;
  }
  double start = now();
  Bench bench = {.language = argv[1], .diagnostics = diagnostics_new(), .canvas = canvas_new()};
  Fonts *fonts = fonts_open(bench.diagnostics);
  if (!fonts) {
    diagnostics_print(bench.diagnostics, stderr, DIAGNOSTIC_TEXT);
    return 1;
  }
  bench.shaper = shaper_new(fonts);
  bench.spans = g_array_new(FALSE, TRUE, sizeof(Span));
  g_array_set_size(bench.spans, 1);
  bench.body = style_of(13, 18, FALSE, ALIGN_JUSTIFY);
  bench.body.text_indent = 10 * MM;
  bench.head = style_of(13, 18, TRUE, ALIGN_START);
  bench.cell = style_of(11, 14, FALSE, ALIGN_START);
  bench.cell_head = style_of(11, 14, TRUE, ALIGN_START);
  printf("fonts %.2f ms\n", (now() - start) * 1e3);
  for (int i = 0; i < (argc > 3 ? atoi(argv[3]) : 1); i++) {
    bench.itemise = bench.layout = bench.draw = 0;
    bench.paragraphs = bench.cells = bench.lines = 0;
    document(&bench, text);
    printf("%u paragraphs, %u cells, %u lines: shape and cut %.1f ms, break %.1f ms, draw %.1f ms\n", bench.paragraphs,
           bench.cells, bench.lines, bench.itemise * 1e3, bench.layout * 1e3, bench.draw * 1e3);
  }
  printf("all %.1f ms\n", (now() - start) * 1e3);
  int faults = diagnostics_count(bench.diagnostics) > 0;
  if (faults)
    diagnostics_print(bench.diagnostics, stderr, DIAGNOSTIC_TEXT);
  g_array_unref(bench.spans);
  canvas_free(bench.canvas);
  shaper_free(bench.shaper);
  fonts_close(fonts);
  diagnostics_free(bench.diagnostics);
  return faults;
}
