// The room that an event takes in a row, as lines in the scale: timeline/placing/boxes.py.
//
// A place along the axis has no px; at a scale of s px per unit it lies at place * s. What is
// drawn beside it stays as many px from it at every scale. So each edge of an event's box is
// a line in s, or the outermost of two, and two boxes in one row are apart from one scale on.
//
// Python computes the same in the same order, to the last bit: a sum that is taken in another
// order may differ in its last digit, and a threshold then in its sixth.

export const LEAST_BAR = 6; // px: a bar is drawn no shorter
export const BOX_GAP = 6; // px: between two boxes
export const NAME_SPACE = 5; // px: between a mark and the name beside it
export const RIGHT = 1; // sides; over a bar: from its beginning,
export const LEFT = -1; // or ending where it ends

/**
 * What must be known of an event to place it.
 *
 * - x0, x1: its whole extent in the scale's units, uncertain ends included
 * - width: px that its name takes
 * - second: px of the widest line beneath its name; 0 for none
 * - over: the name stands over the mark, a bar from x0 to x1; else beside it
 * - before, after: px that its mark reaches left of x0 and right of x1
 * - priority: the lowest are placed first; of equals the first
 * - lane: from 0 on
 * - always: its mark is drawn at every scale from the opening on, whether named or not
 * - indent: px from either end of a bar to a name over it
 *
 * The result has all of these, and `text`: px that its widest line takes.
 */
export function placeableEvent(event) {
  const { x0, x1, width, second = 0, over = false, before = 5, after = 5 } = event;
  const { priority = 0, lane = 0, always = false, indent = 0 } = event;
  const text = Math.max(width, second);
  return { x0, x1, width, second, over, before, after, priority, lane, always, indent, text };
}

/**
 * From x0 * s - left to x1 * s + right, and what stands over a bar: fromX0 are the px that
 * this reaches right of x0, fromX1 left of x1.
 */
class Box {
  constructor(x0, x1, left, right, fromX0 = 0, fromX1 = 0) {
    this.x0 = x0;
    this.x1 = x1;
    this.left = left;
    this.right = right;
    this.fromX0 = fromX0;
    this.fromX1 = fromX1;
  }

  /** [left, right] at so many px per unit, in px from the place 0. */
  edges(scale) {
    const start = this.x0 * scale;
    const end = this.x1 * scale;
    const left = Math.min(start - this.left, end - this.fromX1);
    return [left, Math.max(end + this.right, start + this.fromX0)];
  }
}

/** The box of the mark alone. */
export function markBox({ x0, x1, before, after, over }) {
  return new Box(x0, x1, before, after, over ? LEAST_BAR : 0);
}

/** The box of an event's mark and name, the name on the given side. */
export function eventBox({ x0, x1, before, after, over, text, indent = 0 }, side, space = NAME_SPACE) {
  if (!over) {
    const left = side === LEFT ? space + text : 0;
    const right = side === RIGHT ? space + text : 0;
    return new Box(x0, x1, before + left, after + right);
  }
  const inset = text + indent;
  if (side === RIGHT) return new Box(x0, x1, before, after, Math.max(inset, LEAST_BAR));
  return new Box(x0, x1, before, after, LEAST_BAR, inset);
}

/**
 * Where a name is held => [place, px]: at place * s + px, for any scale s.
 *
 * On the right, and over a bar from its beginning, it begins there; else it ends there.
 */
export function anchor({ x0, x1, before, after, over, indent = 0 }, side, space = NAME_SPACE) {
  if (over) return side === RIGHT ? [x0, indent] : [x1, 0 - indent];
  return side === RIGHT ? [x1, after + space] : [x0, -before - space];
}

/**
 * From which scale on one box in a row is left of another, which begins no earlier: the
 * greatest over their lines of the px that both need by the units between the places that
 * these are counted from; Infinity if their extents touch.
 */
export function apart(a, b, gap = BOX_GAP) {
  const between = b.x0 - a.x1;
  if (between <= 0) return Infinity;
  let scale = (a.right + b.left + gap) / between;
  if (a.fromX0) scale = Math.max(scale, (a.fromX0 + b.left + gap) / (b.x0 - a.x0));
  if (b.fromX1) {
    scale = Math.max(scale, (a.right + b.fromX1 + gap) / (b.x1 - a.x1));
    if (a.fromX0) scale = Math.max(scale, (a.fromX0 + b.fromX1 + gap) / (b.x1 - a.x0));
  }
  return scale;
}

/** Rounded to six digits, so that any language on any machine compares the same numbers. */
export function six(scale) {
  // What lies halfway goes up in JavaScript and to the even digit in Python: it is moved off.
  return Number((scale * (1 + 1e-9)).toPrecision(6));
}
