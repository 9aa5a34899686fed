libsongngu_la_SOURCES += \
  %D%/call.c %D%/call.h \
  %D%/context.c \
  %D%/descriptor.c %D%/descriptor.h \
  %D%/object.c %D%/object.h \
  %D%/output.c %D%/context.h \
  %D%/parameter-value.c %D%/parameter-value.h \
  %D%/parameters.c %D%/parameters.h \
  %D%/path.c %D%/path.h \
  %D%/registry.c %D%/registry.h
