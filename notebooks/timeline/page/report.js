// A report: what can be read at once first, then its pictures, then what plotly.js draws.
import { meet } from "./boxes.js";
import { isPlain } from "./dom.js";
import { arrive, goBack, goToAll, goToMark, goToRow, hold, walkTo } from "./address.js";
import { asked, closeCard, leaveCard, moveCard, openCard, pinnedCard, showCard } from "./card.js";
import { drawers } from "./chart.js";
import { startCode } from "./code.js";
import { hidden, loadEvents, shownEvents } from "./events.js";
import { buildFind, callFind, clearFind, closeFacets, found, isFinding, offersChip, sought, toggleChip } from "./find.js";
import { highlight, inHand, lit, ringsOf, showRing } from "./here.js";
import { startPaper } from "./paper.js";
import { Pictured } from "./pictured.js";
import { buildPoint, hovered, pressed } from "./point.js";
import { buildRows, located, showRows } from "./rows.js";
import { runScript } from "./run.js";
import { readNothing } from "./reading.js";
import { followTheme, startTheme } from "./theme.js";
import { unpack } from "./unpack.js";
import { buildWalk, entered, walked } from "./walk.js";

const charts = [...document.querySelectorAll("figure.chart")].map((figure, number) => {
  const Kind = figure.querySelector(".pictures") ? Pictured : drawers.Plotted;
  return new Kind(figure, number);
});
const plots = charts.filter(({ isPlotted }) => isPlotted);

const draw = (some) => Promise.all(some.map((chart) => chart.draw(hidden)));
const drawNear = () => draw(charts.filter(({ near }) => near));

async function start() {
  startTheme();
  startCode();
  if (!charts.length) return;
  loadEvents(charts);
  wire();
  for (const chart of charts) {
    buildWalk(chart);
    buildPoint(chart);
  }
  buildRows();
  buildFind();
  watch();
  await startPlots();
  if (location.hash) await arrive(charts);
  document.documentElement.dataset.drawn = charts.length;
}

// What is told in one place is answered in others.
function wire() {
  found.on(() => {
    closeCard();
    if (hidden.has(inHand()?.id)) highlight(null);
    readNothing();
    showRows(charts);
    drawNear();
  });
  sought.on(goToMatches);
  lit.on(() => charts.forEach(showRing));
  located.on(goToMark);
  asked.on(goToRow);
  walked.on(walkTo);
  entered.on((event, chart) => (chart.hasCards ? pin(event, chart) : goToRow(event, chart)));
  pressed.on(press);
  hovered.on((chart, event, box) => {
    if (pinnedCard() || !chart.hasCards) return;
    if (event) showCard(event, chart, beside(chart, event, box));
    else leaveCard();
  });
  for (const chart of charts) {
    chart.drawn.on(showRing);
    chart.drawn.on(followCard);
  }
  for (const plot of plots) plot.named.on(takeName);
  // a moment later: a browser that goes to a fragment takes the focus with it
  addEventListener("popstate", () => setTimeout(() => arrive(charts)));
  addEventListener("keydown", escape);
  addEventListener("keydown", slash);
  addEventListener("pointerdown", ({ target }) => {
    if (!target.closest?.(".card, .stage, .periods")) closeCard();
    if (!target.closest?.(".facet")) closeFacets();
  });
}

// The card of a chart that moves stays with its mark, or goes where that is not to be seen.
function followCard(chart) {
  const card = openCard();
  if (card?.chart !== chart) return;
  const [box] = ringsOf(chart, card.event.id);
  if (box) moveCard(box);
  else closeCard();
}

function press(chart, event, box) {
  if (!event) return closeCard();
  if (!chart.hasCards) return goToRow(event, chart);
  hold(event, chart);
  showCard(event, chart, beside(chart, event, box), true);
}

// Above or below all of the mark that the pointer is on, and where the pointer is along it.
function beside(chart, event, { left, right, top, bottom }) {
  const at = { left, right, top, bottom };
  const ring = ringsOf(chart, event.id).find((box) => meet(box, at, 0)) ?? at;
  return { left, right, top: ring.top, bottom: ring.bottom };
}

function pin(event, chart) {
  hold(event, chart, true);
  pinnedCard()?.element.querySelector(".doing a, .doing button").focus();
}

// A name in the legend of themes filters the whole page, as its chip does.
function takeName(legend) {
  if (!offersChip("theme", legend.name)) return;
  legend.taken = true;
  toggleChip("theme", legend.name);
}

function goToMatches() {
  const chart = charts.find((each) => shownEvents(each).some(({ linked }) => linked));
  if (chart) goToAll(shownEvents(chart), chart);
}

function escape({ key, target }) {
  if (key !== "Escape" || closeCard() || closeFacets()) return;
  if (target.closest?.("details.facts, .entries") && goBack()) return;
  if (isFinding()) clearFind();
  else highlight(null);
}

// The key that finds, wherever the reader is and does not write.
function slash(press) {
  if (press.key !== "/" || !isPlain(press) || press.target.matches?.("input, textarea")) return;
  if (callFind()) press.preventDefault();
}

// plotly.js is unpacked and run only once the pictures are there.
async function startPlots() {
  if (!plots.length) return;
  try {
    const drawings = JSON.parse(await unpack("_figures"));
    plots.forEach((plot, k) => plot.take(drawings[k]));
    await painted();
    runScript(await unpack("_plotly"));
    if (!window.Plotly) throw new Error("plotly.js did not start");
  } catch (error) {
    for (const plot of plots) plot.giveUp(error);
    return;
  }
  await draw(plots.slice(0, 1));
  await drawNear();
}

// A page that nobody looks at is never painted.
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 500);
  });

function watch() {
  const watcher = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const chart = charts.find(({ figure }) => figure === target);
        chart.near = isIntersecting;
        if (isIntersecting) draw([chart]);
      }
    },
    { rootMargin: "400px" },
  );
  for (const { figure } of charts) watcher.observe(figure);
  draw(charts.slice(0, 1));
  followTheme(drawNear);
  startPaper(charts, draw);
  let pendingSize;
  addEventListener("resize", () => {
    clearTimeout(pendingSize);
    pendingSize = setTimeout(drawNear, 120);
  });
}

start();
