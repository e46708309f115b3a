// The axis of a picture: its ticks, made anew for each window; and the strip of the events
// that have no name.
import { show } from "./movers.js";
import { svgElement } from "./dom.js";
import { dateTicks, dayTicks } from "./ticks.js";

const TICK_ROOM = 92; // px for each, text and all
const YEAR_ROOM = 64; // px for each of years alone
const BESIDE = 4; // px from a line to its text, and between two texts
const MAKERS = { dates: dateTicks, days: dayTicks };

/** Lines and texts in rounds of use: a tick more or less is no new element. */
export class AxisTicks {
  #layer;
  #scene;
  #pool = [];
  #widths = new Map();

  /** `scene` has the px of `axis` and `grid`, `until`, where it ends, and `scale`, the kind. */
  constructor(svg, scene) {
    this.#scene = scene;
    this.#layer = svg.querySelector(".ticks");
    this.#layer.replaceChildren();
  }

  forgetWidths() {
    this.#widths.clear();
  }

  draw(frame) {
    const make = MAKERS[this.#scene.scale];
    const end = this.#scene.until ?? Infinity;
    const ticks = this.#ticks(make, frame).filter(({ at }) => at <= end);
    const texts = ticks.map((tick, k) => this.#move(k, frame.px(tick.at), tick.text));
    for (const { line, text } of this.#pool.slice(ticks.length)) {
      show(line, false);
      show(text, false);
    }
    if (!this.#showTexts(texts, frame)) this.#hold(make(Math.floor(frame.first), frame.first, 1));
  }

  #ticks(make, { first, last, width }) {
    const [years, any] = [YEAR_ROOM, TICK_ROOM].map((room) =>
      make(first, last, Math.max(2, Math.floor(width / room))),
    );
    return years.every(({ text }) => /^\d+( BCE)?$/.test(text)) ? years : any;
  }

  #move(k, at, words) {
    const { line, text } = (this.#pool[k] ??= this.#new());
    show(line, true);
    show(text, true); // until it has been measured
    line.setAttribute("x1", at);
    line.setAttribute("x2", at);
    text.setAttribute("x", at + BESIDE);
    if (text.textContent !== words) text.textContent = words;
    return { text, at, left: at + BESIDE };
  }

  // Those that meet none before them and are not cut => how many.
  #showTexts(texts, frame) {
    let free = 0;
    let count = 0;
    for (const { text, left: beside, at } of texts) {
      const wide = this.#width(text), most = frame.width - wide - 1;
      const left = free ? Math.min(beside, most) : beside; // the last may lie under its line
      const right = left + wide;
      const fits = left >= free && left <= most && right >= at;
      show(text, fits);
      if (fits) text.setAttribute("x", left);
      if (fits) free = right + BESIDE;
      count += Number(fits);
    }
    return count;
  }

  // Where no text has room by its line: the day at the left edge.
  #hold([tick]) {
    const { line, text } = (this.#pool[0] ??= this.#new());
    if (!tick) return;
    show(text, true);
    text.textContent = tick.text;
    text.setAttribute("x", 0);
    if (!line.hasAttribute("x1")) show(line, false);
  }

  #width(text) {
    const words = text.textContent;
    if (!this.#widths.has(words)) this.#widths.set(words, text.getComputedTextLength());
    return this.#widths.get(words);
  }

  #new() {
    const { axis, grid } = this.#scene;
    const line = svgElement("line", { y1: grid ?? axis, y2: axis + 5, class: "s-line" });
    const text = svgElement("text", { y: axis + 16, "font-size": 12, class: "f-soft" });
    this.#layer.append(line, text);
    return { line, text };
  }
}

/** A tick for each event that has no name, as one path a colour: thousands are few elements. */
export class StripTicks {
  #layer;
  #paths = new Map();
  #kinds = [];
  #places = [];
  #asked = null; // {number, line}: of one of them, for a ring around it

  constructor(svg, { boxes, fields, strip }) {
    this.#layer = svg.querySelector(".strip");
    [this.y1, this.y2] = strip;
    this.#kinds = boxes.map((box) => `s-${box[fields.indexOf("tone")]}`);
    this.#places = boxes.map((box) => box[fields.indexOf("x0")]);
    this.#layer.replaceChildren();
    for (const kind of new Set(["s-pale", ...this.#kinds])) this.#paths.set(kind, this.#path(kind));
  }

  #path(kind) {
    const path = svgElement("path", { class: kind, "stroke-width": 1.2, fill: "none" });
    this.#layer.append(path);
    return path;
  }

  /** Of those numbers: `isPale` says which match no filter => {number: px}. */
  draw(frame, numbers, isPale) {
    const drawn = new Map([...this.#paths.keys()].map((kind) => [kind, new Map()]));
    const places = new Map();
    for (const number of numbers) {
      const at = frame.px(this.#places[number]);
      if (at < 0 || at > frame.width) continue;
      places.set(number, at);
      const kind = isPale(number) ? "s-pale" : this.#kinds[number];
      drawn.get(kind).set(Math.round(at), at); // of those that lie on each other the last
    }
    for (const [kind, path] of this.#paths) path.setAttribute("d", this.#data(drawn.get(kind)));
    this.#follow(places);
    return places;
  }

  #data(places) {
    return [...places.values()].map((at) => `M${at} ${this.y1}V${this.y2}`).join("");
  }

  /** A line over the tick of that number, which follows it until another is asked for. */
  lineOf(number, at) {
    this.#asked?.line.remove();
    const ends = { x1: at, x2: at, y1: this.y1, y2: this.y2, "data-tick": number };
    const line = svgElement("line", { ...ends, "stroke-width": 1.2, class: this.#kinds[number] });
    this.#layer.append(line);
    this.#asked = { number, line };
    return line;
  }

  #follow(places) {
    if (!this.#asked) return;
    const { number, line } = this.#asked;
    const at = places.get(number);
    show(line, at !== undefined);
    if (at !== undefined) for (const end of ["x1", "x2"]) line.setAttribute(end, at);
  }
}
