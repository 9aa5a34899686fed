# A plugin is one file (or one folder) and one stanza in its kind's fragment.
plugin_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared -export-symbols-regex '^songngu_plugin$$' -Wl,-z,defs
sourcedir = $(plugindir)/source
transformdir = $(plugindir)/transform
renderdir = $(plugindir)/render
source_LTLIBRARIES =
transform_LTLIBRARIES =
render_LTLIBRARIES =

include %D%/source/local.mk
include %D%/transform/local.mk
include %D%/render/local.mk
