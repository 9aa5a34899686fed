/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session with a server, in which nothing can be written and nothing waits for ever. */

#include <libpq-fe.h>

#include <songngu/plugin.h>

typedef struct Session {
  SnContext *context;
  PGconn *connection;
} Session;

/* `database`: a connection string or URI of libpq, without a password.  `schemas`: where tables without a schema are
 * looked for, separated by commas.  false: reported.  To be closed in any case. */
bool session_open(Session *session, SnContext *context, const char *database, const char *schemas, int64_t seconds);
void session_close(Session *session);

/* Says what the server said of `text`, the statement (NULL: of one that the user did not write); owns `result`. */
bool session_fail(Session *session, PGresult *result, const char *text);
