#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every message of the sources has its Vietnamese; none is told to the user past gettext.
cd "${srcdir:-.}" || exit 99
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
faults=0

sh po/extract.sh >"$scratch/songngu.pot" 2>"$scratch/said"
messages=$(grep -c '^msgid "' "$scratch/songngu.pot")
if [ "$messages" -lt 100 ]; then
  cat "$scratch/said"
  echo "only $messages messages were found: the extraction is broken"
  faults=$((faults + 1))
fi
if grep 'not a valid C format string' "$scratch/said"; then
  faults=$((faults + 1))
fi
for catalogue in po/*.po; do
  msgfmt --check-format --check-domain -o /dev/null "$catalogue" || faults=$((faults + 1))
  if ! msgcmp "$catalogue" "$scratch/songngu.pot"; then
    echo "$catalogue: run make update-po, then translate what is new"
    faults=$((faults + 1))
  fi
done

# Literal words in the place of a message; commands that the user may copy have no words to translate.
"${XGETTEXT:-xgettext}" --language=C --from-code=UTF-8 --keyword --keyword=diagnostics_error:4 \
  --keyword=diagnostics_hint:2 --keyword=diagnostics_add:5 --keyword=diagnostics_add:6 --output=- \
  $(find pipeline -name '*.[ch]' | LC_ALL=C sort) 2>/dev/null |
  awk '/^$/ { place = "" }
       /^#:/ { place = substr($0, 4) }
       /^msgid/ && place && $0 !~ /^msgid "(%s|(songngu|chmod) .*)"$/ { print place ": not in _(): " $0; bad = 1 }
       END { exit bad }' || faults=$((faults + 1))

echo "$messages messages read"
[ "$faults" -eq 0 ]
