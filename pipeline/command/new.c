/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu new: a pack from a template's starter. */

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/installation.h"
#include "base/message.h"
#include "base/text.h"
#include "command/command.h"
#include "command/template-list.h"
#include "run/workshop.h"

#define LONGEST_ID 100 /* as the schema of packs has it */

static const char *const DETAILS[] = {
    N_("Copies the template's starter, a complete pack that builds, into the new folder DIR. The pack's id, which "
       "begins the "
       "names of its outputs, is made from the folder's name unless --id gives it."),
    NULL,
};
static const char *const EXAMPLES[] = {"songngu new conference-briefing q2-2024", NULL};
static const Option OPTIONS[] = {
    {"id", 0, "ID", N_("the pack's id (made from the folder's name)"), NULL},
    {NULL},
};

typedef struct Copy {
  const char *id;
  Diagnostics *diagnostics;
} Copy;

static gboolean report(const Copy *copy, const char *path, int error) {
  diagnostics_error(copy->diagnostics, FAULT_SYSTEM, NULL, _("%s cannot be written: %s"), path, g_strerror(error));
  return FALSE;
}

static gboolean is_id(const char *text) {
  return g_ascii_isalnum(text[0]) && strlen(text) <= LONGEST_ID &&
         text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")] == '\0';
}

/* "Quý I/2024" becomes "quy-i-2024". */
static char *make_id(const char *folder) {
  g_autofree char *name = g_path_get_basename(folder), *ascii = text_ascii(name);
  g_autofree char *lower = g_ascii_strdown(ascii, -1);
  GString *id = g_string_new(NULL);
  for (const char *c = lower; *c && id->len < LONGEST_ID; c++)
    if (g_ascii_isalnum(*c) || ((*c == '.' || *c == '_') && id->len > 0))
      g_string_append_c(id, *c);
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c(id, '-');
  while (id->len > 0 && !g_ascii_isalnum(id->str[id->len - 1]))
    g_string_truncate(id, id->len - 1);
  return g_string_free(id, FALSE);
}

/* Puts the id into the root's start tag; the rest of the file stays byte for byte. */
static char *set_id(const char *xml, const char *id) {
  g_autoptr(GRegex) regex = g_regex_new("(<pack\\b[^>]*?\\sid=\")[^\"]*(\")", 0, 0, NULL);
  g_autofree char *replacement = g_strdup_printf("\\g<1>%s\\g<2>", id);
  g_autoptr(GMatchInfo) match = NULL;
  int start, end;
  if (!g_regex_match(regex, xml, 0, &match) || !g_match_info_fetch_pos(match, 0, &start, &end))
    return g_strdup(xml);
  g_autofree char *tag = g_match_info_expand_references(match, replacement, NULL);
  return g_strdup_printf("%.*s%s%s", start, xml, tag, xml + end);
}

static gboolean copy_file(const Copy *copy, const char *from, const char *to) {
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  if (!g_file_get_contents(from, &content, &length, &error)) {
    diagnostics_error(copy->diagnostics, FAULT_SYSTEM, NULL, "%s", error->message);
    return FALSE;
  }
  if (g_str_has_suffix(to, "/pack.xml")) {
    char *changed = set_id(content, copy->id);
    g_free(content);
    content = changed;
    length = strlen(content);
  }
  FILE *file = g_fopen(to, "wbxe");
  if (!file)
    return report(copy, to, errno);
  gboolean written = fwrite(content, 1, length, file) == length && fflush(file) == 0 && fsync(fileno(file)) == 0;
  int fault = errno;
  return (fclose(file) == 0 && written) || report(copy, to, fault);
}

static gboolean copy_folder(const Copy *copy, const char *from, const char *to) {
  g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
  gboolean good = dir && (g_mkdir(to, 0777) == 0 || errno == EEXIST || report(copy, to, errno));
  for (const char *name = good ? g_dir_read_name(dir) : NULL; name && good; name = g_dir_read_name(dir)) {
    g_autofree char *source = g_build_filename(from, name, NULL), *target = g_build_filename(to, name, NULL);
    good =
        g_file_test(source, G_FILE_TEST_IS_DIR) ? copy_folder(copy, source, target) : copy_file(copy, source, target);
  }
  return good;
}

/* Beside its place first, so that a half-copied pack never stands there. */
static void copy_into_place(const Copy *copy, const char *starter, const char *folder) {
  g_autofree char *absolute = g_canonicalize_filename(folder, NULL), *parent = g_path_get_dirname(absolute);
  g_autoptr(Workshop) workshop = workshop_open(parent, copy->diagnostics);
  if (!workshop)
    return;
  /* A folder of its own inside, made with the user's usual permissions. */
  g_autofree char *pack = g_build_filename(workshop->folder, "pack", NULL);
  if (copy_folder(copy, starter, pack) && rename(pack, absolute) != 0)
    report(copy, folder, errno);
}

static gboolean is_free(const char *folder, Diagnostics *diagnostics) {
  struct stat status;
  if (lstat(folder, &status) != 0)
    return TRUE;
  g_autoptr(GDir) dir = S_ISDIR(status.st_mode) ? g_dir_open(folder, 0, NULL) : NULL;
  if (dir && !g_dir_read_name(dir))
    return TRUE;
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("%s is there already"), folder);
  diagnostics_hint(diagnostics, _("choose a folder that is empty or not there"));
  return FALSE;
}

static char *find_starter(const char *name, Diagnostics *diagnostics) {
  g_auto(GStrv) names = template_list(TRUE);
  const char *const *list = (const char *const *)names;
  if (g_strv_contains(list, name)) {
    g_autofree char *folder = installation_template(name);
    return g_build_filename(folder, "starter", NULL);
  }
  const char *near = text_suggest(name, list);
  g_autofree char *all = g_strjoinv(", ", names);
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("there is no template “%s” with a starter"), name);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else
    diagnostics_hint(diagnostics, _("the templates are: %s"), all);
  return NULL;
}

static void run(Session *session) {
  const char *template = g_ptr_array_index(session->given.arguments, 0);
  const char *folder = g_ptr_array_index(session->given.arguments, 1);
  g_autofree char *starter = find_starter(template, session->diagnostics), *made = make_id(folder);
  Copy copy = {given_value(&session->given, "id", made), session->diagnostics};
  if (!is_id(copy.id)) {
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("“%s” cannot be a pack's id"),
                      *copy.id ? copy.id : folder);
    diagnostics_hint(session->diagnostics,
                     _("give one with --id: it begins with a letter or digit and has letters, digits, . _ and -"));
    return;
  }
  if (starter && is_free(folder, session->diagnostics))
    copy_into_place(&copy, starter, folder);
}

const Command command_new = {
    .name = "new",
    .usage = "TEMPLATE DIR",
    .summary = N_("make a pack from a template's starter"),
    .details = DETAILS,
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 2,
    .most = 2,
    .complete = "@templates",
    .run = run,
};
