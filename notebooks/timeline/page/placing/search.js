// The search for rows in one lane: timeline/placing/search.py.
//
// A greedy search in order of importance alone is blind to what it spoils: an event that finds
// no room at the opening would keep its place a little deeper in the zoom, and all that could
// have been named around it at the opening would have to wait for it. So those that can be
// named at the opening are placed first, then those that can at twice its scale, and so on.
import { LEFT, RIGHT, anchor, eventBox, markBox, six } from "./boxes.js";
import { Gaps } from "./gaps.js";
import { CLOSEST, Row } from "./row.js";

/**
 * What is to be known of an event before any row is looked at: its number, for each side its
 * box and the least scale that its walls allow; its mark if that is always drawn; and whether
 * it is seen from farther away than the opening alone.
 */
export function candidate(number, event, page, least) {
  const sides = [RIGHT, LEFT].map((side) => ({
    side,
    box: eventBox(event, side, page.space),
    least: Math.max(least, wall(event, side, page), lineWall(event, side, page)),
  }));
  const isFar = page.free > 0 && (event.x1 < page.start || event.x0 > page.end);
  return { number, sides, mark: event.always ? markBox(event) : null, isFar };
}

/**
 * The scale from which on a name ends within the opening window; 0 for one out of it.
 *
 * The name of an event that crosses an end of the window, and would stand beyond it, is
 * better on the other side, and so not yet there at the opening.
 */
function wall(event, side, page) {
  const [held, px] = anchor(event, side, page.space);
  const units = side === RIGHT ? page.end - held : held - page.start;
  if (units > 0) return needed(six((event.text + side * px) / units), page);
  const crosses = event.x0 < page.end && event.x1 > page.start;
  return crosses ? six(1.001 * page.scale(page.width)) : 0;
}

const needed = (scale, { free }) => (scale > free ? scale : 0);

/** The scale from which on a name ends before the line that it may not cross. */
function lineWall(event, side, page) {
  if (page.line === null) return 0;
  const [held, px] = anchor(event, side, page.space);
  const units = (page.line - held) * side;
  return units > 0 ? six((event.text + side * px + page.gap) / units) : 0;
}

/**
 * Events with a row each, of candidates, the most important first, in at most so many rows.
 *
 * `enough` is the scale at which as many as can be are named, and for which rows are opened.
 * `rows` are then the rows, and `places` maps the number of each event to {row, side,
 * threshold}; rows are counted from the lane's first.
 */
export class Lane {
  constructor(candidates, most, page, enough) {
    this.most = most;
    this.page = page;
    this.enough = enough;
    this.rows = [];
    this.places = new Map();
    const marked = candidates.filter((each) => each.mark);
    for (const step of this.grow(candidates, marked)) void step;
  }

  /**
   * Place more, as less important than all that stand, step by step: it yields the number of
   * each that has its place, null where it finds none yet. `marked` are those of the candidates
   * whose marks are always drawn.
   */
  *grow(candidates, marked) {
    const { enough, page } = this;
    this.#placeMarks(marked);
    let waiting = candidates;
    for (const level of [...searchLevels(enough, Math.max(page.closest, enough)), CLOSEST]) {
      waiting = yield* this.#fill(level, waiting);
    }
  }

  // A row for each mark that is always drawn; they come first, as none of them can wait.
  #placeMarks(marked) {
    const { gap, drawn } = this.page;
    // the rows with the names too, so that most of them find room later
    const drafts = this.rows.map(() => new Row(gap, CLOSEST));
    for (const each of marked) {
      const { row, side, threshold } = this.#home(each, drafts);
      while (drafts.length < this.rows.length) drafts.push(new Row(gap, CLOSEST));
      if (row >= 0) {
        this.places.set(each.number, placeInRow(row));
        for (const one of [this.rows[row], drafts[row]]) one.add(each.mark, drawn);
      }
      if (threshold < Infinity) drafts[row].add(boxOnSide(each, side), threshold);
    }
  }

  // Where its name would be earliest, of the rows in which the mark can be drawn always.
  #home(each, drafts) {
    const { drawn } = this.page;
    const openTo = [...this.rows.keys()].filter(
      (number) => this.rows[number].need(each.mark, drawn) <= drawn,
    );
    const rows = openTo.map((number) => ({ number, row: drafts[number] }));
    for (const level of [this.enough, CLOSEST]) {
      const found = this.#best(each, level, () => rows) ?? this.#new(each, level);
      if (found) return found;
    }
    return placeInRow(openTo[0]);
  }

  // Place those that can be named at a scale => the others.
  *#fill(level, waiting) {
    const gaps = new Gaps(this.rows, level);
    const left = [];
    for (const each of waiting) {
      if (!this.places.has(each.number)) this.places.set(each.number, placeInRow());
      const found = each.mark ? this.#atMark(each, level) : this.#find(each, level, gaps);
      if (found) this.#take(each, found);
      else left.push(each);
      yield found ? each.number : null;
    }
    return left;
  }

  #atMark(each, level) {
    const home = this.places.get(each.number).row;
    if (home < 0) return null;
    return this.#best(each, level, () => [{ number: home, row: this.rows[home] }]);
  }

  #find(each, level, gaps) {
    const found = this.#best(each, level, (box) => gaps.rowsFor(box));
    const isLate = each.isFar && found?.threshold > each.sides[0].least;
    if (found && !isLate) return found;
    const opened = this.#new(each, level);
    if (opened) gaps.opened();
    return opened ?? found;
  }

  // The best place in the rows there are, or null.
  //
  // At the scale that is to be enough the right side goes first and all rows are equally
  // good, so the tightest is taken and the emptier stay for others. Else, and for what is not
  // seen there, the earliest.
  #best(each, level, rowsFor) {
    const found = [];
    const isTight = level === this.enough && !each.isFar;
    for (const { side, box, least } of each.sides) {
      for (const { number, row } of least <= level ? rowsFor(box) : []) {
        const need = row.need(box, least, each.mark);
        if (need <= level) found.push(placeInRow(number, side, need));
      }
      if (found.length && isTight) return leastOf(found, (at) => -at.threshold);
    }
    return leastOf(found, (at) => at.threshold);
  }

  // A place in a new row, where there may be one: for the opening, or to name all.
  #new(each, level) {
    const between = this.enough < level && level < this.page.closest;
    if (between || this.rows.length >= this.most) return null;
    const { side, least } = leastOf(each.sides, (at) => Math.max(at.least, this.enough));
    if (least > level) return null;
    this.rows.push(new Row(this.page.gap, level));
    return placeInRow(this.rows.length - 1, side, least);
  }

  #take(each, found) {
    this.places.set(each.number, found);
    this.rows[found.row].add(boxOnSide(each, found.side), found.threshold);
  }
}

/**
 * Where an event is: its row from the top, -1 for none; the side; and the px per unit from
 * which on it is named, to six digits, Infinity if never.
 */
export function placeInRow(row = -1, side = RIGHT, threshold = Infinity) {
  return { row, side, threshold };
}

function boxOnSide(each, side) {
  return each.sides.find((at) => at.side === side).box;
}

// The first of those for which it is least, or null, as Python's min says.
function leastOf(things, key) {
  let least = null;
  for (const each of things) if (least === null || key(each) < key(least)) least = each;
  return least;
}

// 1, 10 => 1, 2, 4, 8, 10.
function searchLevels(first, last) {
  const levels = [];
  for (let level = first; level < last; level *= 2) levels.push(level);
  return [...levels, last];
}
