"use strict";

const filters = document.getElementById("filters");
const rules = [...document.querySelectorAll("details.rule")];

function fits(rule) {
  const text = filters.elements.text.value.toLowerCase();
  const outcome = filters.elements.outcome.value;
  const kind = filters.elements.kind.value;
  return (!outcome || rule.dataset.outcome === outcome)
    && (!kind || rule.dataset.kinds.split(" ").includes(kind))
    && (!text || rule.textContent.toLowerCase().includes(text));
}

function filter() {
  for (const rule of rules) {
    rule.hidden = !fits(rule);
  }
  for (const group of document.querySelectorAll(".group")) {
    group.hidden = !group.querySelector("details.rule:not([hidden])");
  }
  const shown = rules.filter(rule => !rule.hidden).length;
  filters.querySelector("output").textContent = shown + " of " + rules.length + " rules";
}

function openLinked() {
  const linked = document.getElementById(location.hash.slice(1));
  if (linked instanceof HTMLDetailsElement) {
    linked.hidden = false;
    linked.open = true;
    linked.scrollIntoView();
  }
}

filters.addEventListener("input", filter);
filters.addEventListener("submit", event => event.preventDefault());
window.addEventListener("hashchange", openLinked);
filters.hidden = false;
filter();
openLinked();
