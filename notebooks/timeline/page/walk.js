// A chart by keyboard: it is one stop of the Tab key, and keys walk its events.
import { isPlain } from "./dom.js";
import { shownEvents } from "./events.js";
import { inHand } from "./here.js";
import { read } from "./reading.js";
import { Signal } from "./signal.js";

export const walked = new Signal(); // to an event of a chart
export const entered = new Signal(); // Enter was pressed on an event of a chart

export function buildWalk(chart) {
  for (const surface of chart.surfaces ?? [chart.surface]) {
    surface.setAttribute("tabindex", "0");
    if (chart.events.length) describeSurface(chart, surface);
  }
}

function describeSurface(chart, surface) {
  surface.setAttribute("role", "application");
  surface.setAttribute("aria-roledescription", "chart");
  surface.setAttribute("aria-label", `${surface.getAttribute("aria-label")} ${chart.hint}`);
  surface.addEventListener("keydown", (press) => isPlain(press) && pressKey(chart, press));
  surface.addEventListener("focus", () => {
    // a pointer's press is read when it is done: what is read may move the page below it
    if (!surface.matches(":focus-visible")) return;
    read(chart, chart.events.includes(inHand()) ? inHand() : null);
  });
}

function pressKey(chart, press) {
  const step = chart.walks[press.key.length > 1 ? press.key : press.key.toLowerCase()];
  const jump = JUMPING[press.key];
  if (step) stepBy(chart, step, marked(chart));
  else if (!jump?.(chart, marked(chart)) && !chart.act(press.key)) return;
  press.preventDefault();
}

// Those that are walked; other keys, which may come with every frame, ask for none.
const marked = (chart) => shownEvents(chart).filter(({ id }) => chart.hasMark(id));

const stepBy = (chart, step, all) => walk(chart, all[clamped(all.indexOf(inHand()) + step, all)]);

const clamped = (k, all) => Math.min(Math.max(k, 0), all.length - 1);

// What other keys do, and whether they did.
const JUMPING = {
  ArrowDown: (chart, all) => chart.walks.ArrowRight && walk(chart, inNextLane(chart, all, 1)),
  ArrowUp: (chart, all) => chart.walks.ArrowRight && walk(chart, inNextLane(chart, all, -1)),
  Home: (chart, all) => walk(chart, all[0]),
  End: (chart, all) => walk(chart, all.at(-1)),
  Enter: (chart, all) => {
    if (all.includes(inHand())) entered.tell(inHand(), chart);
    return true;
  },
};

function walk(chart, event) {
  if (event) walked.tell(event, chart);
  return true;
}

// The event of the lane above or below that is nearest in order of time. Of an event that
// lies in several lanes the one counts that the walk is in.
function inNextLane(chart, all, step) {
  const from = all.indexOf(inHand()), lanesOf = (event) => chart.lanesOf(event);
  if (from < 0) return all[0];
  const names = chart.laneNames.filter((name) => all.some((e) => lanesOf(e).includes(name)));
  if (names.length < 2) return all[clamped(from + step, all)];
  const own = lanesOf(inHand());
  const lane = names[names.indexOf(own.includes(chart.lane) ? chart.lane : own[0]) + step];
  if (lane === undefined) return inHand();
  chart.lane = lane;
  const there = all.filter((event) => lanesOf(event).includes(lane));
  const distance = (event) => Math.abs(all.indexOf(event) - from);
  return there.sort((a, b) => distance(a) - distance(b))[0];
}
