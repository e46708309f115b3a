// Draws a picture's window into its SVG.
import { AxisTicks, StripTicks } from "./axis.js";
import { BoxLayout } from "./layout.js";
import { arrangeNames, markEdges } from "./names.js";
import { BoxNodes, dropWidthClasses, measureNodes } from "./nodes.js";
import { svgElement } from "./dom.js";
import { moversOf, placesOf, show } from "./movers.js";

const MOST_ELEMENTS = 1400; // in the picture, of boxes: more would make it slow
const TOLERANCE = 0.5; // px by which a text may be wider than thought

/**
 * What was drawn last:
 *
 * - `frame`
 * - `shown`: {number, event, row, side, text, isNamed, edges, node, name: {left, side}} of each
 *   box that has marks in the window
 * - `ticks`: {number: px} of each that has none of its own or no name
 * - `counts`: {named, total, earlier, later}, of those that match the filter
 */
export class Drawing {
  frame = null;
  shown = [];
  ticks = new Map();
  counts = { named: 0, total: 0, earlier: 0, later: 0 };
  #nodes;
  #axis;
  #strip;
  #movers;
  #texts;
  #count;
  #words;

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
    if (this.#widen()) this.shown = this.#pick();
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
    const event = layout.events[number];
    const isNamed = at !== null && frame.scale >= at.threshold;
    const isAlways = at !== null && event.always && at.row >= 0 && frame.scale >= layout.drawn;
    if (!isNamed && !isAlways) return null;
    const edges = markEdges(event, frame);
    if (edges[1] < 0 || edges[0] > frame.width) return null;
    return { number, event, ...at, text: event.text, isNamed, edges };
  }

  // Whether some text is wider than there was room for, so that all were placed again.
  #widen() {
    const isWider = ({ event }, [name, second]) =>
      name > event.width + TOLERANCE || second > event.second + TOLERANCE;
    const unknown = this.shown.filter(({ node }) => !node.widths);
    const widths = measureNodes(unknown.map(({ node }) => node));
    if (!unknown.some((one, k) => isWider(one, widths[k]))) return false;
    const numbers = [...this.layout.ids.keys()];
    this.layout.widen(measureNodes(this.#nodes.show(numbers)));
    return true;
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
    const { ids, places } = this.layout;
    const named = new Set(this.#named().map(({ number }) => number));
    const others = [...ids.keys()].filter((number) => !named.has(number));
    const pale = others.filter((number) => !places[number]);
    const full = others.filter((number) => places[number]);
    this.ticks = this.#strip.draw(this.frame, [...pale, ...full], (number) => !places[number]);
  }

  #named() {
    return this.shown.filter(({ name }) => name.left !== null);
  }

  #tell() {
    const { frame, layout } = this;
    const events = layout.events.filter((_, number) => layout.places[number]);
    const named = this.#named().length;
    const total = events.filter((event) => frame.holds(event)).length;
    const earlier = events.filter(({ x1 }) => x1 < frame.first).length;
    this.counts = { named, total, earlier, later: events.length - total - earlier };
    const words = this.#words.replace("{named}", named).replace("{total}", total);
    this.#count.textContent = named === total ? "" : words;
  }

  /** The line of an event's tick, or null if it has none in the window. */
  tickOf(number) {
    return this.ticks.has(number) ? this.#strip.lineOf(number, this.ticks.get(number)) : null;
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
