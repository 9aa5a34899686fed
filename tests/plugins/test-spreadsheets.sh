#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tables written by openpyxl, odfpy and, where it is installed, Gnumeric are read by ours and
# compared cell by cell.
set -u
top=${top_builddir:-.}
source=${srcdir:-.}/tests/plugins
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
status=0

# Debian's modules belong to Debian's interpreter.
python=
for candidate in python3 /usr/bin/python3; do
  "$candidate" -c 'import openpyxl, odf' 2>/dev/null && python=$candidate && break
done
[ -n "$python" ] || { echo 'no python3 with openpyxl and odfpy: install python3-openpyxl and python3-odf'; exit 99; }
"$python" -B "$source/spreadsheets.py" write "$scratch" || exit 99

check() { # PLUGIN FILE EXPECTATION PARAMETERS…
  plugin=$1 file=$2 expectation=$3
  shift 3
  if "$top/songngu" read "$plugin" "$file" "$@" --as json --deny-warnings >"$scratch/got" 2>"$scratch/said" &&
    "$python" -B "$source/spreadsheets.py" compare "$expectation" <"$scratch/got"; then
    echo "ok      ${file##*/}"
  else
    echo "FAILED  ${file##*/}"
    cat "$scratch/said"
    status=1
  fi
}

check xlsx "$scratch/plain.xlsx" "$scratch/plain.xlsx.json"
check xlsx "$scratch/plain.xlsx" "$scratch/plain.xlsx.json" 'sheet=số  LIỆU' range=A1:H
check xlsx "$scratch/merged.xlsx" "$scratch/merged.xlsx.json" header=2
check xlsx "$scratch/epoch.xlsx" "$scratch/epoch.xlsx.json"
check ods "$scratch/plain.ods" "$scratch/plain.ods.json"
if command -v ssconvert >/dev/null; then
  ssconvert "$scratch/plain.xlsx" "$scratch/gnumeric.ods" 2>/dev/null &&
    check ods "$scratch/gnumeric.ods" "$scratch/plain.xlsx.json" 'sheet=Số liệu'
  ssconvert "$scratch/gnumeric.ods" "$scratch/gnumeric.xlsx" 2>/dev/null &&
    check xlsx "$scratch/gnumeric.xlsx" "$scratch/plain.xlsx.json" 'sheet=Số liệu'
fi
exit $status
