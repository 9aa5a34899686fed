libsongngu_la_SOURCES += \
  %D%/convention.c %D%/convention.h \
  %D%/figure.c %D%/figure.h \
  %D%/locale.c %D%/locale.h \
  %D%/numbering.c \
  %D%/period.c \
  %D%/plural.c \
  %D%/print.c \
  %D%/spelling.c \
  %D%/tongue.h
