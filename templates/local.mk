# One folder a template, installed as it lies here.
nobase_dist_pkgdata_DATA += \
  %D%/base/template.xml \
  %D%/base/po/en.po \
  %D%/conference-briefing/template.xml \
  %D%/conference-briefing/po/en.po
