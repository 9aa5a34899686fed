/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files that are not the workbook their name promises, each told by its first bytes or by its parts. */

#include "package.h"

typedef enum Container { CONTAINER_ZIP, CONTAINER_FLAT } Container;

/* By the first bytes; false: reported. */
bool imposter_check_file(const Package *package, FILE *file, PackageKind kind, Container *container);

/* By the parts of a ZIP; false: reported. */
bool imposter_check_parts(const Package *package, PackageKind kind);

/* Says that the file has a password. */
void imposter_report_password(const Package *package);
