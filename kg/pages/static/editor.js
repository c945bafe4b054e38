"use strict";
// The SPARQL editor: colours under the text, completion of terms, answers as a table without leaving the page.

const MOST = 1000; // rows that are shown; downloads have all

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("editor");
  const box = document.getElementById("query");
  const painted = document.getElementById("painted");
  const list = document.getElementById("completions");
  const answer = document.getElementById("answer");
  const downloads = document.getElementById("downloads");
  const keywords = "SELECT DISTINCT WHERE OPTIONAL FILTER ORDER BY GROUP HAVING LIMIT OFFSET VALUES BIND UNION MINUS EXISTS COUNT PREFIX ASK CONSTRUCT DESCRIBE GRAPH rdfs:label rdf:type".split(" ");
  const terms = [...keywords, ...JSON.parse(form.dataset.terms)];
  let chosen = 0;
  let wrong = -1;
  box.parentElement.classList.add("live");

  function repaint() {
    paint(painted, box.value + "\n", wrong);
    painted.parentElement.scrollTop = box.scrollTop;
  }

  function begun() {
    return /[\w:?$-]*$/.exec(box.value.slice(0, box.selectionStart))[0];
  }

  function hide() {
    list.hidden = true;
    box.removeAttribute("aria-activedescendant");
  }

  function mark() {
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
    const item = list.children[chosen];
    if (item) {
      box.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  }

  function offer() {
    const word = begun();
    const variables = [...new Set(box.value.match(/[?$]\w+/g) || [])];
    const small = word.toLowerCase();
    const found = [...variables, ...terms].filter((term) => {
      const whole = term.toLowerCase();
      return term !== word && small && (whole.startsWith(small) || whole.split(":")[1]?.startsWith(small));
    });
    if (!found.length) return hide();
    chosen = 0;
    list.replaceChildren(
      ...found.slice(0, 30).map((term, place) => {
        const item = document.createElement("li");
        item.id = `completion-${place}`;
        item.setAttribute("role", "option");
        item.textContent = term;
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(term);
        });
        return item;
      }),
    );
    const place = placeOf(box.selectionStart - word.length);
    list.style.setProperty("top", `${place.bottom + 4}px`);
    list.style.setProperty("left", `${Math.max(0, Math.min(place.left, box.clientWidth - 240))}px`);
    list.hidden = false;
    mark();
  }

  /** Where a character stands in the box, in pixels: the coloured text under it has the same places. */
  function placeOf(offset) {
    const walker = document.createTreeWalker(painted, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let left = offset; walker.nextNode(); left -= walker.currentNode.length) {
      if (left < walker.currentNode.length) {
        range.setStart(walker.currentNode, left);
        break;
      }
    }
    const [here, around] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    return { left: here.left - around.left, bottom: Math.min(here.bottom - around.top, box.clientHeight) };
  }

  function take(term) {
    const end = box.selectionStart;
    box.setRangeText(term, end - begun().length, end, "end");
    hide();
    repaint();
  }

  function cell(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  /** What was refused is told, and the place that it names (`line 1, column 22`) is marked and gone to. */
  function refuse(reason) {
    const told = cell("p", reason.trim());
    told.className = "refusal";
    told.setAttribute("role", "alert");
    answer.replaceChildren(told);
    downloads.hidden = true;
    show(reason);
  }

  function show(reason) {
    const place = /line (\d+), column (\d+)/.exec(reason);
    if (!place) return;
    const lines = box.value.split("\n");
    const before = lines.slice(0, place[1] - 1).join("\n").length + (place[1] > 1 ? 1 : 0);
    const along = [...(lines[place[1] - 1] || "")].slice(0, place[2] - 1).join("").length;
    const end = box.value.slice(0, before + along).trimEnd().length;
    wrong = /\S/.test(box.value[before + along] || "") ? before + along : Math.max(0, end - 1);
    box.focus();
    box.setSelectionRange(before + along, before + along);
    repaint();
  }

  /** The value of a term; the page of this server, where a thing has one. */
  function value(term) {
    const made = document.createElement("td");
    if (!term) return made;
    const own = term.type === "uri" && /\/id\/([^?#]+)$/.exec(term.value);
    if (own) {
      const link = cell("a", own[1]);
      link.href = `/id/${own[1]}?lang=${document.documentElement.lang.slice(0, 2)}`;
      made.append(link);
    } else made.textContent = term.value;
    return made;
  }

  function table(json) {
    if ("boolean" in json) return cell("p", String(json.boolean));
    const rows = json.results.bindings;
    if (!rows.length) return cell("p", form.dataset.nothing);
    const made = document.createElement("table");
    made.className = "results";
    const head = made.createTHead().insertRow();
    for (const name of json.head.vars) {
      const title = cell("th", name);
      title.scope = "col";
      head.append(title);
    }
    const body = made.createTBody();
    for (const row of rows.slice(0, MOST)) body.insertRow().append(...json.head.vars.map((name) => value(row[name])));
    const around = document.createElement("div");
    around.className = "scroll";
    around.tabIndex = 0;
    around.setAttribute("role", "region");
    around.setAttribute("aria-label", form.dataset.answer);
    around.append(made);
    const shown = rows.length > MOST ? `${MOST} / ${rows.length}` : String(rows.length);
    const count = cell("p", `${shown} ${rows.length === 1 ? form.dataset.one : form.dataset.rows}`);
    count.className = "foot";
    const both = document.createElement("div");
    both.append(around, count);
    return both;
  }

  function ask(type) {
    return fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: type },
      body: box.value,
    });
  }

  async function run() {
    hide();
    wrong = -1;
    repaint();
    downloads.hidden = true;
    const told = cell("p", form.dataset.working);
    told.className = "working";
    answer.replaceChildren(told);
    form.setAttribute("aria-busy", "true");
    try {
      const response = await ask("application/sparql-results+json, text/turtle;q=0.8");
      const type = response.headers.get("Content-Type") || "";
      if (!response.ok) refuse(await response.text());
      else if (type.includes("json")) {
        answer.replaceChildren(table(await response.json()));
        downloads.hidden = false;
      } else answer.replaceChildren(graph(await response.text()));
    } catch {
      refuse(form.dataset.lost);
    }
    form.removeAttribute("aria-busy");
  }

  function graph(turtle) {
    const made = cell("pre", turtle);
    made.tabIndex = 0;
    return made;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  box.addEventListener("input", () => {
    wrong = -1;
    repaint();
    if (!list.hidden) offer();
  });
  box.addEventListener("scroll", repaint);
  box.addEventListener("blur", hide);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      offer();
    } else if (!list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      const count = list.children.length;
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      mark();
    } else if (!list.hidden && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      take(list.children[chosen].textContent);
    } else if (event.key === "Escape") hide();
  });
  document.getElementById("saved").addEventListener("change", (event) => {
    if (event.target.value) box.value = event.target.value;
    wrong = -1;
    repaint();
  });
  for (const link of downloads.querySelectorAll("a")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      const response = await ask(link.dataset.type);
      const address = URL.createObjectURL(await response.blob());
      const hidden = document.createElement("a");
      hidden.href = address;
      hidden.download = link.download;
      hidden.click();
      URL.revokeObjectURL(address);
    });
  }
  repaint();
  show(answer.textContent);
});
