// A chart that is a picture, drawn for a few widths: the page shows the one that fits.
import { Chart } from "./chart.js";
import { make } from "./dom.js";
import { A4 } from "./paper.js";
import { slices } from "./slices.js";
import { Still } from "./still.js";

const JUMPS = "Home and End jump, Enter opens the card, the slash key finds.";
const STEPS = { n: 1, p: -1 };
const LEAST_TYPE = 28 / 3; // px: 7 pt, and no smaller on paper
const FINEST = 0.779; // of its size on a screen
const AROUND = 0.06; // of a window that shows some events: its margins

export const zooming = {}; // Picture and Views, in a page that has a picture that zooms

export class Pictured extends Chart {
  hasCards = true;
  #views;
  #none = make("p", { className: "none", hidden: true }, "No event of this chart matches.");
  #state = "";

  constructor(figure, number) {
    super(figure, number);
    const frames = [...figure.querySelectorAll(".picture")];
    this.#views = frames.map((frame) => ({ frame, svg: frame.querySelector("svg") }));
    this.stage.append(this.#none);
    this.#listen();
  }

  // What is read out is also seen while the keyboard is on its picture: who points has the card.
  #listen() {
    const reading = this.figure.querySelector(".reading");
    for (const svg of this.surfaces) {
      const look = () => reading.classList.toggle("away", !svg.matches(":focus-visible"));
      for (const name of ["focus", "blur", "keydown"]) svg.addEventListener(name, look);
      look();
    }
  }

  // The one that is seen; it becomes alive when it first is.
  get #view() {
    const seen = this.#views.find(({ frame }) => frame.getClientRects().length);
    const view = seen ?? this.#views.at(-1);
    if (!view.picture) this.#adopt(view);
    return view;
  }

  #adopt(view) {
    const { frame, svg } = view;
    const told = frame.querySelector("script.zoom");
    if (!told || !zooming.Picture) {
      view.picture = new Still(svg);
      return;
    }
    try {
      view.zoom = JSON.parse(told.textContent);
      view.picture = new zooming.Picture(svg, view.zoom);
      view.buttons = new zooming.Views(view.picture, view.zoom);
      view.picture.onchange = () => this.#changed(view);
    } catch (error) {
      console.error(error);
      view.picture ??= new Still(svg); // it stays as it is
    }
  }

  #changed(view) {
    view.buttons.update();
    this.drawn.tell(this);
  }

  get surface() {
    return this.#view.svg;
  }

  // All that may come to be seen.
  get surfaces() {
    return this.#views.map(({ svg }) => svg);
  }

  get #zooms() {
    return Boolean(this.#view.buttons);
  }

  get hint() {
    return this.#zooms
      ? `N and P walk the events, arrow keys move, plus and minus zoom, 0 shows all, ${JUMPS}`
      : `Arrow keys walk the events, ${JUMPS}`;
  }

  get walks() {
    return this.#zooms ? STEPS : { ArrowRight: 1, ArrowLeft: -1, ...STEPS };
  }

  act(key) {
    return this.#zooms && this.#view.picture.act(key);
  }

  async draw(hidden) {
    const view = this.#view, { picture } = view;
    const width = this.stage.clientWidth;
    const left = this.events.filter(({ id }) => !hidden.has(id));
    const state = [width, this.#views.indexOf(view), ...hidden].join();
    if (!width || this.#state === state) return;
    this.#state = state;
    picture.resize();
    picture.filter(hidden.size ? new Set(left.map(({ id }) => id)) : null);
    picture.drawNow(); // printing waits for no frame
    this.#none.hidden = left.length > 0 || !this.events.length;
    this.#showButtons(view.buttons?.buttons ?? []);
    if (this.paper) this.#fitSheet();
    this.isDrawn(width);
  }

  #showButtons(buttons) {
    const group = this.figure.querySelector(".periods");
    if (group.firstChild !== (buttons[0] ?? null)) group.replaceChildren(...buttons);
    group.hidden = !buttons.length;
  }

  marksOf(id) {
    return this.#view.picture.elementsOf(id);
  }

  hasMark(id) {
    return this.#view.picture.hasMark(id);
  }

  idAt(x, y) {
    return this.#view.picture.idAt(x, y);
  }

  async reveal(id) {
    this.#view.picture.reveal(id);
  }

  async fit(ids) {
    if (!this.#zooms) return;
    const { picture, zoom } = this.#view, wanted = new Set(ids);
    const [from, to, name] = ["x0", "x1", "id"].map((field) => zoom.fields.indexOf(field));
    const boxes = zoom.boxes.filter((box) => wanted.has(box[name]));
    const first = Math.min(...boxes.map((box) => box[from]));
    const last = Math.max(...boxes.map((box) => box[to]));
    if (!boxes.length) return;
    picture.show(first - AROUND * (last - first), last + AROUND * (last - first));
    picture.drawNow();
  }

  toPaper() {
    super.toPaper();
    this.stage.style.width = `${A4.width}px`;
  }

  fromPaper() {
    super.fromPaper();
    this.#join();
    for (const name of ["width", "zoom"]) this.stage.style[name] = "";
  }

  // Paper has finer type than a screen: a picture is set as small as it can still be read.
  #fitSheet() {
    this.#join();
    const texts = [...this.surface.querySelectorAll("text")];
    const sizes = texts.map((text) => parseFloat(getComputedStyle(text).fontSize));
    const zoom = Math.min(Math.max(FINEST, LEAST_TYPE / Math.min(...sizes)), 1);
    this.stage.style.zoom = zoom;
    this.stage.style.width = `${A4.width / zoom}px`;
    const room = A4.height - this.figure.querySelector("figcaption").clientHeight;
    if (this.stage.clientHeight * zoom > room) this.#cut();
  }

  #cut() {
    const parts = make("div", {}, ...slices(this.surface));
    this.surface.before(parts);
    this.surface.style.display = "none";
    this.stage.classList.add("long");
  }

  #join() {
    if (!this.stage.classList.contains("long")) return;
    const [parts, svg] = this.stage.querySelectorAll(".picture > div, .picture > div + svg");
    parts.remove();
    svg.style.display = "";
    this.stage.classList.remove("long");
  }
}
