/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/installation.h"
#include "language-suites.h"
#include "language/locale.h"

/* The expectations write ~ for a no-break space. */
static void assert_printed(char *actual, const char *expected, int line) {
  g_auto(GStrv) parts = g_strsplit(expected, "~", -1);
  g_autofree char *wanted = g_strjoinv("\u00a0", parts);
  if (!g_str_equal(actual, wanted))
    fprintf(stderr, "%s:%d: got \"%s\", expected \"%s\"\n", __FILE__, line, actual, wanted);
  CU_ASSERT(g_str_equal(actual, wanted));
  g_free(actual);
}

#define ASSERT_PRINTED(actual, expected) assert_printed(actual, expected, __LINE__)

static SnDecimal decimal(const char *text) {
  SnDecimal number;
  if (!decimal_parse(text, strlen(text), &number))
    abort();
  return number;
}

static const Unit vnd = {"VND", UNIT_MONEY, "đồng", "VND", "VND"};
static const Unit usd = {"USD", UNIT_MONEY, "USD", "USD", "USD"};
static const Unit percent = {"percent", UNIT_PERCENT, "%", "%", "%"};
static const Unit point = {"percentage-point", UNIT_POINT, "điểm phần trăm", "percentage point", "percentage points"};
static const Unit hectare = {"ha", UNIT_COUNT, "ha", "hectare", "hectares"};
static const Unit enterprise = {"enterprise", UNIT_COUNT, "doanh nghiệp", "enterprise", "enterprises"};
static const Unit person = {"person", UNIT_COUNT, "người", "person", "persons"};
static const Unit rank = {"rank", UNIT_RANK, "", "", ""};

typedef struct Row {
  const char *number;
  const Unit *unit;
  ValueStyle style;
  const char *vi, *en;
} Row;

static Value value_of(const char *number, const Unit *unit) {
  return (Value){.type = SN_NUMBER, .cell = SN_CELL_VALUE, .number = decimal(number), .unit = unit};
}

static void check_row(const Row *row, const Value *value, int line) {
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  assert_printed(locale_value(vi, value, &row->style), row->vi, line);
  assert_printed(locale_value(en, value, &row->style), row->en, line);
}

static void check_rows(const Row *rows, gsize count, int line) {
  for (gsize i = 0; i < count; i++) {
    Value value = value_of(rows[i].number, rows[i].unit);
    check_row(&rows[i], &value, line);
  }
}

#define CHECK_ROWS(rows) check_rows(rows, G_N_ELEMENTS(rows), __LINE__)
#define STYLE(...)                                                                                                     \
  { .digits = DIGITS_AS_DATA, __VA_ARGS__ }

static void test_separators(void) {
  static const Row rows[] = {
      {"1234567.89", NULL, STYLE(0), "1.234.567,89", "1,234,567.89"},
      {"1800", NULL, STYLE(0), "1.800", "1,800"},
      {"999", NULL, STYLE(0), "999", "999"},
      {"-0.5", NULL, STYLE(0), "-0,5", "-0.5"},
      {"18.00", NULL, STYLE(0), "18,00", "18.00"},
      {"0.05", NULL, STYLE(0), "0,05", "0.05"},
      {"999999999999999999", NULL, STYLE(0), "999.999.999.999.999.999", "999,999,999,999,999,999"},
      {"-0.000000000000000001", NULL, STYLE(0), "-0,000000000000000001", "-0.000000000000000001"},
      {"2024", NULL, STYLE(.form = FORM_YEAR), "2024", "2024"},
  };
  CHECK_ROWS(rows);
}

static void test_rounding(void) {
  static const Row rows[] = {
      {"2.345", NULL, {.digits = 2}, "2,35", "2.35"},
      {"-2.345", NULL, {.digits = 2}, "-2,35", "-2.35"},
      {"2.5", NULL, {.digits = 0}, "3", "3"},
      {"-2.5", NULL, {.digits = 0}, "-3", "-3"},
      {"3.5", NULL, {.digits = 0}, "4", "4"},
      {"2.4999", NULL, {.digits = 0}, "2", "2"},
      {"999.995", NULL, {.digits = 2}, "1.000,00", "1,000.00"},
      {"-0.004", NULL, {.digits = 2}, "0,00", "0.00"},
      {"0.05", NULL, {.digits = 1}, "0,1", "0.1"},
      {"0.004", NULL, {.digits = 0}, "0", "0"},
      {"18", NULL, {.digits = 2}, "18,00", "18.00"},
      {"999999999999999999", NULL, {.digits = 2}, "999.999.999.999.999.999,00", "999,999,999,999,999,999.00"},
      {"44.3205", NULL, {.digits = 4}, "44,3205", "44.3205"},
  };
  CHECK_ROWS(rows);
}

static void test_signs(void) {
  static const Row rows[] = {
      {"1.46", NULL, STYLE(.sign = SIGN_ALWAYS), "+1,46", "+1.46"},
      {"-33.5", NULL, STYLE(.sign = SIGN_ALWAYS), "-33,5", "-33.5"},
      {"0.00", NULL, STYLE(.sign = SIGN_ALWAYS), "0,00", "0.00"},
      {"-33.5", &percent, STYLE(.sign = SIGN_NEVER), "33,5%", "33.5%"},
      {"-33.5", &percent, STYLE(0), "-33,5%", "-33.5%"},
  };
  CHECK_ROWS(rows);
}

static void test_percent(void) {
  static const Row rows[] = {
      {"14.18", &percent, STYLE(0), "14,18%", "14.18%"},
      {"18", &percent, {.digits = 2}, "18,00%", "18.00%"},
      {"66.5", NULL, STYLE(.form = FORM_PERCENT), "66,5%", "66.5%"},
      {"0.1418", NULL, STYLE(.form = FORM_PERCENT, .power = -2), "14,18%", "14.18%"},
      {"14.18", &percent, STYLE(.form = FORM_NUMBER), "14,18", "14.18"},
      {"1.46", &point, STYLE(0), "1,46~điểm phần trăm", "1.46~percentage points"},
      {"1", &point, STYLE(0), "1~điểm phần trăm", "1~percentage point"},
      {"1.0", &point, STYLE(0), "1,0~điểm phần trăm", "1.0~percentage points"},
      {"1.46", &point, STYLE(.bare = TRUE), "1,46", "1.46"},
  };
  CHECK_ROWS(rows);
}

static void test_money(void) {
  static const Row rows[] = {
      {"4680000000000", &vnd, STYLE(.power = 9), "4.680~tỷ đồng", "4,680~billion VND"},
      {"4680000000000", &vnd, STYLE(.power = 9, .form = FORM_MONEY), "4.680~tỷ đồng", "4,680~billion VND"},
      {"4680000000000", &vnd, STYLE(.power = 9, .bare = TRUE), "4.680", "4,680"},
      {"4680000000000", &vnd, STYLE(.power = 9, .form = FORM_NUMBER), "4.680", "4,680"},
      {"4680000000000", &vnd, {.power = 12, .digits = 1}, "4,7~nghìn~tỷ đồng", "4.7~trillion VND"},
      {"4680000000000", &vnd, STYLE(0), "4.680.000.000.000~đồng", "4,680,000,000,000~VND"},
      {"150000000000000", &vnd, STYLE(.power = 12), "150~nghìn~tỷ đồng", "150~trillion VND"},
      {"10310000000", &usd, STYLE(.power = 9), "10,31~tỷ USD", "10.31~billion USD"},
      {"624260000", &usd, STYLE(.power = 6), "624,26~triệu USD", "624.26~million USD"},
      {"624260000.00", &usd, STYLE(.power = 6), "624,26~triệu USD", "624.26~million USD"},
      {"624260000", &usd, {.power = 9, .digits = 2}, "0,62~tỷ USD", "0.62~billion USD"},
      {"2500", &vnd, STYLE(.power = 3), "2,5~nghìn đồng", "2.5~thousand VND"},
      {"0", &vnd, STYLE(.power = 9), "0~tỷ đồng", "0~billion VND"},
      {"4", &usd, STYLE(.power = 12), "0,000000000004~nghìn~tỷ USD", "0.000000000004~trillion USD"},
  };
  CHECK_ROWS(rows);
}

static void test_power_by_size(void) {
  static const Row rows[] = {
      {"4680000000000", &vnd, STYLE(.power = POWER_BY_SIZE), "4.680~tỷ đồng", "4,680~billion VND"},
      {"181900000000000", &vnd, STYLE(.power = POWER_BY_SIZE), "181,9~nghìn~tỷ đồng", "181.9~trillion VND"},
      {"181947000000000", &vnd, STYLE(.power = POWER_BY_SIZE), "181.947~tỷ đồng", "181,947~billion VND"},
      {"181947000000000", &vnd, {.power = POWER_BY_SIZE, .digits = 1}, "181,9~nghìn~tỷ đồng", "181.9~trillion VND"},
      {"10310000000", &usd, STYLE(.power = POWER_BY_SIZE), "10,31~tỷ USD", "10.31~billion USD"},
      {"-624260000", &usd, STYLE(.power = POWER_BY_SIZE), "-624,26~triệu USD", "-624.26~million USD"},
      {"4680123456789", &vnd, STYLE(.power = POWER_BY_SIZE), "4.680.123.456.789~đồng", "4,680,123,456,789~VND"},
      {"5000000", &vnd, STYLE(.power = POWER_BY_SIZE), "5~triệu đồng", "5~million VND"},
      {"310000", &usd, STYLE(.power = POWER_BY_SIZE), "310.000~USD", "310,000~USD"},
      {"8900", &person, STYLE(.power = POWER_BY_SIZE), "8.900~người", "8,900~persons"},
      {"14.18", &percent, STYLE(.power = POWER_BY_SIZE), "14,18%", "14.18%"},
      {"4680000000000", &vnd, STYLE(.power = POWER_BY_SIZE, .bare = TRUE), "4.680.000.000.000", "4,680,000,000,000"},
  };
  CHECK_ROWS(rows);
}

static void test_counts(void) {
  static const Row rows[] = {
      {"310", &enterprise, STYLE(0), "310~doanh nghiệp", "310~enterprises"},
      {"1", &enterprise, STYLE(0), "1~doanh nghiệp", "1~enterprise"},
      {"1800", &hectare, STYLE(0), "1.800~ha", "1,800~hectares"},
      {"1.0", &hectare, STYLE(0), "1,0~ha", "1.0~hectares"},
      {"1.4", &hectare, {.digits = 0}, "1~ha", "1~hectare"},
      {"1000000", &hectare, STYLE(.power = 6), "1~triệu ha", "1~million hectares"},
      {"-1", &person, STYLE(.sign = SIGN_NEVER), "1~người", "1~person"},
  };
  CHECK_ROWS(rows);
  Value value = value_of("209", NULL);
  value.unit_id = "công trình thủy lợi";
  check_row(&(Row){.style = VALUE_STYLE_DEFAULT, .vi = "209~công trình thủy lợi", .en = "209~công trình thủy lợi"},
            &value, __LINE__);
}

static void test_ranks_and_terms(void) {
  static const Row rows[] = {
      {"4", &rank, STYLE(.of = 63), "thứ~4/63", "4th of~63"},
      {"4", NULL, STYLE(.form = FORM_RANK), "thứ~4", "4th"},
      {"1", &rank, STYLE(0), "thứ~1", "1st"},
      {"2", &rank, STYLE(0), "thứ~2", "2nd"},
      {"3", &rank, STYLE(0), "thứ~3", "3rd"},
      {"11", &rank, STYLE(0), "thứ~11", "11th"},
      {"22", &rank, STYLE(0), "thứ~22", "22nd"},
      {"113", &rank, STYLE(0), "thứ~113", "113th"},
      {"4", &rank, STYLE(.of = 63, .bare = TRUE), "4/63", "4/63"},
      {"4", &rank, STYLE(.bare = TRUE), "4", "4"},
      {"4", &rank, STYLE(.form = FORM_NUMBER), "4", "4"},
      {"4.5", &rank, STYLE(0), "4,5", "4.5"},
      {"19", NULL, STYLE(.form = FORM_ORDINAL), "lần thứ~XIX", "19th"},
      {"15", NULL, STYLE(.form = FORM_ROMAN), "XV", "15th"},
      {"1994", NULL, STYLE(.form = FORM_ROMAN), "MCMXCIV", "1,994th"},
  };
  CHECK_ROWS(rows);
}

static void test_words(void) {
  static const Row rows[] = {
      {"0", NULL, STYLE(.form = FORM_WORDS), "không", "zero"},
      {"4680", NULL, STYLE(.form = FORM_WORDS), "bốn nghìn sáu trăm tám mươi", "four thousand six hundred eighty"},
      {"105", NULL, STYLE(.form = FORM_WORDS), "một trăm linh năm", "one hundred five"},
      {"1004", NULL, STYLE(.form = FORM_WORDS), "một nghìn không trăm linh bốn", "one thousand four"},
      {"1015", NULL, STYLE(.form = FORM_WORDS), "một nghìn không trăm mười lăm", "one thousand fifteen"},
      {"21", NULL, STYLE(.form = FORM_WORDS), "hai mươi mốt", "twenty-one"},
      {"24", NULL, STYLE(.form = FORM_WORDS), "hai mươi tư", "twenty-four"},
      {"55", NULL, STYLE(.form = FORM_WORDS), "năm mươi lăm", "fifty-five"},
      {"111", NULL, STYLE(.form = FORM_WORDS), "một trăm mười một", "one hundred eleven"},
      {"40", NULL, STYLE(.form = FORM_WORDS), "bốn mươi", "forty"},
      {"2500000000000", NULL, STYLE(.form = FORM_WORDS), "hai nghìn năm trăm tỷ", "two trillion five hundred billion"},
      {"1500000", NULL, STYLE(.form = FORM_WORDS), "một triệu năm trăm nghìn", "one million five hundred thousand"},
      {"-14.08", NULL, STYLE(.form = FORM_WORDS), "âm mười bốn phẩy không tám", "minus fourteen point zero eight"},
      {"-0.04", NULL, {.form = FORM_WORDS, .digits = 1}, "không phẩy không", "zero point zero"},
      {"14.18", NULL, {.form = FORM_WORDS, .digits = 1}, "mười bốn phẩy hai", "fourteen point two"},
  };
  CHECK_ROWS(rows);
}

static void test_dates(void) {
  static const struct {
    Date date;
    const char *vi, *long_vi, *en, *long_en;
  } rows[] = {
      {{2024, 3, 27}, "27/03/2024", "ngày~27 tháng~3 năm~2024", "27/03/2024", "27~March~2024"},
      {{2023, 2, 5}, "05/02/2023", "ngày~05 tháng~02 năm~2023", "05/02/2023", "5~February~2023"},
      {{2023, 8, 5}, "05/08/2023", "ngày~05 tháng~8 năm~2023", "05/08/2023", "5~August~2023"},
      {{2024, 1, 10}, "10/01/2024", "ngày~10 tháng~01 năm~2024", "10/01/2024", "10~January~2024"},
      {{1969, 12, 31}, "31/12/1969", "ngày~31 tháng~12 năm~1969", "31/12/1969", "31~December~1969"},
  };
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    gint32 days = date_to_days(rows[i].date);
    ASSERT_PRINTED(locale_date(vi, days, FORM_DATE), rows[i].vi);
    ASSERT_PRINTED(locale_date(vi, days, FORM_LONG_DATE), rows[i].long_vi);
    ASSERT_PRINTED(locale_date(en, days, FORM_DATE), rows[i].en);
    ASSERT_PRINTED(locale_date(en, days, FORM_LONG_DATE), rows[i].long_en);
  }
}

static void test_periods(void) {
  static const struct {
    const char *period, *vi, *long_vi, *en, *long_en;
  } rows[] = {
      {"2024", "năm~2024", "năm~2024", "2024", "2024"},
      {"2024-S1", "6~tháng đầu năm~2024", "6~tháng đầu năm~2024", "H1~2024", "the first six months of~2024"},
      {"2024-S2", "6~tháng cuối năm~2024", "6~tháng cuối năm~2024", "H2~2024", "the last six months of~2024"},
      {"2024-Q1", "quý~I/2024", "quý~I năm~2024", "Q1~2024", "the first quarter of~2024"},
      {"2023-Q4", "quý~IV/2023", "quý~IV năm~2023", "Q4~2023", "the fourth quarter of~2023"},
      {"2024-03", "tháng~3/2024", "tháng~3 năm~2024", "March~2024", "March~2024"},
      {"2024-02", "tháng~02/2024", "tháng~02 năm~2024", "February~2024", "February~2024"},
      {"2024-M09C", "9~tháng đầu năm~2024", "9~tháng đầu năm~2024", "first nine months of~2024",
       "the first nine months of~2024"},
      {"2024-M12C", "12~tháng năm~2024", "12~tháng năm~2024", "twelve months of~2024", "the twelve months of~2024"},
      {"2024-M01C", "tháng đầu năm~2024", "tháng đầu năm~2024", "first month of~2024", "the first month of~2024"},
      {"2021/2025", "giai đoạn~2021-2025", "giai đoạn~2021-2025", "2021-2025", "the 2021-2025~period"},
      {"2024-03-15", "15/03/2024", "ngày~15 tháng~3 năm~2024", "15/03/2024", "15~March~2024"},
  };
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    Period period;
    if (!period_parse(rows[i].period, &period)) {
      fprintf(stderr, "%s is not a period\n", rows[i].period);
      CU_FAIL("a period of the list is not one");
      continue;
    }
    ASSERT_PRINTED(locale_period(vi, &period, FORM_PERIOD), rows[i].vi);
    ASSERT_PRINTED(locale_period(vi, &period, FORM_LONG_PERIOD), rows[i].long_vi);
    ASSERT_PRINTED(locale_period(en, &period, FORM_PERIOD), rows[i].en);
    ASSERT_PRINTED(locale_period(en, &period, FORM_LONG_PERIOD), rows[i].long_en);
  }
  ASSERT_PRINTED(locale_period(vi, &(Period){PERIOD_NONE}, FORM_PERIOD), "");
}

static void test_period_of_value(void) {
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  ValueStyle style = STYLE(.form = FORM_LONG_PERIOD);
  Value text = {.type = SN_TEXT, .cell = SN_CELL_VALUE, .text = "2024-Q1"};
  ASSERT_PRINTED(locale_value(vi, &text, &style), "quý~I năm~2024");
  Value growth = value_of("14.18", &percent);
  period_parse("2024-Q2", &growth.period);
  ASSERT_PRINTED(locale_value(vi, &growth, &style), "quý~II năm~2024");
  Value year = value_of("2024", NULL);
  ASSERT_PRINTED(locale_value(vi, &year, &style), "năm~2024");
  Value other = {.type = SN_TEXT, .cell = SN_CELL_VALUE, .text = "mùa thu"};
  ASSERT_PRINTED(locale_value(vi, &other, &style), "mùa thu");
}

static void test_other_types(void) {
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  Value date = {.type = SN_DATE, .cell = SN_CELL_VALUE, .days = date_to_days((Date){2024, 3, 27})};
  ASSERT_PRINTED(locale_value(vi, &date, NULL), "27/03/2024");
  ASSERT_PRINTED(locale_value(en, &date, &(ValueStyle)STYLE(.form = FORM_LONG_DATE)), "27~March~2024");
  ASSERT_PRINTED(locale_value(en, &date, &(ValueStyle)STYLE(.form = FORM_YEAR)), "2024");
  Value truth = {.type = SN_BOOLEAN, .cell = SN_CELL_VALUE, .truth = TRUE};
  ASSERT_PRINTED(locale_value(vi, &truth, NULL), "có");
  ASSERT_PRINTED(locale_value(en, &truth, NULL), "yes");
}

static void test_nothing(void) {
  static const struct {
    SnCell cell;
    const char *vi, *en;
  } rows[] = {{SN_CELL_EMPTY, "", ""},
              {SN_CELL_NIL, "-", "-"},
              {SN_CELL_NOT_AVAILABLE, "…", "…"},
              {SN_CELL_NOT_APPLICABLE, "x", "n/a"}};
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    Value value = {.type = SN_NUMBER, .cell = rows[i].cell, .unit = &percent, .qualifier = OVER};
    ValueStyle style = STYLE(.qualify = TRUE);
    ASSERT_PRINTED(locale_value(vi, &value, &style), rows[i].vi);
    ASSERT_PRINTED(locale_value(en, &value, &style), rows[i].en);
  }
}

static void test_qualifiers(void) {
  static const struct {
    Qualifier qualifier;
    const char *vi, *en;
  } rows[] = {
      {EXACT, "4.680~tỷ đồng", "4,680~billion VND"},
      {ABOUT, "khoảng 4.680~tỷ đồng", "about 4,680~billion VND"},
      {OVER, "hơn 4.680~tỷ đồng", "over 4,680~billion VND"},
      {NEARLY, "gần 4.680~tỷ đồng", "nearly 4,680~billion VND"},
      {AT_LEAST, "ít nhất 4.680~tỷ đồng", "at least 4,680~billion VND"},
      {AT_MOST, "nhiều nhất 4.680~tỷ đồng", "at most 4,680~billion VND"},
  };
  Value value = value_of("4680000000000", &vnd);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    Row row = {.style = STYLE(.power = 9, .qualify = TRUE), .vi = rows[i].vi, .en = rows[i].en};
    value.qualifier = rows[i].qualifier;
    check_row(&row, &value, __LINE__);
    row = (Row){.style = STYLE(.power = 9), .vi = rows[0].vi, .en = rows[0].en};
    check_row(&row, &value, __LINE__);
  }
}

static void test_statuses(void) {
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  ASSERT_STRING(locale_status(vi, ESTIMATE), "ước");
  ASSERT_STRING(locale_status(vi, PRELIMINARY), "sơ bộ");
  ASSERT_STRING(locale_status(en, ESTIMATE), "estimated");
  ASSERT_STRING(locale_status(en, PRELIMINARY), "preliminary");
  ASSERT_STRING(locale_qualifier(en, EXACT), "");
}

static void test_lists(void) {
  const char *const three[] = {"a", "b", "c", NULL}, *const two[] = {"a", "b", NULL}, *const one[] = {"a", NULL};
  const char *const none[] = {NULL};
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  ASSERT_PRINTED(locale_list(vi, three), "a, b và c");
  ASSERT_PRINTED(locale_list(en, three), "a, b and c");
  ASSERT_PRINTED(locale_list(en, two), "a and b");
  ASSERT_PRINTED(locale_list(en, one), "a");
  ASSERT_PRINTED(locale_list(en, none), "");
}

static void test_plurals(void) {
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  ASSERT_STRING(locale_plural(en, decimal("1")), "one");
  ASSERT_STRING(locale_plural(en, decimal("1.0")), "other");
  ASSERT_STRING(locale_plural(en, decimal("0")), "other");
  ASSERT_STRING(locale_plural(en, decimal("-1")), "one");
  ASSERT_STRING(locale_plural(en, decimal("1000000000000001")), "other");
  ASSERT_STRING(locale_plural(vi, decimal("1")), "other");
}

static void test_numbering(void) {
  static const char *const vi_letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                           "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y", "aa"};
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  g_autoptr(Locale) en = locale_new("en", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(vi_letters); i++)
    ASSERT_PRINTED(locale_numbering(vi, NUMBERING_LOWER_LETTER, i + 1), vi_letters[i]);
  ASSERT_PRINTED(locale_numbering(vi, NUMBERING_UPPER_LETTER, 5), "Đ");
  ASSERT_PRINTED(locale_numbering(en, NUMBERING_LOWER_LETTER, 5), "e");
  ASSERT_PRINTED(locale_numbering(en, NUMBERING_LOWER_LETTER, 27), "aa");
  ASSERT_PRINTED(locale_numbering(en, NUMBERING_LOWER_LETTER, 26), "z");
  ASSERT_PRINTED(locale_numbering(vi, NUMBERING_UPPER_ROMAN, 14), "XIV");
  ASSERT_PRINTED(locale_numbering(vi, NUMBERING_LOWER_ROMAN, 9), "ix");
  ASSERT_PRINTED(locale_numbering(vi, NUMBERING_DECIMAL, 1234), "1234");
  ASSERT_PRINTED(locale_numbering(vi, NUMBERING_DASH, 3), "-");
  ASSERT_PRINTED(locale_numbering(vi, NUMBERING_NONE, 3), "");
  ASSERT_PRINTED(locale_integer(vi, G_MININT64), "-9.223.372.036.854.775.808");
  ASSERT_PRINTED(locale_integer(en, 10000), "10,000");
}

static void test_units(void) {
  g_autofree char *path = installation_data("units.csv");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Units *units = units_load(path, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(units);
  g_autoptr(Locale) vi = locale_new("vi", units);
  g_autoptr(Locale) en = locale_new("en", units);
  ASSERT_PRINTED(locale_unit(vi, "VND", 9), "tỷ đồng");
  ASSERT_PRINTED(locale_unit(en, "VND", 9), "billion VND");
  ASSERT_PRINTED(locale_unit(vi, "VND", 12), "nghìn~tỷ đồng");
  ASSERT_PRINTED(locale_unit(en, "USD", 6), "million USD");
  ASSERT_PRINTED(locale_unit(vi, "percent", 0), "%");
  ASSERT_PRINTED(locale_unit(en, "percentage-point", 0), "percentage points");
  ASSERT_PRINTED(locale_unit(vi, "bao", 3), "nghìn bao");
  ASSERT_PRINTED(locale_unit(vi, NULL, 6), "triệu");
  ASSERT_PRINTED(locale_unit(vi, NULL, 0), "");
  units_free(units);
}

static void test_case(void) {
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  ASSERT_PRINTED(locale_upper(vi, "Đề án “quý”: ư, ợ, ị, ß"), "ĐỀ ÁN “QUÝ”: Ư, Ợ, Ị, SS");
  ASSERT_PRINTED(locale_upper(vi, ""), "");
  ASSERT_PRINTED(locale_capitalise(vi, "đạt gần"), "Đạt gần");
  ASSERT_PRINTED(locale_capitalise(vi, "ước đạt"), "Ước đạt");
  ASSERT_PRINTED(locale_capitalise(vi, ""), "");
}

/* Order by a comparison, by insertion: the lists are short. */
static void sort_names(char **names, const Locale *locale) {
  for (guint i = 1; names[0] && names[i]; i++)
    for (guint j = i; j > 0 && locale_compare(locale, names[j - 1], names[j]) > 0; j--) {
      char *name = names[j];
      names[j] = names[j - 1];
      names[j - 1] = name;
    }
}

/* The file lists names in the order of the language. */
static void check_order(const char *language, const char *file) {
  g_autofree char *path = language_file(file);
  g_autofree char *expected = NULL;
  CU_ASSERT_FATAL(g_file_get_contents(path, &expected, NULL, NULL));
  g_strchomp(expected);
  g_auto(GStrv) names = g_strsplit(expected, "\n", -1);
  guint count = g_strv_length(names);
  CU_ASSERT(count > 20);
  for (guint i = 0; i < count / 2; i++) {
    char *name = names[i];
    names[i] = names[count - 1 - i];
    names[count - 1 - i] = name;
  }
  g_autoptr(Locale) locale = locale_new(language, NULL);
  sort_names(names, locale);
  g_autofree char *sorted = g_strjoinv("\n", names);
  ASSERT_STRING(sorted, expected);
}

static void test_order(void) {
  check_order("vi", "order.vi.txt");
  check_order("en", "order.en.txt");
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  CU_ASSERT(locale_compare(vi, "Hòa", "Hòa") == 0);
  CU_ASSERT(locale_compare(vi, "Ho\u0300a", "Hòa") != 0);
  CU_ASSERT(locale_compare(vi, "ho\u0300a", "hỏa") < 0);
}

static void test_languages(void) {
  CU_ASSERT_PTR_NULL(locale_new("fr", NULL));
  g_autoptr(Locale) vi = locale_new("vi", NULL);
  ASSERT_STRING(locale_language(vi), "vi");
}

CU_TestInfo locale_tests[] = {
    {"separators", test_separators},
    {"rounding half away from zero", test_rounding},
    {"signs", test_signs},
    {"percent and percentage points", test_percent},
    {"money", test_money},
    {"power by size", test_power_by_size},
    {"counts", test_counts},
    {"ranks and terms", test_ranks_and_terms},
    {"numbers in words", test_words},
    {"dates", test_dates},
    {"periods", test_periods},
    {"the period of a value", test_period_of_value},
    {"dates and booleans as values", test_other_types},
    {"signs for nothing", test_nothing},
    {"qualifiers", test_qualifiers},
    {"statuses", test_statuses},
    {"lists", test_lists},
    {"plurals", test_plurals},
    {"numbering", test_numbering},
    {"words of units", test_units},
    {"case", test_case},
    {"order", test_order},
    {"languages", test_languages},
    CU_TEST_INFO_NULL,
};
