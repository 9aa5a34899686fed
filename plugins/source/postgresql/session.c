/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <stdio.h>
#include <string.h>

#include "../../array.h"
#include "../../near.h"

#define CONNECT_SECONDS "10" /* unless the connection string says otherwise */

/* ---- the connection string */

static bool is_refused(const char *keyword) {
  static const char *const REFUSED[] = {"options", "replication", "client_encoding", "passfile"};
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
    if (strcmp(keyword, REFUSED[i]) == 0)
      return true;
  return false;
}

static bool refuse_password(SnContext *context) {
  sn_fail(context, "a password stands in database=\"…\", where everyone who has the pack reads it");
  sn_hint(context, "take it out, and put it into ~/.pgpass, a service file or the environment's PGPASSWORD");
  return false;
}

/* What a string that cannot be parsed holds is not repeated: it may be a password. */
static bool check_string(SnContext *context, const char *database) {
  char *error = NULL;
  PQconninfoOption *options = PQconninfoParse(database, &error);
  PQfreemem(error);
  if (!options) {
    sn_fail(context, "database=\"…\" is no connection string of PostgreSQL");
    sn_hint(context, "write host=… dbname=… user=…, or postgresql://user@host/dbname");
    return false;
  }
  bool good = true;
  for (const PQconninfoOption *option = options; option->keyword; option++) {
    if (!option->val)
      continue;
    if (strcmp(option->keyword, "password") == 0 || strcmp(option->keyword, "sslpassword") == 0)
      good = refuse_password(context);
    else if (is_refused(option->keyword))
      good = sn_fail(context, "database=\"…\" may not set “%s”", option->keyword);
  }
  PQconninfoFree(options);
  return good;
}

/* ---- messages */

/* On one line, without the end of line that libpq puts. */
static char *tidy(const char *message) {
  char *copy = string_copy(message ? message : "");
  size_t length = strlen(copy);
  while (length > 0 && (copy[length - 1] == '\n' || copy[length - 1] == ' '))
    copy[--length] = '\0';
  for (char *c = copy; *c != '\0'; c++)
    *c = *c == '\n' || *c == '\t' ? ' ' : *c;
  return copy;
}

/* Line of character `position` (from 1) of UTF-8 text. */
static uint32_t line_of(const char *text, const char *position) {
  uint32_t line = 1;
  for (int left = position ? atoi(position) : 0; left > 1 && *text != '\0'; text++) {
    line += *text == '\n';
    left -= (text[1] & 0xC0) != 0x80;
  }
  return line;
}

/* What the tables that a name may mean are called, for one that the server does not know. */
static void hint_tables(Session *session, const char *message) {
  const char *open = strchr(message, '"'), *close = open ? strchr(open + 1, '"') : NULL;
  PQclear(PQexec(session->connection, "ROLLBACK"));
  PGresult *list = PQexec(session->connection,
                          "SELECT relname FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND "
                          "pg_catalog.pg_table_is_visible(oid) AND relnamespace <> 'pg_catalog'::regnamespace ORDER BY "
                          "relname LIMIT 1000");
  int count = PQntuples(list);
  const char **names = array_new((size_t)count + 1, sizeof *names);
  for (int i = 0; i < count; i++)
    names[i] = PQgetvalue(list, i, 0);
  char *unknown = close ? string_part(open + 1, (size_t)(close - open - 1)) : NULL;
  if (!unknown || !hint_near(session->context, unknown, names))
    sn_hint(session->context, "name its schema, as in schema.table, or say schema=\"…\"");
  free(unknown);
  free(names);
  PQclear(list);
}

bool session_fail(Session *session, PGresult *result, const char *text) {
  SnContext *context = session->context;
  const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char *hint = PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
  const char *position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
  const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  char *message = tidy(primary ? primary : PQerrorMessage(session->connection));
  hint = hint ? hint : PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
  if (state && strcmp(state, "57014") == 0)
    sn_fail(context, "the statement was not done in the time that timeout=\"…\" gives it");
  else if (text && position)
    sn_fail_in_text(context, line_of(text, position), "the statement: %s", message);
  else
    sn_fail(context, "the database server says: %s", message);
  if (hint) {
    char *tidied = tidy(hint);
    sn_hint(context, "%s", tidied);
    free(tidied);
  } else if (state && strcmp(state, "42P01") == 0) {
    hint_tables(session, message);
  } else if (state && (strcmp(state, "25006") == 0 || strcmp(state, "42501") == 0)) {
    sn_hint(context, "a statement may only read the database");
  }
  free(message);
  PQclear(result);
  return false;
}

static void notice(void *data, const PGresult *result) {
  Session *session = data;
  const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  char *message = tidy(primary);
  sn_warn(session->context, "the database server says: %s", message);
  free(message);
}

/* ---- the session */

static bool connect(Session *session, const char *database) {
  const char *const keywords[] = {"connect_timeout", "application_name", "dbname", "client_encoding", NULL};
  const char *const values[] = {CONNECT_SECONDS, "songngu", database, "UTF8", NULL};
  /* Later ones win; the connection string stands in the place of dbname. */
  session->connection = PQconnectdbParams(keywords, values, 1);
  if (!session->connection)
    return sn_fail(session->context, "out of memory");
  if (PQstatus(session->connection) == CONNECTION_OK)
    return true;
  char *message = tidy(PQerrorMessage(session->connection));
  sn_fail(session->context, "no connection to the database: %s", message);
  if (PQconnectionNeedsPassword(session->connection))
    sn_hint(session->context, "put the password into ~/.pgpass, a service file or the environment's PGPASSWORD");
  free(message);
  return false;
}

static bool run(Session *session, const char *command, int count, const char *const *values) {
  PGresult *result = PQexecParams(session->connection, command, count, NULL, values, NULL, NULL, 0);
  ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    return session_fail(session, result, NULL);
  PQclear(result);
  return true;
}

static bool set(Session *session, const char *name, const char *value) {
  const char *const values[] = {name, value};
  return run(session, "SELECT pg_catalog.set_config($1, $2, false)", 2, values);
}

/* The catalogue first, so that no one's function goes for the server's own, and the schemas as quoted names. */
static char *search_path(Session *session, const char *schemas) {
  ARRAY(char) path = {0};
  static const char FIRST[] = "pg_catalog", LAST[] = ", pg_temp";
  for (const char *c = FIRST; *c != '\0'; c++)
    *array_add(&path) = *c;
  while (*schemas != '\0') {
    const char *from = schemas + strspn(schemas, " ");
    size_t length = strcspn(from, ","), trimmed = length;
    while (trimmed > 0 && from[trimmed - 1] == ' ')
      trimmed--;
    char *name = PQescapeIdentifier(session->connection, from, trimmed);
    *array_add(&path) = ',';
    for (const char *c = name; c && *c != '\0'; c++)
      *array_add(&path) = *c;
    PQfreemem(name);
    schemas = from + length + (from[length] == ',');
  }
  for (const char *c = LAST; *c != '\0'; c++)
    *array_add(&path) = *c;
  *array_add(&path) = '\0';
  return path.items;
}

bool session_open(Session *session, SnContext *context, const char *database, const char *schemas, int64_t seconds) {
  /* What values look like as text, whatever the server's and the role's own settings. */
  static const char *const SETTINGS[][2] = {
      {"default_transaction_read_only", "on"},
      {"standard_conforming_strings", "on"},
      {"DateStyle", "ISO, YMD"},
      {"IntervalStyle", "iso_8601"},
      {"TimeZone", "UTC"},
      {"extra_float_digits", "1"},
      {"bytea_output", "hex"},
  };
  *session = (Session){.context = context};
  if (!check_string(context, database) || !connect(session, database))
    return false;
  PQsetNoticeReceiver(session->connection, notice, session);
  char milliseconds[32];
  snprintf(milliseconds, sizeof milliseconds, "%lld", (long long)seconds * 1000);
  char *path = search_path(session, schemas);
  bool good = set(session, "search_path", path) && set(session, "statement_timeout", milliseconds) &&
              set(session, "lock_timeout", milliseconds) &&
              set(session, "idle_in_transaction_session_timeout", milliseconds);
  free(path);
  for (size_t i = 0; good && i < sizeof SETTINGS / sizeof *SETTINGS; i++)
    good = set(session, SETTINGS[i][0], SETTINGS[i][1]);
  return good && run(session, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", 0, NULL);
}

void session_close(Session *session) { PQfinish(session->connection); }
