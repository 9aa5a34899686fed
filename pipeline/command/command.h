/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The command line; one file a command. */

/* argv as main got it; returns the exit status. */
int command_main(int argc, char **argv);
