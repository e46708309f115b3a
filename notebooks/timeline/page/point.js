// A chart by pointer: which mark it is on, and which one is pressed.
import { events } from "./events.js";
import { watchPointer } from "./pointer.js";
import { Signal } from "./signal.js";

export const hovered = new Signal(); // chart, event or null, where
export const pressed = new Signal(); // likewise

export function buildPoint(chart) {
  const eventAt = (x, y) => events.get(chart.idAt(x, y)) ?? null;
  for (const surface of chart.surfaces ?? [chart.surface]) {
    watchPointer(surface, eventAt, {
      hover: (event, box) => hovered.tell(chart, event, box),
      press: (event, box) => pressed.tell(chart, event, box),
    });
  }
}
