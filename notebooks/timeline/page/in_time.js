// Events in order of time, found by bisection: a window of a few among thousands costs a few.
import { bisectLeft, bisectRight } from "./placing/bisect.js";

/** Some of a list of events, {x0, x1} each, by their numbers in order of `x0`. */
export class InTime {
  constructor(numbers, events) {
    this.numbers = numbers;
    this.starts = new Float64Array(numbers.length);
    this.ends = new Float64Array(numbers.length);
    numbers.forEach((number, k) => {
      this.starts[k] = events[number].x0;
      this.ends[k] = events[number].x1;
    });
    this.ends.sort();
  }

  /** How many lie before a place. */
  earlier(first) {
    return bisectLeft(this.ends, first);
  }

  /** How many lie after a place. */
  later(last) {
    return this.starts.length - bisectRight(this.starts, last);
  }

  /** For each px of a frame the last that begins there and passes => [[number, px]]. */
  perPx(frame, passes) {
    const found = [];
    const end = bisectRight(this.starts, frame.last);
    for (let from = bisectLeft(this.starts, frame.first), next; from < end; from = next) {
      const px = Math.round(frame.px(this.starts[from]));
      next = Math.max(bisectLeft(this.starts, frame.place(px + 0.5), from), from + 1);
      const at = this.#lastOf(from, Math.min(next, end), passes);
      if (at >= from) found.push([this.numbers[at], frame.px(this.starts[at])]);
    }
    return found;
  }

  #lastOf(from, end, passes) {
    let at = end - 1;
    while (at >= from && !passes(this.numbers[at])) at--;
    return at;
  }

  /** The nearest on both sides of a place, no farther than so much, that pass. */
  around(place, most, passes) {
    const middle = bisectLeft(this.starts, place);
    const found = [];
    for (const step of [-1, 1]) {
      let k = step < 0 ? middle - 1 : middle;
      while (Math.abs(this.starts[k] - place) <= most && !passes(this.numbers[k])) k += step;
      if (Math.abs(this.starts[k] - place) <= most) found.push(this.numbers[k]);
    }
    return found;
  }
}
