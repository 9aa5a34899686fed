# Traces of whole packs.  `make update-golden` writes them anew.
dist_check_SCRIPTS += %D%/golden.sh
TESTS += %D%/golden.sh
EXTRA_DIST += \
  %D%/blocks/pack.xml %D%/blocks/data/items.csv %D%/blocks/po/en.po \
  %D%/charts/pack.xml %D%/charts/data/quarters.csv %D%/charts/data/long.csv %D%/charts/po/en.po \
  %D%/blocks.blocks.vi.trace %D%/blocks.blocks.en.trace \
  %D%/charts.charts.vi.trace %D%/charts.charts.en.trace \
  %D%/conference-briefing.q1-2024.vi.trace %D%/conference-briefing.q1-2024.en.trace

update-golden: all
	srcdir='$(srcdir)' $(srcdir)/%D%/golden.sh update
.PHONY: update-golden
