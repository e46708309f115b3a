// Paths of counts side by side: each of one is a square if the highest of them have room, else
// they are bars.
const BARS_HIGH = 36; // px: six squares
const LEAST_SQUARE = 4; // px; what is smaller is not told apart
const LEAST_HIGH = 2; // px
export const BAR = 6; // px, of which one parts it from the next
export const BASE = BARS_HIGH + 2; // px: where they stand

/** They begin `from` some px, so many `apart`; `most` is the highest count. */
export class Bars {
  #from;
  #apart;
  #unit; // px of one

  constructor({ from, apart, most }) {
    this.#from = from;
    this.#apart = apart;
    this.#unit = Math.min(BAR, BARS_HIGH / most);
  }

  filled(counts) {
    return this.#path(counts, () => 0, 0);
  }

  /** What is more in one of two. */
  outlined(from, counts) {
    return this.#path(counts, (k) => from[k], 0.5);
  }

  #path(counts, low, inset) {
    const boxes = Array.from(counts, (count, k) => {
      const x = this.#from + k * this.#apart + inset;
      return this.#parts(low(k), count).map((part) => boxPath(x, part, inset)).join("");
    });
    return boxes.join("");
  }

  // [low, high] in px of each square from one number to another, or of all of them at once.
  #parts(from, count) {
    if (count <= from) return [];
    if (this.#unit < LEAST_SQUARE) {
      const low = from * this.#unit;
      return [[low, Math.max(count * this.#unit, low + LEAST_HIGH)]];
    }
    const squares = Array.from({ length: count - from }, (_, k) => from + k);
    return squares.map((k) => [k * this.#unit, (k + 1) * this.#unit - 1]);
  }
}

function boxPath(x, [low, high], inset) {
  const wide = BAR - 1 - 2 * inset, down = low - high + 2 * inset;
  return `M${x.toFixed(2)} ${(BASE - low - inset).toFixed(2)}h${wide}v${down.toFixed(2)}h${-wide}z`;
}
