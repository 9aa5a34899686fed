/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <stddef.h>

/* Decodes a PNG or JPEG file in memory.  NULL when it is neither, broken, or
 * larger than 10,000 pixels a side or 40 million in all.  Free with cairo_surface_destroy. */
cairo_surface_t *image_surface(const void *data, size_t length);
