source_LTLIBRARIES += %D%/csv.la
%C%_csv_la_SOURCES = \
  %D%/csv/csv.c \
  %D%/csv/record.c %D%/csv/record.h \
  %D%/csv/text.c %D%/csv/text.h
%C%_csv_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_csv_la_LIBADD = libsongngu.la
