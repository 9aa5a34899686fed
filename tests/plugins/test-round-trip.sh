#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tables written by Python's modules are read cell by cell as they were written: SQLite, and JSON of two shapes and
# encodings.
set -u
top=${top_builddir:-.}
here=${srcdir:-.}/tests/plugins
command -v /usr/bin/python3 >/dev/null || { echo 'python3 is not installed'; exit 77; }
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
/usr/bin/python3 "$here/round-trip.py" "$scratch" || exit 99
faults=0
same() { # SOURCE FILE SETTING…
  if ! "$top/songngu" --message-language en read --as csv "$@" >"$scratch/out" 2>"$scratch/said" ||
    ! cmp "$scratch/out" "$scratch/expected.csv"; then
    echo "FAULT: $*"
    cat "$scratch/said"
    diff "$scratch/out" "$scratch/expected.csv" | head -10
    faults=$((faults + 1))
  fi
}
same sqlite "$scratch/table.db" table=t
same json "$scratch/records.json" rows=/data/0/items
same json "$scratch/records.json" rows=/data/0/items "columns=n=/n; tên=/tên; a=/a; b=/b"
same json "$scratch/lists.json"
[ $faults -eq 0 ]
