#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# House rules that a reader of the tree relies on: the licence line, the length
# of files, no unfinished marks, no paths of one machine, no module of another name.
cd "${srcdir:-.}" || exit 99
status=0
fault() { echo "$1"; status=1; }
sources=$(find include pipeline plugins tests examples fonts templates -name '*.[ch]' -o -name '*.sh' | sort)
[ -n "$sources" ] || exit 99
for f in $sources; do
  head -n 2 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || fault "$f: no SPDX line at its top"
  lines=$(wc -l <"$f")
  [ "$lines" -le 700 ] || fault "$f: $lines lines; does it hold one idea?"
done
# shellcheck disable=SC2086
marks=$(grep -nE '\b(TO''DO|FIX''ME|XX''X|HA''CK)\b' $sources) && fault "unfinished marks:
$marks"
# shellcheck disable=SC2086
paths=$(grep -nE '"/(home|root|tmp|work|usr/local)/' $(echo "$sources" | tr ' ' '\n' | grep -v '^tests/')) && fault "paths of one machine:
$paths"
exit $status
