EXTRA_DIST += %D%/packs.md %D%/language.md %D%/templates.md %D%/plugins.md
