# A plugin is one file (or one folder) and one stanza in its kind's fragment.
plugin_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared -export-symbols-regex '^songngu_plugin$$' -Wl,-z,defs
# Compiled into each plugin that needs them: growing arrays; also texts (with -lm); dates; “did you mean”; wide decimals.
array_sources = %D%/array.h
buffer_sources = $(array_sources) %D%/buffer.c %D%/buffer.h
date_sources = %D%/date.c %D%/date.h
wide_sources = %D%/wide.c %D%/wide.h
near_sources = $(array_sources) %D%/near.c %D%/near.h
sourcedir = $(plugindir)/source
transformdir = $(plugindir)/transform
renderdir = $(plugindir)/render
source_LTLIBRARIES =
transform_LTLIBRARIES =
render_LTLIBRARIES =

include %D%/source/local.mk
include %D%/transform/local.mk
include %D%/render/local.mk

# Plugins are opened, never linked with: libtool's descriptions are of no use once installed.
install-data-hook:
	for kind in source transform render; do rm -f "$(DESTDIR)$(plugindir)"/$$kind/*.la; done
uninstall-hook:
	for plugin in $(source_LTLIBRARIES:.la=.so); do rm -f "$(DESTDIR)$(sourcedir)/$${plugin##*/}"; done
	for plugin in $(transform_LTLIBRARIES:.la=.so); do rm -f "$(DESTDIR)$(transformdir)/$${plugin##*/}"; done
	for plugin in $(render_LTLIBRARIES:.la=.so); do rm -f "$(DESTDIR)$(renderdir)/$${plugin##*/}"; done
