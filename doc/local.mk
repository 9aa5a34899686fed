EXTRA_DIST += %D%/packs.md %D%/templates.md %D%/plugins.md
