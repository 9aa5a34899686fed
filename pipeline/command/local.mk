libsongngu_la_SOURCES += \
  %D%/build.c \
  %D%/command.c %D%/command.h \
  %D%/commands.c \
  %D%/completion.c %D%/completion.h \
  %D%/doctor.c \
  %D%/generate.c %D%/generate.h \
  %D%/help.c %D%/help.h \
  %D%/manual.c %D%/manual.h \
  %D%/new.c \
  %D%/option.c %D%/option.h \
  %D%/plugins.c \
  %D%/progress.c %D%/progress.h \
  %D%/read.c \
  %D%/show.c \
  %D%/table-print.c %D%/table-print.h \
  %D%/review-bundle.c %D%/review-bundle.h \
  %D%/review-data.c %D%/review-data.h \
  %D%/review-page.c %D%/review-page.h \
  %D%/review-words.c %D%/review-words.h \
  %D%/review.c \
  %D%/state-print.c %D%/state-print.h \
  %D%/template-list.c %D%/template-list.h \
  %D%/translate.c %D%/translate-exchange.c %D%/translate-exchange.h

# What a review page is made of.
reviewdir = $(pkgdatadir)/review
dist_review_DATA = %D%/review/list.js %D%/review/page.html %D%/review/panes.js %D%/review/review.css %D%/review/review.js \
  %D%/review/text.js %D%/review/unpack.js

# The manual and the completion are what the program says of itself.
nodist_man_MANS = songngu.1
bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = completions/songngu
CLEANFILES += songngu.1 completions/songngu

songngu.1: songngu$(EXEEXT)
	$(AM_V_GEN)LC_ALL=C ./songngu$(EXEEXT) --generate man >$@.new && mv $@.new $@

completions/songngu: songngu$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) completions && LC_ALL=C ./songngu$(EXEEXT) --generate bash >$@.new && mv $@.new $@
