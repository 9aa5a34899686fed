#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Bad input, one fault at a time: each gets a located message and the right exit
# status, and leaves no file behind.
set -u
srcdir=${srcdir:-.}
case $srcdir in /*) ;; *) srcdir=$PWD/$srcdir ;; esac
songngu=$PWD/songngu
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 99
passed=0
failed=0

fresh() { # a sound pack named p
  rm -rf p out
  mkdir -p p/data p/po
  cat >p/data/t.csv <<'END'
name,value,unit
Thu,14.18,percent
Chi,2.14,percent
END
  cat >p/pack.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<pack xmlns="urn:songngu:pack:1" id="p" lang="vi" template="base">
<info><title>Thử</title><date>2024-03-27</date></info>
<data>
<source name="t" plugin="csv" path="data/t.csv"><column name="value" type="number" locale="plain"/></source>
<transform name="u" plugin="sql" from="t">SELECT name, value FROM t</transform>
</data>
<body>
<p>Đạt <value of="t[name=Thu].value"/>.</p>
<table from="u" id="t-u"><title>Bảng</title><column name="name"/><column name="value"/></table>
<chart kind="bar" from="u" x="name" y="value" id="c-u"><title>Biểu đồ</title></chart>
</body>
</pack>
END
}

complain() {
  failed=$((failed + 1))
  printf 'FAILED %s: %s\n' "$1" "$2"
  sed 's/^/    /' said
}

# NAME STATUS WHAT-IS-SAID [OPTION…]: after the pack p was spoiled
fault() {
  name=$1
  want=$2
  text=$3
  shift 3
  "$songngu" --message-language en build p --format pdf,svg -o out "$@" >said 2>&1
  got=$?
  if [ "$got" -ne "$want" ]; then
    complain "$name" "exit status $got, not $want"
  elif ! grep -qF -- "$text" said; then
    complain "$name" "does not say: $text"
  elif [ -n "$(find out -type f -o -name '.songngu*' 2>/dev/null)" ]; then
    complain "$name" "left files: $(ls -A out)"
  else
    passed=$((passed + 1))
  fi
}

edit() { sed -i "$@" p/pack.xml; }

fresh
"$songngu" build p --format pdf,svg -o out >said 2>&1 || { cat said; echo "the sound pack does not build"; exit 1; }
[ -s out/p.vi.pdf ] && [ -s out/p.vi.1.svg ] && [ -s out/p.vi.c-u.svg ] || { ls out; echo "the sound pack's files are not there"; exit 1; }

# ---- files
fresh; rm p/pack.xml;                            fault 'no pack.xml' 1 'p/pack.xml'
fresh; rm p/data/t.csv;                          fault 'no data file' 3 'data/t.csv'
fresh; : >p/data/t.csv;                          fault 'empty data file' 3 'p/data/t.csv'
fresh; edit 's|data/t.csv|../t.csv|'; cp p/data/t.csv t.csv; fault 'a path out of the pack' 1 'p/pack.xml:5'
fresh; mv p/data/t.csv outside.csv; ln -s ../../outside.csv p/data/t.csv; fault 'a link out of the pack' 1 'p/pack.xml:5'
fresh; printf 'name,value\nThu,\377\376\n' >p/data/t.csv;  fault 'invalid UTF-8 in data' 3 'p/data/t.csv:2'
fresh; printf 'name,value\nThu,1\0002\n' >p/data/t.csv;    fault 'a NUL byte in data' 3 'p/data/t.csv:2'
fresh; printf 'name,value\nThu,abc\n' >p/data/t.csv;       fault 'a word in a number column' 3 'p/data/t.csv:2'
fresh; printf 'name,value\nThu\n' >p/data/t.csv;           fault 'a row too short' 3 'p/data/t.csv:2'
fresh; printf 'name,value\n"Thu,1\n' >p/data/t.csv;        fault 'an open quote' 3 'p/data/t.csv:2'
fresh; printf 'name,name\nThu,1\n' >p/data/t.csv;          fault 'a column twice' 3 'p/data/t.csv:1'
if [ "$(id -u)" -ne 0 ]; then
  fresh; chmod 0 p/data/t.csv;                   fault 'an unreadable data file' 3 'data/t.csv'
fi

# ---- XML
fresh; edit 's|</body>||';                       fault 'malformed XML' 1 'p/pack.xml:'
fresh; edit 's|<p>|<para>|; s|</p>|</para>|';    fault 'an unknown element' 1 'p/pack.xml:9'
fresh; edit 's|<table from|<table form="x" from|'; fault 'an unknown attribute' 1 'p/pack.xml:10'
fresh; edit 's|kind="bar"|kind="bra"|';          fault 'an unknown word' 1 'p/pack.xml:11'
fresh; edit 's| from="u" id="t-u"| id="t-u"|';   fault 'a missing attribute' 1 'p/pack.xml:10'
fresh; printf '\377' >>p/pack.xml;               fault 'invalid UTF-8 in the pack' 1 'p/pack.xml'
fresh; edit '1a <!DOCTYPE pack [<!ENTITY a "aaaa"><!ENTITY b "\&a;\&a;\&a;\&a;">]>'; edit 's|Đạt|\&b;|'; fault 'an entity bomb' 1 'p/pack.xml:'
fresh; edit '1a <!DOCTYPE pack [<!ENTITY x SYSTEM "file:///etc/passwd">]>'; edit 's|Đạt|\&x;|'; fault 'an external entity' 1 'p/pack.xml:'
! grep -q 'root:' said || complain 'an external entity' 'was read'

# ---- names
fresh; edit 's|plugin="csv"|plugin="cvs"|';      fault 'an unknown plugin' 1 'csv'
fresh; edit 's| path="data/t.csv"||';            fault 'a missing parameter' 1 'path'
fresh; edit 's|plugin="csv"|plugin="csv" header="x"|'; fault 'a mistyped parameter' 1 'header'
fresh; edit 's|plugin="csv"|plugin="csv" headr="1"|';  fault 'an unknown parameter' 1 'header'
fresh; edit 's|SELECT name, value|SELECT name, valeu|'; fault 'an unknown column in SQL' 1 'value'
fresh; edit 's|y="value"|y="valeu"|';            fault 'an unknown column of a chart' 1 'did you mean'
fresh; edit 's|of="t\[name=Thu\].value"|of="t[name=Thu].valeu"|'; fault 'an unknown column of a value' 1 'did you mean'
fresh; edit 's|name=Thu|name=Thuu|';             fault 'a reference without a match' 1 'p/pack.xml:9'
fresh; printf 'Thu,3,percent\n' >>p/data/t.csv;  fault 'a reference with two matches' 1 'p/pack.xml:9'
fresh; edit 's|template="base"|template="bsae"|'; fault 'an unknown template' 1 'base'
fresh; edit 's|from="t">SELECT|from="tt">SELECT|'; fault 'an unknown table' 1 'p/pack.xml:6'
fresh; edit 's|Đạt|Xem <ref to="t-uu"/>|';       fault 'an unknown id' 1 't-u'

# ---- content
fresh; edit 's|SELECT name, value FROM t|SELECT name, value FROM t WHERE 0|'; fault 'an empty table under a chart' 3 'p/pack.xml:11'
fresh; edit 's|Đạt|\&#x13000;|';                  fault 'a glyph that no font has' 1 'U+13000'
fresh; printf 'name,value,unit\nThu,1,percent\n\360\223\200\200,2,percent\n' >p/data/t.csv; edit '/<table/d'; fault 'a glyph that no font has, in a chart' 1 'U+13000'
fresh; edit 's|<column name="name"/>|<column name="name" width="5mm"/>|'; fault 'a word wider than its column' 1 'p/pack.xml:10'
fresh; edit 's|<title>Bảng|<note>x</note><title>Bảng|'; fault 'an element out of its place' 1 'p/pack.xml:10'

# ---- several at once, in order of line
fresh; edit 's|kind="bar"|kind="bra"|; s|<p>|<p stile="x">|'; fault 'two faults' 1 'p/pack.xml:9'
grep -q 'p/pack.xml:11' said || complain 'two faults' 'only one was said'

# ---- editions
fresh; fault 'an edition without a catalogue' 4 'po/en.po' --lang en
fresh; printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' >p/po/en.po; fault 'an untranslated edition' 4 'p/pack.xml' --lang en
fresh; printf '\357\273\277msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' >p/po/en.po; fault 'a catalogue with a byte order mark' 4 'p/po/en.po:1: error: the file begins with a byte order mark' --lang en
fresh; : >p/po/en.po; fault 'an empty catalogue' 4 'p/po/en.po: error: the file is empty' --lang en
fresh; fault 'an unknown language' 2 'xx' --lang xx

# ---- output
fresh; echo 'in the way' >file; fault_folder=file/out
"$songngu" --message-language en build p -o "$fault_folder" >said 2>&1
[ $? -eq 6 ] && grep -q 'file' said && passed=$((passed + 1)) || complain 'an output folder that cannot be made' 'wrong status or words'
(ulimit -f 2; "$songngu" --message-language en build p --format pdf,svg -o small) >said 2>&1
[ $? -eq 6 ] && [ -z "$(ls -A small)" ] && passed=$((passed + 1)) || complain 'files that may not grow' 'wrong status or files'
if [ -e /dev/full ] && mkdir full 2>/dev/null && mount -t tmpfs -o size=16k tmpfs full 2>/dev/null; then
  "$songngu" --message-language en build p --format pdf,svg -o full >said 2>&1
  [ $? -eq 6 ] && passed=$((passed + 1)) || complain 'a full disk' 'wrong status'
  [ -z "$(ls -A full)" ] || complain 'a full disk' "left $(ls -A full)"
  umount full
fi

# ---- the command line
usage() { # NAME TEXT WORDS…
  name=$1
  text=$2
  shift 2
  "$songngu" --message-language en "$@" >said 2>&1
  got=$?
  [ "$got" -eq 2 ] && grep -qF -- "$text" said && passed=$((passed + 1)) || complain "$name" "exit status $got"
}
usage 'no command' 'songngu' 
usage 'an unknown command' 'build' biuld p
usage 'an unknown option' '--frmat' build p --frmat pdf
usage 'no pack' 'PACK' build
usage 'no language' '--lang' build p --lang ''
usage 'no format' '--format' build p --format ''
usage 'no output folder' '--output' build p -o ''
usage 'an empty name' 'argument 2 of songngu check is empty' check p ''
usage 'no folder for a review' '--output' review p -o ''
usage 'no glossary' 'names a file that is not there: “none.tsv”' check p --glossary none.tsv
usage 'an unknown format' 'pdf' build p --format pdff

# ---- letters in parts: the same bytes are built from e + U+0302 + U+0301 as from ế
fresh
edit 's|Đạt <value of="t\[name=Thu\].value"/>|<change of="t[name=Thu].value" up="đạt mức" down="giảm" flat="đứng"/>, tiết kiệm|'
edit "s|SELECT name, value FROM t|SELECT name, value, 'tiết' AS \"mới\" FROM t WHERE name != 'lế'|"
edit 's|<column name="name"/>|&<column name="mới"/>|; s|kind="bar"|kind="bar" unit="tiếng"|'
"$songngu" build p --lang vi --format trace -o out >said 2>&1 || complain 'letters in one' 'does not build'
edit 's|ế|e\xCC\x82\xCC\x81|g; s|ạ|a\xCC\xA3|g; s|ứ|u\xCC\x9B\xCC\x81|g; s|ớ|o\xCC\x9B\xCC\x81|g'
"$songngu" build p --lang vi --format trace -o parts >said 2>&1
cmp -s out/p.vi.trace parts/p.vi.trace && passed=$((passed + 1)) || complain 'letters in parts' 'another document'
parts=$(printf 'data/ti\145\314\202\314\201t.csv')
mv p/data/t.csv "p/$parts"; edit 's|data/t.csv|data/tiết.csv|'
"$songngu" build p --lang vi --format trace -o parts >said 2>&1 && passed=$((passed + 1)) || complain 'a file name in parts' 'is not found'
rm -rf parts

# ---- what stands is kept: a failed build leaves the last good one
fresh
"$songngu" build p -o out >said 2>&1 && cp out/p.vi.pdf good.pdf
edit 's|name=Thu|name=Thuu|'
"$songngu" build p -o out >said 2>&1
cmp -s good.pdf out/p.vi.pdf && passed=$((passed + 1)) || complain 'a failed build' 'changed the last good file'

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
