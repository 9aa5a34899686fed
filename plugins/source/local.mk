# What the sources share, compiled into each that uses it.
source_header = %D%/header.c %D%/header.h %D%/range.c %D%/range.h
# With $(buffer_sources).
source_encoding = %D%/charset.c %D%/charset.h %D%/detect.c %D%/encoding.c %D%/encoding.h \
  %D%/vietnamese.c %D%/vietnamese.h %D%/watch.c %D%/watch.h

# Delimited text, as csv and command read it.
delimited_sources = %D%/csv/convert.c %D%/csv/record.c %D%/csv/record.h %D%/csv/table.c %D%/csv/table.h \
  %D%/csv/text.c %D%/csv/text.h

source_LTLIBRARIES += %D%/csv.la
%C%_csv_la_SOURCES = $(buffer_sources) $(source_header) $(source_encoding) $(delimited_sources) %D%/csv/csv.c
%C%_csv_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_csv_la_LIBADD = libsongngu.la -lm

source_LTLIBRARIES += %D%/command.la
%C%_command_la_SOURCES = $(buffer_sources) $(source_header) $(source_encoding) $(delimited_sources) \
  %D%/command/arguments.c %D%/command/arguments.h %D%/command/command.c %D%/command/program.c %D%/command/program.h
%C%_command_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_command_la_LIBADD = libsongngu.la -lm

source_LTLIBRARIES += %D%/json.la
%C%_json_la_SOURCES = $(near_sources) \
  %D%/json/columns.c %D%/json/columns.h \
  %D%/json/json.c \
  %D%/json/rows.c %D%/json/rows.h \
  %D%/json/shape.c %D%/json/shape.h \
  %D%/json/tree.c %D%/json/tree.h \
  $(buffer_sources) $(source_encoding) %D%/csv/convert.c %D%/csv/text.c %D%/csv/text.h \
  %D%/figure.c %D%/figure.h \
  %D%/pairs.c %D%/pairs.h
%C%_json_la_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
%C%_json_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_json_la_LIBADD = libsongngu.la $(JANSSON_LIBS) -lm

source_LTLIBRARIES += %D%/sqlite.la
%C%_sqlite_la_SOURCES = $(near_sources) $(wide_sources) \
  %D%/sqlite/database.c %D%/sqlite/database.h \
  %D%/sqlite/sqlite.c \
  %D%/query.c %D%/query.h \
  %D%/figure.c %D%/figure.h \
  %D%/pairs.c %D%/pairs.h \
  plugins/transform/sql/exact.c plugins/transform/sql/exact.h \
  plugins/transform/sql/sandbox.c plugins/transform/sql/sandbox.h \
  plugins/transform/sql/statement.c plugins/transform/sql/statement.h \
  plugins/transform/sql/words.c plugins/transform/sql/words.h
%C%_sqlite_la_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS) $(ICU_CFLAGS)
%C%_sqlite_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_sqlite_la_LIBADD = libsongngu.la $(SQLITE_LIBS) $(ICU_LIBS) -lm

source_LTLIBRARIES += %D%/postgresql.la
%C%_postgresql_la_SOURCES = $(near_sources) \
  %D%/postgresql/placeholder.c %D%/postgresql/placeholder.h \
  %D%/postgresql/postgresql.c \
  %D%/postgresql/session.c %D%/postgresql/session.h \
  %D%/query.c %D%/query.h \
  %D%/figure.c %D%/figure.h \
  %D%/pairs.c %D%/pairs.h \
  $(date_sources)
%C%_postgresql_la_CFLAGS = $(AM_CFLAGS) $(PQ_CFLAGS)
%C%_postgresql_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_postgresql_la_LIBADD = libsongngu.la $(PQ_LIBS)

# What the spreadsheets share.
spreadsheet_sources = $(buffer_sources) $(date_sources) $(near_sources) $(wide_sources) $(source_header) $(source_encoding) \
  %D%/spreadsheet/cell.c %D%/spreadsheet/cell.h %D%/spreadsheet/grid-fault.c %D%/spreadsheet/grid-header.c \
  %D%/spreadsheet/grid-private.h %D%/spreadsheet/grid.c %D%/spreadsheet/grid.h %D%/spreadsheet/imposter.c \
  %D%/spreadsheet/imposter.h %D%/spreadsheet/legacy-font.c %D%/spreadsheet/legacy-font.h \
  %D%/spreadsheet/number.c %D%/spreadsheet/number.h %D%/spreadsheet/package.c %D%/spreadsheet/package.h \
  %D%/spreadsheet/parameters.c %D%/spreadsheet/parameters.h %D%/spreadsheet/sheet-list.c \
  %D%/spreadsheet/sheet-list.h %D%/spreadsheet/xml.c %D%/spreadsheet/xml.h

xlsx_sources = $(spreadsheet_sources) \
  %D%/xlsx/format.c %D%/xlsx/format.h %D%/xlsx/relations.c %D%/xlsx/relations.h %D%/xlsx/rich.c %D%/xlsx/rich.h \
  %D%/xlsx/sheet.c %D%/xlsx/sheet.h %D%/xlsx/shared.c %D%/xlsx/shared.h %D%/xlsx/styles.c %D%/xlsx/styles.h \
  %D%/xlsx/value.c %D%/xlsx/value.h %D%/xlsx/workbook.c %D%/xlsx/workbook.h %D%/xlsx/xlsx.c
source_LTLIBRARIES += %D%/xlsx.la
%C%_xlsx_la_SOURCES = $(xlsx_sources)
%C%_xlsx_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
%C%_xlsx_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_xlsx_la_LIBADD = libsongngu.la $(XML_LIBS) $(ZIP_LIBS) -lm

ods_sources = $(spreadsheet_sources) \
  %D%/ods/content.c %D%/ods/content.h %D%/ods/ods.c %D%/ods/paragraph.c %D%/ods/paragraph.h %D%/ods/styles.c \
  %D%/ods/styles.h %D%/ods/value.c %D%/ods/value.h
source_LTLIBRARIES += %D%/ods.la
%C%_ods_la_SOURCES = $(ods_sources)
%C%_ods_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
%C%_ods_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_ods_la_LIBADD = libsongngu.la $(XML_LIBS) $(ZIP_LIBS) -lm

source_LTLIBRARIES += %D%/px.la
px_parts = $(near_sources) $(wide_sources) \
  %D%/px/cell.c %D%/px/cell.h \
  %D%/px/cube.c %D%/px/cube.h \
  %D%/px/data.c %D%/px/data.h \
  %D%/px/keyword.c %D%/px/keyword.h \
  %D%/px/note.c %D%/px/note.h \
  %D%/px/period.c %D%/px/period.h \
  %D%/figure.c %D%/figure.h \
  %D%/pairs.c %D%/pairs.h
%C%_px_la_SOURCES = $(px_parts) $(buffer_sources) $(source_encoding) %D%/csv/convert.c %D%/csv/text.c %D%/csv/text.h %D%/px/px.c
%C%_px_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_px_la_LIBADD = libsongngu.la -lm

source_LTLIBRARIES += %D%/sdmx.la
sdmx_sources = $(buffer_sources) $(date_sources) $(near_sources) $(wide_sources) \
  %D%/figure.c %D%/figure.h \
  %D%/markup.c %D%/markup.h \
  %D%/pairs.c %D%/pairs.h \
  %D%/sdmx/column.c %D%/sdmx/column.h \
  %D%/sdmx/component.c %D%/sdmx/component.h \
  %D%/sdmx/group.c %D%/sdmx/group.h \
  %D%/sdmx/key.c %D%/sdmx/key.h \
  %D%/sdmx/label.c %D%/sdmx/label.h \
  %D%/sdmx/message.c %D%/sdmx/message.h \
  %D%/sdmx/observed.c %D%/sdmx/observed.h \
  %D%/sdmx/period.c %D%/sdmx/period.h \
  %D%/sdmx/root.c \
  %D%/sdmx/row.c %D%/sdmx/row.h \
  %D%/sdmx/sdmx.c %D%/sdmx/sdmx.h \
  %D%/sdmx/structure.c %D%/sdmx/structure.h %D%/sdmx/structure-read.c
%C%_sdmx_la_SOURCES = $(sdmx_sources)
%C%_sdmx_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
%C%_sdmx_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_sdmx_la_LIBADD = libsongngu.la $(XML_LIBS) -lm

source_LTLIBRARIES += %D%/xml.la
xml_sources = $(buffer_sources) \
  %D%/markup.c %D%/markup.h \
  %D%/pairs.c %D%/pairs.h \
  %D%/xml/children.c \
  %D%/xml/expression.c %D%/xml/expression.h \
  %D%/xml/rows.c %D%/xml/rows.h \
  %D%/xml/xml.c
%C%_xml_la_SOURCES = $(xml_sources)
%C%_xml_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
%C%_xml_la_LDFLAGS = $(plugin_LDFLAGS)
%C%_xml_la_LIBADD = libsongngu.la $(XML_LIBS) -lm
