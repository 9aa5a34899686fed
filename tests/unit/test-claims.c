/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "proof-suites.h"
#include "proof/claims.h"

static void append_number(GString *out, const Claim *claim) {
  char buffer[DECIMAL_TEXT];
  g_string_append(out, decimal_print(claim->number, buffer));
  if (claim->unit)
    g_string_append_printf(out, " %s", claim->unit->id);
  if (claim->ordinal)
    g_string_append_c(out, '.');
  if (claim->foreign)
    g_string_append_c(out, '!');
}

static void append_period(GString *out, const ClaimPeriod *period) {
  if (period->day)
    g_string_append_printf(out, "%d/", period->day);
  if (period->first_month)
    g_string_append_printf(out, "%d..%d/", period->first_month, period->last_month);
  g_string_append_printf(out, "%d", period->year);
}

static void append_claim(GString *out, const Claim *claim) {
  static const char *const roles[] = {"", "+", "-", "="};
  static const char *const qualifiers[] = {"", "~", ">", "<", ">=", "<="};
  g_string_append_printf(out, "[%s%s", roles[claim->role], qualifiers[claim->qualifier]);
  switch (claim->kind) {
  case CLAIM_NUMBER:
    append_number(out, claim);
    break;
  case CLAIM_PERIOD:
    append_period(out, &claim->period);
    break;
  case CLAIM_NO_PERIOD:
    g_string_append(out, "none");
    break;
  case CLAIM_CODE:
    g_string_append(out, "code");
    break;
  case CLAIM_HOLE:
    g_string_append(out, "{}");
    break;
  }
  g_string_append_c(out, ']');
}

/* The claims of a text, as [role qualifier value unit]. */
static char *claims_of(const char *language, const char *text) {
  g_autoptr(Units) units = proof_units();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GArray) nodes = pattern_parse(text, NULL, diagnostics);
  Dictionary *dictionary = dictionary_new();
  Wordbook *wordbook = wordbook_new(language, units, dictionary);
  Prose *prose = prose_new();
  g_autoptr(GArray) claims = claims_new();
  prose_read(prose, dictionary, nodes, "other");
  claims_read(claims, wordbook, dictionary, prose);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < claims->len; i++)
    append_claim(out, &g_array_index(claims, Claim, i));
  prose_free(prose);
  wordbook_free(wordbook);
  dictionary_free(dictionary);
  return g_string_free(out, FALSE);
}

#define ASSERT_CLAIMS(language, text, expected)                                                                        \
  do {                                                                                                                 \
    g_autofree char *unit_claims = claims_of(language, text);                                                          \
    ASSERT_STRING(unit_claims, expected);                                                                              \
  } while (0)

static void test_amounts(void) {
  ASSERT_CLAIMS("vi", "gần 4.680 tỷ đồng", "[<4680000000000 VND]");
  ASSERT_CLAIMS("en", "nearly 4,680 billion VND, or VND 4.68 trillion", "[<4680000000000 VND][4680000000000 VND]");
  ASSERT_CLAIMS("vi", "181,9 nghìn tỷ đồng; 10,31 tỷ USD", "[181900000000000 VND][10310000000 USD]");
  ASSERT_CLAIMS("vi", "1.234 và 1,234", "[1234][1.234]");
  ASSERT_CLAIMS("en", "1.234 and 1,234", "[1.234][1234]");
  ASSERT_CLAIMS("vi", "1,46 điểm phần trăm, 14,18%", "[1.46 percentage-point][14.18 percent]");
  ASSERT_CLAIMS("en", "1.46 percentage points, 14.18 per cent", "[1.46 percentage-point][14.18 percent]");
  ASSERT_CLAIMS("en", "14,18% and 5.5787", "[14.18 percent!][5.5787]");
  ASSERT_CLAIMS("vi", "1.800 ha, 12,5 km², 56,4 tạ/ha", "[1800 ha][12.5 km2][56.4 quintal-per-ha]");
  ASSERT_CLAIMS("en", "1,800ha, 15 - 16%, from 10 to 12 million VND",
                "[1800 ha][15 percent][16 percent][10000000 VND][12000000 VND]");
}

static void test_words(void) {
  ASSERT_CLAIMS("vi", "bốn nghìn sáu trăm tám mươi hộ", "[4680 household]");
  ASSERT_CLAIMS("en", "four thousand six hundred and eighty households", "[4680 household]");
  ASSERT_CLAIMS("vi", "hai mươi lăm xã, ba khâu đột phá, một số dự án", "[25 commune][3]");
  ASSERT_CLAIMS("en", "twenty-five communes, three breakthroughs, one of them", "[25 commune][3]");
  ASSERT_CLAIMS("vi", "Đại hội lần thứ XIX, khóa XV, xếp thứ 4/63", "[19.][15.][4][63]");
  ASSERT_CLAIMS("en", "the 19th Congress, ranked 4th of 63", "[19.][4.][63]");
  ASSERT_CLAIMS("vi", "ở Ba Đình, đầu tư hàng nghìn tỷ", "");
}

static void test_periods(void) {
  ASSERT_CLAIMS("vi", "quý I/2024, quý II, III năm 2024", "[1..3/2024][4..6/0][7..9/2024]");
  ASSERT_CLAIMS("en", "Q1 2024, the second and third quarters, quarter IV", "[1..3/2024][4..6/0][7..9/0][10..12/0]");
  ASSERT_CLAIMS("vi", "6 tháng đầu năm 2024, 9 tháng năm 2023, 6 tháng cuối năm", "[1..6/2024][1..9/2023][7..12/0]");
  ASSERT_CLAIMS("en", "the first six months of 2024, H1 2024, the second half of 2023",
                "[1..6/2024][1..6/2024][7..12/2023]");
  ASSERT_CLAIMS("vi", "ngày 27 tháng 3 năm 2024, 27/3/2024, 27.3.2024, đến 15/3, tháng 3/2024",
                "[27/3..3/2024][27/3..3/2024][27/3..3/2024][15/3..3/0][3..3/2024]");
  ASSERT_CLAIMS("en", "27 March 2024, March 27, 2024, March 2024, in May, it may be so",
                "[27/3..3/2024][27/3..3/2024][3..3/2024][5..5/0]");
  ASSERT_CLAIMS("vi", "giai đoạn 2021-2025, quý V", "[2021][2025][none]");
  ASSERT_CLAIMS("en", "the autumn quarter, the fifth quarter, a five-year plan", "[none][none][5 year]");
}

static void test_roles(void) {
  ASSERT_CLAIMS("vi", "tăng 11,1%, giảm gần 5%, bằng 66,5% so với cùng kỳ",
                "[+11.1 percent][-<5 percent][=66.5 percent]");
  ASSERT_CLAIMS("en", "up 11.1%, an increase of 3%, a 5% fall, equal to 66.5% of it, up to 8%",
                "[+11.1 percent][+3 percent][-5 percent][=66.5 percent][<=8 percent]");
  ASSERT_CLAIMS("en", "rose by {growth}, over {revenue}", "[+{}][>{}]");
}

static void test_codes(void) {
  ASSERT_CLAIMS("vi", "số 26-CT/TU, 30/2020/NĐ-CP, 294B, COVID-19", "[code][code][code][code]");
  ASSERT_CLAIMS("vi", "1/500, 209/209", "[1][500][209][209]");
  ASSERT_CLAIMS("vi", "lúc 9 giờ 00", "[9]");
  ASSERT_CLAIMS("en", "at 2 p.m. and at 09:00", "[14][9]");
}

CU_TestInfo claims_tests[] = {
    {"amounts, units, scales", test_amounts}, {"numbers in words and Roman numerals", test_words},
    {"dates and periods", test_periods},      {"growth, ratio, qualifiers", test_roles},
    {"codes, fractions, times", test_codes},  CU_TEST_INFO_NULL,
};
