#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds each pack of this folder, and the starter packs, in both languages with the
# trace renderer, and compares with the traces kept beside them.
#
#   golden.sh             compare
#   golden.sh update      write the traces anew (read the difference before committing it)
srcdir=${srcdir:-.}
here=$srcdir/tests/golden
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
compared=0

one() { # NAME PACK
  name=$1
  pack=$2
  if ! ./songngu --message-language en build "$pack" --lang vi,en --format trace -o "$scratch/$name" --deny-warnings; then
    echo "$name does not build"
    status=1
    return
  fi
  for trace in "$scratch/$name"/*.trace; do
    expected=$here/$name.${trace##*/}
    if [ "$update" = update ]; then
      cp "$trace" "$expected"
    elif ! diff -u "$expected" "$trace"; then
      status=1
    fi
    compared=$((compared + 1))
  done
}

update=${1-}
for pack in "$here"/*/pack.xml; do
  folder=${pack%/pack.xml}
  one "${folder##*/}" "$folder"
done
for pack in "$srcdir"/templates/*/starter/pack.xml; do
  template=${pack%/starter/pack.xml}
  one "${template##*/}" "${pack%/pack.xml}"
done
echo "$compared traces"
[ "$compared" -gt 0 ] || status=1
exit $status
