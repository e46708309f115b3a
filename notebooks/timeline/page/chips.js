// The chips of a facet: one for each value, the most frequent first.
import { make, makeButton } from "./dom.js";

export function makeChips(name, title, all, toggle) {
  const tally = new Map();
  for (const { facets } of all) {
    for (const value of facets[name] ?? []) tally.set(value, (tally.get(value) ?? 0) + 1);
  }
  if (tally.size < 2) return null;
  const often = [...tally].sort((a, b) => b[1] - a[1]);
  const chips = often.map(([value, n]) => makeChip(value, n, () => toggle(name, value)));
  const group = make("details", { className: "facet" }, make("summary", {}, title));
  group.append(make("div", {}, ...chips));
  group.dataset.facet = name;
  return group;
}

function makeChip(value, n, act) {
  const button = makeButton("chip", `${value} `, act);
  button.append(make("small", {}, String(n)));
  button.dataset.value = value;
  button.setAttribute("aria-pressed", "false");
  return button;
}

export function showChips(group, title, values) {
  const summary = group.querySelector("summary");
  summary.textContent = title + (values.size ? ` (${values.size})` : "");
  for (const button of group.querySelectorAll(".chip")) {
    button.setAttribute("aria-pressed", values.has(button.dataset.value));
  }
}
