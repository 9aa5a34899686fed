/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/sheets.h"

#include "base/message.h"

/* Either marks or strips that wait. */
typedef struct Part {
  Canvas *canvas;
  GArray *run; /* Placed */
  double x, y;
} Part;

typedef struct Sheet {
  guint number;
  PageNames names;
  double width, height;
  GPtrArray *parts;
  guint known; /* parts before it wait for nothing */
} Sheet;

struct Sheets {
  Layout *layout;
  Sheet *open;
  GQueue waiting; /* Sheet */
  Canvas *spare;  /* cleared */
  guint count;
};

static void run_clear(gpointer data) {
  Placed *placed = data;
  if (!placed->again)
    strip_free(placed->strip);
}

static void part_free(gpointer data) {
  Part *part = data;
  canvas_free(part->canvas);
  g_clear_pointer(&part->run, g_array_unref);
  g_free(part);
}

static void sheet_free(Sheet *sheet) {
  if (!sheet)
    return;
  g_ptr_array_unref(sheet->parts);
  g_free(sheet->names.section);
  g_free(sheet);
}

Sheets *sheets_new(Layout *layout) {
  Sheets *sheets = g_new0(Sheets, 1);
  sheets->layout = layout;
  g_queue_init(&sheets->waiting);
  return sheets;
}

void sheets_free(Sheets *sheets) {
  if (!sheets)
    return;
  sheet_free(sheets->open);
  g_queue_clear_full(&sheets->waiting, (GDestroyNotify)sheet_free);
  canvas_free(sheets->spare);
  g_free(sheets);
}

void sheets_begin(Sheets *sheets, const PageMaster *master, guint printed, const char *section) {
  Sheet *sheet = g_new0(Sheet, 1);
  sheet->number = ++sheets->count;
  g_snprintf(sheet->names.number, sizeof sheet->names.number, "%u", printed);
  sheet->names.section = g_strdup(section);
  sheet->width = master->width;
  sheet->height = master->height;
  sheet->parts = g_ptr_array_new_with_free_func(part_free);
  sheets->open = sheet;
  sheets->layout->page = &sheet->names;
}

Canvas *sheets_canvas(Sheets *sheets) {
  GPtrArray *parts = sheets->open->parts;
  Part *last = parts->len > 0 ? parts->pdata[parts->len - 1] : NULL;
  if (last && last->canvas)
    return last->canvas;
  last = g_new0(Part, 1);
  last->canvas = sheets->spare ? g_steal_pointer(&sheets->spare) : canvas_new();
  g_ptr_array_add(parts, last);
  return last->canvas;
}

static gboolean run_is_known(const Layout *layout, const Placed *run, guint count) {
  for (guint i = 0; i < count; i++)
    if (run[i].strip->waits && !layout_knows(layout, run[i].strip->waits))
      return FALSE;
  return TRUE;
}

/* The stack keeps the places, no longer the strips. */
static void part_wait(Sheets *sheets, Placed *run, guint count, double x, double y) {
  Part *part = g_new0(Part, 1);
  part->x = x;
  part->y = y;
  part->run = g_array_sized_new(FALSE, FALSE, sizeof(Placed), count);
  g_array_append_vals(part->run, run, count);
  g_array_set_clear_func(part->run, run_clear);
  for (guint i = 0; i < count; i++)
    run[i].again = TRUE;
  g_ptr_array_add(sheets->open->parts, part);
}

void sheets_draw(Sheets *sheets, Stack *stack, double x, double y) {
  Layout *layout = sheets->layout;
  stack_draw_frames(layout, stack, sheets_canvas(sheets), x, y);
  for (guint i = 0, count; i < stack_count(stack); i += count) {
    count = stack_run(stack, i);
    Placed *run = stack_at(stack, i);
    if (run_is_known(layout, run, count))
      run->strip->kind->draw(layout, run, count, sheets_canvas(sheets), x, y);
    else
      part_wait(sheets, run, count, x, y);
  }
}

static gboolean sheet_is_known(const Layout *layout, Sheet *sheet) {
  for (; sheet->known < sheet->parts->len; sheet->known++) {
    const Part *part = sheet->parts->pdata[sheet->known];
    if (part->run && !run_is_known(layout, &g_array_index(part->run, Placed, 0), part->run->len))
      return FALSE;
  }
  return TRUE;
}

static void part_draw(Layout *layout, const Part *part, Canvas *canvas) {
  if (part->canvas) {
    canvas_append(canvas, part->canvas, 0, 0);
  } else {
    const Placed *run = &g_array_index(part->run, Placed, 0);
    run->strip->kind->draw(layout, run, part->run->len, canvas, part->x, part->y);
  }
}

/* One canvas with all parts; the first part's when it is the only one. */
static Canvas *sheet_canvas(Sheets *sheets, Sheet *sheet) {
  if (sheet->parts->len == 1) {
    Part *only = sheet->parts->pdata[0];
    if (only->canvas)
      return g_steal_pointer(&only->canvas);
  }
  Canvas *canvas = sheets->spare ? g_steal_pointer(&sheets->spare) : canvas_new();
  for (guint i = 0; i < sheet->parts->len; i++)
    part_draw(sheets->layout, sheet->parts->pdata[i], canvas);
  return canvas;
}

/* Takes the sheet. */
static void sheet_send(Sheets *sheets, Sheet *sheet) {
  Layout *layout = sheets->layout;
  layout->page = &sheet->names;
  Canvas *canvas = sheet_canvas(sheets, sheet);
  SnPage page = canvas_page(canvas, sheet->width, sheet->height);
  page.number = sheet->number;
  page.label = sheet->names.number;
  if (!layout->refused)
    layout->refused = !layout->sink->page(layout->sink->data, &page);
  canvas_clear(canvas);
  canvas_free(sheets->spare);
  sheets->spare = canvas;
  layout->page = NULL;
  sheet_free(sheet);
}

static void sheet_trim(Sheet *sheet) {
  for (guint i = 0; i < sheet->parts->len; i++) {
    Part *part = sheet->parts->pdata[i];
    if (part->canvas)
      canvas_trim(part->canvas);
  }
}

void sheets_end(Sheets *sheets) {
  g_queue_push_tail(&sheets->waiting, g_steal_pointer(&sheets->open));
  sheets->layout->page = NULL;
  Sheet *head;
  while ((head = g_queue_peek_head(&sheets->waiting)) && sheet_is_known(sheets->layout, head))
    sheet_send(sheets, g_queue_pop_head(&sheets->waiting));
  Sheet *tail = g_queue_peek_tail(&sheets->waiting);
  if (tail)
    sheet_trim(tail);
}

guint sheets_count(const Sheets *sheets) { return sheets->count; }

gboolean sheets_wait(const Sheets *sheets) { return !g_queue_is_empty((GQueue *)&sheets->waiting); }

/* Says which anchors nothing on any page has. */
static void report_unknown(const Layout *layout, const Sheet *sheet) {
  for (guint i = sheet->known; i < sheet->parts->len; i++) {
    const Part *part = sheet->parts->pdata[i];
    const GPtrArray *waits = part->run ? g_array_index(part->run, Placed, 0).strip->waits : NULL;
    for (guint k = 0; waits && k < waits->len; k++) {
      const char *anchor = waits->pdata[k];
      if (*anchor && !layout_number_of(layout, anchor))
        diagnostics_add(layout->diagnostics, FAULT_PACK, SEVERITY_ERROR, &(Place){.file = layout->edition->pack->file},
                        _("give the block meant this id"),
                        _("page %s refers to the page of “%s”, which stands on none"), sheet->names.number, anchor);
    }
  }
}

void sheets_finish(Sheets *sheets) {
  Layout *layout = sheets->layout;
  layout->page_count = g_strdup_printf("%u", sheets->count);
  Sheet *sheet;
  while ((sheet = g_queue_pop_head(&sheets->waiting))) {
    if (!sheet_is_known(layout, sheet))
      report_unknown(layout, sheet);
    sheet_send(sheets, sheet);
  }
}
