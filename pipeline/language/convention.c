/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/convention.h"

#include <string.h>

#include "language/figure.h"

#define NBSP "\u00a0"

/* "linh" is the official (northern) word for an empty ten; CLDR's is "lẻ". */
static const char vietnamese_spelling[] = "%main:\n"
                                          "0: không; một; hai; ba; bốn; năm; sáu; bảy; tám; chín;\n"
                                          "10: mười[ >%%after-ten>];\n"
                                          "20: << mươi[ >%%after-tens>];\n"
                                          "100: << trăm[ >%%after-hundred>];\n"
                                          "1000: << nghìn[ >%%after-thousand>];\n"
                                          "1000000: << triệu[ >%%after-thousand>];\n"
                                          "1000000000: << tỷ[ >%%after-thousand>];\n"
                                          "%%after-ten:\n"
                                          "1: =%main=; 5: lăm; 6: =%main=;\n"
                                          "%%after-tens:\n"
                                          "1: mốt; 2: =%main=; 4: tư; lăm; 6: =%main=;\n"
                                          "%%after-hundred:\n"
                                          "1: linh =%main=; 10: =%main=;\n"
                                          "%%after-thousand:\n"
                                          "1: không trăm linh =%main=; 10: không trăm =%main=; 100: =%main=;\n";

static const char english_spelling[] =
    "%main:\n"
    "0: zero; one; two; three; four; five; six; seven; eight; nine;\n"
    "10: ten; eleven; twelve; thirteen; fourteen; fifteen; sixteen; seventeen; eighteen; nineteen;\n"
    "20: twenty[->>]; 30: thirty[->>]; 40: forty[->>]; 50: fifty[->>];\n"
    "60: sixty[->>]; 70: seventy[->>]; 80: eighty[->>]; 90: ninety[->>];\n"
    "100: << hundred[ >>];\n"
    "1000: << thousand[ >>];\n"
    "1000000: << million[ >>];\n"
    "1000000000: << billion[ >>];\n"
    "1000000000000: << trillion[ >>];\n"
    "1000000000000000: << quadrillion[ >>];\n";

static const char *const english_months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
static const char *const english_ordinals[] = {"first",   "second", "third", "fourth", "fifth",    "sixth",
                                               "seventh", "eighth", "ninth", "tenth",  "eleventh", "twelfth"};
static const char *const english_cardinals[] = {"one",   "two",   "three", "four", "five",   "six",
                                                "seven", "eight", "nine",  "ten",  "eleven", "twelve"};

static const Convention conventions[] = {
    {
        .language = "vi",
        .group = '.',
        .decimal = ',',
        .scales = {"", "nghìn", "triệu", "tỷ", "nghìn" NBSP "tỷ"},
        .nothing = {"", "", "-", "…", "x"},
        .qualifiers = {"", "khoảng", "hơn", "gần", "ít nhất", "nhiều nhất"},
        .statuses = {"chính thức", "ước", "sơ bộ", "tạm tính"},
        .yes = "có",
        .no = "không",
        .and = "và",
        .date = "%D/%M/%Y",
        .long_date = "ngày" NBSP "%D tháng" NBSP "%m năm" NBSP "%Y",
        .period = {.year = "năm" NBSP "%Y",
                   .first_half = "6" NBSP "tháng đầu năm" NBSP "%Y",
                   .second_half = "6" NBSP "tháng cuối năm" NBSP "%Y",
                   .quarter = "quý" NBSP "%R/%Y",
                   .month = "tháng" NBSP "%m/%Y",
                   .first_month = "tháng đầu năm" NBSP "%Y",
                   .months = "%n" NBSP "tháng đầu năm" NBSP "%Y",
                   .all_months = "%n" NBSP "tháng năm" NBSP "%Y",
                   .years = "giai đoạn" NBSP "%Y-%E"},
        .long_period = {.year = "năm" NBSP "%Y",
                        .first_half = "6" NBSP "tháng đầu năm" NBSP "%Y",
                        .second_half = "6" NBSP "tháng cuối năm" NBSP "%Y",
                        .quarter = "quý" NBSP "%R năm" NBSP "%Y",
                        .month = "tháng" NBSP "%m năm" NBSP "%Y",
                        .first_month = "tháng đầu năm" NBSP "%Y",
                        .months = "%n" NBSP "tháng đầu năm" NBSP "%Y",
                        .all_months = "%n" NBSP "tháng năm" NBSP "%Y",
                        .years = "giai đoạn" NBSP "%Y-%E"},
        .rank = "thứ" NBSP "%s",
        .rank_of = "thứ" NBSP "%s/%s",
        .ordinal = "lần thứ" NBSP "%s",
        .terms_are_roman = TRUE,
        .letters = "abcdđeghiklmnopqrstuvxy",
        .spelling = vietnamese_spelling,
        .minus_word = "âm",
        .point_word = "phẩy",
    },
    {
        .language = "en",
        .group = ',',
        .decimal = '.',
        .scales = {"", "thousand", "million", "billion", "trillion"},
        .nothing = {"", "", "-", "…", "n/a"},
        .qualifiers = {"", "about", "over", "nearly", "at least", "at most"},
        .statuses = {"final", "estimated", "preliminary", "provisional"},
        .yes = "yes",
        .no = "no",
        .and = "and",
        .date = "%D/%M/%Y",
        .long_date = "%d" NBSP "%B" NBSP "%Y",
        .period = {.year = "%Y",
                   .first_half = "H1" NBSP "%Y",
                   .second_half = "H2" NBSP "%Y",
                   .quarter = "Q%n" NBSP "%Y",
                   .month = "%B" NBSP "%Y",
                   .first_month = "first month of" NBSP "%Y",
                   .months = "first %c months of" NBSP "%Y",
                   .all_months = "%c months of" NBSP "%Y",
                   .years = "%Y-%E"},
        .long_period = {.year = "%Y",
                        .first_half = "the first six months of" NBSP "%Y",
                        .second_half = "the last six months of" NBSP "%Y",
                        .quarter = "the %o quarter of" NBSP "%Y",
                        .month = "%B" NBSP "%Y",
                        .first_month = "the first month of" NBSP "%Y",
                        .months = "the first %c months of" NBSP "%Y",
                        .all_months = "the %c months of" NBSP "%Y",
                        .years = "the %Y-%E" NBSP "period"},
        .month_names = english_months,
        .ordinal_words = english_ordinals,
        .cardinal_words = english_cardinals,
        .rank = "%s",
        .rank_of = "%s of" NBSP "%s",
        .ordinal = "%s",
        .ordinal_suffix = TRUE,
        .letters = "abcdefghijklmnopqrstuvwxyz",
        .spelling = english_spelling,
        .minus_word = "minus",
        .point_word = "point",
    },
};

const Convention *convention_find(const char *language) {
  for (gsize i = 0; i < G_N_ELEMENTS(conventions); i++)
    if (g_str_equal(conventions[i].language, language))
      return &conventions[i];
  return NULL;
}

static void append_word(GString *out, const char *const *words, int number) {
  if (words && number >= 1 && number <= 12)
    g_string_append(out, words[number - 1]);
  else
    g_string_append_printf(out, "%d", number);
}

static void fill_date(const Convention *convention, char letter, const Date *date, GString *out) {
  switch (letter) {
  case 'd':
    g_string_append_printf(out, "%d", date->day);
    break;
  case 'D':
    g_string_append_printf(out, "%02d", date->day);
    break;
  case 'M':
    g_string_append_printf(out, "%02d", date->month);
    break;
  case 'm':
    g_string_append_printf(out, date->month <= 2 ? "%02d" : "%d", date->month);
    break;
  case 'B':
    append_word(out, convention->month_names, date->month);
    break;
  }
}

static void fill_period(const Convention *convention, char letter, const Period *period, GString *out) {
  switch (letter) {
  case 'E':
    g_string_append_printf(out, "%d", period->end_year);
    break;
  case 'n':
    g_string_append_printf(out, "%d", period->number);
    break;
  case 'R':
    figure_append_roman(out, period->number);
    break;
  case 'o':
    append_word(out, convention->ordinal_words, period->number);
    break;
  case 'c':
    append_word(out, convention->cardinal_words, period->number);
    break;
  }
}

void convention_fill(const Convention *convention, const char *pattern, const Date *date, const Period *period,
                     GString *out) {
  for (const char *p = pattern; *p; p++) {
    if (*p != '%') {
      g_string_append_c(out, *p);
      continue;
    }
    p++;
    if (*p == 'Y')
      g_string_append_printf(out, "%d", date ? date->year : period->year);
    else if (strchr("dDmMB", *p))
      fill_date(convention, *p, date, out);
    else
      fill_period(convention, *p, period, out);
  }
}
