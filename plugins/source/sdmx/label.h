/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What codes are called. */

#include "row.h"

/* Puts the name of a code into the component's column of labels; the names in other languages go with it. */
void label_put(Rows *rows, Component *component, const Text *code);
/* Warns of codes without names in the language asked for. */
void labels_report(Rows *rows);
