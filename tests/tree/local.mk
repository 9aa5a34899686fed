# What holds for the tree itself.
tree_tests = %D%/floors.sh %D%/headers.sh %D%/symbols.sh %D%/files.sh %D%/messages.sh
dist_check_SCRIPTS += $(tree_tests)
TESTS += $(tree_tests)
