/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of a PostgreSQL server, or what a SELECT makes of its tables, row by row as it comes. */

#include <stdio.h>
#include <string.h>

#include "../../array.h"
#include "../../date.h"
#include "../figure.h"
#include "../query.h"
#include "placeholder.h"
#include "session.h"

typedef struct Params {
  Query query;
  const char *database, *schema;
} Params;

static const SnParam PARAMS[] = {
    {.name = "database",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, database),
     .required = true,
     .help = "The connection string or URI of libpq, without a password, as host=stats.local dbname=grdp user=reader"},
    {.name = "schema",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, schema),
     .fallback = "public",
     .help = "The schemas in which tables named without one are looked for, separated by commas"},
    QUERY_PARAMS,
    {0},
};

/* Types by their object identifiers (pg_type.dat). */
enum {
  OID_BOOL = 16,
  OID_BYTEA = 17,
  OID_INT8 = 20,
  OID_INT2 = 21,
  OID_INT4 = 23,
  OID_OID = 26,
  OID_FLOAT4 = 700,
  OID_FLOAT8 = 701,
  OID_DATE = 1082,
  OID_NUMERIC = 1700,
};

/* A result being read. */
typedef struct Reading {
  Session *session;
  const Query *query;
  char *origin; /* "postgresql:DATABASE" */
  SnTable *out;
  uint32_t row, faults;
} Reading;

#define FAULTS_SHOWN 50

/* ---- cells */

static void report_cell(Reading *reading, const char *column, const char *text) {
  if (reading->faults++ >= FAULTS_SHOWN)
    return;
  sn_fail_at(reading->session->context, reading->origin, reading->row,
             "“%.60s” of column “%s” is no figure of at most 18 digits and decimals", text, column);
  sn_hint(reading->session->context, "let the statement round it, or make it text with ::text");
}

static void put_figure(Reading *reading, uint32_t i, const char *column, const char *text, size_t length) {
  SnDecimal number;
  if (figure_read(text, length, &number) == FIGURE_GOOD)
    sn_table_put_number(reading->out, i, number);
  else
    report_cell(reading, column, text);
}

static void put_cell(Reading *reading, const PGresult *result, int i) {
  if (PQgetisnull(result, 0, i))
    return;
  const char *text = PQgetvalue(result, 0, i);
  size_t length = (size_t)PQgetlength(result, 0, i);
  uint32_t column = (uint32_t)i;
  int32_t days;
  switch (PQftype(result, i)) {
  case OID_BOOL:
    sn_table_put_boolean(reading->out, column, *text == 't');
    break;
  case OID_INT2:
  case OID_INT4:
  case OID_INT8:
  case OID_OID:
  case OID_FLOAT4:
  case OID_FLOAT8:
  case OID_NUMERIC:
    put_figure(reading, column, PQfname(result, i), text, length);
    break;
  case OID_DATE:
    /* Infinity, and years before Christ, are words. */
    if (date_parse(text, &days))
      sn_table_put_date(reading->out, column, days);
    else
      sn_table_put_text(reading->out, column, text, length);
    break;
  default:
    sn_table_put_text(reading->out, column, text, length);
  }
}

static bool put_row(Reading *reading, const PGresult *result) {
  if (!query_may_go_on(reading->session->context, reading->query, reading->row))
    return false;
  reading->row++;
  for (int i = 0; i < PQnfields(result); i++)
    put_cell(reading, result, i);
  sn_table_end_row(reading->out, &(SnOrigin){reading->origin, reading->query->table, reading->row});
  return true;
}

/* ---- columns */

static bool add_columns(Reading *reading, const PGresult *described) {
  SnContext *context = reading->session->context;
  bool good = true;
  for (int i = 0; i < PQnfields(described); i++) {
    const char *name = PQfname(described, i);
    if (PQftype(described, i) == OID_BYTEA) {
      good = sn_fail(context, "column “%s” holds binary data, which is no cell", name);
      sn_hint(context, "leave it out of the statement, or make it text with encode()");
    } else {
      /* What the server calls an expression that has no name. */
      good = query_add_column(context, reading->out, i, strcmp(name, "?column?") == 0 ? NULL : name) && good;
    }
  }
  return good;
}

/* ---- running */

static bool prepare(Reading *reading, const Placeholders *statement) {
  PGconn *connection = reading->session->connection;
  PGresult *prepared = PQprepare(connection, "", statement->text, 0, NULL);
  if (PQresultStatus(prepared) != PGRES_COMMAND_OK)
    return session_fail(reading->session, prepared, statement->text);
  PQclear(prepared);
  PGresult *described = PQdescribePrepared(connection, "");
  if (PQresultStatus(described) != PGRES_COMMAND_OK)
    return session_fail(reading->session, described, statement->text);
  bool good = PQnfields(described) > 0 || sn_fail(reading->session->context, "the statement gives no table");
  good = good && add_columns(reading, described);
  PQclear(described);
  return good;
}

static bool send(Reading *reading, const Placeholders *statement, const Pairs *pairs) {
  const char **values = array_new((size_t)statement->count, sizeof *values);
  char **copies = array_new((size_t)statement->count, sizeof *copies);
  for (int i = 0; i < statement->count; i++) {
    Bound bound = bound_of(pairs_find(pairs, statement->names[i]));
    copies[i] = string_part(bound.text, bound.length);
    values[i] = bound.kind == BOUND_NULL ? NULL : copies[i];
  }
  PGconn *connection = reading->session->connection;
  bool sent =
      PQsendQueryPrepared(connection, "", statement->count, values, NULL, NULL, 0) && PQsetSingleRowMode(connection);
  for (int i = 0; i < statement->count; i++)
    free(copies[i]);
  free(copies);
  free(values);
  return sent || session_fail(reading->session, NULL, NULL);
}

static bool receive(Reading *reading, const Placeholders *statement) {
  PGconn *connection = reading->session->connection;
  SnContext *context = reading->session->context;
  for (PGresult *result; (result = PQgetResult(connection));) {
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK)
      return session_fail(reading->session, result, statement->text);
    bool good = status == PGRES_TUPLES_OK || put_row(reading, result);
    PQclear(result);
    if (!good)
      return false;
  }
  query_end(context, reading->query, reading->row);
  if (reading->faults > FAULTS_SHOWN)
    sn_fail_at(context, reading->origin, 0, "%u more cells have such faults", reading->faults - FAULTS_SHOWN);
  return reading->faults == 0;
}

static bool ask(SnContext *context, const Params *params, const Placeholders *statement, const Pairs *pairs,
                SnTable *out) {
  Session session;
  Reading reading = {.session = &session, .query = &params->query, .out = out};
  bool good = session_open(&session, context, params->database, params->schema, params->query.timeout);
  if (good) {
    const char *name = PQdb(session.connection);
    reading.origin = array_new(strlen(name) + sizeof "postgresql:", 1);
    stpcpy(stpcpy(reading.origin, "postgresql:"), name);
    good = prepare(&reading, statement) && send(&reading, statement, pairs) && receive(&reading, statement);
  }
  free(reading.origin);
  session_close(&session);
  return good;
}

static bool postgresql_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  Pairs pairs;
  Placeholders statement = {0};
  bool good = pairs_read(context, "bind", params->query.bind, &pairs);
  char *text = query_statement(context, &params->query, true);
  good = text && placeholders_read(context, text, &statement) && good;
  good = good && query_check_bound(context, &pairs, (const char *const *)statement.names) &&
         ask(context, params, &statement, &pairs, out);
  placeholders_clear(&statement);
  free(text);
  pairs_clear(&pairs);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "postgresql",
    .version = "1",
    .summary = "Reads a table of a PostgreSQL server, or the result of a SELECT statement",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = postgresql_read,
    .needs = SN_NEEDS_NETWORK,
};
