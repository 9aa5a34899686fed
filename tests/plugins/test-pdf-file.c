/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file as a whole: the same bytes again, attachments, many pages, a full disk, hatches. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "render-suites.h"

static void put_page(Stage *stage, const char *words) {
  SnElement *p = stage_element(stage, SN_ROLE_P, NULL);
  stage_begin(stage, p);
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, 0, FALSE, words);
  stage_end(stage);
}

static GBytes *small_file(const char *words) {
  Stage *stage = stage_new("pdf");
  CU_ASSERT_FATAL(stage_open(stage));
  put_page(stage, words);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  GBytes *file = stage_output(stage, "pdf");
  stage_free(stage);
  return file;
}

static void test_same_bytes(void) {
  GBytes *first = small_file("Báo cáo quý I");
  g_setenv("TZ", "Asia/Ho_Chi_Minh", TRUE);
  GBytes *second = small_file("Báo cáo quý I"), *other = small_file("Báo cáo quý II");
  g_unsetenv("TZ");
  CU_ASSERT(g_bytes_equal(first, second));
  CU_ASSERT(!g_bytes_equal(first, other));
  g_bytes_unref(first);
  g_bytes_unref(second);
  g_bytes_unref(other);
}

static void test_information(void) {
  Stage *stage = stage_new("pdf");
  CU_ASSERT_FATAL(stage_open(stage));
  put_page(stage, "Trang");
  CU_ASSERT(stage_page(stage, "i"));
  put_page(stage, "Trang");
  CU_ASSERT(stage_page(stage, "1"));
  put_page(stage, "Trang");
  CU_ASSERT(stage_page(stage, "2"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *information = stage_tool(stage, "pdf", "env TZ=UTC pdfinfo -isodates %s");
  ASSERT_HAS(information, "Tình hình quý I");
  ASSERT_HAS(information, "Báo cáo <số> 1 & 2");
  ASSERT_HAS(information, "2024-03-27T00:00:00Z");
  ASSERT_HAS(information, "Tagged:          yes");
  g_autofree char *labels = stage_tool(stage, "pdf", "qpdf --json=2 --json-key=pagelabels %s | jq -c .pagelabels");
  ASSERT_HAS(labels,
             "{\"index\":0,\"label\":{\"/P\":\"u:i\",\"/St\":1}},{\"index\":1,\"label\":{\"/S\":\"/D\",\"/St\":1}}");
  if (labels)
    CU_ASSERT(!strstr(labels, "\"index\":2"));
  stage_free(stage);
}

static void test_attachments(void) {
  Stage *stage = stage_new("pdf");
  g_autofree char *path = stage_path(stage, "csv"), *missing = stage_path(stage, "none");
  g_file_set_contents(path, "quý,tăng\nI,\"5,66\"\n", -1, NULL);
  SnAttachment files[] = {{"data/số liệu.csv", path, "text/csv"}, {"data/a.csv", path, "text/csv"}};
  stage_document(stage)->attachments = files;
  stage_document(stage)->attachment_count = 2;
  CU_ASSERT_FATAL(stage_open(stage));
  put_page(stage, "Trang");
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *list = stage_tool(stage, "pdf", "pdfdetach -list %s");
  ASSERT_HAS(list, "2 embedded files");
  ASSERT_HAS(list, "data/số liệu.csv");
  g_autofree char *command = g_strdup_printf("pdfdetach -save 1 -o %s.out %%s", path);
  g_autofree char *saved = g_strconcat(path, ".out", NULL), *contents = NULL, *out = stage_tool(stage, "pdf", command);
  if (out && g_file_get_contents(saved, &contents, NULL, NULL))
    ASSERT_STRING(contents, "quý,tăng\nI,\"5,66\"\n");
  stage_free(stage);
}

static void test_no_attachments(void) {
  Stage *stage = stage_new("pdf");
  SnAttachment files[] = {{"data/a.csv", "/nowhere/a.csv", "text/csv"}};
  stage_document(stage)->attachments = files;
  stage_document(stage)->attachment_count = 1;
  stage_set(stage, "attachments", "no");
  CU_ASSERT_FATAL(stage_open(stage));
  put_page(stage, "Trang");
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  stage_free(stage);
}

static void test_lost_attachment(void) {
  Stage *stage = stage_new("pdf");
  SnAttachment files[] = {{"data/a.csv", "/nowhere/a.csv", "text/csv"}};
  stage_document(stage)->attachments = files;
  stage_document(stage)->attachment_count = 1;
  CU_ASSERT_FATAL(stage_open(stage));
  put_page(stage, "Trang");
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(!stage_close(stage));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "data/a.csv: error: the file cannot be attached: No such file");
  stage_free(stage);
}

/* libharu by itself stops at 32,767. */
static void test_many_pages(void) {
  Stage *stage = stage_new("pdf");
  CU_ASSERT_FATAL(stage_open(stage));
  for (int i = 1; i <= 33000; i++) {
    char label[8];
    g_snprintf(label, sizeof label, "%d", i);
    CU_ASSERT_FATAL(stage_page(stage, label));
  }
  CU_ASSERT(stage_close(stage));
  g_autofree char *pages = stage_tool(stage, "pdf", "qpdf --show-npages %s");
  ASSERT_HAS(pages, "33000");
  stage_free(stage);
}

static void test_no_pages(void) {
  Stage *stage = stage_new("pdf");
  CU_ASSERT_FATAL(stage_open(stage));
  CU_ASSERT(!stage_close(stage));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "no pages");
  stage_free(stage);
}

/* As on a full disk: a file may grow to 100,000 bytes only. */
static void test_full_disk(void) {
  struct rlimit before, small;
  Stage *stage = stage_new("pdf");
  getrlimit(RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 100000;
  signal(SIGXFSZ, SIG_IGN);
  CU_ASSERT_FATAL(stage_open(stage));
  setrlimit(RLIMIT_FSIZE, &small);
  gboolean ok = TRUE;
  for (int i = 0; ok && i < 3000; i++) {
    g_autofree char *words = g_strdup_printf("Trang %d số %u", i, g_str_hash("a") * (guint)i);
    put_page(stage, words);
    ok = stage_page(stage, "1");
  }
  ok = ok && stage_close(stage);
  setrlimit(RLIMIT_FSIZE, &before);
  CU_ASSERT(!ok);
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "cannot be written");
  stage_free(stage);
}

/* ---- hatches ---- */

typedef struct Shades {
  guint dark, light;
} Shades;

/* Counts a grey picture's dark and light pixels in a rectangle (72 pixels an inch, so points). */
static Shades count_shades(const char *pgm, gsize length, guint x1, guint y1, guint x2, guint y2) {
  Shades shades = {0, 0};
  guint width = 0, height = 0;
  int head = 0;
  if (sscanf(pgm, "P5 %u %u 255%n", &width, &height, &head) != 2 || length < (gsize)head + 1 + (gsize)width * height)
    return shades;
  const guchar *pixels = (const guchar *)pgm + head + 1;
  for (guint y = y1; y < y2; y++)
    for (guint x = x1; x < x2; x++) {
      guchar grey = pixels[y * width + x];
      shades.dark += grey < 190;
      shades.light += grey > 225;
    }
  return shades;
}

static void test_hatches(void) {
  Stage *stage = stage_new("pdf");
  SnElement *figure = stage_element(stage, SN_ROLE_FIGURE, NULL);
  figure->alt = "Mẫu";
  CU_ASSERT_FATAL(stage_open(stage));
  stage_begin(stage, figure);
  stage_rectangle(stage, 50, 90, 500, 60, (SnColor){255, 0, 0, 255},
                  SN_SOLID); /* hatches stand on white, not on this */
  for (int i = SN_SOLID; i <= SN_DOTS; i++)
    stage_rectangle(stage, 60 + 50 * i, 100, 40, 40, (SnColor){0, 0, 0, 255}, (SnPattern)i);
  stage_end(stage);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *path = stage_path(stage, "pdf");
  g_autofree char *command = g_strdup_printf("pdftoppm -gray -r 72 -singlefile %%s %s.picture", path);
  g_autofree char *picture = g_strconcat(path, ".picture.pgm", NULL), *pgm = NULL,
                  *out = stage_tool(stage, "pdf", command);
  gsize length;
  if (out && g_file_get_contents(picture, &pgm, &length, NULL)) {
    Shades solid = count_shades(pgm, length, 63, 103, 97, 137);
    ASSERT_INT(solid.dark, 34 * 34);
    for (guint i = SN_DIAGONAL_UP; i <= SN_DOTS; i++) {
      Shades hatch = count_shades(pgm, length, 63 + 50 * i, 103, 97 + 50 * i, 137);
      CU_ASSERT(hatch.dark > 34 * 34 / 40);
      CU_ASSERT(hatch.light > 34 * 34 / 10);
    }
  }
  stage_free(stage);
}

CU_TestInfo pdf_file_tests[] = {
    {"the same bytes again, in any time zone", test_same_bytes},
    {"title, date, page labels", test_information},
    {"sources are attached", test_attachments},
    {"sources are not attached where not wanted", test_no_attachments},
    {"a source that is not there", test_lost_attachment},
    {"33,000 pages", test_many_pages},
    {"no pages at all", test_no_pages},
    {"a full disk", test_full_disk},
    {"hatches", test_hatches},
    CU_TEST_INFO_NULL,
};
