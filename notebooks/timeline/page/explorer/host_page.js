// An explorer in a page: its state is the page's address.
import { dateOf, firstOfMonth } from "../ticks.js";

const SETTLED = 250; // ms
const CHIP = "is."; // before the name of a facet
const DAY = /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/;
const MINUTES = 1440; // in a day

export class PageHost {
  ask = null; // no kernel is there
  isPage = true;
  #pending = 0;
  #state = null; // that is to be put there
  #written = location.hash;
  #by;

  /** `by` is what the lanes are at first; `isAlone` whether nothing else lists the events. */
  constructor(by, isAlone) {
    this.#by = by ?? "";
    this.opensList = isAlone;
  }

  read() {
    return { by: this.#by, ...readAddress(location.hash) };
  }

  write(state) {
    clearTimeout(this.#pending);
    this.#state = state;
    this.#pending = setTimeout(() => this.#put(), SETTLED);
  }

  // Nothing is added to where the back button leads.
  #put() {
    const hash = addressOf(this.#state, this.#by);
    if (hash === this.#written) return;
    this.#written = hash;
    history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  /** The address of what was written last. */
  link() {
    clearTimeout(this.#pending);
    this.#put();
    return location.href;
  }

  onstate(listener) {
    addEventListener("hashchange", () => {
      if (location.hash === this.#written) return;
      this.#written = location.hash;
      listener(this.read());
    });
  }
}

/** "#from=2014-02-27&find=kursk" => what of a state it says. */
export function readAddress(hash) {
  const said = new URLSearchParams(hash.slice(1));
  if (!hash.includes("=")) return { event: handwritten(hash.slice(1)) || undefined };
  const chips = [...said.keys()].filter((name) => name.startsWith(CHIP));
  const state = { window: [dayOf(said.get("from")), dayOf(said.get("to"))] };
  for (const name of ["find", "event"]) state[name] = said.get(name) ?? "";
  if (said.has("by")) state.by = said.get("by");
  state.selected = said.getAll("selected");
  state.chips = Object.fromEntries(chips.map((name) => [name.slice(CHIP.length), said.getAll(name)]));
  return state;
}

function handwritten(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // it was written by hand
  }
}

/** The other way; "" for what is seen at first. */
export function addressOf({ window, by, find, chips, event, selected }, usual = "") {
  const said = new URLSearchParams();
  if (window) [["from", window[0]], ["to", window[1]]].forEach(([k, at]) => said.set(k, isoOf(at)));
  if (by !== usual) said.set("by", by);
  for (const [name, value] of Object.entries({ find, event })) if (value) said.set(name, value);
  for (const [name, values] of Object.entries(chips)) {
    for (const value of values) said.append(CHIP + name, value);
  }
  for (const id of selected) said.append("selected", id);
  return said.size ? `#${said.toString().replaceAll("%3A", ":")}` : "";
}

// A place along the scale, to the minute: "2014-02-27", "-0043-03-15T12:30"
function isoOf(at) {
  const minutes = Math.round(at * MINUTES);
  const { year, month, day } = dateOf(Math.floor(minutes / MINUTES));
  const rest = minutes - MINUTES * Math.floor(minutes / MINUTES);
  const padded = (number, digits = 2) => String(number).padStart(digits, "0");
  const sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  const date = `${sign}${padded(Math.abs(year), 4)}-${padded(month + 1)}-${padded(day)}`;
  return rest ? `${date}T${padded(Math.floor(rest / 60))}:${padded(rest % 60)}` : date;
}

function dayOf(text) {
  const found = DAY.exec(text ?? "")?.slice(1).map((part) => Number(part ?? 0));
  if (!found) return NaN;
  const [year, month, day, hour, minute] = found;
  const isRight = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60;
  return isRight ? firstOfMonth(year, month - 1) + day - 1 + (60 * hour + minute) / MINUTES : NaN;
}
