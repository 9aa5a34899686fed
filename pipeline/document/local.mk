libsongngu_la_SOURCES += \
  %D%/assignments.c \
  %D%/binder.c %D%/binder.h \
  %D%/binding.h \
  %D%/block.c %D%/block.h \
  %D%/blocks.c %D%/blocks.h \
  %D%/cells.c %D%/cells.h \
  %D%/chart-block.c \
  %D%/condition.c %D%/condition.h \
  %D%/described.c %D%/described.h \
  %D%/entries.c %D%/entries.h \
  %D%/groups.c \
  %D%/headings.c \
  %D%/image.c \
  %D%/inline.c %D%/inline.h \
  %D%/mention.c %D%/mention.h \
  %D%/outline.c %D%/outline.h \
  %D%/phrase.c %D%/phrase.h \
  %D%/rows.c %D%/rows.h \
  %D%/signature.c \
  %D%/styles.c \
  %D%/table-block.c \
  %D%/translation.c %D%/translation.h \
  %D%/walk.c %D%/walk.h \
  %D%/words.c %D%/words.h \
  %D%/writer.c %D%/writer.h
