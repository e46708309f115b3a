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
  #asked = null; // {number, line}: of one of them, for a ring around it

  constructor(svg, { strip }) {
    this.#layer = svg.querySelector(".strip");
    [this.y1, this.y2] = strip;
    this.#layer.replaceChildren();
    this.#path("pale");
  }

  #path(tone) {
    if (!this.#paths.has(tone)) {
      const look = { class: `s-${tone}`, "stroke-width": 1.2, fill: "none" };
      this.#paths.set(tone, this.#layer.appendChild(svgElement("path", look)));
    }
    return this.#paths.get(tone);
  }

  /** `ticks` are {tone, inTime}; those that `passes` takes have one, and of a px the last. */
  draw(frame, ticks, passes) {
    const drawn = new Set();
    for (const { tone, inTime } of ticks) {
      this.#path(tone).setAttribute("d", this.#data(inTime.perPx(frame, passes)));
      drawn.add(tone);
    }
    for (const [tone, path] of this.#paths) if (!drawn.has(tone)) path.setAttribute("d", "");
  }

  #data(found) {
    return found.map(([, at]) => `M${at} ${this.y1}V${this.y2}`).join("");
  }

  /** A line over the tick of that number, which follows it until another is asked for. */
  lineOf(number, tone, at) {
    this.#asked?.line.remove();
    const ends = { y1: this.y1, y2: this.y2, "data-tick": number };
    const line = svgElement("line", { ...ends, "stroke-width": 1.2, class: `s-${tone}` });
    this.#layer.append(line);
    this.#asked = { number, line };
    this.follow(() => at);
    return line;
  }

  /** Move that line, if there is one: `pxOf` gives its px, or null where it has no tick. */
  follow(pxOf) {
    if (!this.#asked) return;
    const { number, line } = this.#asked;
    const at = pxOf(number);
    show(line, at !== null);
    if (at !== null) for (const end of ["x1", "x2"]) line.setAttribute(end, at);
  }
}
