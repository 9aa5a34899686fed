/* SPDX-License-Identifier: GPL-3.0-or-later */

// A listbox of rows of one height, of which those near the view are in the document.

const ROW = 4.2; // rem, as in review.css
const MARGIN = 8; // rows above and below the view

class List {
  // `draw` makes the element of an item, which gets an id from `name`.
  constructor(element, name, draw) {
    this.element = element;
    this.rows = make("div", { role: "presentation", class: "rows" });
    this.name = name;
    this.draw = draw;
    this.items = [];
    this.chosen = null;
    this.first = this.end = 0; // those in the document
    element.append(this.rows);
    element.addEventListener("scroll", () => this.refresh(), { passive: true });
    new ResizeObserver(() => this.refresh()).observe(element);
  }

  height() { return ROW * parseFloat(getComputedStyle(document.documentElement).fontSize); }

  show(items) {
    this.items = items;
    this.places = new Map(items.map((item, index) => [item, index]));
    this.first = this.end = 0;
    this.rows.style.height = `${items.length * ROW}rem`;
    this.element.scrollTop = 0;
    this.rows.replaceChildren();
    this.refresh();
  }

  refresh() {
    const height = this.height(), top = this.element.scrollTop;
    const first = Math.max(0, Math.floor(top / height) - MARGIN);
    const end = Math.min(this.items.length, Math.ceil((top + this.element.clientHeight) / height) + MARGIN);
    if (first === this.first && end === this.end)
      return;
    Object.assign(this, { first, end });
    this.rows.replaceChildren(...this.items.slice(first, end).map((item, i) => this.row(item, first + i)));
  }

  row(item, index) {
    const row = this.draw(item);
    row.id = this.name(item);
    row.dataset.index = index;
    row.style.top = `${index * ROW}rem`;
    for (const [name, value] of [["role", "option"], ["aria-selected", item === this.chosen],
      ["aria-setsize", this.items.length], ["aria-posinset", index + 1]])
      row.setAttribute(name, value);
    return row;
  }

  has(item) { return this.places.has(item); }

  choose(item) {
    this.chosen = item;
    this.reveal(this.places.get(item));
    for (const row of this.rows.children)
      row.setAttribute("aria-selected", row.id === this.name(item));
    this.element.setAttribute("aria-activedescendant", this.name(item));
  }

  // With the next and the one before in sight too.
  reveal(index) {
    const height = this.height(), view = this.element;
    const least = (index + 2) * height - view.clientHeight, most = (index - 1) * height;
    if (view.scrollTop < least || view.scrollTop > most)
      view.scrollTop = view.scrollTop < least && least <= most ? least : most;
    this.refresh();
  }
}
