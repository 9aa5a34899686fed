render_LTLIBRARIES += %D%/trace.la
%C%_trace_la_SOURCES = %D%/trace.c
%C%_trace_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_trace_la_LIBADD = libsongngu.la -lm

render_LTLIBRARIES += %D%/png.la
raster_sources = %D%/images.c %D%/images.h %D%/raster.c %D%/raster.h
%C%_png_la_SOURCES = %D%/png.c $(raster_sources)
%C%_png_la_CFLAGS = $(AM_CFLAGS) $(CAIRO_CFLAGS)
%C%_png_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_png_la_LIBADD = libsongngu.la $(CAIRO_LIBS) $(JPEG_LIBS) -lm

render_LTLIBRARIES += %D%/pictures.la
%C%_pictures_la_SOURCES = %D%/pictures.c %D%/extent.c %D%/extent.h $(raster_sources)
%C%_pictures_la_CFLAGS = $(AM_CFLAGS) $(CAIRO_CFLAGS)
%C%_pictures_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_pictures_la_LIBADD = libsongngu.la $(CAIRO_LIBS) $(JPEG_LIBS) -lm

# What the PDF and SVG plugins share.
drawing_sources = $(buffer_sources) %D%/cluster.c %D%/cluster.h %D%/subset.c %D%/subset.h

render_LTLIBRARIES += %D%/pdf.la
%C%_pdf_la_SOURCES = $(date_sources) $(drawing_sources) \
  %D%/pdf/attachment.c %D%/pdf/cff.c %D%/pdf/chunks.h %D%/pdf/cff.h %D%/pdf/embed.c \
  %D%/pdf/font-private.h %D%/pdf/font.c %D%/pdf/font.h %D%/pdf/graphics.h %D%/pdf/haru.c %D%/pdf/haru.h \
  %D%/pdf/image.c %D%/pdf/image.h %D%/pdf/jpeg.c %D%/pdf/metadata.c %D%/pdf/navigation.c %D%/pdf/navigation.h \
  %D%/pdf/page.c %D%/pdf/path.c %D%/pdf/pattern.c %D%/pdf/pattern.h %D%/pdf/pdf.c %D%/pdf/pdf.h %D%/pdf/png.c \
  %D%/pdf/run.c %D%/pdf/run.h %D%/pdf/sink.c %D%/pdf/sink.h %D%/pdf/structure-write.c %D%/pdf/structure.c \
  %D%/pdf/structure.h %D%/pdf/syntax.c %D%/pdf/syntax.h %D%/pdf/text.c %D%/pdf/tree.c %D%/pdf/tree.h %D%/pdf/writer.c %D%/pdf/writer.h
%C%_pdf_la_CFLAGS = $(AM_CFLAGS) $(SUBSET_CFLAGS) $(PNG_CFLAGS)
%C%_pdf_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_pdf_la_LIBADD = libsongngu.la $(HARU_LIBS) $(SUBSET_LIBS) $(PNG_LIBS) $(ZLIB_LIBS) -lm

render_LTLIBRARIES += %D%/svg.la
%C%_svg_la_SOURCES = $(drawing_sources) %D%/svg/font.c %D%/svg/shape.c %D%/svg/svg.c %D%/svg/svg.h %D%/svg/text.c \
  %D%/svg/woff.c %D%/svg/woff.h
%C%_svg_la_CFLAGS = $(AM_CFLAGS) $(SUBSET_CFLAGS) $(XML_CFLAGS)
%C%_svg_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_svg_la_LIBADD = libsongngu.la $(SUBSET_LIBS) $(XML_LIBS) $(ZLIB_LIBS) -lm

render_LTLIBRARIES += %D%/places.la
%C%_places_la_SOURCES = %D%/places.c %D%/extent.c %D%/extent.h
%C%_places_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_places_la_LIBADD = libsongngu.la -lm
