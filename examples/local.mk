# Built by whoever copies them, not by this Makefile.
EXTRA_DIST += %D%/share/share.c %D%/share/Makefile %D%/share/README.md
