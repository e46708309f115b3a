// A chart by pointer: which mark it is on, and which one is pressed.
import { events } from "./events.js";
import { Signal } from "./signal.js";

export const hovered = new Signal(); // chart, event or null, where
export const pressed = new Signal(); // likewise
const STILL = 5; // px: a press that moves farther is a drag

export function buildPoint(chart) {
  for (const surface of chart.surfaces ?? [chart.surface]) {
    let down = null, pending = 0;
    surface.addEventListener("pointerdown", (at) => (down = at));
    surface.addEventListener("click", (at) => {
      const moved = down && Math.hypot(at.clientX - down.clientX, at.clientY - down.clientY);
      if (!(moved > STILL)) pressed.tell(chart, eventAt(chart, at), boxAt(at));
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
