// Everything is shown without this script. It filters the rows of the front page, lets copied formulas be LaTeX,
// makes what scrolls reachable by keyboard, and opens what is folded, but for sources, before a page is printed.
"use strict";

(function filter() {
  const form = document.getElementById("filter");
  if (!form) return;
  const rows = [...document.querySelectorAll("table.rows tbody tr")];
  const said = form.querySelector("output");
  const every = rows.reduce((sum, one) => sum + Number(one.dataset.count), 0);
  function apply() {
    const wanted = new Set([...form.querySelectorAll("input[name=verdict]:checked")].map((box) => box.value));
    const row = form.elements.row.value.trim().toLowerCase();
    let shown = 0;
    for (const one of rows) {
      const names = one.dataset.row.toLowerCase();
      one.hidden = !wanted.has(one.dataset.verdict) || !names.includes(row);
      shown += one.hidden ? 0 : Number(one.dataset.count);
    }
    for (const section of document.querySelectorAll(".rows-of")) {
      section.hidden = !section.querySelector("tbody tr:not([hidden])");
    }
    said.textContent = `${shown} of ${every} rows`;
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  const around = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("math");
  const first = around(range.startContainer);
  const last = around(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  const formulas = copy.querySelectorAll("math");
  if (!formulas.length) return;
  for (const formula of formulas) {
    const latex = formula.querySelector("annotation").textContent;
    formula.replaceWith(formula.getAttribute("display") === "block" ? `$$${latex}$$` : `$${latex}$`);
  }
  event.clipboardData.setData("text/plain", copy.textContent.replace(/[ \t]*\n\s*/g, "\n").trim());
  event.preventDefault();
});

function reachable() {
  for (const box of document.querySelectorAll(".scroll, main p, .reason, pre.source")) {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
reachable();
addEventListener("resize", reachable);
document.addEventListener("toggle", reachable, true);

addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open]):not(:has(> pre))")) {
    folded.dataset.printed = "";
    folded.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("details[data-printed]")) folded.open = false;
});

function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
}
unfold();
addEventListener("hashchange", unfold);
