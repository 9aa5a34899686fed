/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/prove.h"

static Period pack_period(const Pack *pack) {
  Period period = {0};
  const char *said = pack_info(pack, "period");
  return said && period_parse(said, &period) ? period : (Period){0};
}

/* The day that terms must hold on: the document's, else the end of what it reports on. */
static gint32 pack_day(const Pack *pack, const Period *period) {
  Date first, last;
  if (pack->has_date)
    return pack->date;
  if (period->kind == PERIOD_NONE)
    return 0;
  period_bounds(period, &first, &last);
  return date_to_days(last);
}

ProofEdition edition_proof(const Edition *edition) {
  Period period = pack_period(edition->pack);
  return (ProofEdition){
      .source_language = edition->pack->language,
      .language = locale_language(edition->locale),
      .units = edition->units,
      .glossary = edition->glossary,
      .file = edition->catalogue ? catalogue_file(edition->catalogue) : edition->pack->file,
      .period = period,
      .date = pack_day(edition->pack, &period),
  };
}

void edition_prove(const Edition *edition, Diagnostics *diagnostics) {
  /* What is wrong with the text itself is said when it is bound. */
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  Edition whole = *edition;
  whole.once = FALSE;
  g_autoptr(GArray) entries = binder_entries(&whole, unheard);
  ProofEdition proof = edition_proof(edition);
  const Entry *list = (const Entry *)(gpointer)entries->data;
  g_autoptr(GArray) findings = edition->catalogue ? proof_entries(&proof, list, entries->len, edition->catalogue)
                                                  : proof_source(&proof, list, entries->len);
  proof_report(findings, diagnostics);
}
