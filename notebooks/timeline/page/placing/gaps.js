// In which rows there is room at one scale, answered fast where there is none:
// timeline/placing/gaps.py.
import { bisectRight } from "./bisect.js";
import { boxRoom } from "./row.js";

/**
 * The gaps in all rows at a scale, as a sieve for the many that fit nowhere.
 *
 * It is renewed only when too many have passed it in vain: room only shrinks, so what is out
 * of date refuses none that fits.
 */
export class Gaps {
  constructor(rows, scale) {
    this.rows = rows;
    this.scale = scale;
    this.vain = 0;
    this.starts = null;
    this.ends = null;
    for (const row of rows) row.look(scale);
  }

  /** {number, row} of each in which a box may fit. */
  rowsFor(box) {
    if (!this.rows.length) return [];
    const [left, right] = boxRoom(box, this.scale, this.rows[0].gap);
    if (this.starts && this.ends[bisectRight(this.starts, left) - 1] < right) return [];
    const found = [];
    this.rows.forEach((row, number) => {
      if (row.fits(left, right)) found.push({ number, row });
    });
    if (!found.length) this.#passedInVain();
    return found;
  }

  /** There is a new row, with room of which the sieve knows nothing. */
  opened() {
    this.starts = null;
  }

  #passedInVain() {
    this.vain += 1;
    if (this.starts && 4 * this.vain <= this.starts.length) return; // about what renewing costs
    this.vain = 0;
    const gaps = this.rows.flatMap(gapsBetween).sort((a, b) => compareNumbers(a[0], b[0]));
    this.starts = gaps.map(([start]) => start);
    let reached = -Infinity; // the furthest end so far, as gaps of other rows lie within
    this.ends = gaps.map(([, end]) => (reached = Math.max(reached, end)));
  }
}

function gapsBetween({ lefts, rights }) {
  const starts = [-Infinity, ...rights];
  return starts.map((start, k) => [start, k < lefts.length ? lefts[k] : Infinity]);
}

// A difference would do, but for that of two infinities.
function compareNumbers(a, b) {
  return a < b ? -1 : Number(a > b);
}
