/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cube.h"

#include <string.h>

#include "../../near.h"
#include "period.h"

#define MOST_CELLS ((uint64_t)1 << 32)
#define MOST_VARIABLES 50

static const Keyword *find(const Cube *cube, const char *name, const char *subkey) {
  const Keyword *keyword = cube->language ? keywords_find(cube->keywords, name, cube->language, subkey) : NULL;
  return keyword;
}

/* In the language chosen, else in the file's own; a subkey is a variable's or value's name in that language. */
static const Keyword *find_either(const Cube *cube, const char *name, const char *subkey, const char *own) {
  const Keyword *keyword = find(cube, name, subkey);
  return keyword ? keyword : keywords_find(cube->keywords, name, NULL, own);
}

static uint32_t line_of(const Keyword *keyword) { return keyword ? keyword->line : 0; }

/* ---- variables */

static const Keyword *list_of(const Cube *cube, const char *name, const char *language) {
  const Keyword *own = keywords_find(cube->keywords, name, NULL, NULL);
  const Keyword *other = language ? keywords_find(cube->keywords, name, language, NULL) : NULL;
  return other && own && other->values.count == own->values.count ? other : own;
}

static void add_variables(Cube *cube, const char *name) {
  const Keyword *own = keywords_find(cube->keywords, name, NULL, NULL), *shown = list_of(cube, name, cube->language);
  for (size_t i = 0; own && i < own->values.count; i++)
    if (cube->variables.count <= MOST_VARIABLES)
      *array_add(&cube->variables) = (Variable){.name = shown->values.items[i], .own = own->values.items[i]};
}

static bool find_variables(Cube *cube) {
  add_variables(cube, "STUB");
  cube->stub = (uint32_t)cube->variables.count;
  add_variables(cube, "HEADING");
  if (cube->variables.count == 0)
    return sn_fail_at(cube->context, cube->shown, 0, "the file has neither STUB nor HEADING, and so no variables");
  if (cube->variables.count > MOST_VARIABLES)
    return sn_fail_at(cube->context, cube->shown, 0, "the table has more than %d variables", MOST_VARIABLES);
  return true;
}

/* NULL-terminated names; free the array only. */
static const char **variable_names(const Cube *cube) {
  const char **names = array_new(cube->variables.count + 1, sizeof *names);
  for (size_t i = 0; i < cube->variables.count; i++)
    names[i] = cube->variables.items[i].name;
  return names;
}

static Variable *find_variable(const Cube *cube, const char *name) {
  for (size_t i = 0; i < cube->variables.count; i++)
    if (sn_same_name(cube->variables.items[i].name, name) || sn_same_name(cube->variables.items[i].own, name))
      return &cube->variables.items[i];
  return NULL;
}

/* By the name that a parameter of the pack gives.  NULL: reported. */
static Variable *need_variable(const Cube *cube, const char *parameter, const char *name) {
  Variable *variable = find_variable(cube, name);
  if (variable)
    return variable;
  const char **names = variable_names(cube);
  sn_fail(cube->context, "%s=\"…\" names the variable “%s”, which the file has not", parameter, name);
  if (!hint_near(cube->context, name, names))
    sn_hint(cube->context, "its first variable is “%s”", names[0]);
  free(names);
  return NULL;
}

/* ---- values */

static void add_value(Variable *variable, const char *text) {
  *array_add(&variable->values) = (Value){.text = text, .decimals = -1, .chosen = true};
}

/* The values that TLIST(A1,"1994"-"1996") stands for. */
static bool add_times(Cube *cube, Variable *variable, const Keyword *timeval) {
  char time[16];
  const Texts *list = &timeval->values;
  if (!timeval->range || list->count < 4 || strlen(list->items[2]) >= sizeof time) {
    for (size_t i = 2; i < list->count; i++)
      add_value(variable, list->items[i]);
    return variable->values.count > 0;
  }
  strcpy(time, list->items[2]);
  for (uint32_t i = 0; i < 10000; i++) {
    *array_add(&cube->times) = string_copy(time);
    add_value(variable, cube->times.items[cube->times.count - 1]);
    if (strcmp(time, list->items[3]) == 0)
      return true;
    if (!period_next(list->items[1], time))
      break;
  }
  return false;
}

static bool find_values(Cube *cube, Variable *variable) {
  const Keyword *own = keywords_find(cube->keywords, "VALUES", NULL, variable->own);
  const Keyword *values = find_either(cube, "VALUES", variable->name, variable->own);
  const Keyword *timeval = keywords_find(cube->keywords, "TIMEVAL", NULL, variable->own);
  if (!values && timeval && add_times(cube, variable, timeval))
    return true;
  if (!values)
    return sn_fail_at(cube->context, cube->shown, 0, "variable “%s” has no VALUES", variable->own);
  if (own && own->values.count != values->values.count)
    return sn_fail_at(cube->context, cube->shown, line_of(values),
                      "variable “%s” has %u values here, and %u in the file's own language", variable->name,
                      (unsigned)values->values.count, (unsigned)own->values.count);
  for (size_t i = 0; i < values->values.count; i++)
    add_value(variable, values->values.items[i]);
  return true;
}

static bool find_codes(Cube *cube, Variable *variable) {
  const Keyword *codes = find_either(cube, "CODES", variable->name, variable->own);
  if (!codes)
    return true;
  if (codes->values.count != variable->values.count)
    return sn_fail_at(cube->context, cube->shown, codes->line, "variable “%s” has %u codes and %u values",
                      variable->name, (unsigned)codes->values.count, (unsigned)variable->values.count);
  for (size_t i = 0; i < codes->values.count; i++) {
    Value *value = &variable->values.items[i];
    value->code = codes->values.items[i];
    variable->codes = variable->codes || strcmp(value->code, value->text) != 0;
  }
  return true;
}

/* ---- times */

static void set_period(Variable *variable, Value *value, const char *period, const char *status) {
  value->period = string_copy(period);
  value->status = status;
  variable->periods = true;
  variable->statuses = variable->statuses || status;
}

static bool read_time(Variable *variable, Value *value, const char *scale, const char *time) {
  char period[PERIOD_TEXT], bare[PERIOD_TEXT];
  const char *status = NULL;
  bool labelled = period_of_label(value->text, period, &status);
  if (time && period_of_scale(scale, time, bare)) {
    set_period(variable, value, bare, labelled ? status : NULL);
    return true;
  }
  if (labelled)
    set_period(variable, value, period, status);
  return labelled;
}

/* A list that does not go with the values is left alone: their texts may still tell. */
static void find_periods(Cube *cube, Variable *variable) {
  const Keyword *timeval = keywords_find(cube->keywords, "TIMEVAL", NULL, variable->own);
  if (!timeval)
    return;
  const char *scale = timeval->values.count > 1 ? timeval->values.items[1] : "";
  Variable listed = {0};
  bool good = add_times(cube, &listed, timeval) && listed.values.count == variable->values.count;
  for (size_t i = 0; i < variable->values.count; i++)
    read_time(variable, &variable->values.items[i], scale, good ? listed.values.items[i].text : NULL);
  array_free(&listed.values);
}

/* The variable that the pack says is the time: each value must be one. */
static bool find_named_time(Cube *cube, const char *name) {
  Variable *variable = need_variable(cube, "time", name);
  bool good = variable != NULL;
  uint32_t faults = 0;
  for (size_t i = 0; variable && i < variable->values.count; i++) {
    Value *value = &variable->values.items[i];
    if (value->period || read_time(variable, value, "", NULL))
      continue;
    good = false;
    if (faults++ < 50)
      sn_fail_at(cube->context, cube->shown, 0, "“%s” of variable “%s” is no time that is known", value->text,
                 variable->name);
  }
  return good;
}

/* ---- units, decimals, signs */

static int read_small(const Keyword *keyword, int fallback) {
  const char *text = keyword && keyword->values.count == 1 ? keyword->values.items[0] : "";
  return strlen(text) == 1 && *text >= '0' && *text <= '9' ? *text - '0' : fallback;
}

static const char *read_text(const Keyword *keyword) {
  return keyword && keyword->values.count > 0 && *keyword->values.items[0] ? keyword->values.items[0] : NULL;
}

static void find_precision(Cube *cube) {
  for (size_t i = 0; i < cube->keywords->list.count; i++) {
    const Keyword *keyword = &cube->keywords->list.items[i];
    if (strcmp(keyword->name, "PRECISION") != 0 || keyword->language || keyword->subkeys.count != 2)
      continue;
    Variable *variable = find_variable(cube, keyword->subkeys.items[0]);
    const Keyword *own = keywords_find(cube->keywords, "VALUES", NULL, keyword->subkeys.items[0]);
    for (size_t v = 0; variable && own && v < variable->values.count; v++)
      if (strcmp(own->values.items[v], keyword->subkeys.items[1]) == 0)
        variable->values.items[v].decimals = read_small(keyword, -1);
  }
}

/* Where one variable tells what is measured, its values have units of their own. */
static void find_units(Cube *cube) {
  cube->unit = read_text(find_either(cube, "UNITS", NULL, NULL));
  const char *name = read_text(keywords_find(cube->keywords, "CONTVARIABLE", NULL, NULL));
  Variable *variable = name ? find_variable(cube, name) : NULL;
  const Keyword *own = variable ? keywords_find(cube->keywords, "VALUES", NULL, variable->own) : NULL;
  for (size_t i = 0; variable && i < variable->values.count; i++) {
    Value *value = &variable->values.items[i];
    value->unit = read_text(find_either(cube, "UNITS", value->text, own ? own->values.items[i] : value->text));
    cube->units = cube->units || value->unit;
  }
}

static void find_decimals(Cube *cube) {
  int decimals = read_small(keywords_find(cube->keywords, "DECIMALS", NULL, NULL), 0);
  cube->decimals = read_small(keywords_find(cube->keywords, "SHOWDECIMALS", NULL, NULL), decimals);
  find_precision(cube);
}

int cube_sign(const char *text, size_t length) {
  if (length == 1 && *text == '-')
    return 0;
  if (length < 1 || length >= SIGNS)
    return -1;
  for (size_t i = 0; i < length; i++)
    if (text[i] != '.')
      return -1;
  return (int)length;
}

/* A sign that the office explains by one of those for nothing means what that one does. */
static void explain_sign(Cube *cube, int sign, const Keyword *keyword) {
  const char *text = read_text(keyword);
  SnDecimal number;
  SnCell cell;
  if (text && sn_number_parse(text, strlen(text), SN_LOCALE_PLAIN, &number, &cell) && cell != SN_CELL_VALUE &&
      cell != SN_CELL_EMPTY && cube_sign(text, strlen(text)) <= 0)
    cube->signs[sign] = cell;
}

static bool declare_sign(Cube *cube, const Pair *pair) {
  static const struct {
    const char *text;
    SnCell cell;
  } MEANINGS[] = {
      {"-", SN_CELL_NIL}, {"...", SN_CELL_NOT_AVAILABLE}, {"x", SN_CELL_NOT_APPLICABLE}, {"", SN_CELL_EMPTY}};
  int sign = cube_sign(pair->name, strlen(pair->name));
  for (size_t i = 0; sign >= 0 && i < sizeof MEANINGS / sizeof *MEANINGS; i++)
    if (strcmp(pair->value, MEANINGS[i].text) == 0) {
      cube->signs[sign] = MEANINGS[i].cell;
      return true;
    }
  sn_fail(cube->context, "symbols=\"…\": “%s=%s” is not a sign and what it means", pair->name, pair->value);
  sn_hint(cube->context, "signs are - and one to six points; they mean - (nil), ... (not available) or x (not "
                         "applicable)");
  return false;
}

/* As statistical offices that publish such files use them; Viet Nam's are told by DATASYMBOL. */
static bool find_signs(Cube *cube, const Pairs *symbols) {
  static const SnCell USUAL[SIGNS] = {SN_CELL_NIL,           SN_CELL_NOT_APPLICABLE, SN_CELL_NOT_AVAILABLE,
                                      SN_CELL_NOT_AVAILABLE, SN_CELL_NOT_AVAILABLE,  SN_CELL_NOT_AVAILABLE,
                                      SN_CELL_NOT_AVAILABLE};
  memcpy(cube->signs, USUAL, sizeof USUAL);
  for (int sign = 1; sign < SIGNS; sign++) {
    char name[] = "DATASYMBOL0";
    name[sizeof name - 2] = (char)('0' + sign);
    explain_sign(cube, sign, keywords_find(cube->keywords, name, NULL, NULL));
  }
  explain_sign(cube, 0, keywords_find(cube->keywords, "DATASYMBOLNIL", NULL, NULL));
  bool good = true;
  for (size_t i = 0; i < symbols->count; i++)
    good = declare_sign(cube, &symbols->list[i]) && good;
  return good;
}

static void find_keys(Cube *cube) {
  for (size_t i = 0; i < cube->stub; i++) {
    const char *keys = read_text(keywords_find(cube->keywords, "KEYS", NULL, cube->variables.items[i].own));
    cube->keyed = cube->keyed || keys;
    cube->variables.items[i].keyed_by_code = keys && strcmp(keys, "CODES") == 0;
  }
}

/* ---- what the pack chooses */

static bool choose(Cube *cube, Variable *variable, const char *wanted) {
  bool found = false;
  for (size_t i = 0; i < variable->values.count; i++) {
    Value *value = &variable->values.items[i];
    if (sn_same_name(value->text, wanted) || (value->code && strcmp(value->code, wanted) == 0)) {
      value->chosen = true;
      found = true;
    }
  }
  if (found)
    return true;
  const char **names = array_new(variable->values.count + 1, sizeof *names);
  for (size_t i = 0; i < variable->values.count; i++)
    names[i] = variable->values.items[i].text;
  sn_fail(cube->context, "select=\"…\": variable “%s” has no value “%s”", variable->name, wanted);
  hint_near(cube->context, wanted, names);
  free(names);
  return false;
}

static bool choose_values(Cube *cube, const Pair *pair) {
  Variable *variable = need_variable(cube, "select", pair->name);
  if (!variable)
    return false;
  for (size_t i = 0; i < variable->values.count; i++)
    variable->values.items[i].chosen = false;
  bool good = true;
  char *list = string_copy(pair->value), *rest = list;
  for (char *word; (word = strsep(&rest, "|"));) {
    word += strspn(word, " ");
    for (size_t length = strlen(word); length > 0 && word[length - 1] == ' '; length--)
      word[length - 1] = '\0';
    good = choose(cube, variable, word) && good;
  }
  free(list);
  return good;
}

/* ---- the whole */

static const char *own_language(const Cube *cube) {
  return read_text(keywords_find(cube->keywords, "LANGUAGE", NULL, NULL));
}

static bool find_language(Cube *cube, const char *wanted) {
  const char *own = own_language(cube);
  if (!wanted || (own && strcmp(own, wanted) == 0))
    return true;
  const Keyword *languages = keywords_find(cube->keywords, "LANGUAGES", NULL, NULL);
  for (size_t i = 0; languages && i < languages->values.count; i++)
    if (strcmp(languages->values.items[i], wanted) == 0) {
      cube->language = languages->values.items[i];
      return true;
    }
  sn_fail_at(cube->context, cube->shown, line_of(languages), "the file is not in the language “%s”", wanted);
  if (own)
    sn_hint(cube->context, "its own language is “%s”", own);
  return false;
}

static bool count_cells(Cube *cube) {
  cube->cells = 1;
  for (size_t i = 0; i < cube->variables.count; i++)
    if (__builtin_mul_overflow(cube->cells, cube->variables.items[i].values.count, &cube->cells) ||
        cube->cells > MOST_CELLS)
      return sn_fail_at(cube->context, cube->shown, 0, "the table has more cells than can be read");
  return true;
}

bool cube_read(Cube *cube, const Keywords *keywords, const CubeParams *params) {
  *cube = (Cube){.context = keywords->context, .shown = keywords->shown, .keywords = keywords};
  if (!find_language(cube, params->language) || !find_variables(cube))
    return false;
  bool good = true;
  for (size_t i = 0; i < cube->variables.count; i++) {
    Variable *variable = &cube->variables.items[i];
    bool has_values = find_values(cube, variable);
    if (has_values)
      find_periods(cube, variable);
    good = has_values && find_codes(cube, variable) && good;
  }
  if (!good || !count_cells(cube))
    return false;
  find_units(cube);
  find_decimals(cube);
  find_keys(cube);
  good = find_signs(cube, params->symbols);
  if (params->time)
    good = find_named_time(cube, params->time) && good;
  for (size_t i = 0; i < params->select->count; i++)
    good = choose_values(cube, &params->select->list[i]) && good;
  return good;
}

void cube_clear(Cube *cube) {
  for (size_t i = 0; i < cube->variables.count; i++) {
    Variable *variable = &cube->variables.items[i];
    for (size_t v = 0; v < variable->values.count; v++)
      free((char *)variable->values.items[v].period);
    array_free(&variable->values);
  }
  array_free(&cube->variables);
  for (size_t i = 0; i < cube->times.count; i++)
    free(cube->times.items[i]);
  array_free(&cube->times);
}

/* ---- other languages */

static void translate_into(const Cube *cube, SnTable *out, const uint32_t *columns, const char *language) {
  bool own = own_language(cube) && strcmp(own_language(cube), language) == 0;
  const Keyword *lists[] = {own ? NULL : list_of(cube, "STUB", language),
                            own ? NULL : list_of(cube, "HEADING", language)};
  for (size_t i = 0; i < cube->variables.count; i++) {
    const Variable *variable = &cube->variables.items[i];
    const Keyword *list = lists[i >= cube->stub];
    const char *name = own ? variable->own : list->values.items[i - (i >= cube->stub ? cube->stub : 0)];
    const Keyword *values = keywords_find(cube->keywords, "VALUES", own ? NULL : language, name);
    for (size_t v = 0; values && v < variable->values.count && v < values->values.count; v++)
      if (strcmp(values->values.items[v], variable->values.items[v].text) != 0)
        sn_table_translate(out, columns[i], variable->values.items[v].text, language, values->values.items[v]);
  }
}

void cube_translate(const Cube *cube, SnTable *out, const uint32_t *columns) {
  const Keyword *languages = keywords_find(cube->keywords, "LANGUAGES", NULL, NULL);
  const char *own = own_language(cube), *shown = cube->language ? cube->language : own;
  for (size_t i = 0; languages && i < languages->values.count; i++)
    if (!shown || strcmp(languages->values.items[i], shown) != 0)
      translate_into(cube, out, columns, languages->values.items[i]);
}
