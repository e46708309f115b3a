// The event in hand: its entry and rows are lit, and rings stand around its marks.
import { Signal } from "./signal.js";
import { laySpots, spotsIn } from "./spots.js";

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
  laySpots(chart.stage, chart.surface, chart.marksOf(here.id));
}

// Where an event lies in a picture: its marks, and then its texts.
export function spotsOf(chart, id) {
  const { rings, tints } = spotsIn(chart.surface, chart.marksOf(id));
  return [...rings, ...tints];
}
