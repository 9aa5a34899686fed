#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An edition goes out as XLIFF 1.2, XLIFF 2.1 and TMX, is worked on there, and comes back; translate-toolkit reads it
# and writes it; what no longer fits is listed, what is malformed refused.  `exchange.sh update` writes the files kept here.
set -u
srcdir=${srcdir:-.}
case $srcdir in /*) ;; *) srcdir=$PWD/$srcdir ;; esac
here=$srcdir/tests/exchange
songngu=$PWD/songngu
mode=${1:-check}
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
LC_ALL=C.UTF-8
export LC_ALL
cp -R "$here/pack" "$scratch/pack" && chmod -R u+w "$scratch" && cd "$scratch" || exit 99
passed=0
failed=0
po=pack/po/en.po
cp $po kept.po

good() { passed=$((passed + 1)); }
bad() {
  failed=$((failed + 1))
  printf 'FAILED %s\n' "$*"
}
is() { # WHAT WANTED GOT
  if [ "$2" = "$3" ]; then good; else bad "$1: \"$3\", not \"$2\""; fi
}
same() { # WHAT FILE FILE
  if cmp -s "$2" "$3"; then good; else bad "$1"; diff "$2" "$3" | head -20; fi
}
says() { # WHAT WORDS: in `said`
  if grep -qF -- "$2" said; then good; else bad "$1: \"$2\" is not said:"; cat said; fi
}
translate() { # STATUS OPTION…: what it prints is in `out`, what it says in `said`
  wanted=$1
  shift
  "$songngu" --message-language en translate pack --lang en "$@" >out 2>said
  is "$*: exit status" "$wanted" $?
}
imports() { # WHAT FILE STATUS COUNTS
  translate "$3" --import "$2"
  is "$1" "$po: $4" "$(cat out)"
}

# ---- out, and back as it went

for format in xliff xliff2 tmx tmx-level1; do
  translate 0 --export $format -o quarter.$format
  is "$format: nothing printed" '' "$(cat out said)"
  if [ "$mode" = update ]; then cp quarter.$format "$here/quarter.$format"; fi
  same "$format as kept" "$here/quarter.$format" quarter.$format
  translate 0 --export $format
  same "$format printed" quarter.$format out
done
for format in xliff xliff2; do
  imports "$format unchanged" quarter.$format 0 '0 taken, 12 unchanged, 2 not translated, 0 refused'
  same "$format: the catalogue is as it was" kept.po $po
done
if command -v xmllint >/dev/null; then
  xmllint --noout --relaxng "$srcdir/pipeline/exchange/xliff-1.2.rng" quarter.xliff 2>said || { bad 'xliff: schema'; cat said; }
  xmllint --noout --relaxng "$srcdir/pipeline/exchange/xliff-2.1.rng" quarter.xliff2 2>said || { bad 'xliff2: schema'; cat said; }
  xmllint --noout --relaxng "$srcdir/pipeline/exchange/tmx.rng" quarter.tmx 2>said || { bad 'tmx: schema'; cat said; }
  xmllint --noout --relaxng "$srcdir/pipeline/exchange/tmx.rng" quarter.tmx-level1 2>said || { bad 'tmx-level1: schema'; cat said; }
fi

# ---- into an empty catalogue: all of it, choices and quotes to the byte

for format in xliff xliff2; do
  rm $po
  imports "$format into nothing" quarter.$format 0 '12 taken, 0 unchanged, 2 not translated, 0 refused'
  same "$format: the same catalogue, previous sources too" kept.po $po
  cp kept.po $po
done

# ---- worked on elsewhere

sed 's/>The first quarter</>Quarter one</; s/ state="needs-l10n"/ state="final"/' quarter.xliff >work.xlf
imports 'two units worked on' work.xlf 0 '2 taken, 10 unchanged, 2 not translated, 0 refused'
is 'a new translation' 1 "$(grep -c '^msgstr "Quarter one"' $po)"
is 'no longer fuzzy' 0 "$(grep -c '^#, fuzzy' $po)"
is 'its previous source is gone' 0 "$(grep -c '^#|' $po)"
cp kept.po $po
sed 's/>The first quarter</>Quarter one</; s/state="initial" subState="songngu:fuzzy"/state="reviewed"/' quarter.xliff2 >work.xlf
imports 'the same in 2.1' work.xlf 0 '2 taken, 10 unchanged, 2 not translated, 0 refused'
is 'no longer fuzzy' 0 "$(grep -c '^#, fuzzy' $po)"
cp kept.po $po

sed 's/<ph id="2" equiv-text="4,680[^"]*">{revenue}<\/ph>/4,680 billion dong/; s/>Archives\.</>Archive {growth}.</; s/>Như trên;</>Như cũ;</' \
  quarter.xliff >work.xlf
imports 'values lost and invented, a stale source' work.xlf 4 '0 taken, 9 unchanged, 2 not translated, 3 refused'
says 'lost' 'work.xlf:42: error: not taken: {revenue} is lost from the translation of “revenue:p1”'
says 'invented' 'not taken: {growth} in the translation of “info:recipient.'
says 'stale' 'not taken: the source of “info:recipient.'
same 'nothing taken, nothing written' kept.po $po
sed 's/id="info:title" resname="info|title"/id="info:gone" resname="info|gone"/' quarter.xliff >work.xlf
imports 'an entry that is gone' work.xlf 0 '0 taken, 11 unchanged, 2 not translated, 1 refused'
says 'gone' 'not taken: the pack has no entry “info:gone”'

# ---- a catalogue worked on elsewhere

imports 'the catalogue itself' kept.po 0 '0 taken, 12 unchanged, 2 not translated, 0 refused'
# as OmegaT writes it: long lines, no fuzzy translations, and where it splits sentences what it does not know is empty
cat >work.PO <<'END'
msgid ""
msgstr "Language: en_GB\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: pack.xml:5
msgctxt "info|title"
msgid "Tình hình quý I"
msgstr "Quarter one"

# asked again
#: pack.xml:21
msgctxt "revenue|p1"
msgid "Tổng thu đạt <b>gần {revenue}</b>, {growth} so với cùng kỳ."
msgstr ""

#: pack.xml:22
msgctxt "revenue|p2"
msgid "Có {projects} dự án, <i>chậm</i> < 5 ngày.{note1}"
msgstr "{projects} projects are <i>late</i> by < 5 days; it''s \"so\"."

#| msgid "Xem {ref-t-budget}. Chi đạt {spending}."
msgctxt "revenue|p3"
msgid "Xem {ref-t-budget}.{br}Chi đạt {spending}."
msgstr ""

msgctxt "revenue|p4"
msgid "Đoạn cũ."
msgstr "An old paragraph."

#, fuzzy
#| msgid "Khoản mục"
msgctxt "t-budget|column:kind"
msgid "Khoản"
msgstr "Items"

#~ msgctxt "t-budget|column:value"
#~ msgid "Số tiền"
#~ msgstr "Amount"
END
imports 'a catalogue' work.PO 4 '2 taken, 0 unchanged, 2 not translated, 2 refused'
says 'lost' 'work.PO:17: error: not taken: {note1} is lost from the translation of “revenue:p2”'
says 'stale' 'work.PO:26: warning: not taken: the source of “revenue:p4” has changed'
is 'a new translation' 1 "$(grep -c '^msgstr "Quarter one"' $po)"
is 'fuzzy with its previous source' 1 "$(grep -c '^#| msgid "Khoản mục"' $po)"
is 'what was fuzzy is still there' 1 "$(grep -c '^msgstr "See {ref-t-budget}.{br}' $po)"
sed 's/"Quarter one"/"The first quarter"/; s/"Items"/"Item"/; /^#, fuzzy$/{N;/Khoản/d}' $po >got
same 'nothing else has changed' kept.po got
cp kept.po $po

refused() { # WHAT WORDS: work.xlf
  translate 4 --import work.xlf
  says "$1" "$2"
  is "$1: no answer" '' "$(cat out)"
  same "$1: the catalogue is as it was" kept.po $po
}
head -c 3000 quarter.xliff >work.xlf
refused 'cut off' 'the file ends before all elements are closed'
sed 's/original="quarter"/original="other"/' quarter.xliff >work.xlf
refused 'another pack' 'the file belongs to “other”, not to the pack “quarter”'
sed 's/trgLang="en"/trgLang="fr"/' quarter.xliff2 >work.xlf
refused 'another language' 'the file translates from “vi” into “fr”'
sed '1a<!DOCTYPE xliff [<!ENTITY e SYSTEM "/etc/passwd">]>' quarter.xliff >work.xlf
refused 'entities' 'work.xlf:2: error: declarations in the DOCTYPE are not allowed'
sed 's/state="translated"/state="ready"/' quarter.xliff2 >work.xlf
refused 'a state that there is not' 'error: state="ready" is not right in <segment>'
sed 's/dataRef="d1"/dataRef="d99"/' quarter.xliff2 >work.xlf
refused 'a code without its data' 'dataRef="d99": there is no such <data> in the unit'
cp quarter.tmx work.xlf
refused 'a memory' 'this is a translation memory (TMX)'
cp kept.po work.xlf
refused 'a catalogue by another name' 'this is not XML'
sed 's/Language: en/Language: fr/' kept.po >work.po
translate 4 --import work.po
says 'a catalogue of another language' 'the header says “Language: fr”, not “en”'
sed 's/^msgid "Chi"/msgid "Chi/' kept.po >work.po
translate 4 --import work.po
says 'a malformed catalogue' 'work.po:'
same 'neither is taken' kept.po $po
rm work.xlf
translate 2 --import work.xlf
says 'no file' 'option --import names a file that is not there: “work.xlf”'

# ---- memories that come back: ours of both levels, and what OmegaT makes of the catalogue

cat >omegat.tmx <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" creationtoolversion="3.6.0_10" segtype="paragraph" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="VI" datatype="plaintext">
  </header>
  <body>
    <tu>
      <tuv lang="VI"><seg>Tổng thu đạt &lt;b&gt;gần {revenue}&lt;/b&gt;, {growth} so với cùng kỳ.</seg></tuv>
      <tuv lang="EN"><seg>Revenue: &lt;b&gt;nearly {revenue}&lt;/b&gt;, {growth}.</seg></tuv>
    </tu>
  </body>
</tmx>
END
remembers() { # WHAT FILE HOW-MANY
  rm $po
  translate 0 --update --no-pictures --memory "$2"
  is "$1: found" "$3" "$(grep -c '^#\. from memory' $po)"
}
remembers 'level 2' quarter.tmx "$(grep -c '<tu ' quarter.tmx)"
cp $po two.po
cp quarter.tmx-level1 level1.tmx
remembers 'level 1' level1.tmx "$(grep -c '<tu ' quarter.tmx)"
same 'both levels say the same' two.po $po
remembers 'of OmegaT' omegat.tmx 1
is 'with its values' 1 "$(grep -c '^msgstr "Revenue: <b>nearly {revenue}</b>, {growth}."' $po)"
cp kept.po $po

# ---- the command line

translate 2 --export pdf
translate 2 --export xliff --import quarter.xliff
says 'two things at once' '--export and --import are two different things'
translate 2 --update --export tmx
translate 2 --import quarter.xliff -o x
translate 2 --update --memory nowhere --memory quarter.tmx
says 'no memory' 'option --memory names a file that is not there: “nowhere”'
mkdir folder
translate 2 --update --memory folder
says 'no pack' 'folder: error: there is no po/en.po in it to remember'
translate 2 --update --memory quarter.xliff
says 'an XLIFF file as memory' 'taken by --import'
translate 2 --export tmx -o folder
says 'a folder' 'folder: error: this is a folder where a file is needed'
translate 6 --export tmx -o nowhere/x.tmx
says 'no folder' 'nowhere/x.tmx: error: the file cannot be written: No such file or directory'
is 'nothing half-written' '' "$(ls -A folder; ls | grep 'x.tmx')"
mkfifo pipe
cat pipe >through &
translate 0 --export tmx -o pipe
wait $!
[ -p pipe ] && good || bad 'a pipe was replaced'
translate 0 --export tmx
same 'through a pipe' through out
"$songngu" --message-language en translate pack pack --export xliff >out 2>said
is 'two packs' 2 $?
"$songngu" translate pack --template --lang en --export xliff2 >out 2>said
is 'a template' 0 $?
is 'its words' 1 "$(grep -c '<source>Nơi nhận:</source>' out)"

# ---- glossaries

cat >pack/glossary.tbx <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="vi" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>the office</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="c1">
    <langSec xml:lang="vi"><termSec><term>Sở Tài chính</term></termSec></langSec>
    <langSec xml:lang="en">
      <termSec><term>Finance Bureau</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
      <termSec><term>Money Office</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>
END
printed() { # the agency's name as the English edition prints it
  rm -rf pages
  "$songngu" build pack --lang en --stale source --format trace -o pages >out 2>said || cat said
  grep -c "$1" pages/*.trace
}
is 'a TBX glossary of 2019' 1 "$(printed 'Finance Bureau' | sed 's/[1-9][0-9]*/1/')"
sed -i 's/deprecatedTerm-admn-sts/wrong/' pack/glossary.tbx
"$songngu" --message-language en check pack >out 2>said
is 'a wrong status: exit status' 4 $?
says 'a wrong status' 'pack/glossary.tbx:8:41: error: “wrong” is no administrative status'

# ---- translate-toolkit

if ! command -v xliff2po >/dev/null || ! command -v csv2tbx >/dev/null; then
  rm pack/glossary.tbx
  echo 'no translate-toolkit: without its round trips'
else
  printf '"the office","Sở Tài chính","Bureau of Finance"\n' >terms.csv
  csv2tbx --progress=none terms.csv pack/glossary.tbx >said 2>&1 || cat said
  sed -i 's/langSet xml:lang="en"/langSet xml:lang="vi"/; s/xml:lang="xx"/xml:lang="en"/' pack/glossary.tbx # it knows no others
  is 'a TBX glossary of 2008' 1 "$(printed 'Bureau of Finance' | sed 's/[1-9][0-9]*/1/')"
  rm pack/glossary.tbx

  python=/usr/bin/python3
  [ -x $python ] || python=python3
  cat >pairs.py <<'END'
import sys
from translate.storage import factory
for unit in sorted(factory.getobject(sys.argv[1]).units, key=lambda unit: str(unit.source)):
    if unit.istranslatable() and unit.source:
        print(repr(str(unit.source)), repr(str(unit.target or "")), bool(unit.target) and unit.isfuzzy())
END
  cp quarter.xliff quarter.xlf
  xliff2po --progress=none quarter.xlf back.po >said 2>&1 || cat said
  $python pairs.py kept.po | sed 's/<[/]*[bi]>//g' >wanted # <g> has no text that it could keep
  $python pairs.py back.po >got
  same 'xliff2po: the same sources, translations and states' wanted got
  po2tmx --progress=none --source-language=vi -l en kept.po back.tmx >said 2>&1 || cat said
  $python pairs.py back.tmx >wanted
  cp quarter.tmx-level1 level1.tmx
  $python pairs.py level1.tmx >got
  same 'po2tmx has the same texts as our level 1' wanted got
  $python pairs.py quarter.tmx >got
  is 'po2tmx knows as many' "$(grep -c . wanted)" "$(grep -c . got)"

  # what Weblate does: the file through the toolkit, a translation, fields of the header
  cat >weblate.py <<'END'
import sys
from translate.storage import pypo
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        text = file.read()
    if bytes(pypo.pofile.parsestring(text)) != text:
        print(name, "is written otherwise")
store = pypo.pofile.parsefile(name)
for unit in store.units:
    if unit.getcontext() == "revenue|p3":
        unit.target = "“{ref-t-budget}” has it:{br}spending was {spending}, which is a long sentence for so short a text."
        unit.markfuzzy(False)
        unit.prev_msgid = []
store.updateheader(add=True, last_translator="A B <a@example.org>", x_generator="Weblate 5.4")
with open(name, "wb") as file:
    file.write(bytes(store))
END
  translate 0 --update --no-pictures
  $python weblate.py "$srcdir"/tests/translation/*.po $po >got
  is 'our catalogues through the toolkit' '' "$(cat got)"
  is 'worked on' 1 "$(grep -c 'X-Generator: Weblate' $po)"
  cp $po worked.po
  translate 0 --update --no-pictures
  same 'an update keeps all of it' worked.po $po
  is 'settled' 'en.po: 14 entries, 12 translated, 2 new' "$(sed 's|.*/||' out)"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
