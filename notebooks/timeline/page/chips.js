// The chips of a facet: one for each value, the most frequent first.
import { make, makeButton } from "./dom.js";

/** How often each value comes in lists of values, [[value, n]], the most frequent first. */
export function tallied(lists) {
  const tally = new Map();
  for (const value of lists.flat()) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1]);
}

/** Chips of such a tally in a panel that its title opens. */
export function makeChips(name, title, tally, toggle) {
  const group = make("details", { className: "facet" }, make("summary", {}, title));
  group.append(make("div", {}, ...chipsOf(name, tally, toggle)));
  group.dataset.facet = name;
  return group;
}

export const chipsOf = (name, tally, toggle) =>
  tally.map(([value, n]) => makeChip(value, n, () => toggle(name, value)));

function makeChip(value, n, act) {
  const button = makeButton("chip", `${value} `, act);
  button.append(make("small", {}, n.toLocaleString("en")));
  button.dataset.value = value;
  button.setAttribute("aria-pressed", "false");
  return button;
}

export function showChips(group, title, values) {
  const summary = group.querySelector("summary");
  summary.textContent = title + (values.size ? ` (${values.size})` : "");
  pressChips(group, values);
}

export function pressChips(group, values) {
  for (const button of group.querySelectorAll(".chip")) {
    button.setAttribute("aria-pressed", values.has(button.dataset.value));
  }
}
