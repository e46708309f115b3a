// A row for ever and a threshold for each event, as timeline/placing/rows.py gives them: for
// what matches a filter, for other lanes and for other widths of text.
//
// An event keeps its row and is named whenever the scale, in px per unit, is at least its
// threshold. No two of one row overlap at any zoom if, and only if, for each pair the greater
// of the two thresholds is at least the scale from which on their boxes are apart.
import { BOX_GAP, NAME_SPACE, placeableEvent, six } from "./boxes.js";
import { fillLanes, fillShared, shareRows } from "./lanes.js";
import { candidate, placeInRow } from "./search.js";

/**
 * What a layout has room for.
 *
 * - start, end: the opening window, in the scale's units; its ends are walls for the names
 * - width: px of the axis for which rows are chosen
 * - narrow: px of the narrowest axis
 * - least: the smallest scale that is ever shown; 0 for that of all events at `narrow`
 * - closest: px per unit at which each event should be named
 * - rows: how many there may be in all lanes together; a lane has one at least
 * - gap, space: px between two boxes, and between a mark and its name
 * - free: the scale of the narrowest opening, of pictures that are often seen from farther away:
 *   what is whole at it needs no walls below it; or 0
 * - line: a place that no name crosses, nor lies beyond while its mark is on this side; or null
 *
 * A window that is not two finite numbers in order throws a RangeError.
 */
class Page {
  constructor({ start, end, width = 960, narrow = 560, least = 0, closest = 40, ...more }) {
    const { rows = 30, gap = BOX_GAP, space = NAME_SPACE, free = 0, line = null } = more;
    if (!(Number.isFinite(start) && Number.isFinite(end) && start < end)) {
      throw new RangeError(`${start} to ${end} is no window: give a later end`);
    }
    Object.assign(this, { start, end, width, narrow, least, closest, rows, gap, space, free, line });
    // The scale from which on those marks are drawn that always are.
    this.drawn = this.scale(Math.min(narrow, width));
  }

  /** Px per unit at the opening, on an axis of so many px; to six digits. */
  scale(width) {
    return six(width / (this.end - this.start));
  }
}

/**
 * Give each event a row, a side and a threshold => {places: [{row, side, threshold}], lanes}
 *
 * As a `Placement` that places all at once.
 */
export function place(events, page, lanes = null) {
  const placeable = events.map(placeableEvent);
  const placed = new Placement(placeable, [...events.keys()], page, { lanes, first: Infinity });
  return { places: placed.places, lanes: placed.lanes };
}

/**
 * Where events are: `places`, {row, side, threshold} by their numbers, null of others.
 *
 * `events` are as `placeableEvent` makes them, `numbers` those to place, `page` as `Page` has it.
 * `lanes` is how many rows each lane has, as in a layout of more events. Without it, as many as
 * name all events at `page.closest`, and of those left over one by one to the lane in which one
 * more names most at the opening. A row of -1 is none: such events are to be counted.
 *
 * So many as `first` are placed at once. Of more only the most important are tried, at the
 * opening, and `grow` goes on from there; `lanes` then go by how many events each has. In the
 * end all are where they would be at once, and what has a place keeps it.
 *
 * An event whose extent is not two finite numbers in order, or whose lane has no rows,
 * throws a RangeError.
 */
export class Placement {
  #events;
  #room;
  #least;
  #filled;
  #tops = [];
  #steps = [].values();
  #waiting = []; // numbers of those to come, in batches

  constructor(events, numbers, page, { lanes = null, first = Infinity } = {}) {
    const given = lanes?.length ? lanes : null; // an empty list is none, as in Python
    this.#events = events;
    this.#room = new Page(page);
    this.places = events.map(() => null);
    const some = numbers.map((number) => events[number]);
    checkPlaceable(some, given);
    this.#least = six(page.least) || wholeScale(some, this.#room);
    this.#fill(this.#inOrder(numbers), given, first);
  }

  #fill(order, given, first) {
    const room = this.#room;
    const counts = countsOf(order.map((number) => this.#events[number].lane), given?.length ?? 0);
    const isShared = !given && order.length <= first;
    if (isShared) this.#share(order, counts.length);
    else this.#open(given ?? rowsByCount(counts, room.rows));
    this.#filled.forEach((lane, k) => (lane.most = this.lanes[k]));
    this.#tops = this.lanes.map((_, k) => this.lanes.slice(0, k).reduce((sum, n) => sum + n, 0));
    if (isShared) for (const number of order) this.#write(number);
    else this.add(order);
    let steps = 0;
    this.grow(() => ++steps < first);
  }

  // As many rows as lanes can use, which is found by filling them.
  #share(order, lanes) {
    const waiting = this.#byLane(order, lanes).map((numbers) => numbers.map(this.#candidate));
    this.#filled = fillShared(waiting, this.#room);
    this.lanes = this.#filled.map(({ rows }) => rows.length);
  }

  #open(lanes) {
    this.#filled = fillLanes(lanes.map(() => []), lanes, this.#room);
    this.lanes = [...lanes];
  }

  #inOrder(numbers) {
    return [...numbers].sort((a, b) => this.#events[a].priority - this.#events[b].priority);
  }

  #byLane(order, lanes) {
    const waiting = Array.from({ length: lanes }, () => []);
    for (const number of order) waiting[this.#events[number].lane].push(number);
    return waiting;
  }

  #candidate = (number) => candidate(number, this.#events[number], this.#room, this.#least);

  // What is always drawn comes first; of the others not all are looked at before it is drawn.
  #growLane(lane, numbers) {
    const always = numbers.filter((number) => this.#events[number].always).map(this.#candidate);
    const known = new Map(always.map((each) => [each.number, each]));
    const find = (number) => known.get(number) ?? this.#candidate(number);
    return lane.grow(inTurn(numbers, find), always);
  }

  // The rows of all lanes are counted one lane below the other.
  #write(number) {
    const { lane } = this.#events[number];
    const { row, side, threshold } = this.#filled[lane].places.get(number);
    this.places[number] = placeInRow(row < 0 ? row : row + this.#tops[lane], side, threshold);
  }

  /** Events that have come to the others, less important than all that stand. */
  add(numbers) {
    for (const number of numbers) this.places[number] = placeInRow();
    const known = numbers.filter((number) => this.#filled[this.#events[number].lane]);
    if (known.length) this.#waiting.push(this.#inOrder(known));
  }

  get isDone() {
    return !this.#waiting.length;
  }

  /** Place more while it `goesOn`, and one at least => whether all have their places. */
  grow(goesOn = () => true) {
    while (!this.isDone) {
      const { value, done } = this.#steps.next();
      if (!done && value !== null) this.#write(value);
      if (done && !this.isDone) this.#steps = this.#batch(this.#waiting[0]);
      if (!goesOn()) break;
    }
    return this.isDone;
  }

  // A step in each lane by turns.
  *#batch(numbers) {
    const waiting = this.#byLane(numbers, this.#filled.length);
    let turns = this.#filled.map((lane, k) => this.#growLane(lane, waiting[k]));
    while (turns.length) {
      const steps = turns.map((turn) => turn.next());
      turns = turns.filter((_, k) => !steps[k].done);
      for (const { value, done } of steps) if (!done) yield value;
    }
    this.#waiting.shift();
  }
}

function* inTurn(numbers, make) {
  for (const number of numbers) yield make(number);
}

// How many of a list are 0, 1, 2 …, of so many numbers at least.
function countsOf(numbers, least) {
  const counts = Array(least).fill(0);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

// Where there are too many to try how many rows each lane can use: by how many events it has.
function rowsByCount(counts, most) {
  const gains = counts.map((count) => Array.from({ length: most }, (_, row) => count / (row + 1)));
  return shareRows(counts, gains, most);
}

function checkPlaceable(events, lanes) {
  events.forEach(({ x0, x1, lane }, number) => {
    if (!(Number.isFinite(x0) && Number.isFinite(x1) && x0 <= x1)) {
      throw new RangeError(`event ${number}: ${x0} to ${x1} is no extent`);
    }
    if (lane < 0 || (lanes && lane >= lanes.length)) {
      throw new RangeError(`event ${number}: there is no lane ${lane}`);
    }
  });
}

// The scale at which the narrowest page shows everything.
function wholeScale(events, page) {
  const start = events.reduce((first, { x0 }) => Math.min(first, x0), page.start);
  const end = events.reduce((last, { x1 }) => Math.max(last, x1), page.end);
  return six(page.narrow / (end - start));
}
