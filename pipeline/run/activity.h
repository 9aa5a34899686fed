/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a worker is doing, in memory that it shares with its supervisor: it
 * outlives a crash. */

#include <glib.h>

typedef struct Activity {
  char pack[256];   /* its id, before that its path */
  char file[256];   /* pack.xml as messages name it */
  char edition[16]; /* "vi"; empty before editions begin */
  char stage[192];  /* "transform sectors", "render"; empty: no plugin is being called */
  char plugin[72];
  guint line;       /* of the stage in the pack; 0: none */
  gint supervising; /* waits for workers of its own: no deadline */
  gint tokens;      /* taken from the pool for them */
  gint editions, finished;
} Activity;

/* NULL with errno set when there is no memory. */
Activity *activity_new(void);
void activity_free(Activity *activity);

/* Copies as much of `text` as fits, without cutting a character. */
void activity_set(char *field, gsize size, const char *text);
#define ACTIVITY_SET(activity, field, text) activity_set((activity)->field, sizeof(activity)->field, text)

/* A plugin is entered; NULL stage: it has returned. */
void activity_enter(Activity *activity, const char *stage, const char *plugin, guint line);
