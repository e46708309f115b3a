// Where names stand in a window: numbers alone, px from its left edge.
//
// A frame is {first, scale, width, space, gap, line}: the place at the left edge, px per unit, px
// of the picture, px between a mark and its name, px between two events in a row, px to the line
// that no name crosses, or null. What is shown
// of an event is {event, row, side, text, isNamed}, `event` as placing has it, `text` the px that
// its name takes.
import { LEFT, RIGHT, LEAST_BAR } from "./placing/boxes.js";

const LINE_GAP = 6; // px: between a name that slides and the line
const EDGE = 1; // px: what letters reach beyond their width
const BESIDE_GAP = 5; // px: on both sides of a name under its mark

/** [left, right] of the mark of an event. */
export function markEdges({ x0, x1, before, after, over }, { first, scale }) {
  const start = (x0 - first) * scale;
  const end = (x1 - first) * scale;
  return [start - before, Math.max(end + after, start + (over ? LEAST_BAR : 0))];
}

/**
 * Where the name begins, or null where it is not whole in the window: one over its bar slides
 * along it to be seen, one beside its mark stays, and is not seen without it.
 */
export function nameLeft({ event, side, text }, frame) {
  return event.over ? slidLeft(event, side, text, frame) : besideLeft(event, side, text, frame);
}

function slidLeft({ x0, x1, indent }, side, text, { first, scale, width, line }) {
  const start = (x0 - first) * scale + indent;
  const end = (x1 - first) * scale - indent;
  const home = side === RIGHT ? start : end - text;
  const least = Math.max(Math.min(home, start), EDGE);
  const most = Math.min(Math.max(home, end - text), width - EDGE - text);
  if (least > most) return null;
  const left = Math.min(Math.max(home, least), most);
  return isCrossed(left, text, line) ? besideLine(left, text, line, least, most) : left;
}

function isCrossed(left, text, line) {
  return line !== null && left < line && left + text > line;
}

// The nearest place on either side of the line, or null.
function besideLine(left, text, line, least, most) {
  const sides = [line - LINE_GAP - text, line + LINE_GAP];
  const free = sides.filter((at) => at >= least && at <= most);
  return free.sort((a, b) => Math.abs(a - left) - Math.abs(b - left))[0] ?? null;
}

function besideLeft({ x0, x1, before, after }, side, text, { first, scale, width, space }) {
  const held = ((side === RIGHT ? x1 : x0) - first) * scale;
  const left = side === RIGHT ? held + after + space : held - before - space - text;
  return Math.min(left, held) >= EDGE && Math.max(left + text, held) <= width - EDGE ? left : null;
}

/**
 * Where the names of all that are shown begin => [{left, side, under}], left null where one is not.
 *
 * A name that an edge of the window would cut turns to the other side, or the other end of its
 * bar, if that is free of every mark and name in its row. Else one that has lines beneath it goes
 * under its mark.
 */
export function arrangeNames(shown, frame) {
  const found = shown.map((one) => ({ left: homeLeft(one, frame), side: one.side }));
  const cut = [...found.keys()].filter((k) => isCut(shown[k], found[k]));
  for (const k of cut) {
    const turned = { ...shown[k], side: -shown[k].side };
    const left = nameLeft(turned, frame), below = underLeft(shown[k], frame);
    const tried = (room) => isFree(room, k, shown, found, frame);
    if (left !== null && tried(turnedRoom(turned, left, frame))) {
      found[k] = { left, side: turned.side };
    } else if (below !== null && tried([below - BESIDE_GAP, below + shown[k].text + BESIDE_GAP])) {
      found[k] = { left: below, side: RIGHT, under: true };
    }
  }
  return found;
}

// Under what is seen of a mark that has its name beside it.
function underLeft({ event, text }, frame) {
  const [start] = markEdges(event, frame);
  const most = frame.width - EDGE - text, left = Math.max(Math.min(start, most), EDGE);
  if (event.over || !event.second || left > most) return null;
  const { line } = frame;
  return isCrossed(left, text, line) ? besideLine(left, text, line, EDGE, most) : left;
}

function homeLeft(one, frame) {
  return one.isNamed ? nameLeft(one, frame) : null;
}

function isCut({ isNamed }, { left }) {
  return isNamed && left === null;
}

// From the mark to where the name ends, on that side; over its bar, what the name takes.
function turnedRoom({ event, side, text }, left, frame) {
  if (event.over) return [left - frame.gap, left + text + frame.gap];
  const [start, end] = markEdges(event, frame);
  return side === LEFT ? [left - frame.gap, start] : [end, left + text + frame.gap];
}

function isFree([left, right], own, shown, found, frame) {
  if (isCrossed(left, right - left, frame.line)) return false;
  return shown.every((other, k) => {
    if (k === own || other.row !== shown[own].row) return true;
    const [start, end] = markEdges(other.event, frame);
    if (start < right && end > left) return false;
    const name = found[k].left;
    return name === null || name >= right || name + other.text <= left;
  });
}
