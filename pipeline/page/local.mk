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
  %D%/shape-figures.c \
  %D%/slab.c %D%/slab.h \
  %D%/structure.c %D%/structure.h \
  %D%/typeface.c %D%/typeface.h \
  %D%/uppercase.c %D%/uppercase.h

libsongngu_la_SOURCES += \
  %D%/blocks.c %D%/blocks.h \
  %D%/caption.c \
  %D%/columns.c \
  %D%/figure.c \
  %D%/flow.c %D%/flow.h \
  %D%/frame.c \
  %D%/grid.c %D%/grid.h \
  %D%/grid-cell.c \
  %D%/grid-fit.c \
  %D%/grid-row.c \
  %D%/grid-rules.c \
  %D%/group.c \
  %D%/layout.c %D%/layout.h \
  %D%/list.c \
  %D%/notes.c %D%/notes.h \
  %D%/pager.c %D%/pager.h \
  %D%/picture.c %D%/picture.h \
  %D%/prose.c %D%/prose.h \
  %D%/running.c %D%/running.h \
  %D%/sheets.c %D%/sheets.h \
  %D%/spacing.c \
  %D%/strip.c %D%/strip.h \
  %D%/toc.c
