// A hand on a picture: drag pans, two fingers pinch, a double click or the wheel with Ctrl or ⌘
// zooms. What scrolls the page goes on scrolling it, but where the wheel is the picture's alone.

const CLICK = 4; // px that a click may move
const NEARER_BY = 2; // a double click
const PER_NOTCH = 1.2; // of a wheel
const NOTCH = 100; // px
const LINE = 40; // px: of wheels that count lines
const PINCH = 5; // times as fast goes a pinch on a trackpad, which comes as a wheel of few px
const MOST_OF_PINCH = 40; // px

/**
 * Listen to what is done with a picture => a function that stops it.
 *
 * While `wheelAlone()` the wheel zooms without a key too, and sideways or with Shift it pans.
 */
export function holdPicture(picture, svg, wheelAlone) {
  const hand = new Hand(picture, svg, wheelAlone);
  const heard = {
    pointerdown: (event) => hand.down(event),
    pointermove: (event) => hand.move(event),
    pointerup: (event) => hand.up(event),
    pointercancel: (event) => hand.up(event),
    wheel: (event) => hand.wheel(event),
    dblclick: (event) => picture.zoomBy(NEARER_BY, picture.place(event.clientX)),
  };
  svg.style.touchAction = "pan-y";
  svg.style.userSelect = "none";
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: false };
  for (const [name, listen] of Object.entries(heard)) svg.addEventListener(name, listen, options);
  svg.addEventListener("click", (event) => hand.click(event), { ...options, capture: true });
  return () => stop.abort();
}

class Hand {
  #pointers = new Map(); // id => {x, place}: where it is, what it holds
  #moved = 0; // px since the first came down

  constructor(picture, svg, wheelAlone) {
    this.picture = picture;
    this.svg = svg;
    this.wheelAlone = wheelAlone;
  }

  down(event) {
    if (event.button || this.#pointers.size === 2) return;
    if (!this.#pointers.size) this.#moved = 0;
    this.#pointers.set(event.pointerId, { x: event.clientX, place: 0 });
    this.#hold();
  }

  // Each pointer holds the place that lies under it.
  #hold() {
    for (const pointer of this.#pointers.values()) pointer.place = this.picture.place(pointer.x);
  }

  move(event) {
    const pointer = this.#pointers.get(event.pointerId);
    if (!pointer) return;
    this.#moved += Math.abs(event.clientX - pointer.x);
    pointer.x = event.clientX;
    if (this.#moved < CLICK) return;
    this.svg.setPointerCapture(event.pointerId);
    const held = [...this.#pointers.values()];
    if (held.length === 1) this.picture.panBy(pointer.place - this.picture.place(pointer.x));
    else this.#pinch(held);
  }

  #pinch(held) {
    const [a, b] = [...held].sort((one, other) => one.place - other.place);
    const { left, width } = this.svg.getBoundingClientRect();
    const shares = [a, b].map(({ x }) => (x - left) / width);
    if (a.place < b.place && shares[0] < shares[1]) this.picture.pinch([a.place, b.place], shares);
  }

  up(event) {
    this.#pointers.delete(event.pointerId);
    this.#hold(); // one finger of two goes on by itself
  }

  // What ends a drag is no click.
  click(event) {
    if (this.#moved < CLICK) return;
    event.stopPropagation();
    event.preventDefault();
  }

  wheel(event) {
    const isZoom = event.ctrlKey || event.metaKey;
    if (!isZoom && !this.wheelAlone()) return;
    event.preventDefault();
    const px = event.deltaMode ? LINE : 1;
    const [x, y] = [event.deltaX * px, event.deltaY * px];
    if (isZoom) this.#zoom(event.ctrlKey && Math.abs(y) < MOST_OF_PINCH ? PINCH * y : y, event);
    else if (event.shiftKey || Math.abs(x) > Math.abs(y)) this.#pan(x || y);
    else this.#zoom(y, event);
  }

  #zoom(px, { clientX }) {
    const factor = PER_NOTCH ** Math.min(Math.max(-px / NOTCH, -4), 4);
    this.picture.zoomBy(factor, this.picture.place(clientX));
  }

  #pan(px) {
    const { first, last } = this.picture.window;
    this.picture.panBy((px / this.svg.getBoundingClientRect().width) * (last - first));
  }
}
