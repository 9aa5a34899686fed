/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../../plugins/source/charset.h"
#include "../../plugins/source/encoding.h"
#include "../../plugins/source/vietnamese.h"
#include "csv-suites.h"

#define CAPITALS                                                                                                                                      \
  "LÀ LẢ LÃ LÁ LẠ LĂ LẰ LẲ LẴ LẮ LẶ LÂ LẦ LẨ LẪ LẤ LẬ LÈ LẺ LẼ LÉ LẸ LÊ LỀ LỂ LỄ LẾ LỆ LÌ LỈ LĨ " \
  "LÍ LỊ LÒ LỎ LÕ LÓ LỌ LÔ LỒ LỔ LỖ LỐ LỘ LƠ LỜ LỞ LỠ LỚ LỢ LÙ LỦ LŨ LÚ LỤ LƯ LỪ LỬ LỮ LỨ LỰ LỲ " \
  "LỶ LỸ LÝ LỴ ĐI"
#define SMALLS                                                                                                                                        \
  "là lả lã lá lạ lă lằ lẳ lẵ lắ lặ lâ lầ lẩ lẫ lấ lậ lè lẻ lẽ lé lẹ lê lề lể lễ lế lệ lì lỉ lĩ " \
  "lí lị lò lỏ lõ ló lọ lô lồ lổ lỗ lố lộ lơ lờ lở lỡ lớ lợ lù lủ lũ lú lụ lư lừ lử lữ lứ lự lỳ " \
  "lỷ lỹ lý lỵ đi"

/* Every letter with its tones, and plain words. */
static const char *const TEXT = "Tỉnh,Ghi chú\n"
                                "Bắc Giang,Kinh tế tăng trưởng khá; thu ngân sách đạt dự toán\n"
                                "Đắk Lắk,\"Nông nghiệp, lâm nghiệp và thủy sản ổn định\"\n"
                                "Thừa Thiên Huế,Đời sống của người dân được cải thiện rõ rệt\n"
                                "Ủy ban," CAPITALS "\n"
                                "chữ thường," SMALLS "\n";
static const char *const TABLE = "Tỉnh|Ghi chú\n"
                                 "Bắc Giang|Kinh tế tăng trưởng khá; thu ngân sách đạt dự toán\n"
                                 "Đắk Lắk|Nông nghiệp, lâm nghiệp và thủy sản ổn định\n"
                                 "Thừa Thiên Huế|Đời sống của người dân được cải thiện rõ rệt\n"
                                 "Ủy ban|" CAPITALS "\n"
                                 "chữ thường|" SMALLS "";

#define ROW_1 "Công tác bầu cử đại biểu Quốc hội khóa mới được chuẩn bị kỹ lưỡng"
#define ROW_2 "Nhiều doanh nghiệp đã vượt qua khó khăn, thu nhập bình quân tăng"
static const char *const PROSE = "Đơn vị;Nhận xét\nHuyện Lục Ngạn;" ROW_1 "\nThị xã Việt Yên;" ROW_2 "\n";
static const char *const PROSE_TABLE = "Đơn vị|Nhận xét\nHuyện Lục Ngạn|" ROW_1 "\nThị xã Việt Yên|" ROW_2;

/* ---- encoders of the test's own */

/* A letter, its NFD marks, and how VNI writes both: the mark's byte follows the letter. */
static void put_vni(GString *out, gunichar c) {
  static const struct {
    gunichar letter;
    guchar byte;
  } WHOLE[] = {{0x1A1, 0xF4}, {0x1A0, 0xD4}, {0x1B0, 0xF6},  {0x1AF, 0xD6},  {0x111, 0xF1},  {0x110, 0xD1},
               {0xED, 0xED},  {0xCD, 0xCD},  {0xEC, 0xEC},   {0xCC, 0xCC},   {0x1EC9, 0xE6}, {0x1EC8, 0xC6},
               {0x129, 0xF3}, {0x128, 0xD3}, {0x1ECB, 0xF2}, {0x1ECA, 0xD2}, {0x1EF5, 0xEE}, {0x1EF4, 0xCE}};
  static const struct {
    gunichar shape, tone;
    guchar byte;
  } MARKS[] = {{0, 0x300, 0xF8},     {0, 0x301, 0xF9},     {0, 0x309, 0xFB},     {0, 0x303, 0xF5},
               {0, 0x323, 0xEF},     {0x302, 0, 0xE2},     {0x302, 0x300, 0xE0}, {0x302, 0x301, 0xE1},
               {0x302, 0x309, 0xE5}, {0x302, 0x303, 0xE3}, {0x302, 0x323, 0xE4}, {0x306, 0, 0xEA},
               {0x306, 0x300, 0xE8}, {0x306, 0x301, 0xE9}, {0x306, 0x309, 0xFA}, {0x306, 0x303, 0xFC},
               {0x306, 0x323, 0xEB}};
  for (gsize i = 0; i < G_N_ELEMENTS(WHOLE); i++)
    if (WHOLE[i].letter == c) {
      g_string_append_c(out, (char)WHOLE[i].byte);
      return;
    }
  gunichar parts[8], shape = 0, tone = 0;
  gsize count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
  gunichar base = parts[0];
  for (gsize i = 1; i < count; i++) {
    if (parts[i] == 0x31B)
      g_unichar_compose(base, parts[i], &base);
    else if (parts[i] == 0x302 || parts[i] == 0x306)
      shape = parts[i];
    else
      tone = parts[i];
  }
  if (base < 0x80)
    g_string_append_c(out, (char)base);
  else
    put_vni(out, base);
  for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++)
    if ((shape || tone) && MARKS[i].shape == shape && MARKS[i].tone == tone)
      g_string_append_c(out, (char)(g_unichar_isupper(c) ? MARKS[i].byte - 0x20 : MARKS[i].byte));
}

static void put_vps(GString *out, gunichar c) {
  for (guint byte = 0; byte < 256; byte++)
    if (charset_character(CHARSET_VPS, (guchar)byte) == c) {
      g_string_append_c(out, (char)byte);
      return;
    }
}

static GString *encode_letters(const char *text, void (*put)(GString *, gunichar)) {
  GString *out = g_string_new(NULL);
  for (; *text; text = g_utf8_next_char(text))
    put(out, g_utf8_get_char(text));
  return out;
}

static GString *encode_by_iconv(const char *text, const char *set) {
  gsize length = 0;
  g_autofree char *bytes = g_convert(text, -1, set, "UTF-8", NULL, &length, NULL);
  return bytes ? g_string_new_len(bytes, (gssize)length) : NULL;
}

/* NULL: the system cannot write it. */
static GString *encode(const char *text, const char *encoding) {
  if (strcmp(encoding, "vni") == 0)
    return encode_letters(text, put_vni);
  if (strcmp(encoding, "vps") == 0)
    return encode_letters(text, put_vps);
  if (strcmp(encoding, "tcvn3") == 0)
    return encode_by_iconv(text, "TCVN");
  if (strcmp(encoding, "windows-1258") == 0)
    return encode_by_iconv(text, "CP1258");
  return encode_by_iconv(text, encoding);
}

static const char *const LEGACY[] = {"tcvn3", "viscii", "vni", "vps", "windows-1258"};

static void expect_read(const GString *bytes, const char *settings, const char *table, const char *said) {
  delimited_expect(bytes->str, (gssize)bytes->len, settings, table, said, settings ? settings : "auto", 0);
}

/* ---- tables */

static void charsets_have_every_letter(void) {
  static const Charset SETS[] = {CHARSET_TCVN3, CHARSET_VISCII, CHARSET_VPS};
  for (gsize set = 0; set < G_N_ELEMENTS(SETS); set++) {
    guint letters = 0;
    for (guint byte = 0; byte < 256; byte++) {
      uint32_t c = charset_character(SETS[set], (guchar)byte);
      letters += c >= 0x80 && is_letter(c);
      for (guint other = 0; other < byte; other++)
        if (c >= 0x80 && charset_character(SETS[set], (guchar)other) == c)
          ASSERT_INT(byte, other);
    }
    ASSERT_INT(letters, 134);
  }
}

static void charsets_agree_with_iconv(void) {
  static const struct {
    Charset set;
    const char *name;
  } SETS[] = {{CHARSET_TCVN3, "TCVN"},
              {CHARSET_VISCII, "VISCII"},
              {CHARSET_WINDOWS_1258, "CP1258"},
              {CHARSET_WINDOWS_1252, "CP1252"}};
  for (gsize i = 0; i < G_N_ELEMENTS(SETS); i++) {
    guint agreed = 0;
    for (guint byte = 1; byte < 256; byte++) {
      gchar text[] = {(gchar)byte, 0};
      g_autofree char *utf8 = g_convert(text, 1, "UTF-8", SETS[i].name, NULL, NULL, NULL);
      if (!utf8)
        continue;
      ASSERT_INT(charset_character(SETS[i].set, (guchar)byte), g_utf8_get_char(utf8));
      agreed++;
    }
    if (agreed == 0)
      fprintf(stderr, "iconv does not have %s\n", SETS[i].name);
    else
      CU_ASSERT(agreed > 240);
  }
}

/* From the tables that users of VPS published; not derived from ours. */
static void vps_is_as_published(void) {
  static const char BYTES[] = "\xE1\xE0\xE4\xE3\xE5\xE6\xA1\xA2\xA3\xA4\xA5\xE2\xC3\xC0\xC4\xC5\xC6\xE9\xE8\xC8\xEB\xCB"
                              "\xEA\x89\x8A\x8B\xCD\x8C\xED\xEC\xCC\xEF\xCE\xF3\xF2";
  Buffer out = {0};
  encoding_decode(ENCODING_VPS, BYTES, sizeof BYTES, &out);
  ASSERT_STRING(out.data, "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóò");
  buffer_free(&out);
}

/* ---- files */

static void csv_reads_declared_encodings(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(LEGACY); i++) {
    GString *bytes = encode(TEXT, LEGACY[i]);
    g_autofree char *settings = g_strdup_printf("encoding=%s", LEGACY[i]);
    if (bytes) {
      expect_read(bytes, settings, TABLE, "");
      g_string_free(bytes, TRUE);
    }
  }
}

static void csv_finds_encodings_out(void) {
  static const char *const SHORT = "Tỉnh;Số người\nBắc Giang;1\nHưng Yên;2\nĐà Nẵng;3\n",
                           *const SHORT_TABLE = "Tỉnh|Số người\nBắc Giang|1\nHưng Yên|2\nĐà Nẵng|3";
  for (gsize i = 0; i < G_N_ELEMENTS(LEGACY); i++) {
    g_autofree char *said = g_strdup_printf("data.csv: warning: the file is read as %s, as its words tell\n"
                                            "  hint: declare encoding=\"%s\" if that is right\n",
                                            LEGACY[i], LEGACY[i]);
    GString *bytes = encode(PROSE, LEGACY[i]), *few = encode(SHORT, LEGACY[i]);
    if (bytes) {
      expect_read(bytes, NULL, PROSE_TABLE, said);
      expect_read(few, NULL, SHORT_TABLE, said);
      g_string_free(bytes, TRUE);
      g_string_free(few, TRUE);
    }
  }
}

static void csv_reads_utf_16(void) {
  static const char *const SAID = "data.csv: warning: the file is read as utf-16, as its words tell\n"
                                  "  hint: declare encoding=\"utf-16\" if that is right\n";
  g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", TEXT, NULL);
  static const char *const NAMES[] = {"UTF-16LE", "UTF-16BE"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    GString *plain = encode_by_iconv(TEXT, NAMES[i]), *with_mark = encode_by_iconv(marked, NAMES[i]);
    expect_read(with_mark, NULL, TABLE, "");
    expect_read(with_mark, "encoding=utf-16", TABLE, "");
    expect_read(plain, "encoding=utf-16", TABLE, "");
    expect_read(plain, NULL, TABLE, SAID);
    expect_read(with_mark, "encoding=tcvn3", NULL,
                "data.csv: error: the file is in utf-16, not in tcvn3 as declared\n"
                "  hint: declare encoding=\"utf-16\", or leave it out\n");
    g_string_free(plain, TRUE);
    g_string_free(with_mark, TRUE);
  }
}

static void csv_holds_declarations_against_the_file(void) {
  EXPECT_FAULTS("Tỉnh,x\nBắc Giang,1\n", "encoding=tcvn3",
                "data.csv: error: the file is in utf-8, not in tcvn3 as declared\n"
                "  hint: declare encoding=\"utf-8\", or leave it out\n");
  EXPECT_FAULTS("Tỉnh,x\nBắc Giang,1\n", "encoding=utf-16",
                "data.csv: error: the file is in utf-8, not in utf-16 as declared\n"
                "  hint: declare encoding=\"utf-8\", or leave it out\n");
  EXPECT_FAULTS("T\xD8nh,x\nB\xBE"
                "c Giang,1\n",
                "encoding=utf-8",
                "data.csv:1: error: character 2 of the line (byte 0xD8) is not valid UTF-8\n"
                "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n"
                "data.csv:2: error: character 2 of the line (byte 0xBE) is not valid UTF-8\n"
                "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n");
  EXPECT_TABLE("a,b\n1,2\n", "encoding=tcvn3", "a|b\n1|2");
  EXPECT_TABLE("caf\xE9,25\xB0\x43\n\x93x\x94,\x80\n", "encoding=windows-1252", "café|25°C\n“x”|€");
}

static void csv_says_what_is_undecided(void) {
  EXPECT_FAULTS("caf\xE9,b\nna\xEFve,1\n", NULL,
                "data.csv:1: error: the file is not UTF-8, and its words do not tell which encoding it has\n"
                "  hint: declare its encoding: windows-1252 if it is Western text, tcvn3, vni, viscii, vps or "
                "windows-1258 if it is Vietnamese\n");
  EXPECT_FAULTS("a,b\n1,x\xE1n\n", NULL,
                "data.csv:2: error: the file is not UTF-8, and its words do not tell which encoding it has\n"
                "  hint: declare its encoding; it may be windows-1258, tcvn3, viscii, vps\n");
}

/* Small letters under a font of capitals, and the punctuation of Windows. */
static void csv_restores_capitals_of_tcvn3(void) {
  static const char BYTES[] = "T\xD8NH,T\xD8nh\n"
                              "H\xB5 N\xE9I,H\xB5 N\xE9i\n"
                              "\xF1Y BAN,UBND t\xD8nh\n"
                              "\"\x93T\xD8nh \xF1y\x94\",TP H\xB5\n"
                              "H\x96P,n\xA8m 2023 \x96 2024\n";
  g_autoptr(GString) bytes = g_string_new_len(BYTES, sizeof BYTES - 1);
  expect_read(bytes, "encoding=tcvn3 header=0",
              "c1|c2\nTỈNH|Tỉnh\nHÀ NỘI|Hà Nội\nỦY BAN|UBND tỉnh\n“Tỉnh ủy”|TP Hà\nHỌP|năm 2023 – 2024", "");
}

static void csv_reads_legacy_text_in_utf_8(void) {
  EXPECT_TABLE("TØnh,x\nB¾c Giang,ñy\n", "encoding=tcvn3", "Tỉnh|x\nBắc Giang|ủy");
  EXPECT_TABLE("Tænh,x\nBaéc Giang,uûy\n", "encoding=vni", "Tỉnh|x\nBắc Giang|ủy");
  EXPECT_TABLE("Tá»‰nh,x\nBáº¯c Giang,á»§y\n", "encoding=double-utf-8", "Tỉnh|x\nBắc Giang|ủy");
  EXPECT_FAULTS("TØnh,x\nB¾c Giang,ñy\n", NULL,
                "data.csv:1: error: “TØnh” is tcvn3 text taken for Western letters: it stands for “Tỉnh”\n"
                "  hint: declare encoding=\"tcvn3\"\n");
  EXPECT_FAULTS("tên,x\nTænh,1\nBaéc Giang,uûy\n", NULL,
                "data.csv:2: error: “Tænh” is vni text taken for Western letters: it stands for “Tỉnh”\n"
                "  hint: declare encoding=\"vni\"\n");
  EXPECT_FAULTS("x,Tá»‰nh\n1,Báº¯c Giang á»§y\n", NULL,
                "data.csv:1: error: “Tá»‰nh” is utf-8 text taken for Western letters: it stands for “Tỉnh”\n"
                "  hint: declare encoding=\"double-utf-8\"\n");
  EXPECT_FAULTS("Tỉnh,x\nBắc Ninh,TØnh ñy B¾c Giang\n", NULL,
                "data.csv:2: error: “TØnh” is tcvn3 text taken for Western letters: it stands for “Tỉnh”\n"
                "  hint: the file has Unicode text too: have such cells converted (3 different words so far)\n");
  EXPECT_TABLE("tên,ghi chú\ncafé,25°C\nMüller,“công” ½ m² – São Paulo\n", NULL,
               "tên|ghi chú\ncafé|25°C\nMüller|“công” ½ m² – São Paulo");
}

static void fonts_tell_encodings(void) {
  static const struct {
    const char *font;
    Encoding encoding;
    bool capitals;
  } FONTS[] = {{".VnTime", ENCODING_TCVN3, false},        {".VnTimeH", ENCODING_TCVN3, true},
               {".vnarial", ENCODING_TCVN3, false},       {".VnArial NarrowH", ENCODING_TCVN3, true},
               {"VNI-Times", ENCODING_VNI, false},        {"VPS Times", ENCODING_VPS, false},
               {"Times New Roman", ENCODING_AUTO, false}, {"Vni", ENCODING_AUTO, false}};
  for (gsize i = 0; i < G_N_ELEMENTS(FONTS); i++) {
    Encoding encoding = ENCODING_AUTO;
    bool capitals;
    CU_ASSERT(encoding_of_font(FONTS[i].font, &encoding, &capitals) == (FONTS[i].encoding != ENCODING_AUTO));
    ASSERT_INT(encoding, FONTS[i].encoding);
    ASSERT_INT(capitals, FONTS[i].capitals);
  }
  Buffer out = {0};
  encoding_decode_characters(ENCODING_TCVN3, true, "tØnh ñy", strlen("tØnh ñy"), &out);
  buffer_char(&out, '\0');
  ASSERT_STRING(out.data, "TỈNH ỦY");
  buffer_free(&out);
}

static void syllables_are_known(void) {
  static const char *const GOOD[] = {"nghiêng", "Đắk",  "quốc", "gì",  "giếng", "khuỷu", "oái",   "ủy",   "yên",
                                     "uống",    "T?nh", "?y",   "B?c", "??ng",  "xoắn",  "quyết", "thuở", "Kạn"};
  static const char *const BAD[] = {"tưnh", "ác?c?c?", "bac",      "àc", "tếế", "café",
                                    "wh?t", "k?z",     "nghiêngg", "đđ", "Sóo"};
  for (gsize i = 0; i < G_N_ELEMENTS(GOOD) + G_N_ELEMENTS(BAD); i++) {
    gboolean good = i < G_N_ELEMENTS(GOOD);
    const char *word = good ? GOOD[i] : BAD[i - G_N_ELEMENTS(GOOD)];
    glong count;
    g_autofree gunichar *letters = g_utf8_to_ucs4_fast(word, -1, &count);
    if (is_syllable(letters, (gsize)count) != good)
      ASSERT_STRING(word, good ? "a syllable" : "no syllable");
  }
}

CU_TestInfo csv_encoding_tests[] = {
    {"charsets have every letter", charsets_have_every_letter},
    {"charsets agree with iconv", charsets_agree_with_iconv},
    {"vps is as published", vps_is_as_published},
    {"reads declared encodings", csv_reads_declared_encodings},
    {"finds encodings out", csv_finds_encodings_out},
    {"reads utf-16", csv_reads_utf_16},
    {"holds declarations against the file", csv_holds_declarations_against_the_file},
    {"says what is undecided", csv_says_what_is_undecided},
    {"restores capitals of tcvn3", csv_restores_capitals_of_tcvn3},
    {"reads legacy text in utf-8", csv_reads_legacy_text_in_utf_8},
    {"fonts tell encodings", fonts_tell_encodings},
    {"syllables are known", syllables_are_known},
    CU_TEST_INFO_NULL,
};
