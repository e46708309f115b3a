// All events under the picture, a bar for as many as begin at a time, and the part of them that
// is seen as a frame: to drag, to pull at its ends, or to move by keys.
import { make, svgElement } from "../dom.js";
import { clampWindow } from "../window.js";
import { stretched, stretchedTicks } from "./stretch.js";
import { windowWords } from "./words.js";

const BAR = 5; // px, and one more to the next
const BARS_HIGH = 34; // px
const LEAST_HIGH = 3; // px
const HIGH = 56; // px, with what the ticks say
const LETTER = 6.6; // px of a letter of a tick
const MOST_BEGINNINGS = 100_000;
const FRAME_LEAST = 10; // px
const HANDLE = 8; // px
const FRAME_KEYS = { ArrowLeft: -0.15, ArrowRight: 0.15, PageUp: -1, PageDown: 1 }; // of a window

export class Overview {
  onwindow = () => {};
  #told;
  #scale;
  #svg = svgElement("svg", { class: "overview", width: "100%", height: HIGH });
  #layers; // {all, possible, certain, accent}
  #ticks = svgElement("g");
  #frame;
  #window;
  #ids = null; // of those that match
  #width = 0;

  constructor(told) {
    this.#told = told;
    this.#scale = stretched(told.whole, beginningsOf(told));
    this.#window = told.opening;
    const tones = { all: "f-pale", possible: "f-context", certain: "f-mark", accent: "f-accent" };
    const paths = Object.entries(tones).map(([name, tone]) => [name, svgElement("path", { class: tone })]);
    this.#layers = Object.fromEntries(paths);
    this.#frame = new WindowFrame((shares) => this.#take(shares), (press) => this.#key(press));
    const line = { x: 0, y: BARS_HIGH + 1, width: "100%", height: 1, class: "f-soft" };
    this.#svg.append(...Object.values(this.#layers), svgElement("rect", line), this.#ticks, this.#frame.element);
    this.element = make("div", {}, this.#svg);
    this.#frame.listen(this.#svg);
  }

  setWindow(first, last) {
    this.#window = [first, last];
    const shares = this.#window.map(this.#scale.shareOf);
    this.#frame.show(shares, this.#width, windowWords(first, last));
  }

  filter(ids) {
    this.#ids = ids && new Set(ids);
    if (this.#width) this.#drawBars();
  }

  resize() {
    const width = this.element.clientWidth;
    if (!width || width === this.#width) return;
    this.#width = width;
    this.#drawBars();
    this.#drawTicks();
    this.setWindow(...this.#window);
  }

  // --- bars

  #drawBars() {
    const count = Math.max(1, Math.floor(this.#width / (BAR + 1)));
    const all = this.#counts(count, null), found = this.#ids ? this.#counts(count, this.#ids) : all;
    const most = Math.max(1, ...all.possible);
    const draw = (layer, counts) => layer.setAttribute("d", barsOf(counts, most));
    draw(this.#layers.all, this.#ids ? all.possible : []);
    draw(this.#layers.possible, found.possible);
    draw(this.#layers.certain, found.certain);
    const accent = this.#told.accent.filter((id) => !this.#ids || this.#ids.has(id));
    draw(this.#layers.accent, this.#counts(count, new Set(accent)).possible);
  }

  // In how many bars each may begin, and in which one it does for certain.
  #counts(count, ids) {
    const { id, first, certain } = this.#told.events, { rest } = this.#told;
    const barOf = (place) => Math.min(Math.floor(this.#scale.shareOf(place) * count), count - 1);
    const counts = { possible: new Array(count).fill(0), certain: new Array(count).fill(0) };
    for (const [k, name] of id.entries()) {
      if (ids && !ids.has(name)) continue;
      const [from, to] = [barOf(first[k]), barOf(certain[k])];
      for (let bar = from; bar <= to; bar++) counts.possible[bar] += 1;
      if (from === to) counts.certain[from] += 1;
    }
    if (rest && !ids) this.#addRest(counts, barOf, rest);
    return counts;
  }

  #addRest(counts, barOf, { edges, ...known }) {
    for (const name of ["possible", "certain"]) {
      known[name].forEach((n, k) => (counts[name][barOf((edges[k] + edges[k + 1]) / 2)] += n));
    }
  }

  #drawTicks() {
    let free = 0;
    const texts = stretchedTicks(this.#scale).flatMap(({ share, text }) => {
      const x = share * this.#width, half = (text.length * LETTER) / 2;
      if (x - half < free || x + half > this.#width) return [];
      free = x + half + LETTER;
      const made = svgElement("text", { x, y: HIGH - 5, "text-anchor": "middle", "font-size": 12, class: "f-soft" });
      made.textContent = text;
      return [svgElement("rect", { x, y: BARS_HIGH + 1, width: 1, height: 5, class: "f-soft" }), made];
    });
    this.#ticks.replaceChildren(...texts);
  }

  // --- the window

  #take(shares) {
    const [first, last] = shares.map(this.#scale.placeOf);
    this.onwindow(first, last);
  }

  #key({ key }) {
    const [first, last] = this.#window, { whole } = this.#told, span = last - first;
    const factor = { "+": 1.5, "=": 1.5, "-": 1 / 1.5 }[key];
    const by = FRAME_KEYS[key] ?? { Home: -Infinity, End: Infinity }[key];
    if (by === undefined && !factor) return false;
    const most = whole[1] - whole[0], length = factor ? span / factor : span;
    const middle = (first + last) / 2 + Math.min(Math.max((by ?? 0) * span, -most), most);
    const window = { first: middle - length / 2, last: middle + length / 2 };
    const held = clampWindow(window, whole, 1);
    this.onwindow(held.first, held.last);
    return true;
  }
}

// When all events begin, in order, those too that are only counted; of very many some.
function beginningsOf({ events, rest, total }) {
  const step = Math.ceil(total / MOST_BEGINNINGS);
  const all = events.certain.filter((_, k) => k % step === 0);
  for (const [k, n] of (rest?.possible ?? []).entries()) {
    const [from, to] = [rest.edges[k], rest.edges[k + 1]];
    for (let j = 0; j < n; j += step) all.push(from + ((j + 0.5) / n) * (to - from));
  }
  return all.sort((a, b) => a - b);
}

const barsOf = (counts, most) =>
  counts.map((n, k) => (n ? barPath(k * (BAR + 1), Math.max(LEAST_HIGH, (n / most) * BARS_HIGH)) : "")).join("");

const barPath = (x, high) => `M${x} ${BARS_HIGH}v${-high}h${BAR}v${high}z`;

/** The frame around what is seen: moved whole, or by one of its ends. */
class WindowFrame {
  element = svgElement("g", { class: "frame", role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 100 });
  #body = svgElement("rect", { y: 0.75, height: BARS_HIGH, rx: 2 });
  #ends = [0, 1].map(() => svgElement("rect", { class: "end", y: 9, width: HANDLE - 2, height: 17, rx: 2 }));
  #shares = [0, 1];
  #take;
  #held = null; // {part: 0 and 1 for an end, 2 for all of it; at, shares}
  #width = 1;

  constructor(take, press) {
    this.#take = take;
    this.element.setAttribute("aria-label", "What is seen of all events");
    this.element.append(this.#body, ...this.#ends);
    this.element.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !press(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  show(shares, width, words) {
    this.#shares = shares;
    this.#width = width || 1;
    const [left, right] = shares.map((share) => share * width);
    const more = Math.max(0, FRAME_LEAST - (right - left)) / 2;
    this.#body.setAttribute("x", left - more + 0.75);
    this.#body.setAttribute("width", Math.max(right - left + 2 * more - 1.5, 1));
    [left - more, right + more].forEach((x, k) => this.#ends[k].setAttribute("x", x - (HANDLE - 2) * k));
    this.element.setAttribute("aria-valuenow", Math.round(50 * (shares[0] + shares[1])));
    this.element.setAttribute("aria-valuetext", words);
  }

  /** To a pointer anywhere on the strip: beside the frame, it comes there. */
  listen(svg) {
    const shareAt = ({ clientX }) => {
      const { left, width } = svg.getBoundingClientRect();
      return (clientX - left) / width;
    };
    svg.addEventListener("pointerdown", (event) => this.#down(event, shareAt(event), svg));
    svg.addEventListener("pointermove", (event) => this.#held && this.#move(shareAt(event)));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => (this.#held = null));
  }

  #down(event, at, svg) {
    if (event.button) return;
    svg.setPointerCapture?.(event.pointerId);
    const near = HANDLE / this.#width, [from, to] = this.#shares;
    const ends = this.#shares.map((share) => Math.abs(at - share));
    const isEnd = Math.min(...ends) < near && to - from > 3 * near;
    const part = isEnd ? ends.indexOf(Math.min(...ends)) : 2;
    const half = (to - from) / 2;
    const isBeside = part === 2 && (at < from || at > to);
    const shares = isBeside ? [at - half, at + half] : [from, to];
    this.#held = { part, at, shares };
    if (isBeside) this.#move(at);
  }

  #move(at) {
    const { part, shares } = this.#held, by = at - this.#held.at;
    const least = 1 / this.#width;
    if (part === 0) this.#take([Math.min(shares[0] + by, shares[1] - least), shares[1]]);
    else if (part === 1) this.#take([shares[0], Math.max(shares[1] + by, shares[0] + least)]);
    else {
      const moved = Math.min(Math.max(by, -shares[0]), 1 - shares[1]);
      this.#take(shares.map((share) => share + moved));
    }
  }
}
