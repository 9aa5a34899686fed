/* SPDX-License-Identifier: GPL-3.0-or-later */
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = (id) => document.getElementById(id);
  const say = (word, ...values) => values.reduce((text, value) => text.replace("%s", value), words[word]);
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined && value !== null)
        element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  // What a state asks of the translator.
  const urgency = { translated: "done", "numbers-changed": "done", "direction-changed": "glance", "text-changed": "todo", fuzzy: "todo", new: "todo" };
  const entries = data.state.entries.filter((entry) => entry.state !== "removed").map((entry, index) => ({
    values: [], findings: [], changes: [], ...entry, index, severity: worst(entry.findings || []) }));
  let shown = entries, chosen = null, filter = "all", zoom = 1;

  function worst(findings) {
    return ["error", "warning", "note"].find((severity) => findings.some((finding) => finding.severity === severity)) || null;
  }

  // ---- filters

  const filters = {
    all: () => true,
    findings: (entry) => entry.findings.length > 0,
    errors: (entry) => entry.severity === "error",
    todo: (entry) => urgency[entry.state] === "todo",
    glance: (entry) => urgency[entry.state] === "glance",
    numbers: (entry) => entry.state === "numbers-changed",
  };
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  const haystacks = entries.map((entry) => folded([entry.context, entry.source, entry.translation || "",
    ...entry.values.flatMap((value) => [value.source || "", value.translated || ""])].join(" ")));

  function drawFilters() {
    byId("filters").replaceChildren(...Object.keys(filters).map((name) => {
      const button = make("button", { type: "button", "data-filter": name, "aria-pressed": name === filter });
      button.textContent = `${words["filter-" + name]} ${entries.filter(filters[name]).length}`;
      button.addEventListener("click", () => setFilter(name));
      return button;
    }));
  }

  function setFilter(name) {
    filter = name;
    drawFilters();
    drawList();
  }

  // ---- text: placeholders stand out, tags are left as they are written

  function rich(text) {
    const fragment = document.createDocumentFragment();
    for (const part of text.split(/(\{[^{}]*\})/)) {
      if (part.startsWith("{"))
        fragment.append(make("span", { class: "slot" }, part));
      else
        fragment.append(part);
    }
    return fragment;
  }

  // ---- the list

  function stateOf(entry) {
    return make("span", { class: "state " + urgency[entry.state] }, words["state-" + entry.state]);
  }

  function drawList() {
    const wanted = folded(byId("search").value.trim());
    shown = entries.filter((entry) => filters[filter](entry) && haystacks[entry.index].includes(wanted));
    const items = shown.map((entry) => {
      const item = make("li", { role: "option", id: "entry-" + entry.index, "aria-selected": entry === chosen },
        stateOf(entry));
      if (entry.findings.length)
        item.append(make("span", { class: "count " + entry.severity }, " · " + say("findings", entry.findings.length)));
      item.append(make("span", { class: "text", lang: data.source }, entry.source));
      item.addEventListener("click", () => choose(entry));
      return item;
    });
    byId("entries").replaceChildren(...(items.length ? items : [make("li", { class: "none" }, words.nothing)]));
    if (!shown.includes(chosen) && shown.length)
      choose(shown[0]);
  }

  // ---- one entry

  function before(entry, value) {
    const change = entry.changes.find((one) => one.name === value.name);
    return change ? say("was", [change.before, change["before-translated"]].filter(Boolean).join(" | ")) : "";
  }

  function heading(text) { return make("h2", {}, text); }

  function drawDetail(entry) {
    const parts = [make("div", { class: "place" }, entry.context), stateOf(entry)];
    for (const finding of entry.findings)
      parts.push(make("div", { class: "finding " + finding.severity },
        make("span", { class: "name" }, `${words["severity-" + finding.severity]}: ${finding.check}`), finding.message,
        finding.file ? make("span", { class: "place" }, `${finding.file}:${finding.line}`) : null,
        finding.hint ? make("span", { class: "hint" }, finding.hint) : null));
    parts.push(heading(words[data.source]), make("p", { lang: data.source }, rich(entry.source)));
    if (entry.difference)
      parts.push(heading(words.before), make("p", { lang: data.source }, ...entry.difference.flatMap((stretch) => {
        const [[kind, text]] = Object.entries(stretch);
        return [kind === "kept" ? text : make(kind === "removed" ? "del" : "ins", {}, text), " "];
      })));
    parts.push(heading(words[data.target]), make("p", { lang: data.target }, entry.translation ? rich(entry.translation) : words.untranslated));
    if (entry.values.length)
      parts.push(heading(words.values), make("table", {}, ...entry.values.map((value) => make("tr", {},
        make("th", { scope: "row" }, "{" + value.name + "}"), make("td", { lang: data.source }, value.source || ""),
        make("td", { lang: data.target }, value.translated || ""),
        make("td", {}, before(entry, value))))));
    if (entry.notes)
      parts.push(heading(words.notes), make("p", {}, entry.notes));
    parts.push(heading(words.places), make("p", { class: "place" },
      [entry.file && `${entry.file}:${entry.line}`, data.state.file].filter(Boolean).join("\n")));
    byId("detail").replaceChildren(...parts);
    byId("detail").scrollTop = 0;
  }

  // ---- pages: drawn when they come near, boxes over them

  const panes = { source: byId("source"), target: byId("target") };
  const boxes = { source: new Map(), target: new Map() }; // context → its places
  const sheets = { source: [], target: [] };

  function draw(sheet) {
    if (sheet.firstChild)
      return;
    const text = byId(`${sheet.dataset.side}-${sheet.dataset.page}`).textContent;
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    sheet.append(document.adoptNode(svg));
    for (const [entry, place] of sheet.places) {
      const box = make("button", { type: "button", class: "box " + (entry.severity || (urgency[entry.state] === "todo" ? "todo" : "")),
        tabindex: "-1", title: entry.context, "data-entry": entry.index });
      const percent = (part, whole) => (100 * part / whole) + "%";
      box.style.left = percent(place.x, sheet.width);
      box.style.top = percent(place.y, sheet.height);
      box.style.width = percent(place.width, sheet.width);
      box.style.height = percent(place.height, sheet.height);
      box.classList.toggle("selected", entry === chosen);
      box.addEventListener("click", () => choose(entry, sheet.dataset.side));
      sheet.append(box);
    }
  }

  const watchers = {};
  function openPane(side) {
    const byContext = new Map(entries.map((entry) => [entry.context, entry]));
    watchers[side] = new IntersectionObserver((changes) => {
      for (const change of changes)
        if (change.isIntersecting)
          draw(change.target);
        else
          change.target.replaceChildren();
    }, { root: panes[side], rootMargin: "100%" });
    data.pages[side].forEach((page, index) => {
      const sheet = make("div", { class: "page", "data-side": side, "data-page": index + 1, role: "img",
        "aria-label": say("page", page.label), lang: data[side] });
      Object.assign(sheet, { width: page.width, height: page.height, places: [] });
      sheet.style.aspectRatio = `${page.width} / ${page.height}`;
      sheets[side].push(sheet);
      panes[side].append(sheet);
    });
    for (const place of data.places[side]) {
      const sheet = sheets[side][place.page - 1], entry = byContext.get(place.context);
      if (!sheet || !entry)
        continue;
      sheet.places.push([entry, place]);
      if (!boxes[side].has(place.context))
        boxes[side].set(place.context, place);
    }
    sheets[side].forEach((sheet) => watchers[side].observe(sheet));
  }

  function show(side, entry) {
    const place = boxes[side].get(entry.context);
    if (!place)
      return;
    const sheet = sheets[side][place.page - 1], pane = panes[side];
    const height = sheet.offsetHeight, middle = (place.y + Math.min(place.height, sheet.height / 2) / 2) / sheet.height;
    draw(sheet);
    pane.scrollTop = sheet.offsetTop + middle * height - pane.clientHeight / 2;
  }

  function choose(entry, from) {
    chosen = entry;
    if (!shown.includes(entry)) {
      byId("search").value = "";
      filter = "all";
      drawFilters();
      drawList();
    }
    for (const item of byId("entries").querySelectorAll("[aria-selected=true]"))
      item.setAttribute("aria-selected", "false");
    const item = byId("entry-" + entry.index);
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    byId("entries").setAttribute("aria-activedescendant", item.id);
    for (const box of document.querySelectorAll(".box"))
      box.classList.toggle("selected", Number(box.dataset.entry) === entry.index);
    for (const side of ["source", "target"])
      if (side !== from)
        show(side, entry);
    drawDetail(entry);
    history.replaceState(null, "", "#" + encodeURIComponent(entry.context));
  }

  // ---- keys

  function step(by, wanted) {
    const list = wanted ? shown.filter(wanted) : shown;
    if (!list.length)
      return;
    const after = by > 0 ? list.find((entry) => !chosen || entry.index > chosen.index) : list.findLast((entry) => chosen && entry.index < chosen.index);
    if (after)
      choose(after);
  }

  function setZoom(to) {
    zoom = Math.min(4, Math.max(.25, to));
    document.documentElement.style.setProperty("--zoom", zoom);
    if (chosen)
      ["source", "target"].forEach((side) => show(side, chosen));
  }

  const asksWork = (entry) => entry.findings.length > 0 || urgency[entry.state] !== "done";
  const keys = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    n: () => step(1, asksWork), p: () => step(-1, asksWork),
    Home: () => shown.length && choose(shown[0]), End: () => shown.length && choose(shown[shown.length - 1]),
    f: () => { const names = Object.keys(filters); setFilter(names[(names.indexOf(filter) + 1) % names.length]); },
    "/": () => byId("search").focus(), "+": () => setZoom(zoom * 1.25), "=": () => setZoom(zoom * 1.25), "-": () => setZoom(zoom / 1.25),
    0: () => setZoom(1), "?": () => byId("help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || byId("help").open)
      return;
    if (event.target === byId("search")) {
      if (event.key === "Escape" || event.key === "Enter")
        byId("entries").focus();
      return;
    }
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  // ---- the page as a whole

  function drawHelp() {
    const lines = ["j", "n", "Home", "f", "/", "+", "0", "?"].flatMap((key) => {
      const [names, meaning] = words["key-" + key].split(": ");
      return [make("dt", {}, names), make("dd", {}, meaning)];
    });
    const close = make("button", { type: "button" }, words.close);
    close.addEventListener("click", () => byId("help").close());
    byId("help").replaceChildren(make("dl", {}, ...lines), close);
  }

  document.documentElement.lang = data.language;
  document.title = byId("title").textContent = `${data.pack}: ${words[data.source]} – ${words[data.target]}`;
  byId("search-label").firstElementChild.textContent = words.search;
  byId("entries").setAttribute("aria-label", words.entries);
  byId("filters").setAttribute("aria-label", words.filters);
  byId("zoom-out").setAttribute("aria-label", words["zoom-out"]);
  byId("zoom-in").setAttribute("aria-label", words["zoom-in"]);
  byId("help-open").setAttribute("aria-label", words.help);
  byId("source").setAttribute("aria-label", words[data.source]);
  byId("target").setAttribute("aria-label", words[data.target]);
  byId("zoom-out").addEventListener("click", keys["-"]);
  byId("zoom-in").addEventListener("click", keys["+"]);
  byId("help-open").addEventListener("click", keys["?"]);
  byId("search").addEventListener("input", drawList);
  openPane("source");
  openPane("target");
  drawHelp();
  drawFilters();
  const named = decodeURIComponent(location.hash.slice(1));
  chosen = entries.find((entry) => entry.context === named) || entries.find(asksWork) || entries[0] || null;
  drawList();
  if (chosen)
    choose(chosen);
})();
