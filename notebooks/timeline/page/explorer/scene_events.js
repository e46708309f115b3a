// What an explorer is told of its events, as a picture's boxes: placed, but not drawn.
import { placeableEvent } from "../placing/boxes.js";
import { brokenName } from "./two_lines.js";

const DAY_INSET = 0.01; // of a day: what each end is drawn in by for placing, so that neighbours are apart
const BOLDER = 1.13; // a bold letter by a plain one
const NO_VALUE = "None given"; // the lane of those without a value
const WIDE_NAME = 0.5; // of a phone: names that are wider have two lines

export class SceneEvents {
  #told;
  #kinds;
  #laneOf; // of an event's number
  #size;
  first = []; // by number, as all of these
  certain = [];
  until = [];
  last = [];
  ids = [];
  kinds = [];
  lines = []; // of its name, from above
  #events = [];

  /** `size` is {width, isPhone}. */
  constructor(told, by, size) {
    this.#told = told;
    this.#kinds = told.kinds.map((kind) => ({ ...kind, isBold: kind.markup.includes("font-weight") }));
    this.#size = size;
    this.#makeLanes(told.facets?.[by], told.events.id.length);
  }

  // One for each first value that some event has, in the order of the facet; "" if there are none.
  #makeLanes(facet, length) {
    const { values = [], of = [] } = facet ?? {};
    const of1 = (number) => of[number]?.[0] ?? values.length;
    const numbers = [...Array(length).keys()].map(facet ? of1 : () => 0);
    const used = [...new Set(numbers)].sort((a, b) => a - b);
    const lane = new Map(used.map((value, k) => [value, k]));
    this.lanes = facet ? used.map((value) => values[value] ?? NO_VALUE) : [""];
    this.#laneOf = facet ? (number) => lane.get(of1(number)) ?? used.length : () => 0;
  }

  readAll() {
    return this.read(this.#told.events);
  }

  /** Columns of more events => {ids, tones, events} of these. */
  read(columns) {
    const from = this.ids.length;
    for (const k of columns.id.keys()) this.#take(columns, k);
    return {
      ids: this.ids.slice(from),
      tones: this.kinds.slice(from).map((kind) => this.#kinds[kind].tone),
      events: this.#events.slice(from),
    };
  }

  #take({ id, title, first, certain, until, last, width, priority, kind }, k) {
    const number = this.ids.push(id[k]) - 1;
    for (const [list, value] of [[this.first, first], [this.certain, certain], [this.until, until], [this.last, last]]) list.push(value[k]);
    this.kinds.push(kind[k]);
    const { over, before, after, always, isBold } = this.#kinds[kind[k]];
    const wide = width[k] * (isBold ? BOLDER : 1);
    const { lines, most } = this.#named(title[k], wide);
    this.lines.push(lines);
    const ends = { x0: first[k] + DAY_INSET, x1: last[k] - DAY_INSET };
    const lane = this.#laneOf(number);
    this.#events.push(placeableEvent({ ...ends, over, before, after, always, width: most, priority: priority[k], lane }));
  }

  #named(title, width) {
    const { isPhone, width: room } = this.#size;
    if (!isPhone || width <= WIDE_NAME * room) return { lines: [title], most: width };
    return brokenName(title, width);
  }
}
