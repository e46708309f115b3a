// What stands above the picture: find, chips, lanes, the picture's buttons, what can be undone.
import { chipsOf, pressChips, tallied } from "../chips.js";
import { make, makeButton } from "../dom.js";
import { counted } from "./words.js";

const FEW = [2, 12]; // so many values may be chips that stand open
const MOST_CHIPS = 40; // and so many in a panel
const TYPING = 120; // ms
const SEGMENTS = 4; // more lanes to choose from are a list

let made = 0; // explorers of the page

/** `act` has find(text), seek(), toggle(facet, value), by(column), clear(), unselect(). */
export class Toolbar {
  #act;
  #box;
  #count = make("output", { className: "tally" });
  #groups; // {name, title, element}: the chips of each facet
  #open; // those of the facet whose chips stand open
  #panel;
  #lanes;
  #clear;
  #unselect;
  #pending = 0;

  constructor(catalog, act) {
    this.#act = act;
    const facets = catalog.facets.map((facet) => ({ ...facet, tally: tallied(facet.lists) }));
    const offered = facets.filter(({ tally }) => FEW[0] <= tally.length && tally.length <= MOST_CHIPS);
    const open = offered.find(({ tally }) => tally.length <= FEW[1]);
    this.#box = this.#findBox();
    this.#groups = offered.map((facet) => this.#group(facet));
    this.#open = this.#groups.filter(({ name }) => name === open?.name);
    this.#panel = new ChipPanel(this.#groups.filter((group) => !this.#open.includes(group)));
    this.#lanes = new LaneChoice(facets, act.by);
    this.#clear = makeButton("tool clear", "Clear", () => act.clear());
    this.#unselect = makeButton("link", "", () => act.unselect());
    this.views = make("div", { className: "views" });
    this.views.setAttribute("role", "group");
    this.views.setAttribute("aria-label", "Zoom");
    this.element = make("div", { className: "controls" }, this.#first(), this.#second());
    this.element.addEventListener("focusout", ({ relatedTarget }) => this.leave(relatedTarget));
  }

  #findBox() {
    const box = make("input", { type: "search", placeholder: "Find: name, place, year" });
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
    const chips = chipsOf(name, tally, (facet, value) => this.#act.toggle(facet, value));
    const element = make("div", { className: "chips" }, ...chips);
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", title);
    return { name, title, element };
  }

  #first() {
    return make("div", { className: "line" }, this.#box, ...this.#open.map(({ element }) => element));
  }

  #second() {
    const ways = make("div", { className: "ways" }, this.#lanes.element, this.#panel.element);
    const parts = [ways, this.views, this.#count, this.#unselect, this.#clear];
    return make("div", { className: "line" }, ...parts);
  }

  /** What is done is done elsewhere, if it is. */
  leave(to) {
    if (to && !this.element.contains(to)) this.close(); // some browsers give a button no focus
  }

  /** Closes the panel of chips => whether it was open. */
  close() {
    return this.#panel.close();
  }

  callFind() {
    this.#box.focus({ preventScroll: true });
    this.#box.select();
  }

  /** `left` of `total` are shown, of a state. */
  update({ find, chips, by, selected }, left, total, isFiltering) {
    if (this.#box.value.trim() !== find.trim()) this.#box.value = find;
    for (const { name, element } of this.#groups) pressChips(element, new Set(chips[name] ?? []));
    this.#panel.update(chips);
    const of = total.toLocaleString("en");
    this.#count.textContent = isFiltering ? `${left.toLocaleString("en")} of ${of} shown` : counted(total, "event");
    this.#count.classList.toggle("on", isFiltering);
    this.#clear.hidden = !isFiltering;
    this.#unselect.textContent = `Unselect ${selected.length}`;
    this.#unselect.hidden = !selected.length;
    this.#lanes.show(by);
  }
}

/** The chips of several facets, in a panel that a button opens. */
class ChipPanel {
  #groups;
  #summary = make("summary", {});

  constructor(groups) {
    this.#groups = groups;
    const parts = groups.flatMap(({ title, element }) => [make("p", {}, title), element]);
    this.element = make("details", { className: "facet", hidden: !groups.length }, this.#summary);
    this.element.append(make("div", {}, ...parts));
  }

  close() {
    const isOpen = this.element.open;
    this.element.open = false;
    return isOpen;
  }

  update(chips) {
    const { length } = this.#groups.flatMap(({ name }) => chips[name] ?? []);
    const words = this.#groups.length === 1 ? this.#groups[0].title : "More filters";
    this.#summary.textContent = words + (length ? ` (${length})` : "");
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
