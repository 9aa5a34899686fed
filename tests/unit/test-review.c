/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the review page: bundles, hashes, places. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/review-bundle.h"
#include "command/review-data.h"
#include "unit.h"

/* What a bundle's element holds; it has the form that the page's program asks for. */
static char *unpack(const char *element, const char *id) {
  g_autofree char *start = g_strdup_printf("<script type=\"application/octet-stream\" id=\"%s\">", id);
  CU_ASSERT_FATAL(g_str_has_prefix(element, start));
  const char *base64 = element + strlen(start);
  gsize length = strcspn(base64, "<");
  ASSERT_STRING(base64 + length, "</script>\n");
  g_autofree char *code = g_strndup(base64, length);
  gsize count;
  g_autofree guchar *bytes = g_base64_decode(code, &count);
  g_autoptr(GInputStream) memory = g_memory_input_stream_new_from_data(bytes, (gssize)count, NULL);
  g_autoptr(GZlibDecompressor) inflate = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GInputStream) in = g_converter_input_stream_new(memory, G_CONVERTER(inflate));
  char *text = g_malloc0(200000);
  CU_ASSERT(g_input_stream_read_all(in, text, 199999, &length, NULL, NULL));
  return text;
}

static char *bundle(const char *text) {
  char *element = NULL;
  gsize length;
  FILE *stream = open_memstream(&element, &length);
  review_bundle_put(stream, "source-0", text, strlen(text));
  fclose(stream);
  return element;
}

static void test_bundle(void) {
  g_autofree char *many = g_strnfill(150000, 'x');
  const char *const texts[] = {"", "</script><!-- ]]> Tổng\f\u202E", many};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    char *element = bundle(texts[i]);
    g_autofree char *again = unpack(element, "source-0");
    ASSERT_STRING(again, texts[i]);
    CU_ASSERT(strlen(element) < 1000);
    free(element);
  }
}

/* RFC 6234 gives the hash of "abc". */
static void test_hash(void) {
  g_autofree char *hash = review_bundle_hash("abc");
  ASSERT_STRING(hash, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

static void put(const char *folder, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  CU_ASSERT(g_file_set_contents(path, text, -1, NULL));
}

static void remove_all(const char *folder, const char *const *names) {
  for (; *names; names++) {
    g_autofree char *path = g_build_filename(folder, *names, NULL);
    g_remove(path);
  }
  g_rmdir(folder);
}

#define HEADER "context\tpage\tlabel\tx\ty\twidth\theight\n"

/* Figures have lines of their own; what stands in them stands on a page too. */
static void test_places(void) {
  g_autofree char *folder = g_dir_make_tmp("review-XXXXXX", NULL);
  put(folder, "q.vi.places",
      HEADER
      "\t1\ti\t0\t0\t59528\t84189\na|\"p1\t1\ti\t8504\t5839\t100\t5\n"
      "\tc-1\t\t0\t0\t100\t100\nin figure\tc-1\t\t1\t1\t1\t1\n\t2\tii\t0\t0\t59528\t84189\nb\t2\tii\t0\t-50\t1\t1\n");
  put(folder, "q.en.places", HEADER);
  Review review = {.pack = "q", .source = "vi", .target = "en", .lines = "[7]", .state = "{}", .folder = folder};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  gsize length;
  char *json = review_data(&review, &length, diagnostics);
  CU_ASSERT_FATAL(json != NULL);
  ASSERT_INT(length, strlen(json));
  ASSERT_STRING(
      json, "{\"pack\": \"q\", \"source\": \"vi\", \"target\": \"en\", \"bundle\": 8, \"pages\": {\"source\": ["
            "{\"x\": 0.00, \"y\": 0.00, \"width\": 595.28, \"height\": 841.89, \"label\": \"i\"},\n"
            "{\"x\": 0.00, \"y\": 0.00, \"width\": 595.28, \"height\": 841.89, \"label\": \"ii\"}], \"target\": []}, "
            "\"places\": {\"source\": ["
            "{\"x\": 85.04, \"y\": 58.39, \"width\": 1.00, \"height\": 0.05, \"page\": 1, \"context\": \"a|\\\"p1\"},\n"
            "{\"x\": 0.00, \"y\": -0.50, \"width\": 0.01, \"height\": 0.01, \"page\": 2, \"context\": \"b\"}], "
            "\"target\": []}, \"lines\": [7], \"state\": {}}");
  free(json);
  remove_all(folder, (const char *const[]){"q.vi.places", "q.en.places", NULL});
}

static void test_missing(void) {
  g_autofree char *folder = g_dir_make_tmp("review-XXXXXX", NULL);
  put(folder, "q.vi.places", HEADER);
  Review review = {.pack = "q", .source = "vi", .target = "en", .lines = "[]", .state = "{}", .folder = folder};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  gsize length;
  CU_ASSERT(review_data(&review, &length, diagnostics) == NULL);
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
  remove_all(folder, (const char *const[]){"q.vi.places", NULL});
}

int main(void) {
  CU_TestInfo tests[] = {
      {"bundles come out as they went in", test_bundle},
      {"hashes of scripts and styles", test_hash},
      {"places of pages and entries", test_places},
      {"a missing edition is reported", test_missing},
      CU_TEST_INFO_NULL,
  };
  CU_SuiteInfo suites[] = {
      {"review", NULL, NULL, NULL, NULL, tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
