// The picture of an explorer and what lies on it: what is chosen, the name of what is pointed at.
import { make } from "../dom.js";
import { Picture } from "../picture.js";
import { watchPointer } from "../pointer.js";
import { boxAround, laySpot } from "../spots.js";
import { Views } from "../views.js";
import { buildScene } from "./scene.js";
import { focusedIn } from "./shell.js";
import { windowWords } from "./words.js";

const HINT = "N and P walk the events, arrow keys move, plus and minus zoom, 0 shows all, ";
const KEYS = "Home and End jump, Enter opens the card, Space selects, the slash key finds.";
const MOST_SPOTS = 60; // that a frame may draw
const FIT_MARGIN = 0.06; // of a window that shows some events: its margins
const SAME_WINDOW = 1e-3; // of a window: what nobody sees
const BELOW = 96; // px that the strip below it takes
const SHARE = 0.6; // of a window: how high a picture may be, however low it begins
const OTHER_WIDTH = 0.1; // a share by which the room for a picture differs from what it was made for
const ABOVE_SHEET = 12; // px between a mark and what covers the page below it

export class Stage {
  picture;
  views;
  #act;
  #zoom;
  #width = 0; // px that its rows were found for
  #isPaper = false; // whether it is drawn for paper, and keeps its rows
  #isPage; // then the wheel alone zooms, while the picture has the focus
  #dates = make("p", { className: "dates" });
  #tip = make("div", { className: "tip", hidden: true });
  #none = make("div", { className: "none", hidden: true });
  #frame = make("div", { className: "pictures" }); // that a wide page enlarges
  #marked = { event: "", selected: [] };

  /** `act` has press(id, isMore), key(press), changed(), eventOf(id). */
  constructor(act, clear, isPage) {
    this.#act = act;
    this.#isPage = isPage;
    this.#tip.setAttribute("aria-hidden", "true");
    this.#none.append(make("p", {}, "No event matches."), clear);
    this.head = make("div", { className: "head" });
    this.element = make("div", { className: "stage" }, this.#frame, this.#none, this.#tip);
  }

  /** Draws the scene anew, in the window that is seen. */
  draw(told, by) {
    const { window } = this;
    this.picture?.remove();
    this.#width = this.element.clientWidth;
    const size = { width: this.#width, height: this.#room };
    const { svg, zoom } = buildScene(told, { by: by || null, ...size });
    this.svg = svg;
    this.#zoom = zoom;
    this.#describe(told.title);
    this.#frame.replaceChildren(svg);
    const wheelAlone = () => this.#isPage && focusedIn(svg) === svg;
    this.picture = new Picture(svg, zoom, { wheelAlone });
    this.views = new Views(this.picture, zoom);
    this.picture.onchange = () => this.#changed();
    this.head.replaceChildren(this.views.earlier, this.#dates, this.views.later);
    if (window) this.picture.show(...window);
  }

  // Px: on a page from where it begins to the foot of the first screen, with the strip in it.
  get #room() {
    const top = this.element.getBoundingClientRect().top + scrollY;
    const least = SHARE * innerHeight;
    return (this.#isPage ? Math.max(innerHeight - top, least) : least) - BELOW;
  }

  /** Whether its rows were found for another width than it has. */
  get isOutgrown() {
    const { clientWidth } = this.element;
    return !this.#isPaper && clientWidth > 0 && Math.abs(this.#width / clientWidth - 1) > OTHER_WIDTH;
  }

  /** Draws at once for so many px, or for the width that it has. */
  drawAt(width) {
    this.#isPaper = Boolean(width);
    this.element.style.width = width ? `${width}px` : "";
    this.picture.resize();
    this.picture.drawNow();
  }

  #describe(title) {
    this.svg.setAttribute("tabindex", "0");
    this.svg.setAttribute("role", "application");
    this.svg.setAttribute("aria-roledescription", "timeline");
    this.svg.setAttribute("aria-label", `${title ? `${title}: ` : ""}${HINT}${KEYS}`);
    this.svg.addEventListener("keydown", (press) => this.#act.key(press));
    watchPointer(this.svg, (x, y) => this.picture.idAt(x, y), {
      hover: (id, at) => this.#point(id, at),
      press: (id, _, { shiftKey }) => this.#act.press(id, shiftKey),
    });
  }

  get buttons() {
    const { buttons, earlier, later } = this.views;
    return buttons.filter((button) => button !== earlier && button !== later);
  }

  // --- the window

  /** [first, last], or null for the opening. */
  get window() {
    if (!this.picture) return null;
    const { first, last } = this.picture.window, least = SAME_WINDOW * (last - first);
    const isOpening = Math.abs(first - this.#zoom.first) + Math.abs(last - this.#zoom.last) < least;
    return isOpening ? null : [first, last];
  }

  set window(window) {
    if (window) this.picture.show(...window);
    else this.picture.opening();
  }

  get words() {
    const { first, last } = this.picture.window;
    return windowWords(first, last);
  }

  /** All of some events in view, {first, last} each. */
  fit(events) {
    const first = Math.min(...events.map((event) => event.first));
    const last = Math.max(...events.map((event) => event.last));
    const more = FIT_MARGIN * (last - first);
    this.picture.show(first - more, last + more);
  }

  // --- what is seen

  filter(ids) {
    this.#none.hidden = !ids || ids.length > 0;
    this.picture.filter(ids && new Set(ids));
  }

  mark(event, selected) {
    this.#marked = { event, selected };
    this.#lay();
  }

  #changed() {
    this.views.update();
    this.#dates.textContent = this.words;
    this.#lay();
    this.#tip.hidden = true;
    this.#act.changed();
  }

  #lay() {
    const { event, selected } = this.#marked;
    for (const old of this.element.querySelectorAll(".spot")) old.remove();
    const lay = (id, kind) => {
      const box = boxAround(this.svg, this.picture.elementsOf(id));
      if (box) laySpot(this.element, `spot ${kind}`, box);
    };
    for (const id of selected.slice(-MOST_SPOTS)) if (id !== event) lay(id, "selected");
    if (event) lay(event, selected.includes(event) ? "chosen selected" : "chosen");
  }

  /** Brings a mark into the picture, and into sight above what covers the page's foot. */
  reveal(id, covered = 0) {
    this.picture.reveal(id);
    this.bringIntoSight(covered);
  }

  /** What is chosen, as the window has it. */
  bringIntoSight(covered) {
    this.picture.drawNow();
    const spot = this.element.querySelector(".spot.chosen") ?? this.svg;
    spot.style.scrollMarginBottom = `${covered + ABOVE_SHEET}px`;
    spot.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  }

  #point(id, { left, top }) {
    this.#tip.hidden = !id;
    if (!id) return;
    const { title, when } = this.#act.eventOf(id);
    this.#tip.replaceChildren(make("b", {}, title), " ", make("span", {}, when));
    const from = this.element.getBoundingClientRect();
    const most = from.width - this.#tip.offsetWidth;
    this.#tip.style.left = `${Math.max(0, Math.min(left - from.left + 12, most))}px`;
    this.#tip.style.top = `${top - from.top + 18}px`;
  }

  remove() {
    this.picture.remove();
  }
}
