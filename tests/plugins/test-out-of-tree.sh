#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The example plugin, built apart from the tree against an installed Songngu with nothing but
# pkg-config, then found, explained and used by the installed program.
set -u
top=${top_builddir:-.}
source=$(cd "${srcdir:-.}" && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
unset MAKEFLAGS MFLAGS MAKELEVEL
fail() { echo "FAULT: $1"; [ -f "$scratch/log" ] && tail -n 40 "$scratch/log"; exit 1; }

(cd "$top" && make -s install DESTDIR="$scratch/root") >"$scratch/log" 2>&1 || fail 'make install'
songngu=$(find "$scratch/root" -path '*/bin/songngu' -type f)
pc=$(find "$scratch/root" -name songngu.pc)
[ -x "$songngu" ] && [ -f "$pc" ] || fail 'the program or songngu.pc is not installed'
[ -n "$(find "$scratch/root" -name songngu.1)" ] || fail 'the manual page is not installed'
[ -n "$(find "$scratch/root" -path '*/bash-completion/completions/songngu')" ] || fail 'the completion is not installed'

[ "$(wc -l <"$source/examples/share/share.c")" -lt 40 ] || fail 'a minimal transform is under 40 lines'
cp -R "$source/examples/share" "$scratch/share" && chmod -R u+w "$scratch/share" || exit 99
sanitize=
grep -q __asan_init "$top/.libs/libsongngu.so" && sanitize='-fsanitize=address,undefined'
PKG_CONFIG_PATH=$(dirname "$pc") PKG_CONFIG_SYSROOT_DIR="$scratch/root" \
  make -C "$scratch/share" CFLAGS="-std=c11 -O2 -Wall -Wextra -Werror $sanitize" install plugindir="$scratch/plugins" >"$scratch/log" 2>&1 || fail 'the example does not build'

# The example of doc/plugins.md, as it stands there.
sed -n '/^```c$/,/^```$/{/^```/!p}' "$source/doc/plugins.md" >"$scratch/names.c"
flags=$(PKG_CONFIG_PATH=$(dirname "$pc") PKG_CONFIG_SYSROOT_DIR="$scratch/root" pkg-config --cflags songngu)
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -Wall -Werror $sanitize -fPIC -shared $flags -o "$scratch/plugins/transform/names.so" "$scratch/names.c" \
  >"$scratch/log" 2>&1 || fail 'the example of doc/plugins.md does not build'

mkdir -p "$scratch/pack/data"
printf 'name\nAn\nB\303\254nh\n' >"$scratch/pack/data/people.csv"
printf 'district,value\nA,1.5\nB,-0.25\nC,\nD,4.75\n' >"$scratch/pack/data/a.csv"
cat >"$scratch/pack/pack.xml" <<'EOF'
<pack xmlns="urn:songngu:pack:1" id="p" lang="vi" template="base">
<info><title>T</title></info>
<data>
<source name="a" plugin="csv" path="data/a.csv"/>
<source name="people" plugin="csv" path="data/people.csv"/>
<transform name="who" plugin="names" from="people"/>
<transform name="shares" plugin="share" from="a" column="value"/>
</data>
<body><section id="s"><title>S</title><p>x</p></section></body>
</pack>
EOF
"$songngu" plugins transform/share --plugin-path "$scratch/plugins" --message-language en >"$scratch/log" 2>&1 || fail 'songngu plugins'
grep -q 'The column of figures' "$scratch/log" || fail 'its parameter is not explained'
"$songngu" show "$scratch/pack" shares --as csv --plugin-path "$scratch/plugins" >"$scratch/got" 2>"$scratch/log" || fail 'songngu show'
printf 'district,share\r\nA,25.00\r\nB,-4.17\r\nC,\r\nD,79.17\r\n' >"$scratch/expected"
diff "$scratch/expected" "$scratch/got" || fail 'the shares are not those expected'
"$songngu" show "$scratch/pack" who --as csv --plugin-path "$scratch/plugins" >"$scratch/got" 2>"$scratch/log" || fail 'songngu show who'
printf 'name\r\nAn\r\nB\303\254nh\r\n' >"$scratch/expected"
diff "$scratch/expected" "$scratch/got" || fail 'the names are not those expected'
SONGNGU_PLUGIN_PATH="$scratch/plugins" "$songngu" plugins transform >"$scratch/log" 2>&1 && grep -q transform/share "$scratch/log" || fail 'SONGNGU_PLUGIN_PATH'
