// Marks that stay where they are: of a picture that does not zoom, or those in no box of one.
import { away } from "./boxes.js";

const REACH = 12; // px: half the size of what a finger can hit

export class Loose {
  #all; // from below to the topmost
  #marks = new Map(); // id => its elements

  constructor(svg, which) {
    this.#all = [...svg.querySelectorAll(which)];
    for (const mark of this.#all) {
      const { id } = mark.dataset;
      this.#marks.set(id, [...(this.#marks.get(id) ?? []), mark]);
    }
  }

  elementsOf(id) {
    return this.#marks.get(id) ?? [];
  }

  hasMark(id) {
    return this.#marks.has(id);
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
    for (const mark of this.#all) {
      for (const part of parts(mark)) {
        const distance = awayFrom(part, x, y);
        if (distance <= least) [found, least] = [mark.dataset.id, distance];
      }
    }
    return found;
  }
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
