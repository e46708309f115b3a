// The boxes of a picture, and where they are placed: as Python did it, or here: for those that
// match a filter, for texts that are wider than Python thought, and where there was no Python.
import { InTime } from "./in_time.js";
import { placeableEvent, six } from "./placing/boxes.js";
import { Placement } from "./placing/rows.js";

export const AT_ONCE = 1500; // events that are placed before a picture is drawn, not after it
const TOLERANCE = 0.5; // px by which a text may be wider than thought

export class BoxLayout {
  #page;
  #tops; // px from the top to each row
  #given;
  #home; // where all are, unfiltered
  #current;
  #only = null; // the numbers that match a filter
  #numbers = new Map(); // id => those of its boxes
  #measured = new Map(); // number => [px of its name, px of the widest line beneath it]
  #onmatch; // told whenever other events match
  #wider = 1; // so many times as wide as thought are texts that nobody has measured

  /** `zoom` is what timeline/drawing/zoom.py writes, or has `read`: as `readBoxes` returns. */
  constructor(zoom) {
    const { ids, tones, events, home } = zoom.read ?? readBoxes(zoom);
    const { page, onmatch } = zoom;
    this.#onmatch = onmatch;
    this.#given = events;
    this.#home = this.#current = home;
    this.#tops = zoom.lanes.flatMap((lane) => topsOf(lane, zoom.row));
    this.lanes = zoom.lanes.map(({ rows }) => rows);
    this.#page = { ...page, least: page.least || leastScale(events, page) };
    this.ids = ids;
    this.tones = tones;
    this.events = [...events]; // of each box, with the widths of its texts
    this.drawn = six(Math.min(page.narrow, page.width) / (page.end - page.start));
    this.byPriority = sortedBy([...ids.keys()], (n) => events[n].priority);
    this.#index(0);
  }

  #index(from) {
    for (let n = from; n < this.ids.length; n++) {
      const id = this.ids[n];
      this.#numbers.set(id, [...(this.#numbers.get(id) ?? []), n]);
    }
    const { events } = this;
    this.byTime = [...this.ids.keys()].sort(
      (a, b) => events[a].x0 - events[b].x0 || events[a].x1 - events[b].x1,
    );
    this.#sort();
  }

  // Those that match, and the ticks of each tone, in order of time.
  #sort() {
    const { byTime, events, places, tones } = this;
    const matching = byTime.filter((number) => places[number]);
    this.matching = new InTime(matching, events);
    this.#onmatch?.(events, places);
    const groups = new Map();
    for (const number of byTime) {
      const tone = places[number] ? tones[number] : "pale";
      if (!groups.has(tone)) groups.set(tone, []);
      groups.get(tone).push(number);
    }
    this.ticks = [...groups].map(([tone, numbers]) => {
      return { tone, inTime: new InTime(numbers, events) };
    });
  }

  /** Of each {row, side, threshold}, or null for what does not match. */
  get places() {
    return this.#current.places;
  }

  /** Px from the top to the row of a place; null where Python drew it. */
  topOf({ row, isHome }) {
    return isHome ? null : (this.#tops[row] ?? null);
  }

  /** The numbers of an event's boxes. */
  numbersOf(id) {
    return this.#numbers.get(id) ?? [];
  }

  /** Only these ids have places, or with null all. */
  filter(ids) {
    const wanted = ids && new Set(ids);
    this.#only = wanted && [...this.ids.keys()].filter((number) => wanted.has(this.ids[number]));
    this.#place();
  }

  /** More boxes, as `readBoxes` returns them, less important than all that stand. */
  add({ ids, tones, events }) {
    const from = this.ids.length;
    const numbers = [...events.keys()].map((k) => from + k);
    this.ids.push(...ids);
    this.tones.push(...tones);
    this.#given.push(...events); // of which a scene's own places know, as of these the others
    this.events.push(...events.map((event) => this.#widened(event)));
    this.byPriority.push(...sortedBy(numbers, (n) => this.events[n].priority));
    this.#home.add(numbers);
    if (this.#only) this.#current.places.push(...numbers.map(() => null));
    else if (this.#current !== this.#home) this.#current.add(numbers);
    this.#index(from);
  }

  // --- what is placed a little later

  get isDone() {
    return this.#current.isDone;
  }

  /** Place more of them while there is time. */
  grow(isTime) {
    return this.#current.grow(isTime);
  }

  // --- widths of text

  /** Whether some texts, [number, [name, widest line beneath it]] each, have too little room. */
  isNarrow(widths) {
    return widths.some(([number, width]) => isWider(this.events[number], width));
  }

  /** Make room for texts of these widths, and for others if most are wider than thought. */
  widen(widths) {
    const wider = [...widths].filter(([number, width]) => isWider(this.#given[number], width));
    for (const [number, width] of wider) this.#measured.set(number, width);
    const times = wider.map(([number, [name]]) => name / this.#given[number].width || 1);
    if (2 * wider.length > widths.size) this.#wider = Math.max(this.#wider, ...times);
    this.events = this.#given.map((event, number) => this.#widened(event, number));
    this.#place();
  }

  #widened(event, number) {
    const thought = [event.width * this.#wider, event.second * this.#wider];
    const [name, second] = this.#measured.get(number) ?? thought;
    const more = { width: Math.max(event.width, name), second: Math.max(event.second, second) };
    return placeableEvent({ ...event, ...more });
  }

  get #isWider() {
    return this.#measured.size > 0;
  }

  /** Back to the widths that Python thought of. */
  narrow() {
    if (!this.#isWider) return;
    this.#measured.clear();
    this.#wider = 1;
    this.events = [...this.#given];
    this.#place();
  }

  #place() {
    const numbers = this.#only ?? [...this.ids.keys()];
    const isHome = !this.#only && !this.#isWider;
    this.#current = isHome ? this.#home : this.#placed(numbers);
    this.#sort();
  }

  #placed(numbers) {
    const { lanes } = this;
    return new Placement(this.events, numbers, this.#page, { lanes, first: AT_ONCE });
  }
}

const topsOf = ({ y, rows }, height) => Array.from({ length: rows }, (_, k) => y + k * height);

const isWider = (event, [name, second]) =>
  name > event.width + TOLERANCE || second > event.second + TOLERANCE;

const sortedBy = (numbers, key) => numbers.sort((a, b) => key(a) - key(b));

/** What timeline/drawing/zoom.py writes of boxes => {ids, tones, events, home}, lists by number. */
function readBoxes({ fields, boxes }) {
  const read = boxes.map((values) => Object.fromEntries(fields.map((f, k) => [f, values[k]])));
  return {
    ids: read.map(({ id }) => id),
    tones: read.map(({ tone }) => tone),
    events: read.map(placeableEvent),
    home: new DrawnPlaces(read),
  };
}

// The rows that Python chose: groups stand there already.
class DrawnPlaces {
  isDone = true;

  constructor(read) {
    this.places = read.map(({ row, side, threshold }) => {
      return { row, side, threshold: threshold ?? Infinity, isHome: true };
    });
  }
}

// At which all is seen on the narrowest page: also of a part of the events.
function leastScale(events, { start, end, narrow }) {
  const first = events.reduce((least, { x0 }) => Math.min(least, x0), start);
  const last = events.reduce((most, { x1 }) => Math.max(most, x1), end);
  return narrow / (last - first);
}
