sn_includedir = $(includedir)/songngu
sn_include_HEADERS = %D%/songngu/plugin.h
