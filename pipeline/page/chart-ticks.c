/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/decimal.h"
#include "page/chart.h"

/* digit × 10^power as an exact decimal. */
static SnDecimal power_of_ten(gint64 digit, int power) {
  SnDecimal step = {digit, 0};
  if (power < 0)
    step.scale = (guint8)-power;
  else
    decimal_shift((SnDecimal){digit, 0}, power, &step);
  return step;
}

/* The count of ticks from below min to above max at this step, and the first's multiple. */
static guint ticks_over(double min, double max, double step, double *first) {
  const double slack = 1e-9; /* a bound that is a tick but for rounding is that tick */
  *first = floor(min / step + slack);
  double last = ceil(max / step - slack);
  return (guint)(last - *first) + 1;
}

/* Ticks are figures of 18 digits: those a step outside that are left out, and the axis goes on without them. */
static void keep_within_decimals(double step, double *first, guint *count) {
  const double most = floor(999999999999999999.0 / step - 1e-9);
  double last = MIN(*first + *count - 1, most);
  *first = MAX(*first, -most);
  *count = last > *first ? (guint)(last - *first) + 1 : 1;
}

Ticks chart_ticks(double min, double max, guint most) {
  static const gint64 digits[] = {1, 2, 5};
  if (!(max > min)) /* one value, or none: a span of one around it */
    max = min + 1;
  most = MAX(most, 2u);
  int power = CLAMP((int)floor(log10((max - min) / most)), -12, 17);
  for (;; power++)
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++) {
      double first, step = (double)digits[i] * pow(10, power);
      guint count = ticks_over(min, max, step, &first);
      gboolean coarsest = power == 17 && i == G_N_ELEMENTS(digits) - 1;
      if (count > most && !coarsest)
        continue;
      keep_within_decimals(step, &first, &count);
      SnDecimal exact = power_of_ten(digits[i], power), start;
      if (!decimal_multiply(exact, (SnDecimal){(gint64)first, 0}, &start))
        start = (SnDecimal){0, 0};
      return (Ticks){start, exact, MAX(count, 2u)};
    }
}
