// What the desk does beyond links and forms; every page can be read without it.
"use strict";
(() => {
  const find = document.getElementById("find");
  const told = document.getElementById("told");
  document.documentElement.classList.add("scripted");

  // Says what just happened to those who cannot see it.
  const say = (words) => setTimeout(() => { told.textContent = words; }, 150);
  const said = document.getElementById("said");
  if (said) say((said.querySelector("span") || said).textContent);

  // Keys: an element names its own in data-key. A summary opens its form, a link or button is pressed.
  const keyed = () => [...document.querySelectorAll("[data-key]")].filter((it) => it.checkVisibility());
  const act = (element) => {
    const details = element.closest("summary")?.parentElement;
    if (!details) return element.click();
    details.open = true;
    details.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
  };
  const nameOf = (element) => (element.getAttribute("aria-label") || element.textContent).trim().slice(0, 60);
  const showKeys = () => {
    const dialog = document.createElement("dialog");
    dialog.setAttribute("aria-label", "Keys");
    const list = document.createElement("dl");
    const line = (key, words) => {
      const [dt, dd, kbd] = ["dt", "dd", "kbd"].map((name) => document.createElement(name));
      kbd.textContent = key;
      dt.append(kbd);
      dd.textContent = words;
      list.append(dt, dd);
    };
    for (const element of keyed()) line(element.dataset.key, nameOf(element));
    line("/", "Search");
    line("?", "These keys");
    line("Esc", "Close");
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.append(list, close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = event.target.closest("details[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
      return;
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const element = keyed().find((it) => it.dataset.key === event.key);
    if (event.key === "/") {
      find.focus();
      find.select();
    } else if (event.key === "?") {
      showKeys();
    } else if (element) {
      act(element);
    } else {
      return;
    }
    event.preventDefault();
  });

  // Rows that were fetched: the first of them gets the focus, and how many came is said.
  let before = 0;
  const rows = () => document.querySelectorAll("#rows > li:not(.more)");
  document.addEventListener("htmx:before:request", () => { before = rows().length; });
  document.addEventListener("htmx:after:swap", () => {
    const now = rows();
    if (document.activeElement === find) {
      say(now.length ? `${now.length} found` : "Nothing found");
    } else if (now.length > before) {
      say(`${now.length - before} more shown`);
      now[before].querySelector("a")?.focus({ preventScroll: true });
    }
  });

  // In an article a note and its words light up together.
  const range = (note) => [Number(note.dataset.start), Number(note.dataset.end)];
  const pieces = ([start, end]) =>
    [...document.querySelectorAll(".text [data-c]")].filter((it) => it.dataset.c >= start && it.dataset.c < end);
  const light = (event, on) => {
    const note = event.target.closest?.(".beside a");
    if (note) for (const it of pieces(range(note))) it.classList.toggle("lit", on);
  };
  for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }
  document.addEventListener("click", (event) => {
    const at = event.target.closest?.(".text [data-c]")?.dataset.c;
    if (at === undefined || event.target.closest("a")) return;
    const notes = [...document.querySelectorAll(".beside a")].filter((it) => {
      const [start, end] = range(it);
      return start <= at && at < end;
    });
    notes.at(-1)?.focus();
  });

  // Adding what was missed: words selected in the source go into the form, with where they stand.
  const source = document.querySelector("[data-article]");
  const mark = document.getElementById("here");
  if (source && mark) source.scrollTop = mark.offsetTop - source.offsetTop - source.clientHeight / 3;
  const form = document.getElementById("add");
  if (!source || !form) return;
  const { start, end, words, kind } = form.elements;
  const letters = (text) => [...text].length; // code points, as the record counts
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !source.contains(chosen.getRangeAt(0).commonAncestorContainer)) return;
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.setStart(source, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const text = range.toString();
    const bare = text.trim();
    if (!bare) return;
    const lead = text.length - text.trimStart().length;
    start.value = Number(source.dataset.start) + letters(before.toString()) + letters(text.slice(0, lead));
    end.value = Number(start.value) + letters(bare);
    words.value = bare;
  });
  words.addEventListener("input", () => { start.value = end.value = ""; });
  const choose = () => {
    for (const fields of form.querySelectorAll("fieldset")) {
      fields.classList.toggle("chosen", fields.dataset.kind === kind.value);
      fields.disabled = fields.dataset.kind !== kind.value;
    }
  };
  kind.addEventListener("change", choose);
  choose();
})();
