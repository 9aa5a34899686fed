# One folder a template, installed as it lies here.
nobase_dist_pkgdata_DATA += \
  %D%/base/template.xml \
  %D%/base/po/en.po \
  %D%/conference-briefing/template.xml \
  %D%/conference-briefing/po/en.po \
  %D%/conference-briefing/starter/data/assignments.csv \
  %D%/conference-briefing/starter/data/attendees.csv \
  %D%/conference-briefing/starter/data/comparison.csv \
  %D%/conference-briefing/starter/data/indicators.csv \
  %D%/conference-briefing/starter/data/laws.csv \
  %D%/conference-briefing/starter/data/motto-members.csv \
  %D%/conference-briefing/starter/data/mottoes.csv \
  %D%/conference-briefing/starter/data/opinions.csv \
  %D%/conference-briefing/starter/data/sectors.csv \
  %D%/conference-briefing/starter/data/sources-in-doubt.csv \
  %D%/conference-briefing/starter/pack.xml \
  %D%/conference-briefing/starter/po/en.po
