// An explorer in a notebook: its state is that of a widget's model, which Python sees.

const BETWEEN = 100; // ms between two messages
const NAMES = ["window", "by", "find", "chips", "event", "selected", "shown"];

export class WidgetHost {
  isPage = false;
  opensList = false;
  #model;
  #pending = 0;
  #next = null;
  #sent = {}; // what was, so that long lists are compared only if they are others
  #isWriting = false;
  #answers = new Map(); // number of a question => what resolves it
  #stop = [];

  constructor(model) {
    this.#model = model;
    this.ask = model.get("_told").rest ? (first, last) => this.#ask(first, last) : null;
    if (this.ask) this.#on("msg:custom", (message) => this.#answer(message));
  }

  #on(name, listener) {
    this.#model.on(name, listener);
    this.#stop.push(() => this.#model.off(name, listener));
  }

  read() {
    const found = Object.fromEntries(NAMES.map((name) => [name, this.#model.get(`_${name}`)]));
    if (!found.window?.length) found.window = null;
    return found;
  }

  write(state) {
    this.#next = state;
    this.#pending ||= setTimeout(() => this.#send(), BETWEEN);
  }

  #send() {
    this.#pending = 0;
    this.#isWriting = true;
    for (const name of NAMES) {
      const value = this.#next[name] ?? (name === "window" ? [] : null);
      const isKnown = this.#next[name] === this.#sent[name];
      if (!isKnown && !isSame(value, this.#model.get(`_${name}`))) this.#model.set(`_${name}`, value);
    }
    this.#sent = this.#next;
    this.#model.save_changes();
    this.#isWriting = false;
  }

  onstate(listener) {
    let asked = false;
    const hear = () => {
      if (this.#isWriting || asked) return;
      asked = true; // several may change at once
      queueMicrotask(() => {
        asked = false;
        listener(this.read());
      });
    };
    for (const name of NAMES) this.#on(`change:_${name}`, hear);
  }

  #ask(first, last) {
    const number = this.#answers.size;
    return new Promise((done) => {
      this.#answers.set(number, done);
      this.#model.send({ ask: [first, last], number });
    });
  }

  #answer({ number, events }) {
    this.#answers.get(number)?.(events);
  }

  remove() {
    clearTimeout(this.#pending);
    if (this.#pending) this.#send();
    for (const stop of this.#stop) stop();
  }
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
