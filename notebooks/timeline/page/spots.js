// Where an event lies in a picture: around its marks stand rings, its texts are tinted.
import { around, broadened, holds, joined, within } from "./boxes.js";
import { make } from "./dom.js";

/** Rings and tints around marks and texts in a surface, laid over its stage. */
export function laySpots(stage, surface, marks) {
  const { rings, tints, traces } = spotsIn(surface, marks);
  for (const box of rings) laySpot(stage, "ring", box);
  for (const box of [...tints, ...traces]) laySpot(stage, "tint", box);
}

/** The box around all of them, or null where none is seen. */
export function boxAround(surface, marks) {
  const boxes = boxesIn(surface, marks.flatMap(seenParts));
  return boxes.length ? boxes.reduce(around) : null;
}

export function laySpot(stage, className, { left, top, right, bottom }) {
  const from = stage.getBoundingClientRect(), laid = make("div", { className });
  const place = { left: left - from.left, top: top - from.top };
  const size = { width: right - left, height: bottom - top };
  for (const [name, px] of Object.entries({ ...place, ...size })) laid.style[name] = `${px}px`;
  stage.append(laid);
}

// Rings stand around its marks alone: a line that leads from one to another is tinted, where it
// has others. What it says is tinted, but for a number on a mark.
export function spotsIn(surface, elements) {
  const marks = elements.map(seenParts), parts = marks.flat();
  const texts = parts.filter(({ tagName }) => tagName === "text"), leads = marks.flatMap(leadsIn);
  const solid = parts.filter((part) => !texts.includes(part) && !leads.includes(part));
  const rings = joined(boxesIn(surface, solid.length ? solid : leads));
  const outside = (box) => !rings.some((ring) => holds(ring, box));
  const tints = joined(boxesIn(surface, texts).filter(outside));
  return { rings, tints, traces: boxesIn(surface, leads).filter(outside).map(broadened) };
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
function boxesIn(surface, parts) {
  const frame = surface.getBoundingClientRect();
  return parts
    .map((part) => within(part.getBoundingClientRect(), frame))
    .filter((box) => box && box.right + box.bottom > box.left + box.top);
}
