/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/wordbook.h"

#include <string.h>

#include "table/value.h"

struct Wordbook {
  gboolean vietnamese;
  const Units *units;
  Trie *trie;      /* payload: index in entries + 1 */
  GArray *entries; /* LexEntry */
  CountWords words;
  Dictionary *dictionary;
};

/* Phrases of one kind; numbers count from `number` by `step`. */
typedef struct LexList {
  LexKind kind;
  int number, step;
  gboolean loose;
  const char *phrases; /* set apart by "|" */
} LexList;

/* "năm" is five and year, "không" zero and not: they count only within longer numbers. */
static const LexList vietnamese[] = {
    {LEX_CARDINAL, 1, 0, TRUE, "một|mốt"},
    {LEX_CARDINAL, 2, 1, FALSE, "hai|ba|bốn"},
    {LEX_CARDINAL, 6, 1, FALSE, "sáu|bảy|tám|chín|mười"},
    {LEX_CARDINAL, 5, 0, TRUE, "năm|lăm"},
    {LEX_CARDINAL, 0, 0, TRUE, "không"},
    {LEX_CARDINAL, 2, 0, TRUE, "cả hai|đôi|song phương"},
    {LEX_PART, 2000000, 1000000, TRUE, "gấp đôi|gấp ba|gấp bốn"},
    {LEX_PART, 1500000, 0, TRUE, "gấp rưỡi|một rưỡi"},
    {LEX_PART, 1000000, 0, TRUE, "toàn bộ|tất cả"},
    {LEX_PART, 500000, 0, TRUE, "một nửa"},
    {LEX_PART, 333333, 0, TRUE, "một phần ba"},
    {LEX_PART, 666667, 0, TRUE, "hai phần ba"},
    {LEX_PART, 250000, 0, TRUE, "một phần tư"},
    {LEX_PART, 750000, 0, TRUE, "ba phần tư"},
    {LEX_PART, 200000, 200000, TRUE, "một phần năm|hai phần năm|ba phần năm|bốn phần năm"},
    {LEX_PART, 100000, 0, TRUE, "một phần mười"},
    {LEX_TEN, 10, 0, FALSE, "mươi"},
    {LEX_TEN, 100, 0, FALSE, "trăm"},
    {LEX_FILLER, 0, 0, FALSE, "linh|lẻ"},
    {LEX_ORDINAL, 1, 0, TRUE, "thứ nhất|đầu tiên|lần đầu|hạng nhất"},
    {LEX_ORDINAL, 2, 1, TRUE, "thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ tám|thứ chín|thứ mười"},
    {LEX_ORDINAL, 2, 1, TRUE, "hạng nhì|hạng ba"},
    {LEX_RANK, 0, 0, FALSE, "thứ|lần thứ|khóa|hạng|thế kỷ|vị trí|nhiệm kỳ|kỳ|phần|chương|phụ lục|giai đoạn"},
    {LEX_SCALE, 3, 0, FALSE, "nghìn|ngàn"},
    {LEX_SCALE, 6, 0, FALSE, "triệu"},
    {LEX_SCALE, 9, 0, FALSE, "tỷ"},
    {LEX_SCALE, 12, 0, FALSE, "nghìn tỷ|ngàn tỷ"},
    {LEX_SCALE, 15, 0, FALSE, "triệu tỷ"},
    {LEX_SCALE, 4, 0, FALSE, "vạn"},
    {LEX_QUALIFIER, NEARLY, 0, FALSE, "gần|xấp xỉ"},
    {LEX_QUALIFIER, OVER, 0, FALSE, "trên|hơn|vượt"},
    {LEX_QUALIFIER, ABOUT, 0, FALSE, "khoảng|ước khoảng|ước chừng"},
    {LEX_QUALIFIER, AT_LEAST, 0, FALSE, "ít nhất|tối thiểu"},
    {LEX_QUALIFIER, AT_MOST, 0, FALSE, "nhiều nhất|tối đa|không quá|dưới"},
    {LEX_MONTH, 1, 1, TRUE,
     "tháng giêng|tháng hai|tháng ba|tháng tư|tháng năm|tháng sáu|tháng bảy|tháng tám|tháng chín|tháng mười"
     "|tháng mười một|tháng mười hai"},
    {LEX_QUARTER, 0, 0, FALSE, "quý"},
    {LEX_FIRST, 0, 0, FALSE, "đầu"},
    {LEX_LAST, 0, 0, FALSE, "cuối"},
    {LEX_HALF, 0, 0, FALSE, "nửa"},
    {LEX_UP, 0, 0, FALSE, "tăng|tăng thêm|tăng trưởng|cao hơn"},
    {LEX_DOWN, 0, 0, FALSE, "giảm|sụt giảm|thấp hơn"},
    {LEX_RATIO, 0, 0, FALSE, "bằng|chỉ bằng|tương đương"},
    {LEX_BASE, 0, 0, FALSE, "so với|so cùng kỳ"},
    {LEX_VAGUE, 0, 0, FALSE,
     "một số|một vài|một phần|một bước|một cửa|một trong những|một mặt|một cách|bốn phương|ba đình|hai bà trưng"
     "|ba mươi tháng tư|đầu tư|hàng trăm|hàng nghìn|hàng chục|hàng triệu|chín muồi|sáu sáu"},
    {LEX_NONE, 0, 0, FALSE, NULL},
};

static const LexList english[] = {
    {LEX_CARDINAL, 1, 0, TRUE, "one|once|single"},
    {LEX_CARDINAL, 2, 1, FALSE,
     "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
     "nineteen"},
    {LEX_CARDINAL, 20, 10, FALSE, "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"},
    {LEX_CARDINAL, 0, 0, TRUE, "zero|nil"},
    {LEX_CARDINAL, 2, 0, TRUE, "both|twice|dual|double|pair|couple"},
    {LEX_PART, 2000000, 0, TRUE, "doubled|doubles|doubling|twofold|two fold"},
    {LEX_PART, 3000000, 0, TRUE, "triple|tripled|triples|tripling|trebled|treble|threefold|thrice"},
    {LEX_PART, 4000000, 0, TRUE, "quadruple|quadrupled|quadruples|fourfold"},
    {LEX_PART, 5000000, 0, TRUE, "fivefold"},
    {LEX_CARDINAL, 12, 0, TRUE, "dozen"},
    {LEX_PART, 1500000, 0, TRUE, "one and a half|one - and - a - half|half as much again|half as many again"},
    {LEX_PART, 2500000, 0, TRUE, "two and a half|two - and - a - half"},
    {LEX_PART, 1000000, 0, TRUE, "all|entire|entirely|whole|fully|every"},
    {LEX_PART, 500000, 0, TRUE, "halved|halves|halving"},
    {LEX_PART, 333333, 0, TRUE, "a third of|one third|one - third"},
    {LEX_PART, 666667, 0, TRUE, "two thirds|two - thirds"},
    {LEX_PART, 250000, 0, TRUE, "a quarter of|one quarter of|one - quarter"},
    {LEX_PART, 750000, 0, TRUE, "three quarters|three - quarters"},
    {LEX_PART, 200000, 0, TRUE, "a fifth of|one fifth|one - fifth"},
    {LEX_PART, 400000, 200000, TRUE, "two fifths|three fifths|four fifths"},
    {LEX_PART, 400000, 200000, TRUE, "two - fifths|three - fifths|four - fifths"},
    {LEX_PART, 100000, 0, TRUE, "a tenth of|one tenth|one - tenth"},
    {LEX_TEN, 100, 0, FALSE, "hundred"},
    {LEX_FILLER, 0, 0, FALSE, "and"},
    {LEX_ORDINAL, 1, 1, TRUE,
     "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
     "fifteenth|"
     "sixteenth|seventeenth|eighteenth|nineteenth|twentieth"},
    {LEX_ORDINAL, 1, 1, TRUE, "firstly|secondly|thirdly|fourthly|fifthly"},
    {LEX_ORDINAL, 1, 0, TRUE, "first of all|initial"},
    {LEX_RANK, 0, 0, FALSE, "annex|chapter|part|section|phase|class|grade|category|title"},
    {LEX_SCALE, 3, 0, FALSE, "thousand"},
    {LEX_SCALE, 6, 0, FALSE, "million|mn"},
    {LEX_SCALE, 9, 0, FALSE, "billion|bn|thousand million"},
    {LEX_SCALE, 12, 0, FALSE, "trillion|tn|trn|thousand billion"},
    {LEX_SCALE, 15, 0, FALSE, "quadrillion|thousand trillion"},
    {LEX_QUALIFIER, NEARLY, 0, FALSE, "nearly|almost|close to|just under|just below|approaching"},
    {LEX_QUALIFIER, OVER, 0, FALSE, "over|more than|above|exceeding|exceeded|exceeds|in excess of|upwards of|beyond"},
    {LEX_QUALIFIER, ABOUT, 0, FALSE, "about|around|approximately|roughly|some"},
    {LEX_QUALIFIER, AT_LEAST, 0, FALSE, "at least|no less than|not less than|a minimum of|no fewer than"},
    {LEX_QUALIFIER, AT_MOST, 0, FALSE,
     "at most|no more than|not more than|up to|a maximum of|under|below|less than|fewer than"},
    {LEX_MONTH, 1, 1, FALSE, "january|february|march|april|may|june|july|august|september|october|november|december"},
    {LEX_MONTH, 1, 1, FALSE, "jan|feb|mar|apr"},
    {LEX_MONTH, 6, 1, FALSE, "jun|jul|aug|sep|oct|nov|dec"},
    {LEX_MONTH, 9, 0, FALSE, "sept"},
    {LEX_QUARTER, 0, 0, FALSE, "quarter|quarters"},
    {LEX_HALF, 0, 0, FALSE, "half"},
    {LEX_SEASON, 0, 0, FALSE, "spring|summer|autumn|winter"},
    {LEX_LAST, 0, 0, FALSE, "last|final"},
    {LEX_UP, 0, 0, FALSE,
     "increase|increased|increases|increasing|an increase of|increase of|increased "
     "by|rise|rises|rose|risen|rising|rise of|"
     "rose by|risen by|grow|grows|grew|grown|growth|growth of|grew by|grow by|up|up by|gain|gain "
     "of|gained|higher|expanded|"
     "expanded by|expand by|expansion of|climbed|climbed by|surge of|surged|surged by|jumped|jumped by|rise "
     "by|increase by"},
    {LEX_DOWN, 0, 0, FALSE,
     "fall|decrease|decreased|decreases|decreasing|a decrease of|decrease of|decreased by|fell|fallen|falls|falling|a "
     "fall "
     "of|fell by|fallen by|decline|declined|declines|decline of|declined by|drop|dropped|drop of|dropped by|down|down "
     "by|lower|reduction of|reduced by|reduction|shrank|shrank by|shrunk by|contracted|contracted by|loss of|fall by"},
    {LEX_RATIO, 0, 0, FALSE,
     "equal to|equals|equalled|equaled|equivalent to|equalling|accounting for|accounted for|accounts for|as much as"},
    {LEX_BASE, 0, 0, FALSE,
     "compared to|compared with|in comparison with|in comparison to|relative to|against|on the same period|on the "
     "previous|over "
     "the same period|versus|year on year|year over year|than"},
    {LEX_VAGUE, 0, 0, FALSE,
     "one another|one of|no one|one stop|one door|one by one|each one|this one|second hand|may be|hundreds "
     "of|thousands of|"
     "millions of|dozens of|tens of|the former|well over|at one|over the|over a|over all|all over|above all|over "
     "time|in "
     "about|about the|some of|below the|under the|under a|above the|over and|third party|may also|in the first "
     "place|first "
     "place|ten years ago"},
    {LEX_NOON, 12, 0, FALSE, "p . m|pm"},
    {LEX_NOON, 0, 0, FALSE, "a . m|am"},
    {LEX_NONE, 0, 0, FALSE, NULL},
};

/* Words for units that units.csv does not print. */
static const struct {
  const char *id, *vi, *en;
} synonyms[] = {
    {"percent", "phần trăm", "per cent|percent|pct"},
    {"percentage-point", "điểm %|điểm phần trăm",
     "percentage point|percentage points|percentage - point|percent points|pp"},
    {"VND", "đồng|vnđ|đ|đồng việt nam", "vnd|dong|vietnamese dong|viet nam dong"},
    {"USD", "usd|đô la mỹ|đô la|đô-la mỹ", "usd|us dollars|us dollar|dollars|$|us $"},
    {"EUR", "euro", "euro|euros|€"},
    {"ha", "ha|héc ta|hecta", "ha|hectare|hectares"},
    {"km2", "km 2|km2|ki lô mét vuông", "sq km|square kilometres|square kilometers|km2"},
    {"m2", "m 2|m2|mét vuông", "m2|square metres|square meters"},
    {"m3", "m 3|m3|mét khối|khối", "m3|cubic metres|cubic meters"},
    {"km", "km|ki lô mét", "km|kilometres|kilometers|kilometre|kilometer"},
    {"m", "m|mét", "m|metres|meters|metre|meter"},
    {"kg", "kg|ki lô gam", "kg|kilograms|kilogram"},
    {"tonne", "tấn", "tonnes|tonne|tons|ton"},
    {"mw", "mw", "mw|megawatts"},
    {"times", "lần", "times|fold"},
};

/* Splits a phrase at spaces and slashes, as texts are, into words of the dictionary. */
static guint phrase_words(Dictionary *dictionary, const char *phrase, guint words[8]) {
  guint count = 0;
  for (const char *p = phrase; *p && count < 8;) {
    gsize length = *p == '/' ? 1 : strcspn(p, " /");
    words[count++] = dictionary_word(dictionary, p, length);
    p += length;
    p += *p == ' ';
  }
  return count;
}

static void add_phrases(Wordbook *wordbook, const char *phrases, LexEntry entry, int step) {
  g_auto(GStrv) list = g_strsplit(phrases, "|", -1);
  for (char **phrase = list; *phrase; phrase++) {
    guint words[8];
    g_array_append_val(wordbook->entries, entry);
    trie_add(wordbook->trie, words, phrase_words(wordbook->dictionary, *phrase, words), wordbook->entries->len);
    entry.number += step;
  }
}

static gboolean is_money(const Unit *unit) { return unit->kind == UNIT_MONEY; }

static void add_unit(Wordbook *wordbook, const char *id, int index, const char *words) {
  const Unit *unit = units_find(wordbook->units, id);
  if (unit && words && *words)
    add_phrases(wordbook, words, (LexEntry){is_money(unit) ? LEX_CURRENCY : LEX_UNIT, index, FALSE}, 0);
}

static void add_units(Wordbook *wordbook) {
  const char *const *ids = units_ids(wordbook->units);
  for (int i = 0; ids[i]; i++) {
    const Unit *unit = units_find(wordbook->units, ids[i]);
    for (gsize k = 0; k < G_N_ELEMENTS(synonyms); k++)
      if (g_str_equal(synonyms[k].id, ids[i]))
        add_unit(wordbook, ids[i], i, wordbook->vietnamese ? synonyms[k].vi : synonyms[k].en);
    if (wordbook->vietnamese) {
      add_unit(wordbook, ids[i], i, unit->vi);
    } else {
      add_unit(wordbook, ids[i], i, unit->en_one);
      add_unit(wordbook, ids[i], i, unit->en_other);
    }
  }
}

static guint word(const Wordbook *wordbook, const char *vietnamese_text, const char *english_text) {
  const char *text = wordbook->vietnamese ? vietnamese_text : english_text;
  return dictionary_word(wordbook->dictionary, text, strlen(text));
}

static CountWords find_words(const Wordbook *wordbook) {
  return (CountWords){.year = word(wordbook, "năm", "year"),
                      .month = word(wordbook, "tháng", "months"),
                      .day = word(wordbook, "ngày", "day"),
                      .of_the = word(wordbook, "của", "of"),
                      .first = word(wordbook, "đầu", "first"),
                      .last = word(wordbook, "cuối", "last"),
                      .article = wordbook->vietnamese ? 0 : dictionary_word(wordbook->dictionary, "a", 1),
                      .and = word(wordbook, "và", "and"),
                      .comma = word(wordbook, ",", ","),
                      .slash = word(wordbook, "/", "/"),
                      .hyphen = word(wordbook, "-", "-"),
                      .dash = word(wordbook, "–", "–"),
                      .colon = word(wordbook, ":", ":"),
                      .to = word(wordbook, "đến", "to"),
                      .in = word(wordbook, "trong", "in")};
}

Wordbook *wordbook_new(const char *language, const Units *units, Dictionary *dictionary) {
  Wordbook *wordbook = g_new0(Wordbook, 1);
  wordbook->vietnamese = g_str_equal(language, "vi");
  wordbook->units = units;
  wordbook->dictionary = dictionary;
  wordbook->trie = trie_new();
  wordbook->entries = g_array_new(FALSE, FALSE, sizeof(LexEntry));
  const LexList *lists = wordbook->vietnamese ? vietnamese : english;
  for (guint i = 0; lists[i].phrases; i++)
    add_phrases(wordbook, lists[i].phrases, (LexEntry){lists[i].kind, lists[i].number, lists[i].loose}, lists[i].step);
  add_units(wordbook);
  wordbook->words = find_words(wordbook);
  return wordbook;
}

void wordbook_free(Wordbook *wordbook) {
  if (!wordbook)
    return;
  trie_free(wordbook->trie);
  g_array_unref(wordbook->entries);
  g_free(wordbook);
}

gboolean wordbook_is_vietnamese(const Wordbook *wordbook) { return wordbook->vietnamese; }
const CountWords *wordbook_words(const Wordbook *wordbook) { return &wordbook->words; }

/* No phrase is longer than eight words, so this is a small constant for each token. */
const LexEntry *wordbook_find(const Wordbook *wordbook, const Prose *prose, guint index, guint *count) {
  guint node = 0, found = 0;
  for (guint i = index; i < prose->tokens->len; i++) {
    const Token *token = prose_token(prose, i);
    if (token->kind == TOKEN_HOLE || (i > index && token->sentence != prose_token(prose, index)->sentence))
      break;
    node = trie_step(wordbook->trie, node, token->word);
    if (node == 0)
      break;
    if (trie_payload(wordbook->trie, node) > 0) {
      found = trie_payload(wordbook->trie, node);
      *count = i - index + 1;
    }
  }
  return found > 0 ? &g_array_index(wordbook->entries, LexEntry, found - 1) : NULL;
}

const Unit *wordbook_unit(const Wordbook *wordbook, const LexEntry *entry) {
  return units_find(wordbook->units, units_ids(wordbook->units)[entry->number]);
}
