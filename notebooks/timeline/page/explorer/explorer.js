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
import { isPlain, make, makeButton } from "../dom.js";
import { copied } from "../clipboard.js";
import { Catalog } from "./catalog.js";
import { Details, focusedIn } from "./details.js";
import { EventList } from "./list.js";
import { Overview } from "./overview.js";
import { Stage } from "./stage.js";
import { noState, soundState } from "./state.js";
import { Toolbar } from "./toolbar.js";
import { counted } from "./words.js";

const WIDE = 1000; // px: room for a card at the side
const NARROW = 620; // px: a phone
const STANDS = 250; // ms without a move
const QUIET = 600; // ms until what happened is said

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
  #live = make("p", { className: "unseen" });
  #timers = {};
  #asked = new Set();
  #size = "";

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
        toggle: (name, value) => this.#toggle(name, value),
        by: (by) => this.#lay(by),
        clear: () => this.#clear(),
      }),
      stage: new Stage({
        press: (id, isMore) => this.#press(id, isMore),
        key: (press) => isPlain(press) && this.#key(press),
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
    this.#place();
  }

  #place() {
    const { tools, stage, overview, details, list } = this.#parts;
    this.#live.setAttribute("role", "status");
    const main = make("div", { className: "main" }, stage.head, stage.element, overview.element);
    main.append(this.#foot());
    const body = make("div", { className: "body" }, main, details.element);
    this.#root.replaceChildren(tools.element, body, list.element, this.#live);
    this.#root.setAttribute("role", "group");
    this.#root.setAttribute("aria-label", this.#told.title || "Explorer of events");
    overview.onwindow = (first, last) => stage.picture.show(first, last);
    this.#root.addEventListener("keydown", (press) => this.#rootKey(press));
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
    const known = `${held.toLocaleString("en")} of ${counted(total, "event")} are here by name, the most important; `;
    return known + (this.#host.ask ? "others come as you zoom in." : "the strip counts all.");
  }

  #start() {
    this.#state = { ...noState(), by: this.#told.by ?? "" };
    this.#watchSize();
    const state = this.#sound(this.#host.read());
    this.#parts.stage.draw(this.#catalog.told, state.by);
    this.#parts.tools.views.replaceChildren(...this.#parts.stage.buttons);
    this.#take(state);
    this.#host.onstate((raw) => this.#take(this.#sound(raw)));
  }

  // A window that is as wide, or nearly, keeps its scene.
  #watchSize() {
    const look = () => {
      const width = this.#root.clientWidth;
      const size = width >= WIDE ? "wide" : width < NARROW ? "narrow" : "middle";
      if (!width || size === this.#size) return;
      const isNew = !this.#size;
      this.#root.classList.remove("wide", "middle", "narrow");
      this.#root.classList.add(size);
      this.#size = size;
      if (!isNew) this.#redraw();
    };
    this.sizes = new ResizeObserver(() => {
      look();
      this.#parts.overview.resize();
    });
    this.sizes.observe(this.#root);
    look();
  }

  // --- state

  #sound(raw) {
    return soundState(raw, this.#state, this.#catalog, this.#told.facets ?? {});
  }

  #take(state) {
    const isNewLane = state.by !== this.#state.by;
    this.#state = state;
    this.#only = this.#isMatch(state) ? null : state.shown;
    if (isNewLane) this.#redraw();
    this.#applyFilter();
    this.#before = this.#shown ? { window: null } : null;
    this.#parts.stage.window = state.window;
    this.#showEvent();
    if (state.event && !state.window) this.#parts.stage.reveal(state.event);
  }

  // Whether what is shown is just what find and chips leave.
  #isMatch({ shown, find, chips }) {
    if (!shown) return true;
    const found = new Set(this.#catalog.matches(find, chips));
    return found.size === shown.length && shown.every((id) => found.has(id));
  }

  #tell() {
    const { window } = this.#parts.stage;
    this.#state = { ...this.#state, window, shown: this.#shown };
    this.#host.write(this.#state);
  }

  #say(words) {
    clearTimeout(this.#timers.say);
    this.#timers.say = setTimeout(() => (this.#live.textContent = words), 50);
  }

  // --- the picture

  #redraw() {
    const { stage, tools } = this.#parts;
    if (!stage.picture) return;
    this.#keepFocus(() => {
      stage.draw(this.#catalog.told, this.#state.by);
      tools.views.replaceChildren(...stage.buttons);
      stage.filter(this.#shown);
    });
  }

  #moved() {
    const { stage, overview } = this.#parts, { first, last } = stage.picture.window;
    overview.setWindow(first, last);
    this.#listAll();
    this.#tell();
    this.#keepFocus(() => {});
    clearTimeout(this.#timers.still);
    this.#timers.still = setTimeout(() => this.#isStill(first, last), STANDS);
  }

  #isStill(first, last) {
    if (this.#told.rest && this.#host.ask) this.#askMore(first, last);
    const words = this.#parts.stage.words;
    clearTimeout(this.#timers.words);
    if (words === this.#timers.said || !this.#root.contains(focusedIn(this.#root))) return;
    this.#timers.said = words;
    if (!this.#state.event) this.#timers.words = setTimeout(() => this.#say(words), QUIET - STANDS);
  }

  async #askMore(first, last) {
    const key = `${first} ${last}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    const columns = await this.#host.ask(first, last);
    const added = columns?.id?.length ? this.#catalog.add(columns) : { id: [] };
    if (!added.id.length) return;
    this.#parts.stage.picture.add(added);
    this.#applyFilter();
  }

  #lay(by) {
    this.#state = { ...this.#state, by };
    this.#redraw();
    this.#update();
    const { name } = this.#told.facets[by] ?? {};
    this.#say(name ? `A lane for each: ${name}` : "No lanes");
  }

  // --- filter

  #filter(change) {
    this.#before ??= { window: this.#parts.stage.window };
    this.#state = { ...this.#state, ...change };
    this.#applyFilter();
    if (!this.#shown) this.#before = null;
    this.#say(`${counted(this.#left.length, "event")} shown`);
  }

  #toggle(name, value) {
    const { [name]: values = [], ...others } = this.#state.chips;
    const left = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    this.#filter({ chips: left.length ? { ...others, [name]: left } : others });
  }

  #clear() {
    const { stage, tools } = this.#parts, before = this.#before;
    this.#only = null;
    this.#keepFocus(() => this.#filter({ find: "", chips: {} }));
    if (before) stage.window = before.window;
    if (!this.#root.contains(focusedIn(this.#root))) tools.callFind();
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
    const covered = this.#size === "wide" ? 0 : details.element.offsetHeight;
    if (isFar || covered) stage.reveal(id, covered);
    const { title, when } = this.#catalog.event(id);
    this.#say(`${title}, ${when}`);
  }

  #showEvent() {
    const { stage, details } = this.#parts, { event: id, selected } = this.#state;
    const event = id ? this.#catalog.event(id) : null;
    this.#keepFocus(() => details.show(event, this.#near(id), selected.includes(id)));
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
    this.#say(`${this.#catalog.event(id).title} ${isOn ? "no longer " : ""}selected: ${left.length} in all`);
  }

  // Whether a card was open.
  #close() {
    if (!this.#state.event) return false;
    this.#state = { ...this.#state, event: "" };
    this.#showEvent();
    return true;
  }

  // --- keys

  #key(press) {
    const { stage, details } = this.#parts, { event } = this.#state;
    const name = press.key.length > 1 ? press.key : press.key.toLowerCase();
    const order = this.#left, last = order.length - 1, k = order.indexOf(event);
    const keys = {
      n: () => this.#walk(k < 0 ? this.#firstInView(order) : Math.min(k + 1, last)),
      p: () => this.#walk(k < 0 ? this.#firstInView(order) : Math.max(k - 1, 0)),
      Home: () => this.#walk(0),
      End: () => this.#walk(last),
      Enter: () => event && details.focus(),
      " ": () => event && this.#select(event),
    };
    if (keys[name]) keys[name]();
    else if (!stage.picture.act(press.key)) return;
    done(press);
  }

  #walk(k) {
    const id = this.#left[k];
    if (id) this.#choose(id);
  }

  #firstInView(order) {
    return Math.max(order.indexOf(this.#parts.stage.picture.visible()[0]), 0);
  }

  #rootKey(press) {
    if (!isPlain(press)) return;
    const isText = press.target.matches?.("input:not([type=radio]), textarea, select");
    if (press.key === "/" && !isText) {
      this.#parts.tools.callFind();
      done(press);
    } else if (press.key === "Escape" && this.#escape()) done(press);
  }

  // One thing at a time => whether there was any.
  #escape() {
    if (this.#parts.tools.close() || this.#close()) return true;
    if (!this.#isFiltering) return false;
    this.#clear();
    return true;
  }

  // What has the focus may go with what is done: then the picture has it.
  #keepFocus(act) {
    const held = focusedIn(this.#root), isOurs = this.#root.contains(held);
    act();
    const isLost = !held?.isConnected || held.disabled || !held.checkVisibility();
    if (isOurs && isLost) this.#parts.stage.svg.focus({ preventScroll: true });
  }

  // --- out of it

  /** The key that finds, wherever on the page it was pressed. */
  find() {
    this.#parts.tools?.callFind();
  }

  async #copy(button) {
    const isDone = await copied(this.#host.link(this.#state));
    button.textContent = isDone ? "Copied" : "Copy it from the address bar";
    setTimeout(() => (button.textContent = "Copy link"), 2000);
    this.#say(isDone ? "Link copied" : "The link is in the address bar");
  }

  remove() {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.sizes?.disconnect();
    this.#parts.list?.remove();
    this.#parts.stage?.remove();
  }
}

function done(press) {
  press.preventDefault();
  press.stopPropagation();
}
