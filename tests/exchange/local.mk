# An edition out to the tools of translators and back; `exchange.sh update` writes what is kept here anew.
dist_check_SCRIPTS += %D%/exchange.sh
TESTS += %D%/exchange.sh
EXTRA_DIST += \
  %D%/pack/pack.xml %D%/pack/data/budget.csv %D%/pack/po/en.po \
  %D%/quarter.xliff %D%/quarter.xliff2 %D%/quarter.tmx %D%/quarter.tmx-level1
