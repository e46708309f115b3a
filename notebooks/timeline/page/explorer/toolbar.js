// What stands above the picture: find, chips, lanes, the picture's buttons, what can be undone.
import { chipsOf, makeChips, pressChips, showChips, tallied } from "../chips.js";
import { make, makeButton } from "../dom.js";
import { counted } from "./words.js";

const FEW = [2, 12]; // so many values may be chips that stand open
const MOST_CHIPS = 40; // and so many in a panel
const TYPING = 120; // ms
const SEGMENTS = 5; // more lanes to choose from are a list

let made = 0; // explorers of the page

/** `act` has find(text), seek(), toggle(facet, value), by(column), clear(), unselect(). */
export class Toolbar {
  #act;
  #box;
  #count = make("output", { className: "tally" });
  #groups; // {name, title, element}
  #open; // the facet whose chips stand open
  #lanes;
  #clear;
  #unselect;
  #pending = 0;

  constructor(catalog, act) {
    this.#act = act;
    const facets = catalog.facets.map((facet) => ({ ...facet, tally: tallied(facet.lists) }));
    this.#box = this.#findBox();
    this.#open = facets.find(({ tally }) => FEW[0] <= tally.length && tally.length <= FEW[1]);
    this.#groups = facets.filter((facet) => this.#isOffered(facet)).map((facet) => this.#group(facet));
    this.#lanes = new LaneChoice(facets, act.by);
    this.#clear = makeButton("tool clear", "Clear", () => act.clear());
    this.#unselect = makeButton("link", "", () => act.unselect());
    this.views = make("div", { className: "views" });
    this.views.setAttribute("role", "group");
    this.views.setAttribute("aria-label", "Zoom");
    this.element = make("div", { className: "controls" }, this.#first(), this.#second());
    this.element.addEventListener("focusout", ({ relatedTarget }) => this.#leave(relatedTarget));
  }

  #isOffered({ tally }) {
    return tally.length >= FEW[0] && tally.length <= MOST_CHIPS;
  }

  #findBox() {
    const box = make("input", { type: "search", placeholder: "Find: a name, a place, a year" });
    box.setAttribute("aria-label", "Find events");
    box.addEventListener("input", () => {
      clearTimeout(this.#pending);
      this.#pending = setTimeout(() => this.#act.find(box.value), TYPING);
    });
    box.addEventListener("keydown", (press) => {
      if (press.key !== "Enter") return;
      clearTimeout(this.#pending);
      this.#act.find(box.value);
      this.#act.seek();
    });
    return box;
  }

  #group({ name, title, tally }) {
    const toggle = (facet, value) => this.#act.toggle(facet, value);
    const isOpen = this.#open?.name === name;
    const element = isOpen
      ? make("div", { className: "chips" }, ...chipsOf(name, tally, toggle))
      : makeChips(name, title, tally, toggle);
    if (isOpen) {
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", title);
    } else element.addEventListener("toggle", () => element.open && this.close(element));
    return { name, title, element, isOpen };
  }

  #first() {
    const open = this.#groups.filter(({ isOpen }) => isOpen).map(({ element }) => element);
    return make("div", { className: "line" }, this.#box, ...open);
  }

  #second() {
    const panels = this.#groups.filter(({ isOpen }) => !isOpen).map(({ element }) => element);
    const ways = make("div", { className: "ways" }, this.#lanes.element, ...panels);
    const parts = [ways, this.views, this.#count, this.#unselect, this.#clear];
    return make("div", { className: "line" }, ...parts);
  }

  #leave(to) {
    if (!this.element.contains(to)) this.close();
  }

  /** Closes the panels but that one => whether one was open. */
  close(kept = null) {
    const open = this.#groups.filter(({ element }) => element.open && element !== kept);
    for (const { element } of open) element.open = false;
    return open.length > 0;
  }

  callFind() {
    this.#box.focus({ preventScroll: true });
    this.#box.select();
  }

  /** `left` of `total` are shown, of a state. */
  update({ find, chips, by, selected }, left, total, isFiltering) {
    if (this.#box.value.trim() !== find.trim()) this.#box.value = find;
    for (const { name, title, element, isOpen } of this.#groups) {
      const values = new Set(chips[name] ?? []);
      if (isOpen) pressChips(element, values);
      else showChips(element, title, values);
    }
    const of = total.toLocaleString("en");
    this.#count.textContent = isFiltering ? `${left.toLocaleString("en")} of ${of} shown` : counted(total, "event");
    this.#count.classList.toggle("on", isFiltering);
    this.#clear.hidden = !isFiltering;
    this.#unselect.textContent = `Unselect ${selected.length}`;
    this.#unselect.hidden = !selected.length;
    this.#lanes.show(by);
  }
}

/** Lanes by a column: buttons where there is room, else a list. */
class LaneChoice {
  #select;
  #radios;

  constructor(facets, choose) {
    const ways = [["", "None"], ...facets.map(({ name, title }) => [name, title])];
    const options = ways.map(([value, words]) => make("option", { value }, `Lanes: ${words}`));
    this.#select = make("select", { className: "listed" }, ...options);
    this.#select.setAttribute("aria-label", "Lanes");
    this.#select.addEventListener("change", () => choose(this.#select.value));
    const group = `lanes-${(made += 1)}`;
    this.#radios = ways.map(([value]) => make("input", { type: "radio", name: group, value }));
    for (const radio of this.#radios) radio.addEventListener("change", () => choose(radio.value));
    const labels = this.#radios.map((radio, k) => make("label", {}, radio, make("span", {}, ways[k][1])));
    const buttons = make("fieldset", { className: "segments" }, make("legend", {}, "Lanes"), ...labels);
    this.element = make("div", { className: "lanes" }, buttons, this.#select);
    this.element.hidden = ways.length < 2;
    this.element.classList.toggle("many", ways.length > SEGMENTS + 1);
  }

  show(by) {
    this.#select.value = by;
    for (const radio of this.#radios) radio.checked = radio.value === by;
  }
}
