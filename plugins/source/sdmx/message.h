/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A data message of SDMX-ML 2.1 (generic or structure-specific) or 3.0, piece by piece, whatever its layout: what a
 * data set, group, series or observation says comes as pairs of a component's id and its value. */

#include <libxml/tree.h>

#include <libxml/dict.h>

#include <songngu/plugin.h>

#include "structure.h"

typedef enum Level { LEVEL_DATASET, LEVEL_GROUP, LEVEL_SERIES, LEVEL_OBSERVATION, LEVELS } Level;

/* Of the data set being read. */
typedef struct MessageHeader {
  Reference structure;     /* id NULL: the message does not say */
  const char *observation; /* id of the dimension that tells a series' observations apart, or NULL */
  bool generic;            /* keys are told from attributes */
  bool explicit_measures;
} MessageHeader;

typedef struct MessageHandler {
  void (*begin)(void *data, Level level, uint32_t line);
  /* `id` is of the dictionary; `key`: a generic message says that it belongs to the key.  The value has no white space
   * at its ends save that of an observed value, and is valid during the call. */
  void (*put)(void *data, Level level, const char *id, bool key, const char *value, size_t length);
  void (*end)(void *data, Level level);
  void (*notice)(void *data, uint32_t line, const char *text, size_t length); /* of the publisher; may be NULL */
} MessageHandler;

/* Reads the whole message; `language` is preferred where an attribute's value is there in several.  false: reported. */
bool message_read(SnContext *context, const char *path, const char *shown, xmlDictPtr dictionary, const char *language,
                  const MessageHandler *handler, void *data, MessageHeader *header);
