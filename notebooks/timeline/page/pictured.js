// A chart that is a picture, drawn for a few widths: the page shows the one that fits.
import { Chart } from "./chart.js";
import { make } from "./dom.js";
import { Still } from "./still.js";

const JUMPS = "Home and End jump, Enter opens the card, the slash key finds.";
const STEP = { n: 1, p: -1 };

export class Pictured extends Chart {
  hasCards = true;
  #views;
  #none = make("p", { className: "none", hidden: true }, "No event of this chart matches.");
  #state = "";

  constructor(figure, number) {
    super(figure, number);
    this.#views = [...figure.querySelectorAll(".picture")].map((frame) => ({ frame }));
    this.stage.append(this.#none);
  }

  // The picture that is seen; it becomes alive when it first is.
  get picture() {
    const seen = this.#views.find(({ frame }) => frame.getClientRects().length);
    const view = seen ?? this.#views.at(-1);
    view.picture ??= adopt(view.frame);
    return view.picture;
  }

  get surface() {
    return this.picture.svg;
  }

  // All that may come to be seen.
  get surfaces() {
    return this.#views.map(({ frame }) => frame.querySelector("svg"));
  }

  get hint() {
    return `Arrow keys walk the events, ${JUMPS}`;
  }

  get walks() {
    return { ArrowRight: 1, ArrowLeft: -1, ...STEP };
  }

  async draw(hidden) {
    const { picture } = this;
    const width = this.stage.clientWidth;
    const left = this.events.filter(({ id }) => !hidden.has(id));
    const state = [width, picture.svg.parentNode.dataset.least, ...hidden].join();
    if (!width || this.#state === state) return;
    this.#state = state;
    picture.resize();
    picture.filter(hidden.size ? new Set(left.map(({ id }) => id)) : null);
    this.#none.hidden = left.length > 0 || !this.events.length;
    this.isDrawn(width);
  }

  marksOf(id) {
    return this.picture.elementsOf(id);
  }

  idAt(x, y) {
    return this.picture.idAt(x, y);
  }

  async reveal(id) {
    this.picture.reveal(id);
  }
}

// The page's own card says what a title of the SVG would.
function adopt(frame) {
  const svg = frame.querySelector("svg");
  for (const title of svg.querySelectorAll("title")) title.remove();
  return new Still(svg);
}
