// An explorer: new Explorer(root, told, host). What `told` is, timeline/explore/told.py says.
//
// A host is what it stands in:
//
//   read()                what of a state is known there
//   write(state)          what is seen now; see state.js
//   onstate(listener)     another state is wanted
//   ask(first, last)      => a promise of columns of more events there; null if nobody knows any
//   link(state)           => its address, where it has one
//   isPage                whether it is a page
//   opensList             whether its list is open at first
import { make, makeButton } from "../dom.js";
import { A4 } from "../paper.js";
import { Catalog } from "./catalog.js";
import { Details } from "./details.js";
import { Filter } from "./filter.js";
import { keyOfPicture, keyOfRoot } from "./keyboard.js";
import { EventList } from "./list.js";
import { MoreEvents } from "./more.js";
import { Overview } from "./overview.js";
import { Shell } from "./shell.js";
import { Stage } from "./stage.js";
import { noState, soundState, toggledChips } from "./state.js";
import { Toolbar } from "./toolbar.js";
import { counted } from "./words.js";

export class Explorer {
  #root;
  #told;
  #host;
  #catalog;
  #state;
  #filter;
  #before = null; // {window} before there was a filter
  #parts = {};
  #shell;
  #more;

  constructor(root, told, host) {
    this.#root = root;
    this.#told = told;
    this.#host = host;
    this.#catalog = new Catalog(told);
    this.#filter = new Filter(this.#catalog);
    root.classList.add("explorer");
    root.dataset.lmSuppressShortcuts = "true"; // JupyterLab asks for it; see also keyOfRoot
    if (!this.#catalog.size) return void root.replaceChildren(make("p", { className: "empty" }, "No events."));
    this.#build();
    this.#start();
  }

  #build() {
    const clear = makeButton("tool", "Clear", () => this.#clear());
    this.#parts = {
      tools: new Toolbar(this.#catalog, {
        find: (words) => this.#sift({ find: words }),
        seek: () => this.#seek(),
        toggle: (name, value) => this.#sift({ chips: toggledChips(this.#state.chips, name, value) }),
        by: (by) => this.#lay(by),
        clear: () => this.#clear(),
        unselect: () => this.#setSelected([], "Nothing is selected"),
      }),
      stage: new Stage({
        press: (id, isMore) => this.#press(id, isMore),
        key: (press) => keyOfPicture(press, this.#deeds),
        changed: () => this.#moved(),
        eventOf: (id) => this.#catalog.event(id),
      }, clear, this.#host.isPage),
      overview: new Overview(this.#told),
      details: new Details(this.#told, {
        choose: (id) => this.#choose(id),
        select: (id) => this.#select(id),
        close: () => this.#close(),
      }, this.#host.isPage),
      list: new EventList((id) => this.#choose(id), this.#host.opensList),
    };
    this.#parts.overview.onwindow = (first, last) => this.#parts.stage.picture.show(first, last);
    this.#shell = new Shell(this.#root, this.#parts, this.#told, this.#host);
    this.#shell.onsize = () => this.#redraw();
    this.#more = new MoreEvents(this.#told, this.#host, (columns) => this.#add(columns));
    this.#root.addEventListener("keydown", (press) => {
      keyOfRoot(press, this.#deeds, this.#host.isPage);
    });
    this.#root.addEventListener("pointerdown", ({ target }) => this.#parts.tools.leave(target));
  }

  #start() {
    this.#state = { ...noState(), by: this.#told.by ?? "" };
    const state = this.#sound(this.#host.read());
    this.#state.by = state.by;
    this.#draw();
    this.#take(state);
    this.#host.onstate((raw) => this.#take(this.#sound(raw)));
  }

  // --- state

  #sound(raw) {
    return soundState(raw, this.#state, this.#catalog, this.#told.facets ?? {});
  }

  #take(state) {
    const { by, event, window } = this.#state;
    const isNewLane = state.by !== by;
    const isFar = !state.window || (state.event !== event && String(state.window) === String(window));
    this.#filter.take(state);
    this.#state = state;
    if (isNewLane) this.#redraw();
    this.#applyFilter();
    this.#before = this.#filter.shown ? (this.#before ?? { window: null }) : null;
    this.#parts.stage.window = state.window;
    this.#showEvent();
    const { covered } = this.#shell;
    if (state.event && isFar) this.#parts.stage.reveal(state.event, covered);
    else if (state.event && covered) this.#parts.stage.bringIntoSight(covered);
  }

  #tell() {
    const { window } = this.#parts.stage;
    this.#state = { ...this.#state, window, shown: this.#filter.shown };
    this.#host.write(this.#state);
  }

  // --- the picture

  #draw() {
    const { stage, tools } = this.#parts;
    stage.draw(this.#catalog.told, this.#state.by);
    tools.views.replaceChildren(...stage.buttons);
  }

  #redraw() {
    this.#shell.keepFocus(() => {
      this.#draw();
      this.#parts.stage.filter(this.#filter.shown);
    });
  }

  #moved() {
    const { stage, overview } = this.#parts, { first, last } = stage.picture.window;
    overview.setWindow(first, last);
    this.#listAll();
    this.#tell();
    this.#shell.sayLater(stage.words);
    this.#more.moved(first, last);
  }

  #add(columns) {
    const added = this.#catalog.add(columns);
    if (!added.id.length) return;
    this.#parts.stage.picture.add(added);
    this.#applyFilter();
  }

  #lay(by) {
    this.#state = { ...this.#state, by };
    this.#redraw();
    this.#update();
    const { name } = this.#told.facets[by] ?? {};
    this.#shell.say(name ? `A lane for each: ${name}` : "No lanes");
  }

  // --- filter

  #sift(change) {
    this.#before ??= { window: this.#parts.stage.window };
    this.#state = { ...this.#state, ...change };
    this.#applyFilter();
    if (!this.#filter.shown) this.#before = null;
    this.#shell.say(`${counted(this.#filter.left.length, "event")} shown`);
  }

  #clear() {
    const { stage } = this.#parts, before = this.#before;
    this.#filter.forget();
    this.#shell.keepFocus(() => this.#sift({ find: "", chips: {} }));
    if (before) stage.window = before.window;
    return true;
  }

  #seek() {
    const { stage } = this.#parts, events = this.#filter.left.map((id) => this.#catalog.event(id));
    if (!events.length) return;
    stage.fit(events);
    stage.svg.focus({ preventScroll: true });
  }

  #applyFilter() {
    const { stage, overview } = this.#parts, filter = this.#filter;
    filter.apply(this.#state);
    stage.filter(filter.shown);
    overview.filter(filter.shown);
    this.#update();
  }

  #update() {
    const isOn = this.#filter.isOn(this.#state), { size } = this.#catalog;
    const total = isOn ? size : Math.max(size, this.#told.total); // of what is not held too
    this.#parts.tools.update(this.#state, this.#filter.left.length, total, isOn);
    this.#listAll();
    this.#tell();
  }

  #listAll() {
    const { list, stage } = this.#parts;
    list.update(() => ({
      ids: this.#filter.left,
      visible: stage.picture.visible(),
      eventOf: (id) => this.#catalog.event(id),
      ...this.#state,
    }));
  }

  // --- events

  #press(id, isMore) {
    if (!id) this.#close();
    else if (isMore) this.#select(id);
    else this.#choose(id, false);
  }

  #choose(id, isFar = true) {
    this.#state = { ...this.#state, event: id };
    this.#showEvent();
    const { covered } = this.#shell;
    if (isFar || covered) this.#parts.stage.reveal(id, covered);
    const { title, when } = this.#catalog.event(id);
    this.#shell.say(`${title}, ${when}`);
  }

  #showEvent() {
    const { stage, details } = this.#parts, { event: id, selected } = this.#state;
    const event = id ? this.#catalog.event(id) : null;
    this.#shell.keepFocus(() => details.show(event, this.#near(id), selected.includes(id)));
    stage.mark(id, selected);
    this.#update();
  }

  #near(id) {
    const ways = Object.entries(this.#filter.near(id));
    const event = (other) => (other === undefined ? null : this.#catalog.event(other));
    return Object.fromEntries(ways.map(([way, other]) => [way, event(other)]));
  }

  #select(id) {
    const { selected } = this.#state;
    const isOn = selected.includes(id), { title } = this.#catalog.event(id);
    const left = isOn ? selected.filter((one) => one !== id) : [...selected, id];
    this.#setSelected(left, `${title} ${isOn ? "no longer " : ""}selected: ${left.length} in all`);
  }

  #setSelected(selected, words) {
    this.#state = { ...this.#state, selected };
    this.#showEvent();
    this.#shell.say(words);
  }

  // Whether a card was open.
  #close() {
    if (!this.#state.event) return false;
    this.#state = { ...this.#state, event: "" };
    this.#showEvent();
    return true;
  }

  // What keys do; some say whether there was anything to do.
  get #deeds() {
    const { stage, tools, details } = this.#parts;
    return {
      order: this.#filter.left,
      event: this.#state.event,
      firstInView: () => stage.picture.visible()[0],
      act: (key) => stage.picture.act(key),
      choose: (id) => this.#choose(id),
      select: (id) => this.#select(id),
      enter: () => details.focus(),
      find: () => tools.callFind(),
      escape: () => tools.close() || this.#close() || (this.#filter.isOn(this.#state) && this.#clear()),
    };
  }

  // --- out of it

  /** A key that was pressed elsewhere on the page. */
  key(press) {
    if (this.#shell) keyOfRoot(press, this.#deeds, true);
  }

  /** Draws it for paper, or again for the screen. */
  toPaper(isPaper) {
    this.#parts.stage?.drawAt(isPaper ? A4.width : null);
  }

  remove() {
    const { list, stage } = this.#parts;
    for (const each of [this.#shell, this.#more, list, stage]) each?.remove();
  }
}
