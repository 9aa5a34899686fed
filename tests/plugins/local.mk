# Plugins that break the contract, each in one way.  Tests copy them into
# a folder of their own, KIND/NAME.so, for --plugin-path.
bad_plugins = \
  %D%/crash.la %D%/eat.la %D%/half.la %D%/hang.la %D%/malformed.la \
  %D%/no-descriptor.la %D%/silent.la %D%/wrong-abi.la %D%/wrong-size.la
check_LTLIBRARIES += $(bad_plugins)
bad_ldflags = $(AM_LDFLAGS) -module -avoid-version -shared -rpath /nowhere

%C%_crash_la_SOURCES = %D%/crash.c
%C%_crash_la_LDFLAGS = $(bad_ldflags)
%C%_crash_la_LIBADD = libsongngu.la
%C%_eat_la_SOURCES = %D%/eat.c
%C%_eat_la_LDFLAGS = $(bad_ldflags)
%C%_eat_la_LIBADD = libsongngu.la
%C%_half_la_SOURCES = %D%/half.c
%C%_half_la_LDFLAGS = $(bad_ldflags)
%C%_half_la_LIBADD = libsongngu.la
%C%_hang_la_SOURCES = %D%/hang.c
%C%_hang_la_LDFLAGS = $(bad_ldflags)
%C%_hang_la_LIBADD = libsongngu.la
%C%_malformed_la_SOURCES = %D%/malformed.c
%C%_malformed_la_LDFLAGS = $(bad_ldflags)
%C%_malformed_la_LIBADD = libsongngu.la
%C%_no_descriptor_la_SOURCES = %D%/no-descriptor.c
%C%_no_descriptor_la_LDFLAGS = $(bad_ldflags)
%C%_no_descriptor_la_LIBADD = libsongngu.la
%C%_silent_la_SOURCES = %D%/silent.c
%C%_silent_la_LDFLAGS = $(bad_ldflags)
%C%_silent_la_LIBADD = libsongngu.la
%C%_wrong_abi_la_SOURCES = %D%/wrong-abi.c
%C%_wrong_abi_la_LDFLAGS = $(bad_ldflags)
%C%_wrong_abi_la_LIBADD = libsongngu.la
%C%_wrong_size_la_SOURCES = %D%/wrong-size.c
%C%_wrong_size_la_LDFLAGS = $(bad_ldflags)
%C%_wrong_size_la_LIBADD = libsongngu.la

# The plugins of this tree, run through the real loader.
if UNIT_TESTS
check_PROGRAMS += test-csv
TESTS += test-csv
test_csv_SOURCES = %D%/test-csv.c %D%/test-csv-encoding.c %D%/test-csv-repair.c %D%/delimited.c %D%/delimited.h \
  %D%/csv-suites.h %D%/harness.c %D%/harness.h $(buffer_sources) $(source_encoding)
test_csv_CFLAGS = $(unit_cflags)
test_csv_LDADD = $(unit_ldadd) -lm
check_PROGRAMS += test-source
TESTS += test-source
test_source_SOURCES = %D%/test-source.c $(source_header)
test_source_CFLAGS = $(unit_cflags)
test_source_LDADD = $(unit_ldadd)
check_PROGRAMS += test-json
TESTS += test-json
test_json_SOURCES = %D%/test-json.c %D%/harness.c %D%/harness.h
test_json_CFLAGS = $(unit_cflags)
test_json_LDADD = $(unit_ldadd)
check_PROGRAMS += test-px
TESTS += test-px
test_px_SOURCES = %D%/test-px.c %D%/harness.c %D%/harness.h
test_px_CFLAGS = $(unit_cflags)
test_px_LDADD = $(unit_ldadd)
check_PROGRAMS += test-sqlite
TESTS += test-sqlite
test_sqlite_SOURCES = %D%/test-sqlite.c %D%/harness.c %D%/harness.h
test_sqlite_CFLAGS = $(unit_cflags) $(SQLITE_CFLAGS)
test_sqlite_LDADD = $(unit_ldadd) $(SQLITE_LIBS)
check_PROGRAMS += test-identity
TESTS += test-identity
test_identity_SOURCES = %D%/test-identity.c %D%/harness.c %D%/harness.h
test_identity_CFLAGS = $(unit_cflags)
test_identity_LDADD = $(unit_ldadd)
EXTRA_test_identity_DEPENDENCIES = plugins/transform/identity.la plugins/transform/total.la
check_PROGRAMS += test-source-command
TESTS += test-source-command
test_source_command_SOURCES = %D%/test-source-command.c %D%/harness.c %D%/harness.h $(buffer_sources) \
  plugins/source/command/arguments.c plugins/source/command/arguments.h
test_source_command_CFLAGS = $(unit_cflags)
test_source_command_LDADD = $(unit_ldadd) -lm
check_PROGRAMS += test-xlsx
TESTS += test-xlsx
test_xlsx_SOURCES = %D%/test-xlsx.c %D%/package.c %D%/package.h %D%/harness.c %D%/harness.h
test_xlsx_CFLAGS = $(unit_cflags) $(ZIP_CFLAGS)
test_xlsx_LDADD = $(unit_ldadd) $(ZIP_LIBS)
check_PROGRAMS += test-package
TESTS += test-package
test_package_SOURCES = %D%/test-package.c %D%/package.c %D%/package.h %D%/harness.c %D%/harness.h
test_package_CFLAGS = $(unit_cflags) $(ZIP_CFLAGS)
test_package_LDADD = $(unit_ldadd) $(ZIP_LIBS)
check_PROGRAMS += test-ods
TESTS += test-ods
test_ods_SOURCES = %D%/test-ods.c %D%/package.c %D%/package.h %D%/harness.c %D%/harness.h
test_ods_CFLAGS = $(unit_cflags) $(ZIP_CFLAGS)
test_ods_LDADD = $(unit_ldadd) $(ZIP_LIBS)
check_PROGRAMS += test-sdmx
TESTS += test-sdmx
test_sdmx_SOURCES = %D%/test-sdmx.c %D%/test-sdmx-figures.c %D%/test-sdmx-labels.c %D%/sdmx-data.c %D%/sdmx-data.h \
  %D%/harness.c %D%/harness.h
test_sdmx_CFLAGS = $(unit_cflags)
test_sdmx_LDADD = $(unit_ldadd)
check_PROGRAMS += test-xml
TESTS += test-xml
test_xml_SOURCES = %D%/test-xml.c %D%/harness.c %D%/harness.h
test_xml_CFLAGS = $(unit_cflags)
test_xml_LDADD = $(unit_ldadd)
check_PROGRAMS += test-sql
TESTS += test-sql
test_sql_SOURCES = %D%/test-sql.c %D%/harness.c %D%/harness.h
test_sql_CFLAGS = $(unit_cflags)
test_sql_LDADD = $(unit_ldadd)
check_PROGRAMS += test-aggregate
TESTS += test-aggregate
test_aggregate_SOURCES = %D%/test-aggregate.c %D%/harness.c %D%/harness.h
test_aggregate_CFLAGS = $(unit_cflags)
test_aggregate_LDADD = $(unit_ldadd)
endif

plugin_tests = %D%/test-postgresql.sh %D%/test-round-trip.sh %D%/test-contained.sh %D%/test-out-of-tree.sh %D%/test-spreadsheets.sh
dist_check_SCRIPTS += $(plugin_tests)
TESTS += $(plugin_tests)
# It runs make install, and while libtool relinks a plugin, the plugin is not there: nothing may run beside it.
test_alone = %D%/test-out-of-tree.sh.log
$(test_alone): $(filter-out $(test_alone),$(TEST_LOGS))

# The pdf and svg renderers, on pages made by hand.
if UNIT_TESTS
unit_programs += test-render
test_render_SOURCES = %D%/test-render.c %D%/test-pdf-text.c %D%/test-pdf-structure.c %D%/test-pdf-image.c \
  %D%/test-pdf-file.c %D%/test-cff.c plugins/render/pdf/cff.c plugins/render/pdf/cff.h %D%/test-places.c %D%/test-svg.c %D%/test-svg-apart.c %D%/stage.c %D%/stage.h %D%/render-suites.h
test_render_CFLAGS = $(unit_cflags) $(PNG_CFLAGS)
test_render_LDADD = $(unit_ldadd) $(PNG_LIBS)
EXTRA_test_render_DEPENDENCIES = plugins/render/pdf.la plugins/render/places.la plugins/render/svg.la
endif
EXTRA_DIST += %D%/lint-pdf.jq %D%/lint-pdf.sh %D%/spreadsheets.py
EXTRA_DIST += %D%/round-trip.py
