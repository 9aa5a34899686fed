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
