# Catalogues through the year, beside gettext's own tools.  `make update-translation` writes the kept ones anew.
dist_check_SCRIPTS += %D%/translate.sh
TESTS += %D%/translate.sh
EXTRA_DIST += \
  %D%/pack/pack.xml %D%/pack/data/budget.csv %D%/en.tsv \
  %D%/made.po %D%/translated.po %D%/new-data.po %D%/changed-prose.po %D%/removed.po \
  %D%/memory.xml %D%/memory.po

update-translation: all
	srcdir='$(srcdir)' $(srcdir)/%D%/translate.sh update
.PHONY: update-translation
