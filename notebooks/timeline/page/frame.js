// What one drawing of a picture shows, in numbers.

const FAR = 100; // px: as far out of view as anything is written

/** A window on a picture of so many px; `space`, `gap` and `line` as a layout's page has them. */
export class Frame {
  constructor({ first, last }, width, { space, gap, line = null }) {
    Object.assign(this, { first, last, width, space, gap });
    this.scale = width / (last - first);
    this.line = line === null ? null : (line - first) * this.scale; // px, that no name crosses
  }

  /** Where a place lies, or just out of view: browsers lose what is millions of px away. */
  px(place) {
    const at = (place - this.first) * this.scale;
    return Math.round(Math.min(Math.max(at, -FAR), this.width + FAR) * 100) / 100;
  }

  /** The place that lies so many px from the left edge. */
  place(px) {
    return this.first + px / this.scale;
  }

  /** Whether any of it lies in the window. */
  holds({ x0, x1 }) {
    return x0 <= this.last && x1 >= this.first;
  }
}
