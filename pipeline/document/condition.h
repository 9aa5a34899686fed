/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether what stands in an <if> is printed. */

#include "document/binding.h"

/* FALSE also after a fault, which is reported. */
gboolean condition_holds(Binder *binder, xmlNodePtr node);
