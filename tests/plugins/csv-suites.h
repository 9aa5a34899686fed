/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../unit/unit.h"
#include "delimited.h"

extern CU_TestInfo csv_encoding_tests[], csv_repair_tests[];
