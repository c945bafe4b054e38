"use strict";
// Colours for SPARQL, and the slash key that leads to the box for questions.

const KINDS = [
  ["c", /#[^\n]*/y],
  ["i", /<[^<>"{}|^`\\\s]*>/y],
  ["s", /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y],
  ["v", /[?$]\w+/y],
  ["k", /\b(?:select|distinct|reduced|where|optional|filter|order|group|by|having|limit|offset|values|bind|as|union|minus|exists|not|in|asc|desc|count|sum|min|max|avg|sample|prefix|base|ask|construct|describe|graph|from|named|service|a)\b(?![:\w])/iy],
  ["i", /[\w-]*:[\w.-]*/y],
];

/** The tokens of SPARQL: pairs of a kind ("" for what has no colour) and a text, which together are all of it. */
function sparqlTokens(text) {
  const tokens = [];
  let place = 0;
  let plain = "";
  while (place < text.length) {
    let found = null;
    for (const [kind, pattern] of KINDS) {
      pattern.lastIndex = place;
      const match = pattern.exec(text);
      if (match && match[0]) {
        found = [kind, match[0]];
        break;
      }
    }
    if (found) {
      if (plain) tokens.push(["", plain]);
      plain = "";
      tokens.push(found);
      place += found[1].length;
    } else {
      const word = /[\w]+|[^]/y;
      word.lastIndex = place;
      const piece = word.exec(text)[0];
      plain += piece;
      place += piece.length;
    }
  }
  if (plain) tokens.push(["", plain]);
  return tokens;
}

/** The text in colours; the token or word at the offset `wrong`, where there is one, is marked. */
function paint(element, text, wrong = -1) {
  let place = 0;
  element.replaceChildren(
    ...sparqlTokens(text).flatMap(([kind, piece]) => {
      const here = wrong - place;
      place += piece.length;
      if (here < 0 || here >= piece.length) return [coloured(kind, piece)];
      if (kind) return [coloured(`${kind} wrong`, piece)];
      const [begun, rest] = [/\w*$/.exec(piece.slice(0, here))[0].length, /^\w+|^[^]/.exec(piece.slice(here))[0].length];
      return [piece.slice(0, here - begun), coloured("wrong", piece.slice(here - begun, here + rest)), piece.slice(here + rest)];
    }),
  );
}

function coloured(kind, piece) {
  if (!kind) return piece;
  const span = document.createElement("span");
  span.className = kind;
  span.textContent = piece;
  return span;
}

document.addEventListener("DOMContentLoaded", () => {
  for (const code of document.querySelectorAll("pre > code.sparql-code:not(#painted)")) paint(code, code.textContent);
  const facets = document.querySelector("details.facets");
  if (facets && matchMedia("(max-width: 720px)").matches) facets.open = false;
  for (const form of document.querySelectorAll("form[method=get], form.ask")) {
    form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
  }
  addEventListener("pageshow", () => document.querySelectorAll("[aria-busy]").forEach((each) => each.removeAttribute("aria-busy")));
  document.addEventListener("keydown", (event) => {
    const box = document.getElementById("q");
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
});
