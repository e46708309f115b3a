// How many rows each lane gets: timeline/placing/lanes.py.
import { bisectWhere } from "./bisect.js";
import { Lane } from "./search.js";

/** Lanes of so many rows, with those that wait for each. */
export function fillLanes(waiting, rows, page) {
  const enough = page.scale(page.width);
  return waiting.map((each, lane) => new Lane(each, rows[lane], page, enough));
}

/** As many rows for each lane as it can use, or where there are too few its share. */
export function fillShared(waiting, page) {
  const free = fillLanes(waiting, waiting.map(() => page.rows), page);
  if (sumOf(free.map((lane) => lane.rows.length)) <= page.rows) return free;
  const needed = waiting.map((each, lane) => rowsNeeded(each, free[lane], page));
  return fillLanes(waiting, shareRows(needed, free.map(namesInRows), page.rows), page);
}

// How many rows it takes to name all at the closest scale, or as many as it can use.
function rowsNeeded(candidates, free, page) {
  const most = free.rows.length;
  if (!namesAll(free)) return most;
  return bisectWhere(most, (rows) => namesAll(fillLanes([candidates], [rows], page)[0]));
}

function namesAll(lane) {
  return [...lane.places.values()].every((at) => at.threshold <= lane.page.closest);
}

// How many each row has at the opening: about what the lane gains by it.
function namesInRows(lane) {
  const counts = lane.rows.map(() => 0);
  for (const { row, threshold } of lane.places.values()) {
    if (threshold <= lane.enough) counts[row] += 1;
  }
  return counts;
}

/**
 * How many rows each lane gets of so many: shareRows([1, 1], [[4, 3, 3], [2, 1]], 4) => [3, 1]
 *
 * `needed` are the rows that each cannot do without, 0 for one without events; `gains` how
 * many names its first row gives each lane, its second, and so on. What is needed comes
 * first, shared in proportion (by D'Hondt's divisors) if it is too much; then what gains
 * most. A lane that needs any gets one, though that may make more than `most`.
 */
export function shareRows(needed, gains, most) {
  const counts = needed.map((rows) => Math.min(rows, 1));
  while (sumOf(counts) < most) {
    let more = needed.map((rows, lane) => (counts[lane] < rows ? rows / counts[lane] : 0));
    if (Math.max(...more) <= 0) more = gains.map((names, lane) => names[counts[lane]] ?? 0);
    const greatest = Math.max(...more);
    if (greatest <= 0) break;
    counts[more.indexOf(greatest)] += 1;
  }
  return counts;
}

function sumOf(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
