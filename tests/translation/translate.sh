#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A catalogue through the year: made, translated, new data, changed prose, moved and removed blocks; beside gettext's
# own tools, and byte for byte against what is kept here.  `translate.sh update` writes that anew.
set -u
srcdir=${srcdir:-.}
case $srcdir in /*) ;; *) srcdir=$PWD/$srcdir ;; esac
here=$srcdir/tests/translation
songngu=$PWD/songngu
mode=${1:-check}
for tool in msgfmt msgmerge msgattrib msgcat; do
  command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
LC_ALL=C.UTF-8
export LC_ALL
cp -R "$here/pack" "$scratch/pack" && chmod -R u+w "$scratch" && cd "$scratch" || exit 99
passed=0
failed=0
po=pack/po/en.po

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
update() { "$songngu" --message-language en translate pack --update --lang en >said 2>&1 || { bad update; cat said; }; }
status() { # WHAT WANTED-STATUS: the JSON in `state`
  "$songngu" --message-language en translate pack --status --as json >state 2>said
  is "$1: exit status" "$2" $?
}
total() { # STATE
  sed -n "s/.*\"totals\": {.*\"$1\": \\([0-9]*\\).*/\\1/p" state
}
golden() { # NAME: the catalogue now
  if [ "$mode" = update ]; then
    cp $po "$here/$1.po"
  fi
  same "$1.po" "$here/$1.po" $po
}
gettext() { # gettext's tools take the file as it is, and write it the same
  msgfmt -c --check-accelerators -o messages.mo $po 2>said || { bad "$1: msgfmt -c"; cat said; }
  if [ -s said ]; then bad "$1: msgfmt says"; cat said; else good; fi
  msgcat -o again.po $po 2>said
  same "$1: msgcat" $po again.po
  msgmerge -q --previous -o again.po $po $po 2>said
  same "$1: msgmerge" $po again.po
}
fuzzy() { msgattrib --only-fuzzy --no-obsolete $po 2>/dev/null | grep -c '^msgctxt'; }
untranslated() { msgattrib --untranslated --no-obsolete $po 2>/dev/null | grep -c '^msgctxt'; }

# ---- made

status 'no catalogue yet' 4
is 'all is new' "$(grep -c '"state"' state)" "$(total new)"
update
gettext 'made'
golden 'made'
is 'untranslated' "$(total new)" "$(untranslated)"
ls pack/po/pictures >named
is 'and no concern of git' '*' "$(cat pack/po/pictures/.gitignore)"
is 'pictures are all that is there' "$(grep -c 'png$' named)" "$(grep -c . named)"
sed -n 's|^#. page [0-9]*, po/pictures/||p' $po | sort -u >said
same 'a picture for each place' named said
is 'of each paragraph' 1 "$(grep -c '^revenue-p2.png$' named)"
cp pack/po/pictures/revenue-p1.png kept.png
echo old >pack/po/pictures/revenue-p2.png
touch pack/po/pictures/gone.png
cp $po before.po
"$songngu" translate pack --update --no-pictures >said 2>&1
same 'made again without pictures' before.po $po
is 'pictures are left alone' 1 "$(grep -c old pack/po/pictures/revenue-p2.png)"
update
same 'made again' before.po $po
if [ -e pack/po/pictures/gone.png ]; then bad 'a stray picture'; else good; fi
same 'the same picture' kept.png pack/po/pictures/revenue-p1.png

# ---- translated, in the way of an editor: comments and header of its own, order kept

python=/usr/bin/python3
[ -x $python ] || python=python3
$python - $po "$here/en.tsv" <<'END'
import sys
pairs = dict(line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8") if "\t" in line)
lines, out, source, field = open(sys.argv[1], encoding="utf-8").read().split("\n"), [], "", ""
for line in lines:
    if line.startswith("msgctxt"):
        field = "msgctxt"
    elif line.startswith("msgid"):
        field, source = "msgid", line[7:-1]
    elif line.startswith("msgstr"):
        if source:
            line = 'msgstr "%s"' % pairs[source]
        field = "msgstr"
    elif line.startswith('"') and field == "msgid":
        source += line[1:-1]
    out.append(line)
text = "\n".join(out).replace("Last-Translator: Automatically generated", "Last-Translator: Lan <lan@example.org>")
text = "# Budget of the province.\n" + text.replace("#. A meeting", "# Ask the office who spoke.\n#. A meeting", 1)
open(sys.argv[1], "w", encoding="utf-8").write(text)
END
msgcat -o again.po $po && mv again.po $po
update
gettext 'translated'
golden 'translated'
is 'the header is the translator'"'"'s' 1 "$(grep -c 'Last-Translator: Lan' $po)"
is 'nothing missing' 0 "$(untranslated)"
status 'translated' 0
is 'nothing changed' 0 "$(total numbers-changed)"
"$songngu" build pack -o out --deny-warnings >said 2>&1 || { bad 'build'; cat said; }

# ---- the next quarter's data: nothing but the values in comments

cp $po before.po
cat >pack/data/budget.csv <<'END'
kind,value,unit,growth
Thu,4920000000000,VND,-1.2
Chi,3310000000000,VND,0.4
END
status 'new data' 0
is 'numbers' 1 "$(total numbers-changed)"
is 'directions' 1 "$(total direction-changed)"
grep -q '"before": "4.680 tỷ đồng", "now": "4.920 tỷ đồng"' state && good || bad 'old → new'
grep -q '"before": "tăng 11,1%", "now": "giảm 1,2%".*"turned": true' state && good || bad 'direction'
update
gettext 'new data'
golden 'new-data'
grep -v '^#' before.po >a && grep -v '^#' $po >b && same 'new data alone changes nothing' a b
is 'no fuzzy entry' 0 "$(fuzzy)"
cp $po before.po
update
same 'the same data changes nothing' before.po $po

# ---- what has been looked at

sed -i '/^msgctxt "revenue|p1"/i # Asked Lan.\n# songngu: seen' $po
msgcat -o again.po $po && mv again.po $po
status 'one seen' 0
is 'one seen: directions' 0 "$(total direction-changed)"
is 'one seen: numbers' 1 "$(total numbers-changed)"
update
is 'the comment has served' 0 "$(grep -c 'songngu: seen' $po)"
is 'the rest of the comment stays' 1 "$(grep -c '^# Asked Lan' $po)"
is 'one is still remembered' 1 "$(grep -c 'before' $po)"
status 'one seen, updated' 0
is 'one seen, updated: directions' 0 "$(total direction-changed)"
"$songngu" translate pack --update --seen >said 2>&1
gettext 'all seen'
is 'none is remembered' 0 "$(grep -c 'before' $po)"
status 'all seen' 0
is 'all seen: numbers' 0 "$(total numbers-changed)"
"$songngu" translate pack --seen >said 2>&1
is '--seen alone' 2 $?
cp before.po $po

# ---- changed prose

sed -i 's/so với cùng kỳ năm trước/so với cùng kỳ năm ngoái/' pack/pack.xml
status 'changed prose' 4
is 'text changed' 1 "$(total text-changed)"
"$songngu" --message-language en translate pack >said 2>&1
grep -q 'so với cùng kỳ năm \[-trước-\] {+ngoái+}' said && good || { bad 'word difference as text'; cat said; }
grep -q '{"removed": "trước"}, {"added": "ngoái"}' state && good || bad 'word difference'
update
gettext 'changed prose'
golden 'changed-prose'
is 'one fuzzy entry' 1 "$(fuzzy)"
is 'with its previous source' 1 "$(grep -c '^#| msgid' $po)"
sed -i 's/Tổng thu ngân sách/Tổng số thu ngân sách/' pack/pack.xml
update
is 'changed again: fuzzy' 1 "$(fuzzy)"
is 'changed again: the source that was translated' 1 "$(grep -c '^#| "năm trước' $po)"
sed -i 's/Tổng số thu ngân sách/Tổng thu ngân sách/; s/so với cùng kỳ năm ngoái/so với cùng kỳ năm trước/' pack/pack.xml
update
same 'changed back' before.po $po

# ---- moved, removed, back again

sed -i 's|<p>Xem <ref|<p>Một đoạn hoàn toàn mới.</p>\n&|' pack/pack.xml
update
is 'moved: no fuzzy entry' 0 "$(fuzzy)"
is 'one new' 1 "$(untranslated)"
gettext 'moved'
cp pack/pack.xml whole.xml
sed -i '/A meeting of the province/d' pack/pack.xml
status 'removed' 4
is 'one removed' 1 "$(total removed)"
update
gettext 'removed'
golden 'removed'
is 'kept as memory' 1 "$(msgattrib --only-obsolete $po | grep -c 'Sở Tài chính báo cáo')"
cp whole.xml pack/pack.xml
update
is 'back again' 0 "$(msgattrib --only-obsolete $po | grep -c .)"
is 'back again: no fuzzy entry' 0 "$(fuzzy)"
is 'back again: one new' 1 "$(untranslated)"
grep -q 'Ask the office' $po && good || bad 'the translator'"'"'s comment is gone'

# ---- memory

mkdir last && cp -R "$here/pack" last/q4 && chmod -R u+w last && mkdir last/q4/po
cp "$here/translated.po" last/q4/po/en.po
cp "$here/pack/pack.xml" "$here/memory.xml" . && cp "$here/memory.xml" pack/pack.xml
cp "$here/pack/data/budget.csv" pack/data/
rm -r pack/po
"$songngu" --message-language en translate pack --update --lang en --memory last/q4 >said 2>&1 || { bad 'memory'; cat said; }
gettext 'memory'
golden 'memory'
cp $po before.po
update
same 'what came from memory stays' before.po $po
status 'memory' 4
is 'what is much alike is fuzzy' "$(fuzzy)" "$(total fuzzy)"
msgattrib --no-obsolete --translated --no-fuzzy -o last/only.po $po
rm -r pack/po
"$songngu" translate pack --update --lang en --memory last/only.po >said 2>&1
is 'a catalogue as memory' 0 "$(fuzzy)"
"$songngu" translate pack --update --memory pack/pack.xml --memory nowhere.txt >said 2>&1
is 'no memory' 2 $?
"$songngu" translate pack --memory last/q4 >said 2>&1
is 'memory without --update' 2 $?

# ---- the catalogues that come with the program are up to date

cp -R "$srcdir/templates/conference-briefing/starter" starter && chmod -R u+w starter
cp starter/po/en.po before.po
"$songngu" translate starter --update --no-pictures >said 2>&1
same 'the starter' before.po starter/po/en.po
"$songngu" translate starter --status >said 2>&1
is 'the starter is translated' 0 $?
"$songngu" translate starter --template >said 2>&1
is 'its template is translated' 0 $?
is 'and has no word that its base has too' '  removed                 0' "$(grep removed said)"
mkdir starter/look
cat >starter/look/template.xml <<'END'
<template xmlns="urn:songngu:template:1" name="look" extends="conference-briefing">
  <style name="p" font-size="13pt"/>
</template>
END
sed -i 's|template="conference-briefing"|template="./look"|' starter/pack.xml
"$songngu" --message-language en check starter --lang en >said 2>&1
is 'a template has the words of all that it extends' '0 ' "$? $(cat said)"

# ---- faults

rm -rf pack/po/pictures
cp $po before.po
(ulimit -f 1; "$songngu" --message-language en translate starter --update --no-pictures) >said 2>&1
is 'unchanged, nothing need be written' 0 $?
cp starter/po/en.po before-starter.po
sed -i 's/<title>/<title>Mới: /' starter/pack.xml
(ulimit -f 1; "$songngu" --message-language en translate starter --update --no-pictures) >said 2>&1
is 'a file that may not grow' 6 $?
grep -q 'starter/po/en.po: error: the catalogue cannot be written: ' said && good || { bad 'a file that may not grow'; cat said; }
same 'the catalogue stays' before-starter.po starter/po/en.po
is 'nothing half-written' 'en.po' "$(ls -A starter/po | grep en.po)"
rm starter/po/en.po
(ulimit -f 1; "$songngu" --message-language en translate starter --update --no-pictures --lang en) >said 2>&1
is 'a new file that may not grow' 6 $?
is 'nothing new half-written' '' "$(ls -A starter/po | grep en.po)"
"$songngu" translate pack --lang vi >said 2>&1
is 'the source'"'"'s own language' 2 $?
"$songngu" translate pack --update --status >said 2>&1
is 'two things at once' 2 $?
echo 'msgid "half' >$po
cp $po before.po
"$songngu" translate pack --update >said 2>&1
is 'a broken catalogue' 4 $?
same 'is left alone' before.po $po
is 'with nothing beside it' 1 "$(ls -A pack/po | grep -vc '^pictures$')"
rm $po
chmod a-w pack/po
if ! touch pack/po/x 2>/dev/null; then
  "$songngu" translate pack --update >said 2>&1
  is 'a folder that cannot be written' 6 $?
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 40 ]
