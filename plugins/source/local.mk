# What the sources share, compiled into each that uses it.
source_header = %D%/header.c %D%/header.h %D%/range.c %D%/range.h

source_LTLIBRARIES += %D%/csv.la
%C%_csv_la_SOURCES = $(source_header) \
  %D%/csv/csv.c \
  %D%/csv/record.c %D%/csv/record.h \
  %D%/csv/text.c %D%/csv/text.h
%C%_csv_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_csv_la_LIBADD = libsongngu.la
