// How an element that lies along the scale follows it: by its tag and its data-at.
//
// What a mark looks like is Python's to say; here it is only moved.
import { LEAST_BAR } from "./placing/boxes.js";

const WIDE_DAY = 16; // px: a day that is wider is a bar, no dot

const MOVERS = { circle: circleMover, line: lineMover, rect: rectMover, svg: shapeMover };

/** What moves the marks in an element, texts aside: functions of a frame. */
export function moversOf(element) {
  const marks = [...element.querySelectorAll("[data-at]:not(text)")];
  return marks.map((mark) => MOVERS[mark.tagName](mark, placesOf(mark)));
}

/** The places along the scale at which an element lies. */
export function placesOf(element) {
  return element.dataset.at.split(" ").map(Number);
}

/** Whether it is drawn, written only where that changes. */
export function show(element, shown) {
  if (shown !== element.hasAttribute("display")) return;
  if (shown) element.removeAttribute("display");
  else element.setAttribute("display", "none");
}

function circleMover(circle, [at]) {
  const isDay = circle.classList.contains("dot");
  return (frame) => {
    circle.setAttribute("cx", frame.px(at));
    if (isDay) show(circle, frame.scale <= WIDE_DAY);
  };
}

function lineMover(line, [first, last]) {
  return (frame) => {
    line.setAttribute("x1", frame.px(first));
    line.setAttribute("x2", frame.px(last));
  };
}

function rectMover(rect, [first, last]) {
  if (last === undefined) return (frame) => rect.setAttribute("x", frame.px(first));
  const isDay = rect.classList.contains("day");
  return (frame) => {
    const start = frame.px(first);
    rect.setAttribute("x", start);
    rect.setAttribute("width", Math.max(frame.px(last) - start, LEAST_BAR));
    if (isDay) show(rect, frame.scale > WIDE_DAY);
  };
}

// A shape of fixed size: at a place, or where a mark ends that has two.
function shapeMover(shape, [first, last]) {
  if (last === undefined) return (frame) => shape.setAttribute("x", frame.px(first));
  const moved = Number(shape.dataset.dx ?? 0);
  return (frame) => {
    const end = Math.max(frame.px(last), frame.px(first) + LEAST_BAR);
    shape.setAttribute("x", end - moved);
  };
}
