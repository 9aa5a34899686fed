# The program's own messages.  A catalogue for another language is one more file
# and one more word in po_languages.
#
# `make update-po` brings the catalogues up to the sources; a test says when that is due.
po_languages = vi
po_vi_catalogue = %D%/vi/LC_MESSAGES/songngu.mo
povidir = $(localedir)/vi/LC_MESSAGES
povi_DATA = $(po_vi_catalogue)
CLEANFILES += $(po_vi_catalogue) %D%/songngu.pot
EXTRA_DIST += %D%/extract.sh %D%/descriptors.awk %D%/vi.po

$(po_vi_catalogue): $(srcdir)/%D%/vi.po
	@$(MKDIR_P) %D%/vi/LC_MESSAGES
	$(AM_V_GEN)$(MSGFMT) --check-format --check-domain -o $@ $(srcdir)/%D%/vi.po

update-po:
	@$(MKDIR_P) %D%
	XGETTEXT='$(XGETTEXT)' $(SHELL) $(srcdir)/%D%/extract.sh > %D%/songngu.pot
	for language in $(po_languages); do \
	  $(MSGMERGE) --update --backup=none --previous --no-location \
	    $(srcdir)/%D%/$$language.po %D%/songngu.pot || exit 1; \
	done
.PHONY: update-po
