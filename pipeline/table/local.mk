libsongngu_la_SOURCES += \
  %D%/arena.c %D%/arena.h \
  %D%/cell-fault.c %D%/cell-fault.h \
  %D%/cell-figure.c %D%/cell-figure.h \
  %D%/conversion.c %D%/conversion.h \
  %D%/evidence.c \
  %D%/expectation.c %D%/expectation.h \
  %D%/fill.c %D%/put-fault.c \
  %D%/find.c \
  %D%/labels.c %D%/labels.h \
  %D%/read.c \
  %D%/read-numbers.c \
  %D%/remark.c %D%/remark.h \
  %D%/sibling.c %D%/sibling.h \
  %D%/table.c %D%/table.h \
  %D%/table-private.h \
  %D%/unit.c %D%/unit.h \
  %D%/value.c %D%/value.h \
  %D%/written-unit.c %D%/written-unit.h
dist_pkgdata_DATA += %D%/units.csv
