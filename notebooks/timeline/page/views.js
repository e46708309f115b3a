// The buttons of a picture that zooms: its periods, nearer and farther, all, and what lies
// outside of its window.
import { makeButton } from "./dom.js";

const STEP_NEARER = 1.5;
const ALIKE = 0.005; // of a window: what nobody sees

export class Views {
  #picture;
  #zoom;
  #ways; // [{button, window}], window {first, last} if it shows one

  constructor(picture, zoom) {
    this.#picture = picture;
    this.#zoom = zoom;
    const { first, last, whole, windows } = zoom;
    const all = { name: "All", first: whole[0], last: whole[1] };
    const opening = { name: "At first", first, last };
    const named = windows.some((window) => isAlike(window, opening));
    const isWhole = isAlike(all, opening);
    const shown = [...(named || isWhole ? [] : [opening]), ...windows, all];
    this.earlier = this.#outside(() => picture.show(whole[0], picture.window.last));
    this.later = this.#outside(() => picture.show(picture.window.first, whole[1]));
    this.#ways = shown.map((window) => ({ window, button: this.#way(window) }));
    this.nearer = this.#nearer("+", "Zoom in", STEP_NEARER);
    this.farther = this.#nearer("−", "Zoom out", 1 / STEP_NEARER);
    this.update();
  }

  get buttons() {
    const ways = this.#ways.map(({ button }) => button);
    // what comes and goes is last, so that no other moves under the pointer
    return [...ways, this.nearer, this.farther, this.earlier, this.later];
  }

  #way({ name, first, last }) {
    return makeButton("chip", name, () => this.#picture.show(first, last));
  }

  #outside(act) {
    return makeButton("chip", "", act);
  }

  #nearer(sign, name, factor) {
    const button = makeButton("chip", sign, () => this.#picture.zoomBy(factor));
    button.setAttribute("aria-label", name);
    button.title = name;
    return button;
  }

  update() {
    const { window, earlier, later } = this.#picture;
    const [from, to] = this.#zoom.whole;
    for (const { button, window: shown } of this.#ways) {
      const held = { first: Math.max(shown.first, from), last: Math.min(shown.last, to) };
      button.setAttribute("aria-pressed", isAlike(held, window));
    }
    this.earlier.textContent = `← ${earlier.toLocaleString("en")} earlier`;
    this.earlier.hidden = !earlier;
    this.later.textContent = `${later.toLocaleString("en")} later →`;
    this.later.hidden = !later;
    this.farther.disabled = isAlike({ first: from, last: to }, window);
  }
}

function isAlike(a, b) {
  const least = ALIKE * (b.last - b.first);
  return Math.abs(a.first - b.first) <= least && Math.abs(a.last - b.last) <= least;
}
