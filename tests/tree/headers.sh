#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every header compiles alone; the contract also as plain C11 and as C++.
cd "${srcdir:-.}" || exit 99
cc=${CC:-cc}
flags=$(pkg-config --cflags glib-2.0 gio-2.0 libxml-2.0 pangoft2 icu-uc cairo cairo-ft harfbuzz-subset sqlite3 libpq) || exit 77
status=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
check() { # HEADER-AS-INCLUDED COMPILER-AND-FLAGS…
  header=$1
  shift
  printf '#include "%s"\n#include "%s"\nint main(void) { return 0; }\n' "$header" "$header" >"$scratch/one.c"
  "$@" -fsyntax-only "$scratch/one.c" || { echo "$header does not stand alone: $*"; status=1; }
}
count=0
for header in $(find pipeline plugins -name '*.h' | sort); do
  # shellcheck disable=SC2086
  check "$header" $cc -x c -std=gnu11 -I. -Iinclude -Ipipeline -I"$(dirname "$header")" $flags
  count=$((count + 1))
done
check songngu/plugin.h $cc -x c -std=c11 -pedantic -Wall -Wextra -Werror -Iinclude
command -v c++ >/dev/null && check songngu/plugin.h c++ -x c++ -std=c++17 -Wall -Wextra -Wno-pedantic -Iinclude
echo "$count headers compiled"
[ "$count" -gt 0 ] || status=1
exit $status
