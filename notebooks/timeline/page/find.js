// Find: a box and chips filter the list, tables and charts together. While a filter is on, or the
// reader has called it by its key, it stands at the window's foot where its own place is not seen.
import { makeChips, showChips, tallied } from "./chips.js";
import { make, makeButton } from "./dom.js";
import { hidden, linkedEvents } from "./events.js";
import { hasWords, soughtWords } from "./folded.js";
import { Signal } from "./signal.js";

export const found = new Signal(); // other events are hidden than before
export const sought = new Signal(); // Enter was pressed in the box
const FACETS = { theme: "Theme", actors: "Actor", cited: "Article" };
const bar = document.querySelector(".find");
const wanted = {}; // facet => the values whose chips are pressed
let box;
let count;
let clearing;
let pending;

export function buildFind() {
  const all = linkedEvents();
  if (!all.length) return;
  box = make("input", { type: "search" });
  box.addEventListener("input", showLater);
  box.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    showFound();
    sought.tell();
  });
  count = make("output");
  clearing = makeButton("tool", "Clear", clearFind);
  const groups = Object.entries(FACETS).map(([name, title]) => facet(name, title, all));
  bar.addEventListener("focusout", ({ relatedTarget }) => {
    if (!bar.contains(relatedTarget)) tell("called", false);
  });
  const label = make("label", {}, "Find events ", box);
  bar.append(make("div", {}, label, ...groups.filter(Boolean), count, clearing));
  bar.hidden = false;
  new IntersectionObserver(([{ isIntersecting }]) => {
    tell("away", !isIntersecting);
  }).observe(bar);
  showFound();
}

function facet(name, title, all) {
  const tally = tallied(all.map(({ facets }) => facets[name] ?? []));
  if (tally.length < 2) return null;
  const group = makeChips(name, title, tally, toggleChip);
  wanted[name] = new Set();
  group.addEventListener("toggle", () => {
    if (!group.open) return;
    for (const other of bar.querySelectorAll("details")) if (other !== group) other.open = false;
  });
  // before it opens: "toggle" comes after it may have been seen
  group.querySelector("summary").addEventListener("click", () => {
    bar.classList.toggle("low", bar.firstChild.getBoundingClientRect().top > innerHeight / 2);
  });
  return group;
}

// Closes the panel of chips that is open; whether there was one.
export function closeFacets() {
  const open = [...(bar?.querySelectorAll("details[open]") ?? [])];
  for (const group of open) group.open = false;
  return open.length > 0;
}

export function toggleChip(name, value) {
  if (!wanted[name].delete(value)) wanted[name].add(value);
  showFound();
}

export const offersChip = (name, value) =>
  [...(bar?.querySelectorAll(`[data-facet="${name}"] .chip`) ?? [])].some(
    ({ dataset }) => dataset.value === value,
  );

function showLater() {
  clearTimeout(pending);
  pending = setTimeout(showFound, 120);
}

function fits({ text, facets }, words) {
  const chips = Object.entries(wanted).filter(([, values]) => values.size);
  return (
    hasWords(text, words) &&
    chips.every(([name, values]) => facets[name]?.some((value) => values.has(value)))
  );
}

// What the bar is; and whether it stands at the foot, which others make room for.
function tell(state, on) {
  bar.classList.toggle(state, on);
  document.body.classList.toggle("finding", bar.matches(".away:is(.active, .called)"));
}

export const isFinding = () =>
  Boolean(box) && (box.value.trim() !== "" || Object.values(wanted).some(({ size }) => size));

function showFound() {
  clearTimeout(pending);
  const words = soughtWords(box.value);
  const all = linkedEvents();
  hidden.clear();
  for (const event of all) if (!fits(event, words)) hidden.add(event.id);
  count.textContent = `${all.length - hidden.size} of ${all.length} event${all.length > 1 ? "s" : ""}`;
  tell("active", isFinding());
  clearing.hidden = !isFinding();
  for (const group of bar.querySelectorAll("details")) {
    showChips(group, FACETS[group.dataset.facet], wanted[group.dataset.facet]);
  }
  found.tell();
}

export function clearFind() {
  box.value = "";
  for (const values of Object.values(wanted)) values.clear();
  showFound();
  callFind();
}

// Takes the focus without moving the page; whether there is anything to find.
export function callFind() {
  if (!box) return false;
  tell("called", true);
  box.focus({ preventScroll: true });
  return true;
}
