/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a worker is doing, in memory that it shares with its supervisor: it
 * outlives a crash. */

#include <glib.h>

typedef struct Status {
  char pack[256];   /* its id, before that its path */
  char file[256];   /* pack.xml as messages name it */
  char edition[16]; /* "vi"; empty before editions begin */
  char stage[192];  /* "transform sectors", "render"; empty: no plugin is being called */
  char plugin[72];
  guint line;       /* of the stage in the pack; 0: none */
  gint supervising; /* waits for workers of its own: no deadline */
  gint tokens;      /* taken from the pool for them */
  gint editions, finished;
} Status;

/* NULL with errno set when there is no memory. */
Status *status_new(void);
void status_free(Status *status);

/* Copies as much of `text` as fits, without cutting a character. */
void status_set(char *field, gsize size, const char *text);
#define STATUS_SET(status, field, text) status_set((status)->field, sizeof(status)->field, text)

/* A plugin is entered; NULL stage: it has returned. */
void status_enter(Status *status, const char *stage, const char *plugin, guint line);
