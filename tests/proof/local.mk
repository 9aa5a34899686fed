dist_check_SCRIPTS += %D%/proof.sh
TESTS += %D%/proof.sh
