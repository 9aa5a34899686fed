# One CUnit program a folder of pipeline/: test-base, test-table, …
# Each lists its suites in main() and uses unit.h.
unit_cflags = $(AM_CFLAGS) $(GLIB_CFLAGS) $(XML_CFLAGS) $(ICU_CFLAGS) $(TEXT_CFLAGS) $(CUNIT_CFLAGS)
unit_ldadd = libsongngu.la $(GLIB_LIBS) $(XML_LIBS) $(ICU_LIBS) $(TEXT_LIBS) $(CUNIT_LIBS) -lm
if UNIT_TESTS
unit_programs =
check_PROGRAMS += $(unit_programs)
TESTS += $(unit_programs)

unit_programs += test-base
test_base_SOURCES = %D%/test-base.c %D%/test-diagnostic.c %D%/base-suites.h %D%/unit.h
test_base_CFLAGS = $(unit_cflags)
test_base_LDADD = $(unit_ldadd)

unit_programs += test-table
test_table_SOURCES = %D%/test-table.c %D%/test-table-mixed.c %D%/test-table-figures.c %D%/table-fixture.c \
  %D%/table-suites.h %D%/said.h %D%/unit.h
test_table_CFLAGS = $(unit_cflags)
test_table_LDADD = $(unit_ldadd)

unit_programs += test-language
test_language_SOURCES = %D%/test-language.c %D%/test-locale.c %D%/test-pattern.c %D%/test-catalogue.c \
  %D%/test-glossary.c %D%/test-manual.c %D%/language-suites.h %D%/unit.h
test_language_CFLAGS = $(unit_cflags)
test_language_LDADD = $(unit_ldadd)

unit_programs += test-plugin
test_plugin_SOURCES = %D%/test-plugin.c %D%/said.h %D%/unit.h
test_plugin_CFLAGS = $(unit_cflags)
test_plugin_LDADD = $(unit_ldadd)

unit_programs += test-document
test_document_SOURCES = %D%/test-document.c %D%/test-document-inline.c %D%/test-document-blocks.c \
  %D%/test-document-translation.c %D%/document-fixture.c %D%/document-fixture.h %D%/document-suites.h %D%/unit.h
test_document_CFLAGS = $(unit_cflags)
test_document_LDADD = $(unit_ldadd)

unit_programs += test-page-text
test_page_text_SOURCES = %D%/test-page-text.c %D%/test-page-shape.c %D%/test-page-canvas.c \
  %D%/test-page-paragraph.c %D%/page-text.h %D%/unit.h
test_page_text_CFLAGS = $(unit_cflags)
test_page_text_LDADD = $(unit_ldadd)
unit_programs += test-page-chart
test_page_chart_SOURCES = %D%/test-page-chart.c %D%/unit.h
test_page_chart_CFLAGS = $(unit_cflags)
test_page_chart_LDADD = $(unit_ldadd)
unit_programs += test-page-flow
test_page_flow_SOURCES = %D%/page-flow.c %D%/test-page-flow.c %D%/test-page-grid.c %D%/test-page-notes.c \
  %D%/test-page-figure.c %D%/page-flow.h %D%/unit.h
test_page_flow_CFLAGS = $(unit_cflags)
test_page_flow_LDADD = $(unit_ldadd)

unit_programs += test-exchange
test_exchange_SOURCES = %D%/test-exchange.c %D%/test-exchange-xliff1.c %D%/test-exchange-xliff2.c \
  %D%/test-exchange-xliff2-core.c %D%/test-exchange-memory.c %D%/exchange-suites.h %D%/unit.h
test_exchange_CFLAGS = $(unit_cflags)
test_exchange_LDADD = $(unit_ldadd)

unit_programs += test-proof
test_proof_SOURCES = %D%/test-proof.c %D%/test-claims.c %D%/proof-suites.h %D%/unit.h
test_proof_CFLAGS = $(unit_cflags)
test_proof_LDADD = $(unit_ldadd)

unit_programs += test-translation
test_translation_SOURCES = %D%/test-translation.c %D%/unit.h
test_translation_CFLAGS = $(unit_cflags)
test_translation_LDADD = $(unit_ldadd)

unit_programs += test-run
test_run_SOURCES = %D%/test-run.c %D%/said.h %D%/unit.h
test_run_CFLAGS = $(unit_cflags)
test_run_LDADD = $(unit_ldadd)

unit_programs += test-command
test_command_SOURCES = %D%/test-command.c %D%/unit.h
test_command_CFLAGS = $(unit_cflags)
test_command_LDADD = $(unit_ldadd)

unit_programs += test-review
test_review_SOURCES = %D%/test-review.c %D%/unit.h
test_review_CFLAGS = $(unit_cflags)
test_review_LDADD = $(unit_ldadd)

unit_programs += test-pack
test_pack_SOURCES = %D%/test-pack.c %D%/test-pack-xml.c %D%/test-pack-schema.c %D%/test-pack-load.c %D%/test-template.c \
  %D%/test-reference.c %D%/test-vocabulary.c %D%/pack-suites.h %D%/unit.h
test_pack_CFLAGS = $(unit_cflags)
test_pack_LDADD = $(unit_ldadd)
endif
EXTRA_DIST += %D%/pack/pack.xml %D%/pack/my-template/template.xml

EXTRA_DIST += %D%/language/en.po %D%/language/order.en.txt %D%/language/order.vi.txt
EXTRA_DIST += %D%/proof/errors.tsv %D%/proof/pairs.tsv
