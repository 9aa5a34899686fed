# SPDX-License-Identifier: GPL-3.0-or-later
# The .help and .summary strings of descriptors, which may run over several lines, as calls of N_.
{ sub(/ *\\$/, "") } # of a macro
/\.(help|summary) *= *("|$)/ {
  sub(/^.*\.(help|summary) *= */, "")
  printf "N_("
  inside = 1
}
inside {
  ends = /"[},;]+ *$/
  sub(/[},; ]+$/, "")
  print $0 (ends ? ");" : "")
  if (ends) inside = 0
}
