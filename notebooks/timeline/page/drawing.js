// Draws a picture's window into its SVG.
import { AxisTicks, StripTicks } from "./axis.js";
import { BoxLayout } from "./layout.js";
import { arrangeNames, markEdges } from "./names.js";
import { BoxNodes, dropWidthClasses, measureNodes } from "./nodes.js";
import { svgElement } from "./dom.js";
import { moversOf, placesOf, show } from "./movers.js";

const MOST_ELEMENTS = 1400; // in the picture, of boxes: more would make it slow
const SAMPLE = 400; // boxes whose texts are measured once one is wider than thought

/**
 * What was drawn last:
 *
 * - `frame`
 * - `shown`: {number, event, row, side, text, isNamed, edges, node, name: {left, side}} of each
 *   box that has marks in the window
 * - `counts`: {named, total, earlier, later}, of those that match the filter
 */
export class Drawing {
  frame = null;
  shown = [];
  counts = { named: 0, total: 0, earlier: 0, later: 0 };
  #nodes;
  #axis;
  #strip;
  #movers;
  #texts;
  #count;
  #words;
  #named = new Set(); // numbers of those whose names are seen

  constructor(svg, zoom) {
    this.svg = svg;
    this.layout = new BoxLayout(zoom);
    this.#words = zoom.words.count;
    dropWidthClasses(svg);
    this.#count = countText(svg, zoom);
    this.#axis = new AxisTicks(svg, zoom);
    this.#strip = new StripTicks(svg, zoom);
    this.strip = [this.#strip.y1, this.#strip.y2]; // px from the top
    this.#nodes = new BoxNodes(svg, zoom);
    this.#movers = moversOf(svg); // of what is in no box
    this.#texts = [...svg.querySelectorAll("text[data-at]")].map(otherText);
  }

  draw(frame) {
    this.frame = frame;
    this.shown = this.#pick();
    while (this.#widen()) this.shown = this.#pick();
    this.#moveBoxes();
    this.#drawStrip();
    this.#tell();
    for (const mover of this.#movers) mover(frame);
    for (const text of this.#texts) moveText(text, frame);
    this.#axis.draw(frame);
  }

  // What has room at this scale, the most important first while there may be more elements.
  #pick() {
    const { layout } = this;
    const found = [];
    let size = 0;
    for (const number of layout.byPriority) {
      const one = this.#seen(number);
      if (!one) continue;
      size += this.#nodes.get(number).size;
      if (size > MOST_ELEMENTS) break;
      found.push(one);
    }
    found.sort((a, b) => a.number - b.number);
    const nodes = this.#nodes.show(found.map(({ number }) => number));
    return found.map((one, k) => ({ ...one, node: nodes[k] }));
  }

  #seen(number) {
    const { frame, layout } = this;
    const at = layout.places[number];
    if (!at) return null;
    const event = layout.events[number];
    const isNamed = frame.scale >= at.threshold;
    if (!isNamed && !(event.always && at.row >= 0 && frame.scale >= layout.drawn)) return null;
    const edges = markEdges(event, frame);
    if (edges[1] < 0 || edges[0] > frame.width) return null;
    return { number, event, ...at, y: layout.topOf(at), text: event.text, isNamed, edges };
  }

  // Whether some text is wider than there was room for, so that all were placed again.
  #widen() {
    const unknown = this.shown.filter(({ node }) => !node.widths);
    measureNodes(unknown.map(({ node }) => node));
    const widths = unknown.map(({ number, node }) => [number, node.widths]);
    if (!this.layout.isNarrow(widths)) return false;
    this.layout.widen(new Map([...this.#sampled(), ...widths]));
    return true;
  }

  // [number, widths] of the most important.
  #sampled() {
    const numbers = this.layout.byPriority.slice(0, SAMPLE).sort((a, b) => a - b);
    const widths = measureNodes(this.#nodes.show(numbers));
    return numbers.map((number, k) => [number, widths[k]]);
  }

  #moveBoxes() {
    for (const one of this.shown) one.text = Math.max(...one.node.widths);
    const names = arrangeNames(this.shown, this.frame);
    this.shown.forEach((one, k) => {
      one.name = names[k];
      one.node.move(this.frame, one.y);
      one.node.name(one.name, one.text);
    });
  }

  #drawStrip() {
    const named = this.shown.filter(({ name }) => name.left !== null);
    this.#named = new Set(named.map(({ number }) => number));
    this.#strip.draw(this.frame, this.layout.ticks, this.#hasTick);
    this.#strip.follow((number) => this.#tickAt(number));
  }

  #hasTick = (number) => !this.#named.has(number);

  // Px to its tick, or null where it has none.
  #tickAt(number) {
    const { frame, layout } = this;
    const { x0 } = layout.events[number];
    const isSeen = x0 >= frame.first && x0 <= frame.last;
    return isSeen && this.#hasTick(number) ? frame.px(x0) : null;
  }

  #tell() {
    const { frame, layout: { matching } } = this;
    const named = this.#named.size;
    const earlier = matching.earlier(frame.first), later = matching.later(frame.last);
    const total = matching.numbers.length - earlier - later;
    this.counts = { named, total, earlier, later };
    const words = this.#words.replace("{named}", named).replace("{total}", total);
    this.#count.textContent = named === total ? "" : words;
  }

  /** The line of an event's tick, or null if it has none in the window. */
  tickOf(number) {
    const { places, tones } = this.layout;
    const tone = places[number] ? tones[number] : "pale";
    const at = this.#tickAt(number);
    return at === null ? null : this.#strip.lineOf(number, tone, at);
  }

  /** [number, px] of the ticks on both sides of so many px, no farther than `most`. */
  ticksAround(px, most) {
    const { frame, layout } = this;
    const place = frame.place(px), units = most / frame.scale;
    const near = ({ inTime }) => inTime.around(place, units, this.#hasTick);
    const numbers = layout.ticks.flatMap(near);
    return numbers.map((number) => [number, this.#tickAt(number)]).filter(([, at]) => at !== null);
  }

  /** The font has changed: measure anew. */
  forgetWidths() {
    this.#nodes.forgetWidths();
    this.#axis.forgetWidths();
    this.#texts.forEach((text) => (text.width = null));
    this.layout.narrow();
  }
}

// One of the texts that Python wrote for several widths, or its like.
function countText(svg, { axis }) {
  const [text, ...others] = svg.querySelectorAll(".count");
  for (const other of others) other.remove();
  if (text) return text;
  const attributes = { x: 0, y: axis + 37, "font-size": 12, class: "count f-soft" };
  return svg.appendChild(svgElement("text", attributes));
}

function otherText(text) {
  const [at] = placesOf(text);
  const share = { middle: 0.5, end: 1 }[text.getAttribute("text-anchor")] ?? 0;
  return { text, at, share, dx: Number(text.getAttribute("dx") ?? 0), width: null };
}

// A text that no box has is seen whole or not at all.
function moveText(one, frame) {
  const { text, at, share, dx } = one;
  show(text, true);
  one.width ||= text.getComputedTextLength();
  const left = frame.px(at) + dx - share * one.width;
  show(text, left >= 0 && left + one.width <= frame.width);
  text.setAttribute("x", frame.px(at));
}
