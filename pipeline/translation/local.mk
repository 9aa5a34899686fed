libsongngu_la_SOURCES += \
  %D%/comment.c %D%/comment.h \
  %D%/difference.c %D%/difference.h \
  %D%/job.c %D%/job.h \
  %D%/memory.c %D%/memory.h \
  %D%/merge.c %D%/merge.h \
  %D%/renumber.c %D%/renumber-period.c %D%/renumber.h \
  %D%/similar.c %D%/similar.h \
  %D%/standing.c %D%/standing.h \
  %D%/state.c %D%/state.h \
  %D%/translate.c %D%/translate.h \
  %D%/wording.c %D%/wording.h
