# libsongngu is the whole pipeline.  Plugins see only the symbols of
# include/songngu/plugin.h; the program and the tests use the private ones.
lib_LTLIBRARIES += libsongngu.la
libsongngu_la_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(XML_CFLAGS) $(ICU_CFLAGS) $(TEXT_CFLAGS)
libsongngu_la_LIBADD = $(GLIB_LIBS) $(XML_LIBS) $(ICU_LIBS) $(TEXT_LIBS) $(GETTEXTPO_LIBS) -lm
libsongngu_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -Wl,--version-script=$(srcdir)/%D%/libsongngu.map -Wl,-Bsymbolic-functions
EXTRA_libsongngu_la_DEPENDENCIES = %D%/libsongngu.map
EXTRA_DIST += %D%/libsongngu.map
libsongngu_la_SOURCES =

include %D%/base/local.mk
include %D%/table/local.mk
include %D%/plugin/local.mk
include %D%/language/local.mk
include %D%/pack/local.mk
include %D%/exchange/local.mk
include %D%/document/local.mk
include %D%/proof/local.mk
include %D%/page/local.mk
include %D%/run/local.mk
include %D%/translation/local.mk
include %D%/command/local.mk

bin_PROGRAMS += songngu
songngu_SOURCES = %D%/main.c
songngu_LDADD = libsongngu.la $(GLIB_LIBS)
songngu_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
songngu_LDFLAGS = $(AM_LDFLAGS) -Wl,-rpath,'$$ORIGIN/$(LIB_FROM_BIN)'

pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = songngu.pc
