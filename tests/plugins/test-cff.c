/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading the CIDs of a CFF font, whole and cut. */

#include "../../plugins/render/pdf/cff.h"
#include "render-suites.h"

/* Header, Name INDEX "A", Top DICT INDEX with ROS and the charset's offset, a
 * charset of format 2: glyphs 1 to 3 are CIDs 101 to 103. */
static const guint8 keyed[] = {
    1,  0, 4,  1,  /* names */ 0,   1, 1,   1, 2, 'A', /* dictionary */ 0, 1, 1, 1, 10, 0x8B, 0x8B, 0x8B, 12, 30,
    28, 0, 24, 15, /* charset */ 2, 0, 101, 0, 2};

static void test_keyed(void) {
  uint16_t cids[4];
  CU_ASSERT_FATAL(cff_cids(keyed, sizeof keyed, cids, 4));
  static const uint16_t expected[] = {0, 101, 102, 103};
  for (int i = 0; i < 4; i++)
    ASSERT_INT(cids[i], expected[i]);
}

/* Without ROS a CID is the glyph's number. */
static void test_named(void) {
  guint8 named[sizeof keyed];
  uint16_t cids[4];
  memcpy(named, keyed, sizeof keyed);
  named[19] = 31; /* another operator */
  CU_ASSERT_FATAL(cff_cids(named, sizeof named, cids, 4));
  for (int i = 0; i < 4; i++)
    ASSERT_INT(cids[i], i);
}

static void test_cut(void) {
  uint16_t cids[4];
  for (gsize length = 0; length < sizeof keyed; length++) {
    g_autofree guint8 *part = g_memdup2(keyed, length); /* of its own, so that a sanitizer sees reads beyond */
    CU_ASSERT(!cff_cids(part, length, cids, 4));
  }
  CU_ASSERT(!cff_cids(keyed, sizeof keyed, cids, 0));
}

static void test_damaged(void) {
  uint16_t cids[4];
  for (gsize at = 0; at < sizeof keyed; at++)
    for (int value = 0; value < 256; value++) {
      guint8 *damaged = g_memdup2(keyed, sizeof keyed);
      damaged[at] = (guint8)value;
      cff_cids(damaged, sizeof keyed, cids, 4); /* read or refused, never beyond the end */
      g_free(damaged);
    }
}

CU_TestInfo cff_tests[] = {
    {"a CID-keyed font", test_keyed},
    {"a font with names", test_named},
    {"cut anywhere", test_cut},
    {"damaged anywhere", test_damaged},
    CU_TEST_INFO_NULL,
};
