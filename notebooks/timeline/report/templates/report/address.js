// One event, one address: from a mark to its row, from a row to its mark, and links.
let origin = null; // where the reader came from to a row: {event, chart}

function buildRows() {
  for (const event of events.values()) {
    for (const row of event.rows) if (event.linked) buildRow(event, row);
  }
}

function buildRow(event, row) {
  const chart = event.charts.find(({ table }) => table?.contains(row)) ?? event.charts[0];
  const link = row.querySelector("a.link");
  link.textContent = "Copy link";
  link.setAttribute("aria-label", `Copy link to ${event.title}`);
  link.addEventListener("click", (click) => {
    click.preventDefault();
    copyLink(event, link);
  });
  const back = makeButton("link", "Show in chart", () => goToMark(event, chart));
  back.setAttribute("aria-label", `Show in chart: ${event.title}`);
  link.after(back);
  row.addEventListener("click", ({ target }) => {
    if (!target.closest("a, button") && getSelection().isCollapsed) goToMark(event, chart);
  });
}

async function copyLink(event, link) {
  history.replaceState(history.state, "", `#${event.id}`);
  highlight(event);
  const done = await copied(location.href);
  link.textContent = done ? "Copied" : "Copy it from the address bar";
  setTimeout(() => (link.textContent = "Copy link"), 2000);
  say(done ? `Link to ${event.title} copied` : "The link is in the address bar");
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const live = document.createElement("p");
live.className = "unseen";
live.setAttribute("role", "status");
document.querySelector("main").append(live);
const say = (words) => (live.textContent = words);

// From a mark to its row in the chart's own table, or to that of another chart.
function goToRow(event, chart) {
  history.replaceState({ event: event.id, chart: chart.number }, "");
  if (event.linked) history.pushState(null, "", `#${event.id}`);
  origin = { event, chart };
  reveal(event, event.rows.find((row) => chart.table?.contains(row)) ?? event.rows[0]);
}

function reveal(event, row) {
  if (hidden.has(event.id)) find.clear();
  row.closest("details").open = true;
  highlight(event);
  const target = row.querySelector("a.link") ?? row.closest(".scroll");
  target.focus({ preventScroll: true });
  bringIntoView(row, "center");
}

// From a row to its mark, drawing the chart first if it was never in view.
async function goToMark(event, chart) {
  origin = null;
  if (hidden.has(event.id)) find.clear();
  await draw(chart);
  if (!marks(chart, event.id).length && chart.period !== null) {
    chart.period = null;
    buildPeriods(chart);
    await draw(chart);
  }
  chart.plot.focus({ preventScroll: true });
  walkTo(chart, event);
}

function arrive() {
  const { event: id, chart } = history.state ?? {};
  if (events.has(id)) return goToMark(events.get(id), charts[chart]);
  const event = events.get(decodeURIComponent(location.hash.slice(1)));
  return event?.linked ? reveal(event, event.rows[0]) : highlight(null);
}

function goBack() {
  if (origin) goToMark(origin.event, origin.chart);
}

addEventListener("popstate", arrive);
addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape") return;
  if (origin && target.closest?.("details.facts")) goBack();
  else if (find.active()) find.clear();
  else highlight(null);
});
