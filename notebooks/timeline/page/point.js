// A chart by pointer: which mark it is on, and which one is pressed.
import { events } from "./events.js";
import { Signal } from "./signal.js";

export const hovered = new Signal(); // chart, event or null, where
export const pressed = new Signal(); // likewise
const STILL = 5; // px: a press that moves farther is a drag

export function buildPoint(chart) {
  for (const surface of chart.surfaces ?? [chart.surface]) {
    let down = null, pending = 0;
    // the focus that follows may move the page, so what is meant is known before
    surface.addEventListener("pointerdown", (at) => {
      cancelAnimationFrame(pending); // a press has the last word on what it is on
      down = { x: at.clientX, y: at.clientY, event: eventAt(chart, at) };
    });
    surface.addEventListener("click", (at) => {
      const meant = down ?? { x: at.clientX, y: at.clientY, event: eventAt(chart, at) };
      const moved = Math.hypot(at.clientX - meant.x, at.clientY - meant.y);
      if (moved <= STILL) pressed.tell(chart, meant.event, boxAt(at));
      down = null;
    });
    surface.addEventListener("pointermove", (at) => {
      if (at.pointerType === "touch" || at.buttons) return;
      cancelAnimationFrame(pending);
      pending = requestAnimationFrame(() => hovered.tell(chart, eventAt(chart, at), boxAt(at)));
    });
    surface.addEventListener("pointerleave", (at) => {
      cancelAnimationFrame(pending);
      hovered.tell(chart, null, boxAt(at));
    });
  }
}

const eventAt = (chart, { clientX, clientY }) => events.get(chart.idAt(clientX, clientY)) ?? null;

const boxAt = ({ clientX: x, clientY: y }) => ({ left: x, right: x, top: y, bottom: y });
