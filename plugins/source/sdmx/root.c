/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which XML files are messages that can be read. */

#include <string.h>

#include "sdmx.h"

const char *sdmx_trim(const char *text, size_t length, size_t *trimmed) {
  while (length > 0 && strchr(" \t\r\n", text[length - 1]))
    length--;
  while (length > 0 && strchr(" \t\r\n", *text)) {
    text++;
    length--;
  }
  *trimmed = length;
  return text;
}

static bool is_one_of(const char *name, const char *const *names) {
  for (; *names; names++)
    if (strcmp(name, *names) == 0)
      return true;
  return false;
}

static bool refuse(SnContext *context, const char *shown, uint32_t line, const char *name, bool structure) {
  static const char *const OLD[] = {"CompactData", "CrossSectionalData", "UtilityData", "MessageGroup", NULL};
  if (is_one_of(name, OLD)) {
    sn_fail_at(context, shown, line, "<%s> is a message of SDMX-ML 2.0", name);
    sn_hint(context, "ask for it as SDMX-ML 2.1 or 3.0");
  } else if (structure) {
    sn_fail_at(context, shown, line, "<%s> is no structure message of SDMX-ML", name);
    sn_hint(context, "name the file with codelists and the data structure definition, whose root is <Structure>");
  } else if (strcmp(name, "Structure") == 0) {
    sn_fail_at(context, shown, line, "<Structure> holds codelists and definitions, not data");
    sn_hint(context, "name it with structure=\"…\", and the file of the data with path=\"…\"");
  } else if (strcmp(name, "Error") == 0) {
    sn_fail_at(context, shown, line, "the file is an error message of the service that it was asked from");
  } else {
    sn_fail_at(context, shown, line, "<%s> is no data message of SDMX-ML", name);
    sn_hint(context, "source plugin xml reads other XML");
  }
  return false;
}

bool sdmx_check_root(SnContext *context, const char *shown, uint32_t line, const char *name, const char *uri,
                     bool structure) {
  static const char *const DATA[] = {"StructureSpecificData", "StructureSpecificTimeSeriesData", "GenericData",
                                     "GenericTimeSeriesData", NULL};
  static const char *const STRUCTURE[] = {"Structure", NULL};
  static const char *const VERSIONS[] = {"/v2_1/message", "/v3_0/message", "/v3_1/message", NULL};
  if (!is_one_of(name, structure ? STRUCTURE : DATA))
    return refuse(context, shown, line, name, structure);
  for (const char *const *version = VERSIONS; uri && *version; version++)
    if (strstr(uri, *version))
      return true;
  sn_fail_at(context, shown, line, "<%s> is not in the namespace of an SDMX-ML 2.1 or 3.0 message", name);
  sn_hint(context, "ask for it as SDMX-ML 2.1 or 3.0");
  return false;
}
