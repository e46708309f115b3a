// What the scripts of a picture promise that need no page; test_picture_scripts.py runs this.
import assert from "node:assert/strict";
import test from "node:test";

import { Frame } from "../../timeline/page/frame.js";
import { nearestBox } from "../../timeline/page/hit.js";
import { actOnKey } from "../../timeline/page/keys.js";
import { InTime } from "../../timeline/page/in_time.js";
import { BoxLayout } from "../../timeline/page/layout.js";
import { arrangeNames, nameLeft } from "../../timeline/page/names.js";
import { brokenName } from "../../timeline/page/explorer/two_lines.js";
import { LEFT, RIGHT, placeableEvent } from "../../timeline/page/placing/boxes.js";
import { revealingWindow } from "../../timeline/page/reveal.js";
import { clampWindow, pinchWindow, windowOver, zoomWindow } from "../../timeline/page/window.js";

const WHOLE = [0, 1000];
const PAGE = { start: 0, end: 1000, width: 960, narrow: 560, closest: 40, space: 5, gap: 6 };

test("a window stays in the whole, and is never shorter than the closest", () => {
  assert.deepEqual(clampWindow({ first: -50, last: 50 }, WHOLE, 1), { first: 0, last: 100 });
  assert.deepEqual(clampWindow({ first: 950, last: 1050 }, WHOLE, 1), { first: 900, last: 1000 });
  assert.deepEqual(clampWindow({ first: -9, last: 5000 }, WHOLE, 1), { first: 0, last: 1000 });
  assert.deepEqual(clampWindow({ first: 9.9, last: 10.1 }, WHOLE, 1), { first: 9.5, last: 10.5 });
});

test("what lies at a place stays there while one zooms", () => {
  const window = { first: 100, last: 300 };
  assert.deepEqual(zoomWindow(window, 2, 150, WHOLE, 1), { first: 125, last: 225 });
  assert.deepEqual(zoomWindow(window, 1e9, 150, WHOLE, 1).first, 149.75);
  assert.deepEqual(zoomWindow(window, 1e-9, 150, WHOLE, 1), { first: 0, last: 1000 });
});

test("two fingers hold two places", () => {
  const { first, last } = pinchWindow([400, 500], [0.25, 0.75], WHOLE, 1);
  assert.deepEqual([first, last], [350, 550]);
});

test("a window moves no more than it must to hold all, or to lie within", () => {
  assert.equal(windowOver(0, 100, [20, 60]).first, 0);
  assert.equal(windowOver(0, 100, [120, 160]).first, 60);
  assert.equal(windowOver(300, 100, [120, 160]).first, 120);
  assert.equal(windowOver(0, 100, [120, 460]).first, 120);
  assert.equal(windowOver(200, 100, [120, 460]).first, 200);
});

test("places far out of view are written just out of view", () => {
  const frame = new Frame({ first: 500, last: 501 }, 1000, PAGE);
  assert.deepEqual([0, 500, 500.5, 501, 1e9].map((at) => frame.px(at)), [-100, 0, 500, 1000, 1100]);
  assert.deepEqual([[0, 499], [0, 500], [501, 502], [502, 503]]
    .map(([x0, x1]) => frame.holds({ x0, x1 })), [false, true, true, false]);
});

function shown(x0, side, text, more = {}) {
  const event = placeableEvent({ x0, x1: x0 + 0.8, width: text, ...more });
  return { event, side, text, row: 0, isNamed: true };
}

test("a name that an edge would cut turns to the other side, where that is free", () => {
  const frame = new Frame({ first: 0, last: 1000 }, 1000, PAGE);
  const cut = shown(950, RIGHT, 80);
  assert.equal(nameLeft(cut, frame), null);
  const [alone] = arrangeNames([cut], frame);
  assert.deepEqual(alone, { left: 950 - 5 - 5 - 80, side: LEFT });
  const near = [shown(900, LEFT, 80), shown(700, RIGHT, 160), shown(10, LEFT, 80)];
  for (const other of near.slice(0, 2)) {
    assert.equal(arrangeNames([cut, other], frame)[0].left, null); // its mark, its name
    assert.notEqual(arrangeNames([cut, { ...other, row: 1 }], frame)[0].left, null);
  }
  assert.notEqual(arrangeNames([cut, near[2]], frame)[0].left, null);
  const silent = { ...cut, isNamed: false };
  assert.equal(arrangeNames([silent], frame)[0].left, null);
  const twice = arrangeNames([cut, shown(960, RIGHT, 80)], frame);
  assert.deepEqual(twice.map(({ left }) => left === null), [false, true]); // at the other's mark
});

test("a name over a short bar that an edge would cut ends with its bar, where that is free", () => {
  const frame = new Frame({ first: 0, last: 1000 }, 1000, PAGE);
  const cut = shown(950, RIGHT, 80, { over: true });
  assert.equal(nameLeft(cut, frame), null);
  const [alone] = arrangeNames([cut], frame);
  assert.ok(Math.abs(alone.left - (950.8 - 80)) < 1e-9 && alone.side === LEFT);
  for (const other of [shown(900, LEFT, 40), shown(700, RIGHT, 200)]) {
    assert.equal(arrangeNames([cut, other], frame)[0].left, null);
    assert.notEqual(arrangeNames([cut, { ...other, row: 1 }], frame)[0].left, null);
  }
});

test("an event is revealed by its own threshold, or nearer where an edge cuts its name", () => {
  const one = { event: placeableEvent({ x0: 600, x1: 601, width: 100 }), side: RIGHT };
  const window = { first: 0, last: 1000 };
  const at = (threshold, more = {}) =>
    revealingWindow({ ...one, threshold, ...more }, window, 1000, WHOLE, PAGE);
  assert.deepEqual(at(0.5), window);
  const { first, last } = at(10);
  assert.ok(Math.abs(1000 / (last - first) - 10.001) < 1e-9);
  assert.ok(first < 600 && last > 611);
  const never = at(Infinity);
  assert.ok(Math.abs(1000 / (never.last - never.first) - 40.004) < 1e-9);
  const last980 = placeableEvent({ x0: 980, x1: 981, width: 100 });
  const nearer = at(0.5, { event: last980 });
  assert.ok(nearer.last - nearer.first < 200 && nearer.last <= 1000);
});

test("the nearest within twelve px is meant", () => {
  const rows = [
    { number: 1, top: 0, low: 20, spans: [[10, 20], [25, 80]] },
    { number: 2, top: 20, low: 40, spans: [[90, 100]] },
  ];
  const ticks = new Map([[7, 50], [8, 55]]);
  const at = (x, y) => nearestBox([x, y], rows, ticks, [60, 70]);
  assert.equal(at(22, 10), 1);
  assert.equal(at(85, 30), 2);
  assert.equal(at(81, 19), 1);
  assert.equal(at(53, 65), 8);
  assert.equal(at(47, 75), 7);
  assert.equal(at(93, 55), null);
});

test("keys say what they do, and nothing of the others", () => {
  const said = [];
  const picture = {
    window: { first: 0, last: 100 },
    panBy: (units) => said.push(["pan", units]),
    zoomBy: (factor) => said.push(["zoom", factor]),
    all: () => said.push(["all"]),
  };
  for (const key of ["ArrowLeft", "D", "+", "s", "0"]) assert.ok(actOnKey(picture, key));
  assert.deepEqual(said, [["pan", -15], ["pan", 15], ["zoom", 1.5], ["zoom", 1 / 1.5], ["all"]]);
  for (const key of ["n", "Enter", "ArrowUp", "toString"]) assert.ok(!actOnKey(picture, key));
});

const ZOOM = {
  fields: "x0 x1 width second over priority lane row side threshold id".split(" "),
  boxes: [
    [10, 11, 80, 0, false, 1, 0, 0, 1, 0.5, "a"],
    [12, 13, 80, 0, false, 0, 0, 1, 1, 0.5, "b"],
    [14, 15, 80, 0, false, 2, 1, 2, 1, null, "c"],
    [5, 15, 80, 0, true, 3, 1, 3, 1, 0.5, "a"],
  ],
  page: { ...PAGE, least: 0, rows: 30 },
  lanes: [{ name: "x", y: 6, rows: 2 }, { name: "y", y: 66, rows: 2 }],
  row: 20,
};

test("a layout is Python's until there is a filter, and again after it", () => {
  const layout = new BoxLayout(ZOOM);
  const home = layout.places;
  assert.deepEqual(home.map(({ row }) => row), [0, 1, 2, 3]);
  assert.equal(home[2].threshold, Infinity);
  assert.deepEqual(layout.byTime, [3, 0, 1, 2]);
  assert.deepEqual(layout.byPriority, [1, 0, 2, 3]);
  assert.deepEqual(layout.numbersOf("a"), [0, 3]);
  layout.filter(["b", "c"]);
  assert.deepEqual(layout.places.map((at) => at && [at.row, layout.topOf(at)]), [null, [0, 6], [2, 66], null]);
  assert.ok(layout.places[2].threshold < 1);
  layout.filter([]);
  assert.deepEqual(layout.places, [null, null, null, null]);
  layout.filter(null);
  assert.equal(layout.places, home);
});

test("wider texts are placed anew, and the filter stays", () => {
  const layout = new BoxLayout(ZOOM);
  layout.filter(["a", "b"]);
  const before = layout.places;
  const widths = [[0, [200, 0]], [1, [10, 0]], [3, [80, 0]]];
  assert.ok(layout.isNarrow(widths) && !layout.isNarrow(widths.slice(1)));
  layout.widen(new Map(widths));
  assert.deepEqual(layout.events.map(({ text }) => text), [200, 80, 80, 80]);
  assert.equal(layout.places[2], null);
  layout.narrow();
  assert.deepEqual(layout.places, before);
});

test("of events in time those of a window are counted, and one a px is found", () => {
  const events = [[0, 1], [100, 900], [100.2, 101], [500, 501], [950, 951]];
  const read = events.map(([x0, x1]) => ({ x0, x1 }));
  const inTime = new InTime([0, 1, 2, 3, 4], read);
  assert.deepEqual([inTime.earlier(600), inTime.later(600)], [3, 1]);
  const frame = new Frame({ first: 50, last: 950 }, 900, PAGE);
  assert.deepEqual(inTime.perPx(frame, () => true), [[2, 50.2], [3, 450], [4, 900]]);
  assert.deepEqual(inTime.perPx(frame, (n) => n !== 2 && n !== 4), [[1, 50], [3, 450]]);
  assert.deepEqual(inTime.around(300, 250, () => true), [2, 3]);
  assert.deepEqual(inTime.around(300, 250, (n) => n !== 2), [1, 3]);
  assert.deepEqual(inTime.around(300, 150, () => true), []);
  assert.deepEqual(new InTime([], []).perPx(frame, () => true), []);
});

test("a long name is broken where its lines are most alike", () => {
  const { lines, most } = brokenName("One of the longer names of them all", 300);
  assert.deepEqual(lines, ["One of the longer", "names of them all"]);
  assert.ok(most > 150 && most < 170);
  assert.deepEqual(brokenName("abcdefgh", 80).lines, ["abcd", "efgh"]);
});
