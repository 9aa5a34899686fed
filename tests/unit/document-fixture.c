/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "unit.h"

/* ---- packs */

static void add_style(Fixture *fixture, const char *name) {
  Style *style = g_new0(Style, 1);
  style->name = name;
  style->font_size = 13;
  g_hash_table_insert(fixture->template.styles, (gpointer)name, style);
}

static void make_template(Fixture *fixture) {
  static const char *const names[] = {
      "p",        "h1",          "h2",        "h3",         "list-item",   "table",      "th",        "td",
      "total",    "caption",     "note",      "quote",      "callout",     "chart",      "toc1",      "title",
      "subtitle", "annex-title", "signatory", "recipients", "key-figures", "key-figure", "key-label", "rule"};
  Template *template = &fixture->template;
  template->name = (char *)"plain";
  template->styles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    add_style(fixture, names[i]);
  template->portrait = (PageMaster){.width = 600, .height = 800, .margin_left = 50, .margin_right = 50};
  template->landscape = (PageMaster){.width = 800, .height = 600, .margin_left = 50, .margin_right = 50};
  template->sections[1] = (LevelNumbering){.format = NUMBERING_UPPER_ROMAN, .suffix = (char *)"."};
  template->sections[2] = (LevelNumbering){.format = NUMBERING_DECIMAL, .suffix = (char *)"."};
  template->sections[3] = (LevelNumbering){.format = NUMBERING_LOWER_LETTER, .suffix = (char *)")"};
  template->annex = (LevelNumbering){.format = NUMBERING_UPPER_ROMAN};
  template->table_label = (char *)"Bảng";
  template->figure_label = (char *)"Biểu đồ";
  template->annex_label = (char *)"Phụ lục";
  template->captions_above_tables = TRUE;
}

static void read_info(Fixture *fixture, const xmlNode *info) {
  for (xmlNodePtr node = xml_element(info->children); node; node = xml_element(node->next)) {
    Info one = {.name = (const char *)node->name, .value = xml_text(node), .line = xml_line(node)};
    Date date;
    if (xml_is(node, "date") && date_parse(one.value, &date)) {
      fixture->pack.has_date = TRUE;
      fixture->pack.date = date_to_days(date);
    }
    g_array_append_val(fixture->pack.info, one);
  }
}

static void info_clear(gpointer data) { g_free(((Info *)data)->value); }

static void free_table(gpointer table) { table_free(table); }

Fixture *fixture_new(const char *language, const char *info, const char *body) {
  Fixture *fixture = g_new0(Fixture, 1);
  fixture->diagnostics = diagnostics_new();
  fixture->tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_table);
  g_autofree char *units =
      g_build_filename(g_getenv("srcdir") ? g_getenv("srcdir") : ".", "pipeline/table/units.csv", NULL);
  fixture->units = units_load(units, fixture->diagnostics);
  fixture->locale = locale_new(language, fixture->units);
  fixture->source_locale = locale_new("vi", fixture->units);
  make_template(fixture);
  g_autofree char *text = g_strdup_printf("<pack xmlns=\"urn:songngu:pack:1\" id=\"t\" lang=\"vi\" template=\"plain\">"
                                          "<info><title>Báo cáo</title>%s</info>\n<body>%s</body></pack>",
                                          info ? info : "", body);
  Pack *pack = &fixture->pack;
  pack->xml = xml_parse(text, strlen(text), "pack.xml", fixture->diagnostics);
  pack->file = (char *)"pack.xml";
  pack->folder = (char *)"/nowhere";
  pack->id = (char *)"t";
  pack->language = (char *)"vi";
  pack->info = g_array_new(FALSE, TRUE, sizeof(Info));
  g_array_set_clear_func(pack->info, info_clear);
  pack->template = &fixture->template;
  const xmlNode *root = pack->xml ? xmlDocGetRootElement(pack->xml) : NULL;
  if (root) {
    pack->body = xml_child(root, "body");
    read_info(fixture, xml_child(root, "info"));
  }
  fixture->edition = (Edition){.pack = pack,
                               .tables = fixture->tables,
                               .units = fixture->units,
                               .locale = fixture->locale,
                               .source_locale = fixture->source_locale};
  if (!root)
    fprintf(stderr, "the pack of a test is not well-formed\n");
  return fixture;
}

static void remove_folder(const char *folder) {
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
  }
  if (dir)
    g_dir_close(dir);
  g_rmdir(folder);
}

void fixture_free(Fixture *fixture) {
  if (!fixture)
    return;
  if (fixture->folder)
    remove_folder(fixture->folder);
  g_free(fixture->folder);
  xmlFreeDoc(fixture->pack.xml);
  if (fixture->template.xml)
    xmlFreeDoc(fixture->template.xml);
  g_array_unref(fixture->pack.info);
  g_hash_table_unref(fixture->template.styles);
  g_hash_table_unref(fixture->tables);
  catalogue_free(fixture->catalogue);
  catalogue_free(fixture->template_words);
  glossary_free(fixture->glossary);
  locale_free(fixture->locale);
  locale_free(fixture->source_locale);
  units_free(fixture->units);
  diagnostics_free(fixture->diagnostics);
  g_free(fixture);
}

/* ---- tables */

static SnType type_of(const char *word) {
  return g_str_equal(word, "number") ? SN_NUMBER : g_str_equal(word, "date") ? SN_DATE : SN_TEXT;
}

static void put(SnTable *table, guint column, SnType type, const char *text) {
  SnDecimal number;
  Date date;
  if (*text == '\0')
    sn_table_put_nothing(table, column, SN_CELL_EMPTY);
  else if (g_str_equal(text, "-"))
    sn_table_put_nothing(table, column, SN_CELL_NIL);
  else if (g_str_equal(text, "..."))
    sn_table_put_nothing(table, column, SN_CELL_NOT_AVAILABLE);
  else if (type == SN_NUMBER && decimal_parse(text, strlen(text), &number))
    sn_table_put_number(table, column, number);
  else if (type == SN_DATE && date_parse(text, &date))
    sn_table_put_date(table, column, date_to_days(date));
  else
    sn_table_put_text(table, column, text, strlen(text));
}

void fixture_table(Fixture *fixture, const char *name, const char *text) {
  SnTable *table = table_new(name);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_auto(GStrv) heads = g_strsplit(lines[0], ",", -1);
  SnType types[16];
  for (guint i = 0; heads[i]; i++) {
    g_auto(GStrv) parts = g_strsplit(heads[i], ":", 3);
    types[i] = type_of(parts[1]);
    sn_table_add_column(table, parts[0], types[i], parts[2]);
  }
  g_autofree char *file = g_strconcat("data/", name, ".csv", NULL);
  for (guint row = 1; lines[row] && *lines[row]; row++) {
    g_auto(GStrv) cells = g_strsplit(lines[row], ",", -1);
    for (guint i = 0; cells[i] && heads[i]; i++)
      put(table, i, types[i], cells[i]);
    sn_table_end_row(table, &(SnOrigin){.file = file, .line = row + 1});
  }
  g_hash_table_insert(fixture->tables, g_strdup(name), table);
}

/* ---- words */

static const char *folder(Fixture *fixture) {
  if (!fixture->folder)
    fixture->folder = g_dir_make_tmp("songngu-document-XXXXXX", NULL);
  return fixture->folder;
}

void fixture_file(Fixture *fixture, const char *name, const char *data, gsize length) {
  g_autofree char *path = g_build_filename(folder(fixture), name, NULL);
  g_file_set_contents(path, data, (gssize)length, NULL);
  fixture->pack.folder = fixture->folder;
}

static void append_po(GString *out, const char *keyword, const char *text) {
  g_string_append_printf(out, "%s \"", keyword);
  for (; *text; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf(out, "\\%c", *text);
    else
      g_string_append_c(out, *text);
  g_string_append(out, "\"\n");
}

static Catalogue *make_catalogue(Fixture *fixture, const char *name, const char *const *entries) {
  GString *po = g_string_new("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
  for (guint i = 0; entries[i] && entries[i + 1]; i += 2) {
    gboolean fuzzy = *entries[i] == '!';
    g_auto(GStrv) parts = g_strsplit(entries[i] + fuzzy, "::", 2);
    g_string_append(po, fuzzy ? "\n#, fuzzy\n" : "\n");
    append_po(po, "msgctxt", parts[0]);
    append_po(po, "msgid", parts[1]);
    append_po(po, "msgstr", entries[i + 1]);
  }
  g_autofree char *path = g_build_filename(folder(fixture), name, NULL);
  g_autofree char *display = g_strconcat("po/", name, NULL);
  g_file_set_contents(path, po->str, (gssize)po->len, NULL);
  g_string_free(po, TRUE);
  return catalogue_load(path, display, fixture->diagnostics);
}

void fixture_translate(Fixture *fixture, const char *const *entries) {
  fixture->catalogue = make_catalogue(fixture, "en.po", entries);
  fixture->edition.catalogue = fixture->catalogue;
}

void fixture_translate_template(Fixture *fixture, const char *const *entries) {
  fixture->template_words = make_catalogue(fixture, "template.po", entries);
  fixture->edition.template_words = fixture->template_words;
}

void fixture_terms(Fixture *fixture, const char *const *terms) {
  GString *tsv = g_string_new("id\tvi\ten\n");
  for (guint i = 0; terms[i] && terms[i + 1]; i += 2)
    g_string_append_printf(tsv, "T%u\t%s\t%s\n", i, terms[i], terms[i + 1]);
  g_autofree char *path = g_build_filename(folder(fixture), "glossary.tsv", NULL);
  g_file_set_contents(path, tsv->str, (gssize)tsv->len, NULL);
  g_string_free(tsv, TRUE);
  fixture->glossary = glossary_new();
  glossary_add(fixture->glossary, path, "glossary.tsv", fixture->diagnostics);
  fixture->edition.glossary = fixture->glossary;
}

void fixture_template(Fixture *fixture, const char *opening, const char *closing) {
  g_autofree char *text = g_strdup_printf("<template xmlns=\"urn:songngu:template:1\" name=\"plain\">"
                                          "<opening>%s</opening><closing>%s</closing></template>",
                                          opening, closing);
  fixture->template.xml = xml_parse(text, strlen(text), "template.xml", fixture->diagnostics);
  const xmlNode *root = xmlDocGetRootElement(fixture->template.xml);
  fixture->template.opening = xml_child(root, "opening");
  fixture->template.closing = xml_child(root, "closing");
}

/* ---- blocks as text */

static void put_span(GString *out, const Span *span) {
  if (span->language)
    g_string_append_printf(out, "@%s(", span->language);
  const char *mark = span->bold ? "*" : "";
  if (span->kind == SPAN_TEXT) {
    g_string_append(out, span->underline ? "_" : "");
    g_string_append_printf(out, "%s%s%s%s%s%s%s",
                           span->superscript ? "^"
                           : span->subscript ? "~"
                                             : "",
                           mark, span->italic ? "/" : "", span->text, span->italic ? "/" : "", mark,
                           span->unbroken ? "=" : "");
    g_string_append(out, span->underline ? "_" : "");
  }
  if (span->kind == SPAN_BREAK)
    g_string_append(out, "⏎");
  if (span->kind == SPAN_NOTE) {
    g_autofree char *note = fixture_spans(span->note->spans);
    g_string_append_printf(out, "[%s: %s]", span->note->label, note);
  }
  if (span->kind == SPAN_PAGE_OF)
    g_string_append(out, "[page]");
  if (span->kind == SPAN_PAGE_NUMBER)
    g_string_append(out, "[number]");
  if (span->kind == SPAN_PAGE_COUNT)
    g_string_append(out, "[count]");
  if (span->kind == SPAN_SECTION)
    g_string_append(out, "[section]");
  if (span->anchor)
    g_string_append_printf(out, "→%s", span->anchor);
  if (span->uri)
    g_string_append_printf(out, "<%s>", span->uri);
  if (span->language)
    g_string_append(out, ")");
}

char *fixture_spans(const GArray *spans) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; spans && i < spans->len; i++)
    put_span(out, &g_array_index(spans, Span, i));
  return g_string_free(out, FALSE);
}

static void put_spans(GString *out, const char *before, const GArray *spans) {
  g_autofree char *text = fixture_spans(spans);
  if (spans)
    g_string_append_printf(out, "%s%s", before, text);
}

static void put_cell(GString *out, const Cell *cell, const TableColumn *column) {
  static const char aligns[] = {'j', '<', '>', '|'};
  if (cell->colspan == 0) {
    g_string_append(out, " .");
    return;
  }
  g_string_append(out, " ");
  if (cell->colspan > 1 || cell->rowspan > 1)
    g_string_append_printf(out, "%ux%u", cell->colspan, cell->rowspan);
  g_string_append_printf(out, "%s%c", cell->header ? "#" : "", aligns[cell->align]);
  if (column->decimal && !cell->header)
    g_string_append(out, ",");
  put_spans(out, "", cell->spans);
}

static void put_table(GString *out, Block *block, const char *indent) {
  g_autofree Cell *cells = g_new0(Cell, block->table.column_count + 1);
  for (guint i = 0; i < block->table.row_count; i++) {
    g_string_append_printf(out, "\n%s ", indent);
    block->table.row(&block->table, i, cells);
    for (guint k = 0; k < block->table.column_count; k++)
      put_cell(out, &cells[k], &block->table.columns[k]);
    if (cells[0].style && !g_str_equal(cells[0].style->name, "td") && !g_str_equal(cells[0].style->name, "th"))
      g_string_append_printf(out, " (%s)", cells[0].style->name);
  }
}

static void put_chart(GString *out, const ChartBlock *chart, const char *indent) {
  g_string_append_printf(out, "\n%s %s%s%s%s", indent, chart->kind == CHART_LINE ? "line" : "bar",
                         chart->grouping == CHART_STACKED ? " stacked" : "", chart->horizontal ? " horizontal" : "",
                         chart->value_labels ? " labels" : "");
  if (chart->axis_unit)
    g_string_append_printf(out, " (%s)", chart->axis_unit);
  char buffer[DECIMAL_TEXT];
  if (chart->has_reference)
    g_string_append_printf(out, " at %s %s", decimal_print(chart->reference.number, buffer), chart->reference_label);
  for (guint i = 0; i < chart->series_count; i++) {
    g_string_append_printf(out, "\n%s %s:", indent, chart->series[i].name);
    for (guint k = 0; k < chart->category_count; k++) {
      const Value *value = &chart->series[i].values[k];
      g_string_append_printf(out, " %s=%s", chart->categories[k],
                             value->cell == SN_CELL_VALUE ? decimal_print(value->number, buffer) : "gap");
    }
  }
}

static void put_block(GString *out, Block *block, guint depth) {
  static const char *const names[] = {"h",     "p",       "list", "item", "table", "chart", "image",
                                      "group", "columns", "rule", "toc",  "break", "space"};
  g_autofree char *indent = g_strnfill(depth * 2, ' ');
  g_string_append_printf(out, "%s%s", indent, names[block->kind]);
  if (block->level)
    g_string_append_printf(out, "%u", block->level);
  if (block->style && !g_str_equal(block->style->name, "p") && block->kind != BLOCK_TABLE)
    g_string_append_printf(out, ".%s", block->style->name);
  if (block->anchor)
    g_string_append_printf(out, " #%s", block->anchor);
  if (block->label)
    g_string_append_printf(out, " [%s]", block->label);
  if (block->landscape)
    g_string_append(out, " landscape");
  if (block->restart)
    g_string_append(out, " restart");
  put_spans(out, ": ", block->spans);
  put_spans(out, " «", block->caption);
  g_string_append(out, block->caption ? "»" : "");
  put_spans(out, " source ", block->source);
  if (block->alt)
    g_string_append_printf(out, " alt %s", block->alt);
  if (block->kind == BLOCK_TABLE)
    put_table(out, block, indent);
  if (block->kind == BLOCK_CHART)
    put_chart(out, &block->chart, indent);
  for (guint i = 0; block->entries && i < block->entries->len; i++) {
    const TocEntry *entry = &g_array_index(block->entries, TocEntry, i);
    g_string_append_printf(out, "\n%s %u %s →%s", indent, entry->level, entry->text, entry->anchor);
  }
  g_string_append_c(out, '\n');
  for (guint i = 0; block->children && i < block->children->len; i++)
    put_block(out, g_ptr_array_index(block->children, i), depth + 1);
}

char *fixture_bind(Fixture *fixture) {
  GString *out = g_string_new(NULL);
  g_autoptr(Binder) binder = binder_new(&fixture->edition, fixture->diagnostics);
  for (Block *block; (block = binder_next(binder)); block_free(block))
    put_block(out, block, 0);
  return g_string_free(out, FALSE);
}

char *fixture_report(const Fixture *fixture) {
  char *text = NULL;
  size_t length;
  FILE *stream = open_memstream(&text, &length);
  diagnostics_print(fixture->diagnostics, stream, DIAGNOSTIC_TEXT);
  fclose(stream);
  char *copy = g_strdup(text);
  free(text);
  return copy;
}
