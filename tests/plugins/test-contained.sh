#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plugins that crash, hang, eat memory, fail or are not what they claim: the
# message names them, other packs and editions are finished, nothing half-written stays.
set -u
top=${top_builddir:-.}
songngu="$top/songngu --message-language en"
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
faults=0
fault() { echo "FAULT: $1"; [ -f "$scratch/said" ] && sed 's/^/    /' "$scratch/said"; faults=$((faults + 1)); }

plant() { # KIND NAME
  mkdir -p "$scratch/plugins/$1" && cp "$top/tests/plugins/.libs/$2.so" "$scratch/plugins/$1/" || exit 99
}
for name in crash hang eat silent; do plant transform $name; done
for name in wrong-abi wrong-size no-descriptor malformed; do plant source $name; done
plant render half
chmod -R go-w "$scratch/plugins"

pack() { # ID STAGE…: a pack with one paragraph, one table of data, and these stages after it
  mkdir -p "$scratch/$1/data" "$scratch/$1/po"
  printf 'name,value\nMot,1.50\nHai,2.25\n' >"$scratch/$1/data/a.csv"
  printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' >"$scratch/$1/po/en.po"
  id=$1
  shift
  cat >"$scratch/$id/pack.xml" <<EOF
<pack xmlns="urn:songngu:pack:1" id="$id" lang="vi" template="base">
<info><title>Thu</title></info>
<data>
<source name="a" plugin="csv" path="data/a.csv"/>
$*
</data>
<body><section id="s"><title>Thu</title><p>Co <value of="a[name=Mot].value"/>.</p></section></body>
</pack>
EOF
}
build() { # EXPECTED-STATUS ARGUMENTS…: what it says goes to said
  expected=$1
  shift
  $songngu build --plugin-path "$scratch/plugins" --stale source -o "$scratch/out" "$@" >"$scratch/said" 2>&1
  status=$?
  [ $status -eq "$expected" ] || fault "status $status, not $expected: build $*"
}
says() { grep -qF -e "$1" "$scratch/said" || fault "it does not say: $1"; }
there() { for f in "$@"; do [ -s "$scratch/out/$f" ] || fault "$f is missing"; done; }
absent() { for f in "$@"; do [ ! -e "$scratch/out/$f" ] || fault "$f is there"; done; }
clean() {
  left=$(find "$scratch/out" -name '.songngu*')
  [ -z "$left" ] || fault "left over: $left"
}

pack good
pack crash '<transform name="t" plugin="crash" from="a"/>'
pack hang '<transform name="t" plugin="hang" from="a"/>'
pack eat '<transform name="t" plugin="eat" from="a"/>'
pack eat-table '<transform name="t" plugin="eat" from="a" table="yes"/>'
pack silent '<transform name="t" plugin="silent" from="a"/>'
for name in wrong-abi wrong-size no-descriptor malformed; do pack $name "<source name=\"t\" plugin=\"$name\"/>"; done

build 0 "$scratch/good" --format trace
there good.vi.trace good.en.trace
clean

rm -rf "$scratch/out"; mkdir "$scratch/out"
echo old >"$scratch/out/crash.vi.trace"
build 5 "$scratch/crash" "$scratch/good" --format trace
says "$scratch/crash/pack.xml:5: error: plugin crash (transform t) of pack crash crashed (signal 11, segmentation fault)"
there good.vi.trace good.en.trace
[ "$(cat "$scratch/out/crash.vi.trace")" = old ] || fault 'an older output was touched'
absent crash.en.trace
clean

rm -rf "$scratch/out"
build 5 "$scratch/hang" "$scratch/good" --format trace --timeout 2
says "plugin hang (transform t) of pack hang was not done after 2 seconds and was stopped"
there good.vi.trace good.en.trace
clean

if grep -q __asan_init "$top/.libs/libsongngu.so"; then
  echo 'under a sanitizer: memory is not limited'
else
  for name in eat eat-table; do
    rm -rf "$scratch/out"
    build 5 "$scratch/$name" "$scratch/good" --format trace --memory-limit 200M --timeout 60
    says "plugin eat (transform t) of pack $name needs more memory than the limit of 200M"
    there good.vi.trace good.en.trace
    clean
  done
fi

rm -rf "$scratch/out"
build 5 "$scratch/silent" "$scratch/good" --format trace
says "plugin silent failed without saying why"
says "[silent, transform t, plugin silent]"
there good.vi.trace

build 5 "$scratch/wrong-abi"
says "source/wrong-abi.so is made for plugin interface 999; this Songngu has interface 1"
build 5 "$scratch/wrong-size"
says "bytes; this Songngu expects"
build 5 "$scratch/no-descriptor"
says "it has no songngu_plugin"
build 5 "$scratch/malformed"
says 'parameter “count” is listed twice'

# One edition spoilt in its render plugin: the other has all its files, it has none.
rm -rf "$scratch/out"
build 5 "$scratch/good" --format half,trace
says "the second half of page 1 is missing"
there good.en.half good.en.trace
absent good.vi.half good.vi.trace
clean
rm -rf "$scratch/out"
build 5 "$scratch/good" --format half,trace --set half.language=en
there good.vi.half good.vi.trace
absent good.en.half good.en.trace
build 2 "$scratch/good" --format half --set half.langage=en
says 'did you mean “language”?'

# What others can write to is not loaded.
chmod o+w "$scratch/plugins/transform/silent.so"
build 5 "$scratch/silent"
says "chmod go-w $scratch/plugins/transform/silent.so"
chmod o-w "$scratch/plugins/transform/silent.so"
chmod g+w "$scratch/plugins/transform"
build 5 "$scratch/silent"
says "chmod go-w $scratch/plugins/transform"
chmod g-w "$scratch/plugins/transform"

# Outputs that cannot be; two packs that would write the same files.
rm -rf "$scratch/out"
: >"$scratch/out"
build 6 "$scratch/good"
says "cannot be written to"
rm -f "$scratch/out"
cp -R "$scratch/good" "$scratch/twin"
build 2 "$scratch/good" "$scratch/twin"
says 'have the same id “good”'

# Stopped by a signal: the workers go too, and what they had begun.
$songngu build --plugin-path "$scratch/plugins" -o "$scratch/out" "$scratch/hang" >"$scratch/said" 2>&1 &
pid=$!
tries=0
while [ -z "$(find "$scratch/out" -name '.songngu-*' 2>/dev/null)" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
sleep 0.3
kill -TERM $pid
wait $pid
[ $? -eq 143 ] || fault 'a signal is not what ended it'
clean

# The data of a review are read twice; the program hangs when the pages are made of them.
rm -rf "$scratch/out"
pack review '<source name="b" plugin="command" program="hang.sh"/>'
printf '#!/bin/sh\necho name\n[ -e read ] && { touch again; exec sleep 100; }\ntouch read\necho Mot\n' >"$scratch/review/hang.sh"
chmod +x "$scratch/review/hang.sh"
$songngu review --allow command -o "$scratch/out" "$scratch/review" >"$scratch/said" 2>&1 &
pid=$!
tries=0
while [ ! -e "$scratch/review/again" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
[ -n "$(find "$scratch/out" -name '.songngu-*')" ] || fault 'the review has begun nothing'
kill -TERM $pid
wait $pid
[ $? -eq 143 ] || fault 'a signal is not what ended the review'
clean

# So are the pictures of an update.
mkdir -p "$scratch/review/po/pictures/.songngu-BEGUN1"
rm -f "$scratch/review/again"
$songngu translate --update --allow command --lang en "$scratch/review" >"$scratch/said" 2>&1 &
pid=$!
tries=0
while [ ! -e "$scratch/review/again" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -TERM $pid
wait $pid
[ $? -eq 143 ] || fault 'a signal is not what ended the update'
[ ! -e "$scratch/review/po/pictures/.songngu-BEGUN1" ] || fault 'pictures that were begun are left over'

[ $faults -eq 0 ]
