libsongngu_la_SOURCES +=

libsongngu_la_SOURCES += \
  %D%/chart.c %D%/chart.h \
  %D%/chart-alt.c \
  %D%/chart-axis.c \
  %D%/chart-bars.c \
  %D%/chart-legend.c \
  %D%/chart-lines.c \
  %D%/chart-plot.c %D%/chart-plot.h \
  %D%/chart-ticks.c

libsongngu_la_SOURCES += \
  %D%/breaker.c \
  %D%/canvas.c %D%/canvas.h \
  %D%/font.c %D%/font.h %D%/font-private.h \
  %D%/font-config.c %D%/font-config.h \
  %D%/hyphenation.c %D%/hyphenation.h \
  %D%/itemise.c \
  %D%/label.c %D%/label.h \
  %D%/opportunity.c \
  %D%/paragraph.c %D%/paragraph.h %D%/paragraph-private.h \
  %D%/paragraph-draw.c \
  %D%/shape.c %D%/shape.h %D%/shape-private.h \
  %D%/shape-fallback.c \
  %D%/slab.c %D%/slab.h \
  %D%/structure.c %D%/structure.h \
  %D%/typeface.c %D%/typeface.h \
  %D%/uppercase.c %D%/uppercase.h
