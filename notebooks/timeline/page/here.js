// The event in hand: its entry and rows are lit, and rings stand around its marks.
import { joined, within } from "./boxes.js";
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
  for (const ring of chart.stage.querySelectorAll(".ring")) ring.remove();
  if (!here || chart.paper) return;
  const stage = chart.stage.getBoundingClientRect();
  for (const { left, top, right, bottom } of ringsOf(chart, here.id)) {
    const ring = make("div", { className: "ring" });
    const place = { left: left - stage.left, top: top - stage.top };
    const size = { width: right - left, height: bottom - top };
    for (const [name, px] of Object.entries({ ...place, ...size })) ring.style[name] = `${px}px`;
    chart.stage.append(ring);
  }
}

// Where the rings of an event stand: around its marks and its name.
export const ringsOf = (chart, id) => joined(boxesOf(chart, id));

// The boxes of an event's marks, as far as they lie in the picture.
function boxesOf(chart, id) {
  const frame = chart.surface.getBoundingClientRect();
  return chart
    .marksOf(id)
    .map((mark) => within(mark.getBoundingClientRect(), frame))
    .filter((box) => box && box.right + box.bottom > box.left + box.top);
}
