// A picture in a page that zooms: new Picture(svg, zoom), of the SVG and the JSON that Python
// wrote for it, or of what explorer/scene.js makes. From then on all is drawn here, once a frame.
//
//   window                 {first, last}, in the scale's units; set at once, drawn with a frame
//   show(first, last)      as near as the whole and the closest zoom let it be
//   zoomBy(factor, place)  2 is twice as near; the place, by default the middle, stays
//   panBy(units)           to the right
//   all(), opening()       from the first event to the last; as it was first
//   reveal(id)             near enough for its name, and in view => whether it is
//   filter(ids)            these alone, placed afresh; null for all, as they were
//   act(key)               what a key says => whether it says anything
//   add(more)              more events, as the zoom's `take` reads them; what stands stays
//   isSettled              whether all have the places that they keep
//   hasMark(id)            whether it has one
//   order                  ids in order of time, of those that match the filter
//   visible()              the same, in the window
//   isNamed(id)            whether its name is seen
//   earlier, later         how many lie left and right of the window
//   counts                 {named, total, earlier, later}
//   elementsOf(id)         its marks and texts that are seen, or its tick; what has no box
//   idAt(x, y)             the event within 12 px of a point of the page's window, or null
//   place(x)               the place along the scale at such an x
//   resize()               after its width changed, which it sees by itself
//   drawNow()              without waiting for the frame
//   onchange               called after each frame that was drawn
//   remove()               stop listening
import { Drawing } from "./drawing.js";
import { Frame } from "./frame.js";
import { holdPicture } from "./hand.js";
import { nearestBox } from "./hit.js";
import { actOnKey } from "./keys.js";
import { watchLetters } from "./letters.js";
import { Loose } from "./loose.js";
import { revealingWindow } from "./reveal.js";
import { clampWindow, pinchWindow, zoomWindow } from "./window.js";

const CLOSEST_WINDOW = 1; // unit: a day
const REACH_OF_TICK = 12; // px
const SLICE = 8; // ms at a time in which more events are placed

export class Picture {
  onchange = null;
  #svg;
  #zoom;
  #drawing;
  #loose; // marks that have no box
  #window;
  #width = 0;
  #asked = 0;
  #observer;
  #letters;
  #letGo;
  #growing = 0;

  /** While `wheelAlone()` the wheel zooms without a key, and scrolls nothing. */
  constructor(svg, zoom, { wheelAlone = () => false } = {}) {
    this.#svg = svg;
    this.#zoom = zoom;
    this.#loose = new Loose(svg, "[data-id]:not([data-box])");
    this.#drawing = new Drawing(svg, zoom);
    this.#window = { first: zoom.first, last: zoom.last };
    this.#letGo = holdPicture(this, svg, wheelAlone);
    this.#observe();
    this.resize();
    this.drawNow();
    this.#grow();
  }

  remove() {
    clearTimeout(this.#growing);
    this.#observer.disconnect();
    this.#letters.disconnect();
    this.#letGo();
    cancelAnimationFrame(this.#asked);
  }

  // --- the window

  get window() {
    return { ...this.#window };
  }

  show(first, last) {
    this.#set(clampWindow({ first, last }, this.#zoom.whole, CLOSEST_WINDOW));
  }

  zoomBy(factor, place = (this.#window.first + this.#window.last) / 2) {
    this.#set(zoomWindow(this.#window, factor, place, this.#zoom.whole, CLOSEST_WINDOW));
  }

  panBy(units) {
    this.show(this.#window.first + units, this.#window.last + units);
  }

  /** Hold two places under two fingers, given as shares of the width. */
  pinch(places, shares) {
    this.#set(pinchWindow(places, shares, this.#zoom.whole, CLOSEST_WINDOW));
  }

  all() {
    this.show(...this.#zoom.whole);
  }

  opening() {
    this.show(this.#zoom.first, this.#zoom.last);
  }

  act(key) {
    return actOnKey(this, key);
  }

  place(x) {
    const { left, width } = this.#svg.getBoundingClientRect();
    const { first, last } = this.#window;
    return first + ((x - left) / width) * (last - first);
  }

  #set(window) {
    this.#window = window;
    this.#ask();
  }

  // --- drawing

  resize() {
    const width = this.#ownWidth();
    if (width === this.#width) return;
    this.#width = width;
    this.#ask();
  }

  // A wide page enlarges it: how many px of the window one of its own is.
  get #unit() {
    return this.#svg.getBoundingClientRect().height / this.#svg.height.baseVal.value || 1;
  }

  #ownWidth() {
    return this.#svg.getBoundingClientRect().width / this.#unit;
  }

  #ask() {
    this.#asked ||= requestAnimationFrame(() => this.drawNow());
  }

  drawNow() {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    this.#width = this.#ownWidth();
    if (!this.#width) return; // it is not seen on a page of this width, and has no letters
    this.#drawing.draw(new Frame(this.#window, this.#width, this.#zoom.page));
    this.onchange?.(this);
  }

  // What is not placed at once is placed bit by bit, and drawn as it comes.
  #grow() {
    clearTimeout(this.#growing);
    const { layout } = this.#drawing;
    if (layout.isDone) return;
    this.#growing = setTimeout(() => {
      const end = performance.now() + SLICE;
      layout.grow(() => performance.now() < end);
      this.#ask();
      this.#grow();
    });
  }

  // The width of the picture, and that of letters: of another font, or spaced more widely.
  #observe() {
    this.#letters = watchLetters(this.#svg, () => this.#newFont());
    this.#observer = new ResizeObserver(() => this.resize());
    this.#observer.observe(this.#svg);
  }

  #newFont() {
    this.#drawing.forgetWidths();
    this.#ask();
    this.#grow();
  }

  // --- the events

  get counts() {
    return { ...this.#drawing.counts };
  }

  get earlier() {
    return this.#drawing.counts.earlier;
  }

  get later() {
    return this.#drawing.counts.later;
  }

  get order() {
    return this.#idsInTime(() => true);
  }

  visible() {
    const { frame } = this.#drawing;
    return this.#idsInTime((event) => frame?.holds(event));
  }

  #idsInTime(accepts) {
    const { events, ids, matching } = this.#drawing.layout;
    const found = [...matching.numbers].filter((number) => accepts(events[number]));
    return [...new Set(found.map((number) => ids[number]))];
  }

  hasMark(id) {
    return this.#drawing.layout.numbersOf(id).length > 0;
  }

  filter(ids) {
    this.#loose.filter(ids && new Set(ids));
    this.#drawing.layout.filter(ids);
    this.#ask();
    this.#grow();
  }

  add(more) {
    this.#drawing.layout.add(this.#zoom.take(more));
    this.#ask();
    this.#grow();
  }

  get isSettled() {
    return this.#drawing.layout.isDone;
  }

  isNamed(id) {
    return this.#shown(id).some(({ name }) => name.left !== null);
  }

  #shown(id) {
    const numbers = this.#drawing.layout.numbersOf(id);
    return this.#drawing.shown.filter(({ number }) => numbers.includes(number));
  }

  elementsOf(id) {
    const groups = this.#shown(id).map(({ node }) => node.group);
    const marks = groups.flatMap((group) => [...group.children]);
    const seen = marks.filter((mark) => mark.tagName !== "title" && !mark.hasAttribute("display"));
    const ticks = this.#drawing.layout.numbersOf(id).map((n) => this.#drawing.tickOf(n));
    const boxed = seen.length ? seen : ticks.filter(Boolean).slice(0, 1);
    return [...boxed, ...this.#loose.elementsOf(id)];
  }

  idAt(x, y) {
    const { layout, shown, strip } = this.#drawing;
    const { left, top } = this.#svg.getBoundingClientRect();
    const rows = shown.map((one) => reachOf(one, this.#zoom.row));
    const at = [x - left, y - top].map((px) => px / this.#unit);
    const ticks = this.#drawing.ticksAround(at[0], REACH_OF_TICK);
    const number = nearestBox(at, rows, ticks, strip);
    return number === null ? this.#loose.idAt(x, y) : layout.ids[number];
  }

  reveal(id) {
    const { layout } = this.#drawing;
    const number = layout.numbersOf(id).find((n) => layout.places[n]);
    if (number === undefined || !this.#width) return false;
    if (this.isNamed(id) && !this.#asked) return true;
    const one = { event: layout.events[number], ...layout.places[number] };
    const { page, whole } = this.#zoom;
    this.#set(revealingWindow(one, this.#window, this.#width, whole, page));
    this.drawNow();
    return this.isNamed(id);
  }
}

// Where a pointer finds what is shown of an event: its row, its mark and its name.
function reachOf({ number, y, node, edges, name, text }, height) {
  const top = y ?? node.top;
  const spans = name.left === null ? [edges] : [edges, [name.left, name.left + text]];
  const lowest = node.isHome ? Math.max(...node.lines) : 0; // a note's line is part of its row
  return { number, top, low: top + Math.max(height, lowest), spans };
}
