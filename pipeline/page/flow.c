/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/flow.h"

#include "page/blocks.h"
#include "page/pager.h"

static void root_put(Layout *layout, Block *block, Pager *pager) {
  Hold *hold = hold_new(block);
  Slot slot = {.width = master_measure(layout_master(layout, layout->landscape))};
  block_put(layout, hold, block, &slot, pager_outlet(pager));
  hold_release(hold);
}

/* Between blocks words stand only on strips and on pages that wait.  Where the strips of the age before are gone and no
 * page waits, the long figures of that age stand nowhere, and a new age begins. */
static void figures_forget(Layout *layout, const Sheets *sheets) {
  guint before = !layout->age;
  if (layout->living[before] > 0 || sheets_wait(sheets))
    return;
  shaper_turn(layout->shaper);
  layout->age = before;
}

gboolean flow_source_run(const FlowSource *source, const Edition *edition, Fonts *fonts, const PageSink *sink,
                         Diagnostics *diagnostics) {
  Layout layout;
  guint faults = diagnostics_errors(diagnostics);
  layout_init(&layout, edition, fonts, source, sink, diagnostics);
  Sheets *sheets = sheets_new(&layout);
  Pager *pager = pager_new(&layout, sheets);
  Block *block;
  while (!layout.refused && (block = source->next(source->data))) {
    root_put(&layout, block, pager);
    figures_forget(&layout, sheets);
  }
  pager_finish(pager);
  sheets_finish(sheets);
  gboolean good = !layout.refused && diagnostics_errors(diagnostics) == faults;
  if (good && sink->end)
    good = sink->end(sink->data);
  pager_free(pager);
  sheets_free(sheets);
  layout_clear(&layout);
  return good;
}

static Block *next_bound(gpointer data) { return binder_next(data); }

static GArray *running_bound(gpointer data, xmlNodePtr content) { return binder_running(data, content); }

gboolean flow_run(Binder *binder, const Edition *edition, Fonts *fonts, const PageSink *sink,
                  Diagnostics *diagnostics) {
  FlowSource source = {.next = next_bound, .running = running_bound, .data = binder};
  return flow_source_run(&source, edition, fonts, sink, diagnostics);
}
