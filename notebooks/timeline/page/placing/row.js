// One row: boxes that never overlap, and what one more would need: timeline/placing/row.py.
import { bisectLeft } from "./bisect.js";
import { apart, six } from "./boxes.js";

// px per unit: the scale at which all that is not apart never is
export const CLOSEST = Number.MAX_VALUE;
const ROUNDING_SLACK = 0.01; // px: more than what six digits of a threshold make of a gap

/** [left, right] of what a box takes at a scale, with half of the gap on either side. */
export function boxRoom(box, scale, gap) {
  if (scale === CLOSEST) return [box.x0, box.x1];
  const [left, right] = box.edges(scale);
  const margin = gap / 2 - ROUNDING_SLACK;
  return [left - margin, right + margin];
}

/**
 * Boxes whose extents lie apart, in order, and from which scale on each is there.
 *
 * As the extents do not overlap, they end in the order in which they begin.
 */
export class Row {
  constructor(gap, scale) {
    this.gap = gap;
    this.reachLeft = 0;
    this.reachRight = 0;
    this.starts = [];
    this.boxes = [];
    this.shown = [];
    this.look(scale);
  }

  /** Set the scale for which `fits` answers, at which all boxes must be there. */
  look(scale) {
    this.scale = scale;
    this.lefts = [];
    this.rights = [];
    for (const box of this.boxes) this.#occupy(box);
  }

  /** Whether there may be room between these: a yes is nearly always right, a no always. */
  fits(left, right) {
    const at = bisectLeft(this.lefts, left);
    if (at < this.lefts.length && this.lefts[at] < right) return false;
    return at === 0 || this.rights[at - 1] <= left;
  }

  /** Put a box in that is there from the scale `shown` on. */
  add(box, shown) {
    const at = bisectLeft(this.starts, box.x0);
    this.starts.splice(at, 0, box.x0);
    this.boxes.splice(at, 0, box);
    this.shown.splice(at, 0, shown);
    this.reachLeft = Math.max(this.reachLeft, box.left, box.fromX1);
    this.reachRight = Math.max(this.reachRight, box.right, box.fromX0);
    this.#occupy(box);
  }

  #occupy(box) {
    const [left, right] = boxRoom(box, this.scale, this.gap);
    const at = bisectLeft(this.lefts, left);
    this.lefts.splice(at, 0, left);
    this.rights.splice(at, 0, right);
  }

  /**
   * From which scale on a box could be here, at least `least`; Infinity if at none.
   *
   * `own` is what may be here of the same event: its mark.
   */
  need(box, least, own = null) {
    const at = bisectLeft(this.starts, box.x0);
    return this.#earlier(box, at - 1, this.#later(box, at, least, own), own);
  }

  // It looks from the nearest on to where not even the widest would matter.
  #later(box, first, need, own) {
    const widest = box.right + box.fromX0 + this.reachLeft + this.gap;
    for (let k = first; k < this.boxes.length; k++) {
      const other = this.boxes[k];
      if (widest <= need * (other.x0 - box.x1)) break;
      if (other !== own) need = this.#more(need, apart(box, other, this.gap), k);
    }
    return need;
  }

  #earlier(box, first, need, own) {
    const widest = box.left + box.fromX1 + this.reachRight + this.gap;
    for (let k = first; k >= 0; k--) {
      const other = this.boxes[k];
      if (widest <= need * (box.x0 - other.x1)) break;
      if (other !== own) need = this.#more(need, apart(other, box, this.gap), k);
    }
    return need;
  }

  // The need, or the scale from which on the two are apart if the other is there before.
  #more(need, scale, k) {
    const shown = this.shown[k];
    if (scale <= need || scale <= shown) return need;
    const rounded = six(scale);
    return rounded > shown ? Math.max(need, rounded) : need;
  }
}
