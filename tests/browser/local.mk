# Driven by tests/check.sh: needs chromium and its driver.
EXTRA_DIST += %D%/hostile.py %D%/review.py %D%/webdriver.py
