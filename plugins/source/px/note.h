/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* CELLNOTE and CELLNOTEX: what a file says of single cells. */

#include "cube.h"

typedef struct Notes {
  ARRAY(struct Note {
    const char *text;
    uint32_t values[MOST_SUBKEYS]; /* index of each variable's value, or ANY_VALUE */
  })
  list;
} Notes;

#define ANY_VALUE UINT32_MAX

/* A note that names a value that the table has not is a fault.  false: reported. */
bool notes_read(Notes *notes, const Cube *cube);
void notes_clear(Notes *notes);

/* The first note of the cell, or NULL. */
const char *notes_find(const Notes *notes, const Cube *cube, const uint32_t *values);
