// SPDX-License-Identifier: GPL-3.0-or-later
// The page's script, inside the program. Everything works without it; it makes a few things quicker: single keys,
// copying, context in place, suggestions. It writes text only, never markup.
#pragma once

#include <string_view>

namespace searcher::web {

inline constexpr std::string_view page_script = R"js("use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const kept = {
    get keys() { try { return localStorage.getItem("keys") !== "off" } catch { return true } },
    set keys(on) { try { localStorage.setItem("keys", on ? "on" : "off") } catch { /* private window: until it closes */ } }
  };
  let keys = kept.keys;

  // What j and k go through: results, or matches in a document.
  const stops = () => {
    const hits = all(".hit h2 a");
    return hits.length ? hits : all(".passage.found .pin a:first-child");
  };
  const current = list => {
    const at = list.findIndex(link => link === document.activeElement);
    if (at >= 0) return at;
    const around = document.activeElement && document.activeElement.closest(".hit, .passage");
    return around ? list.findIndex(link => around.contains(link)) : -1;
  };
  const move = step => {
    const list = stops();
    if (!list.length) return;
    const at = current(list);
    const to = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1);
    list[to].focus({ preventScroll: true });
    list[to].closest(".hit, .passage").scrollIntoView({ block: "start" });
  };
  const here = () => {
    const list = stops();
    return list[Math.max(current(list), 0)];
  };
  const actions = {
    "/": () => { const box = document.getElementById("q"); if (box) { box.focus(); box.select(); } },
    j: () => move(1),
    k: () => move(-1),
    o: () => { const link = here(); if (link) link.click(); },
    c: () => {
      const link = here();
      const quote = link && link.closest(".hit, .passage").querySelector("a.quote");
      if (quote) quote.click();
    },
    e: () => {
      const filters = document.querySelector("form[role=search] details");
      if (filters) { filters.open = !filters.open; if (filters.open) filters.querySelector("input, select").focus(); }
    },
    "?": () => { const help = document.querySelector("a[data-help]"); if (help) help.click(); }
  };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && document.activeElement) return document.activeElement.blur();
    if (!keys || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  for (const scripted of all(".scripted")) scripted.hidden = false;
  const on = document.getElementById("keys-on");
  if (on) {
    on.checked = keys;
    on.addEventListener("change", () => { keys = kept.keys = on.checked; });
  }

  for (const button of all("button[data-copies]")) {
    const box = document.getElementById(button.dataset.copies);
    button.hidden = false;
    box.addEventListener("focus", () => box.select());
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(box.value); } catch { box.select(); document.execCommand("copy"); }
      const said = document.getElementById("said");
      if (said) said.textContent = button.dataset.done;
      button.classList.add("done");
    });
  }

  // The paragraphs before and behind a hit, in place, and the hit's own passage whole.
  const paragraph = (text, language) =>
    Object.assign(document.createElement("p"), { className: "context", lang: language, textContent: text });
  // A passage as the server writes it: its matches marked (offsets are bytes), its paragraphs apart.
  const marked = ({ text, highlights }) => {
    const bytes = new TextEncoder().encode(text), decoder = new TextDecoder();
    const nodes = [];
    const write = (begin, end, mark) => decoder.decode(bytes.subarray(begin, end)).split("\n\n").forEach((part, i) => {
      if (i) nodes.push(document.createElement("br"), Object.assign(document.createElement("span"), { className: "gap" }));
      nodes.push(mark ? Object.assign(document.createElement("mark"), { textContent: part }) : part);
    });
    let at = 0;
    for (const [begin, end] of highlights) { write(at, begin, false); write(begin, end, true); at = end; }
    write(at, bytes.length, false);
    return nodes;
  };
  for (const link of all("a[data-context]")) link.addEventListener("click", async event => {
    event.preventDefault();
    const item = link.closest("li"), quote = item.querySelector("blockquote");
    const number = Number(link.dataset.context), list = link.closest("[data-query]");
    const marks = list ? "&q=" + encodeURIComponent(list.dataset.query) : "";
    const answer = await fetch(`/api/v1${new URL(link.href).pathname}?first=${Math.max(number - 1, 1)}&last=${number + 1}${marks}`);
    if (!answer.ok) return location.assign(link.href);
    const { passages } = await answer.json();
    const near = n => passages.find(passage => passage.passage === n);
    const before = near(number - 1), itself = near(number), behind = near(number + 1);
    if (before) quote.before(paragraph(before.text.split("\n\n").pop(), before.language));
    if (itself) quote.replaceChildren(...marked(itself));
    if (behind) quote.after(paragraph(behind.text.split("\n\n")[0], behind.language));
    link.remove();
    item.querySelector(".place a").focus({ preventScroll: true });
  });

  // Years are brushed: from the bar where the pointer goes down to the one where it comes up.
  for (const chart of all(".facet.year")) {
    const form = chart.querySelector("form");
    const bar = event => event.target instanceof Element && event.target.closest(".facet.year li a");
    const year = link => Number(link.querySelector("span").textContent);
    let begin = null, brushed = false;
    const show = end => {
      const [low, high] = [year(begin), year(end)].sort();
      for (const link of all("li a", chart)) link.classList.toggle("brushed", brushed && year(link) >= low && year(link) <= high);
      if (brushed) { form.elements.from.value = low; form.elements.to.value = high; }
    };
    chart.addEventListener("dragstart", event => event.preventDefault());
    chart.addEventListener("pointerdown", event => {
      brushed = false;
      begin = event.button === 0 && event.pointerType !== "touch" ? bar(event) : null;
    });
    chart.addEventListener("pointermove", event => {
      const end = begin && bar(event);
      if (!end || (!brushed && end === begin)) return;
      brushed = true;
      show(end);
    });
    addEventListener("pointerup", () => { if (begin && brushed) form.requestSubmit(); begin = null; });
    chart.addEventListener("click", event => { if (brushed && event.target.closest("li a")) event.preventDefault(); });
  }

  // Suggestions while typing.
  const box = document.getElementById("q");
  if (box && box.dataset.suggest) {
    const list = document.createElement("datalist");
    list.id = "suggestions";
    box.after(list);
    box.setAttribute("list", list.id);
    let last = "", timer = 0;
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const typed = box.value;
        if (typed === last || typed.length < 3) return;
        last = typed;
        const answer = await fetch(box.dataset.suggest + encodeURIComponent(typed));
        if (!answer.ok || typed !== box.value) return;
        const { suggestions } = await answer.json();
        list.replaceChildren(...suggestions.map(({ query }) => {
          // Browsers offer only what holds the text as it was typed, in the value or in the label.
          const label = query.toLowerCase().includes(typed.toLowerCase()) ? "" : typed;
          return Object.assign(document.createElement("option"), { value: query, label });
        }));
        list.dataset.for = typed;
      }, 120);
    });
  }
})();
)js";

}  // namespace searcher::web
