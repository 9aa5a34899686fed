include %D%/unit/local.mk
include %D%/tree/local.mk
include %D%/golden/local.mk
include %D%/faults/local.mk
include %D%/translation/local.mk
include %D%/proof/local.mk
include %D%/exchange/local.mk
include %D%/plugins/local.mk
include %D%/fuzz/local.mk
include %D%/bench/local.mk
include %D%/browser/local.mk
EXTRA_DIST += %D%/lsan.supp
