// where it did for certain, an outline where it may have. The window is a frame around some.
import { make, svgElement } from "../dom.js";
import { clampWindow } from "../window.js";
import { BAR, BASE, Bars } from "./bars.js";
import { Beginnings } from "./beginnings.js";
import { stretched, stretchedTicks } from "./stretch.js";
import { WindowFrame } from "./window_frame.js";
import { counted, windowEnds, windowWords } from "./words.js";

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
// All events under the picture by when they begin, each a square while there are few: filled
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
    const paths = new Bars({ from: SIDE, apart: this.#long / this.#bars, most: Math.max(1, ...all.possible) });
    const draw = (name, path) => this.#layers[name].setAttribute("d", path);
    draw("all", this.#ids ? paths.filled(all.possible) : "");
    draw("possible", paths.outlined(certain, possible));
    draw("certain", paths.filled(certain));
    draw("accent", accent.length ? paths.filled(count(new Set(accent)).certain) : "");
    this.#svg.setAttribute("aria-label", `${counted(this.#told.total, "event")} by when they begin`);
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
