/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/translate-exchange.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "exchange/exchange.h"

static const char *const FORMATS[] = {[EXCHANGE_XLIFF_1] = "xliff",
                                      [EXCHANGE_XLIFF_2] = "xliff2",
                                      [EXCHANGE_TMX] = "tmx",
                                      [EXCHANGE_TMX_LEVEL_1] = "tmx-level1",
                                      NULL};

/* ---- the command line ---- */

static void check_alone(const Given *given, const char *name, Diagnostics *diagnostics) {
  static const char *const others[] = {"update", "status", "as", "import"};
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    if (strcmp(others[i], name) != 0 && (given_flag(given, others[i]) || given_value(given, others[i], NULL)))
      diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("--%s and --%s are two different things"), name, others[i]);
  if (given->arguments->len > 1)
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("--%s takes one pack at a time"), name);
}

gboolean transfer_read(const Given *given, Transfer *transfer, Diagnostics *diagnostics) {
  const char *to = given_value(given, "export", NULL), *from = given_value(given, "import", NULL);
  const char *output = given_value(given, "output", NULL);
  *transfer = (Transfer){.exports = to != NULL, .file = to ? output : from};
  if (to || from)
    check_alone(given, to ? "export" : "import", diagnostics);
  if (output && !*output)
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("option --%s names no file"), "output");
  if (!to && output)
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("--%s is for --%s alone"), "output", "export");
  given_there(given, "import", diagnostics);
  given_word(given, "export", FORMATS, &transfer->format, diagnostics);
  return to || from;
}

/* ---- in the worker ---- */

static Exchange exchange_of(const Job *job, const GArray *entries) {
  return (Exchange){
      .pack = job->of_template ? job->pack->template->name : job->pack->id,
      .source_language = job->of_template ? "vi" : job->pack->language,
      .target_language = job->language,
      .period = job->of_template ? NULL : pack_info(job->pack, "period"),
      .date = job->of_template ? NULL : pack_info(job->pack, "date"),
      .entries = (const Entry *)(const void *)entries->data,
      .count = entries->len,
  };
}

static void export_entries(Job *job, const Transfer *transfer, const GArray *entries, FILE *answer) {
  Exchange exchange = exchange_of(job, entries);
  g_autofree char *text = exchange_write(&exchange, (ExchangeFormat)transfer->format, job->diagnostics);
  if (text)
    fputs(text, answer);
}

static void import_entries(Job *job, const Transfer *transfer, GArray *entries, FILE *answer) {
  Exchange exchange = exchange_of(job, entries);
  Taken taken;
  g_autoptr(UnitFile) file = unit_file_read(&exchange, transfer->file, transfer->file, job->diagnostics);
  if (!file || !exchange_take(&exchange, file, (Entry *)(void *)entries->data, &taken, job->diagnostics))
    return;
  if (taken.taken > 0 && !job_write_entries(job, entries))
    return;
  fprintf(answer, _("%s: %u taken, %u unchanged, %u not translated, %u refused\n"), job->display, taken.taken,
          taken.unchanged, taken.missing, taken.refused);
}

void transfer_handle(Job *job, gconstpointer data, FILE *answer) {
  const Transfer *transfer = data;
  GStringChunk *strings = g_string_chunk_new(4096);
  g_autoptr(GArray) entries = job_entries(job, NULL, strings);
  if (transfer->exports)
    export_entries(job, transfer, entries, answer);
  else
    import_entries(job, transfer, entries, answer);
  g_string_chunk_free(strings);
}

/* ---- afterwards ---- */

static void report_output(const char *file, int error, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = file}, _("the file cannot be written: %s"),
                    g_strerror(error));
}

/* A terminal, a pipe, /dev/stdout: what stands there is written to, never replaced. */
static void write_through(const char *file, const char *text, Diagnostics *diagnostics) {
  FILE *stream = g_fopen(file, "we");
  gboolean written = stream && fputs(text, stream) >= 0 && fflush(stream) == 0;
  int error = errno;
  if ((stream && fclose(stream) != 0 && written) || !written)
    report_output(file, written ? errno : error, diagnostics);
}

static void write_whole(const char *file, const char *text, Diagnostics *diagnostics) {
  g_autofree char *folder = g_path_get_dirname(file);
  if (g_access(folder, W_OK | X_OK) != 0) {
    report_output(file, errno, diagnostics);
    diagnostics_hint(diagnostics, _("choose another folder"));
    return;
  }
  g_autoptr(GError) error = NULL;
  const GFileSetContentsFlags whole = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
  if (!g_file_set_contents_full(file, text, -1, whole, 0666, &error))
    diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = file}, _("the file cannot be written: %s"),
                      error->message);
}

static void write_output(const char *file, const char *text, Diagnostics *diagnostics) {
  GStatBuf status;
  gboolean there = g_stat(file, &status) == 0;
  if (there && S_ISDIR(status.st_mode))
    diagnostics_error(diagnostics, FAULT_USAGE, &(Place){.file = file}, _("this is a folder where a file is needed"));
  else if (there && !S_ISREG(status.st_mode))
    write_through(file, text, diagnostics);
  else
    write_whole(file, text, diagnostics);
}

void transfer_finish(const Transfer *transfer, const GPtrArray *answers, Diagnostics *diagnostics) {
  if (transfer->exports && answers->len > 1) {
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("--%s takes one language at a time"), "export");
    diagnostics_hint(diagnostics, _("name it with --lang"));
    return;
  }
  gboolean to_file = transfer->exports && transfer->file;
  for (guint i = 0; i < answers->len && !to_file; i++)
    fputs(answers->pdata[i], stdout);
  const char *text = answers->len > 0 ? answers->pdata[0] : "";
  if (to_file && *text)
    write_output(transfer->file, text, diagnostics);
}
