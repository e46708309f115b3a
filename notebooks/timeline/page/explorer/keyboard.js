// Keys in an explorer: on its picture, and anywhere in it.
import { isPlain } from "../dom.js";

const LEADING_OUT = ["Tab", "Escape"];

/** `deeds` is what can be done: see explorer.js. */
export function keyOfPicture(press, deeds) {
  if (!isPlain(press)) return;
  const { order, event, firstInView, act, choose, select, enter } = deeds;
  const last = order.length - 1, k = order.indexOf(event);
  const to = (n) => order.length && choose(order[Math.min(Math.max(n, 0), last)]);
  const step = (by) => to(k < 0 ? order.indexOf(firstInView()) : k + by);
  const keys = {
    n: () => step(1),
    p: () => step(-1),
    Home: () => to(0),
    End: () => to(last),
    Enter: () => event && enter(),
    " ": () => event && select(event),
  };
  const name = press.key.length > 1 ? press.key : press.key.toLowerCase();
  if (Object.hasOwn(keys, name)) keys[name]();
  else if (!act(press.key)) return;
  isDone(press);
}

/** `isPage` says whether no notebook is around it, to which each letter means something. */
export function keyOfRoot(press, { find, escape }, isPage) {
  if (!isPlain(press)) return;
  if (!isPage && !LEADING_OUT.includes(press.key)) press.stopPropagation();
  const isText = press.target.matches?.("input:not([type=radio]), textarea, select");
  if (press.key === "/" && !isText) find();
  else if (press.key !== "Escape" || !escape()) return;
  isDone(press);
}

// Nothing else on the page means something by it.
function isDone(press) {
  press.preventDefault();
  press.stopPropagation();
}
