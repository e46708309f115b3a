// A row for ever and a threshold for each event, as timeline/placing/rows.py gives them: for
// what matches a filter, for other lanes and for other widths of text.
//
// An event keeps its row and is named whenever the scale, in px per unit, is at least its
// threshold. No two of one row overlap at any zoom if, and only if, for each pair the greater
// of the two thresholds is at least the scale from which on their boxes are apart.
import { BOX_GAP, NAME_SPACE, placeableEvent, six } from "./boxes.js";
import { fillLanes, fillShared } from "./lanes.js";
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
 * - line: a place that no name crosses, nor lies beyond while its mark is on this side; or null
 *
 * A window that is not two finite numbers in order throws a RangeError.
 */
class Page {
  constructor({ start, end, width = 960, narrow = 560, least = 0, closest = 40, ...more }) {
    const { rows = 30, gap = BOX_GAP, space = NAME_SPACE, line = null } = more;
    if (!(Number.isFinite(start) && Number.isFinite(end) && start < end)) {
      throw new RangeError(`${start} to ${end} is no window: give a later end`);
    }
    Object.assign(this, { start, end, width, narrow, least, closest, rows, gap, space, line });
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
 * `events` are as `placeableEvent` takes them, `page` as `Page` does. `lanes` is how many rows
 * each lane has, as in a layout of more events. Without it, as many as name all events at
 * `page.closest`, and of those left over one by one to the lane in which one more names most
 * at the opening. A row of -1 is none: such events are to be counted.
 *
 * An event whose extent is not two finite numbers in order, or whose lane has no rows,
 * throws a RangeError.
 */
export function place(events, page, lanes = null) {
  const room = new Page(page);
  const placeable = events.map(placeableEvent);
  const given = lanes?.length ? lanes : null; // an empty list is none, as in Python
  checkPlaceable(placeable, given);
  const waiting = candidatesByLane(placeable, room, given?.length ?? 0);
  const filled = given ? fillLanes(waiting, given, room) : fillShared(waiting, room);
  const rows = given ?? filled.map((lane) => lane.rows.length);
  return { places: placesFromTop(filled, rows, events.length), lanes: [...rows] };
}

// The places of all lanes, their rows counted one lane below the other.
function placesFromTop(filled, rows, length) {
  const places = Array.from({ length }, () => placeInRow());
  let top = 0;
  filled.forEach((lane, k) => {
    for (const [number, { row, side, threshold }] of lane.places) {
      places[number] = placeInRow(row < 0 ? row : row + top, side, threshold);
    }
    top += rows[k];
  });
  return places;
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

// Those of each lane, the most important first.
function candidatesByLane(events, page, lanes) {
  const least = six(page.least) || wholeScale(events, page);
  const most = events.reduce((count, event) => Math.max(count, event.lane + 1), lanes);
  const waiting = Array.from({ length: most }, () => []);
  const order = [...events.keys()].sort((a, b) => events[a].priority - events[b].priority);
  for (const number of order) {
    const event = events[number];
    waiting[event.lane].push(candidate(number, event, page, least));
  }
  return waiting;
}

// The scale at which the narrowest page shows everything.
function wholeScale(events, page) {
  const start = events.reduce((first, { x0 }) => Math.min(first, x0), page.start);
  const end = events.reduce((last, { x1 }) => Math.max(last, x1), page.end);
  return six(page.narrow / (end - start));
}
