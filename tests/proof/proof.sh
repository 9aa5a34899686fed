#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks of translations as commands run them: silent on what is right, located, named and counted where something is
# wrong, and let stand where the translator says so.
set -u
srcdir=${srcdir:-.}
case $srcdir in /*) ;; *) srcdir=$PWD/$srcdir ;; esac
songngu=$PWD/songngu
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 99
faults=0

complain() {
  echo "$*"
  faults=$((faults + 1))
}

for pack in templates/conference-briefing/starter tests/golden/blocks tests/golden/charts; do
  "$songngu" check "$srcdir/$pack" --deny-warnings >said 2>&1 || { complain "$pack:"; cat said; }
done

fresh() {
  rm -rf p
  cp -r "$srcdir/templates/conference-briefing/starter" p
  chmod -R u+w p
}

# expect STATUS TEXT command…
expect() {
  status=$1
  text=$2
  shift 2
  "$@" >said 2>&1
  got=$?
  [ "$got" -eq "$status" ] || { complain "$*: exit status $got, not $status"; cat said; }
  [ -z "$text" ] || grep -qF -- "$text" said || { complain "$*: does not say “$text”"; cat said; }
}

fresh
sed -i 's/{revenue}<\/b>, "$/{revenue}<\/b>, or 4.68 billion VND, "/' p/po/en.po
cmp -s p/po/en.po "$srcdir/templates/conference-briefing/starter/po/en.po" && complain "the entry was not found"
expect 4 '[digit-typed]' "$songngu" check p --lang en
expect 4 '"check":"digit-typed"' "$songngu" check p --lang en --diagnostics json
expect 4 '[digit-typed]' "$songngu" build p --lang en -o out
[ -e out/q1-2024.en.pdf ] && complain "an edition with a wrong figure was built"
expect 0 '' "$songngu" check p --lang vi

# the same, accepted on purpose
sed -i '/^#: pack.xml:144/i # songngu: accept digit-typed: quoted from the speech' p/po/en.po
expect 0 '' "$songngu" check p --lang en --deny-warnings
sed -i 's/accept digit-typed/accept digit-typed, word-doubled/' p/po/en.po
expect 0 '[accept-unused]' "$songngu" check p --lang en
expect 4 '[accept-unused]' "$songngu" check p --lang en --deny-warnings

# a warning stops nothing by itself; layers of terms come from the command line and the environment
fresh
printf 'id\tvi\ten\tstatus\nP1\tthu ngân sách\tstate income\tapproved\n' >province.tsv
expect 0 '“state income” in the glossary [term-missing]' "$songngu" check p --lang en --glossary province.tsv
expect 4 'term-missing' "$songngu" check p --lang en --glossary province.tsv --deny-warnings
expect 0 'term-missing' env SONGNGU_GLOSSARY=province.tsv "$songngu" check p --lang en
printf 'id\tvi\ten\tstatus\nP1\tthu ngân sách\tbudget revenue\tapproved\n' >later.tsv
expect 0 '' env SONGNGU_GLOSSARY=province.tsv "$songngu" check p --lang en --glossary later.tsv --deny-warnings
printf 'id\tvi\ten\tstatus\nP1\tthu ngân sách\tincome\tgood\n' >bad.tsv
expect 4 'bad.tsv:2: error: “good” is not a status' "$songngu" check p --lang en --glossary bad.tsv

# the source by itself: where no translation is checked with it, and where its writer lets it stand
fresh
rm -r p/po
sed -i 's|<p>Bên cạnh kết quả đạt được, |<p>Kết quả : đạt 14.18%. Bên cạnh kết quả đạt được, |' p/pack.xml
expect 0 '[separator-mixed]' "$songngu" check p
expect 0 '[punctuation-spacing]' "$songngu" check p --lang vi
expect 1 '[separator-mixed]' "$songngu" check p --deny-warnings
sed -i 's|<p>Kết quả :|<p loc-note="songngu: accept separator-mixed, punctuation-spacing: as the speaker wrote it">Kết quả :|' p/pack.xml
expect 0 '' "$songngu" check p --deny-warnings
sed -i 's|accept separator-mixed|accept seperator-mixed|' p/pack.xml
expect 1 'did you mean “separator-mixed”?' "$songngu" check p

# the same beside a translation: said once
fresh
sed -i 's|<p>Bên cạnh kết quả đạt được, trong quý|<p>Bên cạnh kết quả đạt được , trong quý|' p/pack.xml
"$songngu" translate p --update --no-pictures >said 2>&1
sed -i '/^#, fuzzy/d' p/po/en.po
expect 0 '[punctuation-spacing]' "$songngu" check p
[ "$(grep -c 'punctuation-spacing' said)" -eq 1 ] || { complain "a fault of the source is said twice"; cat said; }

[ "$faults" -eq 0 ]
