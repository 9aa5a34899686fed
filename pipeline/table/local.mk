libsongngu_la_SOURCES += \
  %D%/arena.c %D%/arena.h \
  %D%/cell-fault.c %D%/cell-fault.h \
  %D%/expectation.c %D%/expectation.h \
  %D%/fill.c %D%/put-fault.c \
  %D%/find.c \
  %D%/labels.c %D%/labels.h \
  %D%/read.c \
  %D%/table.c %D%/table.h \
  %D%/table-private.h \
  %D%/unit.c %D%/unit.h \
  %D%/value.c %D%/value.h
dist_pkgdata_DATA += %D%/units.csv
