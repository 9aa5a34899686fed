/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statistical data and metadata exchange: data messages of SDMX-ML 2.1, generic and structure-specific, and 3.0, in any
 * layout.  Every observation is a row.  The file is read twice, piece by piece: first for what there is, the groups'
 * attributes among it, then for the rows. */

#include "sdmx.h"

#include <string.h>

#include "column.h"
#include "label.h"
#include "message.h"
#include "row.h"

typedef struct Params {
  const char *path, *structure, *language, *key;
  const char *start, *end;
  const char *locale, *nothing, *status;
} Params;

static const SnParam PARAMS[] = {
    {.name = "path",
     .type = SN_PARAM_PATH,
     .offset = offsetof(Params, path),
     .required = true,
     .help = "The data message"},
    {.name = "structure",
     .type = SN_PARAM_PATH,
     .offset = offsetof(Params, structure),
     .help =
         "The structure message with codelists and the data structure definition; columns ID_label then name what is "
         "coded"},
    {.name = "language",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, language),
     .fallback = "vi",
     .help = "The language of labels; editions in another print what the codelist has in theirs"},
    {.name = "key",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, key),
     .help =
         "The series wanted, as web services write it (Q.VN.NGDP_XDC+NGDP_R_XDC..) or by name (FREQ=Q; REF_AREA=VN)"},
    {.name = "start-period",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, start),
     .help = "The first period wanted, such as 2020 or 2020-Q1"},
    {.name = "end-period", .type = SN_PARAM_STRING, .offset = offsetof(Params, end), .help = "The last period wanted"},
    {.name = "locale",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, locale),
     .help = "How figures are written that the standard does not allow: plain, vi, en, or several, the first that fits "
             "being taken"},
    {.name = "nothing",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, nothing),
     .help = "Words that stand for no figure, with bars between them: na|N/A"},
    {.name = "status",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, status),
     .help = "Endings of figures that tell their status: sb=preliminary; e=estimate"},
    {0},
};

typedef struct Work {
  SnContext *context;
  const Params *params;
  const char *shown;
  SnTable *out;
  xmlDictPtr dictionary;
  Structure *structure;            /* NULL: none was given */
  const DataStructure *definition; /* that of the data, once they have said which it is */
  MessageHeader header;
  Components components;
  Groups groups;
  ObservedRules rules;
  KeyFilter key;
  int32_t first, last;
  uint64_t observations;
  bool failed;
} Work;

/* ---- the first time through: what there is */

/* The definition's components come first, in its order. */
static void define(Work *work) {
  work->definition = structure_find(work->context, work->structure, &work->header.structure);
  if (work->definition)
    components_define(&work->components, work->definition);
  else
    work->failed = true;
}

static void survey_begin(void *data, Level level, uint32_t line) {
  (void)line;
  Work *work = data;
  if (level == LEVEL_DATASET && work->structure && !work->definition && !work->failed)
    define(work);
  if (level == LEVEL_GROUP)
    groups_begin(&work->groups);
  work->observations += level == LEVEL_OBSERVATION;
}

static void survey_put(void *data, Level level, const char *id, bool key, const char *value, size_t length) {
  Work *work = data;
  uint32_t place = components_find(&work->components, id);
  if (place == NO_COLUMN && work->components.count == SDMX_MOST_COMPONENTS) {
    if (!work->failed)
      sn_fail_at(work->context, work->shown, 0, "the data have more than %d components", SDMX_MOST_COMPONENTS);
    work->failed = true;
    return;
  }
  place = components_meet(&work->components, id);
  Component *component = &work->components.list[place];
  component->levels |= 1u << level;
  component->key = component->key || (key && !work->definition);
  if (level == LEVEL_GROUP)
    groups_put(&work->groups, place, key, value, length);
}

static void survey_end(void *data, Level level) { (void)data, (void)level; }

static void survey_notice(void *data, uint32_t line, const char *text, size_t length) {
  Work *work = data;
  sn_warn_at(work->context, work->shown, line, "the publisher says: %.*s", (int)(length < 300 ? length : 300), text);
}

static bool survey(Work *work) {
  static const MessageHandler HANDLER = {survey_begin, survey_put, survey_end, survey_notice};
  if (!message_read(work->context, work->params->path, work->shown, work->dictionary, work->params->language, &HANDLER,
                    work, &work->header) ||
      work->failed)
    return false;
  if (work->observations == 0)
    return sn_fail_at(work->context, work->shown, 0, "the file holds no observations");
  return true;
}

/* ---- the structure */

static void find_codes(Work *work) {
  const DataStructure *definition = work->definition;
  const char *shown = sn_display_path(work->context, work->params->structure);
  for (size_t i = 0; i < definition->components.count; i++) {
    const StructureComponent *part = &definition->components.items[i];
    uint32_t place = components_find(&work->components, part->id);
    const char *missing = NULL;
    if (place == NO_COLUMN)
      continue;
    Component *component = &work->components.list[place];
    component->codes = structure_codelist(work->structure, part, &missing);
    if (missing && component_is_met(component))
      sn_warn_at(work->context, shown, 0, "codelist %s is not in the file, so %s has no labels", missing, part->id);
  }
}

static void warn_undefined(Work *work) {
  for (uint32_t i = 0; i < work->components.count; i++) {
    const Component *component = &work->components.list[i];
    if (!component->defined && component->kind != COMPONENT_MEASURE)
      sn_warn_at(work->context, work->shown, 0, "the structure file does not define %s, which the data have",
                 component->id);
  }
}

/* ---- the second time through: rows */

static bool read_rows(Work *work) {
  Rows rows = {
      .context = work->context,
      .shown = work->shown,
      .out = work->out,
      .language = work->params->language,
      .components = &work->components,
      .groups = &work->groups,
      .columns = columns_add(&work->components, work->rules.ending_count > 0, work->out),
      .key = &work->key,
      .rules = &work->rules,
      .structure = work->structure,
      .first = work->first,
      .last = work->last,
      .row = array_new(work->components.count, sizeof(Text)),
  };
  MessageHeader header;
  bool good = message_read(work->context, work->params->path, work->shown, work->dictionary, work->params->language,
                           &ROW_HANDLER, &rows, &header);
  good = rows_end(&rows) && good;
  good = key_check(&work->key, &work->components, work->context, work->shown) && good;
  if (good && rows.put == 0)
    good = sn_fail_at(work->context, work->shown, 0, "no observation lies within the periods asked for");
  rows_clear(&rows);
  return good;
}

static bool read_limit(SnContext *context, const char *name, const char *text, bool end, int32_t *out) {
  TimePeriod period;
  *out = end ? INT32_MAX : INT32_MIN;
  if (!text)
    return true;
  if (!time_period_parse(text, strlen(text), &period)) {
    sn_fail(context, "%s: “%s” is not a time period", name, text);
    sn_hint(context, "SDMX writes 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W07 or 2024-03-15");
    return false;
  }
  *out = end ? period.last : period.first;
  return true;
}

/* All parameters are looked at, so that all faults are said in one run. */
static bool read_parameters(Work *work) {
  const Params *params = work->params;
  bool good = observed_rules_read(work->context, params->locale, params->nothing, params->status, &work->rules);
  good = read_limit(work->context, "start-period", params->start, false, &work->first) && good;
  return read_limit(work->context, "end-period", params->end, true, &work->last) && good;
}

static bool load_structure(Work *work) {
  const char *path = work->params->structure;
  if (!path)
    return true;
  work->structure = structure_load(work->context, path, sn_display_path(work->context, path), work->dictionary);
  return work->structure != NULL;
}

static bool run(Work *work) {
  bool good = read_parameters(work);
  good = load_structure(work) && good;
  if (!good || !survey(work))
    return false;
  if (work->structure) {
    warn_undefined(work);
    find_codes(work);
  }
  return groups_settle(&work->groups, &work->components, work->context, work->shown) &&
         key_read(work->context, work->params->key, &work->components, &work->key) && read_rows(work);
}

static bool sdmx_read(SnContext *context, const void *params, SnTable *out) {
  Work work = {.context = context, .params = params, .out = out, .dictionary = xmlDictCreate()};
  if (!work.dictionary)
    abort();
  work.shown = sn_display_path(context, work.params->path);
  components_init(&work.components, work.dictionary);
  bool good = run(&work);
  key_clear(&work.key);
  observed_rules_clear(&work.rules);
  groups_clear(&work.groups);
  components_clear(&work.components);
  structure_free(work.structure);
  xmlDictFree(work.dictionary);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "sdmx",
    .version = "1",
    .summary = "Reads statistical data in SDMX-ML 2.1 or 3.0, an observation a row, with labels from codelists",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = sdmx_read,
};
