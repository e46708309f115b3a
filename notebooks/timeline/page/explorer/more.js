// Events that a page does not hold, and somebody knows.

const STANDS = 250; // ms without a move

export class MoreEvents {
  #ask;
  #add;
  #pending = 0;
  #asked = new Set();

  constructor({ rest }, host, add) {
    this.#ask = rest && host.ask ? (first, last) => host.ask(first, last) : null;
    this.#add = add;
  }

  /** The window has moved: once it stands still, more is asked for. */
  moved(first, last) {
    clearTimeout(this.#pending);
    if (this.#ask) this.#pending = setTimeout(() => this.#fetch(first, last), STANDS);
  }

  async #fetch(first, last) {
    const window = `${first} ${last}`;
    if (this.#asked.has(window)) return;
    this.#asked.add(window);
    const columns = await this.#ask(first, last);
    if (columns?.id?.length && this.#ask) this.#add(columns);
  }

  remove() {
    clearTimeout(this.#pending);
    this.#ask = null;
  }
}
