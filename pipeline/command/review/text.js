/* SPDX-License-Identifier: GPL-3.0-or-later */

// Words, elements, and text as a reviewer has to see it.

const say = (word, ...values) => values.reduce((text, value) => text.replace("%s", () => value), words[word]);

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== null)
      element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// Without marks and case: "Tăng trưởng" is found by "tang truong".
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

// Placeholders stand out (a quoted brace is none), and so do characters that turn or hide text.
const HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb";
const isHidden = new RegExp(`^[${HIDDEN}]$`);
const special = `(?<!')\\{[^{}]*\\}|[${HIDDEN}]`;

// `quoted`: what findings quote, marked where the text has it.
function rich(text, quoted = []) {
  const fragment = document.createDocumentFragment(), marks = new Set(quoted);
  const literal = [...marks].sort((a, b) => b.length - a.length).map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  for (const part of text.split(new RegExp(`(${[...literal, special].join("|")})`, "u")))
    if (isHidden.test(part))
      fragment.append(make("span", { class: "hidden" }, "U+" + part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")));
    else if (marks.has(part))
      fragment.append(make("mark", {}, part));
    else
      fragment.append(part.startsWith("{") ? make("span", { class: "slot" }, part) : part);
  return fragment;
}

// Long enough to be more than a mark of punctuation that stands everywhere.
const quotesOf = (findings) => findings.flatMap((finding) => [...finding.message.matchAll(/“([^“”]{3,})”/g)].map((found) => found[1]));
