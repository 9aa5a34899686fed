nobase_dist_pkgdata_DATA += %D%/fonts.conf %D%/families.tsv
