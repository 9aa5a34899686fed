libsongngu_la_SOURCES += \
  %D%/calendar.c %D%/calendar.h \
  %D%/decimal.c %D%/decimal.h \
  %D%/diagnostic.c %D%/diagnostic.h \
  %D%/diagnostic-entry.h \
  %D%/diagnostic-print.c \
  %D%/diagnostic-table.c \
  %D%/excerpt.c %D%/excerpt.h \
  %D%/fold.c \
  %D%/installation.c %D%/installation.h \
  %D%/json.c %D%/json.h \
  %D%/message.c %D%/message.h \
  %D%/number.c %D%/number.h \
  %D%/suggest.c \
  %D%/text.c %D%/text.h \
  %D%/width.c %D%/width.h
