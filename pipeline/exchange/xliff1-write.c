/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 1.2. */

#include "config.h"

#include "exchange/writing.h"
#include "exchange/xliff1.h"

static void write_run(XmlOut *out, const Written *written, const Run *run, gboolean target) {
  switch (run->kind) {
  case RUN_WORDS:
    xml_out_text(out, run->text);
    break;
  case RUN_CODE:
    xml_out_inline(out, "ph");
    xml_out_number(out, "id", run->number);
    xml_out_attribute(out, "equiv-text", written_display(written, run, target));
    xml_out_text(out, run->text);
    xml_out_end(out);
    break;
  case RUN_OPEN:
    xml_out_inline(out, "g");
    xml_out_number(out, "id", run->number);
    xml_out_attribute(out, "ctype", xliff1_ctype(run->name));
    break;
  case RUN_CLOSE:
    xml_out_end(out);
  }
}

static void write_content(XmlOut *out, const Written *written, const GArray *content, gboolean target) {
  for (guint i = 0; i < content->len; i++)
    write_run(out, written, &g_array_index(content, Run, i), target);
}

static void write_text(XmlOut *out, const Written *written, const char *name, const GArray *content,
                       const char *language) {
  gboolean target = name[0] == 't';
  xml_out_block(out, name);
  xml_out_attribute(out, "xml:lang", language);
  if (target && content == written->target)
    xml_out_attribute(out, "state", written->state == TRANSLATION_DONE ? "translated" : "needs-l10n");
  write_content(out, written, content, target);
  xml_out_end(out);
}

static void write_previous(XmlOut *out, const Exchange *exchange, const Written *written) {
  if (!written->previous_source)
    return;
  xml_out_block(out, "alt-trans");
  xml_out_attribute(out, "alttranstype", "previous-version");
  xml_out_attribute(out, "origin", "songngu");
  write_text(out, written, "source", written->previous_source, exchange->source_language);
  write_text(out, written, "target", written->previous_target, exchange->target_language);
  xml_out_end(out);
}

static void write_place(XmlOut *out, const Entry *entry) {
  g_autofree char *line = g_strdup_printf("%u", entry->line);
  if (!entry->file)
    return;
  xml_out_block(out, "context-group");
  xml_out_attribute(out, "purpose", "location");
  write_remark(out, "context", "context-type", "sourcefile", entry->file);
  if (entry->line > 0)
    write_remark(out, "context", "context-type", "linenumber", line);
  xml_out_end(out);
}

static void write_unit(XmlOut *out, const Exchange *exchange, const Written *written) {
  const Entry *entry = written->entry;
  xml_out_block(out, "trans-unit");
  xml_out_attribute(out, "id", written->id);
  xml_out_attribute(out, "resname", entry->context);
  xml_out_attribute(out, "approved", written->state == TRANSLATION_DONE ? "yes" : NULL);
  xml_out_attribute(out, "xml:space", "preserve");
  write_text(out, written, "source", written->source, NULL);
  if (written->target)
    write_text(out, written, "target", written->target, NULL);
  write_previous(out, exchange, written);
  write_place(out, entry);
  if (entry->comment)
    write_remark(out, "note", "from", "developer", entry->comment);
  if (entry->notes)
    write_remark(out, "note", "from", "translator", entry->notes);
  xml_out_end(out);
}

void xliff1_write(XmlOut *out, const Exchange *exchange, const GArray *units) {
  xml_out_block(out, "xliff");
  xml_out_attribute(out, "xmlns", XLIFF1_NAMESPACE);
  xml_out_attribute(out, "version", "1.2");
  xml_out_block(out, "file");
  xml_out_attribute(out, "original", exchange->pack);
  xml_out_attribute(out, "source-language", exchange->source_language);
  xml_out_attribute(out, "target-language", exchange->target_language);
  xml_out_attribute(out, "datatype", "x-songngu");
  xml_out_attribute(out, "tool-id", "songngu");
  xml_out_block(out, "header");
  xml_out_block(out, "tool");
  xml_out_attribute(out, "tool-id", "songngu");
  xml_out_attribute(out, "tool-name", PACKAGE_NAME);
  xml_out_attribute(out, "tool-version", PACKAGE_VERSION);
  xml_out_end(out);
  xml_out_end(out);
  xml_out_block(out, "body");
  for (guint i = 0; i < units->len; i++)
    write_unit(out, exchange, &g_array_index(units, Written, i));
}
