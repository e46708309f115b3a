// The window in which an event has its name.
import { Frame } from "./frame.js";
import { nameLeft } from "./names.js";
import { RIGHT, eventBox } from "./placing/boxes.js";
import { clampWindow, windowOver, zoomWindow } from "./window.js";

const NEARER = 1.0001; // so that a threshold is reached for certain
const MARGIN_AROUND = 12; // px
const REVEAL_TRIES = 40; // each a quarter nearer

/**
 * As near as an event's threshold or nearer, moved no more than it takes.
 *
 * `one` is {event, side, threshold}; a threshold that is never reached counts as the closest.
 * Where an end of the whole cuts the name, it has room a little nearer.
 */
export function revealingWindow(one, window, width, whole, page) {
  const threshold = Math.min(one.threshold, page.closest);
  const least = width / Math.max(width / (window.last - window.first), threshold * NEARER);
  let found = window;
  for (let k = 0, span = least; k < REVEAL_TRIES && span >= 1; k++, span *= 0.75) {
    found = windowAround(one, window, span, width, whole, page);
    if (nameLeft({ ...one, text: one.event.text }, new Frame(found, width, page)) !== null) break;
  }
  return found;
}

function windowAround({ event, side }, window, span, width, whole, page) {
  const scale = width / span;
  const [left, right] = eventBox(event, side, page.space).edges(scale);
  const ends = [(left - MARGIN_AROUND) / scale, (right + MARGIN_AROUND) / scale];
  const held = event.over ? nearestWithin(window, event) : side === RIGHT ? event.x1 : event.x0;
  const zoomed = zoomWindow(window, (window.last - window.first) / span, held, whole, 0);
  const over = windowOver(zoomed.first, span, ends);
  return clampWindow(over, whole, 0);
}

// Of a bar the place that is nearest to the middle of the window.
function nearestWithin({ first, last }, { x0, x1 }) {
  return Math.min(Math.max((first + last) / 2, x0), x1);
}
