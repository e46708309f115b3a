// The event in hand: its entry and rows are lit, and rings stand around its marks.
import { broadened, holds, joined, within } from "./boxes.js";
import { make } from "./dom.js";
import { Signal } from "./signal.js";

export const lit = new Signal();
let here = null;

export const inHand = () => here;

export function highlight(event) {
  for (const part of partsOf(here)) part.classList.remove("here");
  here = event;
  for (const part of partsOf(here)) part.classList.add("here");
  lit.tell(event);
}

const partsOf = (event) => (event ? [event.entry, ...event.rows].filter(Boolean) : []);

export function showRing(chart) {
  for (const old of chart.stage.querySelectorAll(".ring, .tint")) old.remove();
  if (!here || chart.paper) return;
  const { rings, tints, traces } = partsIn(chart, here.id);
  for (const box of rings) lay(chart, "ring", box);
  for (const box of [...tints, ...traces]) lay(chart, "tint", box);
}

function lay(chart, className, { left, top, right, bottom }) {
  const stage = chart.stage.getBoundingClientRect(), laid = make("div", { className });
  const place = { left: left - stage.left, top: top - stage.top };
  const size = { width: right - left, height: bottom - top };
  for (const [name, px] of Object.entries({ ...place, ...size })) laid.style[name] = `${px}px`;
  chart.stage.append(laid);
}

// Where an event lies in a picture: its marks, and then its texts.
export function spotsOf(chart, id) {
  const { rings, tints } = partsIn(chart, id);
  return [...rings, ...tints];
}

// Rings stand around its marks alone: a line that leads from one to another is tinted, where it
// has others. What it says is tinted, but for a number on a mark.
function partsIn(chart, id) {
  const marks = chart.marksOf(id).map(seenParts), parts = marks.flat();
  const texts = parts.filter(({ tagName }) => tagName === "text"), leads = marks.flatMap(leadsIn);
  const solid = parts.filter((part) => !texts.includes(part) && !leads.includes(part));
  const rings = joined(boxesIn(chart, solid.length ? solid : leads));
  const outside = (box) => !rings.some((ring) => holds(ring, box));
  const tints = joined(boxesIn(chart, texts).filter(outside));
  return { rings, tints, traces: boxesIn(chart, leads).filter(outside).map(broadened) };
}

const SHORT = 24; // px: such a line is a mark
const isLine = ({ tagName }) => tagName === "line";

// The long lines of a mark, and where it is lines alone those that go on from them.
function leadsIn(parts) {
  const long = parts.filter((part) => isLine(part) && !isShort(part));
  return long.length && parts.every(isLine) ? parts : long;
}

function isShort(line) {
  const { width, height } = line.getBoundingClientRect();
  return Math.max(width, height) <= SHORT;
}

const SEEN = "text, circle, rect, path, line";

function seenParts(mark) {
  const parts = [...mark.querySelectorAll(SEEN)].filter((part) => part.getClientRects().length);
  return parts.length ? parts : [mark];
}

// Their boxes, as far as they lie in the picture.
function boxesIn(chart, parts) {
  const frame = chart.surface.getBoundingClientRect();
  return parts
    .map((part) => within(part.getBoundingClientRect(), frame))
    .filter((box) => box && box.right + box.bottom > box.left + box.top);
}
