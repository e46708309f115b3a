// A chart by keyboard: it is one stop of the Tab key, and the arrow keys walk its events.
const HINT = "Arrow keys walk the events, Home and End jump, Enter opens the row.";

function buildWalk(chart) {
  const { plot } = chart;
  plot.tabIndex = 0;
  if (!chart.events.length) return;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-roledescription", "chart");
  plot.setAttribute("aria-label", `${plot.getAttribute("aria-label")} ${HINT}`);
  plot.addEventListener("keydown", (press) => {
    if (press.altKey || press.ctrlKey || press.metaKey || !STEPS[press.key]) return;
    press.preventDefault();
    STEPS[press.key](chart, shownEvents(chart));
  });
  plot.addEventListener("focus", () => read(chart, chart.events.includes(here) ? here : null));
  plot.addEventListener("click", (click) => {
    const event = eventAt(chart, click.clientX, click.clientY);
    if (event) goToRow(event, chart);
  });
}

const STEPS = {
  ArrowRight: (chart, all) => walkTo(chart, all[Math.min(place(all) + 1, all.length - 1)]),
  ArrowLeft: (chart, all) => walkTo(chart, all[Math.max(place(all) - 1, 0)]),
  ArrowDown: (chart, all) => walkTo(chart, inNextLane(chart, all, 1)),
  ArrowUp: (chart, all) => walkTo(chart, inNextLane(chart, all, -1)),
  Home: (chart, all) => walkTo(chart, all[0]),
  End: (chart, all) => walkTo(chart, all.at(-1)),
  Enter: (chart, all) => all.includes(here) && goToRow(here, chart),
};

const place = (all) => all.indexOf(here);

// The event of the lane above or below that is nearest in order of time. Of an event that
// lies in several lanes the one counts that the walk is in.
function inNextLane(chart, all, step) {
  const from = place(all), lanesOf = (event) => chart.lanes.get(event);
  if (from < 0) return all[0];
  const names = laneNames(chart).filter((name) => all.some((e) => lanesOf(e).includes(name)));
  if (names.length < 2) return all[Math.min(Math.max(from + step, 0), all.length - 1)];
  const own = lanesOf(here);
  const lane = names[names.indexOf(own.includes(chart.lane) ? chart.lane : own[0]) + step];
  if (lane === undefined) return here;
  chart.lane = lane;
  const there = all.filter((event) => lanesOf(event).includes(lane));
  const distance = (event) => Math.abs(all.indexOf(event) - from);
  return there.sort((a, b) => distance(a) - distance(b))[0];
}

// From the top down; where no chart function has said it, as its events name them.
const laneNames = ({ meta, lanes }) =>
  meta.laneNames ?? [...new Set([...lanes.values()].map(([first]) => first))];

function walkTo(chart, event) {
  if (!event) return;
  highlight(event);
  read(chart, event);
  bringIntoView(chart.stage.querySelector(".ring") ?? chart.stage, "nearest");
}

// What the live region says: the event, its date in words, its neighbours, its place.
function read(chart, event) {
  const all = shownEvents(chart);
  const line = event
    ? [event.title, event.when, neighbours(event, chart), `${all.indexOf(event) + 1} of ${all.length}`]
    : [`${all.length} events`, HINT];
  const parts = line.filter(Boolean).map((text) => {
    const part = document.createElement("bdi");
    part.textContent = /[.?!…]$/.test(text) ? text : `${text}.`;
    return part;
  });
  for (const { figure } of charts) figure.querySelector(".reading").replaceChildren();
  chart.figure.querySelector(".reading").append(...parts.flatMap((part) => [part, " "]));
}

// The event whose mark lies under the pointer or, within half a target's size, nearest to it.
function eventAt(chart, x, y) {
  const away = (mark) => {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  };
  const [near] = allMarks(chart)
    .map((mark) => [away(mark), events.get(idOf(mark))])
    .filter(([distance, event]) => distance <= 12 && event)
    .sort((a, b) => a[0] - b[0]);
  return near?.[1];
}
