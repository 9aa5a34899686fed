libsongngu_la_SOURCES += %D%/block.c %D%/block.h %D%/binder.h
