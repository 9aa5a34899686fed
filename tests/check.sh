#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that must hold, on a configured and built tree: the test suite, the
# suite again under AddressSanitizer and UBSan from the distributed files, the fuzz targets for some runs, an
# install moved elsewhere, and the demo pack looked at by other programs.
# Ends with "N passed, N failed"; the status is 1 when anything failed.
set -u
cd "$(dirname "$0")/.." || exit 99
top=$PWD
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0
jobs=$(nproc 2>/dev/null || echo 2)

step() { # NAME COMMAND…
  name=$1
  shift
  if ("$@") >"$scratch/log" 2>&1; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$name"
    tail -n "${CHECK_LINES:-80}" "$scratch/log" | sed 's/^/        /'
  fi
}

# The tests of one build folder, each counted by itself.
suite() { # TITLE FOLDER
  (cd "$2" && make -j"$jobs" check) >"$scratch/suite" 2>&1
  suite_status=$?
  sed -n 's/^\(PASS\|FAIL\|ERROR\|XPASS\): /\1 /p' "$scratch/suite" >"$scratch/results"
  ran=0
  while read -r result test; do
    ran=$((ran + 1))
    if [ "$result" = PASS ]; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      printf 'FAILED  %s: %s\n' "$1" "$test"
      tail -n "${CHECK_LINES:-80}" "$2/$test.log" 2>/dev/null | sed 's/^/        /'
    fi
  done <"$scratch/results"
  if [ "$ran" -eq 0 ] || { [ "$suite_status" -ne 0 ] && ! grep -qv '^PASS' "$scratch/results"; }; then
    failed=$((failed + 1))
    printf 'FAILED  %s did not run\n' "$1"
    tail -n 40 "$scratch/suite" | sed 's/^/        /'
  else
    printf 'ran     %s: %d tests\n' "$1" "$ran"
  fi
}

distribute() { make -s distdir && mv "$(make -s print-distdir)" "$scratch/dist" && chmod -R u+w "$scratch/dist"; }
configure_sanitized() {
  mkdir "$scratch/sanitized" && cd "$scratch/sanitized" &&
    "$scratch/dist/configure" -q --enable-sanitizers --enable-werror --enable-tests CFLAGS='-O1 -g' && make -j"$jobs"
}
# Each target by itself, for a while that the runs set, not the clock.
fuzzed() {
  sh tests/fuzz/fuzz.sh "$scratch/dist" "$scratch/fuzz" -runs="${FUZZ_RUNS:-5000}" >"$scratch/fuzzed" 2>&1
  fuzz_status=$?
  ran=$(grep -c '^ok ' "$scratch/fuzzed")
  failed_now=$(grep -c '^FAILED ' "$scratch/fuzzed")
  passed=$((passed + ran))
  failed=$((failed + failed_now))
  if [ "$fuzz_status" -ne 0 ] && [ "$failed_now" -eq 0 ]; then
    failed=$((failed + 1))
    echo 'FAILED  fuzz targets did not run'
    tail -n 40 "$scratch/fuzzed" | sed 's/^/        /'
  else
    grep -v '^ok ' "$scratch/fuzzed"
    printf 'ran     fuzz targets: %d\n' "$((ran + failed_now))"
  fi
}
install_moved() { make -s install DESTDIR="$scratch/moved" && mv "$scratch/moved" "$scratch/elsewhere"; }
moved_runs() {
  program=$(find "$scratch/elsewhere" -path '*/bin/songngu')
  "$program" --version && "$program" new conference-briefing "$scratch/moved-pack" &&
    "$program" build "$scratch/moved-pack" --lang vi,en -o "$scratch/moved-out" && ls "$scratch/moved-out"/*.vi.pdf "$scratch/moved-out"/*.en.pdf
}
demo() { # FOLDER: the pack in both languages and every format
  mkdir -p "$1" && ./songngu build "$scratch/pack" --lang vi,en --format pdf,svg,png,trace -o "$1" --deny-warnings
}
identical() {
  TZ=Asia/Ho_Chi_Minh LC_ALL=C demo "$scratch/again" && diff -r "$scratch/out" "$scratch/again"
}
valgrind_clean() {
  env G_SLICE=always-malloc ./libtool --mode=execute valgrind -q --error-exitcode=9 --trace-children=yes \
    --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --suppressions=tests/valgrind.supp \
    ./songngu build "$scratch/pack" --lang vi,en --format pdf,svg,png,trace -o "$scratch/valgrind" --timeout 600
}
each() { # COMMAND WORDS… -- FILES…: the command on each file
  n=0
  command=$1
  shift
  for file in "$@"; do
    n=$((n + 1))
    $command "$file" || return 1
  done
  [ "$n" -gt 0 ]
}
fonts_embedded() { # every font embedded, subset and mapped to Unicode
  pdffonts "$1" | awk 'NR > 2 { n++; if ($(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes") { print; bad = 1 } } END { exit bad || n == 0 }'
}
text_comes_out() { # FILE PHRASE…: each phrase, in NFC, on the extracted text with line ends and no-break spaces as spaces
  file=$1
  shift
  pdftotext "$file" - | sed "s/$(printf '\302\240')/ /g" | tr '\n\f' '  ' | tr -s ' ' >"$scratch/text"
  for phrase in "$@"; do
    grep -qF "$phrase" "$scratch/text" || { echo "$file lacks: $phrase"; return 1; }
  done
}
# A pack whose English has lost a figure, with text that would break out of a web page, reviewed in a browser.
review_in_browser() {
  cp -R "$scratch/pack" "$scratch/reviewed" &&
    sed -i 's/\(export value reached \){trade}/\110.31 billion USD/' "$scratch/reviewed/po/en.po" &&
    python3 -B tests/browser/hostile.py ./songngu "$scratch/reviewed" &&
    ./songngu review "$scratch/reviewed" -o "$scratch/review" &&
    python3 -B tests/browser/review.py "$scratch/review/q1-2024.en.review.html" "$scratch" 'budget|p2'
}
well_formed_svg() { xmllint --noout --nonet "$1"; }

suite 'test suite' "$top"
step 'the distribution holds all that a build needs' distribute
step 'it builds apart from its sources, sanitized, without a warning' configure_sanitized
[ -f "$scratch/sanitized/Makefile" ] && suite 'sanitized suite' "$scratch/sanitized"
fuzzed
step 'an install under DESTDIR' install_moved
step 'runs from wherever it is moved' moved_runs
step 'a new pack from the template' ./songngu new conference-briefing "$scratch/pack" --id q1-2024
step 'builds in both languages and all formats' demo "$scratch/out"
step 'and again, in another time zone and locale, to the same bytes' identical
step 'valgrind finds nothing' valgrind_clean
step 'qpdf accepts the PDFs' each 'qpdf --check --no-warn' "$scratch"/out/*.pdf
step 'the structure of the PDFs is whole' each 'sh tests/plugins/lint-pdf.sh' "$scratch"/out/*.pdf
step 'fonts are embedded, subset and mapped' each fonts_embedded "$scratch"/out/*.pdf
step 'SVG files are well formed' each well_formed_svg "$scratch"/out/*.svg
step 'the review page works in a browser' review_in_browser
step 'Vietnamese text comes out as it went in' text_comes_out "$scratch/out/q1-2024.vi.pdf" \
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' 'Độc lập - Tự do - Hạnh phúc' '14,18%' '4.680 tỷ đồng'
step 'English text comes out as it went in' text_comes_out "$scratch/out/q1-2024.en.pdf" \
  'SOCIALIST REPUBLIC OF VIET NAM' '14.18%' '4,680 billion VND'

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
