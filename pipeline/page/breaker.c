/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines by total fit: of all ways to break a paragraph, the one whose lines together are
 * set best (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981).
 *
 * Only breaks from which the current place can still be reached stay active, so the work is
 * in proportion to the text: each place is weighed against the breaks of about one line. */

#include <math.h>

#include "page/paragraph-private.h"

/* In shares of a space.  Badness 100 is a line stretched or shrunk by all of it. */
#define STRETCH 0.5
#define SHRINK 0.25
/* A ragged line's slack is weighed against this share of the measure. */
#define RAGGED_STRETCH 0.12

#define LINE_DEMERITS 10.0      /* added to each badness: fewer lines are better */
#define HYPHEN_PENALTY 50.0     /* at a hyphen, also a compound's own */
#define FITNESS_DEMERITS 10000.0 /* a tight line beside a loose one */
#define HYPHENS_DEMERITS 10000.0 /* two lines in a row end with hyphens */
#define WORST_BADNESS 1e6
#define EPSILON 1e-6

/* How loose a line may be, and whether words may be hyphenated, in one attempt. */
typedef struct Attempt {
  double tolerance;
  gboolean hyphens, last;
} Attempt;

typedef struct Fit {
  double measure, first_measure;
  gboolean justified;
  gboolean even;            /* centred: the last line counts as the others do */
  Attempt attempt;
} Fit;

/* ---- places where lines may end ---- */

static Breakpoint *add_breakpoint(Workshop *workshop) {
  NEED_ROOM(workshop->breakpoints, workshop->breakpoint_count, workshop->breakpoint_room, 1);
  return &workshop->breakpoints[workshop->breakpoint_count++];
}

/* Width of the first `offset` bytes of a piece that is one run. */
static double width_before(const Piece *piece, const Look *look, guint offset) {
  const SnRun *run = piece->word->runs[0];
  gint64 advance = 0;
  for (guint i = 0; i < run->count; i++)
    if (run->glyphs[i].cluster < offset)
      advance += run->glyphs[i].advance;
  return look->size * (double)advance / run->font->units_per_em;
}

static double hyphen_width(const Paragraph *paragraph, const Look *look) {
  return shaper_hyphen(paragraph->shaper, look->face)->width * look->size;
}

static void add_hyphens(Paragraph *paragraph, guint index, double x, double space) {
  const Piece *piece = &paragraph->pieces[index];
  const Look *look = &paragraph->looks[piece->look];
  if (!piece->word || piece->word->run_count != 1 || look->late)
    return;
  guint count;
  const guint8 *offsets = vocabulary_hyphens(look->vocabulary, piece->word, &count);
  double hyphen = count ? hyphen_width(paragraph, look) : 0;
  for (guint i = 0; i < count; i++) {
    double at = x + width_before(piece, look, offsets[i]);
    *add_breakpoint(paragraph->workshop) = (Breakpoint){.end = at + hyphen,
                                                        .start = at,
                                                        .end_space = space,
                                                        .start_space = space,
                                                        .hyphen = hyphen,
                                                        .piece = index,
                                                        .offset = offsets[i],
                                                        .kind = AFTER_HYPHEN};
  }
}

static void collect_breakpoints(Paragraph *paragraph, gboolean hyphens) {
  Workshop *workshop = paragraph->workshop;
  workshop->breakpoint_count = 0;
  double x = 0, space = 0;
  for (guint i = 0; i < paragraph->piece_count; i++) {
    const Piece *piece = &paragraph->pieces[i];
    if (hyphens)
      add_hyphens(paragraph, i, x, space);
    x += piece->width;
    if (piece->after == AFTER_NOTHING)
      continue;
    if (piece->after == AFTER_FIXED) {
      x += piece->space;
      continue;
    }
    double hyphen = piece->after == AFTER_HYPHEN ? hyphen_width(paragraph, &paragraph->looks[piece->look]) : 0;
    Breakpoint *breakpoint = add_breakpoint(workshop);
    *breakpoint =
        (Breakpoint){.end = x + hyphen, .end_space = space, .hyphen = hyphen, .piece = i, .kind = (guint8)piece->after};
    if (piece->after == AFTER_SPACE) {
      x += piece->space;
      space += piece->space;
    }
    breakpoint->start = x;
    breakpoint->start_space = space;
  }
}

/* ---- weighing one line ---- */

static gboolean is_forced(const Breakpoint *breakpoint) { return breakpoint->kind >= AFTER_FORCED; }

/* Where the line after a node starts; node 0 is the paragraph's start. */
static inline double line_start(const Workshop *workshop, const BreakNode *node) {
  return node == workshop->nodes ? 0 : workshop->breakpoints[node->breakpoint].start;
}

static inline double line_start_space(const Workshop *workshop, const BreakNode *node) {
  return node == workshop->nodes ? 0 : workshop->breakpoints[node->breakpoint].start_space;
}

static inline guint8 fitness_of(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

static inline double badness_of(double ratio) {
  double badness = 100 * fabs(ratio * ratio * ratio);
  return MIN(badness, WORST_BADNESS);
}

/* The ratio by which the line's space must change; below -1 the line is too wide. */
static inline double ratio_of(const Fit *fit, double slack, double space, gboolean closing) {
  if (slack >= 0) {
    if (closing && !fit->even)
      return 0;
    double stretch = fit->justified ? space * STRETCH : fit->measure * RAGGED_STRETCH;
    return stretch > 0 ? slack / stretch : slack > EPSILON ? 1e3 : 0;
  }
  double shrink = fit->justified ? space * SHRINK : 0;
  return slack >= -shrink - EPSILON ? (shrink > EPSILON ? MAX(slack / shrink, -1) : 0) : -2;
}

static inline double demerits_of(const Workshop *workshop, const BreakNode *node, const Breakpoint *end,
                                 double ratio, guint8 fitness) {
  double badness = LINE_DEMERITS + badness_of(ratio);
  double demerits = node->demerits + badness * badness;
  if (end->kind == AFTER_BREAK || end->kind == AFTER_HYPHEN) {
    demerits += HYPHEN_PENALTY * HYPHEN_PENALTY;
    if (node != workshop->nodes && workshop->breakpoints[node->breakpoint].kind == end->kind)
      demerits += HYPHENS_DEMERITS;
  }
  if (ABS((int)fitness - (int)node->fitness) > 1)
    demerits += FITNESS_DEMERITS;
  return demerits;
}

/* ---- the search ---- */

#define FITNESSES 4

/* The best ways to reach one place, one for each fitness of the line that ends there. */
typedef struct Best {
  double demerits[FITNESSES], least;
  guint node[FITNESSES];
} Best;

static void add_node(Workshop *workshop, BreakNode node) {
  NEED_ROOM(workshop->nodes, workshop->node_count, workshop->node_room, 1);
  NEED_ROOM(workshop->active, workshop->active_count, workshop->active_room, 1);
  workshop->active[workshop->active_count++] = workshop->node_count;
  workshop->nodes[workshop->node_count++] = node;
}

static void start_search(Workshop *workshop) {
  workshop->node_count = workshop->active_count = 0;
  add_node(workshop, (BreakNode){.fitness = 1});
}

/* Weighs the lines from all active nodes to `place`; nodes that are too far back are dropped.  *dropped: the
 * last of them. */
static void weigh(const Fit *fit, Workshop *workshop, guint place, Best *best, guint *dropped) {
  const Breakpoint *end = &workshop->breakpoints[place];
  gboolean forced = is_forced(end);
  guint kept = 0;
  for (guint i = 0; i < workshop->active_count; i++) {
    guint index = workshop->active[i];
    const BreakNode *node = &workshop->nodes[index];
    double measure = index == 0 ? fit->first_measure : fit->measure;
    double slack = measure - (end->end - line_start(workshop, node));
    double space = end->end_space - line_start_space(workshop, node);
    double ratio = ratio_of(fit, slack, space, forced);
    if (ratio >= -1) {
      double loose = ratio > 0 ? badness_of(ratio) : 0;
      if (loose <= fit->attempt.tolerance) {
        guint8 fitness = fit->justified ? fitness_of(ratio) : 1;
        double demerits = demerits_of(workshop, node, end, ratio, fitness);
        if (demerits < best->demerits[fitness]) {
          best->demerits[fitness] = demerits;
          best->node[fitness] = index;
          best->least = MIN(best->least, demerits);
        }
      }
    } else if (end->hyphen == 0 || ratio_of(fit, slack + end->hyphen, space, forced) < -1) {
      *dropped = index;
      continue;
    }
    if (!forced)
      workshop->active[kept++] = index;
    else
      *dropped = index;
  }
  workshop->active_count = kept;
}

/* A way that is worse than the best by more than any later line can make good is not kept. */
static void add_best(Workshop *workshop, guint place, const Best *best) {
  for (guint8 fitness = 0; fitness < FITNESSES; fitness++)
    if (best->demerits[fitness] < G_MAXDOUBLE && best->demerits[fitness] <= best->least + FITNESS_DEMERITS)
      add_node(workshop, (BreakNode){.demerits = best->demerits[fitness],
                                     .breakpoint = place,
                                     .previous = best->node[fitness],
                                     .fitness = fitness});
}

/* The last resort: a line that is too wide, because one word is. */
static void add_overfull(Workshop *workshop, guint place, guint previous) {
  const BreakNode *node = &workshop->nodes[previous];
  add_node(workshop, (BreakNode){.demerits = node->demerits + WORST_BADNESS * WORST_BADNESS,
                                 .breakpoint = place,
                                 .previous = previous,
                                 .fitness = 1,
                                 .overfull = TRUE});
}

/* FALSE: no way within the tolerance. */
static gboolean search(const Fit *fit, Workshop *workshop) {
  start_search(workshop);
  for (guint place = 0; place < workshop->breakpoint_count; place++) {
    Best best = {.demerits = {G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE}, .least = G_MAXDOUBLE};
    guint dropped = 0;
    weigh(fit, workshop, place, &best, &dropped);
    if (best.least < G_MAXDOUBLE)
      add_best(workshop, place, &best);
    else if (workshop->active_count == 0 && !fit->attempt.last)
      return FALSE;
    else if (workshop->active_count == 0)
      add_overfull(workshop, place, dropped);
  }
  return TRUE;
}

/* ---- the choice ---- */

static guint best_end(const Workshop *workshop) {
  guint best = workshop->active[0];
  for (guint i = 1; i < workshop->active_count; i++)
    if (workshop->nodes[workshop->active[i]].demerits < workshop->nodes[best].demerits)
      best = workshop->active[i];
  return best;
}

static void choose(Paragraph *paragraph) {
  Workshop *workshop = paragraph->workshop;
  guint count = 0, end = best_end(workshop);
  for (guint node = end; node != 0; node = workshop->nodes[node].previous)
    count++;
  workshop->chosen_count = 0;
  NEED_ROOM(workshop->chosen, workshop->chosen_count, workshop->chosen_room, count);
  workshop->chosen_count = count;
  for (guint node = end; node != 0; node = workshop->nodes[node].previous) {
    workshop->chosen[--count] = workshop->nodes[node].breakpoint;
    paragraph->overlong |= workshop->nodes[node].overfull;
  }
}

/* As many words on each line as fit: never more lines than another way. */
static void choose_greedily(const Fit *fit, Paragraph *paragraph) {
  Workshop *workshop = paragraph->workshop;
  double start = 0, measure = fit->first_measure;
  gint last = -1, fitting = -1;
  workshop->chosen_count = 0;
  for (guint place = 0; place < workshop->breakpoint_count; place++) {
    const Breakpoint *end = &workshop->breakpoints[place];
    if (end->end - start > measure + EPSILON && fitting > last) {
      NEED_ROOM(workshop->chosen, workshop->chosen_count, workshop->chosen_room, 1);
      workshop->chosen[workshop->chosen_count++] = (guint)fitting;
      last = fitting;
      start = workshop->breakpoints[last].start;
      measure = fit->measure;
    }
    fitting = (gint)place;
    if (!is_forced(end))
      continue;
    NEED_ROOM(workshop->chosen, workshop->chosen_count, workshop->chosen_room, 1);
    workshop->chosen[workshop->chosen_count++] = place;
    last = (gint)place;
    start = end->start;
    measure = fit->measure;
  }
}

/* Lines of ragged text cost height and gain little: no more of them than greed would make. */
static void choose_ragged(const Fit *fit, Paragraph *paragraph) {
  choose(paragraph);
  if (paragraph->overlong)
    return;
  guint lines = paragraph->workshop->chosen_count;
  choose_greedily(fit, paragraph);
  if (lines <= paragraph->workshop->chosen_count)
    choose(paragraph);
}

static gboolean attempt(Fit *fit, Paragraph *paragraph, Attempt how) {
  fit->attempt = how;
  gboolean hyphens = how.hyphens && paragraph->hyphenates;
  collect_breakpoints(paragraph, hyphens);
  return search(fit, paragraph->workshop);
}

void breaker_run(Paragraph *paragraph) {
  static const Attempt justified[] = {{100, FALSE, FALSE}, {400, TRUE, FALSE}, {WORST_BADNESS, TRUE, TRUE}};
  static const Attempt ragged[] = {{WORST_BADNESS, FALSE, FALSE}, {WORST_BADNESS, TRUE, TRUE}};
  Fit fit = {.measure = paragraph->measure,
             .first_measure = paragraph->measure - paragraph->indent,
             .justified = paragraph->align == ALIGN_JUSTIFY,
             .even = paragraph->align == ALIGN_CENTER};
  const Attempt *attempts = fit.justified ? justified : ragged;
  paragraph->overlong = FALSE;
  while (!attempt(&fit, paragraph, *attempts))
    attempts++;
  if (fit.justified)
    choose(paragraph);
  else
    choose_ragged(&fit, paragraph);
}
