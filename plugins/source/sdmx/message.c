/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "message.h"

#include <string.h>

#include "../../buffer.h"
#include "../markup.h"
#include "sdmx.h"

/* What an open element is. */
typedef enum Where {
  WHERE_SKIPPED, /* with all within it */
  WHERE_ROOT,
  WHERE_HEADER,
  WHERE_STRUCTURE, /* a structure that data sets refer to */
  WHERE_REFERENCE, /* which one it is */
  WHERE_ACTION,
  WHERE_FOOTER,
  WHERE_NOTICE, /* a message of the footer */
  WHERE_NOTICE_TEXT,
  WHERE_DATASET,
  WHERE_GROUP,
  WHERE_SERIES,
  WHERE_OBSERVATION,
  WHERE_KEY,        /* of generic data */
  WHERE_ATTRIBUTES, /* of generic data */
  WHERE_COMPONENT,  /* a value too complex for an XML attribute (SDMX 3.0) */
  WHERE_VALUE,      /* of it */
  WHERE_TEXT,       /* of that, in one language */
} Where;

typedef struct Message {
  SnContext *context;
  const char *shown, *language;
  xmlDictPtr dictionary;
  const MessageHandler *handler;
  void *data;
  MessageHeader *header;
  Where stack[MARKUP_MOST_DEPTH + 1];
  unsigned depth;
  Level level;
  uint32_t line;
  unsigned datasets, faults;
  ARRAY(struct Described {
    const char *id; /* by which data sets refer to it */
    MessageHeader header;
  })
  described;
  const char *component;      /* id of the complex value being read */
  Buffer text, value, values; /* being collected; in the best language so far; of the component */
  int rank;                   /* of `value`'s language, 0: none yet */
  int text_rank;
  bool collecting, refused, failed;
} Message;

static const char *keep(Message *message, const char *text, size_t length) {
  return (const char *)xmlDictLookup(message->dictionary, (const xmlChar *)text, (int)length);
}

static bool value_is(const MarkupAttribute *attribute, const char *text) {
  return attribute && markup_length(attribute) == strlen(text) &&
         memcmp(attribute->value, text, markup_length(attribute)) == 0;
}

static void collect(Message *message) {
  message->collecting = true;
  buffer_clear(&message->text);
}

static const char *collected(Message *message, size_t *length) {
  message->collecting = false;
  return sdmx_trim(message->text.data, message->text.length, length);
}

static void refuse_deletion(Message *message) {
  sn_fail_at(message->context, message->shown, message->line, "the message takes observations back (action Delete)");
  sn_hint(message->context, "get the whole data set, not the changes to one");
  message->refused = true;
}

/* ---- header */

static struct Described *last_described(Message *message) {
  return &message->described.items[message->described.count - 1];
}

static void open_structure(Message *message, const MarkupAttribute *attributes, unsigned count) {
  const MarkupAttribute *id = markup_find(attributes, count, "structureID");
  const MarkupAttribute *observation = markup_find(attributes, count, "dimensionAtObservation");
  struct Described *described = array_add(&message->described);
  *described = (struct Described){.header.generic = message->header->generic};
  described->id = id ? keep(message, id->value, markup_length(id)) : NULL;
  described->header.observation = observation ? keep(message, observation->value, markup_length(observation)) : NULL;
  described->header.explicit_measures = value_is(markup_find(attributes, count, "explicitMeasures"), "true");
}

/* <Ref>, as SDMX 2.1 has it. */
static void read_ref(Message *message, const MarkupAttribute *attributes, unsigned count) {
  static const struct {
    const char *name;
    size_t offset;
  } PARTS[] = {{"agencyID", offsetof(Reference, agency)},
               {"id", offsetof(Reference, id)},
               {"version", offsetof(Reference, version)}};
  Reference *reference = &last_described(message)->header.structure;
  for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
    const MarkupAttribute *part = markup_find(attributes, count, PARTS[i].name);
    if (part)
      *(const char **)((char *)reference + PARTS[i].offset) = keep(message, part->value, markup_length(part));
  }
}

static void close_reference(Message *message) {
  size_t length;
  const char *urn = collected(message, &length);
  if (length > 0)
    reference_parse(message->dictionary, urn, length, &last_described(message)->header.structure);
}

/* Which of the header's structures a data set refers to; the only one where it does not say. */
static void take_header(Message *message, const MarkupAttribute *attributes, unsigned count) {
  bool generic = message->header->generic;
  const struct Described *found = message->described.count > 0 ? &message->described.items[0] : NULL;
  for (unsigned i = 0; i < count; i++)
    for (size_t j = 0; strcmp(attributes[i].name, "structureRef") == 0 && j < message->described.count; j++)
      if (message->described.items[j].id && value_is(&attributes[i], message->described.items[j].id))
        found = &message->described.items[j];
  MessageHeader header = found ? found->header : (MessageHeader){.generic = generic};
  if (message->datasets++ > 0 && header.structure.id != message->header->structure.id) {
    sn_fail_at(message->context, message->shown, message->line, "the file holds data sets of different structures");
    sn_hint(message->context, "have a file made for each");
    message->refused = true;
    return;
  }
  *message->header = header;
}

/* ---- values */

static void put(Message *message, const char *id, bool key, const char *value, size_t length) {
  if (strcmp(id, "OBS_VALUE") != 0)
    value = sdmx_trim(value, length, &length);
  if (length > 0)
    message->handler->put(message->data, message->level, id, key, value, length);
}

/* XML attributes in no namespace are components; those in one are the standard's own. */
static void put_attributes(Message *message, const MarkupAttribute *attributes, unsigned count) {
  static const char *const OWN[] = {"type",
                                    "action",
                                    "structureRef",
                                    "dataScope",
                                    "setID",
                                    "validFromDate",
                                    "validToDate",
                                    "publicationYear",
                                    "reportingBegin",
                                    "reportingBeginDate",
                                    "reportingEndDate",
                                    "publicationPeriod"};
  for (unsigned i = 0; i < count; i++) {
    bool own = attributes[i].uri != NULL;
    for (size_t j = 0; j < sizeof OWN / sizeof *OWN && !own; j++)
      own = strcmp(attributes[i].name, OWN[j]) == 0;
    if (!own)
      put(message, keep(message, attributes[i].name, strlen(attributes[i].name)), false, attributes[i].value,
          markup_length(&attributes[i]));
  }
}

/* Where measures are explicit, an observation's type is its code in the measure dimension. */
static void put_measure(Message *message, const MarkupAttribute *attributes, unsigned count) {
  const char *dimension = message->header->observation;
  if (!message->header->explicit_measures || !dimension || markup_find(attributes, count, dimension))
    return;
  for (unsigned i = 0; i < count; i++)
    if (strcmp(attributes[i].name, "type") == 0 && attributes[i].prefix && strcmp(attributes[i].prefix, "xsi") == 0) {
      const char *colon = memchr(attributes[i].value, ':', markup_length(&attributes[i]));
      const char *start = colon ? colon + 1 : attributes[i].value;
      put(message, dimension, true, start, (size_t)(attributes[i].end - start));
    }
}

/* <generic:Value id= value=>, <generic:ObsDimension>, <generic:ObsValue>. */
static void put_pair(Message *message, const MarkupAttribute *attributes, unsigned count, const char *otherwise,
                     bool key) {
  const MarkupAttribute *id = markup_find(attributes, count, "id"), *value = markup_find(attributes, count, "value");
  if (value && (id || otherwise))
    put(message, id ? keep(message, id->value, markup_length(id)) : otherwise, key, value->value, markup_length(value));
}

/* ---- complex values of SDMX 3.0 */

static void open_component(Message *message, const MarkupAttribute *attributes, unsigned count) {
  const MarkupAttribute *id = markup_find(attributes, count, "id");
  message->component = id ? keep(message, id->value, markup_length(id)) : NULL;
  buffer_clear(&message->values);
}

static void open_value(Message *message) {
  message->rank = 0;
  buffer_clear(&message->value);
  collect(message);
}

static bool is_language(const char *value, size_t length, const char *wanted) {
  size_t own = strlen(wanted);
  return length >= own && memcmp(value, wanted, own) == 0 && (length == own || value[own] == '-');
}

/* The language wanted before English before any other. */
static void open_text(Message *message, const MarkupAttribute *attributes, unsigned count) {
  message->text_rank = 2; /* English, where nothing is said */
  for (unsigned i = 0; i < count; i++)
    if (strcmp(attributes[i].name, "lang") == 0 && attributes[i].prefix) {
      size_t length = markup_length(&attributes[i]);
      message->text_rank = is_language(attributes[i].value, length, message->language) ? 3
                           : is_language(attributes[i].value, length, "en")            ? 2
                                                                                       : 1;
    }
  collect(message);
}

static void close_text(Message *message) {
  size_t length;
  const char *text = collected(message, &length);
  if (length == 0 || message->text_rank <= message->rank)
    return;
  message->rank = message->text_rank;
  buffer_clear(&message->value);
  buffer_bytes(&message->value, text, length);
}

static void close_value(Message *message) {
  size_t length = message->value.length;
  const char *text = message->rank > 0 ? message->value.data : collected(message, &length);
  message->collecting = false;
  if (length == 0)
    return;
  if (message->values.length > 0)
    buffer_put(&message->values, "; ");
  buffer_bytes(&message->values, text, length);
}

/* ---- elements */

static void begin(Message *message, Level level) {
  message->level = level;
  message->handler->begin(message->data, level, message->line);
}

static Where report_unknown(Message *message, const char *name) {
  message->failed = true;
  if (message->faults++ < SDMX_FAULTS_SHOWN)
    sn_fail_at(message->context, message->shown, message->line, "<%s> has no meaning here in SDMX-ML", name);
  return WHERE_SKIPPED;
}

typedef struct Tag {
  const char *name;
  const MarkupAttribute *attributes;
  unsigned count;
} Tag;

static bool tag_is(const Tag *tag, const char *name) { return strcmp(tag->name, name) == 0; }

static Where open_in_root(Message *message, const Tag *tag) {
  if (tag_is(tag, "Header"))
    return WHERE_HEADER;
  if (tag_is(tag, "Footer"))
    return WHERE_FOOTER;
  if (!tag_is(tag, "DataSet"))
    return report_unknown(message, tag->name);
  take_header(message, tag->attributes, tag->count);
  begin(message, LEVEL_DATASET);
  if (!message->header->generic)
    put_attributes(message, tag->attributes, tag->count);
  return WHERE_DATASET;
}

static Where open_in_header(Message *message, const Tag *tag) {
  if (tag_is(tag, "DataSetAction")) {
    collect(message);
    return WHERE_ACTION;
  }
  if (!tag_is(tag, "Structure"))
    return WHERE_SKIPPED;
  open_structure(message, tag->attributes, tag->count);
  return WHERE_STRUCTURE;
}

static Where open_in_structure(Message *message, const Tag *tag) {
  bool flow = tag_is(tag, "StructureUsage") || tag_is(tag, "ProvisionAgreement") || tag_is(tag, "ProvisionAgrement");
  if (!flow && !tag_is(tag, "Structure"))
    return WHERE_SKIPPED;
  last_described(message)->header.structure.is_flow = flow;
  collect(message);
  return WHERE_REFERENCE;
}

/* What may stand in data sets, groups, series and observations alike. */
static Where open_common(Message *message, const Tag *tag) {
  if (tag_is(tag, "Attributes"))
    return WHERE_ATTRIBUTES;
  if (tag_is(tag, "Comp")) {
    open_component(message, tag->attributes, tag->count);
    return WHERE_COMPONENT;
  }
  static const char *const PASSED[] = {"Annotations", "DataProvider", "Metadata", "AttachmentConstraintRef"};
  for (size_t i = 0; i < sizeof PASSED / sizeof *PASSED; i++)
    if (tag_is(tag, PASSED[i]))
      return WHERE_SKIPPED;
  return report_unknown(message, tag->name);
}

static Where open_observation(Message *message, const Tag *tag) {
  begin(message, LEVEL_OBSERVATION);
  if (!message->header->generic) {
    put_measure(message, tag->attributes, tag->count);
    put_attributes(message, tag->attributes, tag->count);
  }
  return WHERE_OBSERVATION;
}

/* <Atts> are values for a part of the dimensions, as a group's are (SDMX 3.0). */
static Where open_in_dataset(Message *message, const Tag *tag) {
  bool group = tag_is(tag, "Group") || tag_is(tag, "Atts");
  if (tag_is(tag, "Obs"))
    return open_observation(message, tag);
  if (!group && !tag_is(tag, "Series"))
    return open_common(message, tag);
  begin(message, group ? LEVEL_GROUP : LEVEL_SERIES);
  if (!message->header->generic)
    put_attributes(message, tag->attributes, tag->count);
  return group ? WHERE_GROUP : WHERE_SERIES;
}

static Where open_in_series(Message *message, const Tag *tag) {
  if (tag_is(tag, "Obs"))
    return open_observation(message, tag);
  return tag_is(tag, "SeriesKey") ? WHERE_KEY : open_common(message, tag);
}

static Where open_in_observation(Message *message, const Tag *tag) {
  const char *dimension = message->header->observation;
  if (tag_is(tag, "ObsKey"))
    return WHERE_KEY;
  if (tag_is(tag, "ObsDimension"))
    put_pair(message, tag->attributes, tag->count, dimension ? dimension : "TIME_PERIOD", true);
  else if (tag_is(tag, "ObsValue"))
    put_pair(message, tag->attributes, tag->count, "OBS_VALUE", false);
  else
    return open_common(message, tag);
  return WHERE_SKIPPED;
}

static Where open_pair(Message *message, const Tag *tag, bool key) {
  if (!tag_is(tag, "Value"))
    return report_unknown(message, tag->name);
  put_pair(message, tag->attributes, tag->count, NULL, key);
  return WHERE_SKIPPED;
}

static Where open_notice(Message *message, const Tag *tag, Where parent) {
  if (parent == WHERE_FOOTER)
    return tag_is(tag, "Message") ? WHERE_NOTICE : WHERE_SKIPPED;
  if (!tag_is(tag, "Text"))
    return WHERE_SKIPPED;
  collect(message);
  return WHERE_NOTICE_TEXT;
}

static Where open_in_component(Message *message, const Tag *tag) {
  if (!tag_is(tag, "Value"))
    return report_unknown(message, tag->name);
  open_value(message);
  return WHERE_VALUE;
}

static Where open_element(Message *message, const Tag *tag, Where parent) {
  switch (parent) {
  case WHERE_ROOT:
    return open_in_root(message, tag);
  case WHERE_HEADER:
    return open_in_header(message, tag);
  case WHERE_STRUCTURE:
    return open_in_structure(message, tag);
  case WHERE_REFERENCE:
    if (tag_is(tag, "Ref"))
      read_ref(message, tag->attributes, tag->count);
    return WHERE_SKIPPED;
  case WHERE_FOOTER:
  case WHERE_NOTICE:
    return open_notice(message, tag, parent);
  case WHERE_DATASET:
    return open_in_dataset(message, tag);
  case WHERE_GROUP:
    return tag_is(tag, "GroupKey") ? WHERE_KEY : open_common(message, tag);
  case WHERE_SERIES:
    return open_in_series(message, tag);
  case WHERE_OBSERVATION:
    return open_in_observation(message, tag);
  case WHERE_KEY:
  case WHERE_ATTRIBUTES:
    return open_pair(message, tag, parent == WHERE_KEY);
  case WHERE_COMPONENT:
    return open_in_component(message, tag);
  case WHERE_VALUE:
    if (!tag_is(tag, "Text"))
      return WHERE_SKIPPED;
    open_text(message, tag->attributes, tag->count);
    return WHERE_TEXT;
  default:
    return WHERE_SKIPPED;
  }
}

static void check_action(Message *message, const Tag *tag) {
  for (unsigned i = 0; i < tag->count; i++)
    if (strcmp(tag->attributes[i].name, "action") == 0 && value_is(&tag->attributes[i], "Delete"))
      refuse_deletion(message);
}

static void on_open(void *data, const char *name, const char *uri, const MarkupAttribute *attributes, unsigned count,
                    uint32_t line) {
  Message *message = data;
  Where parent = message->depth > 0 ? message->stack[message->depth - 1] : WHERE_SKIPPED, where;
  message->line = line;
  if (message->depth == 0) {
    message->refused = !sdmx_check_root(message->context, message->shown, line, name, uri, false);
    message->header->generic = strncmp(name, "Generic", 7) == 0;
    where = WHERE_ROOT;
  } else {
    Tag tag = {name, attributes, count};
    where = open_element(message, &tag, parent);
    if (where == WHERE_DATASET || where == WHERE_SERIES || where == WHERE_OBSERVATION)
      check_action(message, &tag);
  }
  message->stack[message->depth++] = where;
}

static void close_notice(Message *message) {
  size_t length;
  const char *text = collected(message, &length);
  if (length > 0 && message->handler->notice)
    message->handler->notice(message->data, message->line, text, length);
}

static void close_action(Message *message) {
  size_t length;
  const char *text = collected(message, &length);
  if (length == 6 && memcmp(text, "Delete", 6) == 0)
    refuse_deletion(message);
}

static void close_element(Message *message, Where where) {
  static const Level PARENTS[LEVELS] = {[LEVEL_GROUP] = LEVEL_DATASET, [LEVEL_SERIES] = LEVEL_DATASET};
  switch (where) {
  case WHERE_REFERENCE:
    close_reference(message);
    break;
  case WHERE_ACTION:
    close_action(message);
    break;
  case WHERE_NOTICE_TEXT:
    close_notice(message);
    break;
  case WHERE_TEXT:
    close_text(message);
    break;
  case WHERE_VALUE:
    close_value(message);
    break;
  case WHERE_COMPONENT:
    if (message->component)
      put(message, message->component, false, message->values.data, message->values.length);
    break;
  case WHERE_DATASET:
  case WHERE_GROUP:
  case WHERE_SERIES:
  case WHERE_OBSERVATION: {
    Level level = message->level;
    message->handler->end(message->data, level);
    bool in_series = level == LEVEL_OBSERVATION && message->stack[message->depth - 1] == WHERE_SERIES;
    message->level = in_series ? LEVEL_SERIES : PARENTS[level];
    break;
  }
  default:
    break;
  }
}

static void on_close(void *data, const char *name) {
  (void)name;
  Message *message = data;
  Where where = message->stack[--message->depth];
  close_element(message, where);
}

static void on_text(void *data, const char *text, size_t length) {
  Message *message = data;
  if (message->collecting)
    buffer_bytes(&message->text, text, length);
}

static bool is_refused(void *data) { return ((Message *)data)->refused; }

bool message_read(SnContext *context, const char *path, const char *shown, xmlDictPtr dictionary, const char *language,
                  const MessageHandler *handler, void *data, MessageHeader *header) {
  static const MarkupHandler HANDLER = {on_open, on_close, on_text, is_refused};
  Message message = {.context = context,
                     .shown = shown,
                     .language = language,
                     .dictionary = dictionary,
                     .handler = handler,
                     .data = data,
                     .header = header};
  *header = (MessageHeader){0};
  bool good = markup_parse(context, path, shown, &HANDLER, &message) && !message.refused && !message.failed;
  array_free(&message.described);
  buffer_free(&message.text);
  buffer_free(&message.value);
  buffer_free(&message.values);
  return good;
}
