/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stage.h"

#include <glib/gstdio.h>
#include <gmodule.h>
#include <hb.h>
#include <string.h>

#include "plugin/call.h"
#include "plugin/parameters.h"

#define LIBERATION "/usr/share/fonts/truetype/liberation2/"
static const Place PLACE = {.file = "pack.xml", .line = 1};

/* A font of the stage; the SnFont first. */
typedef struct StageFont {
  SnFont font;
  char *path;
  hb_blob_t *blob;
  hb_font_t *hb;
} StageFont;

struct Stage {
  const SnPlugin *plugin;
  GModule *module;
  char *folder;
  OutputFolder output;
  Diagnostics *diagnostics;
  SnContext *context;
  Parameters *parameters;
  GArray *settings; /* Setting */
  void *state;
  SnDocument document;
  GPtrArray *fonts; /* StageFont */
  GPtrArray *memory;
  GPtrArray *runs;
  GHashTable *words; /* font id and text → run */
  GArray *marks;
  guint pages, elements;
};

static void *keep(Stage *stage, void *memory) {
  g_ptr_array_add(stage->memory, memory);
  return memory;
}

static void font_free(void *opaque) {
  StageFont *font = opaque;
  hb_font_destroy(font->hb);
  hb_blob_destroy(font->blob);
  g_free(font->path);
  g_free(font);
}

Stage *stage_new(const char *plugin) {
  Stage *stage = g_new0(Stage, 1);
  g_autofree char *path = g_strdup_printf("plugins/render/.libs/%s.so", plugin);
  gpointer symbol = NULL;
  stage->module = g_module_open(path, G_MODULE_BIND_LOCAL);
  if (!stage->module || !g_module_symbol(stage->module, "songngu_plugin", &symbol))
    g_error("%s", g_module_error());
  stage->plugin = symbol;
  stage->folder = g_dir_make_tmp("songngu-stage-XXXXXX", NULL);
  stage->output = (OutputFolder){.folder = stage->folder, .stem = "doc.vi"};
  stage->diagnostics = diagnostics_new();
  stage->context = context_new(stage->plugin, &PLACE, stage->folder, &stage->output, stage->diagnostics);
  stage->settings = g_array_new(FALSE, FALSE, sizeof(Setting));
  stage->fonts = g_ptr_array_new_with_free_func(font_free);
  stage->memory = g_ptr_array_new_with_free_func(g_free);
  stage->runs = g_ptr_array_new();
  stage->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  stage->marks = g_array_new(FALSE, TRUE, sizeof(SnMark));
  stage->document = (SnDocument){.size = sizeof(SnDocument),
                                 .id = "doc",
                                 .language = "vi",
                                 .title = "Tình hình quý I",
                                 .author = "Ủy ban nhân dân tỉnh",
                                 .subject = "Báo cáo <số> 1 & 2",
                                 .generator = "Songngu test",
                                 .date = 1711497600};
  return stage;
}

static void remove_folder(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
}

void stage_free(Stage *stage) {
  stage->plugin->renderer->free(stage->state);
  g_clear_pointer(&stage->parameters, parameters_free);
  context_free(stage->context);
  diagnostics_free(stage->diagnostics);
  remove_folder(stage->folder);
  g_array_unref(stage->settings);
  g_array_unref(stage->marks);
  g_hash_table_unref(stage->words);
  g_ptr_array_unref(stage->runs);
  g_ptr_array_unref(stage->memory);
  g_ptr_array_unref(stage->fonts);
  g_module_close(stage->module);
  g_free(stage->folder);
  g_free(stage);
}

/* ---- fonts and runs ---- */

static void read_face(StageFont *font, hb_face_t *face) {
  hb_font_extents_t extents;
  hb_font_get_h_extents(font->hb, &extents);
  font->font.units_per_em = hb_face_get_upem(face);
  font->font.ascent = extents.ascender;
  font->font.descent = extents.descender;
  font->font.cap_height = font->font.x_height = extents.ascender / 2;
  font->font.weight = 400;
}

const SnFont *stage_font(Stage *stage, const char *path) {
  for (guint i = 0; i < stage->fonts->len; i++) {
    StageFont *known = stage->fonts->pdata[i];
    if (strcmp(known->path, path) == 0)
      return &known->font;
  }
  hb_blob_t *blob = hb_blob_create_from_file(path);
  unsigned length;
  const char *data = hb_blob_get_data(blob, &length);
  if (length == 0) {
    hb_blob_destroy(blob);
    return NULL;
  }
  StageFont *font = g_new0(StageFont, 1);
  hb_face_t *face = hb_face_create(blob, 0);
  g_autofree char *name = g_path_get_basename(path);
  *strrchr(name, '.') = '\0';
  font->blob = blob;
  font->path = g_strdup(path);
  font->hb = hb_font_create(face);
  font->font = (SnFont){.size = sizeof(SnFont), .id = stage->fonts->len, .data = data, .length = length};
  font->font.postscript_name = keep(stage, g_strdup(name));
  char *family = keep(stage, g_strdup(g_str_has_prefix(name, "LiberationSerif") ? "Liberation Serif" : name));
  font->font.family = family;
  font->font.style = strstr(name, "Bold") ? "Bold" : "Regular";
  read_face(font, face);
  if (strstr(name, "Bold"))
    font->font.weight = 700;
  font->font.italic = strstr(name, "Italic") != NULL;
  hb_face_destroy(face);
  g_ptr_array_add(stage->fonts, font);
  return &font->font;
}

const SnFont *stage_liberation(Stage *stage, const char *name) {
  g_autofree char *path = g_strdup_printf(LIBERATION "%s.ttf", name);
  return stage_font(stage, path);
}

const SnRun *stage_glyphs(Stage *stage, const SnFont *font, const char *text, const SnGlyph *glyphs, guint count) {
  SnRun *run = keep(stage, g_new0(SnRun, 1));
  *run = (SnRun){.font = font,
                 .text = keep(stage, g_strdup(text)),
                 .text_length = (uint32_t)strlen(text),
                 .count = count,
                 .lasting = true};
  run->glyphs = keep(stage, g_memdup2(glyphs, count * sizeof *glyphs));
  for (guint i = 0; i < count; i++)
    run->advance += glyphs[i].advance;
  return run;
}

static const SnRun *shape(Stage *stage, const SnFont *font, const char *text) {
  hb_buffer_t *buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, text, -1, 0, -1);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(((StageFont *)font)->hb, buffer, NULL, 0);
  unsigned count;
  hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
  hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
  g_autofree SnGlyph *glyphs = g_new0(SnGlyph, count);
  for (unsigned i = 0; i < count; i++)
    glyphs[i] = (SnGlyph){infos[i].codepoint, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset,
                          infos[i].cluster};
  const SnRun *run = stage_glyphs(stage, font, text, glyphs, count);
  hb_buffer_destroy(buffer);
  return run;
}

const SnRun *stage_run(Stage *stage, const SnFont *font, const char *text) {
  g_autofree char *key = g_strdup_printf("%u:%s", font->id, text);
  const SnRun *run = g_hash_table_lookup(stage->words, key);
  if (!run) {
    SnRun *shaped = (SnRun *)shape(stage, font, text);
    shaped->lasting = true;
    run = shaped;
    g_hash_table_insert(stage->words, g_steal_pointer(&key), (void *)run);
  }
  return run;
}

SnElement *stage_element(Stage *stage, SnRole role, const SnElement *parent) {
  SnElement *element = keep(stage, g_new0(SnElement, 1));
  *element = (SnElement){.id = role == SN_ROLE_ARTIFACT ? 0 : ++stage->elements, .role = role, .parent = parent};
  return element;
}

/* ---- marks ---- */

SnMark *stage_mark(Stage *stage, SnMarkKind kind) {
  SnMark mark = {.kind = kind};
  g_array_append_val(stage->marks, mark);
  return &g_array_index(stage->marks, SnMark, stage->marks->len - 1);
}

void stage_begin(Stage *stage, const SnElement *element) { stage_mark(stage, SN_MARK_BEGIN)->begin.element = element; }
void stage_end(Stage *stage) { stage_mark(stage, SN_MARK_END); }

static double space_width(const SnFont *font, double size) {
  hb_codepoint_t glyph = 0;
  hb_font_t *hb = ((const StageFont *)font)->hb;
  hb_font_get_nominal_glyph(hb, ' ', &glyph);
  return hb_font_get_glyph_h_advance(hb, glyph) * size / font->units_per_em;
}

double stage_line(Stage *stage, const SnFont *font, double size, double x, double y, double space, gboolean goes_on,
                  const char *words) {
  g_auto(GStrv) list = g_strsplit(words, " ", -1);
  guint count = g_strv_length(list);
  SnTextItem *items = keep(stage, g_new0(SnTextItem, count));
  double gap = space > 0 ? space : space_width(font, size);
  for (guint i = 0; i < count; i++) {
    gboolean last = i + 1 == count;
    items[i] = (SnTextItem){.run = stage_run(stage, font, list[i]), .x = (float)x};
    items[i].space = last ? (goes_on ? SN_SPACE_HIDDEN : 0) : (float)gap;
    x += items[i].run->advance * size / font->units_per_em + (last ? 0 : gap);
  }
  SnMark *mark = stage_mark(stage, SN_MARK_TEXT);
  mark->text.size = (float)size;
  mark->text.y = (float)y;
  mark->text.color = (SnColor){0, 0, 0, 255};
  mark->text.count = count;
  mark->text.items = items;
  return x;
}

void stage_put_run(Stage *stage, const SnRun *run, double x, double y) {
  SnTextItem *item = keep(stage, g_new0(SnTextItem, 1));
  *item = (SnTextItem){.run = run, .x = (float)x};
  SnMark *mark = stage_mark(stage, SN_MARK_TEXT);
  mark->text.size = 13;
  mark->text.y = (float)y;
  mark->text.color = (SnColor){0, 0, 0, 255};
  mark->text.count = 1;
  mark->text.items = item;
}

void stage_rectangle(Stage *stage, double x, double y, double width, double height, SnColor fill, SnPattern pattern) {
  SnSegment *segment = keep(stage, g_new0(SnSegment, 1));
  *segment = (SnSegment){SN_RECTANGLE, {(float)x, (float)y, (float)width, (float)height}};
  SnMark *mark = stage_mark(stage, SN_MARK_PATH);
  mark->path.segments = segment;
  mark->path.count = 1;
  mark->path.fill = fill;
  mark->path.stroke = (SnColor){0, 0, 0, 255};
  mark->path.pattern = pattern;
  mark->path.line_width = 0.5f;
}

void stage_image(Stage *stage, const void *data, gsize length, double x, double y, double width, double height) {
  SnMark *mark = stage_mark(stage, SN_MARK_IMAGE);
  mark->image.data = data;
  mark->image.length = length;
  mark->image.x = (float)x;
  mark->image.y = (float)y;
  mark->image.width = (float)width;
  mark->image.height = (float)height;
}

/* ---- the plugin's calls ---- */

SnDocument *stage_document(Stage *stage) { return &stage->document; }

void stage_set(Stage *stage, const char *name, const char *value) {
  Setting setting = {name, value, 1};
  g_array_append_val(stage->settings, setting);
}

gboolean stage_open(Stage *stage) {
  stage->parameters = parameters_read(stage->plugin, (Setting *)(void *)stage->settings->data, stage->settings->len,
                                      NULL, 0, stage->folder, &PLACE, stage->diagnostics);
  return stage->parameters &&
         stage->plugin->renderer->begin(stage->context, stage->parameters->values, &stage->document, &stage->state);
}

static gboolean hand_over(Stage *stage, SnPage page) {
  page.size = sizeof page;
  page.count = stage->marks->len;
  page.marks = (SnMark *)(void *)stage->marks->data;
  gboolean ok = stage->plugin->renderer->page(stage->context, stage->state, &page);
  g_array_set_size(stage->marks, 0);
  return ok;
}

gboolean stage_page(Stage *stage, const char *label) {
  return hand_over(stage, (SnPage){.number = ++stage->pages, .label = label, .width = 595.28f, .height = 841.89f});
}

gboolean stage_figure(Stage *stage, const char *name, const char *alt, double width, double height) {
  return hand_over(stage, (SnPage){.name = name, .alt = alt, .width = (float)width, .height = (float)height});
}

gboolean stage_close(Stage *stage) { return stage->plugin->renderer->end(stage->context, stage->state); }

/* ---- what came of it ---- */

char *stage_path(Stage *stage, const char *suffix) {
  return g_strdup_printf("%s/%s.%s", stage->folder, stage->output.stem, suffix);
}

GBytes *stage_output(Stage *stage, const char *suffix) {
  g_autofree char *path = stage_path(stage, suffix);
  char *data = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &data, &length, NULL))
    return NULL;
  return g_bytes_new_take(data, length);
}

gboolean stage_contains(Stage *stage, const char *suffix, const void *bytes, gsize length) {
  g_autoptr(GBytes) output = stage_output(stage, suffix);
  gsize size;
  const char *data = output ? g_bytes_get_data(output, &size) : NULL;
  for (gsize i = 0; data && i + length <= size; i++)
    if (memcmp(data + i, bytes, length) == 0)
      return TRUE;
  return FALSE;
}

char *stage_tool(Stage *stage, const char *suffix, const char *command) {
  g_auto(GStrv) words = g_strsplit(command, " ", 2);
  g_autofree char *program = g_find_program_in_path(words[0]), *path = stage_path(stage, suffix), *out = NULL;
  g_autofree char *shell = NULL;
  g_auto(GStrv) parts = g_strsplit(command, "%s", -1);
  if (!program) {
    fprintf(stderr, "%s is not installed: skipped\n", words[0]);
    return NULL;
  }
  g_autofree char *line = g_strjoinv(path, parts);
  shell = g_shell_quote(line);
  g_autofree char *all = g_strdup_printf("sh -c %s", shell);
  if (!g_spawn_command_line_sync(all, &out, NULL, NULL, NULL))
    return NULL;
  return g_steal_pointer(&out);
}

char *stage_messages(Stage *stage) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  diagnostics_print(stage->diagnostics, stream, DIAGNOSTIC_TEXT);
  fclose(stream);
  char *copy = g_strdup(text);
  free(text);
  return copy;
}
