"use strict";
// Documents that are dropped or chosen are sent to the server, one after another, and what became of each is told.

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("drop");
  const zone = document.getElementById("zone");
  const files = document.getElementById("files");
  const told = document.getElementById("told");
  const button = form.querySelector("button");
  const states = Object.fromEntries(form.dataset.states.split("; ").map((pair) => pair.split(": ")));

  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", name === "dragenter" || name === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.replaceChildren();
    button.disabled = true;
    for (const file of files.files) {
      const line = told.appendChild(document.createElement("li"));
      line.textContent = `${file.name}: ${form.dataset.working}`;
      await send(file, line);
    }
    button.disabled = false;
  });

  async function send(file, line) {
    const body = new FormData();
    body.append("file", file);
    const headers = { Authorization: `Bearer ${document.getElementById("token").value}`, Accept: "application/json" };
    try {
      const reply = await fetch("/documents", { method: "POST", headers, body });
      const type = reply.headers.get("content-type") || "";
      if (type.startsWith("application/json")) for (const each of await reply.json()) show(each, line);
      else fail(line, `${file.name}: ${(await reply.text()).trim()}`);
    } catch {
      fail(line, `${file.name}: ${form.dataset.lost}`);
    }
  }

  function show(each, line) {
    const notes = each.notes.length ? ` (${each.notes.join("; ")})` : "";
    const why = each.notes.join("; ").replace(`${each.file}: `, "");
    if (!each.candidate) return fail(line, `${each.file} — ${states[each.state]}: ${why}`);
    const link = document.createElement("a");
    link.href = `/id/${each.candidate.split("/id/").pop()}?lang=${document.documentElement.lang.slice(0, 2)}`;
    link.textContent = each.file;
    line.replaceChildren(link, document.createTextNode(` — ${states[each.state]}${notes}`));
  }

  function fail(line, text) {
    line.className = "failed";
    line.textContent = text;
  }
});
