/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a PNG or JPEG file says of its size. */

#include <glib.h>

/* FALSE: neither a PNG nor a JPEG, or one without a size. */
gboolean picture_size(GBytes *file, guint *width, guint *height);
