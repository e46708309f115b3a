// When events begin, at the earliest and at the latest; of those without a name how many do.
import { histogram } from "./histogram.js";

export class Beginnings {
  #ids;
  #numbers;
  #bounds;
  #shares;
  #bars = 0;
  #bins; // of so many bars

  constructor({ events, rest }) {
    this.#ids = events.id;
    this.#numbers = rest?.number ?? [];
    this.#bounds = ["first", "certain"].map((name) => Float64Array.from([...events[name], ...(rest?.[name] ?? [])]));
  }

  #numberOf(k, ids) {
    if (k >= this.#ids.length) return ids ? 0 : this.#numbers[k - this.#ids.length];
    return !ids || ids.has(this.#ids[k]) ? 1 : 0;
  }

  /** Where they do at the latest, in order, as often as there are some. */
  get sorted() {
    const total = this.#ids.length + this.#numbers.reduce((sum, number) => sum + number, 0);
    const places = new Float64Array(total);
    let end = 0;
    this.#bounds[1].forEach((place, k) => {
      const begin = end;
      end += this.#numberOf(k, null);
      places.fill(place, begin, end);
    });
    return places.sort();
  }

  stretch({ shareOf }) {
    this.#shares = this.#bounds.map((places) => places.map(shareOf));
  }

  count(bars, ids) {
    if (this.#bars !== bars) this.#bins = this.#shares.map((shares) => binsOf(shares, bars));
    this.#bars = bars;
    const [first, certain] = this.#bins;
    return histogram([first, certain, first, certain], bars, (k) => this.#numberOf(k, ids));
  }
}

const binsOf = (shares, bars) =>
  Int32Array.from(shares.map((share) => Math.min(Math.floor(share * bars), bars - 1)));
