libsongngu_la_SOURCES += \
  %D%/build.c %D%/build.h \
  %D%/check.c %D%/check.h \
  %D%/commit.c %D%/commit.h \
  %D%/contain.c %D%/contain.h \
  %D%/crew.c %D%/crew.h \
  %D%/death.c %D%/death.h \
  %D%/edition.c %D%/edition.h \
  %D%/identity.c %D%/identity.h \
  %D%/order.c %D%/order.h \
  %D%/painter.c %D%/painter.h \
  %D%/prove.c %D%/prove.h \
  %D%/activity.c %D%/activity.h \
  %D%/tables.c %D%/tables.h \
  %D%/token.c %D%/token.h \
  %D%/words.c %D%/words.h \
  %D%/worker.c %D%/worker.h \
  %D%/workshop.c %D%/workshop.h
