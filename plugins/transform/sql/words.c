/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/uiter.h>

static int collate(void *data, int a_length, const void *a, int b_length, const void *b) {
  UCharIterator first, second;
  UErrorCode status = U_ZERO_ERROR;
  uiter_setUTF8(&first, a, a_length);
  uiter_setUTF8(&second, b, b_length);
  return ucol_strcollIter(data, &first, &second, &status);
}

static void close_collator(void *data) { ucol_close(data); }

static int add_collation(sqlite3 *db, const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open(language, &status);
  if (U_FAILURE(status))
    return SQLITE_ERROR;
  return sqlite3_create_collation_v2(db, language, SQLITE_UTF8, collator, collate, close_collator);
}

typedef int32_t Convert(const UCaseMap *map, char *to, int32_t room, const char *from, int32_t length,
                        UErrorCode *status);

static void change_case(sqlite3_context *result, sqlite3_value *value, Convert *convert) {
  if (sqlite3_value_type(value) == SQLITE_NULL)
    return;
  const char *text = (const char *)sqlite3_value_text(value);
  int32_t length = sqlite3_value_bytes(value), room = length * 3 + 1; /* no letter grows by more */
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open("vi", 0, &status);
  char *changed = length < INT32_MAX / 4 ? sqlite3_malloc(room) : NULL;
  if (changed && U_SUCCESS(status))
    sqlite3_result_text(result, changed, convert(map, changed, room, text, length, &status), sqlite3_free);
  else {
    sqlite3_free(changed);
    sqlite3_result_error_nomem(result);
  }
  ucasemap_close(map);
}

static void upper(sqlite3_context *result, int count, sqlite3_value **values) {
  change_case(result, values[0], ucasemap_utf8ToUpper);
}

static void lower(sqlite3_context *result, int count, sqlite3_value **values) {
  change_case(result, values[0], ucasemap_utf8ToLower);
}

int words_register(sqlite3 *db) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  int status = add_collation(db, "vi") | add_collation(db, "en");
  status |= sqlite3_create_function(db, "upper", 1, flags, NULL, upper, NULL, NULL);
  return status | sqlite3_create_function(db, "lower", 1, flags, NULL, lower, NULL, NULL);
}
