EXTRA_DIST += %D%/packs.md %D%/sources.md %D%/data.md %D%/pack-reference.md %D%/checks.md %D%/translators.md %D%/language.md %D%/templates.md \
  %D%/plugins.md
EXTRA_DIST += %D%/pictures/page-vi.png %D%/pictures/page-en.png %D%/pictures/chart-en.png %D%/pictures/review.png
