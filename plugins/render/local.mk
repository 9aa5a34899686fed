render_LTLIBRARIES += %D%/trace.la
%C%_trace_la_SOURCES = %D%/trace.c
%C%_trace_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_trace_la_LIBADD = libsongngu.la -lm

render_LTLIBRARIES += %D%/png.la
%C%_png_la_SOURCES = %D%/png.c %D%/images.c %D%/images.h
%C%_png_la_CFLAGS = $(AM_CFLAGS) $(CAIRO_CFLAGS)
%C%_png_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_png_la_LIBADD = libsongngu.la $(CAIRO_LIBS) $(JPEG_LIBS) -lm
