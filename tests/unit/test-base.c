/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base-suites.h"
#include "base/calendar.h"
#include "base/decimal.h"
#include "base/number.h"
#include "base/text.h"
#include "unit.h"

/* ---- decimal */

static SnDecimal decimal(const char *text) {
  SnDecimal a = {-1, 99};
  CU_ASSERT(decimal_parse(text, strlen(text), &a));
  return a;
}

#define ASSERT_DECIMAL(actual, expected)                                                                               \
  do {                                                                                                                 \
    char decimal_buffer[DECIMAL_TEXT];                                                                                 \
    ASSERT_STRING(decimal_print(actual, decimal_buffer), expected);                                                    \
  } while (0)

static void decimal_prints_what_it_parsed(void) {
  static const char *const PLAIN[] = {"0",
                                      "0.00",
                                      "18.00",
                                      "-1234.50",
                                      "0.5",
                                      "-0.05",
                                      "999999999999999999",
                                      "-0.000000000000000001",
                                      "0.999999999999999999"};
  for (gsize i = 0; i < G_N_ELEMENTS(PLAIN); i++)
    ASSERT_DECIMAL(decimal(PLAIN[i]), PLAIN[i]);
  ASSERT_DECIMAL(decimal("+7.10"), "7.10");
  ASSERT_DECIMAL(decimal("000123456789012345678"), "123456789012345678");
}

static void decimal_refuses_other_forms(void) {
  static const char *const BAD[] = {"",
                                    "-",
                                    "+",
                                    ".",
                                    ".5",
                                    "5.",
                                    "1.2.3",
                                    "1e5",
                                    " 1",
                                    "1 ",
                                    "1,5",
                                    "--1",
                                    "-.5",
                                    "1000000000000000000",
                                    "0.0000000000000000001",
                                    "9.999999999999999999"};
  SnDecimal a;
  for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++)
    CU_ASSERT_FALSE(decimal_parse(BAD[i], strlen(BAD[i]), &a));
}

static void decimal_compares_by_value(void) {
  ASSERT_INT(decimal_compare(decimal("18.00"), decimal("18")), 0);
  ASSERT_INT(decimal_compare(decimal("-0.1"), decimal("0.1")), -1);
  ASSERT_INT(decimal_compare(decimal("999999999999999999"), decimal("0.999999999999999999")), 1);
  ASSERT_INT(decimal_sign(decimal("-0.00")), 0);
  ASSERT_INT(decimal_sign(decimal("-3")), -1);
  CU_ASSERT(decimal_is_zero(decimal("0.000")));
}

static void decimal_adds_and_subtracts_exactly(void) {
  SnDecimal sum;
  CU_ASSERT(decimal_add(decimal("0.1"), decimal("0.2"), &sum));
  ASSERT_DECIMAL(sum, "0.3");
  CU_ASSERT(decimal_subtract(decimal("14.18"), decimal("15"), &sum));
  ASSERT_DECIMAL(sum, "-0.82");
  CU_ASSERT(decimal_add(decimal("99999999999999999"), decimal("0.00"), &sum));
  ASSERT_INT(decimal_compare(sum, decimal("99999999999999999")), 0);
  CU_ASSERT_FALSE(decimal_add(decimal("999999999999999999"), decimal("1"), &sum));
  CU_ASSERT_FALSE(decimal_subtract(decimal("-999999999999999999"), decimal("1"), &sum));
  CU_ASSERT_FALSE(decimal_add(decimal("999999999999999999"), decimal("0.5"), &sum));
}

static void decimal_multiplies_exactly_or_not_at_all(void) {
  SnDecimal product;
  CU_ASSERT(decimal_multiply(decimal("1.50"), decimal("-2.5"), &product));
  ASSERT_DECIMAL(product, "-3.750");
  CU_ASSERT(decimal_multiply(decimal("0.0000000010"), decimal("0.0000000010"), &product));
  ASSERT_DECIMAL(product, "0.000000000000000001");
  CU_ASSERT_FALSE(decimal_multiply(decimal("0.000000001"), decimal("0.0000000001"), &product));
  CU_ASSERT_FALSE(decimal_multiply(decimal("1000000000"), decimal("1000000000"), &product));
  CU_ASSERT_FALSE(decimal_multiply(decimal("999999999999999999"), decimal("999999999999999999"), &product));
}

static void decimal_divides_half_away(void) {
  SnDecimal quotient;
  CU_ASSERT(decimal_divide(decimal("1"), decimal("3"), 4, &quotient));
  ASSERT_DECIMAL(quotient, "0.3333");
  CU_ASSERT(decimal_divide(decimal("-1"), decimal("8"), 2, &quotient));
  ASSERT_DECIMAL(quotient, "-0.13");
  CU_ASSERT(decimal_divide(decimal("4680"), decimal("14355.83"), 3, &quotient));
  ASSERT_DECIMAL(quotient, "0.326");
  CU_ASSERT(decimal_divide(decimal("0.000000000000000005"), decimal("10"), 0, &quotient));
  ASSERT_DECIMAL(quotient, "0");
  CU_ASSERT(decimal_divide(decimal("0"), decimal("0.000000000000000001"), 18, &quotient));
  ASSERT_DECIMAL(quotient, "0.000000000000000000");
  CU_ASSERT_FALSE(decimal_divide(decimal("1"), decimal("0.00"), 2, &quotient));
  CU_ASSERT_FALSE(decimal_divide(decimal("999999999999999999"), decimal("0.000000000000000001"), 18, &quotient));
  CU_ASSERT_FALSE(decimal_divide(decimal("999999999999999999"), decimal("0.1"), 0, &quotient));
  CU_ASSERT_FALSE(decimal_divide(decimal("1"), decimal("3"), 19, &quotient));
}

static void decimal_rounds_half_away(void) {
  static const struct {
    const char *from;
    guint scale;
    const char *to;
  } CASES[] = {{"2.5", 0, "3"},        {"-2.5", 0, "-3"},
               {"2.4999", 0, "2"},     {"14.185", 2, "14.19"},
               {"-0.005", 2, "-0.01"}, {"0.004", 2, "0.00"},
               {"18", 2, "18.00"},     {"999999999999999.999", 2, "1000000000000000.00"}};
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    SnDecimal rounded;
    CU_ASSERT(decimal_round(decimal(CASES[i].from), CASES[i].scale, &rounded));
    ASSERT_DECIMAL(rounded, CASES[i].to);
  }
  SnDecimal rounded;
  CU_ASSERT_FALSE(decimal_round(decimal("999999999999999999"), 1, &rounded));
  CU_ASSERT_FALSE(decimal_round(decimal("1"), 19, &rounded));
}

static void decimal_shifts_exactly(void) {
  SnDecimal a;
  CU_ASSERT(decimal_shift(decimal("4680"), 9, &a));
  ASSERT_DECIMAL(a, "4680000000000");
  CU_ASSERT(decimal_shift(decimal("4680123456789"), -9, &a));
  ASSERT_DECIMAL(a, "4680.123456789");
  CU_ASSERT(decimal_shift(decimal("18.00"), 1, &a));
  ASSERT_DECIMAL(a, "180.0");
  CU_ASSERT(decimal_shift(decimal("1000"), -20, &a));
  ASSERT_DECIMAL(a, "0.000000000000000010");
  CU_ASSERT(decimal_shift(decimal("0.0"), G_MAXINT, &a));
  ASSERT_DECIMAL(a, "0");
  CU_ASSERT(decimal_shift(decimal("0"), G_MININT, &a));
  CU_ASSERT_FALSE(decimal_shift(decimal("1"), -19, &a));
  CU_ASSERT_FALSE(decimal_shift(decimal("1"), 18, &a));
  CU_ASSERT_FALSE(decimal_shift(decimal("1"), G_MAXINT, &a));
  CU_ASSERT_FALSE(decimal_shift(decimal("1"), G_MININT, &a));
  ASSERT_DECIMAL(decimal_trim(decimal("18.500")), "18.5");
  ASSERT_DECIMAL(decimal_trim(decimal("0.00")), "0");
  ASSERT_DECIMAL(decimal_trim(decimal("100")), "100");
}

static void decimal_survives_a_double(void) {
  static const char *const VALUES[] = {"0.1",
                                       "14.18",
                                       "-66.5",
                                       "123456789012345",
                                       "0.000123456789012345",
                                       "99999999.9999999",
                                       "100000000000000000",
                                       "0.000000000000000001"};
  for (gsize i = 0; i < G_N_ELEMENTS(VALUES); i++) {
    SnDecimal back;
    CU_ASSERT(decimal_from_double(decimal_to_double(decimal(VALUES[i])), &back));
    ASSERT_DECIMAL(back, VALUES[i]);
  }
  SnDecimal a;
  CU_ASSERT(decimal_from_double(0.1 + 0.2, &a));
  ASSERT_DECIMAL(a, "0.3");
  CU_ASSERT(decimal_from_double(1.0 / 30000, &a));
  ASSERT_DECIMAL(a, "0.000033333333333333");
  CU_ASSERT(decimal_from_double(6e-19, &a));
  ASSERT_DECIMAL(a, "0.000000000000000001");
  CU_ASSERT(decimal_from_double(4e-19, &a));
  ASSERT_DECIMAL(a, "0");
  CU_ASSERT(decimal_from_double(1e-300, &a));
  ASSERT_DECIMAL(a, "0");
  CU_ASSERT_FALSE(decimal_from_double(1e18, &a));
  CU_ASSERT_FALSE(decimal_from_double(-1e300, &a));
  CU_ASSERT_FALSE(decimal_from_double(INFINITY, &a));
  CU_ASSERT_FALSE(decimal_from_double(NAN, &a));
  CU_ASSERT_DOUBLE_EQUAL(decimal_to_double(decimal("999999999999999999")), 1e18, 0);
}

/* Random decimals of at most `digits` digits; the seed is fixed, so that every run tests the same. */
static SnDecimal random_decimal(GRand *random, int digits) {
  gint64 coefficient = 0;
  for (int i = g_rand_int_range(random, 1, digits + 1); i > 0; i--)
    coefficient = coefficient * 10 + g_rand_int_range(random, 0, 10);
  return (SnDecimal){g_rand_boolean(random) ? coefficient : -coefficient, (guint8)g_rand_int_range(random, 0, 13)};
}

static void decimal_keeps_the_laws(void) {
  GRand *random = g_rand_new_with_seed(20240327);
  for (int i = 0; i < 100000; i++) {
    SnDecimal a = random_decimal(random, 15), b = random_decimal(random, 9), back, sum, other;
    CU_ASSERT(decimal_from_double(decimal_to_double(a), &back));
    gboolean good = decimal_compare(back, a) == 0;
    if (decimal_add(a, b, &sum))
      good = good && decimal_subtract(sum, b, &other) && decimal_compare(other, a) == 0;
    if (decimal_multiply(a, b, &sum) && !decimal_is_zero(b))
      good = good && (!decimal_divide(sum, b, a.scale, &other) || decimal_compare(other, a) == 0);
    char text[DECIMAL_TEXT];
    decimal_print(a, text);
    good =
        good && decimal_parse(text, strlen(text), &back) && back.coefficient == a.coefficient && back.scale == a.scale;
    if (!good)
      ASSERT_STRING(text, "to keep the laws");
  }
  g_rand_free(random);
}

static CU_TestInfo decimal_tests[] = {
    {"prints what it parsed", decimal_prints_what_it_parsed},
    {"refuses other forms", decimal_refuses_other_forms},
    {"compares by value", decimal_compares_by_value},
    {"adds and subtracts exactly", decimal_adds_and_subtracts_exactly},
    {"multiplies exactly or not at all", decimal_multiplies_exactly_or_not_at_all},
    {"divides half away from zero", decimal_divides_half_away},
    {"rounds half away from zero", decimal_rounds_half_away},
    {"shifts exactly", decimal_shifts_exactly},
    {"survives a double", decimal_survives_a_double},
    {"keeps the laws", decimal_keeps_the_laws},
    CU_TEST_INFO_NULL,
};

/* ---- calendar */

static void calendar_counts_days(void) {
  ASSERT_INT(date_to_days((Date){1970, 1, 1}), 0);
  ASSERT_INT(date_to_days((Date){2024, 3, 27}), 19809);
  ASSERT_INT(date_to_days((Date){1969, 12, 31}), -1);
  ASSERT_INT(date_to_days((Date){2000, 2, 29}), 11016);
  for (gint32 days = date_to_days((Date){1, 1, 1}), end = date_to_days((Date){9999, 12, 31}); days <= end; days++) {
    Date date = date_from_days(days);
    if (!date_is_valid(date) || date_to_days(date) != days) {
      ASSERT_INT(date_to_days(date), days);
      return;
    }
  }
}

static void calendar_knows_dates(void) {
  Date date;
  CU_ASSERT(date_parse("2024-02-29", &date));
  ASSERT_INT(date.year * 10000 + date.month * 100 + date.day, 20240229);
  static const char *const BAD[] = {"2023-02-29", "1900-02-29", "2024-13-01",  "2024-00-10",
                                    "2024-04-31", "2024-3-27",  "2024-03-27 ", "27/03/2024",
                                    "0000-01-01", "",           "2024-03",     "-024-03-27"};
  for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++)
    CU_ASSERT_FALSE(date_parse(BAD[i], &date));
}

static void calendar_knows_periods(void) {
  static const struct {
    const char *text;
    PeriodKind kind;
    Date first, last;
  } CASES[] = {
      {"2024", PERIOD_YEAR, {2024, 1, 1}, {2024, 12, 31}},
      {"2024-S1", PERIOD_HALF, {2024, 1, 1}, {2024, 6, 30}},
      {"2024-S2", PERIOD_HALF, {2024, 7, 1}, {2024, 12, 31}},
      {"2024-Q1", PERIOD_QUARTER, {2024, 1, 1}, {2024, 3, 31}},
      {"2024-Q4", PERIOD_QUARTER, {2024, 10, 1}, {2024, 12, 31}},
      {"2024-02", PERIOD_MONTH, {2024, 2, 1}, {2024, 2, 29}},
      {"2023-M02", PERIOD_MONTH, {2023, 2, 1}, {2023, 2, 28}},
      {"2024-M09C", PERIOD_MONTHS, {2024, 1, 1}, {2024, 9, 30}},
      {"2020/2025", PERIOD_YEARS, {2020, 1, 1}, {2025, 12, 31}},
      {"2024-03-15", PERIOD_DAY, {2024, 3, 15}, {2024, 3, 15}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    Period period;
    Date first, last;
    CU_ASSERT(period_parse(CASES[i].text, &period));
    ASSERT_INT(period.kind, CASES[i].kind);
    period_bounds(&period, &first, &last);
    ASSERT_INT(date_to_days(first), date_to_days(CASES[i].first));
    ASSERT_INT(date_to_days(last), date_to_days(CASES[i].last));
  }
  static const char *const BAD[] = {"",          "24",      "2024-",    "2024-S3",   "2024-S0",    "2024-Q5",
                                    "2024-Q",    "2024-13", "2024-00",  "2024-M13C", "2024-M00C",  "2024-M9C",
                                    "2025/2020", "2024/25", "2024-Q1 ", "Q1/2024",   "2024-02-30", "0000"};
  Period period;
  for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++)
    CU_ASSERT_FALSE(period_parse(BAD[i], &period));
}

static CU_TestInfo calendar_tests[] = {
    {"counts days", calendar_counts_days},
    {"knows dates", calendar_knows_dates},
    {"knows periods", calendar_knows_periods},
    CU_TEST_INFO_NULL,
};

/* ---- numbers as departments write them */

static const char *read_number(const char *text, NumberLocale locale) {
  static char buffer[DECIMAL_TEXT];
  SnDecimal number;
  SnCell cell;
  if (!number_parse(text, strlen(text), locale, &number, &cell))
    return "refused";
  switch (cell) {
  case SN_CELL_VALUE:
    return decimal_print(number, buffer);
  case SN_CELL_EMPTY:
    return "empty";
  case SN_CELL_NIL:
    return "nil";
  case SN_CELL_NOT_AVAILABLE:
    return "not available";
  case SN_CELL_NOT_APPLICABLE:
    return "not applicable";
  }
  return "?";
}

static void number_reads_each_locale(void) {
  static const struct {
    const char *text, *plain, *vi, *en;
  } CASES[] = {
      {"1234.5", "1234.5", "refused", "1234.5"},       {"1.234,5", "refused", "1234.5", "refused"},
      {"1,234.5", "refused", "refused", "1234.5"},     {"1.234", "1.234", "1234", "1.234"},
      {"1,234", "refused", "1.234", "1234"},           {"1.234.567", "refused", "1234567", "refused"},
      {"18,00", "refused", "18.00", "refused"},        {"0.123", "0.123", "refused", "0.123"},
      {"12.34.567", "refused", "refused", "refused"},  {"1.2345", "1.2345", "refused", "1.2345"},
      {"1,234,56", "refused", "refused", "refused"},   {"1,234.567,8", "refused", "refused", "refused"},
      {"1234.567,8", "refused", "refused", "refused"}, {"007", "7", "7", "7"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    ASSERT_STRING(read_number(CASES[i].text, NUMBER_PLAIN), CASES[i].plain);
    ASSERT_STRING(read_number(CASES[i].text, NUMBER_VI), CASES[i].vi);
    ASSERT_STRING(read_number(CASES[i].text, NUMBER_EN), CASES[i].en);
  }
}

static void number_accepts_what_tables_hold(void) {
  static const struct {
    const char *text, *value;
  } CASES[] = {
      {"1\u00A0234,5", "1234.5"},
      {"1\u202F234\u202F567", "1234567"},
      {"\u00A0 12 \u00A0", "12"},
      {"\u22123,5", "-3.5"},
      {"-3,5", "-3.5"},
      {"+1,46", "1.46"},
      {"14,18%", "14.18"},
      {"18,00 %", "18.00"},
      {"66,5\u00A0%", "66.5"},
      {"(1.234)", "-1234"},
      {"( 2,5 )", "-2.5"},
      {"(33,5%)", "-33.5"},
      {"(33,5) %", "-33.5"},
      {"-", "nil"},
      {"\u2013", "nil"},
      {"\u2026", "not available"},
      {"...", "not available"},
      {"x", "not applicable"},
      {"", "empty"},
      {" \u00A0\t", "empty"},
      {" - ", "nil"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
    ASSERT_STRING(read_number(CASES[i].text, NUMBER_VI), CASES[i].value);
}

static void number_refuses_what_is_none(void) {
  static const char *const BAD[] = {"1336167. 72",
                                    "ERROR:  #N/A",
                                    "na",
                                    "n/a",
                                    "abc",
                                    "12abc",
                                    "1 23",
                                    "1336167. 72",
                                    "--5",
                                    "(-5)",
                                    "(5",
                                    "5)",
                                    "5%%",
                                    "%",
                                    "(",
                                    "()",
                                    "1e5",
                                    ",5",
                                    "5,",
                                    "1..2",
                                    "1,,2",
                                    "5 tỷ",
                                    "- 5",
                                    "(%)",
                                    "0x10",
                                    "1\u00A0"
                                    "23",
                                    "12\u00A0"
                                    "3456",
                                    "1.234\u00A0"
                                    "567"};
  static const NumberLocale LOCALES[] = {NUMBER_PLAIN, NUMBER_VI, NUMBER_EN};
  for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS(LOCALES); j++)
      ASSERT_STRING(read_number(BAD[i], LOCALES[j]), "refused");
    ASSERT_INT(number_evidence(BAD[i], strlen(BAD[i])), NUMBER_NOT_A_NUMBER);
  }
  ASSERT_STRING(read_number("9999999999999999999", NUMBER_VI), "refused");
  char *long_number = g_strnfill(1000, '9');
  ASSERT_STRING(read_number(long_number, NUMBER_VI), "refused");
  g_free(long_number);
}

static void number_tells_its_locale(void) {
  static const struct {
    const char *text;
    NumberEvidence says;
  } CASES[] = {
      {"1234", NUMBER_SAYS_NOTHING},
      {"-", NUMBER_SAYS_NOTHING},
      {"", NUMBER_SAYS_NOTHING},
      {"1\u00A0234", NUMBER_SAYS_NOTHING},
      {"1 234", NUMBER_SAYS_NOTHING},
      {"8 339.9", NUMBER_SAYS_EN},
      {"1336167. 72", NUMBER_NOT_A_NUMBER},
      {"1.234,5", NUMBER_SAYS_VI},
      {"1.234.567", NUMBER_SAYS_VI},
      {"1\u00A0"
       "234,5",
       NUMBER_SAYS_VI},
      {"1,234.5", NUMBER_SAYS_EN},
      {"1,234,567", NUMBER_SAYS_EN},
      {"14.18", NUMBER_SAYS_PLAIN_OR_EN},
      {"0.123", NUMBER_SAYS_PLAIN_OR_EN},
      {"1234.567", NUMBER_SAYS_PLAIN_OR_EN},
      {"14,18", NUMBER_SAYS_VI_DECIMAL},
      {"0,125", NUMBER_SAYS_VI_DECIMAL},
      {"108,987", NUMBER_AMBIGUOUS},
      {"3.798", NUMBER_AMBIGUOUS},
      {"12.221", NUMBER_AMBIGUOUS},
      {"(3.798)", NUMBER_AMBIGUOUS},
      {"3.798,254", NUMBER_SAYS_VI},
      {"(18,00 %)", NUMBER_SAYS_VI_DECIMAL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
    ASSERT_INT(number_evidence(CASES[i].text, strlen(CASES[i].text)), CASES[i].says);
}

static CU_TestInfo number_tests[] = {
    {"reads each locale", number_reads_each_locale},
    {"accepts what tables hold", number_accepts_what_tables_hold},
    {"refuses what is none", number_refuses_what_is_none},
    {"tells its locale", number_tells_its_locale},
    CU_TEST_INFO_NULL,
};

/* ---- text */

static void text_finds_the_first_fault(void) {
  static const struct {
    const char *text;
    gsize length;
    gssize at;
  } CASES[] = {
      {"", 0, -1},
      {"Bắc Giang\t\r\nnăm 2024", sizeof "Bắc Giang\t\r\nnăm 2024" - 1, -1},
      {"a\0b", 3, 1},
      {"abcdefghijklmnop\x01", 17, 16},
      {"\x1b[31m", 5, 0},
      {"abc\xff", 4, 3},
      {"B\xe1\xba", 3, 1},
      {"\xc0\x80", 2, 0},
      {"\xed\xa0\x80", 3, 0},
      {"12345678\xef\xbf\xbe", 11, 8},
      {"\xef\xb7\x90", 3, 0},
      {"\xef\xbb\xbf", 3, -1},
      {"\xf4\x90\x80\x80", 4, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
    ASSERT_INT(text_find_invalid(CASES[i].text, CASES[i].length), CASES[i].at);
}

static void text_composes(void) {
  static const struct {
    const char *from, *to;
  } CASES[] = {
      {"Bac Giang", "Bac Giang"},
      {"Bắc Giang – 14,18%…", "Bắc Giang – 14,18%…"},
      {"Ba\u0306\u0301c", "Bắc"},
      {"Vie\u0302\u0323t", "Việt"},
      {"Vie\u0323\u0302t", "Việt"},
      {"Vi\u00EA\u0323t", "Việt"},
      {"thi\u1EB9\u0302t", "thiệt"},
      {"quye\u0301\u0302t", "quyết"}, /* the tone stands before the quality */
      {"quy\u00E9\u0302t", "quyết"},
      {"ba\u0301\u0306c", "bắc"},
      {"u\u031B\u0301", "ứ"},
      {"u\u0301\u031B", "ứ"},
      {"\u1100\u1161", "\uAC00"},
      {"\u212B", "\u00C5"},
      {"x\u0301\u0302", "x\u0301\u0302"}, /* not a Vietnamese letter */
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *nfc = text_nfc(CASES[i].from, -1);
    ASSERT_STRING(nfc, CASES[i].to);
    ASSERT_INT(text_is_nfc(CASES[i].from, strlen(CASES[i].from)), strcmp(CASES[i].from, CASES[i].to) == 0);
    ASSERT_INT(text_is_nfc(nfc, strlen(nfc)), TRUE);
  }
}

static void text_folds_what_is_the_same(void) {
  static const char *const SAME[][2] = {
      {"Hiệp Hòa", "HIỆP HOÀ"},
      {"thuỷ", "thủy"},
      {"Uỷ ban", "Ủy ban"},
      {"khoẻ", "khỏe"},
      {"tỷ đồng", "tỉ đồng"},
      {"quý I", "quí I"},
      {"lý luận", "lí luận"},
      {"kỷ niệm", "kỉ niệm"},
      {"Mỹ", "mĩ"},
      {"Bắc  Giang", " Bắc\u00A0Giang "},
      {"Đắk Lắk", "\u00D0ắk Lắk"},
      {"đ", "\u00F0"},
      {"\u0189", "Đ"},
      {"Việt", "Vie\u0323\u0302t"},
      {"Kinh tế - xã hội", "kinh tế – xã hội"},
      {"2020\u22122025", "2020-2025"},
      {"cộng\u200B hòa", "cộng hòa"},
      {"hoạ", "họa"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(SAME); i++) {
    g_autofree char *first = text_fold(SAME[i][0]), *second = text_fold(SAME[i][1]);
    ASSERT_STRING(first, second);
    CU_ASSERT(sn_same_name(SAME[i][0], SAME[i][1]));
  }
  static const char *const DIFFERENT[][2] = {
      {"thúy", "thúi"},          {"ma", "má"}, {"Ân", "An"},   {"dan", "đan"}, {"tai", "tay"},
      {"Bắc Giang", "BắcGiang"}, {"ô", "ơ"},   {"cúi", "cúy"}, {"a b", "a-b"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(DIFFERENT); i++) {
    g_autofree char *first = text_fold(DIFFERENT[i][0]), *second = text_fold(DIFFERENT[i][1]);
    CU_ASSERT(strcmp(first, second) != 0);
    CU_ASSERT(!sn_same_name(DIFFERENT[i][0], DIFFERENT[i][1]));
  }
}

static void text_makes_ascii(void) {
  static const char *const CASES[][2] = {
      {"Bắc Giang", "Bac Giang"},
      {"ĐẮK LẮK – Đà Nẵng", "DAK LAK - Da Nang"},
      {"Nguyễn Thị Hương", "Nguyen Thi Huong"},
      {"“Đổi mới”…", "\"Doi moi\"..."},
      {"Ty\u0309", "Ty"},
      {"漢", "?"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *ascii = text_ascii(CASES[i][0]);
    ASSERT_STRING(ascii, CASES[i][1]);
  }
}

static void text_suggests_the_nearest(void) {
  static const char *const COLUMNS[] = {"indicator", "value",   "growth", "plan_share",
                                        "Bắc Giang", "Bắc Kạn", "gr",     NULL};
  static const char *const CASES[][2] = {
      {"valeu", "value"},
      {"Growth", "growth"},
      {"indicators", "indicator"},
      {"plan-share", "plan_share"},
      {"Bac Giang", "Bắc Giang"},
      {"Bắc Gian", "Bắc Giang"},
      {"bac kan", "Bắc Kạn"},
      {"growth_rate", "growth"},
      {"plan", "plan_share"},
      {"population", NULL},
      {"xy", NULL},
      {"", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
    ASSERT_STRING(text_suggest(CASES[i][0], COLUMNS), CASES[i][1]);
  static const char *const NONE[] = {NULL};
  CU_ASSERT_PTR_NULL(text_suggest("value", NONE));
}

static void text_collapses_white_space(void) {
  g_autofree char *text = text_collapse("  Tổng \t\r\n thu\u00A0 ngân  sách ");
  ASSERT_STRING(text, "Tổng thu\u00A0 ngân sách");
  g_autofree char *none = text_collapse(" \n ");
  ASSERT_STRING(none, "");
}

/* Any bytes: what is valid is composed to what is valid and stays so. */
static void text_bears_any_bytes(void) {
  static const char *const PIECES[] = {"a",      "e",      "o",      "u",      "đ",        "Đ",    "ơ",      "é",  "ấ",
                                       "\u0301", "\u0302", "\u0306", "\u0323", "\u031B",   " ",    "\u00A0", "-",  "–",
                                       "\u1100", "\u1161", "\xff",   "\xc3",   "\xe1\xba", "\x01", "y",      "qu", "x"};
  GRand *random = g_rand_new_with_seed(1);
  for (int i = 0; i < 50000; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 9); n > 0; n--)
      g_string_append(text, PIECES[g_rand_int_range(random, 0, G_N_ELEMENTS(PIECES))]);
    gboolean valid = text_find_invalid(text->str, text->len) < 0;
    gboolean good = !text_is_plain(text->str, text->len) || (valid && text_is_nfc(text->str, text->len));
    if (valid) {
      g_autofree char *nfc = text_nfc(text->str, -1), *folded = text_fold(text->str), *again = text_fold(nfc);
      good = good && text_find_invalid(nfc, strlen(nfc)) < 0 && text_is_nfc(nfc, strlen(nfc));
      good = good && g_utf8_validate(folded, -1, NULL) && strcmp(folded, again) == 0;
    }
    g_autofree char *folded = text_fold(text->str), *ascii = text_ascii(text->str);
    good = good && g_utf8_validate(folded, -1, NULL) && g_str_is_ascii(ascii);
    if (!good)
      ASSERT_STRING(text->str, "any bytes");
  }
  g_rand_free(random);
}

static CU_TestInfo text_tests[] = {
    {"finds the first fault", text_finds_the_first_fault},
    {"composes", text_composes},
    {"folds what is the same", text_folds_what_is_the_same},
    {"makes ASCII", text_makes_ascii},
    {"suggests the nearest", text_suggests_the_nearest},
    {"collapses white space", text_collapses_white_space},
    {"bears any bytes", text_bears_any_bytes},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {
      {"decimal", NULL, NULL, NULL, NULL, decimal_tests},
      {"calendar", NULL, NULL, NULL, NULL, calendar_tests},
      {"number", NULL, NULL, NULL, NULL, number_tests},
      {"text", NULL, NULL, NULL, NULL, text_tests},
      {"diagnostic", NULL, NULL, NULL, NULL, diagnostic_tests},
      {"installation", NULL, NULL, NULL, NULL, installation_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
