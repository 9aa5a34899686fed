libsongngu_la_SOURCES += \
  %D%/catalogue.c %D%/catalogue.h \
  %D%/catalogue-language.c \
  %D%/catalogue-write.c \
  %D%/convention.c %D%/convention.h \
  %D%/figure.c %D%/figure.h \
  %D%/glossary.c %D%/glossary.h \
  %D%/glossary-read.c \
  %D%/locale.c %D%/locale.h \
  %D%/numbering.c \
  %D%/pattern.c %D%/pattern.h \
  %D%/pattern-tree.c %D%/pattern-tree.h \
  %D%/period.c \
  %D%/plural.c \
  %D%/po-compose.c %D%/po-compose.h \
  %D%/po-faults.c %D%/po-faults.h \
  %D%/po-lines.c %D%/po-lines.h \
  %D%/po-scan.c %D%/po-scan.h \
  %D%/print.c \
  %D%/spelling.c \
  %D%/text-file.c %D%/text-file.h \
  %D%/tongue.h \
  %D%/tsv.c %D%/tsv.h
dist_pkgdata_DATA += %D%/glossary.tsv
