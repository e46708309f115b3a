// What a pointer is on, and what it presses.

const STILL = 5; // px: a press that moves farther is a drag

/** `thingAt(x, y)` => thing or null; `hover` and `press` are told of it, where, and the event. */
export function watchPointer(surface, thingAt, { hover, press }) {
  const under = ({ clientX, clientY }) => thingAt(clientX, clientY);
  let down = null, pending = 0;
  // the focus that follows may move the page, so what is meant is known before
  surface.addEventListener("pointerdown", (at) => {
    cancelAnimationFrame(pending); // a press has the last word on what it is on
    down = { x: at.clientX, y: at.clientY, thing: under(at) };
  });
  surface.addEventListener("click", (at) => {
    const meant = down ?? { x: at.clientX, y: at.clientY, thing: under(at) };
    const moved = Math.hypot(at.clientX - meant.x, at.clientY - meant.y);
    if (moved <= STILL) press(meant.thing, pointBox(at), at);
    down = null;
  });
  surface.addEventListener("pointermove", (at) => {
    if (at.pointerType === "touch" || at.buttons) return;
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => hover(under(at), pointBox(at), at));
  });
  surface.addEventListener("pointerleave", (at) => {
    cancelAnimationFrame(pending);
    hover(null, pointBox(at), at);
  });
}

const pointBox = ({ clientX: x, clientY: y }) => ({ left: x, right: x, top: y, bottom: y });
