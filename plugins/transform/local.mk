transform_LTLIBRARIES += %D%/sql.la
%C%_sql_la_SOURCES = \
  %D%/sql/date.c %D%/sql/date.h \
  %D%/sql/exact.c %D%/sql/exact.h \
  %D%/sql/input.c %D%/sql/input.h \
  %D%/sql/path.c %D%/sql/path.h \
  %D%/sql/result.c %D%/sql/result.h \
  %D%/sql/sql.c \
  %D%/sql/words.c %D%/sql/words.h
%C%_sql_la_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS) $(ICU_CFLAGS)
%C%_sql_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_sql_la_LIBADD = libsongngu.la $(SQLITE_LIBS) $(ICU_LIBS) -lm
