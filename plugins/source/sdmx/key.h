/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which series are wanted: "A.VN.NGDP_XDC+NGDP_R_XDC.." as SDMX web services write it (sdmx-rest, "key"), or by name,
 * "INDICATOR=NGDP_XDC+NGDP_R_XDC; FREQ=A". */

#include "../../array.h"
#include "component.h"

typedef struct KeyChoice {
  char *code; /* owned */
  bool seen;
} KeyChoice;

/* What one dimension may be. */
typedef struct KeyPart {
  uint32_t component;
  ARRAY(KeyChoice) choices;
  xmlHashTablePtr codes;    /* those that the data have */
  ARRAY(const char *) list; /* the same, of the dictionary */
  const char *last;         /* of them, the one looked at last, and whether it is wanted */
  bool last_wanted;
} KeyPart;

typedef struct KeyFilter {
  ARRAY(KeyPart) parts;
  bool matched; /* any row at all */
} KeyFilter;

void key_clear(KeyFilter *filter);
/* `key` NULL: all series.  Positions count the dimensions but time.  false: reported. */
bool key_read(SnContext *context, const char *key, const Components *components, KeyFilter *out);
bool key_matches(KeyFilter *filter, const Components *components, const Text *row);
/* At the end of the data: each code that no series has, or that no series has this key.  false: reported. */
bool key_check(const KeyFilter *filter, const Components *components, SnContext *context, const char *shown);
