// An explorer: new Explorer(root, told, host). What `told` is, timeline/explore/told.py says.
//
// A host is what it stands in:
//
//   read()                what of a state is known there
//   write(state)          what is seen now; see state.js
//   onstate(listener)     another state is wanted
//   ask(first, last)      => a promise of columns of more events there; null if nobody knows any
//   link(state)           => its address, where it has one
//   isPage                whether it is a page of its own
import { make, makeButton } from "../dom.js";
import { Catalog } from "./catalog.js";
import { Details } from "./details.js";
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
  #only = null; // ids that were chosen elsewhere
  #shown = null; // ids that a filter leaves
  #before = null; // {window} before there was a filter
  #parts = {};
  #shell;
  #more;

  constructor(root, told, host) {
    this.#root = root;
    this.#told = told;
    this.#host = host;
    this.#catalog = new Catalog(told);
    root.classList.add("explorer");
    root.dataset.lmSuppressShortcuts = "true"; // or D D would delete a cell of JupyterLab
    if (!this.#catalog.size) return void root.replaceChildren(make("p", { className: "empty" }, "No events."));
    this.#build();
    this.#start();
  }

  #build() {
    const clear = makeButton("tool", "Clear", () => this.#clear());
    this.#parts = {
      tools: new Toolbar(this.#catalog, {
        find: (words) => this.#filter({ find: words }),
        seek: () => this.#seek(),
        toggle: (name, value) => this.#filter({ chips: toggledChips(this.#state.chips, name, value) }),
        by: (by) => this.#lay(by),
        clear: () => this.#clear(),
      }),
      stage: new Stage({
        press: (id, isMore) => this.#press(id, isMore),
        key: (press) => keyOfPicture(press, this.#deeds),
        changed: () => this.#moved(),
        eventOf: (id) => this.#catalog.event(id),
      }, clear),
      overview: new Overview(this.#told),
      details: new Details(this.#told, {
        choose: (id) => this.#choose(id),
        select: (id) => this.#select(id),
        close: () => this.#close(),
      }),
      list: new EventList((id) => this.#choose(id), this.#host.isPage),
    };
    this.#shell = new Shell(this.#root, this.#parts, this.#told, this.#host);
    this.#shell.onsize = () => this.#redraw();
    this.#more = new MoreEvents(this.#told, this.#host, (columns) => this.#add(columns));
    this.#root.addEventListener("keydown", (press) => keyOfRoot(press, this.#deeds));
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
    const isNewLane = state.by !== this.#state.by;
    if (String(state.shown) !== String(this.#state.shown)) {
      const { shown, find, chips } = state;
      this.#only = shown && !this.#catalog.isJust(shown, find, chips) ? shown : null;
    }
    this.#state = state;
    if (isNewLane) this.#redraw();
    this.#applyFilter();
    this.#before = this.#shown ? { window: null } : null;
    this.#parts.stage.window = state.window;
    this.#showEvent();
    if (state.event && !state.window) this.#parts.stage.reveal(state.event);
  }

  #tell() {
    const { window } = this.#parts.stage;
    this.#state = { ...this.#state, window, shown: this.#shown };
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
      this.#parts.stage.filter(this.#shown);
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

  #filter(change) {
    this.#before ??= { window: this.#parts.stage.window };
    this.#state = { ...this.#state, ...change };
    this.#applyFilter();
    if (!this.#shown) this.#before = null;
    this.#shell.say(`${counted(this.#left.length, "event")} shown`);
  }

  #clear() {
    const { stage } = this.#parts, before = this.#before;
    this.#only = null;
    this.#shell.keepFocus(() => this.#filter({ find: "", chips: {} }));
    if (before) stage.window = before.window;
    return true;
  }

  #seek() {
    const { stage } = this.#parts, events = this.#left.map((id) => this.#catalog.event(id));
    if (!events.length) return;
    stage.fit(events);
    stage.svg.focus({ preventScroll: true });
  }

  get #isFiltering() {
    const { find, chips } = this.#state;
    return Boolean(find.trim() || Object.keys(chips).length || this.#only);
  }

  get #left() {
    return this.#shown ?? this.#catalog.ids;
  }

  #applyFilter() {
    const { find, chips } = this.#state, { stage, overview } = this.#parts;
    const only = this.#only && new Set(this.#only);
    const found = this.#isFiltering ? this.#catalog.matches(find, chips) : null;
    this.#shown = found && (only ? found.filter((id) => only.has(id)) : found);
    stage.filter(this.#shown);
    overview.filter(this.#shown);
    this.#update();
  }

  #update() {
    const { size } = this.#catalog;
    this.#parts.tools.update(this.#state, this.#left.length, size, this.#isFiltering);
    this.#listAll();
    this.#tell();
  }

  #listAll() {
    const { list, stage } = this.#parts;
    list.update(() => ({
      ids: this.#left,
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
    const { stage, details } = this.#parts;
    this.#state = { ...this.#state, event: id };
    this.#showEvent();
    const covered = this.#shell.isWide ? 0 : details.element.offsetHeight;
    if (isFar || covered) stage.reveal(id, covered);
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
    const order = this.#left, k = order.indexOf(id);
    const at = (n) => (k >= 0 && order[n] !== undefined ? this.#catalog.event(order[n]) : null);
    return { before: at(k - 1), after: at(k + 1) };
  }

  #select(id) {
    const { selected } = this.#state;
    const isOn = selected.includes(id);
    const left = isOn ? selected.filter((one) => one !== id) : [...selected, id];
    this.#state = { ...this.#state, selected: left };
    this.#showEvent();
    this.#shell.say(`${this.#catalog.event(id).title} ${isOn ? "no longer " : ""}selected: ${left.length} in all`);
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
      order: this.#left,
      event: this.#state.event,
      firstInView: () => stage.picture.visible()[0],
      act: (key) => stage.picture.act(key),
      choose: (id) => this.#choose(id),
      select: (id) => this.#select(id),
      enter: () => details.focus(),
      find: () => tools.callFind(),
      escape: () => tools.close() || this.#close() || (this.#isFiltering && this.#clear()),
    };
  }

  // --- out of it

  /** A key that was pressed elsewhere on the page. */
  key(press) {
    if (this.#shell) keyOfRoot(press, this.#deeds);
  }

  remove() {
    const { list, stage } = this.#parts;
    for (const each of [this.#shell, this.#more, list, stage]) each?.remove();
  }
}
