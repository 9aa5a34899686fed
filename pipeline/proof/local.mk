libsongngu_la_SOURCES += \
  %D%/accept.c %D%/accept.h \
  %D%/check-across.c \
  %D%/check-growth.c \
  %D%/check-letters.c \
  %D%/check-marks.c \
  %D%/check-names.c \
  %D%/check-numbers.c \
  %D%/check-placeholders.c \
  %D%/check-plurals.c \
  %D%/check-terms.c \
  %D%/check-wording.c \
  %D%/checker.h \
  %D%/claims.c %D%/claims.h \
  %D%/claims-number.c \
  %D%/claims-period.c \
  %D%/claims-private.h \
  %D%/dictionary.c %D%/dictionary.h \
  %D%/entry.c \
  %D%/enumerations.c %D%/enumerations.h \
  %D%/meeting.c %D%/meeting.h \
  %D%/wordbook.c %D%/wordbook.h \
  %D%/number-map.c %D%/number-map.h \
  %D%/number-set.h \
  %D%/snags.c %D%/snags.h \
  %D%/proof.c %D%/proof.h \
  %D%/proof-private.h \
  %D%/prose.c %D%/prose.h \
  %D%/scratch.c \
  %D%/terms.c %D%/terms.h \
  %D%/traits.c %D%/traits.h
