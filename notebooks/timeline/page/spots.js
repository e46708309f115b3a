// Where an event lies in a picture: around its marks stand rings, its texts are tinted.
import { around, holds, joined, within } from "./boxes.js";
import { make } from "./dom.js";

/** Rings and tints around marks and texts in a surface, laid over its stage. */
export function laySpots(stage, surface, marks) {
  const { rings, tints } = spotsIn(surface, marks);
  for (const box of rings) laySpot(stage, "ring", box);
  for (const box of tints) laySpot(stage, "tint", box);
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

// Rings stand around its marks alone: lines only lead from one to another, where it has others.
// What it says is tinted, but for a number on a mark.
export function spotsIn(surface, marks) {
  const parts = marks.flatMap(seenParts);
  const texts = parts.filter(({ tagName }) => tagName === "text");
  const shapes = parts.filter((part) => !texts.includes(part));
  const solid = shapes.filter((shape) => shape.tagName !== "line" || isShort(shape));
  const rings = joined(boxesIn(surface, solid.length ? solid : shapes));
  const tints = boxesIn(surface, texts).filter((box) => !rings.some((ring) => holds(ring, box)));
  return { rings, tints: joined(tints) };
}

const SHORT = 24; // px: such a line is a mark

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
