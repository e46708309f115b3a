// The events of an explorer, however many: what is known of each, and which match a search.
import { folded, hasWords, soughtWords } from "../folded.js";

const SOUGHT = ["title", "description", "actors", "place", "note", "when", "cited"];

const TELLING = ["theme", "actors", "cited", "place"]; // facets that come before others

export class Catalog {
  #told;
  #columns;
  #facets;
  #numbers = new Map(); // id => number
  #texts = []; // folded, once one is looked for
  #order = null; // ids in order of time

  constructor(told) {
    const { events, facets } = told;
    this.#told = told;
    this.#columns = Object.fromEntries(Object.entries(events).map(([name, of]) => [name, [...of]]));
    this.#facets = structuredClone(facets ?? {});
    this.#number(0);
  }

  #number(from) {
    const { id } = this.#columns;
    for (let k = from; k < id.length; k++) this.#numbers.set(id[k], k);
    this.#order = null;
  }

  /** As it was told, with all that was added. */
  get told() {
    return { ...this.#told, events: this.#columns, facets: this.#facets };
  }

  get size() {
    return this.#columns.id.length;
  }

  has(id) {
    return this.#numbers.has(id);
  }

  /** All that is known of an event: a value of each column, and `facets`: {name: values}. */
  event(id) {
    const k = this.#numbers.get(id);
    const found = Object.entries(this.#columns).map(([name, values]) => [name, values[k]]);
    return Object.fromEntries(found);
  }

  /** Add columns of events that are not there yet => those columns. */
  add(columns) {
    const from = this.size;
    const fresh = columns.id.flatMap((id, k) => (this.has(id) ? [] : [k]));
    const added = {};
    for (const [name, values] of Object.entries(this.#columns)) {
      added[name] = fresh.map((k) => columns[name]?.[k] ?? null);
      values.push(...added[name]);
    }
    for (const [name, { values, of }] of Object.entries(this.#facets)) {
      for (const k of fresh) of.push(numbersIn(values, columns.facets?.[name]?.[k] ?? []));
    }
    this.#number(from);
    return added;
  }

  /** Ids in order of time. */
  get ids() {
    const { first, last, id } = this.#columns;
    const earlier = (a, b) => first[a] - first[b] || last[a] - last[b] || a - b;
    this.#order ??= [...id.keys()].sort(earlier).map((k) => id[k]);
    return this.#order;
  }

  // --- what can be filtered by

  /** [{name, title, lists}], a list of values for each event; the most telling first. */
  get facets() {
    const rank = ([name]) => (TELLING.indexOf(name) + 1 || TELLING.length + 1);
    const ordered = Object.entries(this.#facets).sort((a, b) => rank(a) - rank(b));
    return ordered.map(([name, { name: title, values, of }]) => {
      return { name, title, lists: of.map((numbers) => numbers.map((n) => values[n])) };
    });
  }

  offers(name, value) {
    return Object.hasOwn(this.#facets, name) && this.#facets[name].values.includes(value);
  }

  /** Ids, in order of time, of what has all words and of each facet one of its values. */
  matches(find, chips) {
    const words = soughtWords(find);
    const wanted = Object.entries(chips).filter(([, values]) => values.length);
    const sets = wanted.map(([name, values]) => {
      const facet = this.#facets[name];
      return { of: facet.of, numbers: new Set(values.map((value) => facet.values.indexOf(value))) };
    });
    return this.ids.filter((id) => {
      const k = this.#numbers.get(id);
      const fits = sets.every(({ of, numbers }) => of[k].some((n) => numbers.has(n)));
      return fits && (!words.length || hasWords(this.#text(k), words));
    });
  }

  /** Whether some ids are just those. */
  isJust(ids, find, chips) {
    const found = new Set(this.matches(find, chips));
    return found.size === ids.length && ids.every((id) => found.has(id));
  }

  #text(k) {
    const known = () => SOUGHT.map((name) => this.#columns[name]?.[k] ?? "").join(" ");
    return (this.#texts[k] ??= folded(known()));
  }
}

// The numbers of values; those that are new get one.
function numbersIn(values, some) {
  return some.map((value) => {
    const k = values.indexOf(value);
    return k < 0 ? values.push(value) - 1 : k;
  });
}
