"use strict";
// The SPARQL editor: colours under the text, completion of terms, answers as a table without leaving the page.

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

  function repaint() {
    paint(painted, box.value + "\n");
    painted.parentElement.scrollTop = box.scrollTop;
  }

  function begun() {
    return /[\w:?$-]*$/.exec(box.value.slice(0, box.selectionStart))[0];
  }

  function hide() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
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
    const before = box.value.slice(0, box.selectionStart).split("\n");
    list.style.setProperty("top", `${Math.min(before.length * 21 + 14 - box.scrollTop, box.clientHeight)}px`);
    list.style.setProperty("left", `${Math.min(before.at(-1).length * 8, box.clientWidth - 220) + 12}px`);
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    mark();
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

  /** The value of a term; the page of this server, where a thing has one. */
  function value(term) {
    const made = document.createElement("td");
    if (!term) return made;
    const own = term.type === "uri" && /\/id\/([^?#]+)$/.exec(term.value);
    if (own) {
      const link = cell("a", own[1]);
      link.href = `/id/${own[1]}`;
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
    for (const row of rows.slice(0, 1000)) body.insertRow().append(...json.head.vars.map((name) => value(row[name])));
    const around = document.createElement("div");
    around.className = "scroll";
    around.tabIndex = 0;
    around.append(made);
    const count = cell("p", `${rows.length} ${form.dataset.rows}`);
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
    answer.setAttribute("aria-busy", "true");
    try {
      const response = await ask("application/sparql-results+json, text/turtle;q=0.8");
      const type = response.headers.get("Content-Type") || "";
      if (!response.ok) {
        const told = cell("p", await response.text());
        told.className = "refusal";
        told.setAttribute("role", "alert");
        answer.replaceChildren(told);
      } else if (type.includes("json")) answer.replaceChildren(table(await response.json()));
      else answer.replaceChildren(cell("pre", await response.text()));
      downloads.hidden = !response.ok || !type.includes("json");
    } catch (error) {
      const told = cell("p", String(error.message || error));
      told.className = "refusal";
      answer.replaceChildren(told);
    }
    answer.removeAttribute("aria-busy");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  box.addEventListener("input", () => {
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
});
