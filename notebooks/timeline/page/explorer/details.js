// The card of the chosen event: what happened, what article and record say, and what is near.
import { make, makeButton } from "../dom.js";
import { mapOf } from "./map.js";
import { focusedIn } from "./shell.js";
import { apartWords } from "./words.js";

// What is said above a note, by how article and record differ.
const DIFFERENCES = {
  contradicts: "The record contradicts the article",
  loose: "The article says more or less than the record",
  undated: "The article gives no date",
  open: "The record leaves it open",
};
const ZOOMING = "Drag to move; pinch, double-click, or turn the wheel with Ctrl or ⌘ to zoom";
const WEB = /^https?:\/\//i;

/** `act` has choose(id), select(id), close(). */
export class Details {
  #act;
  #intro;
  #sheet = make("div", { className: "sheet", tabIndex: -1 });

  constructor(told, act, isPage) {
    this.#act = act;
    this.#intro = introduction(told, isPage);
    this.#sheet.setAttribute("role", "group");
    this.element = make("div", { className: "details" }, this.#sheet);
  }

  /** Of an event, or null; `near` is {before, after}, events or null. */
  show(event, near, isSelected) {
    const inside = this.element.contains(focusedIn(this.element));
    const said = inside && focusedIn(this.element).dataset.act;
    this.element.classList.toggle("open", Boolean(event));
    this.#sheet.setAttribute("aria-label", event ? event.title : "How to explore");
    this.#sheet.replaceChildren(...(event ? this.#card(event, near, isSelected) : this.#intro));
    this.element.scrollTop = this.#sheet.scrollTop = 0;
    if (!inside || !event) return;
    const same = said && this.#sheet.querySelector(`[data-act="${said}"]`);
    (same || this.#sheet).focus({ preventScroll: true });
  }

  focus() {
    this.#sheet.focus({ preventScroll: true });
  }

  #card(event, near, isSelected) {
    const parts = [
      this.#acts(event, near, isSelected),
      make("p", { className: "when" }, event.when),
      make("p", { className: "title" }, event.title),
      event.description && make("p", { className: "said" }, event.description),
      noteOf(event),
      make("dl", {}, ...factsOf(event), ...this.#nearby(event, near)),
    ];
    return parts.filter(Boolean);
  }

  #close() {
    const button = makeButton("close", "×", () => this.#act.close());
    button.setAttribute("aria-label", "Close");
    button.title = "Close";
    return button;
  }

  #acts({ id }, { before, after }, isSelected) {
    const select = makeButton("tool", isSelected ? "Selected" : "Select", () => this.#act.select(id));
    select.setAttribute("aria-pressed", isSelected);
    const ways = [this.#step("Previous", before), this.#step("Next", after), select];
    ways.forEach((way, k) => (way.dataset.act = k));
    return make("p", { className: "acts" }, ...ways, this.#close());
  }

  #step(words, to) {
    const button = makeButton("tool", words, () => to && this.#act.choose(to.id));
    button.setAttribute("aria-disabled", !to); // it keeps the focus
    return button;
  }

  #nearby(event, { before, after }) {
    const near = [["Before", before], ["After", after]].filter(([, other]) => other);
    return near.flatMap(([words, other]) => {
      const link = makeButton("link", other.title, () => this.#act.choose(other.id));
      return [make("dt", {}, words), make("dd", {}, link, `, ${apartWords(event, other)}`)];
    });
  }
}

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

function noteOf({ note, difference }) {
  if (!note) return null;
  const head = make("b", {}, DIFFERENCES[difference] ?? "Note");
  const kind = Object.hasOwn(DIFFERENCES, difference) ? difference : "";
  return make("p", { className: `note ${kind}`.trim() }, head, " ", note);
}

function factsOf({ cited, place, lat, lon, links }) {
  const map = isNumber(lat) && isNumber(lon) && mapOf(lat, lon, place);
  const references = (links ?? []).map(([words, address]) => make("li", {}, reference(words, address)));
  const facts = [
    ["Cited by", cited],
    ["Place", (place || map) && [place, map].filter(Boolean)],
    ["References", references.length && make("ol", {}, ...references)],
  ];
  return facts
    .filter(([, said]) => said)
    .flatMap(([name, said]) => [make("dt", {}, name), make("dd", {}, ...[said].flat())]);
}

const reference = (words, address) =>
  WEB.test(address ?? "")
    ? make("a", { href: address, target: "_blank", rel: "noopener" }, words || address)
    : words;

function introduction({ summary, source, as_of: day }, isPage) {
  const keys = (...names) => names.flatMap((name) => [make("kbd", {}, name), " "]);
  return [
    summary && make("p", { className: "said" }, summary),
    make("p", { className: "how" }, "Choose a mark or a name to read what happened and who says so."),
    make("p", { className: "how" }, isPage ? `${ZOOMING}, or alone once you have clicked into the picture.` : `${ZOOMING}.`),
    make("p", { className: "how keys" }, ...keys("←", "→"), "move ", ...keys("+", "−"), "zoom ", ...keys("0"), "all ",
      ...keys("N", "P"), "walk ", ...keys("/"), "find ", ...keys("Space"), "select ", ...keys("Esc"), "back"),
    source && make("p", { className: "source" }, source),
    day && make("p", { className: "source" }, `As of ${day}.`),
  ].filter(Boolean);
}
