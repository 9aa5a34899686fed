#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prepare, build, show and check Songngu from a fresh checkout.
#
#   ./autogen.sh          make ./configure (then: ./configure && make && make check)
#   ./autogen.sh setup    install what is missing (Debian packages), configure, make
#   ./autogen.sh demo     set up, then build the first-quarter conference pack into out/
#   ./autogen.sh check    set up, then run every test
set -eu
cd "$(dirname "$0")"

packages='
  autoconf automake libtool make gcc libc6-dev pkg-config gettext
  libglib2.0-dev libxml2-dev libicu-dev
  libpango1.0-dev libharfbuzz-dev libfreetype-dev libfontconfig-dev libcairo2-dev
  libhpdf-dev libpng-dev libjpeg-dev zlib1g-dev libwoff-dev libsqlite3-dev libgettextpo-dev
  libzip-dev libjansson-dev libpq-dev
  fonts-liberation2 fonts-dejavu-core hyphen-en-us hyphen-en-gb icc-profiles-free'
test_packages='
  libcunit1-dev libxml2-utils poppler-utils qpdf jq valgrind librsvg2-bin libasan8 libubsan1 python3
  python3-openpyxl python3-odf postgresql translate-toolkit chromium chromium-driver clang libclang-rt-14-dev'

say() { printf '%s\n' "$*" >&2; }

missing() {
  for p in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null) in
    installed) ;;
    *) printf ' %s' "$p" ;;
    esac
  done
}

install_missing() {
  command -v dpkg-query >/dev/null || {
    say "This is not a Debian system: install the libraries named in autogen.sh by hand, then ./autogen.sh && ./configure && make"
    return 0
  }
  # shellcheck disable=SC2046,SC2086
  want=$(missing $*)
  [ -n "$want" ] || return 0
  sudo=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "These packages are missing, and sudo is not here to install them:$want"; exit 1; }
    sudo=sudo
  fi
  say "Installing:$want"
  log=$(mktemp)
  # shellcheck disable=SC2086
  if ! { $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $want >"$log" 2>&1 ||
    { $sudo apt-get -q update >>"$log" 2>&1 &&
      $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $want >>"$log" 2>&1; }; }; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    say "The packages could not be installed."
    exit 1
  fi
  rm -f "$log"
}

jobs() { nproc 2>/dev/null || echo 2; }

quietly() { # COMMAND…: its output only when it fails
  out=$(mktemp)
  if ! "$@" >"$out" 2>&1; then
    tail -n 60 "$out" >&2
    rm -f "$out"
    say "failed: $*"
    exit 1
  fi
  rm -f "$out"
}

prepare() { quietly autoreconf -fi; }

build() {
  if [ ! -x configure ] || [ configure.ac -nt configure ]; then prepare; fi
  if [ ! -f Makefile ] || [ configure -nt Makefile ]; then quietly ./configure; fi
  quietly make -j"$(jobs)"
}

demo() {
  mkdir -p out
  rm -rf out/pack
  ./songngu new conference-briefing out/pack --id q1-2024
  ./songngu build out/pack --lang vi,en --format pdf,svg,png -o out
  say "Built:"
  ls out/q1-2024.*
}

case ${1-} in
'') command -v autoreconf >/dev/null || { say "autoreconf is missing: ./autogen.sh setup installs what is needed"; exit 1; }
  autoreconf -fi && say "Now: ./configure && make" ;;
setup) install_missing "$packages" && build && say "Ready: ./songngu --help" ;;
demo) install_missing "$packages" && build && demo ;;
check) install_missing "$packages" "$test_packages" && build && exec tests/check.sh ;;
-h | --help) sed -n '3,9s/^# \{0,1\}//p' "$0" ;;
*) say "autogen.sh: no such word: $1 (setup, demo, check)"; exit 2 ;;
esac
