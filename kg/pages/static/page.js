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

function paint(element, text) {
  element.replaceChildren(
    ...sparqlTokens(text).map(([kind, piece]) => {
      if (!kind) return document.createTextNode(piece);
      const span = document.createElement("span");
      span.className = kind;
      span.textContent = piece;
      return span;
    }),
  );
}

document.addEventListener("DOMContentLoaded", () => {
  for (const code of document.querySelectorAll("pre > code.sparql-code:not(#painted)")) paint(code, code.textContent);
  document.addEventListener("keydown", (event) => {
    const box = document.getElementById("q");
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && box && !typing) {
      event.preventDefault();
      box.focus();
    }
  });
});
