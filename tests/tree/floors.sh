#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A file of pipeline/ includes only headers of its own room and of rooms above
# it; a plugin sees the contract alone; the contract sees the standard headers.
cd "${srcdir:-.}" || exit 99
awk '
BEGIN {
  split("base table plugin language pack exchange document proof page run translation command", rooms, " ")
  for (i in rooms) floor[rooms[i]] = i + 0
  split("stdbool.h stddef.h stdint.h stdio.h", standard, " ")
  for (i in standard) allowed[standard[i]] = 1
}
function bad(why) { printf "%s:%d: %s\n", FILENAME, FNR, why; faults++ }
/^[ \t]*#[ \t]*include[ \t]*["<]/ {
  included++
  name = $0
  sub(/^[^"<]*["<]/, "", name)
  sub(/[">].*/, "", name)
  n = split(FILENAME, path, "/")
  if (path[1] == "include") {
    if (!(name in allowed)) bad("the contract includes " name)
  } else if (path[1] == "plugins") {
    split(name, part, "/")
    if (part[1] in floor) bad("a plugin includes " name ", which only the core may see")
  } else if (n == 3) {
    room = path[2]
    split(name, part, "/")
    if (part[1] in floor && name ~ /\//) {
      if (floor[part[1]] > floor[room]) bad(room " includes " name ", which stands below it")
    } else if ($0 ~ /"/ && name !~ /\// && name != "config.h") bad("write \"" room "/" name "\", not \"" name "\"")
  }
}
END { printf "%d includes read\n", included; exit faults > 0 || included == 0 }
' $(find include pipeline plugins -name '*.[ch]' | sort)
