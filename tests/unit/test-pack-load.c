/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pack-suites.h"
#include "pack/pack.h"
#include "unit.h"

static Pack *load_sample(void) {
  g_autofree char *path = data_path("");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Pack *pack = pack_load(path, diagnostics);
  g_autofree char *found = faults(diagnostics, TRUE);
  ASSERT_STRING(found, "");
  CU_ASSERT_FATAL(pack != NULL);
  return pack;
}

static void reads_info(void) {
  g_autoptr(Pack) pack = load_sample();
  ASSERT_STRING(pack->id, "sample-1.0");
  ASSERT_STRING(pack->language, "vi");
  ASSERT_STRING(pack_info(pack, "title"), "Tình hình kinh tế");
  ASSERT_STRING(pack_info(pack, "signatory"), "Nguyễn Văn A");
  ASSERT_STRING(pack_info(pack, "recipient"), "Như trên;");
  CU_ASSERT(pack_info(pack, "recipients") == NULL);
  CU_ASSERT(pack->has_date);
  ASSERT_INT(pack->date, date_to_days((Date){2024, 3, 27}));
  ASSERT_INT(pack->period.kind, PERIOD_QUARTER);
  ASSERT_INT(pack->period.number, 1);
  CU_ASSERT(g_path_is_absolute(pack->folder));
  CU_ASSERT(g_str_has_suffix(pack->file, "unit/pack/pack.xml"));
  ASSERT_STRING((const char *)pack->body->name, "body");
  ASSERT_STRING(pack->template->name, "my-template");
  ASSERT_STRING(pack->template->base->name, "base");
}

static void reads_stages(void) {
  g_autoptr(Pack) pack = load_sample();
  ASSERT_INT(pack->stages->len, 3);
  const Stage *source = pack->stages->pdata[0], *transform = pack->stages->pdata[1], *check = pack->stages->pdata[2];
  ASSERT_INT(source->kind, STAGE_SOURCE);
  ASSERT_STRING(source->name, "indicators");
  ASSERT_STRING(source->plugin, "csv");
  ASSERT_INT(source->line, 17);
  ASSERT_INT(source->setting_count, 2);
  ASSERT_STRING(source->settings[0].name, "path");
  ASSERT_STRING(source->settings[0].value, "data/indicators.csv");
  ASSERT_INT(source->settings[0].line, 19);
  ASSERT_STRING(source->settings[1].name, "separator");
  ASSERT_INT(source->settings[1].line, 21);
  CU_ASSERT(source->text == NULL && source->from[0] == NULL);
  ASSERT_STRING(transform->text, "SELECT sector\n      FROM indicators  WHERE a < 1");
  ASSERT_INT(transform->text_line, 29);
  ASSERT_STRING(transform->from[0], "indicators");
  CU_ASSERT(transform->from[1] == NULL);
  ASSERT_INT(transform->setting_count, 0);
  ASSERT_INT(check->kind, STAGE_CHECK);
  ASSERT_STRING(check->from[1], "indicators");
  ASSERT_STRING(check->message, "Ngoài khoảng");
  ASSERT_INT(check->setting_count, 1);
  ASSERT_STRING(check->settings[0].name, "file");
}

static void reads_expectations(void) {
  g_autoptr(Pack) pack = load_sample();
  const Stage *source = pack->stages->pdata[0];
  ASSERT_INT(source->expectation_count, 4);
  const Expectation *value = &source->expectations[0], *kind = &source->expectations[1];
  const Expectation *growth = &source->expectations[2], *day = &source->expectations[3];
  ASSERT_STRING(value->column, "value");
  CU_ASSERT(value->has_type && value->type == SN_NUMBER && value->locale == NUMBER_VI);
  CU_ASSERT(value->has_min && value->min.coefficient == -15 && value->min.scale == 1);
  CU_ASSERT(value->has_max && value->max.coefficient == 100 && value->required && !value->unique);
  ASSERT_STRING(value->unit, "percent");
  ASSERT_INT(value->line, 22);
  CU_ASSERT(kind->has_type && kind->type == SN_TEXT && kind->locale == NUMBER_INFER);
  ASSERT_INT(g_strv_length(kind->words), 3);
  ASSERT_STRING(kind->words[1], "share");
  CU_ASSERT(growth->has_type && growth->type == SN_NUMBER);
  CU_ASSERT(day->has_type && day->type == SN_DATE);
}

static void checks_stages(void) {
#define ASSERT_DATA(data, expected)                                                                                    \
  do {                                                                                                                 \
    g_autofree char *found = faults_of_pack(data, "");                                                                 \
    ASSERT_STRING(found, expected);                                                                                    \
  } while (0)
  ASSERT_DATA("<source name='a' plugin='csv'/>\n<check name='A' plugin='sql' from='a'/>",
              "3: the name “A” is already taken in line 2\n");
  ASSERT_DATA("<transform name='b' plugin='sql' from='a'/><source name='a' plugin='csv'/>",
              "2: no table before this stage is called “a”\n");
  ASSERT_DATA("<transform name='b' plugin='sql' from='b'/>", "2: “b” is made from itself\n");
  ASSERT_DATA(
      "<source name='a' plugin='csv'/><check name='c' plugin='sql' from='a'/><check name='d' plugin='sql' from='a c'/>",
      "2: no table before this stage is called “c”\n");
  ASSERT_DATA("<source name='a' plugin='csv'><column name='Đơn vị'/>\n<column name='đơn vị'/></source>",
              "3: the column “đơn vị” is described twice\n");
  ASSERT_DATA("<source name='a' plugin='csv'><column name='b' type='text' max='1'/></source>",
              "2: “max” is for columns of numbers, and this one is of type “text”\n");
  ASSERT_DATA("<source name='a' plugin='csv'><column name='b' min='1234567890123456789'/></source>",
              "2: min=\"1234567890123456789\" is not a decimal of at most 18 digits\n");
#undef ASSERT_DATA
}

static void suggests_names(void) {
  g_autofree char *found = hinted_faults_of_text(
      "<pack xmlns='urn:songngu:pack:1' id='t' lang='vi' template='bsae'><info><title>T</title></info><data>\n"
      "<source name='indicators' plugin='csv'/>\n"
      "<transform name='x' plugin='sql' from='indicator'/>\n"
      "<transform name='y' plugin='sql' from='z'/><source name='z' plugin='csv'/></data>\n"
      "<body><p id='economy'/><table from='indicatorz'><column name='a'/></table>\n"
      "<p><ref to='econmy'/><value of='indicatos[a=b].c'/><link href='#x'/></p></body></pack>");
  ASSERT_STRING(
      found,
      "3: no table before this stage is called “indicator” (did you mean “indicators”?)\n"
      "4: no table before this stage is called “z” (put the stage that makes it before this one)\n"
      "1: there is no template “bsae” (did you mean “base”?)\n"
      "5: no table is called “indicatorz” (did you mean “indicators”?)\n"
      "6: nothing has the id “econmy” (did you mean “economy”?)\n"
      "6: no table is called “indicatos” (did you mean “indicators”?)\n"
      "6: “#x” does not begin with https://, http://, mailto: or tel: (to point at a part of this document write "
      "<ref to=\"id\"/>)\n");
}

static void checks_body(void) {
#define ASSERT_BODY(body, expected)                                                                                    \
  do {                                                                                                                 \
    g_autofree char *found = faults_of_pack("<source name='t' plugin='csv'/>", body);                                  \
    ASSERT_STRING(found, expected);                                                                                    \
  } while (0)
  ASSERT_BODY("<p id='a'/>\n<p id='a'/>", "4: the id “a” is already taken in line 3\n");
  ASSERT_BODY("<p><term id='a'>x</term><term id='a'>x</term></p>", "");
  ASSERT_BODY("<p><value of='t[a'/></p>",
              "3: the reference “t[a” is wrong at character 4: “=” is missing after the column\n");
  ASSERT_BODY("<chart kind='bar' from='t' x='a' y='b' reference='u.c'/>", "3: no table is called “u”\n");
  ASSERT_BODY("<for each='u'/>", "3: no table is called “u”\n");
  ASSERT_BODY("<assignments from='u'/>", "3: no table is called “u”\n");
  ASSERT_BODY("<p><note>a<note>b</note></note></p>", "3: a note cannot stand within a note\n");
  ASSERT_BODY("<section><title>a</title><annex><title>b</title></annex></section>",
              "3: an annex stands directly in the body, not within another block\n");
  ASSERT_BODY("<for each='t'><annex><title>b</title></annex></for>", "");
  ASSERT_BODY("<p style='no-such'/>", "3: the template “base” has no style “no-such”\n");
  ASSERT_BODY("<p><link href='javascript:alert(1)'>x</link></p>",
              "3: “javascript:alert(1)” does not begin with https://, http://, mailto: or tel:\n");
  g_autoptr(GString) deep = g_string_new(NULL);
  for (int i = 0; i < 7; i++)
    g_string_append(deep, "<section><title>a</title>");
  for (int i = 0; i < 7; i++)
    g_string_append(deep, "</section>");
  ASSERT_BODY(deep->str, "3: sections are nested deeper than 6\n");
#undef ASSERT_BODY
}

static char *resolve(const Pack *pack, const char *relative, char **message) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  char *path = pack_resolve(pack, relative, 7, diagnostics);
  *message = faults(diagnostics, TRUE);
  return path;
}

/* Expects the fault, or with NULL that the file is found. */
static void assert_resolved(const Pack *pack, const char *relative, const char *fault) {
  g_autofree char *message = NULL, *path = resolve(pack, relative, &message);
  CU_ASSERT((path == NULL) == (fault != NULL));
  ASSERT_STRING(message, fault ? fault : "");
  if (path)
    CU_ASSERT(g_path_is_absolute(path) && g_str_has_suffix(path, relative));
}

#define LEAVES "leads out of the pack's folder"
#define PUT_IN " (put the file into the pack and write its path from pack.xml)\n"

static void stays_in_its_folder(void) {
  g_autofree char *inside = write_file("report.csv", "x", -1);
  g_autofree char *file = write_file("pack.xml",
                                     "<pack xmlns='urn:songngu:pack:1' id='t' lang='vi' template='base'>"
                                     "<info><title>T</title></info><body/></pack>",
                                     -1);
  g_autofree char *folder = g_path_get_dirname(file), *link = g_build_filename(folder, "link.csv", NULL);
  g_unlink(link);
  CU_ASSERT_FATAL(symlink("/etc/passwd", link) == 0);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Pack) pack = pack_load(folder, diagnostics);
  CU_ASSERT_FATAL(pack != NULL);
  assert_resolved(pack, "report.csv", NULL);
  assert_resolved(pack, "../x.csv", "7: “../x.csv” " LEAVES PUT_IN);
  assert_resolved(pack, "/etc/passwd", "7: “/etc/passwd” " LEAVES PUT_IN);
  assert_resolved(pack, "a/../../x", "7: “a/../../x” " LEAVES PUT_IN);
  assert_resolved(pack, "link.csv", "7: “link.csv” " LEAVES " through a link\n");
  assert_resolved(
      pack, "reprot.csv",
      "7: the file “reprot.csv” cannot be read: No such file or directory (did you mean “report.csv”?)\n");
  pack_free(NULL);
}

CU_TestInfo load_tests[] = {
    {"reads info", reads_info},
    {"reads stages", reads_stages},
    {"reads expectations", reads_expectations},
    {"checks stages", checks_stages},
    {"suggests names", suggests_names},
    {"checks the body", checks_body},
    {"stays in its folder", stays_in_its_folder},
    CU_TEST_INFO_NULL,
};
