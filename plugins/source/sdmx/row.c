/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row.h"

#include <string.h>

#include "label.h"
#include "sdmx.h"

/* ---- what the levels say */

static void begin(void *data, Level level, uint32_t line) {
  Rows *rows = data;
  buffer_clear(&rows->levels[level].text);
  rows->levels[level].values.count = 0;
  if (level == LEVEL_OBSERVATION)
    rows->line = line;
}

static void put(void *data, Level level, const char *id, bool key, const char *value, size_t length) {
  (void)key;
  Rows *rows = data;
  RowLevel *store = &rows->levels[level];
  uint32_t component = components_find(rows->components, id);
  if (level == LEVEL_GROUP || component == NO_COLUMN)
    return;
  *array_add(&store->values) = (RowValue){component, store->text.length, length};
  buffer_bytes(&store->text, value, length);
  buffer_char(&store->text, '\0');
}

static void take_level(Rows *rows, Level level) {
  const RowLevel *store = &rows->levels[level];
  for (size_t i = 0; i < store->values.count; i++) {
    const RowValue *value = &store->values.items[i];
    Text *text = &rows->row[value->component];
    if (!text->text)
      *text = (Text){store->text.data + value->offset, value->length};
  }
}

/* What is said nearer to the observation counts. */
static void gather(Rows *rows) {
  memset(rows->row, 0, rows->components->count * sizeof *rows->row);
  take_level(rows, LEVEL_OBSERVATION);
  take_level(rows, LEVEL_SERIES);
  groups_apply(rows->groups, rows->row);
  take_level(rows, LEVEL_DATASET);
}

static const Text *get(const Rows *rows, uint32_t component) {
  static const Text NONE;
  return component == NO_COLUMN ? &NONE : &rows->row[component];
}

/* ---- messages */

/* Attributes that no one takes for a part of the key where nobody says what is one. */
static bool may_be_key(const Component *component) {
  static const char *const ATTRIBUTES[] = {"UNIT_MULT",  "DECIMALS", "BASE_PER",    "TIME_FORMAT", "COLLECTION",
                                           "OBS_STATUS", "OBS_CONF", "CONF_STATUS", "UNIT",        "UNIT_MEASURE"};
  for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++)
    if (strcmp(component->id, ATTRIBUTES[i]) == 0)
      return false;
  return component_is_near(component);
}

/* "A.VN.NGDP_XDC, 2024-Q1" */
static const char *observation_name(Rows *rows) {
  bool told = components_have_keys(rows->components);
  buffer_clear(&rows->name);
  for (uint32_t i = 0; i < rows->components->count; i++) {
    const Component *component = &rows->components->list[i];
    const Text *text = &rows->row[i];
    if (component->kind == COMPONENT_TIME || component->kind == COMPONENT_MEASURE || !text->text || text->length > 64 ||
        !(told ? component->key : may_be_key(component)))
      continue;
    if (rows->name.length > 0)
      buffer_char(&rows->name, '.');
    buffer_bytes(&rows->name, text->text, text->length);
  }
  const Text *time = get(rows, rows->columns.time);
  if (time->text) {
    buffer_put(&rows->name, rows->name.length > 0 ? ", " : "");
    buffer_bytes(&rows->name, time->text, time->length);
  }
  buffer_char(&rows->name, '\0');
  return rows->name.data;
}

static bool is_shown(Rows *rows) { return rows->faults++ < SDMX_FAULTS_SHOWN; }

static int shown_length(const Text *text) { return (int)(text->length < 100 ? text->length : 100); }

/* ---- figures */

/* The power of ten that the figures are to be multiplied by. */
static bool read_multiplier(Rows *rows, int *power) {
  const Text *text = get(rows, rows->columns.multiplier);
  const char *digits = text->text;
  *power = 0;
  if (!digits)
    return true;
  bool negative = *digits == '-';
  digits += negative;
  size_t length = strlen(digits);
  if (length >= 1 && length <= 2 && strspn(digits, "0123456789") == length) {
    int number = digits[0] - '0';
    if (length == 2)
      number = number * 10 + (digits[1] - '0');
    *power = negative ? -number : number;
    return true;
  }
  if (is_shown(rows)) {
    sn_fail_at(rows->context, rows->shown, rows->line, "%s: UNIT_MULT “%.*s” is no power of ten",
               observation_name(rows), shown_length(text), text->text);
    sn_hint(rows->context, "it is a whole number such as 0, 3, 6 or 9");
  }
  return false;
}

/* Why there is no figure, as the observation's status tells it (SDMX code list CL_OBS_STATUS). */
static SnCell reason_of(const Text *flag) {
  char code = flag->text && flag->length == 1 ? flag->text[0] : 0;
  if (code == 'M') /* data cannot exist */
    return SN_CELL_NOT_APPLICABLE;
  return code && strchr("HLOQ", code) ? SN_CELL_NOT_AVAILABLE : SN_CELL_EMPTY;
}

static const char *status_of_code(const char *code, size_t length) {
  static const struct {
    char code;
    const char *status;
  } STATUSES[] = {{'A', "final"}, {'E', "estimate"}, {'I', "estimate"}, {'P', "provisional"}, {'F', "forecast"}};
  for (size_t i = 0; length == 1 && i < sizeof STATUSES / sizeof *STATUSES; i++)
    if (STATUSES[i].code == *code)
      return STATUSES[i].status;
  return NULL;
}

/* Of several codes the first that says more than that all is as it should be. */
static const char *read_status(const Text *flag) {
  const char *status = NULL;
  for (const char *at = flag->text; at && *at;) {
    size_t length = strcspn(at, "; ");
    const char *own = status_of_code(at, length);
    if (own && (!status || strcmp(status, "final") == 0))
      status = own;
    at += length;
    at += strspn(at, "; ");
  }
  return status;
}

typedef struct Observation {
  Observed figure;
  SnDecimal value; /* the figure times its multiplier */
  TimePeriod period;
  const char *status;
} Observation;

static bool report_figure(Rows *rows, const Text *text) {
  if (!is_shown(rows))
    return false;
  sn_fail_at(rows->context, rows->shown, rows->line, "%s: “%.*s” is not a number", observation_name(rows),
             shown_length(text), text->text);
  observed_advise(rows->context, text->text, text->length);
  return false;
}

static bool read_figure(Rows *rows, Observation *out) {
  const Text *text = get(rows, rows->columns.observed), *flag = get(rows, rows->columns.flag);
  int power;
  bool good = read_multiplier(rows, &power);
  if (!text->text)
    out->figure.cell = reason_of(flag);
  else if (!observed_read(rows->rules, text->text, text->length, &out->figure))
    return report_figure(rows, text);
  out->status = out->figure.status ? out->figure.status : read_status(flag);
  if (!good || out->figure.cell != SN_CELL_VALUE || observed_scale(out->figure.number, power, &out->value))
    return good;
  if (is_shown(rows)) {
    sn_fail_at(rows->context, rows->shown, rows->line, "%s: %.*s × 10^%d has more than 18 digits",
               observation_name(rows), shown_length(text), text->text, power);
    sn_hint(rows->context, "leave the series out with key=\"…\"");
  }
  return false;
}

static bool read_period(Rows *rows, Observation *out) {
  const Text *text = get(rows, rows->columns.time);
  if (!text->text || time_period_parse(text->text, text->length, &out->period))
    return true;
  if (is_shown(rows)) {
    sn_fail_at(rows->context, rows->shown, rows->line, "%s: “%.*s” is not a time period", observation_name(rows),
               shown_length(text), text->text);
    sn_hint(rows->context, "SDMX writes 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W07 or 2024-03-15");
  }
  return false;
}

/* ---- rows */

static void put_string(SnTable *out, uint32_t column, const char *text) {
  if (column != NO_COLUMN && text)
    sn_table_put_text(out, column, text, strlen(text));
}

static void put_figure(Rows *rows, uint32_t column, SnCell cell, SnDecimal number) {
  if (column == NO_COLUMN || cell == SN_CELL_EMPTY)
    return;
  if (cell == SN_CELL_VALUE)
    sn_table_put_number(rows->out, column, number);
  else
    sn_table_put_nothing(rows->out, column, cell);
}

static void put_component(Rows *rows, uint32_t place) {
  Component *component = &rows->components->list[place];
  const Text *text = &rows->row[place];
  if (!text->text) {
    if (component->key && component->column != NO_COLUMN && rows->incomplete++ == 0)
      rows->lacking = place;
    return;
  }
  sn_table_put_text(rows->out, component->column, text->text, text->length);
  if (component->label_column != NO_COLUMN)
    label_put(rows, component, text);
}

static void put_row(Rows *rows, const Observation *observation) {
  for (uint32_t i = 0; i < rows->components->count; i++)
    if (rows->components->list[i].column != NO_COLUMN && i != rows->columns.observed)
      put_component(rows, i);
  SnCell cell = observation->figure.cell;
  if (rows->columns.observed != NO_COLUMN)
    put_figure(rows, rows->components->list[rows->columns.observed].column, cell, observation->figure.number);
  put_figure(rows, rows->columns.value, cell, observation->value);
  put_string(rows->out, rows->columns.period, observation->period.text);
  put_string(rows->out, rows->columns.status, observation->status);
  sn_table_end_row(rows->out, &(SnOrigin){rows->shown, NULL, rows->line});
  rows->put++;
}

static bool is_within(const Rows *rows, const Observation *observation) {
  return rows->columns.time == NO_COLUMN ||
         (observation->period.first >= rows->first && observation->period.last <= rows->last);
}

static void end(void *data, Level level) {
  Rows *rows = data;
  Observation observation = {.figure = {.cell = SN_CELL_EMPTY}};
  if (level == LEVEL_SERIES)
    begin(rows, level, 0);
  if (level != LEVEL_OBSERVATION)
    return;
  gather(rows);
  if (!key_matches(rows->key, rows->components, rows->row))
    return;
  if (!read_period(rows, &observation) || !is_within(rows, &observation))
    return;
  if (read_figure(rows, &observation))
    put_row(rows, &observation);
}

const MessageHandler ROW_HANDLER = {begin, put, end, NULL};

bool rows_end(Rows *rows) {
  if (rows->faults > SDMX_FAULTS_SHOWN)
    sn_fail_at(rows->context, rows->shown, 0, "%u more observations have such faults",
               rows->faults - SDMX_FAULTS_SHOWN);
  const char *lacking = rows->incomplete > 0 ? rows->components->list[rows->lacking].id : NULL;
  if (rows->incomplete == 1)
    sn_warn_at(rows->context, rows->shown, 0, "an observation lacks dimension %s", lacking);
  else if (rows->incomplete > 1)
    sn_warn_at(rows->context, rows->shown, 0, "%u observations lack a dimension, such as %s", rows->incomplete,
               lacking);
  labels_report(rows);
  return rows->faults == 0;
}

void rows_clear(Rows *rows) {
  for (int i = 0; i < LEVELS; i++) {
    buffer_free(&rows->levels[i].text);
    array_free(&rows->levels[i].values);
  }
  free(rows->row);
  buffer_free(&rows->name);
}
