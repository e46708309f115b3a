// The scene of an explorer, of what it is told: an SVG with its axis and lanes, and what Picture
// must know of it, as timeline/drawing/zoom.py says it of a report's. Boxes are drawn by Picture.
import { svgElement } from "../dom.js";
import { AT_ONCE } from "../layout.js";
import { BOX_GAP, NAME_SPACE } from "../placing/boxes.js";
import { Placement } from "../placing/rows.js";
import { BoxDrawer } from "./box_drawer.js";
import { LANE_HEAD, LaneHeads } from "./lane_heads.js";
import { SceneEvents } from "./scene_events.js";

const PHONE_WIDTH = 500; // px: a phone is less
const LOW_ROWS = { row: 20, rows: 30 }; // px of a row, how many there may be
const HIGH_ROWS = { row: 34, rows: 18 }; // the same on a phone, where names may have two lines
const FEWEST_ROWS = 12;
const MORE_ROWS = 2; // at a time, until all have names
const FEW_EVENTS = 500; // of more some have none anyway, and trying takes long
const SCENE_TOP = 6; // px, as all of these
const BELOW_LANE = 6;
const STRIP_ROOM = 16;
const SCENE_FOOT = 44;
const TICK_HEIGHT = 11; // px
const NAME_SIZE = 12.5; // px of names
const COUNT = "{named} of {total} by name; a tick at the axis is one of the others";
const SHORT_COUNT = "{named} of {total} by name; others as ticks"; // of a phone

/**
 * {svg, zoom} for a picture of so many px, in lanes by a facet, or null for none.
 *
 * It is good for any other width too, though rows are chosen for this one. Without lanes it is
 * no higher than `height`, if a dozen rows have room in it and name all events at some zoom.
 */
export function buildScene(told, { by = null, width: px = 0, height = Infinity } = {}) {
  const width = px || 960;
  const isPhone = width < PHONE_WIDTH;
  const { row, rows: most } = isPhone ? HIGH_ROWS : LOW_ROWS;
  const fitting = Math.floor((height - SCENE_TOP - STRIP_ROOM - SCENE_FOOT) / row);
  const rows = Math.min(Math.max(fitting, FEWEST_ROWS), most);
  const known = new SceneEvents(told, by, { width, isPhone });
  const read = known.readAll();
  const { page, home } = placedIn(rows, most, read, (count) => pageOf(told, width, count));
  const lanes = stackLanes(known.lanes, home.lanes, row);
  const axis = lanes.end + STRIP_ROOM;
  const drawer = new BoxDrawer(told.kinds, known, isPhone);
  const heads = new LaneHeads(lanes.all, width);
  const [first, last] = told.opening;
  const zoom = {
    ...{ first, last, whole: told.whole, windows: windowsOf(told), scale: "dates", page },
    ...{ row, lanes: lanes.all, axis, grid: SCENE_TOP, strip: [axis - TICK_HEIGHT, axis] },
    ...{ height: axis + SCENE_FOOT, until: null, words: { count: isPhone ? SHORT_COUNT : COUNT } },
    read: { ...read, home },
    take: (columns) => known.read(columns),
    groupOf: (number) => drawer.group(number),
    onmatch: (events, places) => heads.tell(events, places),
  };
  return { svg: drawScene(zoom, heads.elements), zoom };
}

// In as many rows, or if these leave one without a name at any zoom, in more.
function placedIn(rows, most, { events, ids }, pageIn) {
  const page = pageIn(rows), numbers = [...ids.keys()];
  const home = new Placement(events, numbers, page, { first: AT_ONCE });
  const isNamed = (at) => at.row >= 0 && at.threshold <= page.closest;
  if (rows >= most || numbers.length > FEW_EVENTS || home.places.every(isNamed)) return { page, home };
  return placedIn(Math.min(rows + MORE_ROWS, most), most, { events, ids }, pageIn);
}

function pageOf({ opening, whole }, width, rows) {
  const [start, end] = opening;
  const narrow = Math.min(width, PHONE_WIDTH);
  const least = narrow / (whole[1] - whole[0]);
  const free = narrow / (end - start);
  const fixed = { closest: 40, gap: BOX_GAP, space: NAME_SPACE, line: null };
  return { ...fixed, start, end, width, narrow, least, free, rows };
}

const windowsOf = ({ windows = [] }) =>
  windows.map(([name, first, last]) => ({ name, first, last }));

// Lanes from the top down: {all: [{name, y, rows}], end}, px.
function stackLanes(names, rows, height) {
  let end = SCENE_TOP;
  const all = rows.map((count, k) => {
    const name = names[k] ?? "";
    const y = end + (name ? LANE_HEAD : 0);
    end = y + count * height + (name ? BELOW_LANE : 0);
    return { name, y, rows: count };
  });
  return { all, end };
}

function drawScene({ height, axis }, heads) {
  const svg = svgElement("svg", { class: "scene", width: "100%", height, "font-size": NAME_SIZE });
  svg.append(svgElement("g", { class: "ticks" }));
  svg.append(svgElement("rect", { x: 0, y: axis, width: "100%", height: 1, class: "f-soft" }));
  svg.append(...heads, svgElement("g", { class: "strip" }));
  return svg;
}
