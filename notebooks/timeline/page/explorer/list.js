// What is shown as a list, in order of time: the way in for touch and for screen readers.
import { make, makeButton } from "../dom.js";
import { focusedIn } from "./shell.js";
import { counted } from "./words.js";

const MOST_ROWS = 200; // rows
const LIST_PATIENCE = 200; // ms

export class EventList {
  #choose;
  #ids = []; // of its rows
  #list = make("ol", {});
  #more = make("p", { className: "source", hidden: true });
  #summary = make("summary", {}, "Events in order of time");
  #pending = 0;
  #rows = new Map(); // id => its button

  constructor(choose, isOpen) {
    this.#choose = choose;
    this.element = make("details", { className: "list", open: isOpen }, this.#summary, this.#list, this.#more);
  }

  /** `tell` => {ids, visible, event, selected, eventOf}: what is to be shown by then. */
  update(tell) {
    clearTimeout(this.#pending);
    this.#pending = setTimeout(() => this.#show(tell()), LIST_PATIENCE);
  }

  remove() {
    clearTimeout(this.#pending);
  }

  #show({ ids, visible, event, selected, eventOf }) {
    const wanted = ids.length > MOST_ROWS ? visible : ids;
    const shown = wanted.slice(0, MOST_ROWS);
    this.#summary.textContent = `${counted(ids.length, "event")} in order of time`;
    if (shown.join("\n") !== this.#ids.join("\n")) this.#fill(shown, eventOf);
    this.#ids = shown;
    const rest = ids.length - shown.length;
    this.#more.hidden = !rest;
    this.#more.textContent = rest ? `… and ${rest.toLocaleString("en")} more: zoom in or find.` : "";
    const [inView, chosen] = [new Set(visible), new Set(selected)];
    for (const [id, button] of this.#rows) {
      if (id === event) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      button.classList.toggle("outside", !inView.has(id));
      button.lastChild.hidden = !chosen.has(id);
    }
  }

  #fill(ids, eventOf) {
    const held = this.#list.contains(focusedIn(this.#list));
    this.#rows = new Map(ids.map((id) => [id, this.#row(eventOf(id))]));
    this.#list.replaceChildren(...[...this.#rows.values()].map((row) => make("li", {}, row)));
    if (held) this.#summary.focus({ preventScroll: true });
  }

  #row({ id, title, when }) {
    const button = makeButton("row", "", () => this.#choose(id));
    const mark = make("span", { className: "picked", hidden: true }, "selected");
    button.append(make("b", {}, title), " ", make("span", { className: "when" }, when), " ", mark);
    return button;
  }
}
