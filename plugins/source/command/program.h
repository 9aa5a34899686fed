/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Running a program for what it prints, within limits of time and size.  It and all that it starts are gone when
 * program_run returns, and also when this process is killed. */

#include <stdint.h>

#include "../../buffer.h"

typedef struct Program {
  const char *file; /* absolute */
  char *const *arguments;
  const char *folder; /* where it runs */
  int64_t seconds;    /* it may take */
  size_t bytes;       /* it may print */
} Program;

typedef enum Ending {
  ENDED,   /* status: what it returned */
  KILLED,  /* status: the signal */
  NOT_RUN, /* status: errno */
  OUT_OF_TIME,
  TOO_MUCH_SAID, /* more than `bytes` */
} Ending;

typedef struct Outcome {
  Ending ending;
  int status;
  Buffer output; /* what it printed; release with buffer_free */
  Buffer errors; /* the beginning of its standard error, with a NUL behind; release with buffer_free */
} Outcome;

/* Standard input is /dev/null; the environment holds PATH, LC_ALL and, where it is set here, SOURCE_DATE_EPOCH. */
Outcome program_run(const Program *program);
