// A picture that does not zoom.
import { watchLetters, widening } from "./letters.js";
import { Loose } from "./loose.js";

export class Still extends Loose {
  constructor(svg) {
    super(svg, "[data-id]");
    this.svg = svg;
    watchLetters(svg, () => this.resize());
  }

  reveal() {}

  // Text that a reader spaces keeps the places that it was given: all else grows as much as it
  // does, and where the page is too narrow for that, it is so much smaller.
  resize() {
    const sized = [this.svg, ...this.svg.querySelectorAll("[font-size]")];
    for (const each of sized) each.style.fontSize = "";
    const wider = widening([...this.svg.querySelectorAll("text")]);
    this.#grow(wider);
    if (wider === 1) return;
    for (const each of sized) each.style.fontSize = `${each.getAttribute("font-size") / wider}px`;
  }

  // As many times as large, as far as the page has the width that the picture needs at least.
  #grow(times) {
    const { parentElement, dataset, style } = this.svg.parentNode;
    const most = Math.max(1, parentElement.clientWidth / dataset.least);
    style.zoom = times > 1 ? Math.min(times, most) : "";
    style.containerType = times > 1 ? "inline-size" : ""; // names are those that hold at its width
  }

  drawNow() {}
}
