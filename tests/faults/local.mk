dist_check_SCRIPTS += %D%/faults.sh
TESTS += %D%/faults.sh
