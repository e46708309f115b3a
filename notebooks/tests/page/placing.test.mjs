// What the scripts of placing promise by themselves; test_placing_script.py runs this.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { bisectLeft, bisectRight, bisectWhere } from "../../timeline/page/placing/bisect.js";
import {
  LEFT,
  RIGHT,
  anchor,
  apart,
  eventBox,
  markBox,
  placeableEvent,
  six,
} from "../../timeline/page/placing/boxes.js";
import { Gaps } from "../../timeline/page/placing/gaps.js";
import { shareRows } from "../../timeline/page/placing/lanes.js";
import { CLOSEST, Row, boxRoom } from "../../timeline/page/placing/row.js";
import { Placement, place } from "../../timeline/page/placing/rows.js";

const FOLDER = new URL("../../timeline/page/placing/", import.meta.url);

/** Names of one width, each on a day of its own or all on one. */
function days(firsts, width = 200, more = {}) {
  return firsts.map((first) => ({ x0: first + 0.1, x1: first + 0.9, width, ...more }));
}

/** Days and spans in no order, the same in each run. */
function* story(number) {
  let state = 1;
  const draw = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let k = 0; k < number; k++) {
    const x0 = Math.floor(12000 * draw()) + 0.1;
    const x1 = x0 + 0.8 + (k % 4 ? 0 : Math.floor(300 * draw()));
    yield { x0, x1, width: 80 + 220 * draw(), over: k % 4 === 0, priority: draw(), lane: k % 3 };
  }
}

/** The pairs of a layout that would overlap at some scale; of a sound one none. */
function overlapping(events, { places }) {
  const all = events.map((event, k) => ({ ...places[k], x0: event.x0, event }));
  const placed = all.filter(({ threshold }) => threshold < Infinity).sort((a, b) => a.x0 - b.x0);
  const box = ({ event, side }) => eventBox(placeableEvent(event), side);
  return placed.flatMap((a, k) =>
    placed
      .slice(k + 1)
      .filter((b) => a.row === b.row)
      .filter((b) => six(apart(box(a), box(b))) > Math.max(a.threshold, b.threshold)),
  );
}

test("bisect goes before or after those that are equal", () => {
  const sorted = [1, 2, 2, 2, 5];
  assert.deepEqual([0, 1, 2, 3, 5, 6].map((x) => bisectLeft(sorted, x)), [0, 0, 1, 4, 4, 5]);
  assert.deepEqual([0, 1, 2, 3, 5, 6].map((x) => bisectRight(sorted, x)), [0, 1, 4, 4, 5, 5]);
  assert.equal(bisectLeft([], 1), 0);
  assert.equal(bisectWhere(9, (at) => at >= 7), 7);
  assert.equal(bisectWhere(9, () => false), 9);
});

test("an event needs no more than its extent and a width", () => {
  const event = placeableEvent({ x0: 0, x1: 1, width: 80, second: undefined });
  assert.deepEqual(event, {
    x0: 0,
    x1: 1,
    width: 80,
    second: 0,
    over: false,
    before: 5,
    after: 5,
    priority: 0,
    lane: 0,
    always: false,
    indent: 0,
    text: 80,
  });
  assert.equal(placeableEvent({ x0: 0, x1: 1, width: 80, second: 90 }).text, 90);
});

test("a name beside its mark stays as many px from it; one over a bar begins with it", () => {
  const dot = placeableEvent({ x0: 10, x1: 11, width: 80 });
  assert.deepEqual(eventBox(dot, RIGHT).edges(2), [15, 112]);
  assert.deepEqual(eventBox(dot, LEFT).edges(2), [-70, 27]);
  assert.deepEqual(markBox(dot).edges(2), [15, 27]);
  const bar = placeableEvent({ x0: 10, x1: 11, width: 80, over: true });
  assert.deepEqual(eventBox(bar, RIGHT).edges(2), [15, 100]);
  assert.deepEqual(eventBox(bar, LEFT).edges(2), [-58, 27]);
  assert.deepEqual(eventBox(bar, RIGHT).edges(100), [995, 1105]);
  assert.deepEqual(
    [dot, bar].flatMap((event) => [anchor(event, RIGHT), anchor(event, LEFT)]),
    [[11, 10], [10, -10], [10, 0], [11, 0]],
  );
});

test("two boxes touch at the scale from which on they are apart", () => {
  const [a, b] = [...story(40)].map(placeableEvent).filter(({ over }) => over);
  const [first, second] = a.x0 < b.x0 ? [a, b] : [b, a];
  for (const sides of [[RIGHT, RIGHT], [RIGHT, LEFT], [LEFT, RIGHT], [LEFT, LEFT]]) {
    const boxes = [eventBox(first, sides[0]), eventBox(second, sides[1])];
    const scale = apart(...boxes, 6);
    const between = boxes[1].edges(scale)[0] - boxes[0].edges(scale)[1];
    assert.ok(Math.abs(between - 6) < 1e-6, `${between}`);
  }
  assert.equal(apart(eventBox(second, RIGHT), eventBox(first, RIGHT)), Infinity);
});

test("scales have six digits, and what is never reached stays so", () => {
  assert.equal(six(84.16666666), 84.1667);
  assert.equal(six(100000.5), 100001); // halfway
  assert.equal(six(0.000123456789), 0.000123457);
  assert.equal(six(0), 0);
  assert.equal(six(Infinity), Infinity);
});

test("a row says from which scale on one more box could be there", () => {
  const row = new Row(6, 1);
  const [box, other] = days([0, 100], 80).map((event) => eventBox(placeableEvent(event), RIGHT));
  assert.equal(row.need(box, 0.1), 0.1);
  row.add(box, 0.1);
  assert.equal(row.need(other, 0.1), six(apart(box, other)));
  assert.equal(row.need(other, 2), 2);
  assert.equal(row.need(box, 0.1), Infinity);
  assert.equal(row.need(box, 0.1, box), 0.1); // it is its own
  // half of the gap on either side, less what rounding may take
  assert.deepEqual(boxRoom(box, 1, 6), [0.1 - 5 - 2.99, 0.9 + 90 + 2.99]);
  row.look(CLOSEST);
  assert.ok(row.fits(...boxRoom(other, CLOSEST, 6)));
  assert.ok(!row.fits(...boxRoom(box, CLOSEST, 6)));
});

test("the sieve of gaps refuses none that fits", () => {
  const boxes = [...story(400)].map((event) => eventBox(placeableEvent(event), RIGHT));
  const rows = Array.from({ length: 8 }, () => new Row(6, 1));
  const gaps = new Gaps(rows, 1);
  let refused = 0;
  for (const box of boxes) {
    const fits = rows.filter((row) => row.fits(...boxRoom(box, 1, 6)));
    const found = gaps.rowsFor(box);
    assert.deepEqual(found.map(({ row }) => row), fits);
    assert.ok(found.every(({ number, row }) => rows[number] === row));
    refused += !found.length;
    const free = found.find(({ row }) => row.need(box, 1) <= 1);
    if (free) free.row.add(box, 1);
  }
  assert.ok(refused > 20 && gaps.starts.length > 8);
});

test("what is needed comes first, then what gains most", () => {
  assert.deepEqual(shareRows([1, 1], [[9, 5, 4], [3, 2]], 4), [3, 1]);
  assert.deepEqual(shareRows([1, 3], [[9, 5, 4], [1, 1, 1]], 5), [2, 3]);
  assert.deepEqual(shareRows([20, 10], [Array(20).fill(9), Array(20).fill(9)], 9), [6, 3]);
  assert.deepEqual(shareRows([1, 0, 1], [[3], [], [3]], 30), [1, 0, 1]);
  assert.deepEqual(shareRows([], [], 30), []);
});

test("two that meet get a row each, or the second waits", () => {
  const events = days([10, 12], 80);
  const page = { start: 0, end: 100 };
  assert.deepEqual(place(events, page), {
    places: [
      { row: 0, side: RIGHT, threshold: 5.6 },
      { row: 1, side: RIGHT, threshold: 5.6 },
    ],
    lanes: [2],
  });
  const { places } = place(events, { ...page, rows: 1 });
  assert.deepEqual(places.map(({ threshold }) => threshold), [5.6, 84.1667]);
});

test("no event, no lane", () => {
  const page = { start: 0, end: 1 };
  assert.deepEqual(place([], page), { places: [], lanes: [] });
  assert.deepEqual(place([], page, [2, 1]), { places: [], lanes: [2, 1] });
  assert.deepEqual(place([], page, []), { places: [], lanes: [] });
});

test("no two of one row overlap at any zoom", () => {
  const events = [...story(500)];
  const layout = place(events, { start: 0, end: 12300 });
  assert.deepEqual(overlapping(events, layout), []);
  const spoilt = layout.places.map((at) => ({ ...at, threshold: at.threshold / 2 }));
  assert.notDeepEqual(overlapping(events, { places: spoilt }), []);
});

test("lanes lie one below the other, and keep their rows when a filter thins them", () => {
  const events = [...story(90)];
  const page = { start: 0, end: 12300 };
  const { places, lanes } = place(events, page);
  const tops = [0, lanes[0], lanes[0] + lanes[1], lanes[0] + lanes[1] + lanes[2]];
  const inLane = ({ row }, lane) => tops[lane] <= row && row < tops[lane + 1];
  assert.ok(places.every((at, k) => inLane(at, events[k].lane)));
  const fewer = place(events.filter(({ lane }) => lane === 1), page, lanes);
  assert.deepEqual(fewer.lanes, lanes);
  assert.ok(fewer.places.every((at) => inLane(at, 1)));
  assert.deepEqual(place(events, page, lanes), { places, lanes });
});

test("what it is given is not changed", () => {
  const events = Object.freeze([...story(30)].map(Object.freeze));
  const lanes = Object.freeze([3, 3, 3]);
  const layout = place(events, Object.freeze({ start: 0, end: 12300 }), lanes);
  assert.notEqual(layout.lanes, lanes);
});

test("what is no extent, window or lane is refused", () => {
  const page = { start: 0, end: 1 };
  for (const [x0, x1] of [[1, 0], [NaN, 1], [0, Infinity], ["0", 1]]) {
    assert.throws(() => place([{ x0, x1, width: 10 }], page), /event 0: .+ is no extent/);
    assert.throws(() => place([], { start: x0, end: x1 }), /is no window/);
  }
  const event = { x0: 0, x1: 1, width: 10, lane: 2 };
  assert.throws(() => place([event], page, [1, 1]), /event 0: there is no lane 2/);
  assert.throws(() => place([{ ...event, lane: -1 }], page), /there is no lane -1/);
});

// A page holds them as one script, without the words import and export.
test("the modules can stand in one scope", () => {
  const modules = new Map(
    readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]),
  );
  const before = (name) => [...modules.get(name).matchAll(/^import .* "\.\/(.+)";$/gm)];
  const ordered = [];
  const visit = (name, within = []) => {
    assert.ok(!within.includes(name), `a circle: ${[...within, name]}`);
    before(name).forEach(([, other]) => visit(other, [...within, name]));
    if (!ordered.includes(name)) ordered.push(name);
  };
  [...modules.keys()].forEach((name) => visit(name));

  const text = ordered.map((name) => modules.get(name)).join("\n");
  const names = [...text.matchAll(/^(?:export )?(?:function|const|class) (\w+)/gm)];
  assert.equal(new Set(names.map(([, name]) => name)).size, names.length);
  const plain = text.replace(/^import .*$/gm, "").replace(/^export /gm, "");
  assert.doesNotMatch(plain, /\b(import|export|default)\b/);
  const inOneScope = new Function(`"use strict"; ${plain}; return place;`)();
  const events = [...story(60)];
  const page = { start: 0, end: 12300 };
  assert.deepEqual(inOneScope(events, page), place(events, page));
});

const PAGE = { start: 0, end: 12000, rows: 12 };

function placement(events, first, lanes) {
  const placeable = events.map(placeableEvent);
  return new Placement(placeable, [...events.keys()], PAGE, { first, lanes });
}

test("what is placed bit by bit stands where it would at once, and never moves", () => {
  const events = [...story(300)];
  for (const lanes of [null, [3, 4, 5]]) {
    const grown = placement(events, 40, lanes);
    assert.ok(!grown.isDone);
    const standing = new Map();
    while (!grown.grow(() => Math.random() < 0.9)) {
      for (const [number, at] of grown.places.entries()) {
        if (at.row < 0) continue;
        if (standing.has(number)) assert.equal(at, standing.get(number));
        standing.set(number, at);
      }
    }
    assert.ok(standing.size > 100);
    assert.deepEqual(grown.places, place(events, PAGE, grown.lanes).places);
    assert.equal(grown.lanes.reduce((sum, rows) => sum + rows), 12);
    assert.deepEqual(overlapping(events, grown), []);
  }
});

test("events that are added find room between those that stand", () => {
  const events = [...story(240)].map(placeableEvent);
  const early = [...Array(160).keys()];
  for (const first of [Infinity, 50]) {
    const grown = new Placement(events, early, PAGE, { first });
    const lanes = [...grown.lanes];
    grown.add([...events.keys()].slice(160));
    const before = grown.places.slice(0, 160);
    assert.ok(!grown.isDone && grown.grow());
    if (first === Infinity) assert.deepEqual(grown.places.slice(0, 160), before);
    assert.deepEqual(grown.lanes, lanes);
    assert.ok(grown.places.slice(160).some(({ row }) => row >= 0));
    assert.deepEqual(overlapping(events, grown), []);
    const other = events.push({ ...events[0], lane: 7 }) - 1;
    grown.add([other]);
    assert.ok(grown.grow() && grown.places[other].row === -1); // no such lane
  }
});
