/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What --help prints. */

#include <stdio.h>

#include "command/command.h"

void help_print(FILE *stream);
void help_print_command(const Command *command, FILE *stream);
