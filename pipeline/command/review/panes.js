/* SPDX-License-Identifier: GPL-3.0-or-later */

// The pages of both editions: drawn while they are near the view, with a button over the text of each context's
// entries: one, or in tables and charts all of their data's words.

const SIDES = ["source", "target"];
const EYE = .4; // the part of a pane's height at which one reads

// Of pairs [a, b] in order of a, the most that are in order of b too.
function longestRising(pairs) {
  const ends = [], before = pairs.map(() => -1); // ends: of the runs of each length, the pair with the least b
  pairs.forEach((pair, index) => {
    let low = 0, high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]][1] < pair[1])
        low = middle + 1;
      else
        high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : -1;
    ends[low] = index;
  });
  const rising = [];
  for (let index = ends.length ? ends[ends.length - 1] : -1; index >= 0; index = before[index])
    rising.push(pairs[index]);
  return rising.reverse();
}

// The last index for which `key` is at most `value`; -1: none.
function lastAtMost(count, key, value) {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(middle) <= value)
      low = middle + 1;
    else
      high = middle;
  }
  return low - 1;
}

class Pane {
  constructor(side, data) {
    this.side = side;
    this.element = byId(side);
    this.element.setAttribute("aria-label", words[data[side]]);
    this.bundle = data.bundle;
    this.places = new Map(); // context → [{sheet, place}, …]
    this.parts = new Map();  // what contexts begin with → the first such that has a place
    this.placed = null;      // where this program scrolled it to
    this.sheets = data.pages[side].map((page, index) => {
      const element = make("div", { class: "page", role: "group", "aria-label": say("page", page.label), lang: data[side] });
      element.style.aspectRatio = `${page.width} / ${page.height}`;
      return { element, page, index, places: [], drawn: false, svg: null };
    });
    this.element.append(...this.sheets.map((sheet) => sheet.element));
  }

  addPlace(group, place) {
    const sheet = this.sheets[place.page - 1];
    if (!sheet)
      return;
    sheet.places.push([group, place]);
    if (!this.places.has(place.context))
      this.places.set(place.context, []);
    this.places.get(place.context).push({ sheet, place });
    const part = place.context.split("|")[0];
    if (!this.parts.has(part))
      this.parts.set(part, place.context);
  }

  // Where a context stands, or else what belongs to the same section or figure.
  placeOf(context) {
    const part = context.split("|")[0], near = part === "info" || part === "data" ? undefined : this.parts.get(part);
    const at = this.places.get(context) || this.places.get(near);
    return at ? at[0] : null;
  }

  // ---- positions: 2.5 is the middle of the third page

  positionOf(context) {
    const at = this.placeOf(context);
    return at ? at.sheet.index + at.place.y / at.sheet.page.height : null;
  }

  topOf(position) {
    const index = Math.min(this.sheets.length - 1, Math.max(0, Math.floor(position)));
    const element = this.sheets[index].element;
    return element.offsetTop + (position - index) * element.offsetHeight;
  }

  positionAt(top) {
    const index = Math.max(0, lastAtMost(this.sheets.length, (i) => this.sheets[i].element.offsetTop, top));
    const element = this.sheets[index].element;
    return index + Math.min(1, Math.max(0, (top - element.offsetTop) / element.offsetHeight));
  }

  eye() { return this.element.clientHeight * EYE; }

  scrollTo(top) {
    this.element.scrollTop = top;
    this.placed = this.element.scrollTop;
  }

  // ---- drawing

  async draw(sheet, chosen, choose) {
    if (sheet.drawn)
      return;
    sheet.drawn = true;
    for (const [group, place] of sheet.places)
      sheet.element.append(this.box(sheet, group, place, chosen, choose));
    const pages = await unpackBundle(`${this.side}-${Math.floor(sheet.index / this.bundle)}`);
    if (!sheet.drawn || sheet.svg)
      return;
    sheet.svg = parsePage(pages[sheet.index % this.bundle]);
    sheet.element.prepend(sheet.svg);
  }

  erase(sheet) {
    sheet.drawn = false;
    sheet.svg = null;
    sheet.element.replaceChildren();
  }

  box(sheet, group, place, chosen, choose) {
    const said = words["severity-" + group.look];
    const box = make("button", { type: "button", class: "box " + group.look, tabindex: "-1", title: group.context,
      "aria-label": said ? `${group.context}: ${said}` : group.context });
    const percent = (part, whole) => (100 * part / whole) + "%";
    box.style.left = percent(place.x, sheet.page.width);
    box.style.top = percent(place.y, sheet.page.height);
    box.style.width = percent(place.width, sheet.page.width);
    box.style.height = percent(place.height, sheet.page.height);
    box.classList.toggle("selected", group.context === chosen);
    box.addEventListener("click", () => choose(group, this));
    return box;
  }
}

// Links of the document lead nowhere from here.
function parsePage(text) {
  const svg = document.adoptNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  for (const link of svg.querySelectorAll("a"))
    link.replaceWith(...link.childNodes);
  return svg;
}

class Panes {
  constructor(data, groups, choose) {
    this.chosen = null; // a context
    this.zoom = 1;
    this.together = true;
    this.all = SIDES.map((side) => new Pane(side, data));
    for (const pane of this.all) {
      for (const place of data.places[pane.side])
        if (groups.has(place.context))
          pane.addPlace(groups.get(place.context), place);
      for (const sheet of pane.sheets) // a table lies beneath its cells
        sheet.places.sort(([, a], [, b]) => b.width * b.height - a.width * a.height);
      pane.element.addEventListener("scroll", () => this.scrolled(pane), { passive: true });
    }
    this.pairs = this.pairUp();
    for (const pane of this.all)
      this.watch(pane, choose);
  }

  watch(pane, choose) {
    const sheets = new Map(pane.sheets.map((sheet) => [sheet.element, sheet]));
    const watcher = new IntersectionObserver((changes) => {
      for (const change of changes)
        if (change.isIntersecting)
          pane.draw(sheets.get(change.target), this.chosen, choose);
        else
          pane.erase(sheets.get(change.target));
    }, { root: pane.element, rootMargin: "100%" });
    pane.sheets.forEach((sheet) => watcher.observe(sheet.element));
  }

  // ---- what stands where in both: [source, target] positions, rising, from the first page to the last

  pairUp() {
    const [source, target] = this.all;
    const pairs = [...source.places.keys()].filter((context) => target.places.has(context))
      .map((context) => [source.positionOf(context), target.positionOf(context)]).sort((a, b) => a[0] - b[0]);
    return [[0, 0], ...longestRising(pairs), [source.sheets.length, target.sheets.length]];
  }

  across(pane, position) {
    const own = this.all.indexOf(pane), other = 1 - own, pairs = this.pairs;
    const index = Math.min(pairs.length - 2, Math.max(0, lastAtMost(pairs.length, (i) => pairs[i][own], position)));
    const from = pairs[index], to = pairs[index + 1], width = to[own] - from[own];
    return from[other] + (width > 0 ? (position - from[own]) / width : 0) * (to[other] - from[other]);
  }

  other(pane) { return this.all[1 - this.all.indexOf(pane)]; }

  scrolled(pane) {
    if (pane.placed !== null && Math.abs(pane.element.scrollTop - pane.placed) < 2)
      return;
    pane.placed = null;
    if (this.together)
      this.lead(pane);
  }

  lead(pane) {
    const other = this.other(pane), eye = pane.eye();
    other.scrollTo(other.topOf(this.across(pane, pane.positionAt(pane.element.scrollTop + eye))) - eye);
  }

  setTogether(together) {
    this.together = together;
    if (together)
      this.lead(this.all[0]);
  }

  // ---- one entry

  // The same entry on both sides at the same height; `from`: the pane that stays as it is.
  show(entry, from) {
    const lead = from || this.all.find((pane) => pane.placeOf(entry.context));
    if (!lead)
      return;
    const top = lead.topOf(lead.positionOf(entry.context)), view = lead.element;
    const above = top - view.scrollTop, settled = above > .1 * view.clientHeight && above < .7 * view.clientHeight;
    if (!from && !settled)
      lead.scrollTo(top - lead.eye());
    this.reveal(lead, entry);
    const other = this.other(lead), position = other.positionOf(entry.context);
    if (position === null)
      return this.together && this.lead(lead);
    const there = other.topOf(position);
    other.scrollTo(there - (top - view.scrollTop));
    if (!from) // the first lines of an edition cannot be scrolled further down
      lead.scrollTo(top - (there - other.element.scrollTop));
    this.reveal(other, entry);
  }

  // Sideways, where a page is wider than its pane.
  reveal(pane, entry) {
    const { sheet, place } = pane.placeOf(entry.context), view = pane.element;
    const scale = sheet.element.offsetWidth / sheet.page.width, left = sheet.element.offsetLeft + place.x * scale;
    if (left < view.scrollLeft || left + place.width * scale > view.scrollLeft + view.clientWidth)
      view.scrollLeft = Math.min((view.scrollWidth - view.clientWidth) / 2, left - 8);
  }

  mark(entry) {
    this.chosen = entry.context;
    for (const box of document.querySelectorAll(".box"))
      box.classList.toggle("selected", box.title === entry.context);
  }

  pageOf(entry) {
    const pane = this.all.find((one) => one.placeOf(entry.context));
    return pane ? pane.placeOf(entry.context).sheet.page.label : null;
  }

  setZoom(zoom) {
    const before = this.all.map((pane) => pane.positionAt(pane.element.scrollTop + pane.eye()));
    this.zoom = Math.min(4, Math.max(.25, zoom));
    document.documentElement.style.setProperty("--zoom", this.zoom);
    this.all.forEach((pane, i) => {
      pane.scrollTo(pane.topOf(before[i]) - pane.eye());
      pane.element.scrollLeft = (pane.element.scrollWidth - pane.element.clientWidth) / 2;
    });
  }
}
