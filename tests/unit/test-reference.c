/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-suites.h"
#include "pack/reference.h"
#include "unit.h"

/* Written back in one form: table[column=value][…].column */
static char *parsed(const char *text) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Reference) reference = reference_parse(text, NULL, diagnostics);
  if (!reference)
    return faults(diagnostics, FALSE);
  CU_ASSERT(diagnostics_count(diagnostics) == 0);
  GString *out = g_string_new(reference->table);
  for (guint i = 0; i < reference->condition_count; i++)
    g_string_append_printf(out, "[%s=%s]", reference->conditions[i].column, reference->conditions[i].value);
  g_string_append_printf(out, ".%s", reference->column);
  return g_string_free(out, FALSE);
}

#define ASSERT_PARSED(text, expected)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *parsed_as = parsed(text);                                                                         \
    ASSERT_STRING(parsed_as, expected);                                                                                \
  } while (0)

static void reads_conditions_and_quotes(void) {
  ASSERT_PARSED("indicators[indicator=grdp].value", "indicators[indicator=grdp].value");
  ASSERT_PARSED(" t [ a = x , b = y z ] . c d ", "t[a=x][b=y z].c d");
  ASSERT_PARSED("t[a='so, with ] and ,'].c", "t[a=so, with ] and ,].c");
  ASSERT_PARSED("t[a='it''s'].\"c.d\"", "t[a=it's].c.d");
  ASSERT_PARSED("t['a=b'=\"\"].c", "t[a=b=].c");
  ASSERT_PARSED("t.c", "t.c");
  ASSERT_PARSED("t.c.d", "t.c.d");
  ASSERT_PARSED("chỉ-tiêu[ngành=Dịch vụ].tăng trưởng", "chỉ-tiêu[ngành=Dịch vụ].tăng trưởng");
  ASSERT_PARSED("t[a=14.18].c", "t[a=14.18].c");
  ASSERT_PARSED("t[a=a'b].c", "t[a=a'b].c");
}

static void names_the_character_at_fault(void) {
#define FAULT(text, at, what)                                                                                          \
  ASSERT_PARSED(text, "0: the reference “" text "” is wrong at character " at ": " what "\n")
  FAULT("", "1", "the name of a table is missing");
  FAULT("t", "2", "“.” and the name of a column are missing");
  FAULT("t[].c", "3", "the name of a column is missing");
  FAULT("t[a].c", "4", "“=” is missing after the column");
  FAULT("t[a=].c", "5", "the value is missing");
  FAULT("t[ă=,b=c].c", "5", "the value is missing");
  FAULT("t[a=b.c", "8", "“]” is missing after the conditions");
  FAULT("t[a='b].c", "10", "a closing quotation mark is missing");
  FAULT("t[a=b]c", "7", "“.” and the name of a column are missing");
  FAULT("t[a=b].", "8", "the name of a column is missing");
  FAULT("t[a=b].c]", "9", "nothing may follow the column");
  FAULT("[a=b].c", "1", "the name of a table is missing");
#undef FAULT
  g_autoptr(GString) many = g_string_new("t[a=b");
  for (int i = 0; i < 100; i++)
    g_string_append(many, ",a=b");
  g_string_append(many, "].c");
  g_autofree char *message = parsed(many->str);
  CU_ASSERT(strstr(message, "there are too many conditions") != NULL);
}

static void names_placeholders(void) {
  static const struct {
    const char *text, *name;
  } cases[] = {{"t[indicator=grdp].value", "grdp"},
               {"t[a=x,b=Công nghiệp - xây dựng].value", "cong_nghiep_xay_dung"},
               {"t[a=x].plan_share", "plan_share"},
               {"t[a=x].Tăng trưởng (%)", "tang_truong"},
               {"t.value", "value"},
               {"t[a='…'].value", "value"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Reference) reference = reference_parse(cases[i].text, NULL, diagnostics);
    CU_ASSERT_FATAL(reference != NULL);
    g_autofree char *name = reference_name(reference);
    ASSERT_STRING(name, cases[i].name);
  }
  reference_free(NULL);
}

CU_TestInfo reference_tests[] = {
    {"reads conditions and quotes", reads_conditions_and_quotes},
    {"names the character at fault", names_the_character_at_fault},
    {"names placeholders", names_placeholders},
    CU_TEST_INFO_NULL,
};
