#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# libsongngu gives plugins exactly the functions of the contract, under SONGNGU_1 and the versions after it;
# a plugin exports its descriptor and nothing else.
header=${srcdir:-.}/include/songngu/plugin.h
library=.libs/libsongngu.so
[ -f "$library" ] || { echo "$library is not built"; exit 99; }
status=0
declared=$(sed -n 's/^SN_EXPORT .*[ *]\(sn_[a-z_]*\)(.*/\1/p' "$header" | sort)
exported=$(nm -D --defined-only --with-symbol-versions "$library" | sed -n 's/.* T \(sn_[a-z_]*\)@@SONGNGU_[1-9]$/\1/p' | sort)
if [ -z "$declared" ] || [ "$declared" != "$exported" ]; then
  echo "declared in plugin.h and exported differ:"
  printf '%s\n' "$declared" >declared.tmp
  printf '%s\n' "$exported" | diff declared.tmp -
  rm -f declared.tmp
  status=1
fi
plugins=0
for plugin in plugins/*/.libs/*.so; do
  plugins=$((plugins + 1))
  extra=$(nm -D --defined-only "$plugin" | awk '$2 ~ /[A-Z]/ && $3 !~ /^songngu_plugin(@.*)?$/ && $3 !~ /^(__asan|__ubsan|__odr_asan|__sancov)/ {print $3}')
  [ -z "$extra" ] || { echo "$plugin exports more than songngu_plugin: $extra"; status=1; }
  nm -D --defined-only "$plugin" | grep -q ' songngu_plugin' || { echo "$plugin does not export songngu_plugin"; status=1; }
done
echo "$plugins plugins looked at"
[ "$plugins" -gt 0 ] || status=1
exit $status
