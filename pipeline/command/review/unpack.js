/* SPDX-License-Identifier: GPL-3.0-or-later */
"use strict";

// What the program packed into <script> elements: base64 of zlib streams.

const byId = (id) => document.getElementById(id);
const words = JSON.parse(byId("words").textContent);

async function unpack(id) {
  const binary = atob(byId(id).textContent), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = binary.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

// Bundles of pages, the last few that were asked for.
const bundles = new Map(); // id → promise of texts
const MOST_BUNDLES = 16;

function unpackBundle(id) {
  const bundle = bundles.get(id) || unpack(id).then((text) => text.split("\f"));
  bundles.delete(id);
  bundles.set(id, bundle);
  if (bundles.size > MOST_BUNDLES)
    bundles.delete(bundles.keys().next().value);
  return bundle;
}
