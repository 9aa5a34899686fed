# `make bench`: our speed and memory beside a program that only lays out and draws.
EXTRA_PROGRAMS += bench-floor
bench_floor_SOURCES = %D%/floor.c
bench_floor_CFLAGS = $(AM_CFLAGS) $(BENCH_CFLAGS) -O2
bench_floor_LDADD = $(BENCH_LIBS)
EXTRA_DIST += %D%/workload.py %D%/compare.py %D%/translation.py %D%/xlsx.py
EXTRA_PROGRAMS += bench-floor-group
bench_floor_group_SOURCES = %D%/floor-group.c
bench_floor_group_CFLAGS = $(AM_CFLAGS) -O2
EXTRA_DIST += %D%/group.py %D%/duckdb.mjs
CLEANFILES += bench-floor bench-floor-group bench-text

bench: all bench-floor bench-floor-group
	python3 -B $(srcdir)/%D%/compare.py ./songngu ./bench-floor $(srcdir)/%D%/workload.py bench-data $(RUNS)
	python3 -B $(srcdir)/%D%/xlsx.py ./songngu bench-data $(RUNS)
	python3 -B $(srcdir)/%D%/group.py ./songngu ./bench-floor-group bench-data/group $(RUNS)
	python3 -B $(srcdir)/%D%/translation.py ./songngu $(srcdir)/%D%/workload.py bench-data $(RUNS)
.PHONY: bench

clean-local:
	rm -rf bench-data

# The text of a document alone: ./bench-text LANGUAGE TEXT
EXTRA_PROGRAMS += bench-text
bench_text_SOURCES = %D%/bench-text.c
bench_text_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(XML_CFLAGS) $(TEXT_CFLAGS)
bench_text_LDADD = libsongngu.la $(GLIB_LIBS)
