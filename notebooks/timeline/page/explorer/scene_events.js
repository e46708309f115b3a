// What an explorer is told of its events, as a picture's boxes: placed, but not drawn.
import { placeableEvent } from "../placing/boxes.js";
import { brokenName } from "./two_lines.js";

const DAY_INSET = 0.01; // of a day: by which ends are drawn in, so that neighbours are apart
const BOLDER = 1.13; // a bold letter by a plain one
const NO_VALUE = "None given"; // the lane of those without a value
const WIDE_NAME = 0.5; // of a phone: names that are wider have two lines

export class SceneEvents {
  #told;
  #kinds;
  #laneOf; // of an event's number
  #size;
  ids = []; // by number, as all of these
  kinds = [];
  places = []; // [first, certain, until, last]
  lines = []; // of its name, from above
  #events = [];

  /** `size` is {width, isPhone}. */
  constructor(told, by, size) {
    this.#told = told;
    this.#kinds = told.kinds.map((kind) => {
      return { ...kind, isBold: kind.markup.includes("font-weight") };
    });
    this.#size = size;
    const facets = told.facets ?? {};
    this.#makeLanes(Object.hasOwn(facets, by) ? facets[by] : null, told.events.id.length);
  }

  // One for each first value that some event has, in the order of the facet; "" if there are none.
  #makeLanes(facet, length) {
    const { values = [], of = [] } = facet ?? {};
    const firstOf = (number) => of[number]?.[0] ?? values.length;
    const numbers = [...Array(length).keys()].map(facet ? firstOf : () => 0);
    const used = [...new Set(numbers)].sort((a, b) => a - b);
    const lane = new Map(used.map((value, k) => [value, k]));
    this.lanes = facet ? used.map((value) => values[value] ?? NO_VALUE) : [""];
    this.#laneOf = facet ? (number) => lane.get(firstOf(number)) ?? used.length : () => 0;
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

  #take(columns, k) {
    const { first, certain, until, last } = columns;
    const number = this.ids.push(columns.id[k]) - 1;
    this.kinds.push(columns.kind[k]);
    this.places.push([first[k], certain[k], until[k], last[k]]);
    const { over, before, after, always, isBold } = this.#kinds[columns.kind[k]];
    const { lines, most } = this.#named(columns.title[k], columns.width[k] * (isBold ? BOLDER : 1));
    this.lines.push(lines);
    const ends = { x0: first[k] + DAY_INSET, x1: last[k] - DAY_INSET };
    const order = { priority: columns.priority[k], lane: this.#laneOf(number) };
    const event = { ...ends, ...order, width: most, over, before, after, always };
    this.#events.push(placeableEvent(event));
  }

  #named(title, width) {
    const { isPhone, width: room } = this.#size;
    if (!isPhone || width <= WIDE_NAME * room) return { lines: [title], most: width };
    return brokenName(title, width);
  }
}
