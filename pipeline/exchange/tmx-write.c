/* SPDX-License-Identifier: GPL-3.0-or-later */

/* TMX 1.4b: level 2, with codes, and level 1, where they are text for tools that work on the catalogue itself.  OmegaT
 * and Poedit leave codes out of what they read, so that nothing with a value would match. */

#include "config.h"

#include "exchange/writing.h"

typedef void (*WriteRun)(XmlOut *, const Run *);

static void write_run(XmlOut *out, const Run *run) {
  static const char *const names[] = {[RUN_CODE] = "ph", [RUN_OPEN] = "bpt", [RUN_CLOSE] = "ept"};
  if (run->kind == RUN_WORDS) {
    xml_out_text(out, run->text);
    return;
  }
  xml_out_inline(out, names[run->kind]);
  if (run->kind != RUN_CODE)
    xml_out_number(out, "i", run->number);
  if (run->kind != RUN_CLOSE)
    xml_out_number(out, "x", run->number);
  if (run->kind == RUN_CODE)
    xml_out_attribute(out, "type", run->name ? "x-num" : "x-choice");
  else if (run->kind == RUN_OPEN)
    xml_out_attribute(out, "type", run->name[0] == 'b' ? "bold" : run->name[0] == 'i' ? "italic" : run->name);
  xml_out_text(out, run->text);
  xml_out_end(out);
}

static void write_words(XmlOut *out, const Run *run) { xml_out_text(out, run->text); }

static void write_variant(XmlOut *out, const char *language, const GArray *content, WriteRun write) {
  xml_out_block(out, "tuv");
  xml_out_attribute(out, "xml:lang", language);
  xml_out_block(out, "seg");
  for (guint i = 0; i < content->len; i++)
    write(out, &g_array_index(content, Run, i));
  xml_out_end(out);
  xml_out_end(out);
}

/* "2024-03-27" as TMX writes dates; NULL: the pack has no whole date. */
static char *date_stamp(const char *date) {
  guint year, month, day;
  if (!date || sscanf(date, "%4u-%2u-%2u", &year, &month, &day) != 3)
    return NULL;
  return g_strdup_printf("%04u%02u%02uT000000Z", year, month, day);
}

static void write_unit(XmlOut *out, const Exchange *exchange, const Written *written, const char *stamp,
                       WriteRun write) {
  xml_out_block(out, "tu");
  xml_out_attribute(out, "tuid", written->id);
  xml_out_attribute(out, "creationdate", stamp);
  xml_out_attribute(out, "changedate", stamp);
  if (written->entry->notes)
    write_remark(out, "note", NULL, NULL, written->entry->notes);
  write_remark(out, "prop", "type", "x-pack", exchange->pack);
  if (exchange->period)
    write_remark(out, "prop", "type", "x-period", exchange->period);
  if (written->entry->context)
    write_remark(out, "prop", "type", "x-context", written->entry->context);
  write_variant(out, exchange->source_language, written->source, write);
  write_variant(out, exchange->target_language, written->target, write);
  xml_out_end(out);
}

static void write_memory(XmlOut *out, const Exchange *exchange, const GArray *units, WriteRun write) {
  g_autofree char *stamp = date_stamp(exchange->date);
  xml_out_block(out, "tmx");
  xml_out_attribute(out, "version", "1.4");
  xml_out_block(out, "header");
  xml_out_attribute(out, "creationtool", "songngu");
  xml_out_attribute(out, "creationtoolversion", PACKAGE_VERSION);
  xml_out_attribute(out, "segtype", "block");
  xml_out_attribute(out, "o-tmf", "PO");
  xml_out_attribute(out, "adminlang", "en");
  xml_out_attribute(out, "srclang", exchange->source_language);
  xml_out_attribute(out, "datatype", "x-songngu");
  xml_out_end(out);
  xml_out_block(out, "body");
  for (guint i = 0; i < units->len; i++) {
    const Written *written = &g_array_index(units, Written, i);
    if (written->state == TRANSLATION_DONE)
      write_unit(out, exchange, written, stamp, write);
  }
}

void tmx_write(XmlOut *out, const Exchange *exchange, const GArray *units) {
  write_memory(out, exchange, units, write_run);
}

void tmx_level1_write(XmlOut *out, const Exchange *exchange, const GArray *units) {
  write_memory(out, exchange, units, write_words);
}
