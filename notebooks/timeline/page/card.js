// The card of an event: what happened, who cites it, where they differ. It stands by the pointer
// or by the mark that is walked, until it is pinned: then it stays, and its links can be reached.
import { meet } from "./boxes.js";
import { make, makeButton } from "./dom.js";
import { Signal } from "./signal.js";

const FIRST = ["Date", "Event", "What happened", "On the chart"]; // what is read already
const WHO = ["Cited by", "Where they differ"];
const GAP = 14; // px: from the pointer
const HEAD_ROOM = 8; // px: what is kept free at the top of the window
const FOOT_ROOM = 56; // px: and at its foot, where the find bar may be
const LEAST_HEIGHT = 160; // px
const PATIENCE = 250; // ms: for the pointer to reach it
const DOCKS = 2.4; // times as wide as a card that stays is the narrowest chart at whose side it is
const LAST = /^.*[\p{Ll}\d)]{2}[.!?…]["”’)]*(?=\s+["“‘]?\p{Lu})/su; // a text less its last sentence

export const asked = new Signal(); // the row of a card's event was asked for: event, chart
let card = null; // {element, event, chart, pinned}
let going;

export const pinnedCard = () => (card?.pinned ? card : null);
export const openCard = () => card;

// `box` is what the card is of, {left, top, right, bottom} in px of the window.
export function showCard(event, chart, box, pinned = false) {
  clearTimeout(going);
  if (card?.event === event && card.chart === chart && card.pinned === pinned) return;
  closeCard();
  const element = make("div", { className: "card" }, ...contents(event, chart, pinned));
  if (pinned) {
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-label", event.title);
  } else element.setAttribute("aria-hidden", "true"); // the live region reads it
  element.addEventListener("pointerenter", () => clearTimeout(going));
  element.addEventListener("pointerleave", leaveCard);
  chart.stage.append(element);
  card = { element, event, chart, pinned };
  moveCard(box);
}

export function moveCard(box) {
  const { element, chart, pinned } = card;
  const stage = chart.stage.getBoundingClientRect();
  if (getComputedStyle(element).position === "fixed") pinned && liftOver(element, box);
  else if (pinned && stage.width > DOCKS * element.offsetWidth) dock(card, stage, box);
  else putBeside(card, stage, box);
}

// The pointer has left: a card that is not pinned goes, unless the pointer comes to it.
export function leaveCard() {
  clearTimeout(going);
  if (card && !card.pinned) going = setTimeout(closeCard, PATIENCE);
}

export function closeCard() {
  clearTimeout(going);
  if (!card) return false;
  const { element, chart } = card;
  const inside = element.contains(document.activeElement);
  card = null;
  if (inside) chart.surface.focus({ preventScroll: true });
  element.remove();
  return true;
}

function contents(event, chart, pinned) {
  const { said } = event;
  const facts = [...told(event, chart), ...(pinned ? references(event) : [])];
  const parts = [
    said.Date && make("p", { className: "when" }, said.Date),
    make("p", { className: "what" }, event.title),
    said["What happened"] && make("p", {}, said["What happened"]),
    facts.length && make("dl", {}, ...facts),
    pinned && make("p", { className: "doing" }, ...actions(event)),
  ];
  return parts.filter(Boolean);
}

// What the chart's own table says of it, then who cites it and where they differ.
function told(event, chart) {
  const row = event.rows.find((each) => chart.table?.contains(each));
  const columns = [...(chart.table?.querySelectorAll("thead th") ?? [])].map((th) => th.textContent);
  const own = row ? columns.map((name, k) => [name, row.cells[k].textContent]) : [];
  const rest = own.filter(([name]) => ![...FIRST, ...WHO].includes(name));
  const [by, differ] = WHO.map((name) => event.said[name]);
  return [...rest, [WHO[0], by], [by ? WHO[1] : "Note", differ]]
    .filter(([, words]) => words)
    .flatMap(([name, words]) => [make("dt", {}, name), make("dd", {}, words)]);
}

function references({ entry }) {
  const links = [...(entry?.querySelectorAll("a[data-number]") ?? [])];
  if (!links.length) return [];
  const all = links.map(({ href, title, textContent }) =>
    make("div", {}, make("a", { href }, title || textContent)),
  );
  return [make("dt", {}, "Backed by"), make("dd", {}, ...all)];
}

function actions(event) {
  const { id, linked, rows } = event;
  const close = makeButton("link", "Close", closeCard);
  const href = linked ? `#${encodeURIComponent(id)}` : `#${rows[0].closest("details").id}`;
  const words = linked ? "In the list of all" : "Its row in the table";
  const there = make("a", { className: "link", href }, words);
  there.addEventListener("click", (click) => {
    click.preventDefault();
    const { chart } = card;
    closeCard();
    asked.tell(event, chart);
  });
  return [there, close];
}

// On a phone it is a sheet at the foot of the window: what it is of is moved above it.
function liftOver(element, { bottom }) {
  const covered = bottom + GAP - element.getBoundingClientRect().top;
  if (covered > 0) scrollBy(0, covered);
}

// Below what it is of, or above where there is more room; never out of the stage's sides.
function putBeside({ element, pinned }, stage, { left, right, top, bottom }) {
  element.style.maxHeight = "";
  const { width, height } = element.getBoundingClientRect();
  const middle = Math.max(left, stage.left) / 2 + Math.min(right, stage.right) / 2;
  const most = Math.max(stage.width - width, 0);
  const [above, below] = [top - GAP - HEAD_ROOM, innerHeight - bottom - GAP - FOOT_ROOM];
  const room = height <= below ? below : Math.max(above, below);
  const tall = Math.max(room, LEAST_HEIGHT);
  if (!pinned) cut(element, tall);
  else if (tall < height) element.style.maxHeight = `${tall}px`;
  const y = room === below ? bottom + GAP : top - GAP - element.offsetHeight;
  element.style.left = `${Math.min(Math.max(middle - width / 2 - stage.left, 0), most)}px`;
  element.style.top = `${y - stage.top}px`;
}

// Who points does not scroll: the last sentences go that have no room.
function cut(element, room) {
  const parts = [...element.querySelectorAll("p:not(.when, .what), dd")];
  while (parts.length && element.offsetHeight > room) {
    const part = parts.at(-1), [rest] = part.textContent.match(LAST) ?? [];
    if (rest) part.textContent = rest;
    else {
      if (part.tagName === "DD") part.previousSibling.remove();
      parts.pop().remove();
    }
  }
}

// At that side and end of what is seen of the chart where it covers least, and neither what it
// is of nor a button.
function dock({ element, chart }, stage, box) {
  if (element.style.left && !meet(element.getBoundingClientRect(), box, GAP)) return;
  const { width, height } = element.getBoundingClientRect();
  const [head, foot] = [HEAD_ROOM, innerHeight - FOOT_ROOM - height];
  const inView = (y) => Math.max(Math.min(y, foot), head);
  const middle = (box.top + box.bottom - height) / 2;
  const tops = [middle, stage.top, stage.bottom - height].map(inView);
  const places = [stage.right - width, stage.left].flatMap((left) =>
    tops.map((top) => ({ left, top, right: left + width, bottom: top + height })),
  );
  const seen = seenBoxes(chart.surface, "text, [data-id] > *");
  const kept = [box, ...seenBoxes(chart.figure, ".periods button")];
  const met = (place, boxes) => boxes.filter((each) => meet(place, each, 0)).length;
  const counts = places.map((place) => met(place, seen) + met(place, kept) * seen.length);
  const { left, top } = places[counts.indexOf(Math.min(...counts))];
  element.style.left = `${left - stage.left}px`;
  element.style.top = `${top - stage.top}px`;
}

const seenBoxes = (element, selector) =>
  [...element.querySelectorAll(selector)]
    .map((each) => each.getBoundingClientRect())
    .filter(({ width, height }) => width + height);
