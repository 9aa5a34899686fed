#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang apart from the sources and runs each.
#
#   fuzz.sh SOURCES FOLDER OPTION…    SOURCES: a tree that is not configured, as `make distdir` makes it
#
# FOLDER keeps the build, and in corpus/TARGET what was found worth trying again.
# OPTIONs go to libFuzzer: -runs=20000, -max_total_time=300.  Ends with a line a target; 1 when one found a fault.
set -u
sources=$(cd "$1" && pwd) || exit 99
mkdir -p "$2" && folder=$(cd "$2" && pwd) || exit 99
shift 2
command -v clang >/dev/null || { echo "clang is missing: install clang and libclang-rt-14-dev"; exit 99; }
if [ ! -f "$folder/Makefile" ]; then
  (cd "$folder" && "$sources/configure" -q CC=clang CFLAGS='-O1 -g' --enable-fuzzing --disable-tests) || exit 99
fi
programs=$(make -s -C "$folder" print-fuzz-programs)
[ -n "$programs" ] || { echo "no fuzz target was found"; exit 99; }
# shellcheck disable=SC2086
make -s -C "$folder" -j"$(nproc 2>/dev/null || echo 2)" $programs || exit 99
status=0
for program in $programs; do
  seeds=$sources/tests/fuzz/seeds/$program
  mkdir -p "$folder/corpus/$program"
  [ -d "$seeds" ] || seeds=
  # Leaks are looked for by the suites: gettext's library loses memory at each file that it refuses.
  # shellcheck disable=SC2086
  if (cd "$folder" && ASAN_OPTIONS=detect_leaks=0 ./"$program" -seed=1 -detect_leaks=0 -timeout=20 -rss_limit_mb=2048 -artifact_prefix="$folder/$program." \
    "$@" "corpus/$program" $seeds) >"$folder/$program.log" 2>&1; then
    echo "ok      $program: $(sed -n 's/^Done \([0-9]* runs\).*/\1/p' "$folder/$program.log")"
  else
    status=1
    echo "FAILED  $program"
    grep -v '^#' "$folder/$program.log" | tail -n 40 | sed 's/^/        /'
  fi
done
exit $status
