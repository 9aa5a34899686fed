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
const special = new RegExp(`((?<!')\\{[^{}]*\\}|[${HIDDEN}])`);

function rich(text) {
  const fragment = document.createDocumentFragment();
  for (const part of text.split(special))
    if (isHidden.test(part))
      fragment.append(make("span", { class: "hidden" }, "U+" + part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")));
    else if (part.startsWith("{"))
      fragment.append(make("span", { class: "slot" }, part));
    else
      fragment.append(part);
  return fragment;
}
