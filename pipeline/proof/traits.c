/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/traits.h"

#include <string.h>

/* ă đ ơ ư, ĩ ũ, and those with two marks or a hook or dot. */
static gboolean is_vietnamese_letter(gunichar c) {
  return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 ||
         c == 0x129 || c == 0x168 || c == 0x169 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0;
}

guint traits_of_letters(const char *text, gsize length) {
  const char *end = text + length;
  guint traits = g_unichar_isupper(g_utf8_get_char(text)) ? TRAIT_CAPITAL : 0, letters = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (is_vietnamese_letter(c))
      return traits | TRAIT_VIETNAMESE;
    if (c >= 0xC0 && g_unichar_isalpha(c))
      letters = TRAIT_FOREIGN;
  }
  return traits | letters;
}

guint roman_value(const char *text, gsize length) {
  static const char *const ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  guint tens = 0;
  while (length > 0 && *text == 'X' && tens < 3) {
    tens++;
    text++;
    length--;
  }
  for (guint i = 0; i < 10; i++)
    if (strlen(ones[i]) == length && memcmp(ones[i], text, length) == 0)
      return tens * 10 + i;
  return 0;
}

const TraitList trait_lists[] = {
    {TRAIT_STOP, ".|!|?|…"},
    {TRAIT_CLAUSE, ";|:"},
    {TRAIT_CLAUSE_END, ";|.|,"},
    {TRAIT_CLOSING, ")|”|’|\"|»|]"},
    {TRAIT_BRACKET, "(|)|[|]|“|”|«|»|\""},
    {TRAIT_PASSED, "-|–|“|”|\"|‘|’|'"},
    {TRAIT_ABBREVIATION, "No|no|Nos|vs|Co|Ltd|etc|St|Dr|Mr|Mrs|Ms|PGS|TS|ThS|GS|Tp|tr|Art|cf|approx|e.g|i.e"},
    {TRAIT_BEFORE_DATE, "đến|từ|sáng|chiều|tối|hôm|trước|sau|Sáng|Chiều|Từ|Đến"},
    {TRAIT_BEFORE_MONTH,
     "in|In|of|early|Early|late|Late|by|By|mid|since|Since|until|to|from|From|during|During|and|last"
     "|next|this|between|Between|-|–|through"},
    {TRAIT_BEFORE_SECTION, "mục|Mục|điểm|khoản|điều|Điều|phần|section|Section|bảng|Bảng|biểu|Biểu|hình|Hình|table|Table"
                           "|figure|Figure|annex|Annex|point|clause|item|version|phiên"},
    {TRAIT_OFFICE, "Chairman|Chairwoman|Chairperson|Chairmen|Chairpersons|Secretary|Secretaries|Director|Directors|Head"
                   "|Heads|President|Chief|Deputy|Minister"},
    {TRAIT_ADJECTIVE, "provincial|Provincial|municipal|Municipal|district|District|city|City|communal|Communal|commune"
                      "|Commune|town|Town"},
    {TRAIT_BARE_ADJECTIVE, "provincial|Provincial|municipal|Municipal|communal|Communal"},
    {TRAIT_BODY,
     "People|People's|People’s|Party|Committee|Council|Council's|Fatherland|Front|Department|Office|Police|Military"
     "|Delegation|National|Assembly|Women's|Women’s|Youth|Farmers|Farmers'|Union|Board|Commission|Inspection"
     "|Inspectorate|Court|Procuracy|Tax|Treasury|Statistics|Association|Federation|Standing|Commander|Hospital|School"
     "|Centre|Center|Business|Government|Public|Labour|Labor|Land|Development|Steering|Emulation|Radio|Television"
     "|Museum|Library|Division|Province|District|City|Town|Commune|Organisation|Organization|Propaganda|Civil|General"
     "|Management|Social|Bar|Red|War|Ho"},
    {TRAIT_NUMBER_SIGN, "số|Số|No|no|Nos|Number|number"},
    {TRAIT_NEVER_DOUBLED, "và|của|các|là|được|trong|cho|với|những|đến|từ|để|tại|theo|trên|về|do|bởi|một|đã|sẽ|tỉnh"
                          "|huyện|đồng|tỷ|triệu"},
    {TRAIT_DOUBLED, "that|had|so"},
    {0, NULL},
};
