// A picture that does not zoom.
import { away } from "./boxes.js";
import { watchLetters, widening } from "./letters.js";

const REACH = 12; // px: half the size of what a finger can hit

export class Still {
  #marks = new Map(); // id => its elements

  constructor(svg) {
    this.svg = svg;
    for (const mark of svg.querySelectorAll("[data-id]")) {
      const { id } = mark.dataset;
      this.#marks.set(id, [...(this.#marks.get(id) ?? []), mark]);
    }
    watchLetters(svg, () => this.resize());
  }

  elementsOf(id) {
    return this.#marks.get(id) ?? [];
  }

  // Pales what is not among the ids; null for none.
  filter(ids) {
    for (const [id, marks] of this.#marks) {
      for (const mark of marks) mark.classList.toggle("pale", Boolean(ids) && !ids.has(id));
    }
  }

  // The event whose mark or name lies there, the topmost, or nearest within a finger's reach.
  idAt(x, y) {
    let found = null, least = REACH;
    for (const mark of this.svg.querySelectorAll("[data-id]")) {
      for (const part of parts(mark)) {
        const distance = awayFrom(part, x, y);
        if (distance <= least) [found, least] = [mark.dataset.id, distance];
      }
    }
    return found;
  }

  reveal() {}

  // Text that a reader spaces keeps the places that it was given: all else grows as much as it
  // does, and where the page is too narrow for that, it is so much smaller.
  resize() {
    const sized = [this.svg, ...this.svg.querySelectorAll("[font-size]")];
    for (const each of sized) each.style.fontSize = "";
    const wider = widening([...this.svg.querySelectorAll("text")]);
    this.#grow(wider);
    if (wider === 1) return;
    for (const each of sized) each.style.fontSize = `${each.getAttribute("font-size") / wider}px`;
  }

  // As many times as large, as far as the page has the width that the picture needs at least.
  #grow(times) {
    const { parentElement, dataset, style } = this.svg.parentNode;
    const most = Math.max(1, parentElement.clientWidth / dataset.least);
    style.zoom = times > 1 ? Math.min(times, most) : "";
    style.containerType = times > 1 ? "inline-size" : ""; // names are those that hold at its width
  }

  drawNow() {}
}

// What is seen of a mark, each part a box of its own: an empty corner between them is not hit.
function parts(mark) {
  if (mark.classList.contains("pale")) return [];
  return [...mark.children].filter((part) => part.tagName !== "title" && part.getClientRects().length);
}

// From a line it is how far its stroke lies, not its box.
function awayFrom(part, x, y) {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  if (part.tagName !== "line") return away({ left, right, top, bottom }, x, y);
  const [dx, dy] = ["x", "y"].map((n) => part[`${n}2`].baseVal.value - part[`${n}1`].baseVal.value);
  const [from, to] = dx * dy < 0 ? [bottom, top] : [top, bottom];
  const length = Math.hypot(right - left, to - from);
  const along = ((x - left) * (right - left) + (y - from) * (to - from)) / (length * length || 1);
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - left - share * (right - left), y - from - share * (to - from));
}
