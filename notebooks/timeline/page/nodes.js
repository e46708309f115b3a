// The elements of a picture's boxes: those that Python drew, and others once they are needed.
import { svgElement } from "./dom.js";
import { LEFT } from "./placing/boxes.js";
import { moversOf, show } from "./movers.js";

/** Take off the classes that say at which widths something is seen without a script. */
export function dropWidthClasses(root) {
  for (const element of [root, ...root.querySelectorAll("[class]")]) {
    const old = [...element.classList].filter((name) => /^[su]\d+$/.test(name));
    element.classList.remove(...old);
  }
}

/** The group of one box: its marks, and its texts, the name first. */
class BoxNode {
  constructor(group, row) {
    this.group = group;
    this.isBroken = "broken" in group.dataset; // its name has two lines
    this.row = row; // px: how high a row is that has no notes
    this.isHome = true; // in the row that Python chose, which has room for its notes
    this.size = 1 + group.querySelectorAll("*").length;
    this.home = group.getAttribute("transform");
    this.top = Number(/ ([\d.-]+)\)/.exec(this.home)[1]); // px
    this.texts = [...group.querySelectorAll(":scope > text[data-at]")];
    this.lines = this.texts.map((text) => Number(text.getAttribute("y")));
    for (const text of this.texts) {
      text.removeAttribute("dx"); // their place has it in it
      text.removeAttribute("display");
    }
    this.movers = moversOf(group);
    this.widths = null; // [px of the name, px of the widest line beneath it]
  }

  /** Move its marks; `y` is null for the row in which Python drew it. */
  move(frame, y) {
    this.isHome = y === null;
    const transform = y === null ? this.home : `translate(0 ${y})`;
    if (this.group.getAttribute("transform") !== transform) {
      this.group.setAttribute("transform", transform);
    }
    for (const mover of this.movers) mover(frame);
  }

  /**
   * Its texts begin, or on the left end, so many px from the edge; null for nowhere. Under its
   * mark each stands where the next one does else.
   */
  name({ left, side, under }, width) {
    for (const [k, text] of this.texts.entries()) {
      const y = this.lines[k + Number(Boolean(under))];
      show(text, left !== null && (this.isHome ? y !== undefined : y < this.row));
      if (y !== undefined) text.setAttribute("y", y);
      if (left === null) continue;
      text.setAttribute("text-anchor", side === LEFT ? "end" : "start");
      const at = side === LEFT ? left + width : left;
      text.setAttribute("x", Math.round(at * 100) / 100);
    }
  }
}

/** How wide the texts of each node are in their font; it must stand in the picture. */
export function measureNodes(nodes) {
  // All are shown before the first is measured, as the browser then lays them out once.
  for (const { texts } of nodes) for (const text of texts) show(text, true);
  for (const node of nodes) {
    node.widths ??= textWidths(node);
  }
  return nodes.map(({ widths }) => widths);
}

function textWidths({ texts, isBroken }) {
  const [name = 0, ...more] = texts.map((text) => text.getComputedTextLength());
  return isBroken ? [Math.max(name, ...more), 0] : [name, Math.max(0, ...more)];
}

/** All boxes of a picture by number, of which only those that are shown stand in it. */
export class BoxNodes {
  #layer = svgElement("g");
  #make;
  #row;
  #nodes = new Map();

  /** `groupOf(number)` makes a group that stands nowhere yet; else there is `markup` of it. */
  constructor(svg, { markup, row, groupOf = (number) => parsedGroup(markup[number]) }) {
    this.#make = groupOf;
    this.#row = row;
    const groups = [...svg.querySelectorAll("[data-box]")];
    svg.insertBefore(this.#layer, groups[0] ?? svg.querySelector(".strip"));
    for (const group of groups) {
      this.#nodes.set(Number(group.dataset.box), new BoxNode(group, this.#row));
      group.remove();
    }
  }

  get(number) {
    if (!this.#nodes.has(number)) {
      this.#nodes.set(number, new BoxNode(this.#make(number), this.#row));
    }
    return this.#nodes.get(number);
  }

  /** Have these numbers, which rise, in the picture and no others. */
  show(numbers) {
    const nodes = numbers.map((number) => this.get(number));
    const kept = new Set(nodes.map((node) => node.group));
    for (const group of [...this.#layer.children]) if (!kept.has(group)) group.remove();
    let next = this.#layer.firstChild;
    for (const { group } of nodes) {
      if (group === next) next = next.nextSibling;
      else this.#layer.insertBefore(group, next);
    }
    return nodes;
  }

  /** Forget how wide texts are. */
  forgetWidths() {
    for (const node of this.#nodes.values()) node.widths = null;
  }
}

/** What Python wrote of a box, as elements. */
export function parsedGroup(markup) {
  const template = document.createElement("template");
  template.innerHTML = `<svg>${markup}</svg>`;
  const group = document.importNode(template.content.firstChild.firstChild, true);
  dropWidthClasses(group);
  return group;
}
