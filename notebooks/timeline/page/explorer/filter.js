// Which events are left: by what is looked for, by chips, and by a choice made elsewhere.

export class Filter {
  shown = null; // ids in order of time; null for all
  #catalog;
  #only = null; // ids that were chosen elsewhere

  constructor(catalog) {
    this.#catalog = catalog;
  }

  /** Ids in order of time, whether or not there is a filter. */
  get left() {
    return this.shown ?? this.#catalog.ids;
  }

  isOn({ find, chips }) {
    return Boolean(find.trim() || Object.keys(chips).length || this.#only);
  }

  /** A state came from outside: its ids are a choice unless they are what it finds anyhow. */
  take({ shown, find, chips }) {
    if (String(shown) === String(this.shown)) return;
    this.#only = shown && !this.#catalog.isJust(shown, find, chips) ? shown : null;
  }

  forget() {
    this.#only = null;
  }

  apply(state) {
    const only = this.#only && new Set(this.#only);
    const found = this.isOn(state) ? this.#catalog.matches(state.find, state.chips) : null;
    this.shown = found && (only ? found.filter((id) => only.has(id)) : found);
  }

  /** What comes before and after an event, ids or undefined. */
  near(id) {
    const { left } = this, k = left.indexOf(id);
    return k < 0 ? {} : { before: left[k - 1], after: left[k + 1] };
  }
}
