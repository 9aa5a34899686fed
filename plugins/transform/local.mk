transform_LTLIBRARIES += %D%/sql.la
%C%_sql_la_SOURCES = $(date_sources) $(near_sources) $(wide_sources) \
  %D%/sql/exact.c %D%/sql/exact.h \
  %D%/sql/input.c %D%/sql/input.h \
  %D%/sql/path.c %D%/sql/path.h \
  %D%/sql/result.c %D%/sql/result.h \
  %D%/sql/sandbox.c %D%/sql/sandbox.h \
  %D%/sql/sql.c \
  %D%/sql/statement.c %D%/sql/statement.h \
  %D%/sql/words.c %D%/sql/words.h
%C%_sql_la_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS) $(ICU_CFLAGS)
%C%_sql_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_sql_la_LIBADD = libsongngu.la $(SQLITE_LIBS) $(ICU_LIBS) -lm

# Rows of equal keys.
group_sources = $(date_sources) $(near_sources) $(wide_sources) \
  %D%/aggregate/formula.h %D%/aggregate/group.c %D%/aggregate/group.h %D%/aggregate/index.c %D%/aggregate/index.h \
  %D%/aggregate/key.c %D%/aggregate/key.h %D%/aggregate/period.c %D%/aggregate/period.h

transform_LTLIBRARIES += %D%/aggregate.la
%C%_aggregate_la_SOURCES = $(group_sources) \
  %D%/aggregate/aggregate-figures.c %D%/aggregate/aggregate.c %D%/aggregate/derived-figures.c \
  %D%/aggregate/figure.c %D%/aggregate/figure.h %D%/aggregate/formula.c \
  %D%/aggregate/scan.c %D%/aggregate/scan.h %D%/aggregate/sort.c %D%/aggregate/sort.h
%C%_aggregate_la_CFLAGS = $(AM_CFLAGS) $(ICU_CFLAGS)
%C%_aggregate_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_aggregate_la_LIBADD = libsongngu.la $(ICU_LIBS)

transform_LTLIBRARIES += %D%/identity.la %D%/total.la
identity_sources = \
  %D%/identity/exact.c %D%/identity/exact.h %D%/identity/violation.c %D%/identity/violation.h
%C%_identity_la_SOURCES = $(identity_sources) $(near_sources) $(wide_sources) \
  %D%/identity/expression.c %D%/identity/expression.h %D%/identity/identity.c
%C%_identity_la_CFLAGS = $(AM_CFLAGS)
%C%_identity_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_identity_la_LIBADD = libsongngu.la
%C%_total_la_SOURCES = $(identity_sources) $(group_sources) %D%/identity/total.c
%C%_total_la_CFLAGS = $(AM_CFLAGS)
%C%_total_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_total_la_LIBADD = libsongngu.la
