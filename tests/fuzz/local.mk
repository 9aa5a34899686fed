# libFuzzer targets; configure with --enable-fuzzing CC=clang.
fuzz_cflags = $(AM_CFLAGS) $(GLIB_CFLAGS) $(XML_CFLAGS) $(ICU_CFLAGS) $(TEXT_CFLAGS)
fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_ldadd = libsongngu.la $(GLIB_LIBS) $(XML_LIBS)
fuzz_programs =
if FUZZING
noinst_PROGRAMS += $(fuzz_programs)

fuzz_programs += fuzz-pattern
fuzz_pattern_SOURCES = %D%/fuzz-pattern.c
fuzz_pattern_CFLAGS = $(fuzz_cflags)
fuzz_pattern_LDFLAGS = $(fuzz_ldflags)
fuzz_pattern_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-catalogue
fuzz_catalogue_SOURCES = %D%/fuzz-catalogue.c
fuzz_catalogue_CFLAGS = $(fuzz_cflags)
fuzz_catalogue_LDFLAGS = $(fuzz_ldflags)
fuzz_catalogue_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-pack
fuzz_pack_SOURCES = %D%/fuzz-pack.c
fuzz_pack_CFLAGS = $(fuzz_cflags)
fuzz_pack_LDFLAGS = $(fuzz_ldflags)
fuzz_pack_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-reference
fuzz_reference_SOURCES = %D%/fuzz-reference.c
fuzz_reference_CFLAGS = $(fuzz_cflags)
fuzz_reference_LDFLAGS = $(fuzz_ldflags)
fuzz_reference_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-proof
fuzz_proof_SOURCES = %D%/fuzz-proof.c
fuzz_proof_CFLAGS = $(fuzz_cflags)
fuzz_proof_LDFLAGS = $(fuzz_ldflags)
fuzz_proof_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-csv
fuzz_csv_SOURCES = %D%/fuzz-csv.c $(buffer_sources) $(source_header) $(source_encoding) $(delimited_sources)
fuzz_csv_CFLAGS = $(fuzz_cflags)
fuzz_csv_LDFLAGS = $(fuzz_ldflags)
fuzz_csv_LDADD = $(fuzz_ldadd) -lm

fuzz_programs += fuzz-json
fuzz_json_SOURCES = %D%/fuzz-json.c plugins/source/json/columns.c plugins/source/json/rows.c plugins/source/json/shape.c \
  plugins/source/json/tree.c $(near_sources) plugins/source/figure.c plugins/source/pairs.c
fuzz_json_CFLAGS = $(fuzz_cflags) $(JANSSON_CFLAGS)
fuzz_json_LDFLAGS = $(fuzz_ldflags)
fuzz_json_LDADD = $(fuzz_ldadd) $(JANSSON_LIBS)
fuzz_programs += fuzz-xliff
fuzz_xliff_SOURCES = %D%/fuzz-xliff.c %D%/fuzz-file.h
fuzz_xliff_CFLAGS = $(fuzz_cflags)
fuzz_xliff_LDFLAGS = $(fuzz_ldflags)
fuzz_xliff_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-tmx
fuzz_tmx_SOURCES = %D%/fuzz-tmx.c %D%/fuzz-file.h
fuzz_tmx_CFLAGS = $(fuzz_cflags)
fuzz_tmx_LDFLAGS = $(fuzz_ldflags)
fuzz_tmx_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-tbx
fuzz_tbx_SOURCES = %D%/fuzz-tbx.c %D%/fuzz-file.h
fuzz_tbx_CFLAGS = $(fuzz_cflags)
fuzz_tbx_LDFLAGS = $(fuzz_ldflags)
fuzz_tbx_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-px
fuzz_px_SOURCES = %D%/fuzz-px.c $(px_parts) $(buffer_sources)
fuzz_px_CFLAGS = $(fuzz_cflags)
fuzz_px_LDFLAGS = $(fuzz_ldflags)
fuzz_px_LDADD = $(fuzz_ldadd)

fuzz_programs += fuzz-xlsx
fuzz_xlsx_SOURCES = %D%/fuzz-xlsx.c %D%/workbook.c %D%/workbook.h $(xlsx_sources)
fuzz_xlsx_CFLAGS = $(fuzz_cflags) $(ZIP_CFLAGS)
fuzz_xlsx_LDFLAGS = $(fuzz_ldflags)
fuzz_xlsx_LDADD = $(fuzz_ldadd) $(ZIP_LIBS) -lm

fuzz_programs += fuzz-ods
fuzz_ods_SOURCES = %D%/fuzz-ods.c %D%/workbook.c %D%/workbook.h $(ods_sources)
fuzz_ods_CFLAGS = $(fuzz_cflags) $(ZIP_CFLAGS)
fuzz_ods_LDFLAGS = $(fuzz_ldflags)
fuzz_ods_LDADD = $(fuzz_ldadd) $(ZIP_LIBS) -lm

fuzz_programs += fuzz-sdmx
fuzz_sdmx_SOURCES = %D%/fuzz-sdmx.c $(sdmx_sources)
fuzz_sdmx_CFLAGS = $(fuzz_cflags)
fuzz_sdmx_LDFLAGS = $(fuzz_ldflags)
fuzz_sdmx_LDADD = $(fuzz_ldadd) -lm

fuzz_programs += fuzz-xml
fuzz_xml_SOURCES = %D%/fuzz-xml.c $(xml_sources)
fuzz_xml_CFLAGS = $(fuzz_cflags)
fuzz_xml_LDFLAGS = $(fuzz_ldflags)
fuzz_xml_LDADD = $(fuzz_ldadd) -lm
endif

print-fuzz-programs:
	@echo $(fuzz_programs)

# For as long as you have: make fuzz FUZZ_SECONDS=3600 (each target).
FUZZ_SECONDS = 300
fuzz:
	rm -rf fuzz-build/sources
	$(MKDIR_P) fuzz-build
	$(MAKE) -s distdir && mv $(distdir) fuzz-build/sources
	sh $(srcdir)/%D%/fuzz.sh fuzz-build/sources fuzz-build/build -max_total_time=$(FUZZ_SECONDS)
.PHONY: fuzz print-fuzz-programs
dist_check_SCRIPTS += %D%/fuzz.sh
EXTRA_DIST += %D%/seeds
