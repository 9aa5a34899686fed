/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Images of every kind in PDF files, good and bad. */

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "render-suites.h"

#define SIDE 16

typedef struct Kind {
  const char *name;
  int type, depth, interlace;
  gboolean transparency; /* a tRNS chunk */
  const char *expected;  /* of pdfimages: type of the first image */
  const char *color;
  gboolean mask;
} Kind;

static const Kind kinds[] = {
    {"grey", PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_NONE, FALSE, "image", "gray", FALSE},
    {"grey of 1 bit", PNG_COLOR_TYPE_GRAY, 1, PNG_INTERLACE_NONE, FALSE, "image", "gray", FALSE},
    {"grey of 16 bits", PNG_COLOR_TYPE_GRAY, 16, PNG_INTERLACE_NONE, FALSE, "image", "gray", FALSE},
    {"grey and alpha", PNG_COLOR_TYPE_GRAY_ALPHA, 8, PNG_INTERLACE_NONE, FALSE, "image", "gray", TRUE},
    {"RGB", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE, FALSE, "image", "rgb", FALSE},
    {"RGB with a transparent colour", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE, TRUE, "image", "rgb", TRUE},
    {"RGB of 16 bits", PNG_COLOR_TYPE_RGB, 16, PNG_INTERLACE_NONE, FALSE, "image", "rgb", FALSE},
    {"RGBA", PNG_COLOR_TYPE_RGBA, 8, PNG_INTERLACE_NONE, FALSE, "image", "rgb", TRUE},
    {"RGBA, interlaced", PNG_COLOR_TYPE_RGBA, 8, PNG_INTERLACE_ADAM7, FALSE, "image", "rgb", TRUE},
    {"RGB, interlaced", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_ADAM7, FALSE, "image", "rgb", FALSE},
    {"palette", PNG_COLOR_TYPE_PALETTE, 8, PNG_INTERLACE_NONE, FALSE, "image", "rgb", FALSE},
    {"palette with transparency", PNG_COLOR_TYPE_PALETTE, 4, PNG_INTERLACE_NONE, TRUE, "image", "rgb", TRUE},
};

static void append(png_structp png, png_bytep bytes, size_t length) {
  g_byte_array_append(png_get_io_ptr(png), bytes, (guint)length);
}

static void no_flush(png_structp png) {}

static void set_palette(png_structp png, png_infop info, gboolean transparency) {
  png_color colors[] = {{255, 255, 255}, {0, 0, 255}};
  png_byte opacity[] = {128, 255};
  png_set_PLTE(png, info, colors, 2);
  if (transparency)
    png_set_tRNS(png, info, opacity, 2, NULL);
}

/* Left half white (or transparent), right half blue (dark in grey). */
static GByteArray *make_png(const Kind *kind) {
  GByteArray *file = g_byte_array_new();
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, file, append, no_flush);
  png_set_IHDR(png, info, SIDE, SIDE, kind->depth, kind->type, kind->interlace, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  gboolean palette = kind->type == PNG_COLOR_TYPE_PALETTE;
  png_color_16 white = {.red = 255, .green = 255, .blue = 255};
  if (palette)
    set_palette(png, info, kind->transparency);
  else if (kind->transparency)
    png_set_tRNS(png, info, NULL, 0, &white);
  png_write_info(png, info);
  png_byte rows[SIDE][SIDE * 8] = {{0}};
  png_bytep pointers[SIDE];
  guint channels = png_get_channels(png, info), bits = channels * (guint)kind->depth;
  for (guint y = 0; y < SIDE; y++) {
    pointers[y] = rows[y];
    for (guint bit = 0; bit < SIDE * bits; bit++) {
      guint x = bit / bits, channel = bit % bits / (guint)kind->depth;
      gboolean left = x < SIDE / 2, alpha = (kind->type & PNG_COLOR_MASK_ALPHA) && channel == channels - 1;
      gboolean on = palette ? (!left && bit % (guint)kind->depth == (guint)kind->depth - 1)
                    : left  ? !alpha || FALSE
                            : alpha || channel == 2;
      if (on)
        rows[y][bit / 8] |= (png_byte)(0x80 >> bit % 8);
    }
  }
  png_write_image(png, pointers);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return file;
}

static Stage *image_stage(const void *data, gsize length, gboolean *ok) {
  Stage *stage = stage_new("pdf");
  SnElement *figure = stage_element(stage, SN_ROLE_FIGURE, NULL);
  figure->alt = "Ảnh";
  CU_ASSERT_FATAL(stage_open(stage));
  stage_begin(stage, figure);
  stage_image(stage, data, length, 100, 100, 160, 160);
  stage_image(stage, data, length, 300, 100, 160, 160);
  stage_end(stage);
  *ok = stage_page(stage, "1") && stage_close(stage);
  return stage;
}

static void assert_pixels(Stage *stage, const Kind *kind) {
  g_autofree char *path = stage_path(stage, "pdf");
  g_autofree char *command = g_strdup_printf("pdftoppm -r 72 -singlefile %%s %s.picture", path);
  g_autofree char *picture = g_strconcat(path, ".picture.ppm", NULL), *ppm = NULL,
                  *out = stage_tool(stage, "pdf", command);
  gsize length;
  if (!out || !g_file_get_contents(picture, &ppm, &length, NULL))
    return;
  guint width = 0, height = 0;
  int head = 0;
  CU_ASSERT_FATAL(sscanf(ppm, "P6 %u %u 255%n", &width, &height, &head) == 2);
  const guchar *pixels = (const guchar *)ppm + head + 1;
  const guchar *left = pixels + 3 * (180 * width + 130), *right = pixels + 3 * (180 * width + 230);
  gboolean color = kind->type & PNG_COLOR_MASK_COLOR;
  if (left[0] != 255 || right[0] > 8 || right[2] < (color ? 247 : 0))
    fprintf(stderr, "%s: left %u %u %u, right %u %u %u\n", kind->name, left[0], left[1], left[2], right[0], right[1],
            right[2]);
  CU_ASSERT(left[0] == 255 && left[1] == 255 && left[2] == 255);
  CU_ASSERT(right[0] <= 8 && right[1] <= 8);
  CU_ASSERT(color ? right[2] >= 247 : right[2] <= 8);
}

static void test_kinds(void) {
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    gboolean ok;
    GByteArray *file = make_png(&kinds[i]);
    Stage *stage = image_stage(file->data, file->len, &ok);
    CU_ASSERT(ok);
    g_autofree char *list = stage_tool(stage, "pdf", "pdfimages -list %s");
    ASSERT_HAS(list, kinds[i].color);
    if (list)
      CU_ASSERT((strstr(list, "smask") != NULL) == kinds[i].mask);
    g_autofree char *objects =
        stage_tool(stage, "pdf", "qpdf --qdf --object-streams=disable %s - | grep -ac /DCT\\\\\\|/Subtype./Image");
    if (objects)
      ASSERT_INT(atoi(objects), kinds[i].mask ? 2 : 1); /* shown twice, stored once */
    assert_pixels(stage, &kinds[i]);
    stage_free(stage);
    g_byte_array_unref(file);
  }
}

static void assert_refused(const void *data, gsize length, const char *words) {
  gboolean ok;
  Stage *stage = image_stage(data, length, &ok);
  CU_ASSERT(!ok);
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, words);
  stage_free(stage);
}

/* Wherever the file is cut, the plugin says so and lives. */
static void test_cut_png(void) {
  for (guint i = 4; i < G_N_ELEMENTS(kinds); i += 3) {
    GByteArray *file = make_png(&kinds[i]);
    for (guint length = 9; length + 12 < file->len; length += 7)
      assert_refused(file->data, length, "PNG image");
    g_byte_array_unref(file);
  }
}

static void test_damaged_png(void) {
  GByteArray *file = make_png(&kinds[7]);
  for (guint at = 29; at < file->len - 12; at += 5) {
    gboolean ok;
    file->data[at] ^= 0x55;
    Stage *stage = image_stage(file->data, file->len, &ok);
    stage_free(stage); /* accepted or refused: it must not crash */
    file->data[at] ^= 0x55;
  }
  g_byte_array_unref(file);
}

static void test_bomb(void) {
  GByteArray *file = make_png(&kinds[4]);
  static const guchar side[] = {0, 0, 0x9C, 0x40}; /* 40,000 */
  memcpy(file->data + 16, side, 4);
  memcpy(file->data + 20, side, 4);
  assert_refused(file->data, file->len, "PNG image");
  g_byte_array_unref(file);
}

static void test_not_an_image(void) {
  assert_refused("GIF89a and the rest", 19, "neither PNG nor JPEG");
  assert_refused("", 0, "neither PNG nor JPEG");
}

/* ---- JPEG: headers as T.81 has them; the picture itself passes through unread ---- */

/* `sof`: the frame's marker. */
static GByteArray *make_jpeg(guint8 sof, guint8 precision, guint width, guint8 components, gboolean ended) {
  GByteArray *file = g_byte_array_new();
  const guint8 head[] = {0xFF,
                         0xD8,
                         0xFF,
                         0xE0,
                         0,
                         4,
                         'J',
                         'F',
                         0xFF,
                         sof,
                         0,
                         (guint8)(8 + 3 * components),
                         precision,
                         0,
                         16,
                         (guint8)(width >> 8),
                         (guint8)width,
                         components};
  const guint8 scan[] = {0xFF, 0xDA, 0, 2, 1, 2, 3}, stop[] = {0xFF, 0xD9};
  g_byte_array_append(file, head, sizeof head);
  for (guint8 i = 0; i < components; i++)
    g_byte_array_append(file, (const guint8[]){i, 0x11, 0}, 3);
  g_byte_array_append(file, scan, sizeof scan);
  if (ended)
    g_byte_array_append(file, stop, sizeof stop);
  return file;
}

static void test_jpeg(void) {
  for (guint8 components = 1; components <= 3; components += 2) {
    gboolean ok;
    GByteArray *file = make_jpeg(0xC0, 8, 300, components, TRUE);
    Stage *stage = image_stage(file->data, file->len, &ok);
    CU_ASSERT(ok);
    static const char entries[] = "/Filter/DCTDecode/Width 300/Height 16/";
    CU_ASSERT(stage_contains(stage, "pdf", entries, strlen(entries)));
    CU_ASSERT(stage_contains(stage, "pdf", file->data, file->len));
    stage_free(stage);
    g_byte_array_unref(file);
  }
}

static void assert_jpeg_refused(GByteArray *file, const char *words) {
  assert_refused(file->data, file->len, words);
  g_byte_array_unref(file);
}

static void test_bad_jpeg(void) {
  assert_jpeg_refused(make_jpeg(0xC0, 8, 16, 4, TRUE), "CMYK");
  assert_jpeg_refused(make_jpeg(0xC0, 12, 16, 3, TRUE), "8 bits");
  assert_jpeg_refused(make_jpeg(0xC3, 8, 16, 3, TRUE), "of a kind that PDF cannot show");
  assert_jpeg_refused(make_jpeg(0xC0, 8, 60000, 3, TRUE), "10,000 a side");
  assert_jpeg_refused(make_jpeg(0xC0, 8, 16, 3, FALSE), "cut short");
  GByteArray *file = make_jpeg(0xC0, 8, 16, 3, TRUE);
  for (guint length = 3; length < file->len - 2; length++)
    assert_refused(file->data, length, "JPEG image");
  g_byte_array_unref(file);
}

CU_TestInfo pdf_image_tests[] = {
    {"PNG of every kind", test_kinds},
    {"PNG cut anywhere", test_cut_png},
    {"PNG damaged anywhere", test_damaged_png},
    {"a PNG that claims a huge size", test_bomb},
    {"neither PNG nor JPEG", test_not_an_image},
    {"JPEG passes through", test_jpeg},
    {"JPEG that PDF cannot show", test_bad_jpeg},
    CU_TEST_INFO_NULL,
};
