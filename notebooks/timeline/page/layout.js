// The boxes of a picture, and where they are placed: as Python did it, or afresh for those that
// match a filter, and for texts that are wider than Python thought.
import { placeableEvent, six } from "./placing/boxes.js";
import { place } from "./placing/rows.js";

export class BoxLayout {
  #lanes;
  #row;
  #page;
  #given;
  #home;
  #only = null; // the numbers that match a filter
  #isWider = false;

  /** `zoom` is what timeline/drawing/zoom.py writes. */
  constructor(zoom) {
    const { fields, boxes, page, lanes, row } = zoom;
    this.#lanes = lanes;
    this.#row = row;
    const read = boxes.map((values) => Object.fromEntries(fields.map((f, k) => [f, values[k]])));
    this.#given = read.map(placeableEvent);
    this.#home = read.map(({ row, side, threshold }) => homePlace(row, side, threshold));
    this.#page = { ...page, least: page.least || leastScale(this.#given, page) };
    this.ids = read.map(({ id }) => id);
    this.events = [...this.#given]; // of each box, with the widths of its texts
    this.places = this.#home; // of each {row, side, threshold, y}, or null
    this.drawn = six(Math.min(page.narrow, page.width) / (page.end - page.start));
    const numbers = [...read.keys()];
    this.byPriority = [...numbers].sort((a, b) => read[a].priority - read[b].priority);
    this.byTime = [...numbers].sort((a, b) => read[a].x0 - read[b].x0 || read[a].x1 - read[b].x1);
  }

  /** The numbers of an event's boxes. */
  numbersOf(id) {
    return [...this.ids.keys()].filter((number) => this.ids[number] === id);
  }

  /** Only these ids have places, or with null all. */
  filter(ids) {
    const wanted = ids && new Set(ids);
    this.#only = wanted && [...this.ids.keys()].filter((number) => wanted.has(this.ids[number]));
    this.#place();
  }

  /** Make room for texts of these px: [name, widest line beneath it] of each number. */
  widen(widths) {
    this.#isWider = true;
    widths.forEach(([name, second], number) => {
      const given = this.#given[number];
      const more = { width: Math.max(given.width, name), second: Math.max(given.second, second) };
      this.events[number] = placeableEvent({ ...given, ...more });
    });
    this.#place();
  }

  /** Back to the widths that Python thought of. */
  narrow() {
    if (!this.#isWider) return;
    this.#isWider = false;
    this.events = [...this.#given];
    this.#place();
  }

  #place() {
    if (!this.#only && !this.#isWider) {
      this.places = this.#home;
      return;
    }
    const numbers = this.#only ?? [...this.ids.keys()];
    const events = numbers.map((number) => this.events[number]);
    const { places } = place(events, this.#page, this.#lanes.map(({ rows }) => rows));
    this.places = this.ids.map(() => null);
    places.forEach((at, k) => {
      this.places[numbers[k]] = { ...at, y: this.#rowTop(at.row) };
    });
  }

  // Px from the top to a row: those of a lane lie together.
  #rowTop(row) {
    let left = row;
    for (const { y, rows } of this.#lanes) {
      if (left < rows) return y + left * this.#row;
      left -= rows;
    }
    return null;
  }
}

// The row that Python chose: its group stands there already.
function homePlace(row, side, threshold) {
  return { row, side, threshold: threshold ?? Infinity, y: null };
}

// At which all is seen on the narrowest page: also of a part of the events.
function leastScale(events, { start, end, narrow }) {
  const first = events.reduce((least, { x0 }) => Math.min(least, x0), start);
  const last = events.reduce((most, { x1 }) => Math.max(most, x1), end);
  return narrow / (last - first);
}
