libsongngu_la_SOURCES +=
