#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the template of all messages of the program and its plugins, found in
# the sources as they are.  Places and dates are left out, so that the template
# changes with the words alone.  Warnings that messages hold “ ” are passed over.
set -e
cd "$(dirname "$0")/.."
sources=$(find pipeline plugins -name '*.[ch]' | LC_ALL=C sort)
{
  # shellcheck disable=SC2086 # names of sources hold no spaces
  cat $sources
  # What plugins say of themselves stands in their descriptors, out of reach of gettext's macros.
  # shellcheck disable=SC2086
  awk -f po/descriptors.awk $sources
} | "${XGETTEXT:-xgettext}" --language=C --from-code=UTF-8 --no-location \
  --keyword --keyword=_ --keyword=N_ --keyword=ngettext_:1,2 \
  --keyword=sn_fail:2 --keyword=sn_fail_at:4 --keyword=sn_fail_in_text:3 --keyword=sn_warn:2 --keyword=sn_warn_at:4 --keyword=sn_fail_cell:4 --keyword=sn_warn_cell:4 --keyword=sn_hint:2 --keyword=FAULT:2 \
  --flag=_:1:pass-c-format --flag=N_:1:pass-c-format --flag=ngettext_:1:pass-c-format --flag=ngettext_:2:pass-c-format \
  --flag=diagnostics_add:6:c-format --flag=diagnostics_error:4:c-format --flag=diagnostics_hint:2:c-format \
  --flag=sn_fail:2:c-format --flag=sn_fail_at:4:c-format --flag=sn_fail_in_text:3:c-format --flag=sn_warn:2:c-format --flag=sn_warn_at:4:c-format \
  --flag=sn_fail_cell:4:c-format --flag=sn_warn_cell:4:c-format \
  --flag=sn_hint:2:c-format --flag=g_strdup_printf:1:c-format --flag=g_string_append_printf:2:c-format \
  --flag=fault:4:c-format --flag=FAULT:2:c-format --output=- - | grep -v '^"\(POT-Creation\|PO-Revision\)-Date:'
