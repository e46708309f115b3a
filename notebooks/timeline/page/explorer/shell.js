// How the parts of an explorer stand in its root, where the focus is, and what is said.
import { copied } from "../clipboard.js";
import { make, makeButton } from "../dom.js";
import { counted } from "./words.js";

const WIDE = { page: 1000, notebook: 760 }; // px: room for a card at the side
const ROOMY = 1100; // px: room for lanes to choose side by side
const NARROW = 560; // px: a phone
const SOON = 50; // ms
const QUIET = 700; // ms without a move until a window is said
const SIZES = ["wide", "middle", "narrow"];

export class Shell {
  onsize = () => {};
  #root;
  #parts;
  #told;
  #host;
  #live = make("p", { className: "unseen" });
  #sizes;
  #saying = 0;
  #words = ""; // of the window, said last

  constructor(root, parts, told, host) {
    this.#root = root;
    this.#parts = parts;
    this.#told = told;
    this.#host = host;
    this.#live.setAttribute("role", "status");
    this.#place();
    this.#sizes = new ResizeObserver(() => this.#resized());
    this.#sizes.observe(root);
    this.#resized();
  }

  #place() {
    const { tools, stage, overview, details, list } = this.#parts, root = this.#root;
    const parts = [stage.head, stage.element, overview.element, this.#foot()];
    const body = make("div", { className: "body" }, make("div", { className: "main" }, ...parts));
    body.append(details.element);
    root.replaceChildren(tools.element, body, list.element, this.#live);
    root.addEventListener("focusout", (event) => this.#left(event));
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", this.#told.title || "Explorer of events");
  }

  #foot() {
    const foot = make("div", { className: "foot" }, make("p", { className: "source" }, this.#restWords()));
    const copy = makeButton("link", "Copy link", () => this.#copy(copy));
    if (this.#host.link) foot.append(copy);
    return foot;
  }

  #restWords() {
    const { rest, held, total } = this.#told;
    if (!rest) return "";
    const known = `The ${held.toLocaleString("en")} most important of ${counted(total, "event")} are here by name`;
    return `${known}; ${this.#host.ask ? "others come as you zoom in." : "the strip counts all."}`;
  }

  async #copy(button) {
    const isDone = await copied(this.#host.link());
    button.textContent = isDone ? "Copied" : "Copy it from the address bar";
    setTimeout(() => (button.textContent = "Copy link"), 2000);
    this.say(isDone ? "Link copied" : "The link is in the address bar");
  }

  // --- its size

  /** Px at the foot of the window that the card covers as it is. */
  get covered() {
    const { element } = this.#parts.details;
    return getComputedStyle(element).position === "sticky" ? element.offsetHeight : 0;
  }

  // A window that is as wide, or nearly, keeps its scene; a notebook has none until it is seen.
  #resized() {
    const width = this.#root.clientWidth;
    const wide = WIDE[this.#host.isPage ? "page" : "notebook"];
    const size = width >= wide ? "wide" : width < NARROW ? "narrow" : "middle";
    this.#root.classList.toggle("roomy", width >= ROOMY);
    for (const each of SIZES) this.#root.classList.toggle(each, each === size);
    if (this.#parts.stage.isOutgrown) this.onsize();
    this.#parts.overview.resize();
  }

  // --- focus

  get hasFocus() {
    return this.#root.contains(focusedIn(this.#root));
  }

  /** What has the focus may go with what is done: then the picture has it. */
  keepFocus(act) {
    const { hasFocus } = this;
    act();
    if (hasFocus && !this.hasFocus) this.#focusPicture();
  }

  // Browsers tell of what was hidden, a little later.
  #left({ target, relatedTarget }) {
    if (relatedTarget) return;
    setTimeout(() => {
      const now = focusedIn(this.#root), isNowhere = !now || now === document.body;
      if (isNowhere && (target.disabled || !target.checkVisibility())) this.#focusPicture();
    });
  }

  #focusPicture() {
    this.#parts.stage.svg.focus({ preventScroll: true });
  }

  // --- what a screen reader says

  say(words) {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (this.#live.textContent = words), SOON);
  }

  /** What window is seen, once it stands still: to who is in it, and unless there was more to say. */
  sayLater(words) {
    if (words === this.#words) return;
    const isFirst = !this.#words;
    this.#words = words;
    if (isFirst || !this.hasFocus) return;
    const before = this.#live.textContent;
    setTimeout(() => {
      if (this.#words === words && this.#live.textContent === before) this.say(words);
    }, QUIET);
  }

  remove() {
    clearTimeout(this.#saying);
    this.#sizes.disconnect();
  }
}

/** What has the focus in the document or shadow tree of an element. */
export const focusedIn = (element) => element.getRootNode().activeElement;
