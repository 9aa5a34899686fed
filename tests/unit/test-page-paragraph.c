/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "page-text.h"
#include "page/structure.h"
#include "unit.h"

#define SIZE 13.0

static const char prose[] =
    "Công tác giải quyết việc làm được triển khai đồng bộ, trong kỳ đã tạo việc làm mới cho 289.451 lao động, đạt "
    "50,3% kế "
    "hoạch; đưa 68.413 người đi làm việc ở nước ngoài theo hợp đồng. Tỷ lệ lao động qua đào tạo đạt 51,0%, trong đó có "
    "bằng cấp, chứng chỉ đạt 63,3%. Sàn giao dịch việc làm được tổ chức định kỳ, kết nối trực tuyến với các tỉnh lân "
    "cận.";

static const char english[] =
    "Administrative restructuring considerably accelerated infrastructural development, notwithstanding unprecedented "
    "international circumstances; representatives acknowledged extraordinarily disproportionate expenditures.";

/* ---- making paragraphs ---- */

static Paragraph *paragraph_of(const Span *spans, guint count, const Style *style, const Resolver *resolver) {
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(Span));
  g_array_append_vals(array, spans, count);
  Place place = {.file = "pack.xml", .line = 12};
  return paragraph_new(shaper, array, style, "vi", resolver, &place, diagnostics);
}

static Paragraph *plain(const char *text) {
  Style style = body_style();
  return paragraph_of(&(Span){.text = text}, 1, &style, NULL);
}

static double width_of(const char *text) {
  Paragraph *paragraph = plain(text);
  double width = paragraph_natural_width(paragraph);
  paragraph_free(paragraph);
  return width;
}

static double minimum_of(const char *text) {
  Paragraph *paragraph = plain(text);
  double width = paragraph_minimum_width(paragraph);
  paragraph_free(paragraph);
  return width;
}

static double item_end(const SnMark *mark, guint i) {
  const SnTextItem *item = &mark->text.items[i];
  return item->x + mark->text.size * item->run->advance / item->run->font->units_per_em;
}

/* All text of a page as it is extracted: runs, spaces, nothing between marks. */
static char *extracted(const SnPage *page) {
  GString *text = g_string_new(NULL);
  for (guint m = 0; m < page->count; m++)
    for (guint i = 0; page->marks[m].kind == SN_MARK_TEXT && i < page->marks[m].text.count; i++) {
      const SnTextItem *item = &page->marks[m].text.items[i];
      g_string_append_len(text, item->run->text, item->run->text_length);
      if (item->space > 0)
        g_string_append_c(text, ' ');
    }
  return g_string_free(text, FALSE);
}

/* ---- widths ---- */

static void test_widths(void) {
  const Face *serif = fonts_face(fonts, "serif", FALSE, FALSE);
  double space = shaper_space(shaper, serif) * SIZE;
  CU_ASSERT_DOUBLE_EQUAL(width_of("một hai"), width_of("một") + space + width_of("hai"), 1e-5);
  CU_ASSERT_DOUBLE_EQUAL(width_of("  một \n\t hai "), width_of("một hai"), 1e-5);
  CU_ASSERT_DOUBLE_EQUAL(minimum_of("một hai nghiêng"), width_of("nghiêng"), 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(minimum_of("27\xC2\xA0tỷ"), width_of("27 tỷ"), 1e-5);
  CU_ASSERT(minimum_of("27\xE2\x80\xAFtỷ") < width_of("27 tỷ"));
  CU_ASSERT(minimum_of("27\xE2\x80\xAFtỷ") > width_of("27") + width_of("tỷ") + 1);
  CU_ASSERT_DOUBLE_EQUAL(width_of(""), 0, 1e-9);
}

static void test_opportunities(void) {
  const char *const whole[] = {"2020-2025",  "2020–2025", "14,18%", "05/BC-UBND", "19-NQ/TW", "COVID-19",
                               "31/12/2024", "km/h",      "3-5",    "-5",         "e-mail",   "30/2020/NĐ-CP"};
  for (guint i = 0; i < G_N_ELEMENTS(whole); i++)
    CU_ASSERT_DOUBLE_EQUAL(minimum_of(whole[i]), width_of(whole[i]), 1e-9);
  const char *const parts[][2] = {{"socio-economic", "economic"},
                                  {"Nội–Hải", "Nội–"},
                                  {"đồng/người", "người"},
                                  {"https://songngu.example/thongkebaocao", "thongkebaocao"},
                                  {"một\xE2\x80\x8Bnghiêng", "nghiêng"}};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    CU_ASSERT(minimum_of(parts[i][0]) < width_of(parts[i][0]) - 1);
    CU_ASSERT(minimum_of(parts[i][0]) >= width_of(parts[i][1]) - 1e-6);
  }
}

static void test_decimal_offset(void) {
  Paragraph *a = plain("1.234,5"), *b = plain("15"), *c = plain("14,18%"), *d = plain("-");
  CU_ASSERT_DOUBLE_EQUAL(paragraph_decimal_offset(a, ','), width_of("1.234"), 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_decimal_offset(b, ','), width_of("15"), 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_decimal_offset(c, ','), width_of("14"), 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_decimal_offset(d, ','), width_of("-"), 1e-9);
  paragraph_free(a);
  paragraph_free(b);
  paragraph_free(c);
  paragraph_free(d);
}

/* ---- lines ---- */

/* Sum of the cubes by which spaces change in all lines but the last, for lines of these word counts. */
static double unevenness(char **words, const guint *counts, guint lines, double measure) {
  double sum = 0, space = width_of("a a") - 2 * width_of("a");
  guint word = 0;
  for (guint i = 0; i + 1 < lines; i++) {
    double width = 0;
    for (guint k = 0; k < counts[i]; k++)
      width += width_of(words[word++]);
    double spaces = space * (counts[i] - 1);
    sum += pow(fabs((measure - width - spaces) / spaces), 3);
  }
  return sum;
}

static guint greedy(char **words, double measure, guint *counts) {
  guint lines = 0;
  double used = 0, space = width_of("a a") - 2 * width_of("a");
  counts[0] = 0;
  for (guint i = 0; words[i]; i++) {
    double width = width_of(words[i]);
    if (counts[lines] && used + space + width > measure) {
      counts[++lines] = 0;
      used = 0;
    }
    used += (counts[lines] ? space : 0) + width;
    counts[lines]++;
  }
  return lines + 1;
}

static guint total_fit(const char *text, double measure, guint *counts) {
  Paragraph *paragraph = plain(text);
  Canvas *canvas = canvas_new();
  guint lines = paragraph_break(paragraph, measure, ALIGN_JUSTIFY, 0);
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, lines, 0, 0);
  SnPage page = canvas_page(canvas, 500, 500);
  ASSERT_INT(page.count, lines);
  for (guint i = 0; i < lines; i++)
    counts[i] = page.marks[i].text.count;
  canvas_free(canvas);
  paragraph_free(paragraph);
  return lines;
}

static void test_total_fit(void) {
  g_auto(GStrv) words = g_strsplit(prose, " ", -1);
  guint mine[64], theirs[64];
  double sum = 0, greedy_sum = 0;
  for (double measure = 180; measure <= 320; measure += 20) {
    double one = unevenness(words, mine, total_fit(prose, measure, mine), measure);
    double other = unevenness(words, theirs, greedy(words, measure, theirs), measure);
    CU_ASSERT(one <= other + 1e-9);
    sum += one;
    greedy_sum += other;
  }
  CU_ASSERT(sum < greedy_sum * 0.8);
}

static void test_justified(void) {
  Paragraph *paragraph = plain(prose);
  for (double measure = 60; measure < 500; measure += 37) {
    guint lines = paragraph_break(paragraph, measure, ALIGN_JUSTIFY, 20);
    CU_ASSERT(lines > 1);
    CU_ASSERT_DOUBLE_EQUAL(paragraph_height(paragraph), 18.0 * lines, 1e-9);
    Canvas *canvas = canvas_new();
    paragraph_draw(paragraph, canvas, NULL, NULL, 0, lines, 100, 50);
    SnPage page = canvas_page(canvas, 800, 800);
    ASSERT_INT(page.count, lines);
    for (guint i = 0; i + 1 < lines; i++) {
      const SnMark *mark = &page.marks[i];
      CU_ASSERT_DOUBLE_EQUAL(mark->text.items[0].x, i == 0 ? 120 : 100, 1e-4);
      if (mark->text.count > 1)
        CU_ASSERT_DOUBLE_EQUAL(item_end(mark, mark->text.count - 1), 100 + measure, 2e-4);
      CU_ASSERT_DOUBLE_EQUAL(mark->text.items[mark->text.count - 1].space, SN_SPACE_HIDDEN, 1e-7);
      CU_ASSERT(page.marks[i + 1].text.y - mark->text.y > 17.999 && page.marks[i + 1].text.y - mark->text.y < 18.001);
    }
    g_autofree char *text = extracted(&page);
    ASSERT_STRING(text, prose);
    canvas_free(canvas);
  }
  paragraph_free(paragraph);
}

static void test_part(void) {
  Paragraph *paragraph = plain(prose);
  guint lines = paragraph_break(paragraph, 200, ALIGN_JUSTIFY, 0);
  Canvas *canvas = canvas_new();
  paragraph_draw(paragraph, canvas, NULL, NULL, 2, 2, 0, 30);
  SnPage page = canvas_page(canvas, 800, 800);
  ASSERT_INT(page.count, 2);
  const Line *line = paragraph_line(paragraph, 2);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[0].text.y, 30 + line->ascent, 1e-4);
  CU_ASSERT_DOUBLE_EQUAL(line->ascent + line->descent, 18, 1e-9);
  CU_ASSERT(line->width <= 200 * 1.1 && line->width > 150);
  CU_ASSERT(lines > 4);
  canvas_free(canvas);
  paragraph_free(paragraph);
}

static void test_alignments(void) {
  double measure = width_of("một hai") + 5, x[3], expected[3] = {0, 5, 2.5};
  const TextAlign aligns[3] = {ALIGN_START, ALIGN_END, ALIGN_CENTER};
  Paragraph *paragraph = plain("một hai");
  for (guint i = 0; i < 3; i++) {
    Canvas *canvas = canvas_new();
    ASSERT_INT(paragraph_break(paragraph, measure, aligns[i], 0), 1);
    paragraph_draw(paragraph, canvas, NULL, NULL, 0, 1, 0, 0);
    x[i] = canvas_page(canvas, 1, 1).marks[0].text.items[0].x;
    CU_ASSERT_DOUBLE_EQUAL(x[i], expected[i], 1e-4);
    canvas_free(canvas);
  }
  paragraph_free(paragraph);
}

/* A centred heading's lines are alike, a ragged paragraph takes no more lines than it must. */
static void test_ragged(void) {
  const char heading[] = "Tình hình phát triển kinh tế và xã hội";
  Paragraph *paragraph = plain(heading);
  double measure = width_of(heading) * 0.8;
  ASSERT_INT(paragraph_break(paragraph, measure, ALIGN_CENTER, 0), 2);
  double first = paragraph_line(paragraph, 0)->width, second = paragraph_line(paragraph, 1)->width;
  CU_ASSERT(fabs(first - second) < measure * 0.25);
  paragraph_free(paragraph);
  g_auto(GStrv) words = g_strsplit(prose, " ", -1);
  guint counts[128];
  paragraph = plain(prose);
  for (measure = 60; measure < 400; measure += 31)
    ASSERT_INT(paragraph_break(paragraph, measure, ALIGN_START, 0), greedy(words, measure, counts));
  paragraph_free(paragraph);
}

static void test_forced(void) {
  Style style = body_style();
  const Span spans[] = {{.text = "một "}, {.kind = SPAN_BREAK}, {.kind = SPAN_BREAK}, {.text = " hai"}};
  Paragraph *paragraph = paragraph_of(spans, 4, &style, NULL);
  ASSERT_INT(paragraph_break(paragraph, 400, ALIGN_JUSTIFY, 0), 3);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_natural_width(paragraph), width_of("một"), 1e-5);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_line(paragraph, 1)->width, 0, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_line(paragraph, 2)->width, width_of("hai"), 1e-9);
  Canvas *canvas = canvas_new();
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, 3, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  ASSERT_INT(page.count, 2);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[1].text.items[0].x, 0, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[1].text.y - page.marks[0].text.y, 36, 1e-4);
  canvas_free(canvas);
  paragraph_free(paragraph);
  paragraph = paragraph_of(spans, 0, &style, NULL);
  ASSERT_INT(paragraph_break(paragraph, 400, ALIGN_JUSTIFY, 0), 0);
  paragraph_free(paragraph);
}

static void test_hyphenated(void) {
  Style style = body_style();
  style.hyphens = TRUE;
  Paragraph *paragraph = paragraph_of(&(Span){.text = english, .language = "en"}, 1, &style, NULL);
  guint lines = paragraph_break(paragraph, 150, ALIGN_JUSTIFY, 0), hyphens = 0;
  Canvas *canvas = canvas_new();
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, lines, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  for (guint i = 0; i < lines; i++) {
    const SnMark *mark = &page.marks[i];
    const SnTextItem *last = &mark->text.items[mark->text.count - 1];
    if (strcmp(last->run->text, "\xC2\xAD") == 0) {
      hyphens++;
      CU_ASSERT_DOUBLE_EQUAL(last->space, 0, 1e-9);
      CU_ASSERT_DOUBLE_EQUAL(item_end(mark, mark->text.count - 1), 150, 2e-4);
    }
  }
  CU_ASSERT(hyphens >= 1);
  g_autofree char *text = extracted(&page);
  g_auto(GStrv) halves = g_strsplit(text, "\xC2\xAD", -1);
  g_autofree char *rejoined = g_strjoinv("", halves);
  ASSERT_STRING(rejoined, english);
  canvas_free(canvas);
  paragraph_free(paragraph);
  Paragraph *soft = plain("trans\xC2\xADport");
  CU_ASSERT_DOUBLE_EQUAL(paragraph_natural_width(soft), width_of("trans") + width_of("port"), 1e-9);
  ASSERT_INT(paragraph_break(soft, width_of("trans-") + 1, ALIGN_START, 0), 2);
  paragraph_free(soft);
}

/* ---- faults ---- */

static void test_overlong(void) {
  guint before = diagnostics_count(diagnostics);
  Paragraph *paragraph = plain("một nghiêngnghiêngnghiêng hai");
  ASSERT_INT(paragraph_break(paragraph, 60, ALIGN_JUSTIFY, 0), 3);
  Canvas *canvas = canvas_new();
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, 1, 0, 0);
  paragraph_draw(paragraph, canvas, NULL, NULL, 1, 2, 0, 0);
  ASSERT_INT(diagnostics_count(diagnostics), before + 1);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_PACK);
  ASSERT_INT(paragraph_break(paragraph, 200, ALIGN_JUSTIFY, 0), 1);
  paragraph_free(paragraph);
  canvas_free(canvas);
}

static void test_missing(void) {
  guint before = diagnostics_count(diagnostics);
  paragraph_free(plain("một \xF0\x92\x80\x81\xF0\x92\x80\x82 \xF0\x92\x80\x81"));
  ASSERT_INT(diagnostics_count(diagnostics), before + 2);
}

/* ---- looks ---- */

static void test_faces(void) {
  Style style = body_style();
  const Span spans[] = {{.text = "Kết ", .bold = TRUE}, {.text = "qu", .bold = TRUE}, {.text = "ả,"}, {.text = " hai"}};
  Paragraph *paragraph = paragraph_of(spans, 4, &style, NULL);
  Canvas *canvas = canvas_new();
  ASSERT_INT(paragraph_break(paragraph, 400, ALIGN_START, 0), 1);
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, 1, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  ASSERT_INT(page.count, 1);
  ASSERT_INT(page.marks[0].text.count, 4);
  g_autofree char *text = extracted(&page);
  ASSERT_STRING(text, "Kết quả, hai");
  ASSERT_STRING(page.marks[0].text.items[1].run->font->style, "Bold");
  ASSERT_STRING(page.marks[0].text.items[2].run->font->style, "Regular");
  CU_ASSERT_DOUBLE_EQUAL(page.marks[0].text.items[2].x, item_end(&page.marks[0], 1), 1e-4);
  double whole = page.marks[0].text.items[2].x + width_of("ả,") - page.marks[0].text.items[1].x;
  CU_ASSERT_DOUBLE_EQUAL(paragraph_minimum_width(paragraph), whole, 1e-4); /* nothing breaks between the faces */
  canvas_free(canvas);
  paragraph_free(paragraph);
}

static void test_raised(void) {
  Style style = body_style();
  const Span spans[] = {
      {.text = "m"}, {.text = "2", .superscript = TRUE}, {.text = " CO"}, {.text = "2", .subscript = TRUE}};
  Paragraph *paragraph = paragraph_of(spans, 4, &style, NULL);
  Canvas *canvas = canvas_new();
  paragraph_break(paragraph, 400, ALIGN_START, 0);
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, 1, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  ASSERT_INT(page.count, 4);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[1].text.size, 0.65 * SIZE, 1e-4);
  CU_ASSERT(page.marks[1].text.y < page.marks[0].text.y - 3);
  CU_ASSERT(page.marks[3].text.y > page.marks[2].text.y + 1);
  g_autofree char *text = extracted(&page);
  ASSERT_STRING(text, "m2 CO2");
  canvas_free(canvas);
  paragraph_free(paragraph);
}

static void test_uppercase(void) {
  Style style = body_style();
  style.uppercase = TRUE;
  Paragraph *paragraph = paragraph_of(&(Span){.text = "Uỷ ban nhân dân"}, 1, &style, NULL);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_natural_width(paragraph), width_of("UỶ BAN NHÂN DÂN"), 1e-5);
  paragraph_free(paragraph);
}

static void test_underline(void) {
  Style style = body_style();
  const Span spans[] = {{.text = "một "}, {.text = "hai ba", .underline = TRUE}, {.text = " bốn"}};
  Paragraph *paragraph = paragraph_of(spans, 3, &style, NULL);
  Canvas *canvas = canvas_new();
  paragraph_break(paragraph, 400, ALIGN_START, 0);
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, 1, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  ASSERT_INT(page.count, 3);
  ASSERT_INT(page.marks[1].kind, SN_MARK_PATH);
  const float *v = page.marks[1].path.segments[0].v;
  CU_ASSERT_DOUBLE_EQUAL(v[0], width_of("một a") - width_of("a"), 1e-3);
  CU_ASSERT_DOUBLE_EQUAL(v[2], width_of("hai ba"), 1e-3);
  CU_ASSERT(v[1] > page.marks[0].text.y && v[1] < page.marks[0].text.y + 3);
  canvas_free(canvas);
  paragraph_free(paragraph);
}

/* ---- elements ---- */

static void check_nesting(const SnPage *page) {
  int depth = 0;
  for (guint i = 0; i < page->count; i++) {
    depth += page->marks[i].kind == SN_MARK_BEGIN ? 1 : page->marks[i].kind == SN_MARK_END ? -1 : 0;
    CU_ASSERT(depth >= 0);
  }
  ASSERT_INT(depth, 0);
}

static void test_links(void) {
  Style style = body_style();
  const Span spans[] = {{.text = "Xem "},
                        {.text = "biểu ", .uri = "https://songngu.example/"},
                        {.text = "đồ", .bold = TRUE, .uri = "https://songngu.example/"},
                        {.text = ", and "},
                        {.text = "growth", .language = "en"}};
  Structure *structure = structure_new();
  const SnElement *p = structure_add(structure, SN_ROLE_P, NULL);
  Paragraph *paragraph = paragraph_of(spans, 5, &style, NULL);
  Canvas *canvas = canvas_new();
  paragraph_break(paragraph, 400, ALIGN_START, 0);
  paragraph_draw(paragraph, canvas, structure, p, 0, 1, 10, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  check_nesting(&page);
  const SnMark *m = page.marks;
  /* P( "Xem" LINK( "biểu" "đồ" link ) ", and" SPAN( "growth" ) ) */
  ASSERT_INT(page.count, 11);
  CU_ASSERT_PTR_EQUAL(m[0].begin.element, p);
  ASSERT_INT(m[2].begin.element->role, SN_ROLE_LINK);
  CU_ASSERT_PTR_EQUAL(m[2].begin.element->parent, p);
  ASSERT_INT(m[3].text.count, 2);
  ASSERT_STRING(m[4].link.uri, "https://songngu.example/");
  CU_ASSERT_DOUBLE_EQUAL(m[4].link.x, m[3].text.items[0].x, 1e-4);
  CU_ASSERT_DOUBLE_EQUAL(m[4].link.x + m[4].link.width, item_end(&m[3], 1), 1e-3);
  ASSERT_INT(m[7].begin.element->role, SN_ROLE_SPAN);
  ASSERT_STRING(m[7].begin.element->language, "en");
  guint marks = page.count;
  canvas_clear(canvas);
  paragraph_break(paragraph, 40, ALIGN_START, 0); /* the link goes over two lines: one element, two places */
  paragraph_draw(paragraph, canvas, structure, p, 0, 9, 10, 0);
  page = canvas_page(canvas, 1, 1);
  check_nesting(&page);
  CU_ASSERT(page.count > marks);
  const SnElement *link = NULL;
  for (guint i = 0; i < page.count; i++)
    if (page.marks[i].kind == SN_MARK_BEGIN && page.marks[i].begin.element->role == SN_ROLE_LINK) {
      CU_ASSERT(!link || link == page.marks[i].begin.element);
      link = page.marks[i].begin.element;
    }
  canvas_clear(canvas);
  paragraph_draw(paragraph, canvas, structure, structure_artifact(structure), 0, 1, 10, 0);
  page = canvas_page(canvas, 1, 1);
  for (guint i = 0; i < page.count; i++)
    CU_ASSERT(page.marks[i].kind != SN_MARK_LINK);
  canvas_free(canvas);
  paragraph_free(paragraph);
  structure_free(structure);
}

static void test_notes(void) {
  Style style = body_style();
  char one[] = "1", two[] = "2", anchor[] = "n1";
  Block first = {.label = one, .anchor = anchor}, second = {.label = two};
  const Span spans[] = {{.text = "một"},
                        {.kind = SPAN_NOTE, .note = &first},
                        {.text = " hai"},
                        {.kind = SPAN_NOTE, .note = &second},
                        {.text = "."}};
  Structure *structure = structure_new();
  const SnElement *p = structure_add(structure, SN_ROLE_P, NULL);
  Paragraph *paragraph = paragraph_of(spans, 5, &style, NULL);
  ASSERT_INT(paragraph_break(paragraph, 35, ALIGN_START, 0), 2);
  const Line *line = paragraph_line(paragraph, 0);
  CU_ASSERT_FATAL(line->notes != NULL && line->notes->len == 1);
  CU_ASSERT_PTR_EQUAL(line->notes->pdata[0], &first);
  CU_ASSERT_PTR_EQUAL(paragraph_line(paragraph, 1)->notes->pdata[0], &second);
  ASSERT_INT(paragraph_break(paragraph, 350, ALIGN_START, 0), 1);
  ASSERT_INT(paragraph_line(paragraph, 0)->notes->len, 2);
  Canvas *canvas = canvas_new();
  paragraph_draw(paragraph, canvas, structure, p, 0, 1, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  check_nesting(&page);
  ASSERT_INT(page.marks[2].begin.element->role, SN_ROLE_REFERENCE);
  ASSERT_INT(page.marks[3].begin.element->role, SN_ROLE_LINK);
  ASSERT_INT(page.marks[5].kind, SN_MARK_LINK);
  ASSERT_STRING(page.marks[5].link.anchor, "n1");
  g_autofree char *text = extracted(&page);
  ASSERT_STRING(text, "một1 hai2.");
  canvas_free(canvas);
  paragraph_free(paragraph);
  structure_free(structure);
}

static const char *page_text(gpointer data, const Span *span) { return *(const char **)data; }

static void test_late(void) {
  Style style = body_style();
  const char *known = NULL;
  Resolver resolver = {.text = page_text, .data = &known, .reserve = "00"};
  const Span spans[] = {{.text = "trang "}, {.kind = SPAN_PAGE_OF, .anchor = "x"}, {.text = "."}};
  Paragraph *paragraph = paragraph_of(spans, 3, &style, &resolver);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_natural_width(paragraph), width_of("trang 00") + width_of("."), 1e-4);
  paragraph_break(paragraph, 400, ALIGN_END, 0);
  known = "7";
  Canvas *canvas = canvas_new();
  paragraph_draw(paragraph, canvas, NULL, NULL, 0, 1, 0, 0);
  SnPage page = canvas_page(canvas, 1, 1);
  g_autofree char *text = extracted(&page);
  ASSERT_STRING(text, "trang 7.");
  CU_ASSERT_DOUBLE_EQUAL(item_end(&page.marks[0], 2), 400, 1e-3);
  canvas_free(canvas);
  paragraph_free(paragraph);
}

static void test_recycled(void) {
  Paragraph *first = plain("một hai");
  paragraph_free(first);
  Paragraph *second = plain("ba");
  CU_ASSERT_PTR_EQUAL(second, first);
  CU_ASSERT_DOUBLE_EQUAL(paragraph_natural_width(second), width_of("ba"), 1e-9);
  ASSERT_INT(paragraph_break(second, 300, ALIGN_START, 0), 1);
  paragraph_free(second);
  paragraph_free(NULL);
}

/* Time in proportion to the text: a paragraph of 200,000 words. */
static void test_long(void) {
  GString *text = g_string_new(NULL);
  while (text->len < 1000000)
    g_string_append(text, prose);
  Paragraph *paragraph = plain(text->str);
  gint64 start = g_get_monotonic_time();
  CU_ASSERT(paragraph_break(paragraph, 400, ALIGN_JUSTIFY, 0) > 1000);
  CU_ASSERT(paragraph_break(paragraph, 30, ALIGN_JUSTIFY, 0) > 10000);
  CU_ASSERT(g_get_monotonic_time() - start < 10 * G_TIME_SPAN_SECOND);
  paragraph_free(paragraph);
  g_string_free(text, TRUE);
}

/* ---- anything at all ---- */

static const char *const scraps[] = {"một",
                                     "nghiêng ",
                                     " ",
                                     "  ",
                                     "\xC2\xA0",
                                     "\xE2\x80\xAF",
                                     "-",
                                     "–",
                                     "/",
                                     "05/BC-UBND",
                                     "\xC2\xAD",
                                     "\xE2\x80\x8B",
                                     "日本語の文",
                                     "ภาษาไทย",
                                     "שלום",
                                     "e\xCC\x81",
                                     "⇒",
                                     "http://a.b/c/d?e=f ",
                                     "x@y.z",
                                     "socio-economic ",
                                     "12.345,6",
                                     "",
                                     "A",
                                     "\n",
                                     "\xE2\x81\xA0",
                                     "extraordinarily "};

static Span random_span(GRand *random, GStringChunk *strings, Block *note) {
  Span span = {.kind = SPAN_TEXT};
  GString *text = g_string_new(NULL);
  for (int n = g_rand_int_range(random, 0, 12); n > 0; n--)
    g_string_append(text, scraps[g_rand_int_range(random, 0, G_N_ELEMENTS(scraps))]);
  span.text = g_string_chunk_insert(strings, text->str);
  g_string_free(text, TRUE);
  guint32 bits = g_rand_int(random);
  span.bold = bits & 1;
  span.superscript = (bits & 6) == 6;
  span.underline = (bits & 24) == 24;
  span.language = bits & 32 ? "en" : NULL;
  span.uri = (bits & 192) == 192 ? "https://songngu.example/" : NULL;
  if ((bits & 0x700) == 0x700)
    span = (Span){.kind = SPAN_NOTE, .note = note};
  else if ((bits & 0x3800) == 0x3800)
    span = (Span){.kind = SPAN_BREAK};
  return span;
}

/* Text without any of the signs that layout adds, takes or moves. */
static char *letters_only(const char *text) {
  GString *letters = g_string_new(NULL);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (!g_unichar_isspace(c) && c != 0xA0 && c != 0xAD && c != 0x200B && c != 0x202F && c != '\v')
      g_string_append_unichar(letters, c);
  }
  return g_string_free(letters, FALSE);
}

static void check_lines(const Paragraph *paragraph, guint lines, double measure, double indent) {
  for (guint i = 0; i < lines; i++) {
    const Line *line = paragraph_line(paragraph, i);
    CU_ASSERT(line->width >= 0 && isfinite(line->width));
    if (line->width > (measure - (i == 0 ? indent : 0)) * 1.2)
      CU_ASSERT(paragraph_minimum_width((Paragraph *)paragraph) > measure - MAX(indent, 0) - 1e-6);
  }
}

static void try_random(GRand *random) {
  GStringChunk *strings = g_string_chunk_new(1024);
  Block note = {.label = g_string_chunk_insert(strings, "1")};
  Span spans[8];
  guint count = (guint)g_rand_int_range(random, 0, G_N_ELEMENTS(spans) + 1);
  GString *source = g_string_new(NULL);
  for (guint i = 0; i < count; i++) {
    spans[i] = random_span(random, strings, &note);
    g_string_append(source, spans[i].kind == SPAN_NOTE ? "1" : spans[i].kind == SPAN_TEXT ? spans[i].text : "");
  }
  Style style = body_style();
  style.hyphens = TRUE;
  Structure *structure = structure_new();
  const SnElement *p = structure_add(structure, SN_ROLE_P, NULL);
  Paragraph *paragraph = paragraph_of(spans, count, &style, NULL);
  Canvas *canvas = canvas_new();
  for (guint try = 0; try < 3; try++) {
    double measure = g_rand_double_range(random, 5, 300), indent = g_rand_double_range(random, -10, 20);
    guint lines = paragraph_break(paragraph, measure, (TextAlign)g_rand_int_range(random, 0, 4), indent);
    check_lines(paragraph, lines, measure, indent);
    canvas_clear(canvas);
    paragraph_draw(paragraph, canvas, structure, p, 0, lines, 0, 0);
    SnPage page = canvas_page(canvas, 1, 1);
    check_nesting(&page);
    g_autofree char *text = extracted(&page);
    g_autofree char *actual = letters_only(text), *expected = letters_only(source->str);
    if (!strstr(expected, "\xD7")) /* Hebrew comes in the order it is read on the page */
      ASSERT_STRING(actual, expected);
  }
  canvas_free(canvas);
  paragraph_free(paragraph);
  structure_free(structure);
  g_string_free(source, TRUE);
  g_string_chunk_free(strings);
}

static void test_random(void) {
  GRand *random = g_rand_new_with_seed(20240327);
  for (guint i = 0; i < 3000; i++)
    try_random(random);
  g_rand_free(random);
}

CU_TestInfo paragraph_tests[] = {{"widths", test_widths},
                                 {"where words break", test_opportunities},
                                 {"decimal offset", test_decimal_offset},
                                 {"total fit is evener than greed", test_total_fit},
                                 {"justified lines end at the measure", test_justified},
                                 {"part of the lines", test_part},
                                 {"alignments", test_alignments},
                                 {"ragged and centred lines", test_ragged},
                                 {"forced breaks", test_forced},
                                 {"hyphenation", test_hyphenated},
                                 {"a word wider than the line", test_overlong},
                                 {"a character without a font", test_missing},
                                 {"faces within a word", test_faces},
                                 {"superscript and subscript", test_raised},
                                 {"uppercase", test_uppercase},
                                 {"underline", test_underline},
                                 {"links and languages", test_links},
                                 {"notes", test_notes},
                                 {"page numbers known late", test_late},
                                 {"recycled", test_recycled},
                                 {"a very long paragraph", test_long},
                                 {"text at random", test_random},
                                 CU_TEST_INFO_NULL};
