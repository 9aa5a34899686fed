/* SPDX-License-Identifier: GPL-3.0-or-later */

// Entries: which are shown, the one that is chosen, and the keys.

// What a state asks of the translator.
const urgency = { translated: "done", "numbers-changed": "done", "direction-changed": "glance", "text-changed": "todo", fuzzy: "todo", new: "todo" };

function worst(findings) {
  return ["error", "warning", "note"].find((severity) => findings.some((finding) => finding.severity === severity)) || null;
}

function readEntry(entry, index, line) {
  const findings = entry.findings || [], severity = worst(findings), todo = urgency[entry.state] === "todo";
  return { values: [], changes: [], ...entry, findings, index, severity, poLine: line, look: severity || (todo ? "todo" : "") };
}

// Entries of one context: the words of a table's data have one. The box over them looks as the worst of them does.
function groupEntries(entries) {
  const groups = new Map();
  for (const entry of entries) {
    const group = groups.get(entry.context) || { context: entry.context, entries: [] };
    group.entries.push(entry);
    entry.anchor = entry.context + (group.entries.length > 1 ? ";" + group.entries.length : "");
    groups.set(entry.context, group);
  }
  for (const group of groups.values())
    group.look = ["error", "warning", "note", "todo"].find((look) => group.entries.some((entry) => entry.look === look)) || "";
  return groups;
}

const asksWork = (entry) => entry.findings.length > 0 || urgency[entry.state] !== "done";
const filters = {
  all: () => true,
  findings: (entry) => entry.findings.length > 0,
  errors: (entry) => entry.severity === "error",
  todo: (entry) => urgency[entry.state] === "todo",
  glance: (entry) => urgency[entry.state] === "glance",
  numbers: (entry) => entry.state === "numbers-changed",
};

class Review {
  constructor(data) {
    this.data = data;
    this.entries = data.state.entries.map((entry, i) => [entry, data.lines[i]])
      .filter(([entry]) => entry.state !== "removed").map(([entry, line], i) => readEntry(entry, i, line));
    this.groups = groupEntries(this.entries);
    this.anchors = new Map(this.entries.map((entry) => [entry.anchor, entry]));
    this.shown = this.entries;
    this.chosen = null;
    this.filter = "all";
    this.haystacks = null;
    this.wanted = "";
    this.list = new List(byId("entries"), (entry) => "entry-" + entry.index, (entry) => this.item(entry));
    this.panes = new Panes(data, this.groups, (group, pane) => this.chooseFrom(group, pane));
  }

  // ---- which entries

  poPlace(entry) { return entry.poLine ? `${this.data.state.file}:${entry.poLine}` : null; }
  packPlace(entry) { return entry.file ? entry.file + (entry.line ? `:${entry.line}` : "") : null; }

  haystack(entry) {
    return folded([entry.context, this.packPlace(entry), this.poPlace(entry), entry.source, entry.translation,
      ...entry.values.flatMap((value) => [value.source, value.translated]),
      ...entry.findings.flatMap((finding) => [finding.check, finding.message])].filter(Boolean).join("\n"));
  }

  select() {
    const wanted = folded(byId("search").value.trim()), check = byId("checks").value;
    if (wanted && !this.haystacks)
      this.haystacks = this.entries.map((entry) => this.haystack(entry));
    this.shown = this.entries.filter((entry) => filters[this.filter](entry) &&
      (!check || entry.findings.some((finding) => finding.check === check)) &&
      (!wanted || this.haystacks[entry.index].includes(wanted)));
    this.wanted = wanted;
  }

  drawFilters() {
    byId("filters").replaceChildren(...Object.keys(filters).map((name) => {
      const count = this.entries.filter(filters[name]).length;
      const button = make("button", { type: "button", "data-filter": name, "aria-pressed": name === this.filter,
        class: count ? null : "empty" }, words["filter-" + name] + " ", make("b", {}, String(count)));
      button.addEventListener("click", () => this.setFilter(name));
      return button;
    }));
  }

  drawChecks() {
    const counts = new Map();
    for (const entry of this.entries)
      for (const name of new Set(entry.findings.map((finding) => finding.check)))
        counts.set(name, (counts.get(name) || 0) + 1);
    byId("checks").replaceChildren(make("option", { value: "" }, words["any-check"]),
      ...[...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => make("option", { value: name }, `${name} (${count})`)));
    byId("checks").disabled = counts.size === 0;
  }

  setFilter(name) {
    this.filter = name;
    for (const button of byId("filters").children)
      button.setAttribute("aria-pressed", button.dataset.filter === name);
    this.drawList();
  }

  showAll() {
    byId("search").value = byId("checks").value = "";
    this.setFilter("all");
  }

  // ---- the list

  stateOf(entry) {
    return make("span", { class: "state " + (entry.severity === "error" ? "" : urgency[entry.state]) }, words["state-" + entry.state]);
  }

  // What was searched for is seen, whichever language it was found in.
  item(entry) {
    const { wanted } = this, page = this.panes.pageOf(entry);
    const found = wanted && !folded(entry.source).includes(wanted) && folded(entry.translation || "").includes(wanted);
    return make("div", {}, page ? make("span", { class: "on" }, say("page", page)) : null, this.stateOf(entry),
      entry.findings.length ? make("span", { class: "count " + entry.severity }, " · " + say("findings", entry.findings.length)) : null,
      make("span", { class: "text", lang: this.data[found ? "target" : "source"] }, found ? entry.translation : entry.source));
  }

  drawList() {
    this.select();
    this.list.show(this.shown);
    this.tell(this.shown.length ? say("shown", this.shown.length, this.entries.length) : words.nothing);
    if (this.list.has(this.chosen))
      this.list.choose(this.chosen);
    else if (this.shown.length)
      this.choose(this.shown[0]);
  }

  tell(text) { byId("said").textContent = text; }

  // ---- one entry

  before(entry, value) {
    const change = entry.changes.find((one) => one.name === value.name);
    return change ? say("was", [change.before, change["before-translated"]].filter(Boolean).join(" | ")) : "";
  }

  // Its place where that is not the entry's own in the catalogue.  A hint that only repeats the source has nothing to
  // say where the source stands beneath.
  finding(entry, finding) {
    const hint = finding.hint && !finding.hint.includes(entry.source) ? finding.hint : null;
    return make("div", { class: "finding " + finding.severity },
      make("span", { class: "name" }, `${words["severity-" + finding.severity]}: ${finding.check}`),
      make("span", { class: "message" }, rich(finding.message)),
      finding.file && finding.file !== this.data.state.file ? make("span", { class: "place" }, `${finding.file}:${finding.line}`) : null,
      hint ? make("span", { class: "hint" }, rich(hint)) : null);
  }

  difference(entry) {
    return entry.difference.flatMap((stretch) => {
      const [[kind, text]] = Object.entries(stretch);
      return [stretch.joined ? "" : " ", kind === "kept" ? rich(text) : make(kind === "removed" ? "del" : "ins", {}, rich(text))];
    });
  }

  values(entry) {
    const { source, target } = this.data;
    return make("table", {}, ...entry.values.map((value) => make("tr", {},
      make("th", { scope: "row" }, "{" + value.name + "}"), make("td", { lang: source }, rich(value.source || "")),
      make("td", { lang: target }, rich(value.translated || "")), make("td", {}, this.before(entry, value)))));
  }

  // Headings and what stands under each; of the whole of an entry, on the screen and on paper.
  parts(entry) {
    const { source, target } = this.data, heading = (text) => make("h2", {}, text), quoted = quotesOf(entry.findings);
    return [
      ...entry.findings.map((finding) => this.finding(entry, finding)),
      entry.findings.length || urgency[entry.state] === "todo" ? null : make("p", { class: "good" }, words["no-findings"]),
      heading(words[source]), make("p", { lang: source, class: "prose" }, rich(entry.source, quoted)),
      ...(entry.difference ? [heading(words.before), make("p", { lang: source }, ...this.difference(entry))] : []),
      heading(words[target]), make("p", { lang: target, class: "prose" }, entry.translation ? rich(entry.translation, quoted) : make("em", {}, words.untranslated)),
      ...(entry.values.length ? [heading(words.values), this.values(entry)] : []),
      ...(entry.notes ? [heading(words.notes), make("p", {}, rich(entry.notes))] : []),
    ].filter(Boolean);
  }

  places(entry) { return [this.poPlace(entry), this.packPlace(entry)].filter(Boolean).join("\n"); }

  drawDetail(entry) {
    const copy = make("button", { type: "button", id: "copy" }, words.copy);
    copy.addEventListener("click", () => this.copy());
    byId("detail").replaceChildren(
      make("div", { class: "top" }, make("span", { class: "place context" }, entry.context), copy),
      make("p", { class: "place" }, this.places(entry)), this.stateOf(entry), ...this.parts(entry));
    byId("detail").scrollTop = 0;
  }

  choose(entry, pane) {
    this.chosen = entry;
    if (!this.list.has(entry))
      this.showAll();
    this.list.choose(entry);
    this.panes.mark(entry);
    this.panes.show(entry, pane);
    this.drawDetail(entry);
    history.replaceState(null, "", "#" + encodeURIComponent(entry.anchor));
  }

  // The first that wants work; clicked again, the next.
  chooseFrom(group, pane) {
    const { entries } = group, at = entries.indexOf(this.chosen);
    this.choose(at >= 0 ? entries[(at + 1) % entries.length] : entries.find(asksWork) || entries[0], pane);
  }

  // What an editor of PO files finds the entry by.
  async copy() {
    if (!this.chosen)
      return;
    const reference = this.poPlace(this.chosen) || this.chosen.context;
    try {
      await navigator.clipboard.writeText(reference);
      this.tell(say("copied", reference));
    } catch {
      this.tell(reference);
    }
  }

  // ---- moves

  step(by, wanted) {
    const list = wanted ? this.shown.filter(wanted) : this.shown, at = this.chosen ? this.chosen.index : by > 0 ? -1 : Infinity;
    const next = by > 0 ? list.find((entry) => entry.index > at) : list.findLast((entry) => entry.index < at);
    if (next)
      this.choose(next);
  }

  end(which) {
    if (this.shown.length)
      this.choose(this.shown.at(which));
  }

  nextFilter() {
    const names = Object.keys(filters);
    this.setFilter(names[(names.indexOf(this.filter) + 1) % names.length]);
  }

  setTogether(together) {
    this.panes.setTogether(together);
    byId("follow").setAttribute("aria-pressed", together);
  }

  // The entry that an address ends with; undefined: none.
  named(hash) {
    try {
      return this.anchors.get(decodeURIComponent(hash.slice(1)));
    } catch {
      return undefined; // not a name that this page gave
    }
  }

  goTo(hash) {
    const entry = this.named(hash);
    if (entry && entry !== this.chosen)
      this.choose(entry);
  }

  // ---- paper: the entries shown; the pages are what songngu build prints

  drawReport() {
    byId("report").replaceChildren(make("h1", {}, byId("title").textContent), make("p", {}, byId("said").textContent),
      ...this.shown.map((entry) => make("article", {}, make("p", { class: "place" }, `${entry.context}\n${this.places(entry)}`),
        this.stateOf(entry), ...this.parts(entry))));
  }
}

// ---- the page as a whole

function keysOf(review) {
  const panes = review.panes;
  return {
    j: () => review.step(1), ArrowDown: () => review.step(1), k: () => review.step(-1), ArrowUp: () => review.step(-1),
    n: () => review.step(1, asksWork), p: () => review.step(-1, asksWork), Home: () => review.end(0), End: () => review.end(-1),
    f: () => review.nextFilter(), "/": () => byId("search").select(), c: () => review.copy(), s: () => review.setTogether(!panes.together),
    "+": () => panes.setZoom(panes.zoom * 1.25), "=": () => panes.setZoom(panes.zoom * 1.25), "-": () => panes.setZoom(panes.zoom / 1.25),
    0: () => panes.setZoom(1), "?": () => byId("help").showModal(),
  };
}

// A pane that has the focus scrolls by the arrows, Home and End, as panes do.
function onKey(event, keys) {
  const { target, key } = event, inField = target === byId("search") || target === byId("checks");
  if (event.ctrlKey || event.altKey || event.metaKey || byId("help").open)
    return;
  if (inField) {
    if (key === "Escape" || (key === "Enter" && target === byId("search")))
      byId("entries").focus();
    return;
  }
  if (target.closest(".pages, #detail") && /^(Arrow|Home|End)/.test(key))
    return;
  if (keys[key]) {
    event.preventDefault();
    keys[key]();
  }
}

function drawHelp() {
  const lines = ["j", "n", "Home", "f", "/", "c", "s", "+", "0", "?"].flatMap((key) => {
    const [names, meaning] = words["key-" + key].split(": ");
    return [make("dt", {}, ...names.split(" ").flatMap((name) => [make("kbd", {}, name), " "])), make("dd", {}, meaning)];
  });
  const close = make("button", { type: "button" }, words.close);
  close.addEventListener("click", () => byId("help").close());
  byId("help").replaceChildren(make("h2", { id: "help-title" }, words.help), make("dl", {}, ...lines), make("p", {}, words["find-note"]), close);
  byId("help").setAttribute("aria-labelledby", "help-title");
}

function nameParts(data) {
  document.title = byId("title").textContent = `${data.pack}: ${words[data.source]} – ${words[data.target]}`;
  byId("follow").textContent = words.follow;
  byId("follow").setAttribute("aria-pressed", "true");
  byId("search").placeholder = words.search;
  byId("search").title = words["search-for"];
  for (const id of ["search", "checks", "entries", "filters", "tools", "detail", "zoom-out", "zoom-in"])
    byId(id).setAttribute("aria-label", words[id]);
  byId("help-open").setAttribute("aria-label", words.help);
}

function listen(review) {
  const keys = keysOf(review);
  const clicks = { "zoom-out": "-", "zoom-in": "+", "help-open": "?", follow: "s" };
  for (const [id, key] of Object.entries(clicks))
    byId(id).addEventListener("click", keys[key]);
  byId("search").addEventListener("input", () => review.drawList());
  byId("checks").addEventListener("input", () => review.drawList());
  byId("entries").addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row)
      review.choose(review.shown[Number(row.dataset.index)]);
  });
  document.addEventListener("keydown", (event) => onKey(event, keys));
  window.addEventListener("hashchange", () => review.goTo(location.hash));
  window.addEventListener("beforeprint", () => review.drawReport());
  window.addEventListener("afterprint", () => byId("report").replaceChildren());
}

async function open() {
  const data = JSON.parse(await unpack("data"));
  nameParts(data);
  const review = new Review(data);
  drawHelp();
  review.drawFilters();
  review.drawChecks();
  listen(review);
  review.chosen = review.named(location.hash) || review.entries.find(asksWork) || review.entries[0] || null;
  review.drawList();
  if (review.chosen)
    review.choose(review.chosen);
  document.body.dataset.ready = "yes";
}

if (window.DecompressionStream)
  open();
else
  document.body.replaceChildren(words["old-browser"]);
