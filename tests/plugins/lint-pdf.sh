#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lint-pdf.sh FILE…: what is wrong with the structure of our PDF files; quiet on success.
here=$(dirname "$0")
status=0
for file; do
  qpdf --check "$file" >/dev/null || { echo "$file: qpdf --check fails"; status=1; continue; }
  faults=$(qpdf --json=2 --json-stream-data=inline --decode-level=generalized "$file" | jq -r -f "$here/lint-pdf.jq") ||
    { echo "$file: cannot be read"; status=1; continue; }
  [ -z "$faults" ] || { echo "$faults" | sed "s|^|$file: |"; status=1; }
done
exit $status
