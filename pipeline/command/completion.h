/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Completion for bash, from the same tables as --help. */

#include <stdio.h>

void completion_print(FILE *stream);
