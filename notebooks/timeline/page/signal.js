// Something that happens: who tells of it need not know who reacts.
export class Signal {
  #reactions = [];

  on(react) {
    this.#reactions.push(react);
  }

  tell(...facts) {
    for (const react of this.#reactions) react(...facts);
  }
}
