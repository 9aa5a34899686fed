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

#define LINE_DEMERITS 10.0       /* added to each badness: fewer lines are better */
#define HYPHEN_PENALTY 50.0      /* at a hyphen, also a compound's own */
#define FITNESS_DEMERITS 10000.0 /* a tight line beside a loose one */
#define HYPHENS_DEMERITS 10000.0 /* two lines in a row end with hyphens */
#define SHORT_DEMERITS 5000.0    /* a last line that the next paragraph's indent would overhang */
#define WORST_BADNESS 1e6
#define EPSILON 1e-6

/* How loose a line may be, and whether words may be hyphenated, in one attempt. */
typedef struct Attempt {
  double tolerance; /* in badness */
  double loosest;   /* the ratio of that badness; 0: any */
  gboolean hyphens, last;
} Attempt;

typedef struct Fit {
  double measure, first_measure;
  double short_line; /* a justified paragraph's last line had better be longer */
  gboolean justified;
  gboolean even; /* centred: the last line counts as the others do */
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

static inline guint8 fitness_of(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

static inline double badness_of(double ratio) {
  double badness = 100 * fabs(ratio * ratio * ratio);
  return MIN(badness, WORST_BADNESS);
}

/* By how much of itself the line's space must change. */
static inline double ratio_of(const Fit *fit, double slack, double space, gboolean closing) {
  if (slack >= 0) {
    if (closing && !fit->even)
      return 0;
    double stretch = fit->justified ? space * STRETCH : fit->measure * RAGGED_STRETCH;
    return stretch > 0 ? slack / stretch : slack > EPSILON ? 1e3 : 0;
  }
  double shrink = fit->justified ? space * SHRINK : 0;
  return shrink > EPSILON ? MAX(slack / shrink, -1) : 0;
}

static inline double demerits_of(const Workshop *workshop, const BreakNode *node, const Breakpoint *end, double ratio,
                                 guint8 fitness) {
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
  ActiveBreak *active = &workshop->active[workshop->active_count++];
  *active = (ActiveBreak){.node = workshop->node_count};
  if (workshop->node_count > 0) {
    active->start = workshop->breakpoints[node.breakpoint].start;
    active->start_space = workshop->breakpoints[node.breakpoint].start_space;
  }
  workshop->nodes[workshop->node_count++] = node;
}

static void start_search(Workshop *workshop) {
  workshop->node_count = workshop->active_count = 0;
  add_node(workshop, (BreakNode){.fitness = 1});
}

static void weigh_line(const Fit *fit, const Workshop *workshop, const Breakpoint *end, guint index, double slack,
                       double space, Best *best) {
  double ratio = ratio_of(fit, slack, space, is_forced(end));
  if (ratio > 0 && badness_of(ratio) > fit->attempt.tolerance)
    return;
  guint8 fitness = fit->justified ? fitness_of(ratio) : 1;
  double demerits = demerits_of(workshop, &workshop->nodes[index], end, ratio, fitness);
  if (end->kind == AFTER_END && index != 0 && slack > fit->measure - fit->short_line)
    demerits += SHORT_DEMERITS;
  if (demerits < best->demerits[fitness]) {
    best->demerits[fitness] = demerits;
    best->node[fitness] = index;
    best->least = MIN(best->least, demerits);
  }
}

/* Weighs the lines from all active breaks to `place`; those that are too far back are dropped.  *dropped: the node
 * of the last of them.  Most lines are far too short or a little too long: they are told without a division. */
static void weigh(const Fit *fit, Workshop *workshop, guint place, Best *best, guint *dropped) {
  const Breakpoint *end = &workshop->breakpoints[place];
  gboolean forced = is_forced(end);
  double shrink = fit->justified ? SHRINK : 0;
  double loosest = STRETCH * fit->attempt.loosest;
  gboolean any_looseness = forced || !fit->justified || fit->attempt.last;
  ActiveBreak *kept = workshop->active;
  for (const ActiveBreak *active = kept, *last = kept + workshop->active_count; active < last; active++) {
    double space = end->end_space - active->start_space;
    double measure = G_UNLIKELY(active->node == 0) ? fit->first_measure : fit->measure;
    double slack = measure - (end->end - active->start);
    if (slack >= -space * shrink - EPSILON) {
      if (any_looseness || slack <= space * loosest)
        weigh_line(fit, workshop, end, active->node, slack, space, best);
    } else if (slack + end->hyphen < -space * shrink - EPSILON) {
      *dropped = active->node;
      continue;
    }
    *dropped = active->node;
    if (!forced)
      *kept++ = *active;
  }
  workshop->active_count = (guint)(kept - workshop->active);
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
  guint best = workshop->active[0].node;
  for (guint i = 1; i < workshop->active_count; i++)
    if (workshop->nodes[workshop->active[i].node].demerits < workshop->nodes[best].demerits)
      best = workshop->active[i].node;
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

static void choose_place(Paragraph *paragraph, guint place, double width, double measure) {
  Workshop *workshop = paragraph->workshop;
  NEED_ROOM(workshop->chosen, workshop->chosen_count, workshop->chosen_room, 1);
  workshop->chosen[workshop->chosen_count++] = place;
  paragraph->overlong |= width > measure + EPSILON;
}

/* As many words on each line as fit: never more lines than another way. */
static void choose_greedily(const Fit *fit, Paragraph *paragraph) {
  Workshop *workshop = paragraph->workshop;
  double start = 0, measure = fit->first_measure, fitting_end = 0;
  gint last = -1, fitting = -1;
  workshop->chosen_count = 0;
  paragraph->overlong = FALSE;
  for (guint place = 0; place < workshop->breakpoint_count; place++) {
    const Breakpoint *end = &workshop->breakpoints[place];
    if (end->end - start > measure + EPSILON && fitting > last) {
      choose_place(paragraph, (guint)fitting, fitting_end - start, measure);
      last = fitting;
      start = workshop->breakpoints[last].start;
      measure = fit->measure;
    }
    fitting = (gint)place;
    fitting_end = end->end;
    if (!is_forced(end))
      continue;
    choose_place(paragraph, place, end->end - start, measure);
    last = (gint)place;
    start = end->start;
    measure = fit->measure;
  }
}

/* ---- the ways of alignment ---- */

static void break_justified(Fit *fit, Paragraph *paragraph) {
  static const Attempt attempts[] = {{100, 1, FALSE, FALSE}, {800, 2, TRUE, FALSE}, {WORST_BADNESS, 0, TRUE, TRUE}};
  for (guint i = 0; i < G_N_ELEMENTS(attempts); i++) {
    fit->attempt = attempts[i];
    gboolean hyphens = attempts[i].hyphens && paragraph->hyphenates;
    if (i == 0 || hyphens)
      collect_breakpoints(paragraph, hyphens);
    if (search(fit, paragraph->workshop))
      break;
  }
  choose(paragraph);
}

/* Lines of ragged text cost height and gain little: no more of them than greed would make, which for a
 * table's cell is nearly always the best choice at once.  Hyphens only where a word does not fit. */
static void break_ragged(Fit *fit, Paragraph *paragraph) {
  collect_breakpoints(paragraph, FALSE);
  choose_greedily(fit, paragraph);
  if (paragraph->overlong && paragraph->hyphenates) {
    collect_breakpoints(paragraph, TRUE);
    choose_greedily(fit, paragraph);
  }
  guint fewest = paragraph->workshop->chosen_count;
  if (fewest < 2 || (fewest == 2 && !fit->even) || paragraph->overlong)
    return;
  fit->attempt = (Attempt){WORST_BADNESS, 0, FALSE, TRUE};
  search(fit, paragraph->workshop);
  choose(paragraph);
  if (paragraph->workshop->chosen_count > fewest)
    choose_greedily(fit, paragraph);
}

void breaker_run(Paragraph *paragraph) {
  Fit fit = {.measure = paragraph->measure,
             .first_measure = paragraph->measure - paragraph->indent,
             .short_line = MAX(paragraph->style.text_indent, paragraph->style.font_size * 2),
             .justified = paragraph->align == ALIGN_JUSTIFY,
             .even = paragraph->align == ALIGN_CENTER};
  paragraph->overlong = FALSE;
  (fit.justified ? break_justified : break_ragged)(&fit, paragraph);
}
