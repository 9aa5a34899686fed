/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* songngu(1), from the same tables as --help. */

#include <stdio.h>

void manual_print(FILE *stream);
