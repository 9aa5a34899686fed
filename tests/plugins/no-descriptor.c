/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A shared object that is no plugin. */

#include <songngu/plugin.h>

SN_EXPORT extern const int songngu_other;
const int songngu_other = SN_ABI;
