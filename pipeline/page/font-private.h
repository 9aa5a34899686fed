/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fonts as the shaper sees them. */

#include <fontconfig/fontconfig.h>

#include "page/typeface.h"

/* A letter with two marks (ế): only a font made for Vietnamese has it. */
#define FONT_VIETNAMESE_LETTER 0x1EBF

FcConfig *fonts_config(Fonts *fonts);
/* The face that serves a font which fontconfig chose; NULL when its file cannot be read. */
const Typeface *fonts_typeface(Fonts *fonts, FcPattern *pattern);
