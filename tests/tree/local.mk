# What holds for the tree itself.
tree_tests = %D%/floors.sh %D%/headers.sh %D%/symbols.sh %D%/files.sh
dist_check_SCRIPTS += $(tree_tests)
TESTS += $(tree_tests)
EXTRA_DIST += %D%/messages.sh
