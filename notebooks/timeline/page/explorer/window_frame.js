// A frame around a part of a strip: moved whole, pulled at its ends, drawn anew beside it, or
// moved by keys. It knows shares of the strip's length only.
import { isPlain, svgElement } from "../dom.js";

const LEAST_FRAME = 8; // px that it is drawn wide
const FINGER = 24; // px that a finger needs
const FRAME_END = { y: 10, width: 6, height: 18, rx: 2 };
const STILL_PRESS = 4; // px: a press that moves farther is a drag
const SLIDERS = ["What is seen of all events", "From", "To"]; // of the whole frame and its ends
const FRAME_STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
const FRAME_ZOOMS = { "+": 1.5, "=": 1.5, "-": 1 / 1.5 };
const MOVED_ENDS = [[1, 1], [1, 0], [0, 1]]; // which ends a part moves
const SLIDER_ATTRIBUTES = { role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 100 };

export class WindowFrame {
  element = svgElement("g", { class: "frame" });
  #act;
  #side;
  #parts = SLIDERS.map((name) => svgElement("g", { ...SLIDER_ATTRIBUTES, "aria-label": name }));
  #grips; // what a pointer takes each by
  #body;
  #ends = [0, 1].map(() => svgElement("rect", { ...FRAME_END, class: "end" }));
  #shares = [0, 1];
  #held = null; // {part, at, shares}; part 3 is a frame drawn anew
  #width = 1;
  #bars = 1;

  /** `act` has take([share, share]) and zoom(factor). */
  constructor(high, side, act) {
    this.#act = act;
    this.#side = side;
    this.#body = svgElement("rect", { class: "body", y: 0.75, height: high - 0.75, rx: 2 });
    this.#grips = SLIDERS.map(() => svgElement("rect", { class: "grip", y: 0, height: high }));
    [this.#body, ...this.#ends].forEach((mark, part) => this.#parts[part].append(mark, this.#grips[part]));
    this.#parts.forEach((element, part) => element.addEventListener("keydown", (press) => this.#press(press, part)));
    this.element.append(...this.#parts);
  }

  resize(width, bars) {
    this.#width = width;
    this.#bars = bars;
  }

  /** `words` of the whole frame and of its ends. */
  show(shares, words) {
    this.#shares = shares;
    const [left, right] = this.#drawn(shares);
    this.#body.setAttribute("x", left);
    this.#body.setAttribute("width", right - left);
    [left, right].forEach((x, k) => this.#ends[k].setAttribute("x", x - FRAME_END.width / 2));
    this.#layGrips(left, right);
    const values = [(shares[0] + shares[1]) / 2, ...shares];
    this.#parts.forEach((part, k) => {
      part.setAttribute("aria-valuenow", Math.round(100 * values[k]));
      part.setAttribute("aria-valuetext", words[k]);
    });
  }

  get #long() {
    return Math.max(this.#width - 2 * this.#side, 1);
  }

  // Where its sides are, in px, and never too near to each other.
  #drawn(shares) {
    const [left, right] = shares.map((share) => this.#side + share * this.#long);
    const more = Math.max(0, LEAST_FRAME - (right - left)) / 2;
    return [left - more, right + more];
  }

  // Side by side: those of the ends reach as far into the frame as it leaves room for.
  #layGrips(left, right) {
    const inside = Math.min((right - left - FINGER) / 2, FINGER / 2);
    const long = right - left - 2 * inside;
    const most = this.#width - long - 2 * FINGER;
    const start = Math.max(0, Math.min(left + inside - FINGER, most));
    const starts = [start + FINGER, start, start + FINGER + long];
    this.#grips.forEach((grip, k) => {
      grip.setAttribute("x", starts[k]);
      grip.setAttribute("width", k ? FINGER : long);
    });
  }

  // --- a pointer

  listen(svg) {
    const at = ({ clientX }) => (clientX - svg.getBoundingClientRect().left - this.#side) / this.#long;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      svg.setPointerCapture?.(event.pointerId);
      const part = this.#grips.indexOf(event.target);
      this.#held = { part: part < 0 ? 3 : part, at: at(event), shares: this.#shares, isClick: true };
    });
    svg.addEventListener("pointermove", (event) => this.#held && this.#drag(at(event)));
    svg.addEventListener("pointerup", () => this.#release());
    svg.addEventListener("pointercancel", () => (this.#held = null));
  }

  #drag(at) {
    const { part, at: from, shares } = this.#held;
    if (Math.abs(at - from) * this.#long > STILL_PRESS) this.#held.isClick = false;
    if (this.#held.isClick) return;
    if (part === 3) this.#take([from, at].sort((a, b) => a - b));
    else this.#moveBy(part, at - from, shares);
  }

  // A press beside the frame brings it there.
  #release() {
    const { part, at, isClick } = this.#held ?? {};
    this.#held = null;
    if (!isClick || part !== 3) return;
    const middle = (this.#shares[0] + this.#shares[1]) / 2;
    this.#moveBy(0, at - middle, this.#shares);
  }

  #moveBy(part, by, [first, last]) {
    const least = 1 / this.#long;
    const [low, high] = [[-first, 1 - last], [-first, last - first - least], [first - last + least, 1 - last]][part];
    const moved = Math.max(low, Math.min(by, high));
    this.#take([first, last].map((share, k) => share + moved * MOVED_ENDS[part][k]));
  }

  #take(shares) {
    this.#act.take(shares.map((share) => Math.max(0, Math.min(share, 1))));
  }

  // --- keys

  #press(press, part) {
    if (!isPlain(press) || !this.#does(press, part)) return;
    press.preventDefault();
    press.stopPropagation();
  }

  // Whether the key says anything: arrows a tenth of the frame, or with Shift a bar.
  #does({ key, shiftKey }, part) {
    const [first, last] = this.#shares, to = { Home: -1, End: 1 }[key];
    const step = FRAME_STEPS[key] * (shiftKey ? 1 / this.#bars : (last - first) / 10);
    if (FRAME_ZOOMS[key]) this.#act.zoom(FRAME_ZOOMS[key]);
    else if (to || step) this.#moveBy(part, to ?? step, this.#shares);
    else return false;
    return true;
  }
}
