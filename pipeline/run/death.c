/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/death.h"

#include <signal.h>
#include <string.h>

#include "base/message.h"

#define LINES_NOTED 10

/* GLib's own words when an allocation fails. */
static gboolean says_out_of_memory(const char *words) {
  return words && (strstr(words, "failed to allocate") || strstr(words, "out of memory"));
}

/* An unchecked malloc that fails shows as a crash, with the memory nearly used up. */
static gboolean is_out_of_memory(const Death *death, const char *words) {
  gboolean full = death->memory_limit > 0 && death->peak >= death->memory_limit / 10 * 8;
  return (death->signal || death->status) && (says_out_of_memory(words) || full);
}

/* "signal 11, segmentation fault" */
static char *signal_words(int number) {
  g_autofree char *name = g_strdup(g_strsignal(number));
  if (g_ascii_isupper(name[0]) && !g_ascii_isupper(name[1]))
    name[0] = g_ascii_tolower(name[0]);
  return g_strdup_printf(_("signal %d, %s"), number, name);
}

/* "plugin sql (transform sectors) of pack q1-2024" */
static char *culprit(const Activity *activity) {
  if (activity->plugin[0])
    return g_strdup_printf(_("plugin %s (%s) of pack %s"), activity->plugin, activity->stage, activity->pack);
  if (activity->edition[0])
    return g_strdup_printf(_("the edition %s of pack %s"), activity->edition, activity->pack);
  return g_strdup_printf(_("the work on %s"), activity->pack);
}

static const char *last_line(char *words) {
  g_strchomp(words);
  const char *end = strrchr(words, '\n');
  return end ? end + 1 : words;
}

static void hint_words(const char *words, Diagnostics *diagnostics) {
  g_autofree char *copy = g_strdup(words ? words : "");
  const char *line = last_line(copy);
  if (*line)
    diagnostics_hint(diagnostics, _("it said last: %s"), line);
}

/* As --memory-limit takes it: "500M". */
static char *size_words(guint64 bytes) {
  static const char SUFFIXES[] = "KMG";
  int suffix = -1;
  for (; suffix < 2 && bytes % 1024 == 0; suffix++)
    bytes /= 1024;
  return g_strdup_printf("%" G_GUINT64_FORMAT "%.*s", bytes, suffix >= 0, suffix >= 0 ? SUFFIXES + suffix : "");
}

static void report_memory(const Death *death, const char *who, Fault fault, const Place *place,
                          Diagnostics *diagnostics) {
  if (death->memory_limit == 0) {
    diagnostics_error(diagnostics, fault, place, _("%s ran out of memory"), who);
    return;
  }
  g_autofree char *limit = size_words(death->memory_limit);
  diagnostics_error(diagnostics, fault, place, _("%s needs more memory than the limit of %s"), who, limit);
  diagnostics_hint(diagnostics, _("a larger --memory-limit allows more"));
}

void death_report(const Death *death, const char *words, const Activity *activity, Diagnostics *diagnostics) {
  Place at = {.file = activity->file, .line = activity->line};
  const Place *place = activity->file[0] ? &at : NULL;
  Fault fault = activity->plugin[0] ? FAULT_PLUGIN : FAULT_SYSTEM;
  g_autofree char *who = culprit(activity);
  if (death->timeout) {
    diagnostics_error(diagnostics, fault, place, _("%s was not done after %u seconds and was stopped"), who,
                      death->timeout);
    diagnostics_hint(diagnostics, _("a larger --timeout gives it more time"));
  } else if (is_out_of_memory(death, words)) {
    report_memory(death, who, fault, place, diagnostics);
  } else if (death->signal == SIGKILL) {
    diagnostics_error(diagnostics, fault, place, _("%s was killed from outside"), who);
    diagnostics_hint(diagnostics, _("the machine may have run out of memory"));
  } else if (death->signal) {
    g_autofree char *how = signal_words(death->signal);
    diagnostics_error(diagnostics, fault, place, _("%s crashed (%s)"), who, how);
    hint_words(words, diagnostics);
  } else {
    diagnostics_error(diagnostics, fault, place, _("%s ended its process (exit status %d)"), who, death->status);
    hint_words(words, diagnostics);
  }
}

void death_note_words(const char *words, const Activity *activity, Diagnostics *diagnostics) {
  if (!words)
    return;
  Place place = {.file = activity->file[0] ? activity->file : NULL};
  g_auto(GStrv) lines = g_strsplit(words, "\n", LINES_NOTED + 1);
  for (guint i = 0; lines[i] && i < LINES_NOTED; i++)
    if (*g_strstrip(lines[i]))
      diagnostics_add(diagnostics, FAULT_PLUGIN, SEVERITY_NOTE, &place, NULL, _("a library or plugin printed: %s"),
                      lines[i]);
}
