# Packs and templates; the schemas that say what may stand in them.
libsongngu_la_SOURCES += \
  %D%/document.c %D%/document.h %D%/read.c %D%/tree.c %D%/tree.h %D%/position.h \
  %D%/schema.c %D%/schema.h %D%/gate.c %D%/gate.h %D%/grammar.c %D%/grammar.h %D%/form.c %D%/form.h \
  %D%/check.c %D%/check.h %D%/check-attributes.c %D%/check-attributes.h \
  %D%/pack.c %D%/pack.h %D%/stage.c %D%/stage.h %D%/body.c %D%/body.h %D%/reference.c %D%/reference.h \
  %D%/template.c %D%/template.h %D%/style.c %D%/style.h %D%/furniture.c %D%/furniture.h %D%/length.c %D%/length.h \
  %D%/folder.c %D%/folder.h %D%/near.c %D%/near.h

schemasdir = $(pkgdatadir)/schemas
dist_schemas_DATA = %D%/pack.rng %D%/template.rng %D%/blocks.rng
