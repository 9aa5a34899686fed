/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the test files of test-page-text share. */

#include <CUnit/CUnit.h>

#include "page/canvas.h"
#include "page/paragraph.h"
#include "pack/template.h"

/* Fonts, shaper and diagnostics of the whole program. */
extern Fonts *fonts;
extern Shaper *shaper;
extern Diagnostics *diagnostics;

/* A body style: 13/18 pt serif, justified. */
Style body_style(void);

extern CU_TestInfo shape_tests[], canvas_tests[], paragraph_tests[];
