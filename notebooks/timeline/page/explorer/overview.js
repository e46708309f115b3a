// All events under the picture by when they begin, each a square while there are few: filled
// where it did for certain, an outline where it may have. The window is a frame around some.
import { make, svgElement } from "../dom.js";
import { clampWindow } from "../window.js";
import { histogram } from "./histogram.js";
import { stretched, stretchedTicks } from "./stretch.js";
import { WindowFrame } from "./window_frame.js";
import { windowEnds, windowWords } from "./words.js";

const BAR = 6; // px, of which one parts it from the next
const BARS_HIGH = 36; // px: six squares
const LEAST_SQUARE = 4; // px; what is smaller is not told apart
const LEAST_HIGH = 2; // px
const BASE = BARS_HIGH + 2;
const HIGH = 56; // px, with what the ticks say
const SIDE = 12; // px at both ends: there too a finger can take the frame
const LETTER = 6.6; // px of a letter of a tick
const LEAST_WINDOW = 1; // day
// of all, of those that may match and do begin then, and of what matters most
const TONES = { all: "f-pale", possible: "f-paper s-rule", certain: "f-mark", accent: "f-accent" };

export class Overview {
  onwindow = () => {};
  #told;
  #beginnings;
  #scale;
  #svg = svgElement("svg", { class: "overview", width: "100%", height: HIGH, role: "group" });
  #layers = {};
  #ticks = svgElement("g");
  #frame;
  #window;
  #ids = null; // of those that match
  #width = 0;

  constructor(told) {
    this.#told = told;
    this.#beginnings = new Beginnings(told);
    this.#scale = stretched(told.whole, this.#beginnings.sorted);
    this.#beginnings.stretch(this.#scale);
    this.#window = told.opening;
    for (const [name, tones] of Object.entries(TONES)) this.#layers[name] = svgElement("path", { class: tones });
    this.#frame = new WindowFrame(BASE, SIDE, {
      take: (shares) => this.#take(shares),
      zoom: (factor) => this.#zoom(factor),
    });
    const line = { x: 0, y: BASE, width: "100%", height: 1, class: "f-soft" };
    this.#svg.append(...Object.values(this.#layers), svgElement("rect", line), this.#ticks, this.#frame.element);
    this.element = make("div", {}, this.#svg);
    this.#frame.listen(this.#svg);
  }

  setWindow(first, last) {
    this.#window = [first, last];
    const shares = this.#window.map(this.#scale.shareOf);
    this.#frame.show(shares, [windowWords(first, last), ...windowEnds(first, last)]);
  }

  filter(ids) {
    this.#ids = ids && new Set(ids);
    if (this.#width) this.#drawBars();
  }

  resize() {
    const width = this.element.clientWidth;
    if (!width || width === this.#width) return;
    this.#width = width;
    this.#frame.resize(width, this.#bars);
    this.#drawBars();
    this.#drawTicks();
    this.setWindow(...this.#window);
  }

  get #long() {
    return Math.max(this.#width - 2 * SIDE, 1);
  }

  get #bars() {
    return Math.max(1, Math.floor(this.#long / BAR));
  }

  #drawBars() {
    const count = (ids) => this.#beginnings.count(this.#bars, ids);
    const all = count(null), { possible, certain } = this.#ids ? count(this.#ids) : all;
    const accent = this.#told.accent.filter((id) => !this.#ids || this.#ids.has(id));
    const paths = new Bars(Math.max(1, ...all.possible), this.#long / this.#bars);
    const draw = (name, path) => this.#layers[name].setAttribute("d", path);
    draw("all", this.#ids ? paths.filled(all.possible) : "");
    draw("possible", paths.outlined(certain, possible));
    draw("certain", paths.filled(certain));
    draw("accent", accent.length ? paths.filled(count(new Set(accent)).certain) : "");
    this.#svg.setAttribute("aria-label", `${this.#told.total.toLocaleString("en")} events by when they begin`);
  }

  #drawTicks() {
    let free = 0;
    const ticks = stretchedTicks(this.#scale, this.#long).flatMap(({ share, text }) => {
      const x = SIDE + share * this.#long, half = (text.length * LETTER) / 2;
      if (x - half < free || x + half > this.#width) return [];
      free = x + half + LETTER;
      const made = svgElement("text", { x, y: HIGH - 4, "text-anchor": "middle", "font-size": 12, class: "f-soft" });
      made.textContent = text;
      return [svgElement("rect", { x, y: BASE, width: 1, height: 5, class: "f-soft" }), made];
    });
    this.#ticks.replaceChildren(...ticks);
  }

  // At once: the next key may come before the picture is drawn.
  #take(shares) {
    this.#tell(...shares.map(this.#scale.placeOf));
  }

  #tell(first, last) {
    this.setWindow(first, last);
    this.onwindow(first, last);
  }

  // As much nearer, what lies in the middle staying there.
  #zoom(factor) {
    const [first, last] = this.#window, more = ((last - first) / 2) * (1 / factor - 1);
    const window = { first: first - more, last: last + more };
    const held = clampWindow(window, this.#told.whole, LEAST_WINDOW);
    this.#tell(held.first, held.last);
  }
}

/** When events begin, at the earliest and at the latest; of those without a name how many do. */
class Beginnings {
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

/** Paths of counts: squares if the highest of them have room, else bars. */
class Bars {
  #unit;
  #apart;

  constructor(most, apart) {
    this.#unit = Math.min(BAR, BARS_HIGH / most);
    this.#apart = apart;
  }

  filled(counts) {
    return this.#path(counts, () => 0, 0);
  }

  /** What is more in one of two. */
  outlined(from, counts) {
    return this.#path(counts, (k) => from[k], 0.5);
  }

  #path(counts, from, inset) {
    let path = "";
    counts.forEach((count, k) => {
      const x = k * this.#apart + SIDE + inset, wide = BAR - 1 - 2 * inset;
      for (const [low, high] of this.#parts(from(k), count)) {
        path += `M${x.toFixed(2)} ${(BASE - low - inset).toFixed(2)}h${wide}v${(low - high + 2 * inset).toFixed(2)}h${-wide}z`;
      }
    });
    return path;
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
