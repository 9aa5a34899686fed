# What goes out to the tools of translators and comes back: XLIFF, TMX, TBX; the schemas that say what may stand in them.
libsongngu_la_SOURCES += \
  %D%/exchange.h %D%/content.c %D%/content.h %D%/unit-id.c %D%/unit-id.h %D%/xml-out.c %D%/xml-out.h \
  %D%/write.c %D%/writing.h %D%/xliff1-write.c %D%/xliff2-write.c %D%/tmx-write.c \
  %D%/load.c %D%/load.h %D%/reading.c %D%/reading.h %D%/xliff.c %D%/xliff1.h %D%/xliff1-read.c \
  %D%/xliff2.h %D%/xliff2-read.c %D%/xliff2-check.c %D%/xliff2-check.h %D%/xliff2-codes.c %D%/xliff2-code.c \
  %D%/xliff2-reference.c %D%/tmx.h %D%/tmx-read.c %D%/tbx.c %D%/tbx.h %D%/catalogue-read.c %D%/take.c

exchangeschemasdir = $(schemasdir)/exchange
dist_exchangeschemas_DATA = %D%/xliff-1.2.rng %D%/xliff-2.1.rng %D%/tmx.rng %D%/tbx-2008.rng %D%/tbx-2019.rng
